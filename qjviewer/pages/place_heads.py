"""Headings of columns of several places: each names its own, and what all show is said once for all."""

from collections.abc import Sequence
from typing import NamedTuple

from qjviewer.figures.figure import Figure
from qjviewer.pages.column_groups import Shown
from qjviewer.pages.maker import Maker
from qjviewer.pages.statement_columns import Column, with_whose


class PlaceHeads(NamedTuple):
    """The headings; `common` is what all columns show where each of them names nothing but its place."""

    headings: tuple[str, ...]
    common: str = ""


def place_heads(shown: Sequence[Shown], words: Sequence[str], maker: Maker) -> PlaceHeads:
    """The headings of columns whose measure and period are these words."""
    there = {text for (column, _), text in zip(shown, words, strict=True) if _shows_place(column)}
    places = [
        _place_of(column, figures, maker, beside=text in there)
        for (column, figures), text in zip(shown, words, strict=True)
    ]
    if there and all(places) and len(set(words)) == 1:
        return PlaceHeads(tuple(_alone(p, maker) for p in places), words[0])
    told = zip(places, words, strict=True)
    return PlaceHeads(
        tuple(with_whose(maker.teller.compared_place(p), text, maker) if p else text for p, text in told)
    )


def _shows_place(column: Column) -> bool:
    return bool(column.place) and column.form == "value"


def _place_of(column: Column, figures: Sequence[Figure], maker: Maker, *, beside: bool) -> str:
    """The place a column's heading names: our own one only `beside` another's like it."""
    own = beside and column.form == "value" and all(maker.cube.is_here(f.place) for f in figures)
    return column.place or (maker.cube.here if own else "")


def _alone(place: str, maker: Maker) -> str:
    """A place as the only words of a heading."""
    teller = maker.teller
    if teller.lang == "en" or maker.cube.is_here(place):
        return teller.place(teller.bundle.place_by_id.get(place))
    return teller.compared_place(place)
