"""A chart with its title and measure above, notes and sources below, laid out for SVG and pictures alike."""

from collections.abc import Iterator

import msgspec

from qjviewer.charts.layout.height import natural_height
from qjviewer.charts.layout.metrics import Metrics
from qjviewer.charts.layout.pieces import Piece, WordsPiece
from qjviewer.charts.layout.placed import placed
from qjviewer.charts.layout.plane import Point, Rect
from qjviewer.charts.layout.set_words import set_words
from qjviewer.charts.marks import Role
from qjviewer.pages.blocks import Chart, text_of
from qjviewer.wording import say

_MARGIN, _GAP = 1.0, 0.6  # em
_TITLE, _SUBTITLE, _NOTE = 1.2, 0.95, 0.85


class WholeChart(msgspec.Struct, frozen=True):
    """The pieces in the order of painting, and the size of the whole with its margin."""

    pieces: tuple[Piece, ...]
    width: float
    height: float


def panel_of(
    chart: Chart, width: float, metrics: Metrics, hidden: frozenset[str] = frozenset()
) -> WholeChart:
    """The panel of a chart whose drawing is so wide, in the units of the metrics."""
    margin, gap = _MARGIN * metrics.em, _GAP * metrics.em
    head, y = _stacked(_head(chart), margin, margin, width, metrics)
    y += gap if head else 0.0
    whole = Rect(margin, y, width, natural_height(chart.scene, width, metrics))
    foot, bottom = _stacked(_foot(chart), margin, whole.bottom + gap, width, metrics)
    pieces = (*head, *placed(chart.scene, whole, metrics, hidden), *foot)
    return WholeChart(pieces, width + 2 * margin, bottom + margin)


def _head(chart: Chart) -> Iterator[tuple[str, float, bool]]:
    yield text_of(chart.title), _TITLE, True
    yield text_of(chart.subtitle), _SUBTITLE, False


def _foot(chart: Chart) -> Iterator[tuple[str, float, bool]]:
    for note in chart.notes:
        yield say("exports.note", chart.scene.lang, text=text_of(note)), _NOTE, False
    yield chart.sources, _NOTE, False


def _stacked(
    texts: Iterator[tuple[str, float, bool]], x: float, y: float, width: float, metrics: Metrics
) -> tuple[list[WordsPiece], float]:
    """Texts under each other, and where they end."""
    found = []
    for text, size, bold in texts:
        lines = metrics.wrapped(text, size, bold, width) if text else ()
        role: Role = "text" if bold else "muted"
        found.append(set_words(lines, Point(x, y), metrics, size, bold=bold, role=role, valign="top"))
        y += len(lines) * metrics.line(size)
    return [w for w in found if w.lines], y
