"""How wide text is in the program's own fonts, without opening a font.

The numbers come from resources/fonts/*.json, which packaging/measure_fonts.py writes. They are added
up as Qt adds them up: every advance cut to 1/64 pixel, kerning between characters of one script. So a
line is as wide here as where it is painted.
"""

import json
import re
import unicodedata
from functools import cache
from itertools import pairwise
from typing import Any, Final

from qjviewer.resources import resource

UNITS_PER_EM: Final = 1000
# A pixel in the steps that positions are counted in.
STEPS: Final = 64
_WIDE, _NARROW = 1000, 560
# Spaces that our fonts lack, set by the shaper as shares of an em.
_SPACES: Final = {
    "\t": 224, "\u2000": 500, "\u2001": 1000, "\u2002": 500, "\u2003": 1000, "\u2004": 333,
    "\u2005": 250, "\u2006": 167, "\u2009": 200, "\u200a": 63, "\u202f": 200, "\u205f": 222,
}  # fmt: skip
_UNSEEN: Final = ("Mn", "Me", "Cf", "Cc", "Zl", "Zp", "Cs")
# Letters and signs whose pairs may be kerned; between Chinese characters there is no kerning.
KERNED: Final = re.compile("[ -\u024f\u2010-\u203a\u2047-\u2049\u2122]")
_RUN: Final = re.compile(KERNED.pattern + "{2,}")
_SIGN_AND_LETTER: Final = re.compile("[!-/:-@[-`{-\u00bf\u2010-\u203a](?=[A-Za-z\u00c0-\u024f])")
_LETTER: Final = re.compile(r"[^\W\d_]")
_LATIN_LETTER: Final = re.compile("[A-Za-z\u00aa\u00ba\u00c0-\u024f]")
_MOST_TABLES, _MOST_PAIRS = 200, 20_000


def usual_width(character: str) -> int:
    """The width that a character has unless a font says otherwise, in thousandths of an em."""
    if character in _SPACES:
        return _SPACES[character]
    if unicodedata.category(character) in _UNSEEN:
        return 0
    # Quotation marks, dashes and arrows are full width in a Chinese font.
    return _WIDE if unicodedata.east_asian_width(character) in "WFA" else _NARROW


