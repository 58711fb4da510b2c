"""Text made safe for the typesetter: what no font shows is taken out, what would hang it is capped."""

import re
from typing import Final

# What XML and PDF/UA forbid, and marks that turn the direction of writing.
_BAD: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff"
    "\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]"
)
_COMBINING: Final = re.compile("([\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f"
                               "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{2})"
                               "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f"
                               "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")  # fmt: skip
# A word without a place to break runs over the edge of the paper.
_LONG: Final = re.compile("[^\\s\u200b\u2e80-\uffef]{40}(?=[^\\s\u200b\u2e80-\uffef]{8})")
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
        text = _BAD.sub("", text)
        return _LONG.sub(lambda m: m[0] + BREAK, self._uncombined(text))

    def _uncombined(self, text: str) -> str:
        shorter = _COMBINING.sub(r"\1", text)
        self.capped += shorter != text
        return shorter
