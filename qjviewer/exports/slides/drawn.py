"""Drawings as native shapes: charts that PowerPoint has no kind for, and what stands in cells of tables."""

import math
from collections.abc import Iterable
from typing import Final

from msgspec.structs import replace

from qjviewer.charts.layout import ink
from qjviewer.charts.layout.metrics import LEADING, Metrics
from qjviewer.charts.layout.pieces import Box, Hair, Piece, Symbol, Trace, WordsPiece, hatch_of
from qjviewer.charts.layout.placed import placed
from qjviewer.charts.layout.plane import Point, Rect
from qjviewer.charts.marks import Role
from qjviewer.charts.palette import look
from qjviewer.charts.small import small_pieces
from qjviewer.exports.slides.slide_canvas import SlideCanvas
from qjviewer.exports.slides.text_body import ParagraphSetting, TextSpan
from qjviewer.pages.blocks import text_of
from qjviewer.setting.slides.sheet import PlacedChart, PlacedSmall
from qjviewer.setting.slides.style import LIGHT, Ink, SlideStyle

_SYMBOLS = {"circle": "OVAL", "square": "RECTANGLE", "diamond": "DIAMOND", "triangle": "ISOSCELES_TRIANGLE"}
_WORDS: Final[dict[Role, Ink]] = {"muted": "muted", "accent": "accent", "text": "text"}
# Words are whole pixels high: laid out with so many to the em, rounding them does not show.
_FINE: Final = 100.0


def draw_chart_shapes(canvas: SlideCanvas, drawing: PlacedChart, style: SlideStyle) -> None:
    """A chart as it is projected, in one group."""
    zoom, area, scene = math.ceil(_FINE / drawing.em), drawing.area, drawing.chart.scene
    metrics = Metrics(drawing.em * zoom, latin=scene.lang == "en", words=style.words)
    large = Rect(area.left * zoom, area.top * zoom, area.width * zoom, area.height * zoom)
    fine = replace(canvas, unit=canvas.unit / zoom)
    with canvas.group(text_of(drawing.chart.title), scene.summary):
        _draw_pieces(fine, placed(scene, large, metrics), metrics.em)


def draw_small(canvas: SlideCanvas, drawn: PlacedSmall) -> None:
    """What is drawn in a cell, in one group."""
    with canvas.group(drawn.told, drawn.told):
        _draw_pieces(canvas, small_pieces(drawn.small, drawn.area, drawn.em), drawn.em)


def _draw_pieces(canvas: SlideCanvas, pieces: Iterable[Piece], em: float) -> None:
    for piece in pieces:
        _piece(canvas, piece, em)


def _piece(canvas: SlideCanvas, piece: Piece, em: float) -> None:
    match piece:
        case Box():
            found = look(piece.role)
            if piece.hollow or piece.outlined:
                canvas.box(piece.rect, "", look(piece.role).line, dashed=piece.hollow, width=ink.HAIR * em)
            else:
                hatch = found.hatch or hatch_of(piece)
                canvas.box(piece.rect, found.fill, found.outline, width=ink.HAIR * em, hatch=hatch)
        case Hair():
            ends = (piece.start.x, piece.start.y, piece.end.x, piece.end.y)
            canvas.line(*ends, look(piece.role).line, ink.HAIR * em * piece.weight, dashed=piece.dashed)
        case Trace():
            for a, b in zip(piece.points, piece.points[1:], strict=False):
                _stroke(canvas, a, b, piece, em)
        case Symbol():
            found = look(piece.role)
            edge = look(piece.role).line if piece.hollow else found.outline
            kind = _SYMBOLS.get(piece.shape, "OVAL")
            canvas.box(piece.rect, "#FFFFFF" if piece.hollow else found.fill, edge, width=0.1 * em, kind=kind)
        case WordsPiece():
            _words(canvas, piece, em)


def _stroke(canvas: SlideCanvas, a: Point, b: Point, trace: Trace, em: float) -> None:
    ink_of, width = look(trace.role).line, ink.TRACE * em * trace.weight
    canvas.line(a.x, a.y, b.x, b.y, ink_of, width, dashed=trace.dashed, dash=trace.dash)


def _words(canvas: SlideCanvas, words: WordsPiece, em: float) -> None:
    if not words.lines:
        return
    name = _WORDS.get(words.role)
    colour = LIGHT.hex(name) if name else look(words.role).fill
    lines = [[TextSpan(line.text, round(words.size * em), words.bold, colour)] for line in words.lines]
    setting = ParagraphSetting(words.align, "middle", wrap=False, step=round(words.size * em) * LEADING)
    canvas.text(words.rect, lines, setting)
