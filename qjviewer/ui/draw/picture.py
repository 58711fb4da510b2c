"""A chart as a PNG file: title, measure, drawing, notes and sources on white paper."""

import math

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from qjviewer.charts.layout.metrics import Metrics
from qjviewer.exports.panel import panel_of
from qjviewer.pages.blocks import Chart
from qjviewer.ui.draw.headless import application
from qjviewer.ui.draw.paint import Ink
from qjviewer.ui.draw.paper import zoom_for
from qjviewer.ui.draw.theme import Theme

_EM_POINTS = 10.5  # 五号, the text size of a Chinese document
_WIDTH = 43.0  # em: the width of text on A4
_INCH = 0.0254
_LARGEST = 16_000  # pixels a side


def chart_png(chart: Chart, dpi: int) -> bytes:
    """The chart as wide as text on A4, at so many dots an inch."""
    application(QApplication)
    theme = Theme("paper", _EM_POINTS / 72 * dpi, chart.scene.lang == "en")
    image = painted(chart, _WIDTH * theme.em, theme)
    image.setDotsPerMeterX(round(dpi / _INCH))
    image.setDotsPerMeterY(round(dpi / _INCH))
    return _png(image)


def painted(chart: Chart, width: float, theme: Theme, hidden: frozenset[str] = frozenset()) -> QImage:
    """The chart on the theme's ground, its drawing so many pixels wide."""
    zoom = zoom_for(theme.em)
    metrics = Metrics(theme.em * zoom, latin=chart.scene.lang == "en", words=theme.words)
    panel = panel_of(chart, width * zoom, metrics, hidden)
    # A pixel is never shared with what lies beyond the edge.
    across, down = (min(_LARGEST, math.ceil(side / zoom)) for side in (panel.width, panel.height))
    image = QImage(across, down, QImage.Format.Format_RGB32)
    image.fill(theme.chrome("surface"))
    painter = QPainter(image)
    painter.scale(1 / zoom, 1 / zoom)
    Ink(painter, theme, metrics).paint(panel.pieces)
    painter.end()
    return image


def _png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())
