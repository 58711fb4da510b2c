"""A chart as a PNG file: title, measure, drawing, notes and sources on white paper."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from qjviewer.charts.layout.metrics import BASE
from qjviewer.charts.marks import Role
from qjviewer.pages.blocks import Chart, text_of
from qjviewer.ui.draw.headless import application
from qjviewer.ui.draw.measure import Metrics
from qjviewer.ui.draw.paper import paint_scene, scene_height
from qjviewer.ui.draw.theme import Theme
from qjviewer.wording import say

_EM_POINTS = 10.5  # 五号, the text size of a Chinese document
_WIDTH = 43.0  # em: the width of text on A4
_MARGIN, _GAP = 1.0, 0.6  # em
_INCH = 0.0254


@dataclass(frozen=True)
class _Line:
    text: str
    size: float
    bold: bool
    role: Role


def chart_png(chart: Chart, dpi: int) -> bytes:
    """The chart as wide as text on A4, at so many dots an inch."""
    application(QApplication)
    theme = Theme("paper", _EM_POINTS / 72 * dpi, chart.scene.lang == "en")
    metrics = Metrics(theme.em)
    width = _WIDTH * theme.em
    head, foot = list(_head(chart, metrics, width)), list(_foot(chart, metrics, width))
    height = scene_height(chart.scene, width, theme.em)
    around = sum(metrics.line(line.size) for line in (*head, *foot)) + 2 * _GAP * theme.em
    margin = _MARGIN * theme.em
    image = QImage(round(width + 2 * margin), round(height + around + 2 * margin), QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(dpi / _INCH))
    image.setDotsPerMeterY(round(dpi / _INCH))
    image.fill(theme.chrome("surface"))
    painter = QPainter(image)
    y = _write(painter, head, QPointF(margin, margin), metrics, theme) + (_GAP * theme.em if head else 0)
    paint_scene(painter, QRectF(margin, y, width, height), chart.scene, theme, theme.em)
    _write(painter, foot, QPointF(margin, y + height + _GAP * theme.em), metrics, theme)
    painter.end()
    return _png(image)


def _head(chart: Chart, metrics: Metrics, width: float) -> Iterator[_Line]:
    for text, size, bold, role in ((text_of(chart.title), 1.2, True, "text"),
                                   (text_of(chart.subtitle), 0.95, False, "muted")):  # fmt: skip
        if text:
            lines = metrics.wrapped(text, size, bold, width)
            yield from (_Line(line, size, bold, role) for line in lines)  # type: ignore[arg-type]


def _foot(chart: Chart, metrics: Metrics, width: float) -> Iterator[_Line]:
    texts = [say("exports.note", chart.scene.lang, text=text_of(n)) for n in chart.notes]
    texts += [chart.sources] if chart.sources else []
    for text in texts:
        yield from (_Line(line, 0.85, False, "muted") for line in metrics.wrapped(text, 0.85, False, width))


def _write(painter: QPainter, lines: list[_Line], at: QPointF, metrics: Metrics, theme: Theme) -> float:
    """Lines under each other; gives where they end."""
    y = at.y()
    for line in lines:
        pitch = metrics.line(line.size)
        painter.setFont(metrics.font(line.size, line.bold))
        painter.setPen(theme.ink(line.role))
        painter.drawText(QPointF(at.x(), y + pitch / 2 + BASE * metrics.pixels(line.size)), line.text)
        y += pitch
    return y


def _png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())
