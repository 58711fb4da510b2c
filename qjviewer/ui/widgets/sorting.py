"""Rows of a table in the order of one of its columns."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

import msgspec

from qjviewer.figures.teller import MINUS
from qjviewer.pages.blocks import Cell, Row
from qjviewer.setting.columns import has_digits, split_number


class Sorting(msgspec.Struct, frozen=True):
    """By which column rows are sorted; `column` is -1 for the order given."""

    column: int = -1
    falling: bool = False

    def next(self, column: int, *, numeric: bool) -> "Sorting":
        """What a click on a heading asks for: numbers from the largest, from the smallest, then as given."""
        first = Sorting(column, falling=numeric)
        if self.column != column:
            return first
        return Sorting(column, not numeric) if self == first else Sorting()

    def mark(self, column: int) -> str:
        """What stands behind the heading of the column sorted by."""
        return "" if column != self.column else "\u2009↓" if self.falling else "\u2009↑"


def in_order(rows: Sequence[Row], sorting: Sorting) -> list[Row]:
    """The rows sorted; those that have no value in the column stay last, whatever the direction."""
    if sorting.column < 0:
        return list(rows)
    keyed = [(row, _number(row[sorting.column])) for row in rows if sorting.column < len(row)]
    if any(number is not None for _, number in keyed):
        known = [(row, number) for row, number in keyed if number is not None]
        known.sort(key=lambda pair: pair[1], reverse=sorting.falling)
        return [row for row, _ in known] + [row for row, number in keyed if number is None]
    return sorted(rows, key=lambda row: row[sorting.column].text, reverse=sorting.falling)


def _number(cell: Cell) -> Decimal | None:
    """The value of a cell; the number in its words where it carries none."""
    if cell.value is not None:
        return cell.value
    if not cell.numeric or not has_digits(cell.text):
        return None
    head, decimals, _ = split_number(cell.text)
    digits = "".join(c for c in head.replace(MINUS, "-") if c.isdigit() or c == "-")
    try:
        return Decimal(digits + decimals)
    except InvalidOperation:
        return None
