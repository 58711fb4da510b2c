"""A stated rank against the peers' own figures, where the briefing holds them."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from typing import Final, TypeAlias

from qjviewer.checks.subject import Subject
from qjviewer.figures.figure import Figure
from qjviewer.figures.teller import GROWTH
from qjviewer.problems import Problem, Severity

_RANKED_MEASURES: Final = ("level", "yoy", "qoq", "count", "area", "share")
_Key: TypeAlias = tuple[str, str, str, str, str, str]


@dataclass
class _Field:
    """Figures of one indicator, measure, period and level of place: those that compete."""

    figures: list[Figure] = field(default_factory=list)
    # Energy use ranks the smallest first: seen from the ranks themselves.
    smaller_is_better: bool = False

    def settle(self) -> list[Decimal]:
        """The values sorted, with the direction of the ranking found out."""
        ranked = sorted((f for f in self.figures if f.rank), key=lambda f: f.rank)
        rising = all(_value(a) < _value(b) for a, b in pairwise(ranked))
        # Of growth two could be a slip; three in order are a way of ranking.
        enough = 3 if ranked and ranked[0].measure in GROWTH else 2
        self.smaller_is_better = len(ranked) >= enough and rising
        return sorted(_value(f) for f in self.figures)


def check(subject: Subject) -> Iterator[Problem]:
    """Report ranks that the values of the peers refute."""
    for competing in _fields(subject):
        values = competing.settle()
        for figure in competing.figures:
            if figure.rank:
                yield from _against(figure, competing, values, subject)
        yield from _neighbours(competing, subject)


def _fields(subject: Subject) -> Iterator[_Field]:
    fields: dict[_Key, _Field] = defaultdict(_Field)
    seen: set[tuple[_Key, str]] = set()
    for figure in subject.bundle.figures:
        place = subject.bundle.place_by_id.get(subject.place_of(figure))
        if figure.indicator and place and figure.value is not None and figure.measure in _RANKED_MEASURES:
            whole = _whole(place.within, place.level, subject)
            period = subject.period_of(figure).raw
            key = (figure.indicator, figure.measure, period, figure.unit, place.level, whole)
            # A place told twice competes once; whether both agree is another rule's matter.
            if (key, place.id) not in seen:
                seen.add((key, place.id))
                fields[key].figures.append(figure)
    yield from (f for f in fields.values() if len(f.figures) > 1)


def _whole(place_id: str, level: str, subject: Subject) -> str:
    """The province that counties and cities are ranked in; for provinces the nation."""
    seen: set[str] = set()
    while place_id and place_id not in seen:
        seen.add(place_id)
        place = subject.bundle.place_by_id.get(place_id)
        if place is None:
            return place_id
        if place.level == ("nation" if level == "province" else "province"):
            return place.id
        place_id = place.within
    return place_id


def _against(figure: Figure, competing: _Field, values: list[Decimal], subject: Subject) -> Iterator[Problem]:
    value = _value(figure)
    below, above = bisect_left(values, value), len(values) - bisect_right(values, value)
    better, worse = (below, above) if competing.smaller_is_better else (above, below)
    total = subject.teller("zh-Hans").number_ranked(figure)
    path = f"figures.{figure.id}.rank"
    # Ranked within a city, not the province: the peers outside do not count.
    if figure.among and figure.among != _whole_of(figure, subject):
        return
    if figure.rank <= better:
        yield subject.report("rank-refuted", path, figure=figure.id, rank=figure.rank, better=better)
    elif total and figure.rank > total - worse:
        yield subject.report(
            "rank-too-low", path, figure=figure.id, rank=figure.rank, worse=worse, total=total
        )


def _whole_of(figure: Figure, subject: Subject) -> str:
    place = subject.bundle.place_by_id[subject.place_of(figure)]
    return _whole(place.within, place.level, subject)


def _neighbours(competing: _Field, subject: Subject) -> Iterator[Problem]:
    order = {f.id: n for n, f in enumerate(competing.figures)}
    ranked = sorted((f for f in competing.figures if f.rank), key=lambda f: f.rank)
    for better, worse in pairwise(ranked):
        same_rank, same_value = better.rank == worse.rank, _value(better) == _value(worse)
        one, other = sorted((better, worse), key=lambda f: order[f.id])
        path = f"figures.{other.id}.rank"
        rising = _value(better) < _value(worse)
        if same_rank and not same_value:
            yield subject.report("rank-shared", path, figure=other.id, other=one.id, rank=one.rank)
        elif same_rank and not (one.tied and other.tied):
            yield subject.report(
                "tie-unmarked", path, Severity.WARNING, figure=other.id, other=one.id, rank=one.rank
            )
        elif not same_rank and not same_value and rising != competing.smaller_is_better:
            yield subject.report("rank-order", path, figure=worse.id, other=better.id)


def _value(figure: Figure) -> Decimal:
    return figure.value if figure.value is not None else Decimal(0)
