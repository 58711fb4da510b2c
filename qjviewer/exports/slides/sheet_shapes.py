"""A laid-out slide as native shapes: every line, label, table and drawing where the projector has it."""

from collections.abc import Iterable, Sequence
from typing import Any, Final, TypeVar

from qjviewer.charts.layout.plane import Rect
from qjviewer.exports.native import native
from qjviewer.exports.parts import Parts
from qjviewer.exports.slides.drawn import draw_chart_shapes, draw_small
from qjviewer.exports.slides.native_charts import draw_chart
from qjviewer.exports.slides.native_tables import draw_table
from qjviewer.exports.slides.slide_canvas import SlideCanvas
from qjviewer.exports.slides.text_body import ParagraphSetting, spans_of
from qjviewer.setting.slides.sheet import PlacedChart, PlacedWords, SlideBox, SlideSheet, parted
from qjviewer.setting.slides.words import SlideWords

_Piece = TypeVar("_Piece", SlideBox, PlacedWords)
# Of their width: the room that words are given for a wider font, and the least with which they may wrap.
_SPARE: Final = 0.3
_LEAST_SPARE: Final = 0.14
_EDGE: Final = 16.0  # of the slide that is left free
_RULE: Final = 3.0  # a box that is thinner is a line
# A box at most so much higher than the words on it is their own.
_OWN: Final = 1.4


