"""Numerals in prose: where they stand, what they say, and whether they look like data."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
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


class ExemptPattern(msgspec.Struct, frozen=True):
    """An expression for stretches where numerals are of another sort than data.

    Every match holds a character of each group in `holds` and one of `words`, so that most texts are spared
    most expressions; empty where that can't be said. It is compiled when first needed.
    """

    sort: Sort
    holds: tuple[str, ...]
    pattern: str
    words: tuple[str, ...] = ()

    def may_match(self, text: str, present: frozenset[str]) -> bool:
        """Whether a text, in which these characters are present, has what every match holds."""
        if any(map(present.isdisjoint, self.holds)):
            return False
        return not self.words or any(word in text for word in self.words)


_compiled = cache(re.compile)


def sorted_out(found: Sequence[Numeral], patterns: Iterable[ExemptPattern], text: str) -> Iterator[Numeral]:
    """The numerals with the sort of the first pattern that has a match where one begins, if any has."""
    starts = sorted({numeral.start for numeral in found})
    sorts: dict[int, Sort] = {}
    present = frozenset(text)
    for pattern in patterns:
        if len(sorts) == len(starts):
            # Nothing is left to be told: of most texts, after a few patterns.
            break
        if pattern.may_match(text, present):
            for match in _compiled(pattern.pattern).finditer(text):
                for start in starts[bisect_left(starts, match.start()) : bisect_left(starts, match.end())]:
                    sorts.setdefault(start, pattern.sort)
    for numeral in found:
        sort = sorts.get(numeral.start)
        yield _as(numeral, sort) if sort else numeral


def _as(numeral: Numeral, sort: Sort) -> Numeral:
    return Numeral(numeral.start, numeral.end, numeral.quantity, sort, numeral.digits)


def plain_number(text: str) -> Decimal:
    """An Arabic number with or without thousands separators."""
    return Decimal(text.replace(",", ""))


def looks_like_year(number: str) -> bool:
    """Whether four digits alone read as a year."""
    return len(number) == 4 and "1900" <= number <= "2099"
