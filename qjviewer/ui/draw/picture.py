"""A chart as a PNG file: title, measure, drawing, notes and sources on white paper."""

import math

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from qjviewer.exports.panel import panel_of
from qjviewer.pages.blocks import Chart
from qjviewer.ui.draw.headless import application
from qjviewer.ui.draw.measure import Metrics
from qjviewer.ui.draw.paint import Ink
from qjviewer.ui.draw.paper import zoom_for
from qjviewer.ui.draw.theme import Theme

_EM_POINTS = 10.5  # 五号, the text size of a Chinese document
_WIDTH = 43.0  # em: the width of text on A4
_INCH = 0.0254


def chart_png(chart: Chart, dpi: int) -> bytes:
    """The chart as wide as text on A4, at so many dots an inch."""
    application(QApplication)
    theme = Theme("paper", _EM_POINTS / 72 * dpi, chart.scene.lang == "en")
    zoom = zoom_for(theme.em)
    metrics = Metrics(theme.em * zoom)
    panel = panel_of(chart, _WIDTH * metrics.em, metrics)
    width, height = math.ceil(panel.width / zoom), math.ceil(panel.height / zoom)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(dpi / _INCH))
    image.setDotsPerMeterY(round(dpi / _INCH))
    image.fill(theme.chrome("surface"))
    painter = QPainter(image)
    painter.scale(1 / zoom, 1 / zoom)
    Ink(painter, theme, metrics).paint(panel.pieces)
    painter.end()
    return _png(image)


def _png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())