class SheetShapes:
    """Draws one sheet; what is read first comes first."""

    def __init__(self, target: Any, sheet: SlideSheet, parts: Parts, canvas: SlideCanvas) -> None:
        self._target, self._sheet, self._parts, self._canvas = target, sheet, parts, canvas
        self._words = [p for p in sheet.words if p.words is not sheet.headline]
        self._boxes = [b for b in sheet.boxes if b.is_seen or b.name]
        pictures = sheet.picture_areas
        seen = [b.area for b in sheet.boxes if b.is_seen]
        self._obstacles = [p.area for p in sheet.words] + seen + pictures

    def make(self) -> None:
        """All of it: the headline, what is drawn under words, the content, the footer."""
        self._headline()
        table = self._sheet.table
        if table is not None:
            self._words, cells = parted(self._words, table.area)
            self._boxes, grounds = parted(self._boxes, table.area)
        below = self._sheet.below_picture(self._words)
        self._pieces(self._boxes, [p for p in self._words if p not in below])
        if table is not None:
            draw_table(self._canvas, table, cells, grounds, self._sheet.style)
            for drawn in self._sheet.smalls:
                draw_small(self._canvas, drawn)
        for drawing in self._sheet.drawings:
            self._drawing(drawing)
        self._pieces((), below)

    def _headline(self) -> None:
        """In the slide's own title, which outlines and readers look for."""
        title, words = self._target.shapes.title, self._sheet.headline
        placed = next((p for p in self._sheet.words if p.words is words), None)
        if placed is None:
            title._element.getparent().remove(title._element)
            return
        box, wraps = self._room(placed)
        title.left, title.top, title.width, title.height = self._canvas.place(box)
        self._fill(title.text_frame, placed.words, ParagraphSetting(wrap=wraps, step=placed.words.step))

    def _drawing(self, drawing: PlacedChart) -> None:
        found = native(drawing.chart, self._parts)
        if found is None:
            draw_chart_shapes(self._canvas, drawing, self._sheet.style)
        else:
            draw_chart(self._canvas, found, drawing, self._sheet.style, self._parts)

    def _pieces(self, boxes: Sequence[SlideBox], words: Sequence[PlacedWords]) -> None:
        """Boxes, then words; what stands in a named box in a group of its name."""
        named = [b for b in boxes if b.name]
        groups = [(b, [x for x in _inside(boxes, b) if x is not b], _inside(words, b)) for b in named]
        grouped = {id(x) for b, inner, on in groups for x in (b, *inner, *on)}
        self._loose([b for b in boxes if id(b) not in grouped], [p for p in words if id(p) not in grouped])
        for box, inner, on in groups:
            with self._canvas.group(box.name):
                self._loose([*([box] if box.is_seen else []), *inner], on)

    def _loose(self, boxes: Sequence[SlideBox], words: Sequence[PlacedWords]) -> None:
        labels = {id(p): b for b in boxes if (p := _label_of(b, words)) is not None}
        own = {id(b) for b in labels.values()}
        for box in boxes:
            if id(box) not in own:
                self._box(box)
        for placed in words:
            if id(placed) in labels:
                self._label(labels[id(placed)], placed.words)
            else:
                self._placed(placed)

    def _placed(self, placed: PlacedWords) -> None:
        box, wraps = self._room(placed)
        spans = spans_of(placed.words, self._sheet.style)
        self._canvas.text(box, [spans], ParagraphSetting(wrap=wraps, step=placed.words.step))

    def _label(self, box: SlideBox, words: SlideWords) -> None:
        """Words in the middle of a box of their own."""
        shape = self._box(box)
        align = "center" if words.lines == 1 else "left"
        self._fill(shape.text_frame, words, ParagraphSetting(align, "middle", wrap=False, step=words.step))
        if align == "left":
            shape.text_frame.margin_left = self._canvas.emu((box.area.width - words.natural_width) / 2)

    def _fill(self, frame: Any, words: SlideWords, setting: ParagraphSetting) -> None:
        self._canvas.fill_text(frame, [spans_of(words, self._sheet.style)], setting)

    def _box(self, box: SlideBox) -> Any:
        style, area = self._sheet.style, box.area
        fill, line = (style.hex(ink) if ink else "" for ink in (box.fill, box.border))
        thick = min(area.width, area.height)
        if thick <= _RULE:
            return self._rule(area, fill)
        kind = "RECTANGLE" if box.radius < 1 else "ROUNDED_RECTANGLE"
        if box.radius >= thick / 2 - 1 and abs(area.width - area.height) < 1:
            kind = "OVAL"
        shape = self._canvas.box(area, fill, line, dashed=box.dashed, width=box.width, kind=kind)
        if kind == "ROUNDED_RECTANGLE":
            shape.adjustments[0] = min(0.5, box.radius / thick)
        return shape

    def _rule(self, area: Rect, colour: str) -> Any:
        thick, middle = min(area.width, area.height), area.centre
        if area.width >= area.height:
            return self._canvas.line(area.left, middle.y, area.right, middle.y, colour, thick)
        return self._canvas.line(middle.x, area.top, middle.x, area.bottom, colour, thick)

    def _room(self, placed: PlacedWords) -> tuple[Rect, bool]:
        """The box for words, with room on the right as far as it is free, and whether they may wrap in it.

        Where there is no room a wider font may run out of its box: better than a word on a line of its own.
        """
        area = placed.area
        right = min(area.right + area.width * _SPARE, self._sheet.width - _EDGE, self._free_until(area))
        wraps = right - area.right >= area.width * _LEAST_SPARE
        return Rect(area.left, area.top, max(area.width, right - area.left), area.height), wraps

    def _free_until(self, area: Rect) -> float:
        """Where the next thing to the right begins."""
        return min((o.left for o in self._obstacles if _is_beside(o, area)), default=self._sheet.width)


def _is_beside(other: Rect, area: Rect) -> bool:
    """Whether it stands to the right of an area, at its height."""
    return other.left >= area.right and other.top < area.bottom and area.top < other.bottom


def _inside(pieces: Iterable[_Piece], box: SlideBox) -> list[_Piece]:
    """Those that stand in a box."""
    return [p for p in pieces if box.area.contains(p.area.centre)]


def _label_of(box: SlideBox, words: Iterable[PlacedWords]) -> PlacedWords | None:
    """The words that a box is drawn for."""
    found = _inside(words, box) if min(box.area.width, box.area.height) > _RULE else []
    return found[0] if len(found) == 1 and box.area.height <= found[0].area.height * _OWN else None
