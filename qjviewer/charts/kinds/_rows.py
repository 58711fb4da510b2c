"""Rows of bars and points: a main figure with the same of other places on its row."""

from collections.abc import Sequence
from typing import Final

import msgspec

from qjviewer.charts.kinds._common import MOST, own
from qjviewer.charts.kinds._places import place_name
from qjviewer.figures.figure import Figure
from qjviewer.figures.teller import Teller

# The order in which comparators are named under a bar: from near to far.
_NEARNESS: Final = ("town", "county", "city", "province", "nation")
_MOST_BESIDE: Final = 8  # other places on a row


class Row(msgspec.Struct, frozen=True):
    """One bar, the points on its row, and what stands beside it for comparison in time."""

    name: str
    main: Figure
    others: tuple[Figure, ...] = ()
    year_ago: Figure | None = None
    target: Figure | None = None

    @property
    def beside(self) -> tuple[Figure, ...]:
        """Last year's figure and the target, where there are such."""
        return tuple(f for f in (self.year_ago, self.target) if f is not None)


def readable(rows: Sequence[Row]) -> Sequence[Row]:
    """As many rows, and places in a row, as can be told apart."""
    return [Row(r.name, r.main, r.others[:_MOST_BESIDE]) for r in rows[:MOST]]


def figures_of(rows: Sequence[Row]) -> list[Figure]:
    """Every figure in rows."""
    return [f for row in rows for f in (row.main, *row.others)]


def rows_of(figures: Sequence[Figure], teller: Teller) -> tuple[Row, ...]:
    """Group by indicator where there are several indicators and one has several places."""
    groups: dict[str, list[Figure]] = {}
    for figure in figures:
        groups.setdefault(figure.indicator or figure.id, []).append(figure)
    if len(groups) == 1 and len(figures) > 1:
        by_place = len({teller.place_of(f) for f in figures}) > 1
        return tuple(Row(_distinct(f, by_place, teller), f) for f in figures)
    if any(len({teller.place_of(f) for f in group}) < len(group) for group in groups.values()):
        # Several periods or measures of one place: none is a comparator of another.
        return tuple(Row(teller.short(f), f) for f in figures)
    return tuple(_group(group, teller) for group in groups.values())


def _distinct(figure: Figure, by_place: bool, teller: Teller) -> str:
    """What tells a row from the others: its place, or its period where the place is the same."""
    if by_place:
        return place_name(figure, teller)
    return teller.period(figure.period)


def _group(group: Sequence[Figure], teller: Teller) -> Row:
    main = next((f for f in group if own(f, teller)), group[0])
    others = sorted((f for f in group if f is not main), key=lambda f: _nearness(f, teller))
    return Row(teller.short(main), main, tuple(others))


def _nearness(figure: Figure, teller: Teller) -> int:
    place = teller.place_of(figure)
    return _NEARNESS.index(place.level) if place is not None else len(_NEARNESS)
