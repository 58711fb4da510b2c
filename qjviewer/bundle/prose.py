"""Prose with figures in braces: `增长{fai-yoy}，居{fai-yoy:rank}`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

# How a figure may be worded inside a sentence; an item is only ever named.
FORMS: Final = (
    "value",  # 37.7%, 500多个 (the default)
    "number",  # 37.7
    "rank",  # 全省第3位
    "place-of",  # 第3位: the rank alone, where the sentence names the region itself
    "change",  # 增长37.7% / 下降2.7% / 持平
    "gap",  # 高于全省28.7个百分点
    "name",  # 固定资产投资
    "unit",  # 个百分点
    "period",  # 2023年上半年
    "place",  # 衢江区
)

_PIECE = re.compile(
    r"\{\{|\}\}|\{=(?P<literal>[^{}]*)\}|\{(?P<id>[A-Za-z][\w-]*)(?::(?P<form>[a-z-]*))?\}|(?P<stray>[{}])"
)


@dataclass(frozen=True, slots=True)
class Words:
    """Text as typed; `exempt` when written `{=…}`: a numeral in it is not data."""

    text: str
    offset: int
    exempt: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """A figure or item named in braces."""

    target: str
    form: str
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Stray:
    """A brace that opens or closes nothing."""

    text: str
    offset: int


Piece: TypeAlias = Words | Reference | Stray


def parse_prose(text: str) -> tuple[Piece, ...]:
    """Split prose into words, references and stray braces, in order."""
    return tuple(_pieces(text))


def _pieces(text: str) -> Iterator[Piece]:
    done = 0
    for match in _PIECE.finditer(text):
        if match.start() > done:
            yield Words(text[done : match.start()], done)
        done = match.end()
        if match["id"]:
            length = match.end() - match.start()
            yield Reference(match["id"], match["form"] or "value", match.start(), length)
        elif match["literal"] is not None:
            yield Words(match["literal"], match.start() + 2, exempt=True)
        elif match["stray"]:
            yield Stray(match["stray"], match.start())
        else:
            yield Words(match[0][0], match.start())
    if done < len(text):
        yield Words(text[done:], done)
