"""Parts against their whole, shares within it, and sums over a group against the published whole."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Final

from qjviewer.bundle.units import counts
from qjviewer.checks.subject import Subject
from qjviewer.figures.arithmetic import added, converted, step_of
from qjviewer.figures.compute import parts_of, whole_of
from qjviewer.figures.figure import Figure
from qjviewer.problems import Problem, Severity

_HUNDRED: Final = Decimal(100)
_MOST_PARTS: Final = 100


def check(subject: Subject) -> Iterator[Problem]:
    """Report parts that do not make up their whole, overlapping parts, shares that can't be."""
    for figure in subject.figures:
        if figure.indicator and figure.value is not None:
            yield from _levels(figure, subject)
            yield from _shares(figure, subject)
    yield from _facts(subject)
    for fact in subject.bundle.facts:
        if fact.sum:
            yield from _over_group(fact.id, subject)


# Indicators with their parts -----------------------------------------------------------------


def _levels(whole: Figure, subject: Subject) -> Iterator[Problem]:
    """An indicator's amount against those of its parts: all of them, or some that are addends."""
    if whole.measure != "level" or not whole.is_exact or whole.how:
        return
    all_parts = parts_of(subject.cube, whole.indicator)
    addends = [i.id for i in subject.bundle.indicators if i.part_of == whole.indicator]
    for names, is_all in ((all_parts, True), (() if all_parts else addends, False)):
        parts = [
            subject.cube.figure(n, "level", whole.place, whole.period, later=whole.is_later) for n in names
        ]
        known = [f for f in parts if f.is_exact and not f.how]
        if known and (len(known) == len(parts) or not is_all):
            yield from _against(whole, known, subject, is_all=is_all)


def _against(whole: Figure, parts: Sequence[Figure], subject: Subject, *, is_all: bool) -> Iterator[Problem]:
    total, slack = _summed(parts, whole.unit)
    if total is None or whole.value is None or len({f.accounts for f in (whole, *parts)}) > 1:
        return
    slack = Decimal(0) if counts(whole.unit) else slack + step_of(whole.value) / 2
    over = total - whole.value
    if over > slack or (is_all and -over > slack):
        yield subject.report_figure(
            "parts-exceed" if over > 0 else "parts-short",
            whole,
            total=subject.address(whole),
            shown=subject.worded(whole),
            sum=f"{total:f}",
            parts="、".join(f"{subject.address(f)} {subject.worded(f)}" for f in parts[:4]),
        )


def _summed(parts: Sequence[Figure], unit: str) -> tuple[Decimal | None, Decimal]:
    """The sum in a unit and how far rounding may carry it off; None where units do not fit."""
    total, slack = Decimal(0), Decimal(0)
    for figure in parts:
        turned = converted(figure.value, figure.unit, unit) if figure.value is not None else None
        if turned is None:
            return None, slack
        total += turned
        slack += step_of(turned) / 2
    return total, slack


def _shares(figure: Figure, subject: Subject) -> Iterator[Problem]:
    if figure.measure != "share" or figure.value is None or figure.how:
        return
    if not 0 <= figure.value <= _HUNDRED and not _may_leave_bounds(figure, subject):
        shown = subject.worded(figure)
        yield subject.report_figure("share-beyond", figure, figure=subject.address(figure), shown=shown)
    whole = whole_of(subject.cube, figure.indicator)
    parts = parts_of(subject.cube, whole)
    # Reported once, at the first of the parts.
    if not parts or parts[0] != figure.indicator:
        return
    found = [
        subject.cube.figure(p, "share", figure.place, figure.period, later=figure.is_later) for p in parts
    ]
    values = [f.value for f in found if f.is_exact and not f.how and f.value is not None]
    if len(values) == len(parts):
        total = sum(values, Decimal(0))
        slack = sum((step_of(v) for v in values), Decimal(0)) / 2
        if abs(total - _HUNDRED) > slack:
            yield subject.report_figure("structure-sum", figure, whole=whole, sum=f"{total:f}")


def _may_leave_bounds(figure: Figure, subject: Subject) -> bool:
    """Whether a share may be below zero or above 100: only where some part is negative."""
    whole = whole_of(subject.cube, figure.indicator)
    names = parts_of(subject.cube, whole) or [i.id for i in subject.bundle.indicators if i.part_of == whole]
    found = [
        f
        for n in names
        for measure in ("level", "share")
        if (f := subject.cube.figure(n, measure, figure.place, figure.period, later=figure.is_later)).value
        is not None
        and not f.how
        and f.id != figure.id
    ]
    if figure.value is not None and figure.value < 0:
        own = [f for f in found if f.indicator == figure.indicator]
        rest = [f for f in found if f.measure == "share" and f.value is not None and f.value > _HUNDRED]
        return bool(rest) or any(f.value is not None and f.value < 0 for f in own)
    return any(f.value is not None and f.value < 0 for f in found)


# Facts ---------------------------------------------------------------------------------------


def _facts(subject: Subject) -> Iterator[Problem]:
    parts: dict[str, list[Figure]] = defaultdict(list)
    for fact in subject.bundle.facts:
        figure = subject.cube.fact(fact.id) if fact.part_of else None
        if figure is not None:
            parts[fact.part_of].append(figure)
    for name, of_total in parts.items():
        total = subject.cube.fact(name)
        for one, other in combinations(of_total[:_MOST_PARTS], 2):
            if one.overlap and one.overlap == other.overlap:
                yield subject.report("parts-overlap", f"facts.{other.id}", figure=one.id, other=other.id)
        known = [f for f in of_total if f.is_exact]
        if total is not None and total.is_exact and known:
            yield from _against(total, known, subject, is_all=False)


def _over_group(name: str, subject: Subject) -> Iterator[Problem]:
    """六县市之和 against the published figure of the place that contains them."""
    fact, made = subject.bundle.fact_by_id[name], subject.cube.fact(name)
    group = subject.bundle.group_by_id.get(fact.over)
    first = subject.cube.by_id(made.inputs[0].figure) if made is not None and made.inputs else None
    if made is None or made.value is None or group is None or not group.within or first is None:
        return
    whole = subject.cube.figure(first.indicator, first.measure, group.within, first.period, later=fact.later)
    turned = converted(whole.value, whole.unit, made.unit) if whole.is_exact and whole.value else None
    if turned is None or whole.how:
        return
    slack = (step_of(turned) + len(made.inputs) * step_of(made.value)) / 2
    if abs(added(turned, made.value, minus=True)) > slack:
        yield subject.report(
            "sum-disagrees",
            f"facts.{name}",
            Severity.WARNING,
            fact=name,
            sum=subject.worded(made),
            whole=subject.address(whole),
            shown=subject.worded(whole),
        )
