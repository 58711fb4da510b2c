"""Charts as SVG files for paper: in the palette of paper, words in their final size, real text."""

from qjviewer.charts.layout.height import natural_height
from qjviewer.charts.layout.metrics import Metrics
from qjviewer.charts.layout.placed import placed
from qjviewer.charts.layout.plane import Rect
from qjviewer.charts.marks import Scene
from qjviewer.charts.palette import Mode
from qjviewer.charts.svg.drawing import svg
from qjviewer.charts.svg.svg_paint import Painter
from qjviewer.pages.blocks import Chart

FAMILY = "QJ Sans SC"


def drawn(chart: Chart, width: float, height: float, em: float, gray: bool, prefix: str) -> str:
    """A chart as SVG, so many points wide and high."""
    mode: Mode = "gray" if gray else "paper"
    return projected_chart(
        chart.scene, Rect(0, 0, width, height), Metrics(em, latin=chart.scene.lang == "en"), mode, prefix
    )


def projected_chart(scene: Scene, area: Rect, metrics: Metrics, mode: Mode, prefix: str) -> str:
    """The drawing of a slide as SVG, in the units of the slide."""
    whole = Rect(0, 0, area.width, area.height)
    painter = Painter(metrics, mode, prefix, has_wide_marks=metrics.latin)
    body = painter.paint(placed(scene, whole, metrics))
    return svg(area.width, area.height, scene, body, families=FAMILY)


def height_of(chart: Chart, width: float, em: float) -> float:
    """How high a chart is at a width, in points."""
    return natural_height(chart.scene, width, Metrics(em, latin=chart.scene.lang == "en"))


def least_width(chart: Chart, em: float) -> float:
    """The narrowest a chart reads well."""
    return chart.scene.min_width * em
