"""Finds Chinese words by their pinyin: in full, by initials or mixed; the table is from pypinyin (MIT)."""

import unicodedata
from functools import cache

from qjviewer.resources import resource

FIRST = 0x4E00
_FROM, _BASE = 48, 64
_DOUBLE = ("zh", "ch", "sh")


@cache
def _table() -> tuple[tuple[str, ...], str, dict[str, tuple[str, ...]]]:
    """All syllables; two signs a character from U+4E00 on; the characters with several readings."""
    lines = resource("pinyin", "syllables.txt").read_text(encoding="ascii").split("\n")
    names, numbers, several = (line for line in lines if line and line[0] != "#")
    pairs = (pair.split("=") for pair in several.split(" "))
    return tuple(names.split(" ")), numbers, {chr(int(code, 16)): tuple(s.split(",")) for code, s in pairs}


def syllables(character: str) -> tuple[str, ...]:
    """How a character may be read, without tones; itself if it is no hanzi."""
    names, numbers, several = _table()
    if character in several:
        return several[character]
    at = 2 * (ord(character) - FIRST)
    if not 0 <= at < len(numbers):
        return (character,)
    return (names[_BASE * (ord(numbers[at]) - _FROM) + ord(numbers[at + 1]) - _FROM],)


def plain(text: str) -> str:
    """Text for comparing: lower case, half width, without spaces and punctuation."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in folded if c.isalnum())


def sounds_at(name: str, wanted: str) -> int | None:
    """Where in a name its reading runs as wanted: gdzc, gudingzichan, guding资产; None when nowhere."""
    ways = [_ways(c) for c in plain(name)]
    return next((start for start in range(len(ways)) if _runs(ways, start, wanted)), None)


@cache
def _ways(character: str) -> frozenset[str]:
    """What may be typed for a character: itself, a syllable, its initial."""
    found = {character}
    for sound in syllables(character):
        found |= {sound, sound[0], *(d for d in _DOUBLE if sound.startswith(d))}
    return frozenset(found)


def _runs(ways: list[frozenset[str]], start: int, wanted: str) -> bool:
    """Whether typing goes on from a character to its end; the last syllable may be unfinished."""
    done = {0}
    for way in ways[start:]:
        following = set()
        for at in done:
            rest = wanted[at:]
            if any(typed.startswith(rest) for typed in way):
                return True
            following |= {at + len(typed) for typed in way if rest.startswith(typed)}
        if not following:
            return False
        done = following
    return False
