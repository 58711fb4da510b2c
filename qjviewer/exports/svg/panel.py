"""A whole chart as one SVG: drawing alone for a web page, or with title, notes and sources as a file."""

from qjviewer.charts.layout.height import natural_height
from qjviewer.charts.layout.metrics import Metrics
from qjviewer.charts.layout.plane import Rect
from qjviewer.charts.marks import Scene
from qjviewer.charts.palette import look
from qjviewer.exports.panel import panel_of, placed
from qjviewer.exports.svg.paint import Painter, attribute, content, num, rect
from qjviewer.pages.blocks import Chart, text_of
from qjviewer.wording import Language

EM = 15.0
WIDTH = 46.0  # em
_HANS = "QJ Sans SC, Source Han Sans SC, Noto Sans CJK SC, PingFang SC, Microsoft YaHei"
_HANT = "Source Han Sans TC, Noto Sans CJK TC, PingFang TC, Microsoft JhengHei"
FAMILIES: dict[Language, str] = {
    "zh-Hans": f"{_HANS}, sans-serif",
    "zh-Hant": f"{_HANT}, {_HANS}, sans-serif",
    "en": f"Source Sans 3, Segoe UI, Helvetica Neue, Arial, Liberation Sans, {_HANS}, sans-serif",
}


def drawing(scene: Scene, width: float = WIDTH * EM, em: float = EM, prefix: str = "") -> str:
    """The drawing alone, `width` wide; hover words are `<title>`s, linked marks carry `data-figure`."""
    metrics = Metrics(em, latin=scene.lang == "en")
    height = natural_height(scene, width, metrics)
    whole = Rect(0, 0, width, height)
    body = Painter(metrics, prefix=prefix).paint(placed(scene, whole, metrics))
    return _svg(width, height, scene, body)


def panel(
    chart: Chart, width: float = WIDTH * EM, em: float = EM, hidden: frozenset[str] = frozenset()
) -> str:
    """The chart as a file of its own: title, measure, drawing, notes, sources."""
    metrics = Metrics(em, latin=chart.scene.lang == "en")
    found = panel_of(chart, width, metrics, hidden)
    ground = rect(Rect(0, 0, found.width, found.height), look("inverse").fill)
    body = ground + Painter(metrics).paint(found.pieces)
    return _svg(found.width, found.height, chart.scene, body, text_of(chart.title))


def _svg(width: float, height: float, scene: Scene, body: str, title: str = "") -> str:
    w, h = num(width), num(height)
    named = f"<title>{content(title)}</title>" if title else ""
    told = f"<desc>{content(scene.summary)}</desc>" if scene.summary else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}" role="img"'
        f' lang="{scene.lang}" aria-label={attribute(scene.summary or title)}'
        f' font-family="{FAMILIES[scene.lang]}">{named}{told}{body}</svg>'
    )
