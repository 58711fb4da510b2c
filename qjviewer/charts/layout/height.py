"""How high a drawing must be for its words, and which arrangement of it suits a room."""

import itertools
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from qjviewer.charts.layout.flows import flow_left, flow_lines
from qjviewer.charts.layout.geometry import NAME_LINES, Frame, frame_of, name_lines, tick_size
from qjviewer.charts.layout.labels import column_bounds, room_of
from qjviewer.charts.layout.legend import legend_height
from qjviewer.charts.layout.metrics import Metrics
from qjviewer.charts.layout.plane import Rect
from qjviewer.charts.layout.side_columns import cell_lines, heads_height
from qjviewer.charts.marks import Axis, Flow, Label, Scene

# A drawing a little lower than it would be is no harm.
_SQUEEZED = 0.97


def natural_height(scene: Scene, width: float, metrics: Metrics) -> float:
    """The scene's own height with its legend in the arrangement for a width; more where words need it."""
    return _height(_of_width(scene, width, metrics)[0], width, metrics)


def arranged(scene: Scene, width: float, height: float, metrics: Metrics) -> Scene:
    """The first arrangement of a scene that fits a room; else the one that needs the least height."""
    found = _of_width(scene, width, metrics)
    if len(found) == 1:
        return found[0]
    heights = [_height(one, width, metrics) for one in found]
    fitting = [one for one, own in zip(found, heights, strict=True) if own * _SQUEEZED <= height]
    return fitting[0] if fitting else found[heights.index(min(heights))]


def alone(scene: Scene) -> list[Scene]:
    """Every arrangement of a scene by itself, the one it likes best first."""
    return [replace(scene, others=()), *scene.others] if scene.others else [scene]


def _of_width(scene: Scene, width: float, metrics: Metrics) -> list[Scene]:
    """The arrangements that a width has room for, each alone; the narrowest where there is none."""
    every = alone(scene)
    fitting = [one for one in every if one.min_width * metrics.em <= width]
    return fitting or [min(every, key=lambda one: one.min_width)]


def _height(scene: Scene, width: float, metrics: Metrics) -> float:
    height = scene.height * metrics.em + legend_height(scene.legend, width, metrics)
    frame = frame_of(scene, Rect(0, 0, width, height), metrics)
    around = height - frame.plot.height
    # Headings of columns come on top of the height that a scene asks for.
    own = frame.plot.height + heads_height(frame.columns, metrics)
    return around + max([own, *_wanted(scene, frame, metrics)])


def _wanted(scene: Scene, frame: Frame, metrics: Metrics) -> Iterator[float]:
    """Heights of the plot at which the words of each mark have room."""
    span = abs(scene.view.bottom - scene.view.top)
    yield from _names_wanted(scene, frame, metrics, span)
    yield from _columns_wanted(frame, metrics, span)
    yield _ends_wanted(scene, frame, metrics)
    for mark in scene.marks:
        if isinstance(mark, Label) and mark.height and mark.fit == "wrap":
            yield _label_wanted(mark, frame, metrics) * span / mark.height
        elif isinstance(mark, Flow) and mark.wrap and mark.height:
            yield _flow_wanted(mark, frame, metrics) * span / mark.height


def _label_wanted(label: Label, frame: Frame, metrics: Metrics) -> float:
    room = frame.field.right - frame.plot.left if label.width is None else room_of(label, frame)
    lines = metrics.wrapped(label.text, label.size, label.bold, room)
    return len(lines) * metrics.line(label.size) + abs(label.at.dy) * metrics.em


def _flow_wanted(flow: Flow, frame: Frame, metrics: Metrics) -> float:
    room = frame.field.right - flow_left(flow, frame, metrics)
    line = metrics.line(max((w.size for w in flow.words), default=1.0))
    # The first line has its middle at the flow's position.
    return len(flow_lines(flow, flow.words, room, metrics)) * line + flow.at.dy * metrics.em - line / 2


def _names_wanted(scene: Scene, frame: Frame, metrics: Metrics, span: float) -> Iterator[float]:
    """A row is as high as its name."""
    for axis in scene.marks:
        if isinstance(axis, Axis) and axis.side == "left" and not axis.grid:
            size, width = tick_size(axis), frame.field.width
            rows = [(y, len(name_lines(text, axis, width, metrics))) for y, text in axis.ticks]
            yield from _rows_wanted(rows, metrics.line(size), metrics.em, span)
            # The usual two lines have room in the first row and the last.
            yield from _edges_wanted([row for row in rows if row[1] > NAME_LINES], metrics.line(size), frame)


def _columns_wanted(frame: Frame, metrics: Metrics, span: float) -> Iterator[float]:
    """A row is as high as the words in its columns."""
    for placed in frame.columns.columns:
        column = placed.column
        rows = [(c.y, len(cell_lines(c, column, metrics))) for c in column.cells if c.text]
        yield from _rows_wanted(rows, metrics.line(1.0), metrics.em, span)
        yield from _edges_wanted(rows, metrics.line(1.0), frame)


def _rows_wanted(rows: Iterable[tuple[float, int]], line: float, em: float, span: float) -> Iterator[float]:
    """The height at which words of so many lines at these heights do not touch each other."""
    for (a, above), (b, below) in itertools.pairwise(sorted(rows)):
        if b - a > span * 1e-6:
            yield ((above + below) / 2 * line + 0.3 * em) * span / (b - a)


def _edges_wanted(rows: Iterable[tuple[float, int]], line: float, frame: Frame) -> Iterator[float]:
    """The height at which words of so many lines at these heights stay between the plot's edges."""
    top, bottom = frame.home.top, frame.home.bottom
    for y, lines in rows:
        nearest = min(abs(y - top), abs(bottom - y)) / abs(bottom - top)
        if nearest > 1e-6:
            yield lines * line / 2 / nearest


def _ends_wanted(scene: Scene, frame: Frame, metrics: Metrics) -> float:
    """The height for all names at the ends of lines under each other."""
    sides: dict[str, float] = {}
    for mark in scene.marks:
        if isinstance(mark, Label) and mark.apart == "y":
            sides[mark.align] = sides.get(mark.align, 0.0) + metrics.line(mark.size)
    top, bottom = column_bounds(frame)
    return max(sides.values(), default=0.0) - (bottom - top - frame.plot.height)
