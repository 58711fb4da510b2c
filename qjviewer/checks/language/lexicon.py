"""The word lists of a language: which word may be of which kinds, with which values."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final, TypeAlias

from qjviewer.resources import resource

Senses: TypeAlias = Mapping[str, str]
# A word of several kinds is first taken for the kind that stands first here.
_ORDER: Final = (
    "turn",
    "range",
    "halfdone",
    "alldone",
    "schedule",
    "super",
    "main",
    "drag",
    "measure",
    "updown",
    "pace",
    "spread",
    "cmp",
    "pull",
    "equal",
    "goal",
    "away",
    "left",
    "sum",
    "which",
    "sharev",
    "none",
    "all",
    "only",
    "no",
    "except",
    "streak",
    "every",
    "tie",
    "sole",
    "move",
    "rankverb",
    "done",
    "reach",
)


def word_lists(language: str) -> Iterator[tuple[str, str, list[str]]]:
    """Kind, value and words of every list, the likeliest kinds first."""
    raw = json.loads(resource("language", f"{language}.json").read_text(encoding="utf-8"))
    for kind in sorted(raw, key=_rank_of_kind):
        for value, words in raw[kind].items():
            yield kind, value, words.split("|" if language == "en" else None)


@cache
def parts_of(language: str) -> Mapping[str, Mapping[str, str]]:
    """What numbers and periods are made of: lists of words with what each means ("" for exact)."""
    raw = json.loads(resource("language", "parts.json").read_text(encoding="utf-8"))[language]
    return {
        name: {
            w: "" if value == "exact" else value for value, words in lists.items() for w in words.split(" | ")
        }
        for name, lists in raw.items()
    }


def words_in(text: str) -> list[str]:
    """The words of a list written with blanks between them."""
    return text.split()


def either(words: Iterable[str]) -> str:
    """An expression for any of the words, the longest first."""
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


def _rank_of_kind(kind: str) -> int:
    return _ORDER.index(kind) if kind in _ORDER else len(_ORDER)
