"""A workbook as a person sees it: sheets of cells with the text each one shows.

Every reader gives this, whatever the file was. Rows and columns count from 1. Of a merged area only
the top left cell is kept; `areas` tells how far it reaches.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

import msgspec

Place2D = tuple[int, int]
_REFERENCE: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})")


class ShownCell(msgspec.Struct, frozen=True):
    """What one cell shows.

    `text` is as shown, number format applied; `stored` is the number behind it, where there is one;
    `format` its number format. `formula` is given only where a formula has no stored result.
    `is_red` says that the number is shown in red, by its format or its font.
    """

    text: str
    stored: Decimal | None = None
    format: str = ""
    formula: str = ""
    indent: int = 0
    is_bold: bool = False
    is_red: bool = False
    is_date: bool = False


class MergedArea(msgspec.Struct, frozen=True):
    """A rectangle of merged cells, all four edges included."""

    top: int
    left: int
    bottom: int
    right: int


class ShownSheet(msgspec.Struct, frozen=True):
    """One sheet, or one table of a document.

    `lead` holds the paragraphs that stand before a document's table, `tail` those after it.
    """

    name: str
    cells: Mapping[Place2D, ShownCell]
    areas: tuple[MergedArea, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False
    lead: tuple[str, ...] = ()
    tail: tuple[str, ...] = ()

    @property
    def last_row(self) -> int:
        """The last row that holds a cell; 0 where there is none."""
        return max((row for row, _ in self.cells), default=0)

    @property
    def last_column(self) -> int:
        """The last column that holds a cell; 0 where there is none."""
        return max((column for _, column in self.cells), default=0)

    def hides(self, row: int, column: int) -> bool:
        """Whether a reader of the sheet does not see this cell."""
        return self.is_hidden or row in self.hidden_rows or column in self.hidden_columns


class Workbook(msgspec.Struct, frozen=True):
    """All sheets of a file. `kind` is what the file truly is (xlsx, xls, ods, csv, html, docx…).

    `sees_formats` is False where the file gave no number formats, so that 0.062 may be 6.2 %.
    """

    name: str
    kind: str
    sheets: tuple[ShownSheet, ...]
    digest: str = ""
    sees_formats: bool = True


def from_a1(address: str) -> Place2D | None:
    """Row and column of an address such as C4 or $C$4; None when it is not one."""
    match = _REFERENCE.fullmatch(address)
    return (int(match[2]), column_number(match[1])) if match else None


def column_number(letters: str) -> int:
    """The number of a column named by letters: A → 1, AB → 28."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def area_of(reference: str) -> MergedArea | None:
    """The rectangle a reference such as A1:F1 means; None when it is not one."""
    first, _, last = reference.partition(":")
    start, end = from_a1(first), from_a1(last or first)
    if start is None or end is None:
        return None
    return MergedArea(
        min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1])
    )
