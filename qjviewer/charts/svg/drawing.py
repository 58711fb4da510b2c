"""A scene as one SVG element: on a web page, on paper, or inside a file of its own."""

from qjviewer.charts.layout.height import natural_height
from qjviewer.charts.layout.metrics import Metrics
from qjviewer.charts.layout.placed import placed
from qjviewer.charts.layout.plane import Rect
from qjviewer.charts.marks import Scene
from qjviewer.charts.svg.svg_paint import Painter, attribute, content, num
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


def drawing(scene: Scene, width: float = WIDTH * EM, prefix: str = "") -> str:
    """The drawing alone, `width` wide; hover words are `<title>`s, linked marks carry `data-figure`."""
    metrics = Metrics(EM, latin=scene.lang == "en")
    height = natural_height(scene, width, metrics)
    whole = Rect(0, 0, width, height)
    body = Painter(metrics, prefix=prefix).paint(placed(scene, whole, metrics))
    return svg(width, height, scene, body)


def svg(width: float, height: float, scene: Scene, body: str, title: str = "", families: str = "") -> str:
    """Elements made an SVG that says what it shows; `families` are fonts to choose from."""
    w, h = num(width), num(height)
    named = f"<title>{content(title)}</title>" if title else ""
    told = f"<desc>{content(scene.summary)}</desc>" if scene.summary else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}" role="img"'
        f' lang="{scene.lang}" aria-label={attribute(scene.summary or title)}'
        f' font-family="{families or FAMILIES[scene.lang]}">{named}{told}{body}</svg>'
    )
