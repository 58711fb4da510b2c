"""Tokens: what a stretch of text may be, before anybody knows what the sentence says."""

from collections.abc import Mapping
from typing import Any, Final

import msgspec

# Kinds that are found by rule rather than by the word lists.
INDICATOR: Final = "indicator"
PLACE: Final = "place"
GROUP: Final = "group"
TIME: Final = "time"
NUMBER: Final = "number"
ORDINAL: Final = "ordinal"
SET: Final = "set"
SPLIT: Final = "split"
RATIO: Final = "ratio"
UNKNOWN: Final = "unknown"
STOP: Final = "stop"
COMMA: Final = "comma"
JOIN: Final = "join"
OPEN: Final = "open"
CLOSE: Final = "close"
NO_SENSES: Final[Mapping[str, str]] = {}


class Token(msgspec.Struct):
    """A stretch `[start, end)` of the text: its likeliest kind, its value, and all it may mean besides.

    `senses` maps every kind the word may be to its value of that kind.
    """

    kind: str
    start: int
    end: int
    value: Any = None
    senses: Mapping[str, str] = NO_SENSES

    def sense(self, kind: str) -> str | None:
        """Its value as a word of this kind, or None."""
        return self.senses.get(kind)
