"""How high a drawing must be for its words."""

import itertools

from qjviewer.charts.layout.flows import flow_left, flow_lines
from qjviewer.charts.layout.geometry import Frame, frame_of, name_lines, tick_size
from qjviewer.charts.layout.labels import room_of
from qjviewer.charts.layout.legend import legend_height
from qjviewer.charts.layout.metrics import Metrics
from qjviewer.charts.layout.plane import Rect
from qjviewer.charts.marks import Axis, Flow, Label, Scene


def natural_height(scene: Scene, width: float, metrics: Metrics) -> float:
    """The scene's own height with its legend; more where wrapped words need it."""
    height = scene.height * metrics.em + legend_height(scene.legend, width, metrics)
    frame = frame_of(scene, Rect(0, 0, width, height), metrics)
    around = height - frame.plot.height
    return around + max([frame.plot.height, *_wanted(scene, frame, metrics)])


def _wanted(scene: Scene, frame: Frame, metrics: Metrics) -> list[float]:
    """Heights of the plot at which the words of each mark have room."""
    span = abs(scene.view.bottom - scene.view.top)
    found = [_names_wanted(scene, frame, metrics, span)]
    for mark in scene.marks:
        if isinstance(mark, Label) and mark.height and mark.fit == "wrap":
            found.append(_label_wanted(mark, frame, metrics) * span / mark.height)
        elif isinstance(mark, Flow) and mark.wrap and mark.height:
            found.append(_flow_wanted(mark, frame, metrics) * span / mark.height)
    return found


def _label_wanted(label: Label, frame: Frame, metrics: Metrics) -> float:
    room = frame.whole.right - frame.plot.left if label.width is None else room_of(label, frame)
    lines = metrics.wrapped(label.text, label.size, label.bold, room)
    return len(lines) * metrics.line(label.size) + abs(label.at.dy) * metrics.em


def _flow_wanted(flow: Flow, frame: Frame, metrics: Metrics) -> float:
    room = frame.whole.right - flow_left(flow, frame, metrics)
    line = metrics.line(max((w.size for w in flow.words), default=1.0))
    # The first line has its middle at the flow's position.
    return len(flow_lines(flow, flow.words, room, metrics)) * line + flow.at.dy * metrics.em - line / 2


def _names_wanted(scene: Scene, frame: Frame, metrics: Metrics, span: float) -> float:
    """A row is as high as its name."""
    wanted = 0.0
    for axis in scene.marks:
        if not isinstance(axis, Axis) or axis.side != "left" or axis.grid or len(axis.ticks) < 2:
            continue
        rows = sorted(value for value, _ in axis.ticks)
        pitch = min(b - a for a, b in itertools.pairwise(rows))
        size, width = tick_size(axis), frame.whole.width
        lines = max(len(name_lines(text, axis, width, metrics)) for _, text in axis.ticks)
        wanted = max(wanted, (lines * metrics.line(size) + 0.3 * metrics.em) * span / max(pitch, 1e-9))
    return wanted
