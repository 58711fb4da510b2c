"""A scene as native shapes, for kinds that PowerPoint has no chart for: the same layout as SVG."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from qjviewer.charts.layout import ink
from qjviewer.charts.layout.height import arranged, least_height, natural_height
from qjviewer.charts.layout.metrics import Metrics
from qjviewer.charts.layout.pieces import Box, Hair, Piece, Symbol, Trace, WordsPiece, hatch_of
from qjviewer.charts.layout.placed import placed
from qjviewer.charts.layout.plane import Point, Rect
from qjviewer.charts.marks import Scene
from qjviewer.charts.palette import look
from qjviewer.exports.slides.slide_canvas import SAFETY, ParagraphSetting, SlideCanvas, TextSpan

_SYMBOLS = {"circle": "OVAL", "square": "RECTANGLE", "diamond": "DIAMOND", "triangle": "ISOSCELES_TRIANGLE"}
_SIZES = (18.0, 16.0, 14.0, 12.0, 11.0, 10.0)


@dataclass(frozen=True)
class _Noting(Metrics):
    """Gathers in `opened` the texts of which a word had to be broken."""

    opened: set[str] = field(default_factory=set, compare=False)

    def wrapped(self, text: str, size: float, bold: bool, width: float, most: int = 99) -> tuple[str, ...]:
        """The words on even lines no wider than `width`; what does not fit `most` lines ends with …"""
        if self.measured(text, size, bold).opens_words(width / self.spare):
            self.opened.add(text)
        return super().wrapped(text, size, bold, width, most)


def draw_shapes(canvas: SlideCanvas, scene: Scene, area: Rect, name: str) -> None:
    """The scene in one group, as large as fits the area."""
    fitting = [e for e in _SIZES if least_height(scene, area.width, _metrics(scene, e)) <= area.height]
    tries = [_placed(scene, area, em) for em in fitting or [_SIZES[-1]]]
    em, pieces, _ = next((t for t in tries if not t[2]), tries[0])
    draw_pieces(canvas, pieces, em, name)


def draw_pieces(canvas: SlideCanvas, pieces: Iterable[Piece], em: float, name: str) -> None:
    """Pieces as shapes in one group; `em` is the height of their words in points."""
    with canvas.group(name):
        for piece in pieces:
            _piece(canvas, piece, em)


def _metrics(scene: Scene, em: float) -> _Noting:
    return _Noting(em, latin=scene.lang == "en", spare=SAFETY)


def _placed(scene: Scene, area: Rect, em: float) -> tuple[float, list[Piece], bool]:
    """The size given, the pieces with it, and whether a word had to be broken."""
    metrics = _metrics(scene, em)
    natural = natural_height(arranged(scene, area.width, area.height, metrics), area.width, metrics)
    height = min(area.height, max(natural, area.height * 0.75))
    pieces = list(placed(scene, Rect(area.left, area.top, area.width, height), metrics))
    return em, pieces, bool(metrics.opened)


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


def _words(canvas: SlideCanvas, words: WordsPiece, em: float) -> Any:
    span = [
        [TextSpan(line.text, round(words.size * em), words.bold, look(words.role).fill)]
        for line in words.lines
    ]
    # Room for a wider font, on the side the words may grow to. They are let wrap all the same:
    # words that may not, some programs put in the middle of the room.
    room = words.rect.width * 0.2 + 4
    before = {"left": 0.0, "center": room / 2, "right": room}[words.align]
    left = max(0.0, words.rect.left - before)
    box = Rect(left, words.rect.top, words.rect.right + room - before - left, words.rect.height)
    return canvas.text(box, span, ParagraphSetting(words.align, "middle"))
