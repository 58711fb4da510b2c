"""Words laid out in a given width: one paragraph whose stretches differ in size, weight and colour."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from qjviewer.pages.blocks import Runs
from qjviewer.ui.present.slide.style import Ink, Style, face

_LINE_SEPARATOR = "\u2028"
# A rank or a gap is what a headline is about; growth rates lead up to it.
_TELLING = re.compile(r"第\s*\d+\s*位|[个個]百分点|[个個]百分點|percentage point|\d(st|nd|rd|th)\b")
UNBOUNDED = 100_000.0
_STOPS = "，；：、。,;:"


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


def broken_evenly(stretches: Sequence[Stretch], room: float) -> tuple[Stretch, ...]:
    """A heading that needs two lines, broken at the stop that makes them most alike, if there is one.

    Chinese has no spaces: a plain wrap tears words such as 增长 apart.
    """
    best: tuple[float, int, int] | None = None
    whole = sum(_wide(s, s.text) for s in stretches)
    before = 0.0
    for n, stretch in enumerate(stretches):
        for at, sign in enumerate(stretch.text, 1):
            left = before + _wide(stretch, stretch.text[:at])
            last = at == len(stretch.text) and n == len(stretches) - 1
            if sign in _STOPS and not last and left <= room and whole - left <= room:
                best = min(best or (1e9, 0, 0), (abs(whole - 2 * left), n, at))
        before += _wide(stretch, stretch.text)
    if best is None or best[0] > whole * 0.7:
        return tuple(stretches)
    _, n, at = best
    text = stretches[n].text
    cut = replace(stretches[n], text=f"{text[:at].rstrip()}\n{text[at:].lstrip()}")
    return (*stretches[:n], cut, *stretches[n + 1 :])


def _wide(stretch: Stretch, text: str) -> float:
    return width_of(text, stretch.size, bold=stretch.bold)


class Words:
    """A laid-out paragraph of a style; its own origin is its top left corner."""

    def __init__(
        self,
        stretches: Iterable[Stretch],
        width: float,
        style: Style,
        *,
        leading: float = 1.35,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        balanced: bool = False,
    ) -> None:
        self.stretches = tuple(s for s in stretches if s.text)
        self._style, self._leading, self._align = style, leading, align
        self._layout = QTextLayout("".join(s.text for s in self.stretches).replace("\n", _LINE_SEPARATOR))
        self._prepare()
        self.lines = self._break(width)
        if balanced and 1 < self.lines < 4:
            width = self._balance(width)
        self.width = width

    def _prepare(self) -> None:
        formats, start = [], 0
        for stretch in self.stretches:
            length = len(stretch.text.encode("utf-16-le")) // 2  # QTextLayout counts UTF-16 units
            formats.append(_format_range(start, length, stretch, self._style))
            start += length
        size = max((s.size for s in self.stretches), default=1.0)
        self._layout.setFont(face(size))
        self._layout.setFormats(formats)
        option = QTextOption(self._align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)

    def _break(self, width: float) -> int:
        step = max((s.size for s in self.stretches), default=0.0) * self._leading
        y = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(width, 1.0))
            line.setPosition(QPointF(0, y + (step - line.height()) / 2))
            y += step
        self._layout.endLayout()
        self.height = y
        return self._layout.lineCount()

    def _balance(self, width: float) -> float:
        """The narrowest width with as many lines: no single character on the last one."""
        wanted, low, high = self.lines, width / self.lines * 0.9, width
        for _ in range(7):
            middle = (low + high) / 2
            low, high = (low, middle) if self._break(middle) <= wanted else (middle, high)
        self._break(high)
        return high

    @property
    def natural_width(self) -> float:
        """The width of the longest line."""
        lines = (self._layout.lineAt(n) for n in range(self._layout.lineCount()))
        return max((line.naturalTextWidth() for line in lines), default=0.0)

    @property
    def smallest(self) -> float:
        """The smallest size in it."""
        return min((s.size for s in self.stretches), default=UNBOUNDED)

    @property
    def first_baseline(self) -> float:
        """How far below the top the first line stands."""
        if not self._layout.lineCount():
            return 0.0
        line = self._layout.lineAt(0)
        return line.y() + line.ascent()

    def draw(self, painter: QPainter, at: QPointF) -> None:
        """Paint it with its top left corner at a position."""
        painter.setPen(self._style.colour("text"))
        self._layout.draw(painter, at)

    def hits(self, at: QPointF) -> list[Hit]:
        """Where its figures and items stand."""
        found, start = [], 0
        for stretch in self.stretches:
            end = start + len(stretch.text.encode("utf-16-le")) // 2
            if stretch.figure or stretch.item:
                found += [
                    Hit(area.translated(at), stretch.figure, stretch.item) for area in self._areas(start, end)
                ]
            start = end
        return found

    def _areas(self, start: int, end: int) -> list[QRectF]:
        found = []
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if first < last:
                left, right = _x(line, first), _x(line, last)
                found.append(QRectF(left, line.y(), right - left, line.height()))
        return found


def _x(line: object, position: int) -> float:
    got = line.cursorToX(position)  # type: ignore[attr-defined]
    return float(got[0] if isinstance(got, tuple) else got)


def _format_range(start: int, length: int, stretch: Stretch, style: Style) -> QTextLayout.FormatRange:
    made, look = QTextLayout.FormatRange(), QTextCharFormat()
    look.setFont(face(stretch.size, bold=stretch.bold))
    look.setForeground(style.colour(stretch.ink))
    made.start, made.length, made.format = start, length, look  # type: ignore[misc]
    return made


@lru_cache(maxsize=2000)
def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text on one line."""
    return QFontMetricsF(face(size, bold=bold)).horizontalAdvance(text)
