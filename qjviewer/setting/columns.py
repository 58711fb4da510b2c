"""Widths of table columns: pure arithmetic, so that it can be tested without a window."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec


class ColumnDemand(msgspec.Struct, frozen=True):
    """What a column would like, and the least it can live with, in pixels."""

    natural: float
    least: float


def share_width(columns: Sequence[ColumnDemand], width: float) -> tuple[int, ...]:
    """Widths that fill `width` exactly: extra room is shared, lack of it is taken from wide columns."""
    if not columns:
        return ()
    natural, least = sum(c.natural for c in columns), sum(c.least for c in columns)
    if natural <= width:
        extra = (width - natural) / len(columns)
        wanted = [c.natural + extra for c in columns]
    elif least >= width:
        wanted = (
            [c.least * width / least for c in columns] if least else [width / len(columns)] * len(columns)
        )
    else:
        share = (width - least) / (natural - least)
        wanted = [c.least + (c.natural - c.least) * share for c in columns]
    edges = [round(sum(wanted[:n])) for n in range(len(wanted) + 1)]
    return tuple(right - left for left, right in pairwise(edges))


def in_bands(columns: Sequence[ColumnDemand], names: int, width: float) -> tuple[tuple[int, ...], ...]:
    """The numbers of the columns that stand side by side in a width; more bands where not all have room.

    The first `names` columns stand in every band, the others are dealt evenly.
    """
    every = tuple(range(len(columns)))
    if sum(c.least for c in columns) <= width or not 0 < names < len(columns) - 1:
        return (every,)
    rest = every[names:]
    for count in range(2, len(rest) + 1):
        size = -(-len(rest) // count)
        bands = tuple((*every[:names], *rest[n : n + size]) for n in range(0, len(rest), size))
        if all(sum(columns[n].least for n in band) <= width for band in bands):
            return bands
    return tuple((*every[:names], n) for n in rest)


_NUMBER = re.compile(r"(.*?\d[\d,]*)(\.\d+)?(\D*)")


def split_number(text: str, *, at_unit: bool = False) -> tuple[str, str, str]:
    """A number as written: up to its units digit, its decimals, what follows: 4|.7|（推算）.

    With `at_unit` its decimals stay with it: numbers in different units end on one edge.
    """
    match = _NUMBER.fullmatch(text)
    if not match:
        return text, "", ""
    if at_unit:
        return match[1] + (match[2] or ""), "", match[3]
    return match[1], match[2] or "", match[3]


def units_differ(texts: Iterable[str]) -> bool:
    """Whether numbers of a column are followed by different units, so that their points mean nothing."""
    return len({split_number(text)[2] for text in texts if has_digits(text)} - {""}) > 1


def has_digits(text: str) -> bool:
    """Whether a text is a number to be aligned on its point; the marks of what is missing are none."""
    return any(c.isdigit() for c in text)
