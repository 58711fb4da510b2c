"""Where the plot stands in a drawing, and where data stand in the plot; for screen, paper and SVG alike."""

from collections.abc import Iterator

import msgspec

from qjviewer.charts.layout.legend import legend_height
from qjviewer.charts.layout.metrics import Metrics
from qjviewer.charts.layout.plane import Point, Rect
from qjviewer.charts.layout.side_columns import ColumnRoom, heads_height, standing
from qjviewer.charts.marks import At, Axis, Dot, Flow, Label, PlotRange, Scene

# Shares of the width that names beside the plot may take: they wrap at the first, and take up to the
# second where two lines would not hold them; a name that is longer still takes more lines.
_NAMES_WRAP, NAMES_SHARE = 0.36, 0.45
NAME_LINES, _MOST_NAME_LINES = 2, 4
TICK_SIZE = 0.93
TICK_GAP = 0.45  # em between the plot and the words below it
NAMES_GAP = 0.4  # em that stay free between names and words in the plot
_LEAST_PLOT = 0.25  # of the width


class Frame(msgspec.Struct, frozen=True):
    """The whole drawing, the plot inside it, and the data at the plot's edges.

    `field` is what columns of words leave of the whole; `names` is where the words beside the plot end;
    `home` is the view when nothing is zoomed.
    """

    whole: Rect
    field: Rect
    plot: Rect
    names: float
    view: PlotRange
    home: PlotRange
    em: float
    columns: ColumnRoom

    def x(self, value: float) -> float:
        """Data to pixels from left to right."""
        span = self.view.right - self.view.left
        return self.plot.left + (value - self.view.left) / span * self.plot.width

    def y(self, value: float) -> float:
        """Data to pixels from top to bottom."""
        span = self.view.bottom - self.view.top
        return self.plot.top + (value - self.view.top) / span * self.plot.height

    def spot(self, at: At) -> Point:
        """A position in pixels."""
        return Point(self.x(at.x) + at.dx * self.em, self.y(at.y) + at.dy * self.em)

    def sees(self, x: float) -> bool:
        """Whether a value along x is in the plot; zoomed, some are not."""
        if self.view == self.home:
            return True
        low, high = sorted((self.view.left, self.view.right))
        slack = (high - low) * 1e-6
        return low - slack <= x <= high + slack


class _Reach(msgspec.Struct, frozen=True):
    """Words at a share of the plot's width, reaching from `a` to `b` pixels around it."""

    share: float
    a: float
    b: float


def frame_of(scene: Scene, rect: Rect, metrics: Metrics, view: PlotRange | None = None) -> Frame:
    """Place the plot so that no words leave the drawing: margins grow as far as they must."""
    em = metrics.em
    above = legend_height(scene.legend, rect.width, metrics) + scene.margins.top * em
    below = scene.margins.bottom * em + _ticks_height(scene, metrics)
    columns = standing(scene, rect.width, rect.height - above - below, metrics)
    width = rect.width - columns.left - columns.right
    field = Rect(rect.left + columns.left, rect.top, width, rect.height)
    names = names_width(scene, width, metrics)
    top = above + heads_height(columns, metrics)
    left, right = _sides(scene, width, names, metrics)
    plot = Rect(
        field.left + left,
        field.top + top,
        max(1.0, width - left - right),
        max(1.0, field.height - top - below),
    )
    return Frame(rect, field, plot, field.left + names, view or scene.view, scene.view, em, columns)


def names_width(scene: Scene, width: float, metrics: Metrics) -> float:
    """How wide the words beside the plot are, wrapped where they would take too much; 0 for none."""
    found = 0.0
    for axis in _axes(scene, "left"):
        for _, text in axis.ticks:
            lines = name_lines(text, axis, width, metrics)
            found = max(found, *(metrics.width(line, tick_size(axis)) for line in lines))
    return found


def name_lines(text: str, axis: Axis, width: float, metrics: Metrics) -> tuple[str, ...]:
    """The lines of a name beside the plot, for a drawing of this width."""
    size = tick_size(axis)
    lines = metrics.wrapped(text, size, False, width * _NAMES_WRAP)
    if len(lines) <= NAME_LINES:
        return lines
    return metrics.wrapped(text, size, False, width * NAMES_SHARE, _MOST_NAME_LINES)


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
        low = min((left + r.share * plot + r.a for r in reaches), default=free)
        high = max((left + r.share * plot + r.b for r in reaches), default=width)
        left += max(0.0, free - low)
        right += max(0.0, high - width)
        if left + right > most:
            right = max(scene.margins.right * metrics.em, most - left)
    return min(left, most), right


def _reaches(scene: Scene, metrics: Metrics) -> Iterator[_Reach]:
    span = scene.view.right - scene.view.left
    for mark in scene.marks:
        if isinstance(mark, Label) and _reserves(mark):
            width = metrics.width(mark.text, mark.size, mark.bold)
            a = mark.at.dx * metrics.em - (width if mark.align == "right" else 0.0)
            yield _Reach((mark.at.x - scene.view.left) / span, a, a + width)
        elif isinstance(mark, Flow) and not mark.wrap:
            width = flow_width(mark, metrics)
            a = mark.at.dx * metrics.em - (width if mark.align == "right" else 0.0)
            yield _Reach((mark.at.x - scene.view.left) / span, a, a + width)
        elif isinstance(mark, Dot):
            a = (mark.at.dx - mark.size / 2) * metrics.em
            yield _Reach((mark.at.x - scene.view.left) / span, a, a + mark.size * metrics.em)
        elif isinstance(mark, Axis) and mark.side == "bottom":
            for value, text in mark.ticks:
                half = max(metrics.width(t, TICK_SIZE) for t in text.split("\n")) / 2
                yield _Reach((value - scene.view.left) / span, -half, half)


def _reserves(label: Label) -> bool:
    """Whether a label needs margins: words over their point can as well be moved inside."""
    return label.width is None and not label.around and label.align != "center"


def flow_width(flow: Flow, metrics: Metrics) -> float:
    """The width of a flow on one line."""
    words = sum(metrics.width(w.text, w.size, w.bold) for w in flow.words)
    return words + flow.gap * metrics.em * max(0, len(flow.words) - 1)
