"""Native charts of a slide: bars and lines with their data sheets, in our colours."""

import math
from typing import Any, Final

from qjviewer.charts.layout.plane import Point, Rect
from qjviewer.charts.marks import Axis, Bracket, Scene
from qjviewer.charts.palette import look
from qjviewer.exports.native import Native, NativePoint, NativeSeries, differences_told, hatched
from qjviewer.exports.parts import Parts
from qjviewer.exports.slides.slide_canvas import (
    ACCENT,
    SlideCanvas,
    describe,
    paint,
    paint_hatched,
    rgb,
    set_fonts,
    stroke,
)
from qjviewer.exports.slides.text_body import INK, ParagraphSetting, TextSpan, spans_of
from qjviewer.pages.blocks import text_of
from qjviewer.setting.slides.sheet import PlacedChart
from qjviewer.setting.slides.style import FLOOR_LABEL, SlideStyle
from qjviewer.setting.slides.words import SlideStretch, SlideWords
from qjviewer.text.ruler import ruler

_USUAL, _OTHERS = 2.25, 1.25  # points: lines, and those of other places among ranks
# The largest words in a chart that another program sets.
_LARGEST: Final = 40.0
_LEAST: Final = 18.0  # of words at bars
_BETWEEN: Final = 0.5  # of a bar's thickness: what is free between categories
_BARS: Final = 0.88  # of the chart's height, without its legend
# Where the plot stands in a chart that carries a bracket: shares of its width and height.
_PLOT = Rect(0.2, 0.02, 0.66, 0.94)
_ROUNDING: Final = 1e-6
_ROOM = 1.05  # beyond the longest bar


def draw_chart(
    canvas: SlideCanvas, found: Native, drawing: PlacedChart, style: SlideStyle, parts: Parts
) -> None:
    """The chart, editable, with its bracket if it has one; other differences stand below it in words."""
    bracket = next((m for m in drawing.chart.scene.marks if isinstance(m, Bracket)), None)
    told = differences_told(drawing.chart.scene, parts) if bracket is None else ()
    words = SlideWords(
        [SlideStretch("\n".join(told), FLOOR_LABEL, "accent", True)], drawing.area.width, style
    )
    area, low = drawing.area, words.height if told else 0.0
    plot = Rect(area.left, area.top, area.width, area.height - low)
    _NativeChart(canvas, found, drawing, plot).draw(bracket)
    if told:
        box = Rect(area.left, plot.bottom, area.width, low)
        canvas.text(box, [spans_of(words, style)], ParagraphSetting(step=words.step))


