"""Where the cells of a table stand on the screen: columns in bands, one under the other."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

import msgspec
from PySide6.QtCore import QPoint, QRect


def _step_at(value: int, edges: Sequence[int]) -> int | None:
    """Between which edges a value stands, counted from 0."""
    if not edges[0] <= value < edges[-1]:
        return None
    return bisect_right(edges, value) - 1


class Band(msgspec.Struct, frozen=True):
    """Some of the columns, side by side: their numbers and widths; heights of header and rows.

    `over` is the part of the header's height that headings over several columns take.
    """

    columns: tuple[int, ...]
    widths: tuple[int, ...]
    heights: tuple[int, ...]
    top: int
    over: int = 0

    def area(self, row: int, place: int) -> QRect:
        """Where a cell stands, by its place in the band; row -1 is the header."""
        x, y = sum(self.widths[:place]), self.top + 1 + sum(self.heights[: row + 1])
        return QRect(x, y, self.widths[place], self.heights[row + 1])

    def over_area(self, places: range) -> QRect:
        """Where the heading over some of its columns stands, by their places in the band."""
        left, right = sum(self.widths[: places.start]), sum(self.widths[: places.stop])
        return QRect(left, self.top + 1, right - left, self.over)

    def at(self, place: QPoint) -> tuple[int, int] | None:
        """Row and column under a position; None outside."""
        rows = accumulate(self.heights, initial=self.top + 1)
        columns = accumulate(self.widths, initial=0)
        row = _step_at(place.y(), tuple(rows))
        column = _step_at(place.x(), tuple(columns))
        return None if row is None or column is None else (row - 1, self.columns[column])

    @property
    def bottom(self) -> int:
        """The line below its last row."""
        return self.top + sum(self.heights)


class LaidTable(msgspec.Struct, frozen=True):
    """A table laid out in a width."""

    bands: tuple[Band, ...]
    # For each column the widths of decimals and of what follows them.
    tails: tuple[tuple[int, int], ...]
