"""Places in their order: which row stands where, which are folded, and how a row is told."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias

import msgspec
from msgspec.structs import replace

from qjviewer.charts.kinds._common import own
from qjviewer.charts.kinds._places import place_name
from qjviewer.charts.request import Request
from qjviewer.figures import ranking
from qjviewer.figures.arithmetic import added, converted
from qjviewer.figures.compare import difference_unit
from qjviewer.figures.figure import Figure, Rank
from qjviewer.figures.group_ranks import RankedFigure
from qjviewer.figures.period_words import beside
from qjviewer.figures.teller import NOT_APPLICABLE, Teller, ordinal
from qjviewer.wording import say

# Up to so many places are shown whole; of more the first, the last and those around our own.
MOST_WHOLE: Final = 30
_TOP, _AROUND, _BOTTOM = 5, 3, 3
# A fold that hides fewer than this would save nothing.
_LEAST_FOLDED = 3


class Fold(msgspec.Struct, frozen=True):
    """Places left out between two rows, best first."""

    standings: tuple[RankedFigure, ...]


BoardRow: TypeAlias = RankedFigure | Fold


def folded(order: Sequence[RankedFigure], teller: Teller, *, whole: bool) -> list[BoardRow]:
    """The rows of a board: all of them, or the first, those around our own, and the last."""
    if whole or len(order) <= MOST_WHOLE:
        return list(order)
    mine = next((n for n, s in enumerate(order) if own(s.figure, teller)), 0)
    kept = {*range(_TOP), *range(mine - _AROUND, mine + _AROUND + 1)}
    kept |= set(range(len(order) - _BOTTOM, len(order)))
    return list(_with_folds(order, kept))


def _with_folds(order: Sequence[RankedFigure], kept: set[int]) -> Iterator[BoardRow]:
    hidden: list[RankedFigure] = []
    for number, standing in enumerate(order):
        if number not in kept:
            hidden.append(standing)
            continue
        yield from _fold(hidden)
        hidden = []
        yield standing
    yield from _fold(hidden)


def _fold(hidden: Sequence[RankedFigure]) -> Iterator[BoardRow]:
    if len(hidden) < _LEAST_FOLDED:
        yield from hidden
    else:
        yield Fold(tuple(hidden))


def fold_words(fold: Fold, teller: Teller) -> str:
    """A fold in words: 第9—57位，共49个."""
    ranks = [s.rank for s in fold.standings if s.rank]
    count = len(fold.standings)
    if not ranks:
        return say("charts.fold-without", teller.lang, count=count)
    first, last = (_place_word(r, teller) for r in (ranks[0], ranks[-1]))
    return say("charts.fold", teller.lang, first=first, last=last, count=count)


def _place_word(rank: int, teller: Teller) -> str:
    return ordinal(rank) if teller.lang == "en" else str(rank)


def fold_names(fold: Fold, teller: Teller) -> str:
    """The names of those folded, in their order."""
    return teller.joined(place_name(s.figure, teller) for s in fold.standings)


def rank_text(standing: RankedFigure, teller: Teller) -> str:
    """A rank before a name: 3, 并列3; a dash for a place without a value."""
    if not standing.rank:
        return NOT_APPLICABLE
    number = str(standing.rank)
    return teller.say("tied") + number if standing.tied else number


def rank_words(standing: RankedFigure, teller: Teller) -> str:
    """A rank in a sentence: 第3位, 并列第3位, 3rd; why there is none for a place without a value."""
    if not standing.rank:
        return teller.why(standing.figure) or NOT_APPLICABLE
    number = ordinal(standing.rank) if teller.lang == "en" else str(standing.rank)
    return teller.say("rank-tied" if standing.tied else "rank", rank=number)


def ranked(figures: Sequence[Figure], group: str, teller: Teller) -> tuple[RankedFigure, ...]:
    """Figures in their order: by published ranks where every place has one, else by value."""
    cube = teller.cube
    known = [(f, r) for f in figures if (r := _published(f, group)) is not None]
    if len(known) < len(figures) or not known:
        return ranking.ordered(cube, figures) if figures else ()
    return tuple(RankedFigure(f, r.rank, r.tied) for f, r in sorted(known, key=lambda pair: pair[1].rank))


def _published(figure: Figure, group: str) -> Rank | None:
    return next((r for r in figure.ranks if r.among == group and not r.is_computed), None)


class BoardMoves(msgspec.Struct, frozen=True):
    """How the places of a board moved since the point before: places gained, by place; and since when."""

    since: str = ""
    gained: Mapping[str, int] = {}

    def words(self, standing: RankedFigure) -> str:
        """▲2, ▼1; nothing for who stayed."""
        gained = self.gained.get(standing.figure.place, 0)
        return f"{'▲' if gained > 0 else '▼'}{abs(gained)}" if gained else ""


def moves_of(order: Sequence[RankedFigure], request: Request) -> BoardMoves:
    """What moved since the point before; nothing where the same places were not all ranked then as well."""
    block, teller, first = request.block, request.teller, order[0].figure
    then = teller.cube.period_for("prev", first) if first.indicator else None
    if then is None or (block is not None and "none" in block.beside):
        return BoardMoves()
    before = [
        teller.cube.figure(first.indicator, first.measure, s.figure.place, then, later=first.is_later)
        for s in order
    ]
    found = {s.figure.place: s.rank for s in ranked(before, request.group, teller)}
    if not all(found.values()) or not all(s.rank for s in order) or not all(map(request.shows, before)):
        return BoardMoves()
    gained = {s.figure.place: found[s.figure.place] - s.rank for s in order}
    return BoardMoves(beside(first.period, then, teller.lang), gained)


def apart(better: Figure, worse: Figure, teller: Teller) -> str:
    """How far two neighbours are from each other, as a number; empty where that can't be told."""
    if not better.is_exact or not worse.is_exact or better.value is None or worse.value is None:
        return ""
    turned = converted(worse.value, worse.unit, better.unit)
    if turned is None:
        return ""
    gap = abs(added(better.value, turned, minus=True))
    return teller.decimal(gap, difference_unit(better.unit))


def apart_in_words(better: Figure, worse: Figure, teller: Teller) -> str:
    """How far two places are from each other, with the unit: 0.3个百分点; empty where that can't be told."""
    number = apart(better, worse, teller)
    return teller.with_unit(number, replace(better, unit=difference_unit(better.unit))) if number else ""


def whole_of_group(figure: Figure, group: str, teller: Teller) -> Figure | None:
    """The same figure for the place whose parts a group's members are: the line that all are held against.

    None for amounts, of which the whole is the sum and no measure of its parts.
    """
    known = teller.bundle.group_by_id.get(group)
    within = {p.within for m in (known.places if known else ()) if (p := teller.bundle.place_by_id.get(m))}
    place = known.within if known is not None and known.within else ""
    place = place or (next(iter(within)) if len(within) == 1 else "")
    if not place or not figure.indicator or teller.measure(figure).is_additive:
        return None
    return teller.cube.figure(figure.indicator, figure.measure, place, figure.period, later=figure.is_later)
