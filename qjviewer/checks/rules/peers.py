"""Published ranks against the values of those ranked, where the briefing holds them."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from qjviewer.checks.subject import Subject
from qjviewer.figures.arithmetic import converted
from qjviewer.figures.figure import Figure, Rank
from qjviewer.figures.ranking import smaller_is_better
from qjviewer.problems import Problem, Severity

_Key = tuple[str, str, str, str]


def check(subject: Subject) -> Iterator[Problem]:
    """Report ranks that the values of the others refute."""
    fields: dict[_Key, list[tuple[Figure, Rank]]] = defaultdict(list)
    for figure in subject.figures:
        for rank in figure.ranks:
            if not rank.is_computed and figure.indicator:
                key = (figure.indicator, figure.measure, figure.period.code, rank.among)
                fields[key].append((figure, rank))
    for ranked in fields.values():
        yield from _by_values(ranked, subject)
        yield from _neighbours(ranked, subject)


def _by_values(ranked: Sequence[tuple[Figure, Rank]], subject: Subject) -> Iterator[Problem]:
    """Each rank against how many of the known values are better, and how many worse."""
    first, among = ranked[0][0], ranked[0][1].among
    members, are_all = _members(first, among, subject)
    values = sorted(v for p in members if (v := _value_of(p, first, subject)) is not None)
    if len(values) < 2:
        return
    lower = smaller_is_better(subject.cube, first)
    group = subject.bundle.group_by_id.get(among)
    size = group.size_in(first.period.last_year) if group else 0
    for figure, rank in ranked:
        value = converted(figure.value, figure.unit, first.unit) if figure.value is not None else None
        if value is None or not figure.is_exact:
            continue
        below, above = bisect_left(values, value), len(values) - bisect_right(values, value)
        better, worse = (below, above) if lower else (above, below)
        total = rank.of or size
        args = {"figure": subject.address(figure), "rank": rank.rank, "better": better}
        if rank.rank <= better or (are_all and len(values) == len(members) and rank.rank != better + 1):
            yield subject.report_figure("rank-refuted", figure, **args)
        elif worse and total and rank.rank > total - worse:
            args |= {"worse": worse, "total": total}
            yield subject.report_figure("rank-too-low", figure, **args)


def _members(figure: Figure, among: str, subject: Subject) -> tuple[Sequence[str], bool]:
    """The places that compete with a figure's, and whether they are all of them."""
    group = subject.bundle.group_by_id.get(among)
    if group is not None and group.places:
        return group.places, True
    whole = group.within if group is not None else among
    own = subject.bundle.place_by_id.get(figure.place)
    if own is None:
        return (), False
    return [
        p.id for p in subject.bundle.places if p.level == own.level and _lies_in(p.id, whole, subject)
    ], False


def _lies_in(place: str, whole: str, subject: Subject) -> bool:
    seen: set[str] = set()
    while place and place not in seen:
        seen.add(place)
        found = subject.bundle.place_by_id.get(place)
        place = found.within if found else ""
        if place == whole:
            return True
    return False


def _value_of(place: str, like: Figure, subject: Subject) -> Decimal | None:
    figure = subject.cube.figure(like.indicator, like.measure, place, like.period, later=like.is_later)
    if figure.value is None or not figure.is_exact:
        return None
    return converted(figure.value, figure.unit, like.unit)


def _neighbours(ranked: Sequence[tuple[Figure, Rank]], subject: Subject) -> Iterator[Problem]:
    """Ranks shared by different values, ties that are not marked, and ranks in the wrong order."""
    order = sorted({f.place: (f, r) for f, r in ranked}.values(), key=lambda pair: pair[1].rank)
    lower = smaller_is_better(subject.cube, ranked[0][0])
    for (one, first), (other, second) in pairwise(order):
        args = {"figure": subject.address(other), "other": subject.address(one), "rank": first.rank}
        a, b = one.value, converted(other.value, other.unit, one.unit) if other.value is not None else None
        differ = a is not None and b is not None and a != b
        if first.rank == second.rank and differ:
            yield subject.report_figure("rank-shared", other, **args)
        elif first.rank == second.rank and not (first.tied and second.tied):
            yield subject.report_figure("tie-unmarked", other, Severity.WARNING, **args)
        elif first.rank < second.rank and differ and a is not None and b is not None and (a < b) != lower:
            yield subject.report_figure("rank-order", other, **args)
