"""How large words are: the one place that asks Qt about fonts."""

from dataclasses import dataclass, field

from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication

from qjviewer.ui.draw.fonts import families

ELLIPSIS = "…"
LEADING = 1.3  # the distance of base lines in em
_EVENED = 3  # lines; longer texts read well as they break
_KEPT = 20_000  # measurements
# From a line's middle down to its base line: half the height of capitals and of Chinese alike.
BASE = 0.37
# Chinese under 14 px cannot be read from a second chair; on paper a pixel is no measure.
SMALLEST_ON_SCREEN = 14


@dataclass
class Metrics:
    """Measures words in one family, sizes in em, results in the units of `em` (pixels or dots)."""

    em: float
    family: str = ""
    smallest: int = 0
    _fonts: dict[tuple[int, bool], tuple[QFont, QFontMetricsF]] = field(default_factory=dict)
    _widths: dict[tuple[str, int, bool], float] = field(default_factory=dict)
    _lines: dict[tuple[str, int, bool, int, int], tuple[str, ...]] = field(default_factory=dict)

    def pixels(self, size: float) -> int:
        """The height of words `size` em high."""
        return max(1, self.smallest, round(size * self.em))

    def font(self, size: float, bold: bool = False) -> QFont:
        """The font for words `size` em high."""
        return self._font(self.pixels(size), bold)[0]

    def _font(self, pixels: int, bold: bool) -> tuple[QFont, QFontMetricsF]:
        found = self._fonts.get((pixels, bold))
        if found is None:
            font = QFont(QApplication.font())
            font.setFamilies(list(dict.fromkeys([self.family or font.family(), *families()])))
            font.setPixelSize(pixels)
            font.setBold(bold)
            found = self._fonts[pixels, bold] = (font, QFontMetricsF(font))
        return found

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """The width of words on one line."""
        key = (text, self.pixels(size), bold)
        if key not in self._widths:
            if len(self._widths) > _KEPT:
                self._widths.clear()
            self._widths[key] = self._font(key[1], bold)[1].horizontalAdvance(text)
        return self._widths[key]

    def line(self, size: float) -> float:
        """The height of one line."""
        return self.pixels(size) * LEADING

    def elided(self, text: str, size: float, bold: bool, width: float) -> str:
        """The words, cut with … where they are wider than `width`."""
        if self.width(text, size, bold) <= width:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            fits = self.width(text[:middle].rstrip() + ELLIPSIS, size, bold) <= width
            low, high = (middle, high) if fits else (low, middle - 1)
        return text[:low].rstrip() + ELLIPSIS

    def wrapped(self, text: str, size: float, bold: bool, width: float, most: int = 99) -> tuple[str, ...]:
        """The words on lines no wider than `width`; what does not fit `most` lines ends with …"""
        if "\n" not in text and self.width(text, size, bold) <= width:
            return (text,)
        key = (text, self.pixels(size), bold, round(width), most)
        if key not in self._lines:
            if len(self._lines) > _KEPT:
                self._lines.clear()
            self._lines[key] = self._wrapped(text, size, bold, width, most)
        return self._lines[key]

    def _wrapped(self, text: str, size: float, bold: bool, width: float, most: int) -> tuple[str, ...]:
        lines = [line for part in text.split("\n") for line in self._even(part, size, bold, width)]
        if len(lines) > most:
            lines[most - 1 :] = [self.elided("".join(lines[most - 1 :]), size, bold, width)]
        return tuple(line.rstrip() for line in lines)

    def _even(self, text: str, size: float, bold: bool, width: float) -> list[str]:
        """Lines of about equal length, so that no single character is left on the last one."""
        lines = self._broken(text, size, bold, width)
        if not 2 <= len(lines) <= _EVENED:
            return lines
        low, high = width / len(lines), width
        while high - low > self.em / 4:
            middle = (low + high) / 2
            fewer = self._broken(text, size, bold, middle)
            if len(fewer) > len(lines):
                low = middle
            else:
                lines, high = fewer, middle
        return lines

    def _broken(self, text: str, size: float, bold: bool, width: float) -> list[str]:
        layout = QTextLayout(text, self.font(size, bold))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        lines: list[str] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, self.em))
            lines.append(text[line.textStart() : line.textStart() + line.textLength()])
        layout.endLayout()
        return lines or [""]
