"""Where the plot stands in a drawing, and where data stand in the plot; as on screen and paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qjviewer.charts.marks import At, Axis, Dot, Flow, Key, Label, Scene, View
from qjviewer.exports.svg.measure import Metrics
from qjviewer.exports.svg.plane import Point, Rect

_NAMES_WRAP, _NAMES_MOST, _NAME_LINES = 0.36, 0.45, 2
TICK_SIZE = 0.93
TICK_GAP = 0.45
NAMES_GAP = 0.4
_LEAST_PLOT = 0.25
LEGEND_SIZE, LEGEND_ICON, LEGEND_GAP, LEGEND_ROW = 0.93, 1.1, 0.4, 1.55
_LEGEND_APART = 1.5


@dataclass(frozen=True)
class Frame:
    """The whole drawing, the plot inside it, the data at its edges; `names` end beside the plot."""

    whole: Rect
    plot: Rect
    names: float
    view: View
    em: float

    def x(self, value: float) -> float:
        """Data to pixels from left to right."""
        share = (value - self.view.left) / (self.view.right - self.view.left)
        return self.plot.left + share * self.plot.width

    def y(self, value: float) -> float:
        """Data to pixels from top to bottom."""
        share = (value - self.view.top) / (self.view.bottom - self.view.top)
        return self.plot.top + share * self.plot.height

    def spot(self, at: At) -> Point:
        """A position in pixels."""
        return Point(self.x(at.x) + at.dx * self.em, self.y(at.y) + at.dy * self.em)


@dataclass(frozen=True, slots=True)
class _Reach:
    """Words at a share of the plot's width, reaching from `a` to `b` pixels around it."""

    share: float
    a: float
    b: float


def frame_of(scene: Scene, rect: Rect, metrics: Metrics) -> Frame:
    """Place the plot so that no words leave the drawing: margins grow as far as they must."""
    em = metrics.em
    names = names_width(scene, rect.width, metrics)
    top = legend_height(scene.legend, rect.width, metrics) + scene.margins.top * em
    bottom = scene.margins.bottom * em + _ticks_height(scene, metrics)
    left, right = _sides(scene, rect.width, names, metrics)
    size = max(1.0, rect.width - left - right), max(1.0, rect.height - top - bottom)
    plot = Rect(rect.left + left, rect.top + top, *size)
    return Frame(rect, plot, rect.left + names, scene.view, em)


def names_width(scene: Scene, width: float, metrics: Metrics) -> float:
    """How wide the words beside the plot are, wrapped where they would take too much; 0 for none."""
    lines = [
        metrics.width(line, tick_size(axis))
        for axis in _axes(scene, "left")
        for _, text in axis.ticks
        for line in name_lines(text, axis, width, metrics)
    ]
    return max(lines, default=0.0)


def name_lines(text: str, axis: Axis, width: float, metrics: Metrics) -> tuple[str, ...]:
    """The lines of a name beside the plot, for a drawing of this width."""
    lines = metrics.wrapped(text, tick_size(axis), False, width * _NAMES_WRAP)
    if len(lines) <= _NAME_LINES:
        return lines
    return metrics.wrapped(text, tick_size(axis), False, width * _NAMES_MOST, _NAME_LINES)


def tick_size(axis: Axis) -> float:
    """Names of rows are as large as text, numbers a little smaller."""
    return TICK_SIZE if axis.grid or axis.side == "bottom" else 1.0


def _ticks_height(scene: Scene, metrics: Metrics) -> float:
    found = 0.0
    for axis in _axes(scene, "bottom"):
        lines = max((text.count("\n") + 1 for _, text in axis.ticks), default=0) + bool(axis.title)
        found = max(found, lines * metrics.line(TICK_SIZE) + TICK_GAP * metrics.em)
    return found


def _axes(scene: Scene, side: str) -> Iterator[Axis]:
    return (m for m in scene.marks if isinstance(m, Axis) and m.side == side)


def _sides(scene: Scene, width: float, names: float, metrics: Metrics) -> tuple[float, float]:
    """The margins left and right of the plot."""
    free = names + (NAMES_GAP * metrics.em if names else 0.0)
    left = names + scene.margins.left * metrics.em
    right = scene.margins.right * metrics.em
    reaches = list(_reaches(scene, metrics))
    most = width * (1 - _LEAST_PLOT)
    for _ in range(3):
        plot = width - left - right
        left += max(0.0, free - min((left + r.share * plot + r.a for r in reaches), default=free))
        right += max(0.0, max((left + r.share * plot + r.b for r in reaches), default=width) - width)
        if left + right > most:
            right = max(scene.margins.right * metrics.em, most - left)
    return min(left, most), right


def _reaches(scene: Scene, metrics: Metrics) -> Iterator[_Reach]:
    em = metrics.em
    for mark in scene.marks:
        if isinstance(mark, Label) and _reserves(mark):
            width = metrics.width(mark.text, mark.size, mark.bold)
            a = mark.at.dx * em - (width if mark.align == "right" else 0.0)
            yield _reach(scene, mark.at.x, a, width)
        elif isinstance(mark, Flow) and not mark.wrap:
            yield _reach(scene, mark.at.x, mark.at.dx * em, flow_width(mark, metrics))
        elif isinstance(mark, Dot):
            yield _reach(scene, mark.at.x, (mark.at.dx - mark.size / 2) * em, mark.size * em)
        elif isinstance(mark, Axis) and mark.side == "bottom":
            for value, text in mark.ticks:
                width = max(metrics.width(t, TICK_SIZE) for t in text.split("\n"))
                yield _reach(scene, value, -width / 2, width)


def _reach(scene: Scene, x: float, start: float, width: float) -> _Reach:
    span = scene.view.right - scene.view.left
    return _Reach((x - scene.view.left) / span, start, start + width)


def _reserves(label: Label) -> bool:
    """Whether a label needs margins: words over their point can as well be moved inside."""
    return label.width is None and not label.optional and label.align != "center"


def flow_width(flow: Flow, metrics: Metrics) -> float:
    """The width of a flow on one line."""
    words = sum(metrics.width(w.text, w.size, w.bold) for w in flow.words)
    return words + flow.gap * metrics.em * max(0, len(flow.words) - 1)


def legend_boxes(keys: Sequence[Key], width: float, metrics: Metrics) -> list[tuple[Rect, Key]]:
    """Entries of the legend in rows from the upper left corner."""
    em, x, y = metrics.em, 0.0, 0.0
    boxes = []
    for key in keys:
        wide = (LEGEND_ICON + LEGEND_GAP) * em + metrics.width(key.text, LEGEND_SIZE)
        if x and x + wide > width:
            x, y = 0.0, y + LEGEND_ROW * em
        boxes.append((Rect(x, y, wide, LEGEND_ROW * em), key))
        x += wide + _LEGEND_APART * em
    return boxes


def legend_height(keys: Sequence[Key], width: float, metrics: Metrics) -> float:
    """How high the legend is with the room below it; 0 without entries."""
    boxes = legend_boxes(keys, width, metrics)
    return boxes[-1][0].bottom + 0.5 * metrics.em if boxes else 0.0
