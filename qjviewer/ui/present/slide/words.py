"""Words laid out in a given width: one paragraph whose stretches differ in size, weight and colour."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QTextCharFormat, QTextLayout

from qjviewer.pages.blocks import Runs
from qjviewer.text.measured import Fragment, MeasuredText
from qjviewer.text.ruler import ruler
from qjviewer.ui.draw.lines import set_lines
from qjviewer.ui.present.slide.style import Ink, Style, face

# A rank or a gap is what a headline is about; growth rates lead up to it.
_TELLING = re.compile(r"第\s*\d+\s*位|[个個]百分点|[个個]百分點|percentage point|\d(st|nd|rd|th)\b")
UNBOUNDED = 100_000.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text; `figure` or `item` is what a click on it asks about."""

    text: str
    size: float
    ink: Ink = "text"
    bold: bool = False
    figure: str = ""
    item: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A part of the slide that stands for a figure or an item."""

    area: QRectF
    figure: str = ""
    item: str = ""


def of_runs(runs: Runs, size: float, *, ink: Ink = "text", bold: bool = False) -> tuple[Stretch, ...]:
    """Runs in one look; figures inside plain text are bold, so that a room finds them."""
    return tuple(Stretch(r.text, size, ink, bold or bool(r.figure), r.figure, r.item) for r in runs if r.text)


def with_accent(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """A headline whose figures stand out; its last rank or gap, or its only figure, has the accent."""
    figures = [n for n, s in enumerate(stretches) if s.figure]
    telling = [n for n in figures if _TELLING.search(stretches[n].text)]
    chosen = telling[-1:] or (figures if len(figures) == 1 else [])
    return tuple(
        replace(s, ink="accent" if n in chosen else "primary") if n in figures else s
        for n, s in enumerate(stretches)
    )


class Words:
    """A paragraph of a style laid out in a width; its own origin is its top left corner.

    A heading's lines are even and end between words. Figures in it stay on one line.
    """

    def __init__(
        self,
        stretches: Iterable[Stretch],
        width: float,
        style: Style,
        *,
        leading: float = 1.35,
        heading: bool = False,
    ) -> None:
        self.stretches = tuple(s for s in stretches if s.text)
        self.style = style
        self._step = max((s.size for s in self.stretches), default=0.0) * leading
        fragments = [Fragment(s.text, round(s.size), s.bold, kept=bool(s.figure)) for s in self.stretches]
        self._text = MeasuredText(fragments, latin=style.latin, words=style.words)
        self._set = self._text.lines(max(width, 1.0), "title" if heading else "body")
        self._drawn: QTextLayout | None = None

    @property
    def lines(self) -> int:
        """How many lines it takes."""
        return len(self._set)

    @property
    def height(self) -> float:
        """The height of its lines together."""
        return self._step * self.lines

    @property
    def natural_width(self) -> float:
        """The width of the longest line."""
        return max(line.width for line in self._set)

    @property
    def smallest(self) -> float:
        """The smallest size in it."""
        return min((s.size for s in self.stretches), default=UNBOUNDED)

    def draw(self, painter: QPainter, at: QPointF) -> None:
        """Paint it with its top left corner at a position."""
        if self._drawn is None:
            self._drawn = set_lines(
                self._text, self._set, [self._look(s) for s in self.stretches], self._step
            )
        painter.setPen(self.style.colour("text"))
        self._drawn.draw(painter, at)

    def _look(self, stretch: Stretch) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setFont(face(stretch.size, bold=stretch.bold, latin=self.style.latin))
        look.setForeground(self.style.colour(stretch.ink))
        return look

    def hits(self, at: QPointF) -> list[Hit]:
        """Where its figures and items stand."""
        found, start = [], 0
        for stretch in self.stretches:
            end = start + len(stretch.text)
            if stretch.figure or stretch.item:
                areas = self._areas(start, end)
                found += [Hit(area.translated(at), stretch.figure, stretch.item) for area in areas]
            start = end
        return found

    def _areas(self, start: int, end: int) -> Iterator[QRectF]:
        for number, left, right in self._text.extents(self._set, start, end):
            yield QRectF(left, number * self._step, right - left, self._step)


def width_of(text: str, size: float, style: Style, *, bold: bool = False) -> float:
    """The width of a text on one line."""
    return ruler(bold=bold).width(text, round(size), latin=style.latin)
