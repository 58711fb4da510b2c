"""Columns of words beside the plot: which have room, and how wide they are."""

from collections.abc import Sequence
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from qjviewer.charts.layout.metrics import Metrics
from qjviewer.charts.marks import ColumnCell, Scene, SideColumn

_GAP = 1.1  # em between columns, and between them and what they stand beside
_ONE_LINE = 99.0  # em: as wide as the words are
_NARROWER = (9.0, 7.0, 5.0, 4.0)  # em
HEAD_SIZE = 0.93
HEAD_GAP = 0.45  # em below the headings
BRACKET_ROOM = 0.85  # em before words with a bracket


class PlacedColumn(msgspec.Struct, frozen=True):
    """A column with its left edge, counted from the left edge of the drawing, and its width."""

    column: SideColumn
    left: float
    width: float


class ColumnRoom(msgspec.Struct, frozen=True):
    """The columns that have room, and how much of the width they take on each side."""

    columns: tuple[PlacedColumn, ...] = ()
    left: float = 0.0
    right: float = 0.0


def standing(scene: Scene, width: float, height: float, metrics: Metrics) -> ColumnRoom:
    """Which columns stand where; those that can be spared go first where there is not room for all.

    The width is that of the whole drawing, the height at most that of its rows, both in pixels.
    """
    tall = height / max(1e-9, abs(scene.view.bottom - scene.view.top))
    columns = [_unbroken(m, tall, metrics) for m in scene.marks if isinstance(m, SideColumn)]
    if not columns:
        return ColumnRoom()
    gap, room = _GAP * metrics.em, width * (1 - scene.least_plot)
    wide = {id(c): _width(c, metrics) for c in columns}
    kept = columns
    while sum(wide[id(c)] + gap for c in kept) > room:
        most = max(c.spare for c in kept) if kept else 0
        if most == 0:
            kept = _narrowed(kept, room, metrics)
            break
        kept = [c for c in kept if c.spare < most]
    return _placed(kept, [_width(c, metrics) for c in kept], width, gap)


def _unbroken(column: SideColumn, tall: float, metrics: Metrics) -> SideColumn:
    """Names on one line each where rows so many pixels high have no room for more."""
    if column.side != "left" or column.align != "left":
        return column
    cells = sorted((c for c in column.cells if c.text), key=lambda c: c.y)
    for cell, following in pairwise(cells):
        lines = len(cell_lines(cell, column, metrics)) + len(cell_lines(following, column, metrics))
        if lines > 2 and lines / 2 * metrics.line(1.0) > (following.y - cell.y) * tall:
            return replace(column, widest=_ONE_LINE)
    return column


def width_for_all(columns: Sequence[SideColumn], least_plot: float, metrics: Metrics) -> float:
    """The width at which a drawing has room for all columns beside a plot of that share of it."""
    return sum(_width(c, metrics) + _GAP * metrics.em for c in columns) / (1 - least_plot)


def _narrowed(columns: Sequence[SideColumn], room: float, metrics: Metrics) -> list[SideColumn]:
    """Columns of words on more lines, as far as there is too little room for all on few."""
    found = list(columns)
    for widest in _NARROWER:
        found = [replace(c, widest=min(c.widest, widest)) if c.align == "left" else c for c in found]
        if sum(_width(c, metrics) + _GAP * metrics.em for c in found) <= room:
            break
    return found


def _placed(columns: Sequence[SideColumn], widths: Sequence[float], width: float, gap: float) -> ColumnRoom:
    left, found = 0.0, []
    for column, own in zip(columns, widths, strict=True):
        if column.side == "left":
            found.append(PlacedColumn(column, left, own))
            left += own + gap
    right = sum(w + gap for c, w in zip(columns, widths, strict=True) if c.side == "right")
    x = width - right
    for column, own in zip(columns, widths, strict=True):
        if column.side == "right":
            found.append(PlacedColumn(column, x + gap, own))
            x += own + gap
    return ColumnRoom(tuple(found), left, right)


def cell_lines(cell: ColumnCell, column: SideColumn, metrics: Metrics) -> tuple[str, ...]:
    """The lines of a cell's words."""
    return metrics.wrapped(cell.text, 1.0, cell.bold, column.widest * metrics.em)


def head_lines(column: SideColumn, metrics: Metrics) -> tuple[str, ...]:
    """The lines of a heading."""
    return metrics.wrapped(column.head, HEAD_SIZE, False, column.widest * metrics.em) if column.head else ()


def _width(column: SideColumn, metrics: Metrics) -> float:
    heads = (metrics.width(line, HEAD_SIZE) for line in head_lines(column, metrics))
    cells = (
        metrics.width(line, 1.0, cell.bold) + (BRACKET_ROOM * metrics.em if cell.span else 0.0)
        for cell in column.cells
        for line in cell_lines(cell, column, metrics)
    )
    return max((*heads, *cells), default=0.0)


def heads_height(found: ColumnRoom, metrics: Metrics) -> float:
    """How high the headings of columns are, with the room below them."""
    lines = max((len(head_lines(p.column, metrics)) for p in found.columns), default=0)
    return lines * metrics.line(HEAD_SIZE) + HEAD_GAP * metrics.em if lines else 0.0