class _NativeChart:
    """One chart being made, in its area."""

    def __init__(self, canvas: SlideCanvas, found: Native, drawing: PlacedChart, area: Rect) -> None:
        self._canvas, self._found, self._drawing, self._area = canvas, found, drawing, area
        self._size = canvas.length(min(drawing.em, _LARGEST))
        self._label_size = canvas.length(self._fine())
        self._chart = self._made()

    def _made(self) -> Any:
        from pptx.enum.chart import XL_CHART_TYPE

        kind = XL_CHART_TYPE.BAR_CLUSTERED if self._found.bars else XL_CHART_TYPE.LINE_MARKERS
        shape = self._canvas.shapes.add_chart(kind, *self._canvas.place(self._area), _data(self._found))
        describe(shape, text_of(self._drawing.chart.title), self._drawing.chart.scene.summary)
        return shape.chart

    def draw(self, bracket: Bracket | None) -> None:
        """Its look, series by series."""
        chart, found = self._chart, self._found
        chart.font.size = self._size
        chart.font.color.rgb = rgb(INK)
        set_fonts(chart.font, self._canvas.lang)
        chart.has_title = False
        _axes(chart, found, self._size)
        if not found.bars and not found.is_ranks:
            _own_scale(chart.value_axis, self._drawing.chart.scene)
        _legend(chart, found, self._size)
        for series, ours in zip(chart.plots[0].series, found.series, strict=True):
            _series(series, ours, found)
            self._labels(series, ours)
        if found.bars:
            is_airy = bracket or len(found.categories) < 3
            chart.plots[0].gap_width = 90 if is_airy else round(_BETWEEN * 100)
            chart.plots[0].overlap = -5
        if bracket is not None and len(found.series) == 1:
            self._bracket(bracket)

    def _fine(self) -> float:
        """How large the words at bars are: no larger than the bars are thick, or they would meet."""
        largest = min(self._drawing.em, _LARGEST)
        if not self._found.bars:
            return largest
        bars = len(self._found.categories) * (len(self._found.series) + _BETWEEN)
        return max(_LEAST, min(largest, self._area.height * _BARS / bars))

    def _labels(self, series: Any, ours: NativeSeries) -> None:
        for number, point in enumerate(ours.points):
            if point.value is not None and point.label:
                self._label(series.points[number], point, self._is_lowest(number, point))

    def _is_lowest(self, number: int, point: NativePoint) -> bool:
        """Whether other lines run above a point: its words then stand below it, away from theirs."""
        if self._found.bars or point.value is None:
            return False
        others = [s.points[number].value for s in self._found.series]
        values = [v for v in others if v is not None]
        return len(values) > 1 and point.value == min(values)

    def _label(self, target: Any, point: NativePoint, is_lowest: bool) -> None:
        """The words beside a point: the value, and whether it is approximate, derived or a target."""
        from pptx.enum.chart import XL_LABEL_POSITION

        label = target.data_label
        beside = XL_LABEL_POSITION.BELOW if is_lowest else XL_LABEL_POSITION.ABOVE
        label.position = XL_LABEL_POSITION.OUTSIDE_END if self._found.bars else beside
        label.text_frame.word_wrap = False
        paragraph = label.text_frame.paragraphs[0]
        run = paragraph.add_run()
        run.text = point.label
        run.font.size, run.font.bold = self._label_size, self._found.bars
        run.font.color.rgb = rgb(INK)
        set_fonts(run.font, self._canvas.lang)

    def _bracket(self, bracket: Bracket) -> None:
        """Shapes over the gap between the first two bars; the plot is held in place for them."""
        found, area, canvas = self._found, self._area, self._canvas
        values = [float(p.value) for p in found.series[0].points if p.value is not None]
        high = max(values) * _ROOM
        if high <= 0 or min(values) < 0:
            return
        self._chart.value_axis.maximum_scale = high
        _hold_plot(self._chart)
        left, width = area.left + _PLOT.left * area.width, _PLOT.width * area.width
        x0, x1 = (left + x / high * width for x in (bracket.x0, bracket.x1))
        y = area.top + (_PLOT.top + _PLOT.height / len(found.categories)) * area.height
        with canvas.group(bracket.text, bracket.text):
            for x in (x0, x1):
                canvas.line(x, y - 12, x, y + 12, ACCENT, 4)
            canvas.line(x0, y, x1, y, ACCENT, 4)
            self._bracket_words(bracket.text, Point((x0 + x1) / 2, y))

    def _bracket_words(self, text: str, over: Point) -> None:
        size = min(self._drawing.em, _LARGEST)
        wide = ruler(bold=True).width(text, round(size)) + size
        left = max(self._area.left, min(over.x - wide / 2, self._area.right - wide))
        box = Rect(left, over.y - 8 - size * 1.3, wide, size * 1.3)
        words = [[TextSpan(text, size, True, ACCENT)]]
        self._canvas.text(box, words, ParagraphSetting("center", "bottom", wrap=False))


def _data(found: Native) -> Any:
    from pptx.chart.data import CategoryChartData

    data = CategoryChartData(number_format=found.number_format)
    data.categories = found.categories
    for series in found.series:
        values = [None if p.value is None else float(p.value) for p in series.points]
        data.add_series(series.name, values)
    return data


def _axes(chart: Any, found: Native, size: Any) -> None:
    from pptx.enum.chart import XL_TICK_LABEL_POSITION, XL_TICK_MARK

    names, numbers = chart.category_axis, chart.value_axis
    for axis in (names, numbers):
        axis.major_tick_mark = XL_TICK_MARK.NONE
        axis.tick_labels.font.size = size
        stroke(axis.format.line, look("axis").fill, 1)
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.has_major_gridlines = False
    numbers.has_major_gridlines = not found.bars
    if found.bars:
        # Bars start at zero and carry their values: no second scale is needed.
        names.reverse_order = True
        numbers.visible = False
        if all(p.value is None or p.value >= 0 for s in found.series for p in s.points):
            numbers.minimum_scale = 0
    else:
        # Chinese is never turned; what does not fit on a line is broken.
        names._element.get_or_add_txPr().bodyPr.set("rot", "0")
        numbers.tick_labels.number_format = found.number_format
        numbers.tick_labels.number_format_is_linked = False
        stroke(numbers.major_gridlines.format.line, look("grid").fill, 0.75)
    if found.is_ranks:
        # The first stands on top; the periods then at the high end of the scale.
        numbers.reverse_order, numbers.minimum_scale, numbers.major_unit = True, 1, 1
        numbers.maximum_scale = max(2, found.last_rank)
        names.tick_label_position = XL_TICK_LABEL_POSITION.HIGH


