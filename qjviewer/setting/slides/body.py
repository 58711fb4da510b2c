"""A slide's content while it is being laid out at one scale."""

import msgspec

from qjviewer.charts.layout.plane import Point, Rect
from qjviewer.setting.slides.sheet import (
    PlacedChart,
    PlacedSmall,
    PlacedTable,
    PlacedWords,
    SlideBox,
    SlideSheet,
)
from qjviewer.setting.slides.style import SlideStyle
from qjviewer.setting.slides.words import SlideWords
from qjviewer.wording import Language

# From comfortable to the floor; the largest that fits is taken.
SCALES = (1.0, 0.92, 0.84, 0.76, 0.7, 0.64)


class SlideSetting(msgspec.Struct, frozen=True):
    """What a content is laid out for."""

    style: SlideStyle
    lang: Language
    width: float
    scale: float

    def size(self, full: float, floor: float) -> float:
        """A text size at this scale, never below its floor."""
        return max(full * self.scale, floor)


class SlideBody(msgspec.Struct):
    """Pieces in coordinates of the content's area, and the room they take.

    `ragged`: it fits, but short words stand on more lines than they should.
    """

    boxes: list[SlideBox] = msgspec.field(default_factory=list)
    words: list[PlacedWords] = msgspec.field(default_factory=list)
    smalls: list[PlacedSmall] = msgspec.field(default_factory=list)
    drawings: list[PlacedChart] = msgspec.field(default_factory=list)
    table: PlacedTable | None = None
    height: float = 0.0
    too_wide: bool = False
    ragged: bool = False

    def put(self, words: SlideWords, x: float, y: float, step: int = 0) -> float:
        """Place words; gives the y below them."""
        if words.stretches:
            self.words.append(PlacedWords(words, Point(x, y), step))
        self.height = max(self.height, y + words.height)
        return y + words.height

    def box(self, box: SlideBox) -> None:
        """Place a box."""
        self.boxes.append(box)
        self.height = max(self.height, box.area.bottom)

    def take(self, other: "SlideBody", x: float, y: float) -> None:
        """Take another body's pieces, moved."""
        for box in other.boxes:
            self.box(box.moved(x, y))
        for placed in other.words:
            self.put(placed.words, placed.at.x + x, placed.at.y + y, placed.step)
        self.smalls += [small.moved(x, y) for small in other.smalls]
        if other.table is not None:
            self.table = other.table.moved(x, y)
        self.drawings += [drawing.moved(x, y) for drawing in other.drawings]
        self.height = max(self.height, other.height + y)
        self.too_wide = self.too_wide or other.too_wide
        self.ragged = self.ragged or other.ragged

    def spread(self, by: float) -> None:
        """Set what belongs to later steps so much further down, step by step."""
        if by > 0:
            self.boxes = [b.moved(0, by * b.step) for b in self.boxes]
            self.words = [
                PlacedWords(p.words, Point(p.at.x, p.at.y + by * p.step), p.step) for p in self.words
            ]
            self.height += by * max((p.step for p in self.words), default=0)

    def onto(self, sheet: SlideSheet, x: float, y: float) -> None:
        """Move everything onto the sheet."""
        sheet.boxes += [box.moved(x, y) for box in self.boxes]
        sheet.words += [PlacedWords(p.words, Point(p.at.x + x, p.at.y + y), p.step) for p in self.words]
        sheet.smalls += [small.moved(x, y) for small in self.smalls]
        if self.table is not None:
            sheet.table = self.table.moved(x, y)
        sheet.drawings += [drawing.moved(x, y) for drawing in self.drawings]


def chip(
    body: SlideBody, words: SlideWords, x: float, y: float, fill: bool, step: int = 0, *, loud: bool = False
) -> float:
    """A small label in a rounded box; gives the x right of it."""
    pad = words.height * 0.28
    width = words.natural_width + 2 * pad
    area = Rect(x, y, width, words.height)
    look = SlideBox(area, "primary" if loud else "chip" if fill else None, None if fill or loud else "strong",
               radius=words.height * 0.18, step=step)  # fmt: skip
    body.box(look)
    body.put(words, x + pad, y, step)
    return x + width
