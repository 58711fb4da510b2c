"""Turns a scene into pieces: every mark at its place in a frame, words fitted and kept apart."""

from collections.abc import Iterable, Iterator
from typing import NoReturn

from qjviewer.charts.marks import (
    Axis,
    Bar,
    Bracket,
    Cells,
    Dot,
    Flow,
    Key,
    Label,
    Line,
    Mark,
    Role,
    Rule,
    Scene,
    Word,
)
from qjviewer.exports.svg.frame import (
    LEGEND_GAP,
    LEGEND_ICON,
    LEGEND_SIZE,
    TICK_GAP,
    TICK_SIZE,
    Frame,
    flow_width,
    legend_boxes,
    name_lines,
    tick_size,
)
from qjviewer.exports.svg.labels import Labels, set_words
from qjviewer.exports.svg.measure import Metrics
from qjviewer.exports.svg.pieces import Box, Hair, Piece, Symbol, Trace, Words
from qjviewer.exports.svg.plane import Point, Rect, between

_CAP = 0.38
_BRACKET_SIZE = 1.13
_LEAST_CELL, _LEAST_OUTLINED, _CELL_GAP, _LEAST_MARK = 0.17, 0.36, 0.3, 0.24


def lay_out(scene: Scene, frame: Frame, metrics: Metrics) -> list[Piece]:
    """The pieces of a scene with its legend, in the order they are painted in."""
    pieces = [p for m in scene.marks for p in _pieces(m, frame, metrics)]
    taken = [p.rect for p in pieces if isinstance(p, Symbol)]
    pieces += Labels(frame, metrics, taken).place([m for m in scene.marks if isinstance(m, Label)])
    return sorted(pieces, key=_depth) + list(_legend(scene, frame, metrics))


def _depth(piece: Piece) -> int:
    match piece:
        case Hair():
            return 0 if piece.role == "grid" else 2
        case Box():
            return 1
        case Trace():
            return 3
        case Symbol():
            return 4
        case Words():
            return 5


def _pieces(mark: Mark, frame: Frame, metrics: Metrics) -> Iterator[Piece]:
    match mark:
        case Bar():
            yield Box(_rect(mark, frame), mark.role, mark.hollow, link=mark.link)
        case Line():
            points = tuple(Point(frame.x(x), frame.y(y)) for x, y in mark.points)
            yield Trace(points, mark.role, mark.dashed, mark.link)
        case Dot():
            size = mark.size * frame.em
            yield Symbol(frame.spot(mark.at), size, mark.shape, mark.role, mark.hollow, mark.link)
        case Flow():
            yield from _flow(mark, frame, metrics)
        case Bracket():
            yield from _bracket(mark, frame, metrics)
        case Cells():
            yield from _cells(mark, frame)
        case Rule():
            yield Hair(frame.spot(mark.start), frame.spot(mark.end), mark.role, mark.dashed)
        case Axis():
            yield from _axis(mark, frame, metrics)
        case Label():
            return  # labels make room for each other: they are placed together
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
    for x in (left, right):
        yield Hair(Point(x, y - cap), Point(x, y + cap), mark.role, weight=1.8, link=mark.link)
    width = metrics.width(mark.text, _BRACKET_SIZE, True)
    middle = (left + right) / 2
    inside = width + 2.6 * em <= right - left
    ends = [(left, middle - width / 2 - 0.5 * em), (middle + width / 2 + 0.5 * em, right)]
    for a, b in ends if inside else [(left, right)]:
        yield Hair(Point(a, y), Point(b, y), mark.role, weight=1.8, link=mark.link)
    x = middle - width / 2 if inside else right + 0.5 * em
    x = max(frame.plot.left, min(x, frame.whole.right - width))
    if not inside and x < right + 0.4 * em:
        # Neither inside nor beside: above the line, where only the gap between the bars is.
        y -= 1.15 * em
    at, text = Point(x + width / 2, y), (mark.text,)
    yield set_words(
        text, at, metrics, _BRACKET_SIZE, bold=True, role=mark.role, align="center", link=mark.link
    )


def _cells(mark: Cells, frame: Frame) -> Iterator[Piece]:
    whole = _rect(mark, frame)
    cell = whole.width / max(1, mark.count)
    numbers: Iterable[int] = range(1, mark.count + 1)
    empty: Role = "axis" if mark.inferred else "empty"
    if cell < (_LEAST_OUTLINED if mark.inferred else _LEAST_CELL) * frame.em:
        # Cells too narrow to be told apart are drawn as one.
        yield Box(whole, empty, hollow=mark.inferred, link=mark.link)
        numbers = mark.marked
    marked = set(mark.marked)
    for number in numbers:
        inset = cell * _CELL_GAP / 2
        left = whole.left + (number - 1) * cell + inset
        rect = Rect(left, whole.top, cell - 2 * inset, whole.height)
        if number in marked:
            yield Box(_widened(rect, whole, frame.em), mark.role, link=mark.link)
        else:
            yield Box(rect, empty, outlined=mark.inferred, link=mark.link)


def _widened(rect: Rect, whole: Rect, em: float) -> Rect:
    """At least so wide that it is seen, and still inside the strip."""
    width = max(rect.width, _LEAST_MARK * em)
    left = min(max(whole.left, rect.centre.x - width / 2), whole.right - width)
    return Rect(left, rect.top, width, rect.height)


