"""How large words of a drawing are, and how they break into lines: alike for everyone who paints them."""

from functools import lru_cache

import msgspec

from qjviewer.text.measured import MeasuredText, measured
from qjviewer.text.ruler import ruler
from qjviewer.text.title_words import Lexicon

ELLIPSIS = "…"
LEADING = 1.3  # the distance of base lines in em
# From a line's middle down to its base line: half the height of capitals and of Chinese alike.
BASE = 0.37


class Metrics(msgspec.Struct, frozen=True):
    """Measures words: sizes in em, results in the units of `em` (pixels or points).

    No words are smaller than `smallest`. `latin` is for English drawings, whose quotation marks take
    their own width; `words` are those that lines are not broken in.
    """

    em: float
    smallest: int = 0
    latin: bool = False
    words: Lexicon | None = None

    def pixels(self, size: float) -> int:
        """The height of words `size` em high; whole, since Qt knows no other."""
        return max(1, self.smallest, round(size * self.em))

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """The width of words on one line."""
        return _width(text, self.pixels(size), bold, self.latin)

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
        """The words on even lines no wider than `width`; what does not fit `most` lines ends with …"""
        lines = self.measured(text, size, bold).lines(width, "label")
        texts = [text[line.start : line.end] for line in lines]
        if len(lines) > most:
            rest = " ".join(text[lines[most - 1].start :].splitlines())
            texts[most - 1 :] = [self.elided(rest, size, bold, width)]
        return tuple(texts)

    def measured(self, text: str, size: float, bold: bool) -> MeasuredText:
        """The words with their widths."""
        return measured(text, self.pixels(size), bold=bold, latin=self.latin, words=self.words)


@lru_cache(maxsize=20_000)
def _width(text: str, pixels: int, bold: bool, latin: bool) -> float:
    return ruler(bold=bold).width(text, pixels, latin=latin)
