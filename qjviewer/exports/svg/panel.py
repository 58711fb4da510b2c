"""A whole chart as one SVG: drawing alone for a web page, or with title, notes and sources as a file."""

from collections.abc import Iterator

from qjviewer.charts.layout.geometry import frame_of
from qjviewer.charts.layout.height import natural_height
from qjviewer.charts.layout.labels import set_words
from qjviewer.charts.layout.layout import lay_out
from qjviewer.charts.layout.legend import legend_entries
from qjviewer.charts.layout.pieces import Piece, Words
from qjviewer.charts.layout.plane import Point, Rect
from qjviewer.charts.marks import Role, Scene
from qjviewer.charts.palette import look
from qjviewer.exports.svg.measure import Metrics
from qjviewer.exports.svg.paint import Painter, attribute, content, num, rect
from qjviewer.pages.blocks import Chart, text_of
from qjviewer.wording import Language, say

EM = 15.0
WIDTH = 46.0  # em
_MARGIN, _GAP = 1.0, 0.6
_HANS = "QJ Sans SC, Source Han Sans SC, Noto Sans CJK SC, PingFang SC, Microsoft YaHei"
_HANT = "Source Han Sans TC, Noto Sans CJK TC, PingFang TC, Microsoft JhengHei"
FAMILIES: dict[Language, str] = {
    "zh-Hans": f"{_HANS}, sans-serif",
    "zh-Hant": f"{_HANT}, {_HANS}, sans-serif",
    "en": f"Source Sans 3, Segoe UI, Helvetica Neue, Arial, Liberation Sans, {_HANS}, sans-serif",
}


def drawing(
    scene: Scene,
    width: float = WIDTH * EM,
    em: float = EM,
    prefix: str = "",
    hidden: frozenset[str] = frozenset(),
) -> str:
    """The drawing alone, `width` wide; hover words are `<title>`s, linked marks carry `data-figure`."""
    metrics = Metrics(em)
    height = natural_height(scene, width, metrics)
    whole = Rect(0, 0, width, height)
    body = Painter(metrics, prefix=prefix).paint(placed(scene, whole, metrics, hidden))
    return _svg(width, height, scene, body)


def panel(chart: Chart, width: float = WIDTH * EM, em: float = EM) -> str:
    """The chart as a file of its own: title, measure, drawing, notes, sources."""
    metrics, scene, margin = Metrics(em), chart.scene, _MARGIN * em
    height = natural_height(scene, width, metrics)
    head, y = _stacked(_head(chart), margin, margin, width, metrics)
    y += _GAP * em if head else 0.0
    whole = Rect(margin, y, width, height)
    foot, bottom = _stacked(_foot(chart), margin, whole.bottom + _GAP * em, width, metrics)
    pieces = [*head, *placed(scene, whole, metrics), *foot]
    size = width + 2 * margin, bottom + margin
    ground = rect(Rect(0, 0, *size), look("inverse").fill)
    return _svg(*size, scene, ground + Painter(metrics).paint(pieces), text_of(chart.title))


def placed(
    scene: Scene, whole: Rect, metrics: Metrics, hidden: frozenset[str] = frozenset()
) -> Iterator[Piece]:
    """The pieces of a scene and its legend at their places in a rectangle, in the order of painting."""
    yield from lay_out(scene, frame_of(scene, whole, metrics), metrics, hidden)
    for entry in legend_entries(scene.legend, whole, metrics, hidden):
        yield from entry.pieces


def _svg(width: float, height: float, scene: Scene, body: str, title: str = "") -> str:
    w, h = num(width), num(height)
    named = f"<title>{content(title)}</title>" if title else ""
    told = f"<desc>{content(scene.summary)}</desc>" if scene.summary else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}" role="img"'
        f' lang="{scene.lang}" aria-label={attribute(scene.summary or title)}'
        f' font-family="{FAMILIES[scene.lang]}">{named}{told}{body}</svg>'
    )


def _head(chart: Chart) -> Iterator[tuple[str, float, bool]]:
    yield text_of(chart.title), 1.2, True
    yield text_of(chart.subtitle), 0.95, False


def _foot(chart: Chart) -> Iterator[tuple[str, float, bool]]:
    for note in chart.notes:
        yield say("exports.note", chart.scene.lang, text=text_of(note)), 0.85, False
    yield chart.sources, 0.85, False


def _stacked(
    texts: Iterator[tuple[str, float, bool]], x: float, y: float, width: float, metrics: Metrics
) -> tuple[list[Words], float]:
    """Texts under each other, and where they end."""
    found = []
    for text, size, bold in texts:
        lines = metrics.wrapped(text, size, bold, width) if text else ()
        role: Role = "text" if bold else "muted"
        found.append(set_words(lines, Point(x, y), metrics, size, bold=bold, role=role, valign="top"))
        y += len(lines) * metrics.line(size)
    return [w for w in found if w.lines], y
