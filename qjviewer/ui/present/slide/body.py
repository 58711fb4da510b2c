"""A slide's content while it is being laid out at one scale."""

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF

from qjviewer.ui.present.slide.sheet import Box, Drawing, Placed, Sheet
from qjviewer.ui.present.slide.style import Style
from qjviewer.ui.present.slide.words import Words
from qjviewer.wording import Language

# From comfortable to the floor; the largest that fits is taken.
SCALES = (1.0, 0.92, 0.84, 0.76, 0.7, 0.64)


@dataclass(frozen=True)
class Setting:
    """What a content is laid out for."""

    style: Style
    lang: Language
    width: float
    scale: float

    def size(self, full: float, floor: float) -> float:
        """A text size at this scale, never below its floor."""
        return max(full * self.scale, floor)


@dataclass
class Body:
    """Pieces in coordinates of the content's area, and the room they take."""

    boxes: list[Box] = field(default_factory=list)
    words: list[Placed] = field(default_factory=list)
    drawing: Drawing | None = None
    height: float = 0.0
    too_wide: bool = False

    def put(self, words: Words, x: float, y: float, step: int = 0) -> float:
        """Place words; gives the y below them."""
        if words.stretches:
            self.words.append(Placed(words, QPointF(x, y), step))
        self.height = max(self.height, y + words.height)
        return y + words.height

    def box(self, box: Box) -> None:
        """Place a box."""
        self.boxes.append(box)
        self.height = max(self.height, box.area.bottom())

    def onto(self, sheet: Sheet, x: float, y: float) -> None:
        """Move everything onto the sheet."""
        by = QPointF(x, y)
        for box in self.boxes:
            hit = box.hit and type(box.hit)(box.hit.area.translated(by), box.hit.figure, box.hit.item)
            moved = {**box.__dict__, "area": box.area.translated(by), "hit": hit}
            sheet.boxes.append(Box(**moved))
        sheet.words += [Placed(p.words, p.at + by, p.step) for p in self.words]
        if self.drawing is not None:
            d = self.drawing
            sheet.drawing = Drawing(d.chart, QRectF(d.area).translated(by), d.em)


def chip(
    body: Body, words: Words, x: float, y: float, fill: bool, step: int = 0, *, loud: bool = False
) -> float:
    """A small label in a rounded box; gives the x right of it."""
    pad = words.height * 0.28
    width = words.natural_width + 2 * pad
    area = QRectF(x, y, width, words.height)
    look = Box(area, "primary" if loud else "chip" if fill else None, None if fill or loud else "strong",
               radius=words.height * 0.18, step=step)  # fmt: skip
    body.box(look)
    body.put(words, x + pad, y, step)
    return x + width
