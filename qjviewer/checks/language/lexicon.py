"""The word lists of a language: which word may be of which kinds, with which values."""

import json
from collections.abc import Mapping
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


@cache
def words_of(language: str) -> Mapping[str, Senses]:
    """Every listed word with its senses, the likeliest first."""
    raw = json.loads(resource("language", f"{language}.json").read_text(encoding="utf-8"))
    found: dict[str, dict[str, str]] = {}
    for kind in sorted(raw, key=_rank_of_kind):
        for value, words in raw[kind].items():
            for word in words.split("|" if language == "en" else None):
                if word:
                    found.setdefault(word, {}).setdefault(kind, value)
    return found


def _rank_of_kind(kind: str) -> int:
    return _ORDER.index(kind) if kind in _ORDER else len(_ORDER)