def _own_scale(axis: Any, scene: Scene) -> None:
    """The scale of our own drawing, begun and ended at a tick."""
    ticks = next((m.ticks for m in scene.marks if isinstance(m, Axis) and m.side == "left" and m.grid), ())
    if len(ticks) < 2:
        return
    at = sorted(place for place, _ in ticks)
    step, low, high = at[1] - at[0], scene.view.bottom, scene.view.top
    axis.major_unit = step
    axis.minimum_scale = at[0] - step * math.ceil(max(0.0, at[0] - low) / step - _ROUNDING)
    axis.maximum_scale = at[-1] + step * math.ceil(max(0.0, high - at[-1]) / step - _ROUNDING)
    axis.tick_labels.number_format = "General"


def _legend(chart: Any, found: Native, size: Any) -> None:
    from pptx.enum.chart import XL_LEGEND_POSITION
    from pptx.oxml.ns import qn

    again = [n for n, s in enumerate(found.series) if s.again]
    chart.has_legend = len(found.series) - len(again) > 1 and not found.is_ranks
    if not chart.has_legend:
        return
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    chart.legend.font.size = size
    element = chart.legend._element
    for number in reversed(again):
        # The library cannot leave out an entry; the format can.
        entry = element.makeelement(qn("c:legendEntry"), {})
        for tag, value in (("c:idx", str(number)), ("c:delete", "1")):
            entry.append(element.makeelement(qn(tag), {"val": value}))
        element.find(qn("c:legendPos")).addnext(entry)


def _series(series: Any, ours: NativeSeries, found: Native) -> None:
    if found.bars:
        series.invert_if_negative = False
        _fill(series.format, NativePoint(role=ours.role), ours.variant)
        alike = {(p.role, p.target) for p in ours.points if p.value is not None} == {(ours.role, False)}
        for number, point in enumerate(ours.points):
            if point.value is not None and not alike:
                _fill(series.points[number].format, point, ours.variant)
    else:
        _line(series, ours, _OTHERS if found.is_ranks and ours.role != "district" else _USUAL)


def _fill(form: Any, point: NativePoint, variant: int) -> None:
    found = look(point.role)
    if point.target:
        # A target is not a result: outline only, dashed.
        paint(form.fill, "")
        stroke(form.line, found.outline or found.fill, 1.5, dashed=True)
        return
    if hatch := hatched(found.hatch, variant):
        paint_hatched(form.fill, found.fill, hatch)
    else:
        paint(form.fill, found.fill)
    stroke(form.line, found.outline, 0.75)


def _line(series: Any, ours: NativeSeries, width: float) -> None:
    from pptx.enum.chart import XL_MARKER_STYLE

    found = look(ours.role)
    series.smooth = False
    stroke(series.format.line, found.line if ours.joined else "", width, dash=ours.dash)
    series.marker.style = getattr(XL_MARKER_STYLE, ours.shape.upper())
    series.marker.size = 9 if width == _USUAL else 6
    paint(series.marker.format.fill, "#FFFFFF" if any(p.target for p in ours.points) else found.fill)
    stroke(series.marker.format.line, found.line, 1)


def _hold_plot(chart: Any) -> None:
    """A fixed place for the plot, which the library has no way to ask for."""
    from pptx.oxml.ns import qn

    plot = chart._chartSpace.chart.plotArea
    for old in plot.findall(qn("c:layout")):
        plot.remove(old)
    layout = plot.makeelement(qn("c:layout"), {})
    manual = layout.makeelement(qn("c:manualLayout"), {})
    shares = {"x": _PLOT.left, "y": _PLOT.top, "w": _PLOT.width, "h": _PLOT.height}
    parts = {"layoutTarget": "inner", "xMode": "edge", "yMode": "edge"} | {
        k: str(v) for k, v in shares.items()
    }
    for tag, value in parts.items():
        manual.append(manual.makeelement(qn(f"c:{tag}"), {"val": value}))
    layout.append(manual)
    plot.insert(0, layout)
