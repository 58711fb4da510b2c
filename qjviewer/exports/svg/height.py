"""How high a drawing must be for its words."""

import itertools
from collections.abc import Iterator

from qjviewer.charts.marks import Axis, Flow, Label, Scene
from qjviewer.exports.svg.frame import Frame, frame_of, legend_height, name_lines, tick_size
from qjviewer.exports.svg.labels import room_of
from qjviewer.exports.svg.layout import flow_left, flow_lines
from qjviewer.exports.svg.measure import Metrics
from qjviewer.exports.svg.plane import Rect


def natural_height(scene: Scene, width: float, metrics: Metrics) -> float:
    """The scene's own height with its legend; more where wrapped words need it."""
    height = scene.height * metrics.em + legend_height(scene.legend, width, metrics)
    frame = frame_of(scene, Rect(0, 0, width, height), metrics)
    around = height - frame.plot.height
    return around + max([frame.plot.height, *_wanted(scene, frame, metrics)])


def _wanted(scene: Scene, frame: Frame, metrics: Metrics) -> Iterator[float]:
    """Heights of the plot at which the words of each mark have room."""
    span = abs(scene.view.bottom - scene.view.top)
    for mark in scene.marks:
        if isinstance(mark, Label) and mark.height and mark.fit == "wrap":
            yield _label(mark, frame, metrics) * span / mark.height
        elif isinstance(mark, Flow) and mark.wrap and mark.height:
            yield _flow(mark, frame, metrics) * span / mark.height
        elif isinstance(mark, Axis) and mark.side == "left" and not mark.grid and len(mark.ticks) > 1:
            yield _names(mark, frame, metrics, span)


def _label(label: Label, frame: Frame, metrics: Metrics) -> float:
    room = frame.whole.right - frame.plot.left if label.width is None else room_of(label, frame)
    lines = metrics.wrapped(label.text, label.size, label.bold, room)
    return len(lines) * metrics.line(label.size) + abs(label.at.dy) * metrics.em


def _flow(flow: Flow, frame: Frame, metrics: Metrics) -> float:
    room = frame.whole.right - flow_left(flow, frame, metrics)
    line = metrics.line(max((w.size for w in flow.words), default=1.0))
    return len(flow_lines(flow, room, metrics)) * line + flow.at.dy * metrics.em - line / 2


def _names(axis: Axis, frame: Frame, metrics: Metrics, span: float) -> float:
    """A row is as high as its name."""
    rows = sorted(value for value, _ in axis.ticks)
    pitch = min(b - a for a, b in itertools.pairwise(rows))
    lines = max(len(name_lines(text, axis, frame.whole.width, metrics)) for _, text in axis.ticks)
    return (lines * metrics.line(tick_size(axis)) + 0.3 * metrics.em) * span / max(pitch, 1e-9)
