"""Cells that span rows and columns (HTML, Word) laid out on a full grid."""

from collections.abc import Iterable

import msgspec

from qjviewer.intake.limits import MOST_COLUMNS, Budget
from qjviewer.intake.workbook import MergedArea, Place2D, ShownCell

_MOST_SPAN = 1000


class SpannedCell(msgspec.Struct, frozen=True):
    """A cell as markup gives it: what it shows and how far it reaches."""

    shown: ShownCell
    rows: int = 1
    columns: int = 1


class LaidOut(msgspec.Struct):
    """Cells and merged areas of a grid."""

    cells: dict[Place2D, ShownCell]
    areas: list[MergedArea]


def lay_out(rows: Iterable[Iterable[SpannedCell]], budget: Budget, first_row: int = 1) -> LaidOut:
    """Put each row's cells in the columns that cells from above leave free."""
    result = LaidOut({}, [])
    # Columns taken by cells that reach down, and the last row they reach.
    taken: dict[int, int] = {}
    for row, cells in enumerate(rows, first_row):
        column = 1
        for cell in cells:
            while taken.get(column, 0) >= row:
                column += 1
            if column > MOST_COLUMNS:
                break
            _put(result, cell, row, column, taken, budget)
            column += max(1, min(cell.columns, _MOST_SPAN))
    return result


def _put(
    result: LaidOut, cell: SpannedCell, row: int, column: int, taken: dict[int, int], budget: Budget
) -> None:
    wide, high = max(1, min(cell.columns, _MOST_SPAN)), max(1, min(cell.rows, _MOST_SPAN))
    budget.step(wide)
    if high > 1:
        taken.update(dict.fromkeys(range(column, column + wide), row + high - 1))
    if wide > 1 or high > 1:
        result.areas.append(MergedArea(row, column, row + high - 1, column + wide - 1))
    if cell.shown.text.strip():
        budget.cell()
        result.cells[row, column] = cell.shown
