"""How strongly the cells of a heat table are shaded: by rank, by distance from the average, by size."""

import math
from collections.abc import Sequence

import msgspec

from qjviewer.charts.kinds._board import ranked, whole_of_group
from qjviewer.charts.marks import Role
from qjviewer.charts.request import Request
from qjviewer.figures.arithmetic import added, converted
from qjviewer.figures.figure import Figure

SHADES: tuple[Role, ...] = ("shade1", "shade2", "shade3", "shade4", "shade5", "shade6")


class HeatCell(msgspec.Struct, frozen=True):
    """A figure in its cell, how strongly it is shaded (6: not at all) and its rank (0: none)."""

    figure: Figure
    shade: Role
    rank: int = 0


def shades_of(request: Request) -> dict[str, HeatCell]:
    """How each figure is shaded among those it is compared with."""
    by_average = request.block is not None and request.block.by == "average"
    every = request.compared or request.figures
    places = len({f.place for f in every}) > 1
    compared: dict[object, list[Figure]] = {}
    for figure in every:
        key = (figure.indicator or figure.id, figure.measure, figure.period if places else None)
        compared.setdefault(key, []).append(figure)
    found: dict[str, HeatCell] = {}
    for group in compared.values():
        if by_average:
            found |= _by_average(group, request)
        elif places:
            found |= _by_rank(group, request)
        else:
            found |= _by_size(group)
    return found


def _by_rank(figures: Sequence[Figure], request: Request) -> dict[str, HeatCell]:
    order = ranked(figures, request.group, request.teller)
    count = max((s.rank for s in order), default=0)
    size = max(count, sum(1 for s in order if s.rank))
    return {s.figure.id: HeatCell(s.figure, shade_of(s.rank, size), s.rank) for s in order}


def shade_of(rank: int, count: int) -> Role:
    """The shade of a rank among so many: one each up to six, of more six equal parts."""
    if not rank:
        return "shade6"
    if count <= len(SHADES):
        # Few places use the whole scale, so that the first and the last are as far apart as can be.
        spread = (rank - 1) * (len(SHADES) - 1) / max(1, count - 1)
        return SHADES[round(spread)]
    return SHADES[min(len(SHADES) - 1, math.ceil(rank / count * len(SHADES)) - 1)]


def _by_average(figures: Sequence[Figure], request: Request) -> dict[str, HeatCell]:
    """By how far above the average each is; without one, by size."""
    average = whole_of_group(figures[0], request.group, request.teller)
    if average is None or average.value is None or not request.shows(average):
        return _by_size(figures)
    gaps = {}
    for figure in figures:
        turned = converted(average.value, average.unit, figure.unit) if figure.value is not None else None
        if figure.value is not None and turned is not None:
            gaps[figure.id] = float(added(figure.value, turned, minus=True))
    most = max((abs(g) for g in gaps.values()), default=0.0)
    return {f.id: HeatCell(f, _centred(gaps.get(f.id), most)) for f in figures}


def _centred(gap: float | None, most: float) -> Role:
    """From far above (strong) over level (the middle) to far below (none)."""
    if gap is None:
        return "shade6"
    share = 0.5 - gap / most / 2 if most else 0.5
    return SHADES[min(len(SHADES) - 1, int(share * len(SHADES)))]


def _by_size(figures: Sequence[Figure]) -> dict[str, HeatCell]:
    values = [float(f.value) for f in figures if f.value is not None]
    low, high = min(values, default=0.0), max(values, default=0.0)
    found = {}
    for figure in figures:
        share = (
            (high - float(figure.value)) / (high - low) if figure.value is not None and high > low else 1.0
        )
        found[figure.id] = HeatCell(figure, SHADES[min(len(SHADES) - 1, int(share * len(SHADES)))])
    return found
