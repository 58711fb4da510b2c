"""Small drawings in the cells of a table: a part of a whole, a trend, a rank among others."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, TypeAlias

import msgspec

from qjviewer.charts.layout.pieces import Box, Hair, Piece, Symbol, Trace
from qjviewer.charts.layout.plane import Point, Rect
from qjviewer.charts.marks import Role

# Of more ranks than this a strip would be a line of specks.
MOST_IN_STRIP: Final = 12
_WIDTHS: Final = (6.5, 5.5)  # em: of a meter, of a trend
_STEP: Final = 0.78  # em from cell to cell of a strip
_THICK: Final = 0.62  # em: how high a meter and a strip's cells are
_INSET: Final = 0.3  # em left free around a trend
# Of a high area so much stays free above and below a trend: from row to row trends do not touch.
_FREE: Final = 0.22


class Meter(msgspec.Struct, frozen=True):
    """What is done of a whole in %, and what should be done by then."""

    done: float
    due: float | None = None


class Trend(msgspec.Struct, frozen=True):
    """Values from point to point, None where one is missing; no line crosses the start of a year.

    `turns` are the numbers of the points at which a new year begins.
    """

    points: tuple[float | None, ...]
    turns: tuple[int, ...] = ()


class RankCells(msgspec.Struct, frozen=True):
    """A rank among so many."""

    rank: int
    count: int


Small: TypeAlias = Meter | Trend | RankCells


def width_of(small: Small) -> float:
    """How wide it is drawn, in em."""
    match small:
        case Meter():
            return _WIDTHS[0]
        case Trend():
            return _WIDTHS[1]
        case RankCells():
            return small.count * _STEP


def small_pieces(small: Small, area: Rect, em: float) -> list[Piece]:
    """The drawing in an area of its width; it takes the area's middle."""
    match small:
        case Meter():
            return list(_meter(small, area, em))
        case Trend():
            return list(_trend(small, area, em))
        case RankCells():
            return list(_rank_cells(small, area, em))


def _meter(meter: Meter, area: Rect, em: float) -> Iterator[Piece]:
    """An outline for the whole, a bar for the part (a tenth beyond it at most), a tick for what is due."""
    top, high = area.centre.y - _THICK * em / 2, _THICK * em
    whole = area.width / 1.1
    yield Box(Rect(area.left, top, whole, high), "axis", outlined=True)
    done = max(0.0, min(1.1, meter.done / 100)) * whole
    if done:
        yield Box(Rect(area.left, top, done, high), "district")
    if meter.due is not None:
        x = area.left + max(0.0, min(1.1, meter.due / 100)) * whole
        yield Hair(Point(x, top - 0.16 * em), Point(x, top + high + 0.16 * em), "text", weight=2.2)


def _trend(trend: Trend, area: Rect, em: float) -> Iterator[Piece]:
    """Lines of one scale; the last year's in our colour with a point at its end, those before lighter."""
    known = [v for v in trend.points if v is not None]
    if not known:
        return
    low, high = min(known), max(known)
    inner = area.grown(-_INSET * em, -max(_INSET * em, _FREE * area.height))
    step = inner.width / max(1, len(trend.points) - 1)

    def at(number: int, value: float) -> Point:
        share = (value - low) / (high - low) if high > low else 0.5
        return Point(inner.left + number * step, inner.bottom - share * inner.height)

    last = len(trend.turns)
    for year, run in _runs(trend):
        role: Role = "district" if year == last else "last-year"
        points = [at(n, v) for n, v in run]
        if len(points) > 1:
            yield Trace(tuple(points), role, weight=0.8)
        else:
            yield Symbol(points[0], 0.22 * em, "circle", role)
    number, value = next((n, v) for n, v in reversed(list(enumerate(trend.points))) if v is not None)
    yield Symbol(at(number, value), 0.42 * em, "circle", "district")


def _runs(trend: Trend) -> Iterator[tuple[int, Sequence[tuple[int, float]]]]:
    """The stretches that a line joins, with the number of their year from 0."""
    edges = (0, *trend.turns, len(trend.points))
    for year, (first, after) in enumerate(pairwise(edges)):
        run: list[tuple[int, float]] = []
        for number in range(first, after):
            value = trend.points[number]
            if value is not None:
                run.append((number, value))
            elif run:
                yield year, run
                run = []
        if run:
            yield year, run


def _rank_cells(cells: RankCells, area: Rect, em: float) -> Iterator[Piece]:
    """A cell for each rank, ours marked."""
    side = min(_THICK * em, area.width / cells.count * 0.8)
    step = area.width / cells.count
    for number in range(cells.count):
        role: Role = "district" if number + 1 == cells.rank else "empty"
        yield Box(Rect(area.left + number * step, area.centre.y - side / 2, side, side), role)