class _Advances(dict[str, int]):
    """How far each character moves the pen at one size, in 1/64 pixel; filled as they are met."""

    def __init__(self, widths: dict[str, int], size: int) -> None:
        super().__init__()
        self._widths = widths
        # Scaled and cut as FreeType and Qt do it: 16.16 fixed point, then down to 26.6.
        self._scale = (size * 65536 + UNITS_PER_EM // 2) // UNITS_PER_EM

    def __missing__(self, character: str) -> int:
        width = self._widths.get(character)
        units = usual_width(character) if width is None else width
        found = self[character] = ((units * self._scale + STEPS // 2) // STEPS) >> 10
        return found


class _Pairs(dict[tuple[str, str], int]):
    """How far the first of two characters moves the pen before the second, kerning included."""

    def __init__(self, advances: _Advances, kerning: "_Kerning", size: int) -> None:
        super().__init__()
        self._advances, self._kerning, self._size = advances, kerning, size

    def __missing__(self, pair: tuple[str, str]) -> int:
        if len(self) > _MOST_PAIRS:
            self.clear()
        units = self._kerning.between(*pair)
        # Rounded as the shaper does it.
        added = (units * self._size * 2 + UNITS_PER_EM) // (2 * UNITS_PER_EM)
        found = self[pair] = self._advances[pair[0]] + added
        return found


class _Kerning:
    """Pairs of characters that stand closer or wider, in units of the font."""

    def __init__(self, raw: dict[str, Any]) -> None:
        self._column = {c: n for n, group in enumerate(raw["seconds"]) for c in group}
        rows = {group: dict(row) for group, row in raw["firsts"].items()}
        self._rows: dict[str, dict[int, int]] = {c: row for group, row in rows.items() for c in group}

    def between(self, first: str, second: str) -> int:
        """What is added between two characters."""
        row = self._rows.get(first)
        return row.get(self._column.get(second, -1), 0) if row else 0


class Ruler:
    """Measures text in one font, in pixels (or points: whatever the size is given in).

    `latin` is for English text: punctuation of a Chinese font, curly quotes above all, then takes its
    own narrow width.
    """

    def __init__(self, name: str) -> None:
        """Read the numbers of a font; raises FileNotFoundError where there is none of this name."""
        raw = json.loads(resource("fonts", f"{name}.json").read_text(encoding="utf-8"))
        self._ascent, self._descent = int(raw["ascent"]), int(raw["descent"])
        self._widths = _by_character(raw["advances"])
        self._narrow = _by_character(raw["latin"])
        self._kerning = _Kerning(raw)
        self._tables: dict[tuple[int, bool], tuple[_Advances, _Pairs]] = {}

    def ascent(self, size: float) -> float:
        """How far a line rises over its base line."""
        return _cut(self._ascent, size)

    def descent(self, size: float) -> float:
        """How far a line falls under its base line."""
        return _cut(self._descent, size)

    def width(self, text: str, size: float, *, latin: bool = False) -> float:
        """The width of text on one line."""
        return sum(self.steps(text, size, latin=latin)) / STEPS

    def ems(self, text: str) -> float:
        """The width of text on one line in em, as the font's designer meant it."""
        return self.width(text, UNITS_PER_EM) / UNITS_PER_EM

    def advances(self, text: str, size: float, *, latin: bool = False) -> list[int]:
        """How wide each character is by itself, in 1/64 pixel."""
        fixed = round(size * STEPS)
        advances, _ = self._tables.get((fixed, latin)) or self._table(fixed, latin)
        return [*map(advances.__getitem__, text)]

    def steps(self, text: str, size: float, *, latin: bool = False) -> list[int]:
        """How far each character moves the pen, in 1/64 pixel."""
        fixed = round(size * STEPS)
        advances, pairs = self._tables.get((fixed, latin)) or self._table(fixed, latin)
        found: list[int] = []
        done = 0
        for run in _RUN.finditer(text):
            start, end = run.span()
            found += map(advances.__getitem__, text[done:start])
            found += map(pairs.__getitem__, pairwise(text[start:end]))
            done = end - 1
        found += map(advances.__getitem__, text[done:])
        # A sign is shaped with the letters before it: after Chinese it stands off a Latin letter.
        for sign in _SIGN_AND_LETTER.finditer(text):
            if not _after_latin(text, sign.start()):
                found[sign.start()] = advances[sign.group()]
        return found

    def _table(self, size: int, latin: bool) -> tuple[_Advances, _Pairs]:
        if len(self._tables) > _MOST_TABLES:
            self._tables.clear()
        widths = {**self._widths, **self._narrow} if latin else self._widths
        advances = _Advances(widths, size)
        found = self._tables[size, latin] = (advances, _Pairs(advances, self._kerning, size))
        return found


def _by_character(raw: dict[str, str]) -> dict[str, int]:
    return {c: width for text, chars in raw.items() for width in (int(text),) for c in chars}


def _after_latin(text: str, at: int) -> bool:
    """Whether the last letter before a place is Latin, or there is none."""
    while at > 0 and not _LETTER.match(text, at - 1):
        at -= 1
    return at == 0 or bool(_LATIN_LETTER.match(text, at - 1))


def _cut(units: int, size: float) -> float:
    return units * round(size * STEPS) // UNITS_PER_EM / STEPS


@cache
def ruler(*, bold: bool = False, serif: bool = False) -> Ruler:
    """The ruler of one of our four fonts."""
    return Ruler(f"QJ{'Serif' if serif else 'Sans'}SC-{'Bold' if bold else 'Regular'}")
