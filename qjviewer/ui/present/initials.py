"""Pinyin initials of Chinese words, from a small table built from pypinyin (MIT)."""

import unicodedata
from functools import cache

from qjviewer.resources import resource

FIRST = 0x4E00


@cache
def _table() -> tuple[str, dict[str, str]]:
    """One letter a character from U+4E00 on, then those with several readings."""
    lines = resource("pinyin", "initials.txt").read_text(encoding="ascii").split("\n")
    letters, several = (line for line in lines if line and line[0] != "#")
    pairs = (pair.split("=") for pair in several.split(" "))
    return letters, {chr(int(code, 16)): readings for code, readings in pairs}


def initials(character: str) -> str:
    """The first letters a character's readings may have; the character itself if it is no hanzi."""
    letters, several = _table()
    if character in several:
        return several[character]
    at = ord(character) - FIRST
    return letters[at] if 0 <= at < len(letters) else character


def plain(text: str) -> str:
    """Text for comparing: lower case, half width, without spaces and punctuation."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in folded if c.isalnum())


def matches(name: str, wanted: str) -> int | None:
    """Where in a name the initials run as wanted (重庆: zq or cq); None when nowhere."""
    readings = [initials(c) for c in plain(name)]
    for start in range(len(readings) - len(wanted) + 1):
        if all(w in readings[start + n] for n, w in enumerate(wanted)):
            return start
    return None
