"""Numerals in prose: where they stand, what they say, and whether they look like data."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import Final, Literal, TypeAlias

import msgspec

from qjviewer.checks.quantity import BaseAmount

Sort: TypeAlias = Literal["data", "date", "order", "name", "contact"]
# Stands for a reference while words are read: it is neither letter nor digit nor punctuation.
HOLE: Final = "\ufffc"


class Numeral(msgspec.Struct, frozen=True):
    """One numeral with its unit: `text[start:end]`, its amount, and what sort of thing it is."""

    start: int
    end: int
    quantity: BaseAmount
    sort: Sort = "data"
    # Typed in Arabic digits, not in words.
    digits: bool = True


class ExemptStretch(msgspec.Struct, frozen=True):
    """A part of a text where numerals are not data, and why."""

    start: int
    end: int
    sort: Sort


class ExemptPattern(msgspec.Struct, frozen=True):
    """An expression for stretches where numerals are of another sort than data.

    Every match holds one of the characters `holds`, so that most texts are spared most expressions; empty
    where that can't be said. It is compiled when first needed.
    """

    sort: Sort
    holds: str
    pattern: str


_compiled = cache(re.compile)


def stretches(patterns: Iterable[ExemptPattern], text: str) -> tuple[ExemptStretch, ...]:
    """Every match of the patterns."""
    present = frozenset(text)
    return tuple(
        ExemptStretch(m.start(), m.end(), p.sort)
        for p in patterns
        if not p.holds or not present.isdisjoint(p.holds)
        for m in _compiled(p.pattern).finditer(text)
        if m.end() > m.start()
    )


def sorted_out(found: Iterable[Numeral], exempt: tuple[ExemptStretch, ...]) -> Iterator[Numeral]:
    """The numerals with the sort of the stretch each lies in, if any."""
    kinds: dict[int, Sort] = {}
    for stretch in exempt:
        for place in range(stretch.start, stretch.end):
            kinds.setdefault(place, stretch.sort)
    for numeral in found:
        sort = kinds.get(numeral.start)
        yield _as(numeral, sort) if sort else numeral


def _as(numeral: Numeral, sort: Sort) -> Numeral:
    return Numeral(numeral.start, numeral.end, numeral.quantity, sort, numeral.digits)


def plain_number(text: str) -> Decimal:
    """An Arabic number with or without thousands separators."""
    return Decimal(text.replace(",", ""))


def looks_like_year(number: str) -> bool:
    """Whether four digits alone read as a year."""
    return len(number) == 4 and "1900" <= number <= "2099"
