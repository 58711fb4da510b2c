"""The cells around a figure's cell, as the bureau's sheet shows them."""

from pathlib import Path
from typing import Final

import msgspec

from qjviewer.intake.trouble import IntakeError
from qjviewer.intake.workbook import ShownSheet
from qjviewer.intake.workbook_opening import open_workbook
from qjviewer.problems import Span, column_letters

_ABOVE: Final = 2
_BESIDE: Final = 1
_MOST_TEXT: Final = 16


class CellExcerpt(msgspec.Struct, frozen=True):
    """A few rows and columns; `row` and `column` (from 0, within the excerpt) are the cell itself."""

    letters: tuple[str, ...]
    numbers: tuple[int, ...]
    texts: tuple[tuple[str, ...], ...]
    row: int
    column: int


def excerpt_of(file: Path, span: Span) -> CellExcerpt | None:
    """The surroundings of a cell in a workbook; None where the file can no longer be read."""
    try:
        book = open_workbook(file)
    except IntakeError:
        return None
    sheet = next((s for s in book.sheets if s.name == span.sheet), None)
    return around(sheet, span.line, span.column) if sheet is not None else None


def around(sheet: ShownSheet, row: int, column: int) -> CellExcerpt:
    """The two shown rows above and below a cell, the columns beside it, and the names of the rows."""
    rows = _near(row, sheet.last_row, _ABOVE, sheet.hidden_rows)
    columns = _near(column, sheet.last_column, _BESIDE, sheet.hidden_columns)
    name = min((c for r, c in sheet.cells if r == row), default=column)
    if name not in columns:
        columns = (name, *columns)
    texts = tuple(tuple(_text(sheet, r, c) for c in columns) for r in rows)
    letters = tuple(map(column_letters, columns))
    return CellExcerpt(letters, rows, texts, rows.index(row), columns.index(column))


def _near(at: int, last: int, reach: int, hidden: frozenset[int]) -> tuple[int, ...]:
    """The numbers nearest to one, hidden ones left out."""
    before = [n for n in range(at - 1, 0, -1) if n not in hidden][:reach]
    after = [n for n in range(at + 1, last + 1) if n not in hidden][:reach]
    return (*reversed(before), at, *after)


def _text(sheet: ShownSheet, row: int, column: int) -> str:
    cell = sheet.cells.get((row, column))
    words = " ".join(cell.text.split()) if cell is not None else ""
    return words if len(words) <= _MOST_TEXT else f"{words[: _MOST_TEXT - 1]}…"
