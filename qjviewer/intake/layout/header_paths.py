"""The texts over a column, from the outermost group to the innermost heading."""

from typing import Final

from qjviewer.intake.folding_text import without_translation
from qjviewer.intake.layout.region import SheetGrid

# What stands before plain numbers that are months: 月份 | 1 | 2 | 3.
_MONTHS: Final = ("月", "月份")


def header_path(grid: SheetGrid, headers: list[int], column: int, left: int, right: int) -> tuple[str, ...]:
    """Header texts over a column as typed, outermost first, each once.

    A group's name that is merged over its columns counts for each of them; so does one that is
    written only over the first of them.
    """
    path: list[str] = []
    for at, row in enumerate(headers):
        text = without_translation(grid.covering(row, column) or _from_left(grid, headers, at, column, left))
        if text.isdecimal() and len(text) <= 2 and grid.text(row, left) in _MONTHS:
            text = f"{text}月"
        if text and (not path or path[-1] != text):
            path.append(text)
    return tuple(path)


def _from_left(grid: SheetGrid, headers: list[int], at: int, column: int, left: int) -> str:
    """The group's name written further left, where this column has a heading of its own below."""
    row, below = headers[at], headers[at + 1 :]
    if not below or not _own(grid, below, column) or grid.area(row, column):
        return ""
    for other in range(column - 1, left - 1, -1):
        if grid.area(row, other):
            return ""
        if grid.text(row, other):
            return grid.text(row, other) if _own(grid, below, other) else ""
    return ""


def _own(grid: SheetGrid, rows: list[int], column: int) -> bool:
    return any(grid.text(row, column) for row in rows)
