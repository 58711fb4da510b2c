"""Prose with figures in braces: `增长{fai.yoy}，居{fai.yoy:rank}`; what an address means is found later."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, TypeAlias

import msgspec

_PIECE: Final = re.compile(
    r"\{\{|\}\}|\{=(?P<literal>[^{}]*)\}|\{(?P<body>[^{}=\n][^{}\n]{0,199})\}|(?P<stray>[{}])"
)
_COLON: Final = re.compile("[:：]")


class PlainWords(msgspec.Struct, frozen=True):
    """Text as typed; `exempt` when written `{=…}`: a numeral in it is not data."""

    text: str
    offset: int
    exempt: bool = False


class Reference(msgspec.Struct, frozen=True):
    """Something named in braces: its address, the form it is worded in, and where it stands.

    `if_there` (written `?`): a missing value takes with it the comma before it.
    """

    address: str
    form: str
    offset: int
    length: int
    if_there: bool = False


class Stray(msgspec.Struct, frozen=True):
    """A brace that opens or closes nothing."""

    text: str
    offset: int


Piece: TypeAlias = PlainWords | Reference | Stray


@lru_cache(maxsize=2048)
def parse_prose(text: str) -> tuple[Piece, ...]:
    """Split prose into words, references and stray braces, in order."""
    return tuple(_pieces(text)) if "{" in text or "}" in text else (PlainWords(text, 0),) if text else ()


def _pieces(text: str) -> Iterator[Piece]:
    done = 0
    for match in _PIECE.finditer(text):
        if match.start() > done:
            yield PlainWords(text[done : match.start()], done)
        done = match.end()
        if match["body"]:
            yield _reference(match)
        elif match["literal"] is not None:
            yield PlainWords(match["literal"], match.start() + 2, exempt=True)
        elif match["stray"]:
            yield Stray(match["stray"], match.start())
        else:
            yield PlainWords(match[0][0], match.start())
    if done < len(text):
        yield PlainWords(text[done:], done)


def _reference(match: re.Match[str]) -> Reference:
    body = match["body"].strip()
    if_there = body[-1:] in ("?", "？")
    parts = _COLON.split(body.rstrip("?？"), maxsplit=1)
    form = " ".join(parts[1].split()) if len(parts) > 1 else ""
    return Reference(parts[0].strip(), form, match.start(), match.end() - match.start(), if_there)


def references(text: str) -> Iterator[Reference]:
    """The references in prose, in order."""
    return (piece for piece in parse_prose(text) if isinstance(piece, Reference))
