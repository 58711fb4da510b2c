"""A value about ten times its neighbours in time, or a tenth of them: probably a slip of the decimal point.

What a note explains is not asked about again.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, TypeAlias

from qjviewer.bundle.measures import MEASURES
from qjviewer.bundle.periods import Period
from qjviewer.checks.subject import Subject
from qjviewer.figures.arithmetic import converted
from qjviewer.figures.figure import Figure
from qjviewer.problems import Problem, Severity

_Series: TypeAlias = tuple[str, str, str, str]
_FEWEST: Final = 3
# From here on a ratio to the largest (or smallest) neighbour looks like a slip.
_FACTOR: Final = 7
# How many neighbours on either side, and how many members of a group, are looked at.
_NEAR: Final = 2
_MOST_MEMBERS: Final = 120


def check(subject: Subject) -> Iterator[Problem]:
    """Ask about values that stand out in their series, or among the members of a group."""
    asked: set[str] = set()
    for series in _in_time(subject):
        yield from _odd(series, subject, asked, by_time=True)
    for series in (*_in_groups(subject), *_around(subject)):
        yield from _odd(series, subject, asked, by_time=False)


def _in_time(subject: Subject) -> Iterator[list[Figure]]:
    """The figures of each indicator, measure, place and basis, oldest first."""
    found: dict[_Series, dict[Period, Figure]] = {}
    for figure in subject.figures:
        if figure.indicator and figure.is_exact and not figure.how and not figure.is_target:
            key = (figure.indicator, figure.measure, figure.place, _basis(figure.period))
            found.setdefault(key, {})[figure.period] = figure
    for by_period in found.values():
        if len(by_period) >= _FEWEST:
            yield [by_period[p] for p in sorted(by_period)]


def _basis(period: Period) -> str:
    if period.is_moment or period.day:
        return "moment"
    return "cumulative" if period.is_cumulative else f"single{period.months}"


def _in_groups(subject: Subject) -> Iterator[list[Figure]]:
    """The members of each group at one indicator, measure and period."""
    groups = [g.places for g in subject.bundle.groups if _FEWEST <= len(g.places) <= _MOST_MEMBERS]
    return _side_by_side(groups, subject)


def _around(subject: Subject) -> Iterator[list[Figure]]:
    """The rates of the briefing's place and of those it lies in; amounts are of different sizes there."""
    places = (subject.cube.here, *subject.teller(subject.base).around())
    for series in _side_by_side([places], subject):
        if MEASURES[series[0].measure].sign in ("growth", "points"):
            yield series


def _side_by_side(groups: Sequence[Sequence[str]], subject: Subject) -> Iterator[list[Figure]]:
    found: dict[tuple[str, str, Period], dict[str, Figure]] = {}
    for figure in subject.figures if groups else ():
        if figure.indicator and figure.is_exact and not figure.how and not figure.is_target:
            key = (figure.indicator, figure.measure, figure.period)
            found.setdefault(key, {})[figure.place] = figure
    for places in groups:
        for by_place in found.values():
            members = [by_place[p] for p in places if p in by_place]
            if len(members) >= _FEWEST:
                yield members


def _odd(series: Sequence[Figure], subject: Subject, asked: set[str], *, by_time: bool) -> Iterator[Problem]:
    values = [converted(f.value, f.unit, series[0].unit) for f in series if f.value is not None]
    if any(v is None for v in values):
        return
    sizes = [abs(v) for v in values if v is not None]
    for number, figure in enumerate(series):
        first = max(0, number - _NEAR) if by_time else 0
        last = number + _NEAR + 1 if by_time else len(series)
        near = sizes[first:number] + sizes[number + 1 : last]
        if len(near) > 1 and _stands_out(sizes[number], near, figure) and figure.id not in asked:
            asked.add(figure.id)
            if not figure.note:
                yield _asked(figure, near, subject)


def _stands_out(size: Decimal, near: Sequence[Decimal], figure: Figure) -> bool:
    if MEASURES[figure.measure].sign in ("growth", "points"):
        # Growth near zero is common: only what is far above all others is odd.
        return size >= _FACTOR * max(max(near), Decimal(2))
    return size >= _FACTOR * max(near) > 0 or 0 < size * _FACTOR <= min(near)


def _asked(figure: Figure, near: Sequence[Decimal], subject: Subject) -> Problem:
    return subject.report_figure(
        "tenfold",
        figure,
        Severity.WARNING,
        figure=subject.address(figure),
        shown=subject.worded(figure),
        near="、".join(f"{v:f}" for v in near[:4]),
    )
