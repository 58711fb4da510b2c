"""Figures that speak of the same thing agree: twice-told values, and gaps with the two they lie between."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal, localcontext
from typing import Final, TypeAlias

from qjviewer.checks.subject import Subject
from qjviewer.figures.derive import inputs_of
from qjviewer.figures.figure import Figure
from qjviewer.problems import Problem, Severity

_Key: TypeAlias = tuple[str, str, str, str, str, str]
# Published gaps may be taken before rounding: one step of the last digit is not a contradiction.
_STEP: Final = Decimal("0.1")


def check(subject: Subject) -> Iterator[Problem]:
    """Report the same fact with two values, and gaps that the two values refute."""
    groups: dict[_Key, list[Figure]] = defaultdict(list)
    for figure in subject.bundle.figures:
        if figure.indicator and figure.value is not None and not figure.is_target:
            groups[_key(figure, subject)].append(figure)
    for group in groups.values():
        for other in group[1:]:
            if not _by_gap(group[0], subject) and not _by_gap(other, subject):
                yield from _twice(group[0], other, subject)
    for figure in subject.bundle.figures:
        if figure.against and figure.indicator and figure.against and figure.value is not None:
            yield from _gap(figure, groups, subject)


def _key(figure: Figure, subject: Subject) -> _Key:
    place, period = subject.place_of(figure), subject.period_of(figure).raw
    return (figure.indicator, figure.measure, place, period, figure.unit, figure.against)


def _by_gap(figure: Figure, subject: Subject) -> bool:
    """Whether a figure rests on a gap, which is then itself held against the published values."""
    inputs = (subject.figure(term.figure) for term in inputs_of(figure))
    return any(f is not None and f.against for f in inputs)


def _twice(one: Figure, other: Figure, subject: Subject) -> Iterator[Problem]:
    # A revised value stands beside the preliminary one on purpose.
    restated = one.status != other.status and "derived" not in (one.status, other.status)
    if one.value == other.value or restated:
        return
    one_source = {c.source for c in one.cite} & {c.source for c in other.cite}
    derived = other.derive or one.derive
    where = other if not one.derive else one
    yield subject.report(
        "figures-disagree",
        f"figures.{where.id}." + ("derive" if where.derive else "value"),
        Severity.ERROR if derived or one_source else Severity.WARNING,
        one=one.id,
        left=subject.worded(one),
        other=other.id,
        right=subject.worded(other),
    )


def _gap(gap: Figure, groups: dict[_Key, list[Figure]], subject: Subject) -> Iterator[Problem]:
    period = subject.period_of(gap).raw
    for measure in ("yoy", "qoq", "share", "level"):
        for unit in ("%", gap.unit):
            ours = groups.get((gap.indicator, measure, subject.place_of(gap), period, unit, ""), [])
            theirs = groups.get((gap.indicator, measure, gap.against, period, unit, ""), [])
            theirs = [f for f in theirs if gap.id not in {t.figure for t in inputs_of(f)}]
            if ours and theirs:
                yield from _between(gap, ours[0], theirs[0], subject)
                return


def _between(gap: Figure, ours: Figure, theirs: Figure, subject: Subject) -> Iterator[Problem]:
    stated, left, right = (f.value or Decimal(0) for f in (gap, ours, theirs))
    with localcontext() as context:
        context.prec = 60
        computed = left - right
        off = abs(computed - stated)
    if off:
        yield subject.report(
            "gap-disagrees",
            f"figures.{gap.id}.value",
            Severity.WARNING if off <= _STEP else Severity.ERROR,
            figure=gap.id,
            shown=subject.worded(gap),
            left=subject.worded(ours),
            right=subject.worded(theirs),
            one=ours.id,
            other=theirs.id,
            computed=f"{computed:f}",
        )