# Flows ---------------------------------------------------------------------------------


def _flow(flow: Flow, frame: Frame, metrics: Metrics) -> Iterator[Words]:
    if not flow.words:
        return
    spot, left = frame.spot(flow.at), flow_left(flow, frame, metrics)
    size = max(w.size for w in flow.words)
    for number, line in enumerate(flow_lines(flow, frame.whole.right - left, metrics)):
        x, y = left, spot.y + number * metrics.line(size)
        for word in line:
            width = metrics.width(word.text, word.size, word.bold)
            # Words of different sizes stand on the base line of the largest.
            at = Point(x, y + 0.37 * (size - word.size) * metrics.em)
            yield set_words(
                (word.text,), at, metrics, word.size, bold=word.bold, role=word.role, link=word.link
            )
            x += width + flow.gap * metrics.em


def flow_left(flow: Flow, frame: Frame, metrics: Metrics) -> float:
    """Where a flow starts: at its position, farther left where that keeps it inside the drawing."""
    fitting = frame.whole.right - flow_width(flow, metrics)
    return max(frame.plot.left + 0.1 * frame.em, min(frame.spot(flow.at).x, fitting))


def flow_lines(flow: Flow, width: float, metrics: Metrics) -> list[list[Word]]:
    """The words of each line."""
    lines: list[list[Word]] = [[]]
    x = 0.0
    for word in flow.words:
        own = metrics.width(word.text, word.size, word.bold)
        if flow.wrap and lines[-1] and x + own > width:
            lines.append([])
            x = 0.0
        lines[-1].append(word)
        x += own + flow.gap * metrics.em
    return lines


# Axes and legend -----------------------------------------------------------------------


def _axis(axis: Axis, frame: Frame, metrics: Metrics) -> Iterator[Piece]:
    if axis.grid:
        yield from _grid(axis, frame)
    found = _names(axis, frame, metrics) if axis.side == "left" else _ticks(axis, frame, metrics)
    yield from _apart(found, 0.3 * frame.em, across=axis.side == "bottom")
    if axis.title and axis.side == "bottom":
        at = Point(frame.whole.right, frame.whole.bottom - metrics.line(TICK_SIZE) / 2)
        yield set_words((axis.title,), at, metrics, TICK_SIZE, role="muted", align="right")


def _grid(axis: Axis, frame: Frame) -> Iterator[Hair]:
    plot = frame.plot
    for value, _ in axis.ticks:
        role: Role = "axis" if value == 0 else "grid"
        if axis.side == "left":
            y = frame.y(value)
            yield Hair(Point(plot.left, y), Point(plot.right, y), role)
        else:
            x = frame.x(value)
            yield Hair(Point(x, plot.top), Point(x, plot.bottom), role)


def _names(axis: Axis, frame: Frame, metrics: Metrics) -> Iterator[Words]:
    role: Role = "muted" if axis.grid else "text"
    for value, text in axis.ticks:
        lines = name_lines(text, axis, frame.whole.width, metrics)
        at = Point(frame.names, frame.y(value))
        yield set_words(lines, at, metrics, tick_size(axis), role=role, align="right")


def _ticks(axis: Axis, frame: Frame, metrics: Metrics) -> Iterator[Words]:
    top = frame.plot.bottom + TICK_GAP * frame.em
    for value, text in axis.ticks:
        lines = tuple(text.lstrip("\n").split("\n"))
        skipped = text.count("\n") + 1 - len(lines)
        at = Point(frame.x(value), top + skipped * metrics.line(TICK_SIZE))
        yield set_words(lines, at, metrics, TICK_SIZE, role="muted", align="center", valign="top")


def _apart(words: Iterable[Words], gap: float, *, across: bool) -> Iterator[Words]:
    """Those that touch none kept before; the last of each line, which says how far it goes, is kept."""
    rows: dict[float, list[Words]] = {}
    for word in words:
        rows.setdefault(word.rect.top if across else 0.0, []).append(word)
    for found in rows.values():
        kept = found[-1:]
        for word in found[:-1]:
            near = word.rect.grown(gap)
            if not any(near.touches(other.rect) for other in kept[-1:] + kept[:1]):
                kept.append(word)
        yield from kept


def _legend(scene: Scene, frame: Frame, metrics: Metrics) -> Iterator[Piece]:
    for box, key in legend_boxes(scene.legend, frame.whole.width, metrics):
        placed = box.moved(frame.whole.left, frame.whole.top)
        yield _icon(key, placed, metrics.em)
        at = Point(placed.left + (LEGEND_ICON + LEGEND_GAP) * metrics.em, placed.centre.y)
        yield set_words((key.text,), at, metrics, LEGEND_SIZE, role="muted")


def _icon(key: Key, box: Rect, em: float) -> Piece:
    middle = Point(box.left + LEGEND_ICON * em / 2, box.centre.y)
    if key.shape == "bar":
        side = 0.85 * em
        rect = Rect(middle.x - side / 2, middle.y - side / 2, side, side)
        return Box(rect, key.role, key.hollow)
    if key.shape == "line":
        half = LEGEND_ICON * em / 2
        start, end = Point(middle.x - half, middle.y), Point(middle.x + half, middle.y)
        return Hair(start, end, key.role, key.dashed, 2.2)
    return Symbol(middle, 0.9 * em, key.shape, key.role, key.hollow)
