"""Phrases of the interface in the three languages, from `resources/translations/*.json`."""

from collections.abc import Iterable
from functools import cache
from typing import Literal, TypeAlias

import msgspec

from qjviewer.resources import resource

Language: TypeAlias = Literal["zh-Hans", "zh-Hant", "en"]
LANGUAGES: tuple[Language, ...] = ("zh-Hans", "zh-Hant", "en")
DEFAULT_LANGUAGE: Language = "zh-Hans"


def say(key: str, lang: Language = DEFAULT_LANGUAGE, /, **values: object) -> str:
    """The phrase behind `key` ("area.name") in one language, with `{named}` places filled.

    Each area is one file, read on first use: start-up pays only for what it says.
    Raises KeyError for an unknown key: a missing phrase is a fault of the program.
    """
    phrase = _area(key.partition(".")[0])[key][lang]
    return phrase.format_map(values) if values else phrase


def knows(key: str) -> bool:
    """Whether a phrase of this name exists."""
    area = key.partition(".")[0]
    return _has_area(area) and key in _area(area)


@cache
def _has_area(area: str) -> bool:
    return resource("translations", f"{area}.json").is_file()


@cache
def _area(area: str) -> dict[str, dict[str, str]]:
    raw = msgspec.json.decode(resource("translations", f"{area}.json").read_bytes())
    return {f"{area}.{name}": phrases for name, phrases in raw.items()}


def listed(texts: Iterable[str], lang: Language) -> str:
    """A list as a language writes it: 甲、乙、丙."""
    return say("figures.list-comma", lang).join(texts)


def capitalised(words: str) -> str:
    """Words as a sentence begins: with a capital letter, where the script has any."""
    return words[:1].upper() + words[1:]
