"""How large words are, and how they break into lines; who paints them says how wide they are."""

from typing import Protocol

ELLIPSIS = "…"
LEADING = 1.3  # the distance of base lines in em
# From a line's middle down to its base line: half the height of capitals and of Chinese alike.
BASE = 0.37
_EVENED = 3  # lines; longer texts read well as they break


class Metrics(Protocol):
    """Measures words: sizes in em, results in the units of `em` (pixels or dots).

    Those who paint inherit from it, so that words are cut and evened in one way everywhere.
    """

    em: float

    def pixels(self, size: float) -> float:
        """The height of words `size` em high."""
        ...

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """The width of words on one line."""
        ...

    def broken(self, text: str, size: float, bold: bool, width: float) -> list[str]:
        """The words on lines no wider than `width`, each as long as possible; never none."""
        ...

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
        return self._wrapped(text, size, bold, width, most)

    def _wrapped(self, text: str, size: float, bold: bool, width: float, most: int) -> tuple[str, ...]:
        lines = [line for part in text.split("\n") for line in self._evened(part, size, bold, width)]
        if len(lines) > most:
            lines[most - 1 :] = [self.elided("".join(lines[most - 1 :]), size, bold, width)]
        return tuple(line.rstrip() for line in lines)

    def _evened(self, text: str, size: float, bold: bool, width: float) -> list[str]:
        """Lines of about equal length, so that no single character is left on the last one."""
        lines = self.broken(text, size, bold, width)
        if not 2 <= len(lines) <= _EVENED:
            return lines
        low, high = width / len(lines), width
        while high - low > self.em / 4:
            middle = (low + high) / 2
            fewer = self.broken(text, size, bold, middle)
            if len(fewer) > len(lines):
                low = middle
            else:
                lines, high = fewer, middle
        return lines
