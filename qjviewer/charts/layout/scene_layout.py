"""Turns a scene into pieces: every mark at its place in a frame, words fitted and kept apart."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NoReturn

from qjviewer.charts.layout.axes import axis_pieces
from qjviewer.charts.layout.dodge import dodged
from qjviewer.charts.layout.flows import flow_pieces
from qjviewer.charts.layout.geometry import Frame
from qjviewer.charts.layout.labels import Labels
from qjviewer.charts.layout.metrics import Metrics
from qjviewer.charts.layout.pieces import Box, Hair, Piece, Symbol, Trace
from qjviewer.charts.layout.plane import Point, Rect, Segment, between
from qjviewer.charts.layout.set_words import set_words
from qjviewer.charts.layout.side_column_pieces import column_pieces
from qjviewer.charts.marks import (
    Axis,
    Bar,
    Bracket,
    Cells,
    Dot,
    Flow,
    Label,
    Line,
    Mark,
    Rule,
    Scene,
    SideColumn,
)

_CAP = 0.38  # em, half the height of a bracket's ends
_BRACKET_SIZE = 1.13
_BRACKET_LOWER = 0.45  # em
# Cells narrower than this (in em) cannot be told apart: the strip is drawn as one.
_LEAST_CELL = 0.17
_LEAST_OUTLINED = 0.36
# Of a cell; in em at least a pixel on a screen, else some gaps would vanish and others would not.
_CELL_GAP, _LEAST_GAP = 0.3, 0.073
_LEAST_MARK = 0.24  # em
_MOST_AVOIDED = 200  # points


def lay_out(
    scene: Scene,
    frame: Frame,
    metrics: Metrics,
    hidden: frozenset[str] = frozenset(),
    *,
    lines: bool = True,
) -> tuple[Piece, ...]:
    """The pieces of a scene without its legend, in the order they are painted in.

    Without `lines` polylines are left to the caller, who has a faster way to draw very long ones.
    """
    marks = [m for m in scene.marks if (getattr(m, "series", "") or None) not in hidden]
    drawn = dodged([m for m in marks if lines or not isinstance(m, Line)], frame)
    pieces = [p for m in drawn for p in _pieces(m, frame, metrics, hidden)]
    pieces += column_pieces(frame.columns, frame, metrics)
    symbols = [p.rect for p in pieces if isinstance(p, Symbol)]
    labels = Labels(frame, metrics, symbols, [s for m in marks for s in _segments(m, frame)])
    pieces += labels.place([m for m in marks if isinstance(m, Label)])
    return tuple(sorted(pieces, key=_depth))


def _segments(mark: Mark, frame: Frame) -> Iterator[Segment]:
    """The straight parts of a line; of very long ones none, as words could not avoid them."""
    if isinstance(mark, Line) and len(mark.points) <= _MOST_AVOIDED:
        points = [Point(frame.x(x), frame.y(y)) for x, y in mark.points]
        yield from (Segment(a, b) for a, b in pairwise(points))


def _depth(piece: Piece) -> int:
    match piece:
        case Hair():
            return 0 if piece.role == "grid" else 2
        case Box():
            # A background lies below everything, grid lines too.
            return -1 if piece.role == "tint" else 1
        case Trace():
            return 3
        case Symbol():
            return 4
        case _:
            return 5


def _pieces(mark: Mark, frame: Frame, metrics: Metrics, hidden: frozenset[str]) -> Iterator[Piece]:
    match mark:
        case Bar():
            rect = _rect(mark, frame)
            if mark.role == "tint":
                # The row to look at: names and columns beside the plot belong to it.
                rect = Rect(frame.whole.left, rect.top, frame.whole.width, rect.height)
            yield Box(rect, mark.role, mark.hollow, link=mark.link, hatched=mark.hatched)
        case Line():
            points = tuple(Point(frame.x(x), frame.y(y)) for x, y in mark.points)
            yield Trace(points, mark.role, mark.dashed, mark.link, mark.dash, mark.weight)
        case Dot():
            if frame.sees(mark.at.x):
                size = mark.size * frame.em
                yield Symbol(frame.spot(mark.at), size, mark.shape, mark.role, mark.hollow, mark.link)
        case Flow():
            yield from flow_pieces(mark, frame, metrics, hidden)
        case Bracket():
            yield from _bracket(mark, frame, metrics)
        case Cells():
            yield from _cells(mark, frame)
        case Rule():
            yield Hair(frame.spot(mark.start), frame.spot(mark.end), mark.role, mark.dashed, mark.weight)
        case Axis():
            yield from axis_pieces(mark, frame, metrics)
        case Label() | SideColumn():
            return  # labels make room for each other, columns stand beside each other: placed together
        case _:
            _never(mark)


def _never(mark: NoReturn) -> NoReturn:
    raise AssertionError(mark)


def _rect(mark: Bar | Cells, frame: Frame) -> Rect:
    corner = Point(frame.x(mark.x0), frame.y(mark.y0))
    return between(corner, Point(frame.x(mark.x1), frame.y(mark.y1)))


def _bracket(mark: Bracket, frame: Frame, metrics: Metrics) -> Iterator[Piece]:
    left, right, y = frame.x(mark.x0), frame.x(mark.x1), frame.y(mark.y)
    cap, em = _CAP * frame.em, frame.em
    width = metrics.width(mark.text, _BRACKET_SIZE, True)
    middle = (left + right) / 2
    inside = width + 2.6 * em <= right - left
    beside = not inside and right + 0.5 * em + width <= frame.field.right
    # Words above the line: both together stand in the middle of the gap between the bars.
    y += 0 if inside or beside else _BRACKET_LOWER * em
    for x in (left, right):
        yield Hair(Point(x, y - cap), Point(x, y + cap), mark.role, weight=1.8, link=mark.link)
    ends = [(left, middle - width / 2 - 0.5 * em), (middle + width / 2 + 0.5 * em, right)]
    for a, b in ends if inside else [(left, right)]:
        yield Hair(Point(a, y), Point(b, y), mark.role, weight=1.8, link=mark.link)
    x = right + 0.5 * em
    if not beside:
        x = max(frame.plot.left + 0.4 * em, min(middle - width / 2, frame.field.right - width))
        y -= 0 if inside else 1.15 * em
    at, text = Point(x + width / 2, y), (mark.text,)
    yield set_words(
        text, at, metrics, _BRACKET_SIZE, bold=True, role=mark.role, align="center", link=mark.link
    )


def _cells(mark: Cells, frame: Frame) -> Iterator[Piece]:
    whole = _rect(mark, frame)
    cell = whole.width / max(1, mark.count)
    if cell < (_LEAST_OUTLINED if mark.inferred else _LEAST_CELL) * frame.em:
        yield _strip(whole, mark)
        cells = list(mark.marked)
    else:
        cells = list(range(1, mark.count + 1))
    marked = set(mark.marked)
    for number in cells:
        inset = max(cell * _CELL_GAP, _LEAST_GAP * frame.em) / 2
        left = whole.left + (number - 1) * cell + inset
        rect = Rect(left, whole.top, cell - 2 * inset, whole.height)
        if number in marked:
            yield Box(_widened(rect, whole, frame.em), mark.role, link=mark.link)
        else:
            yield Box(rect, "axis" if mark.inferred else "empty", outlined=mark.inferred, link=mark.link)


def _strip(whole: Rect, mark: Cells) -> Box:
    """All cells in one; a dashed outline where their number is inferred."""
    return Box(whole, "axis" if mark.inferred else "empty", hollow=mark.inferred, link=mark.link)


def _widened(rect: Rect, whole: Rect, em: float) -> Rect:
    """At least so wide that it is seen, and still inside the strip."""
    width = max(rect.width, _LEAST_MARK * em)
    left = min(max(whole.left, rect.centre.x - width / 2), whole.right - width)
    return Rect(left, rect.top, width, rect.height)
