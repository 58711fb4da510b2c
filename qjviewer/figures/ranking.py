"""Ranks: published ones, those computed in a group whose members are all known, and their movement."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from msgspec.structs import replace

from qjviewer.bundle.measures import MEASURES
from qjviewer.bundle.model import Group
from qjviewer.bundle.units import PERCENT, PLACES
from qjviewer.bundle.values import Citation
from qjviewer.figures.arithmetic import added, converted, quotient, rounded
from qjviewer.figures.compare import difference_unit
from qjviewer.figures.figure import Figure, Input, Rank, resting_on
from qjviewer.figures.group_ranks import GroupRanks, RankedFigure, RankKey
from qjviewer.figures.lookup import Lookup

_NO_RANK: Final = Rank("", 0)


def groups_for(cube: Lookup, figure: Figure) -> tuple[str, ...]:
    """The groups a figure can be ranked in: published ones first, then those of which it is a member."""
    published = [r.among for r in figure.ranks]
    member = [g.id for g in cube.bundle.groups if figure.place in g.places and figure.indicator]
    peers = cube.bundle.briefing.peers
    member.sort(key=lambda g: g != peers)
    return tuple(dict.fromkeys((*published, *member)))


def default_group(cube: Lookup, figure: Figure) -> str:
    """The group meant where none is named: the peers, else the only one; empty where several could be."""
    groups = groups_for(cube, figure)
    peers = cube.bundle.briefing.peers
    if peers in groups:
        return peers
    return groups[0] if len(groups) == 1 or (figure.ranks and len(figure.ranks) == 1) else ""


def rank_in(cube: Lookup, figure: Figure, among: str) -> Rank | None:
    """The rank of a figure in a group (or among a place's parts), published or computed; None without."""
    for rank in figure.ranks:
        if rank.among == among or _stands_for(cube, among, rank.among):
            return rank
    known = cube.group_ranks.get(_key(figure, among))
    if known is None:
        group = cube.bundle.group_by_id.get(among)
        if group is None or figure.place not in group.places:
            return None
        known = _known(cube, figure, group)
    return known.ranks.get(figure.place)


def _key(figure: Figure, group: str) -> RankKey:
    return figure.indicator, figure.measure, figure.period, figure.is_later, group


def _known(cube: Lookup, figure: Figure, group: Group) -> GroupRanks:
    """The order and the ranks of a group at a figure's address, worked out once for all its members."""
    key = _key(figure, group.id)
    found = cube.group_ranks.get(key)
    if found is None:
        order = _standings(cube, figure, group)
        inputs = tuple(Input(s.figure.id) for s in order)
        found = GroupRanks(order, dict(_ranks(order, group.id)), inputs)
        # Within a circle of computations an answer holds only there.
        if not cube.is_computing:
            cube.group_ranks[key] = found
    return found


def _ranks(order: Sequence[RankedFigure], among: str) -> Iterator[tuple[str, Rank]]:
    """The rank of each place; where one member's value is not known, nobody's rank is."""
    if any(not s.rank for s in order):
        return
    context = any(s.figure.context for s in order)
    internal = any(s.figure.internal for s in order)
    for s in order:
        rank = Rank(among, s.rank, len(order), s.tied, is_computed=True, context=context, internal=internal)
        yield s.figure.place, rank


def _stands_for(cube: Lookup, asked: str, known: str) -> bool:
    """Whether a rank known among a place's parts answers for a group of that place's, or the other way."""
    for group, place in ((asked, known), (known, asked)):
        found = cube.bundle.group_by_id.get(group)
        if found is not None and found.within == place and not found.places:
            return True
    return False


def standings(cube: Lookup, figure: Figure, group: Group) -> tuple[RankedFigure, ...]:
    """The members of a group in the order of a figure's indicator, measure and period; best first.

    Members without an exact value stand at the end with rank 0.
    """
    return _known(cube, figure, group).order


def _standings(cube: Lookup, figure: Figure, group: Group) -> tuple[RankedFigure, ...]:
    found = cube.column(figure.indicator, figure.measure, group.places, figure.period, later=figure.is_later)
    return ordered(cube, found)


def ordered(cube: Lookup, figures: Sequence[Figure]) -> tuple[RankedFigure, ...]:
    """Figures of one indicator, best first, with ranks; equal displayed values share one."""
    known = [(v, f) for f in figures if f.is_exact and (v := _in_unit(f, figures[0].unit)) is not None]
    ids = {f.id for _, f in known}
    without = [f for f in figures if f.id not in ids]
    known.sort(key=lambda pair: pair[0], reverse=not smaller_is_better(cube, figures[0]) if figures else True)
    counts = Counter(v for v, _ in known)
    first: dict[Decimal, int] = {}
    for place, (value, _) in enumerate(known, 1):
        first.setdefault(value, place)
    ranked = [RankedFigure(f, first[v], counts[v] > 1) for v, f in known]
    return (*ranked, *(RankedFigure(f, 0) for f in without))


def _in_unit(figure: Figure, unit: str) -> Decimal | None:
    return converted(figure.value, figure.unit, unit) if figure.value is not None else None


def smaller_is_better(cube: Lookup, figure: Figure) -> bool:
    """Whether the smallest value ranks first."""
    indicator = cube.indicator(figure.indicator)
    return indicator is not None and indicator.better == "lower"


def rank_figure(cube: Lookup, figure: Figure, among: str) -> Figure:
    """A rank as a figure of its own (unit 位), so that it leads to what it rests on."""
    found = rank_in(cube, figure, among)
    base = _about(figure, f"rank {among}", "rank")
    if found is None:
        return replace(base, missing="not-published")
    known = cube.group_ranks.get(_key(figure, found.among)) if found.is_computed else None
    inputs = (
        known.inputs if known is not None else tuple(Input(f.id) for f in ranked_from(cube, figure, found))
    )
    return replace(
        base,
        value=Decimal(found.rank),
        ranks=(found,),
        status="derived" if found.is_computed else figure.status,
        context=figure.context or found.context,
        internal=figure.internal or found.internal,
        how="ranked" if found.is_computed else "",
        inputs=inputs or (Input(figure.id),),
    )


def ranked_from(cube: Lookup, figure: Figure, rank: Rank | None) -> tuple[Figure, ...]:
    """The figures a computed rank rests on, best first; none for a published one."""
    group = cube.bundle.group_by_id.get(rank.among) if rank is not None and rank.is_computed else None
    return tuple(s.figure for s in standings(cube, figure, group)) if group else ()


def _about(figure: Figure, question: str, how: str) -> Figure:
    """What a figure of ranks takes over from the one it is about."""
    return Figure(
        id=f"{figure.id} {question}",
        place=figure.place,
        period=figure.period,
        indicator=figure.indicator,
        measure="rank",
        against=question,
        unit=PLACES,
        cite=figure.cite,
        context=figure.context,
        internal=figure.internal,
        how=how,
        is_later=figure.is_later,
    )


def moved(cube: Lookup, figure: Figure, then: str, among: str) -> Figure | None:
    """How many places a figure moved up (positive) or down since another period; None for an unknown word."""
    period = cube.period_for(then, figure)
    if period is None:
        return None
    before = cube.figure(figure.indicator, figure.measure, figure.place, period, later=figure.is_later)
    now_rank, then_rank = rank_in(cube, figure, among) or _NO_RANK, rank_in(cube, before, among) or _NO_RANK
    is_known = now_rank.rank > 0 and then_rank.rank > 0
    is_comparable = is_known and _size(cube, now_rank, figure) == _size(cube, then_rank, before)
    return replace(
        _about(figure, f"moved {period.code} {among}", "moved"),
        value=Decimal(then_rank.rank - now_rank.rank) if is_comparable else None,
        missing="" if is_known else "not-published",
        reason="group-changed" if is_known and not is_comparable else "",
        status="derived",
        cite=_both_cited(figure, before),
        context=figure.context or before.context or now_rank.context or then_rank.context,
        internal=figure.internal or before.internal or now_rank.internal or then_rank.internal,
        inputs=(Input(f"{before.id} rank {among}"), Input(f"{figure.id} rank {among}", "−")),
    )


def _both_cited(one: Figure, other: Figure) -> tuple[Citation, ...]:
    """The sources of two figures, each once."""
    return one.cite if one.cite == other.cite else tuple(dict.fromkeys((*one.cite, *other.cite)))


def _size(cube: Lookup, rank: Rank, figure: Figure) -> int:
    """How many were ranked then; two fields of different size can't be compared."""
    if rank.of:
        return rank.of
    group = cube.bundle.group_by_id.get(rank.among)
    return group.size_in(figure.period.last_year) if group else 0


def distance(cube: Lookup, figure: Figure, among: str, *, ahead: bool) -> Figure:
    """The distance to the next better place (`ahead`) or the next worse one; never negative."""
    group = cube.bundle.group_by_id.get(among)
    order = standings(cube, figure, group) if group else ()
    base = replace(
        _about(figure, f"{'ahead' if ahead else 'behind'} {among}", "distance"),
        measure=figure.measure,
        unit=difference_unit(figure.unit),
        status="derived",
    )
    # Which place is the next one follows from all of them.
    base = resting_on(base, (s.figure for s in order))
    own = next((s for s in order if s.figure.place == figure.place), None)
    if own is None or not own.rank:
        return replace(base, missing="not-published")
    others = [s for s in order if s.rank and (s.rank < own.rank if ahead else s.rank > own.rank)]
    if not others:
        return replace(base, missing="not-applicable")
    other = others[-1] if ahead else others[0]
    return _between(base, figure, other.figure)


def closing_growth(cube: Lookup, figure: Figure, among: str) -> Figure | None:
    """The growth over last year at which an amount would be that of the place before it; None for rates.

    A rate closes its distance by being as high as the other: that needs no arithmetic.
    """
    if not MEASURES[figure.measure].is_additive:
        return None
    before = distance(cube, figure, among, ahead=True)
    ahead = cube.by_id(before.found[0]) if before.found else None
    ago = cube.figure(
        figure.indicator, figure.measure, figure.place, figure.period.shifted(-12), later=figure.is_later
    )
    base = replace(before, id=f"{figure.id} close {among}", measure="yoy", unit=PERCENT, value=None)
    if ahead is None or ahead.value is None or not ago.is_exact or ago.value is None:
        return replace(base, how="", missing=before.missing or "not-published")
    turned = converted(ahead.value, ahead.unit, ago.unit)
    if turned is None or ago.value <= 0:
        return replace(base, reason="units" if turned is None else "negative-base")
    if ago.accounts != ahead.accounts:
        return replace(base, reason="accounts")
    value = rounded((quotient(turned, ago.value) - 1) * 100, 1)
    inputs = (Input(ahead.id), Input(ago.id, "÷"))
    internal = before.internal or ago.internal
    return replace(base, value=value, how="closing", inputs=inputs, internal=internal)


def _between(base: Figure, figure: Figure, other: Figure) -> Figure:
    assert figure.value is not None
    assert other.value is not None
    turned = converted(other.value, other.unit, figure.unit)
    if turned is None:
        return replace(base, reason="units")
    first, second = (other, figure) if turned > figure.value else (figure, other)
    return replace(
        base,
        value=added(figure.value, turned, minus=True).copy_abs(),
        inputs=(Input(first.id), Input(second.id, "−")),
        cite=_both_cited(figure, other),
        found=(other.id,),
    )


def is_ranked(measure: str) -> bool:
    """Whether ranks in this measure make sense."""
    return MEASURES[measure].is_ranked
