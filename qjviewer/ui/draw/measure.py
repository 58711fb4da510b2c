"""How large words are: the one place that asks Qt about fonts."""

from dataclasses import dataclass, field

from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication

from qjviewer.charts.layout import metrics
from qjviewer.ui.draw.fonts import families

_KEPT = 20_000  # measurements
# Chinese under 14 px cannot be read from a second chair; on paper a pixel is no measure.
SMALLEST_ON_SCREEN = 14


@dataclass
class Metrics(metrics.Metrics):
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

    def _wrapped(self, text: str, size: float, bold: bool, width: float, most: int) -> tuple[str, ...]:
        key = (text, self.pixels(size), bold, round(width), most)
        if key not in self._lines:
            if len(self._lines) > _KEPT:
                self._lines.clear()
            self._lines[key] = super()._wrapped(text, size, bold, width, most)
        return self._lines[key]

    def broken(self, text: str, size: float, bold: bool, width: float) -> list[str]:
        """The words on lines no wider than `width`, as Qt breaks them."""
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
