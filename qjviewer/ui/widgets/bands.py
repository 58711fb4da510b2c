"""Where the cells of a table stand on the screen: columns in bands, one under the other."""

from dataclasses import dataclass

from PySide6.QtCore import QRect


@dataclass(frozen=True)
class Band:
    """Some of the columns, side by side: their numbers and widths; heights of header and rows."""

    columns: tuple[int, ...]
    widths: tuple[int, ...]
    heights: tuple[int, ...]
    top: int

    def area(self, row: int, place: int) -> QRect:
        """Where a cell stands, by its place in the band; row -1 is the header."""
        x, y = sum(self.widths[:place]), self.top + 1 + sum(self.heights[: row + 1])
        return QRect(x, y, self.widths[place], self.heights[row + 1])

    @property
    def bottom(self) -> int:
        """The line below its last row."""
        return self.top + sum(self.heights)


@dataclass(frozen=True)
class LaidTable:
    """A table laid out in a width."""

    bands: tuple[Band, ...]
    # For each column the widths of decimals and of what follows them.
    tails: tuple[tuple[int, int], ...]
