"""Text made safe for the typesetter: what no font shows is taken out, what would hang it is capped."""

import re
from typing import Final

# What XML and PDF/UA forbid, and marks that turn the direction of writing: by code points, since a
# pattern of such ranges takes longer to compile than a briefing to clean.
_BAD_RANGES: Final = (
    (0x00, 0x08), (0x0B, 0x1F), (0x7F, 0x9F), (0x2028, 0x2029), (0x202A, 0x202E), (0x2066, 0x2069),
    (0xFEFF, 0xFEFF), (0xFDD0, 0xFDEF), (0xFFFE, 0xFFFF),
)  # fmt: skip
_BAD: Final = dict.fromkeys(point for first, last in _BAD_RANGES for point in range(first, last + 1))
# Surrogates, then tags and what lies beyond the planes with letters.
_STRAY: Final = re.compile("[\ud800-\udfff]|[\U000e0000-\U0010ffff]")
_COMBINING: Final = re.compile(
    "((?:[\u0300-\u036f]|[\u0483-\u0489]|[\u0591-\u05bd]|[\u0610-\u061a]|[\u064b-\u065f]|[\u1ab0-\u1aff]"
    "|[\u1dc0-\u1dff]|[\u20d0-\u20ff]|[\ufe20-\ufe2f]){2})"
    "(?:[\u0300-\u036f]|[\u0483-\u0489]|[\u0591-\u05bd]|[\u0610-\u061a]|[\u064b-\u065f]|[\u1ab0-\u1aff]"
    "|[\u1dc0-\u1dff]|[\u20d0-\u20ff]|[\ufe20-\ufe2f])+"
)
# A word without a place to break runs over the edge of the paper.
_LONG: Final = re.compile("[!-\u024f]{40}(?=[!-\u024f]{8})")
BREAK: Final = "\u200b"
# Characters of one text, and of all texts of a print: some 400 pages.
MOST, MOST_IN_ALL = 20_000, 600_000
ELLIPSIS: Final = "…"


class Cleaner:
    """Cleans the texts of one print; `capped` tells how many were cut."""

    def __init__(self) -> None:
        self.capped = 0
        self._left = MOST_IN_ALL

    def __call__(self, text: str) -> str:
        """A text as it can be set."""
        most = min(MOST, self._left)
        if len(text) > most:
            self.capped += 1
            text = text[:most] + ELLIPSIS
        self._left -= min(len(text), self._left)
        if text.isascii() and len(text) < 40 and text.isprintable():
            return text
        text = _STRAY.sub("", text.translate(_BAD))
        return _LONG.sub(lambda m: m[0] + BREAK, self._uncombined(text))

    def _uncombined(self, text: str) -> str:
        shorter = _COMBINING.sub(r"\1", text)
        self.capped += shorter != text
        return shorter
