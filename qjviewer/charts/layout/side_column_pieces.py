"""Pieces of the columns of words beside the plot: headings, words, brackets."""

from collections.abc import Iterator

from qjviewer.charts.layout.geometry import Frame
from qjviewer.charts.layout.metrics import Metrics
from qjviewer.charts.layout.pieces import Hair, Piece, WordsPiece
from qjviewer.charts.layout.plane import Point
from qjviewer.charts.layout.set_words import set_words
from qjviewer.charts.layout.side_columns import (
    BRACKET_ROOM,
    HEAD_GAP,
    HEAD_SIZE,
    ColumnRoom,
    PlacedColumn,
    cell_lines,
    head_lines,
)
from qjviewer.charts.marks import ColumnCell

_BRACKET = 0.35  # em: how far a bracket's ends reach


def column_pieces(found: ColumnRoom, frame: Frame, metrics: Metrics) -> Iterator[Piece]:
    """Headings and words of the columns that have room."""
    for placed in found.columns:
        yield from _head(placed, frame, metrics)
        for cell in placed.column.cells:
            yield from _cell(cell, placed, frame, metrics)


def _head(placed: PlacedColumn, frame: Frame, metrics: Metrics) -> Iterator[WordsPiece]:
    lines = head_lines(placed.column, metrics)
    if lines:
        at = Point(_edge(placed, frame), frame.plot.top - HEAD_GAP * metrics.em)
        align = placed.column.align
        yield set_words(lines, at, metrics, HEAD_SIZE, role="muted", align=align, valign="bottom")


def _edge(placed: PlacedColumn, frame: Frame) -> float:
    share = {"left": 0.0, "center": 0.5, "right": 1.0}[placed.column.align]
    return frame.whole.left + placed.left + share * placed.width


def _cell(cell: ColumnCell, placed: PlacedColumn, frame: Frame, metrics: Metrics) -> Iterator[Piece]:
    if not cell.text:
        return
    lines = cell_lines(cell, placed.column, metrics)
    at = Point(_edge(placed, frame), frame.y(cell.y))
    if cell.span is not None:
        left = frame.whole.left + placed.left
        yield from _bracket(cell, cell.span, left, frame)
        at = Point(left + BRACKET_ROOM * metrics.em, at.y)
    align = "left" if cell.span is not None else placed.column.align
    yield set_words(lines, at, metrics, 1.0, bold=cell.bold, role=cell.role, align=align, link=cell.link)


def _bracket(cell: ColumnCell, span: tuple[float, float], left: float, frame: Frame) -> Iterator[Hair]:
    """A bracket that opens to the left, between two heights."""
    top, bottom = sorted(frame.y(y) for y in span)
    right = left + _BRACKET * frame.em
    role = cell.role if cell.role == "accent" else "axis"
    for y in (top, bottom):
        yield Hair(Point(left, y), Point(right, y), role, link=cell.link)
    yield Hair(Point(right, top), Point(right, bottom), role, link=cell.link)
