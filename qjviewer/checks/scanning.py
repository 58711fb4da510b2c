"""The numerals a passage types by hand, names declared in the briefing left out."""

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Final

from qjviewer.bundle.prose import PlainWords, parse_prose
from qjviewer.checks import numerals_en, numerals_zh
from qjviewer.checks.folding import fold
from qjviewer.checks.numerals import HOLE, Numeral
from qjviewer.checks.subject import Passage, Subject

_NUMERIC: Final = re.compile(
    r"[\d零〇一二两三四五六七八九十百千万亿]|first|second|third|\b(?:two|three|six)\b"
)
_WORDY: Final = re.compile(r"[^\d\W零〇一二两三四五六七八九十百千万亿第个]")
# A name is a name because it says something besides a number.
_LEAST_WORDY: Final = 2
_MOST_NAMES: Final = 500


@lru_cache(maxsize=4096)
def as_read(passage: Passage) -> str:
    """The passage for matching, of the same length: references and `{=…}` blanked, folded."""
    text = passage.text
    if passage.prose:
        pieces = [HOLE] * len(text)
        for piece in parse_prose(text):
            if isinstance(piece, PlainWords) and not piece.exempt:
                pieces[piece.offset : piece.offset + len(piece.text)] = piece.text
        text = "".join(pieces)
    return matching(text, passage.lang)


def matching(text: str, lang: str) -> str:
    """A text as names are compared: folded, and in lower case where it is English."""
    if lang != "en":
        return fold(text)
    lowered = text.lower()
    # A few letters change length in lower case; offsets must stay true.
    return (
        lowered
        if len(lowered) == len(text)
        else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)
    )


def scan(text: str, lang: str) -> tuple[Numeral, ...]:
    """Every numeral of a text made ready by `as_read` or `matching`."""
    return _scanned(text, lang == "en")


@lru_cache(maxsize=2048)
def _scanned(text: str, is_english: bool) -> tuple[Numeral, ...]:
    # Texts in Traditional and in Simplified Chinese are mostly one and the same when folded.
    return numerals_en.scan(text) if is_english else numerals_zh.scan(text)


class Scanner:
    """Finds what is typed by hand and looks like data."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject

    @cached_property
    def _names(self) -> tuple[str, ...]:
        """Declared names that hold a numeral, the longest first."""
        found = {matching(p.text, p.lang) for p in self._subject.passages if p.role == "name"}
        wordy = [n for n in found if _NUMERIC.search(n) and len(_WORDY.findall(n)) >= _LEAST_WORDY]
        return tuple(sorted(wordy, key=lambda n: (-len(n), n))[:_MOST_NAMES])

    def typed(self, passage: Passage) -> Iterator[Numeral]:
        """The numerals of a passage that look like data."""
        text = as_read(passage)
        found = [n for n in scan(text, passage.lang) if n.sort == "data"]
        if found:
            named = _occurrences(self._names, text)
            yield from (n for n in found if not any(a <= n.start and n.start < b for a, b in named))


def _occurrences(names: tuple[str, ...], text: str) -> list[tuple[int, int]]:
    found = []
    for name in names:
        at = text.find(name)
        while at >= 0:
            found.append((at, at + len(name)))
            at = text.find(name, at + len(name))
    return found
