"""How wide words are, from the widths of a common sans-serif: no font file is needed."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from qjviewer.charts.layout import metrics

_BOLDER = 1.06
# Hundredths of an em of U+0020 to U+007E, as in Source Sans and Noto Sans CJK.
_ASCII = (
    22, 32, 47, 56, 56, 92, 68, 28, 34, 34, 47, 56, 28, 35, 28, 39, 56, 56, 56, 56, 56, 56, 56, 56,
    56, 56, 28, 28, 56, 56, 56, 47, 95, 61, 66, 64, 69, 59, 55, 69, 73, 29, 54, 65, 54, 81, 72, 74,
    63, 74, 64, 60, 60, 72, 58, 88, 57, 53, 60, 34, 39, 34, 56, 56, 61, 56, 62, 51, 62, 55, 32, 56,
    61, 28, 28, 55, 28, 93, 61, 61, 62, 62, 39, 47, 38, 61, 52, 80, 50, 52, 48, 34, 27, 34, 56,
)  # fmt: skip
# Where a line may be broken: after a space, and between Chinese characters.
_PIECES = re.compile(r"[!-~\u00a0-\u024f]+ ?|\s|[^\s!-~]")
_NEVER_FIRST = "，。、；：？！）》”’％%」』〉】…"


def em_width(text: str, bold: bool = False) -> float:
    """The width of a line of text in em."""
    width = sum(_ASCII[ord(c) - 32] / 100 if " " <= c <= "~" else _other(c) for c in text)
    return width * _BOLDER if bold else width


def _other(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    # Quotation marks, dashes and arrows are full width in a Chinese font.
    return 1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.56


@dataclass
class Metrics(metrics.Metrics):
    """Widths and heights in the units of `em`."""

    em: float
    broke: bool = False  # whether a word was too wide for its line and had to be broken

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """The width of words on one line."""
        return em_width(text, bold) * size * self.em

    def pixels(self, size: float) -> float:
        """The height of words `size` em high."""
        return size * self.em

    def broken(self, text: str, size: float, bold: bool, width: float) -> list[str]:
        """The words on lines, broken after spaces and between Chinese characters, else anywhere."""
        lines = [""]
        for piece in self._pieces(text, size, bold, width):
            fits = self.width((lines[-1] + piece).rstrip(), size, bold) <= width
            if fits or not lines[-1] or piece in _NEVER_FIRST:
                lines[-1] += piece
            else:
                lines.append(piece)
        return lines

    def _pieces(self, text: str, size: float, bold: bool, width: float) -> Iterator[str]:
        """What a line may be broken between; words wider than a line fall into their characters."""
        for piece in _PIECES.findall(text):
            fits = self.width(piece.rstrip(), size, bold) <= width
            self.broke |= not fits and len(piece.rstrip()) > 1
            yield from (piece,) if fits else piece
