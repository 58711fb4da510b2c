"""A whole chart as one SVG file: with its title above, notes and sources below."""

from qjviewer.charts.layout.metrics import Metrics
from qjviewer.charts.layout.plane import Rect
from qjviewer.charts.palette import look
from qjviewer.charts.svg.drawing import EM, WIDTH, svg
from qjviewer.charts.svg.paint import Painter, rect
from qjviewer.exports.panel import panel_of
from qjviewer.pages.blocks import Chart, text_of


def panel(
    chart: Chart, width: float = WIDTH * EM, em: float = EM, hidden: frozenset[str] = frozenset()
) -> str:
    """The chart as a file of its own: title, measure, drawing, notes, sources."""
    metrics = Metrics(em, latin=chart.scene.lang == "en")
    found = panel_of(chart, width, metrics, hidden)
    ground = rect(Rect(0, 0, found.width, found.height), look("inverse").fill)
    body = ground + Painter(metrics).paint(found.pieces)
    return svg(found.width, found.height, chart.scene, body, text_of(chart.title))
