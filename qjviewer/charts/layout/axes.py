"""Pieces of an axis: names or numbers beside the plot, without those that would overlap; grid lines."""

from collections.abc import Iterable, Iterator

from qjviewer.charts.layout.geometry import TICK_GAP, TICK_SIZE, Frame, name_lines, tick_size
from qjviewer.charts.layout.metrics import Metrics
from qjviewer.charts.layout.pieces import Hair, Piece, WordsPiece
from qjviewer.charts.layout.plane import Point
from qjviewer.charts.layout.set_words import set_words
from qjviewer.charts.marks import Axis, Role


def axis_pieces(axis: Axis, frame: Frame, metrics: Metrics) -> Iterator[Piece]:
    """Grid lines, then words."""
    if axis.grid:
        yield from _grid(axis, frame)
    found = _names(axis, frame, metrics) if axis.side == "left" else _ticks(axis, frame, metrics)
    yield from _apart(found, 0.3 * frame.em, across=axis.side == "bottom")
    if axis.title and axis.side == "bottom":
        at = Point(frame.field.right, frame.whole.bottom - metrics.line(TICK_SIZE) / 2)
        yield set_words((axis.title,), at, metrics, TICK_SIZE, role="muted", align="right")


def _grid(axis: Axis, frame: Frame) -> Iterator[Hair]:
    plot = frame.plot
    for value, _ in axis.ticks:
        role: Role = "axis" if value == 0 else "grid"
        if axis.side == "left":
            y = frame.y(value)
            if plot.top - 1 <= y <= plot.bottom + 1:
                yield Hair(Point(plot.left, y), Point(plot.right, y), role)
        elif frame.sees(value):
            x = frame.x(value)
            yield Hair(Point(x, plot.top), Point(x, plot.bottom), role)


def _names(axis: Axis, frame: Frame, metrics: Metrics) -> Iterator[WordsPiece]:
    size = tick_size(axis)
    for value, text in axis.ticks:
        lines = name_lines(text, axis, frame.field.width, metrics)
        at = Point(frame.names, frame.y(value))
        yield set_words(lines, at, metrics, size, role="muted" if axis.grid else "text", align="right")


def _ticks(axis: Axis, frame: Frame, metrics: Metrics) -> Iterator[WordsPiece]:
    top = frame.plot.bottom + TICK_GAP * frame.em
    for value, text in axis.ticks:
        if frame.sees(value):
            lines = tuple(text.lstrip("\n").split("\n"))
            skipped = text.count("\n") + 1 - len(lines)
            at = Point(frame.x(value), top + skipped * metrics.line(TICK_SIZE))
            yield set_words(lines, at, metrics, TICK_SIZE, role="muted", align="center", valign="top")


def _apart(words: Iterable[WordsPiece], gap: float, *, across: bool) -> Iterator[WordsPiece]:
    """Those that touch none kept before; the last of each line, which says how far it goes, is kept."""
    rows: dict[float, list[WordsPiece]] = {}
    for word in words:
        rows.setdefault(word.rect.top if across else 0.0, []).append(word)
    for found in rows.values():
        kept = found[-1:]
        for word in found[:-1]:
            near = word.rect.grown(gap)
            if not any(near.overlaps(other.rect) for other in kept[-1:] + kept[:1]):
                kept.append(word)
        yield from kept
