"""Reads the tables of Word documents (.docx), with the paragraphs that stand before and after each."""

from typing import Final

from qjviewer.intake.limits import MOST_TEXT, Budget
from qjviewer.intake.readers.markup_grid import SpannedCell, lay_out
from qjviewer.intake.readers.package import Attributes, Package, XmlHandler, local
from qjviewer.intake.readers.xlsx_styles import whole
from qjviewer.intake.trouble import IntakeError
from qjviewer.intake.workbook import ShownCell, ShownSheet, Workbook

_MAIN: Final = "word/document.xml"
_MOST_TABLES: Final = 500
_LAST_LEAD: Final = 6


class _WordCell:
    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self.columns = 1
        # None: not merged downwards; True begins a merge, False goes on with one.
        self.begins_merge: bool | None = None


class _WordTable:
    def __init__(self, lead: list[str]) -> None:
        self.lead = lead
        self.tail: list[str] = []
        self.rows: list[list[_WordCell]] = []


class _DocumentReader:
    """Walks the document; a table within a cell is left out, as it has no place on the grid."""

    def __init__(self, budget: Budget) -> None:
        self.tables: list[_WordTable] = []
        self._budget = budget
        self._between: list[str] = []
        self._table: _WordTable | None = None
        self._depth = 0
        self._cell: _WordCell | None = None
        self._text: list[str] = []
        self._takes = False

    def start(self, name: str, attributes: Attributes) -> None:
        self._budget.step()
        match local(name):
            case "tbl":
                self._start_table()
            case "tr" if self._table and self._depth == 1:
                self._table.rows.append([])
            case "tc" if self._table and self._depth == 1 and self._table.rows:
                self._cell = _WordCell()
                self._table.rows[-1].append(self._cell)
            case "gridSpan" if self._cell and self._depth == 1:
                self._cell.columns = max(1, whole(_value(attributes)))
            case "vMerge" if self._cell and self._depth == 1:
                self._cell.begins_merge = _value(attributes) == "restart"
            case "gridBefore" if self._table and self._depth == 1 and self._table.rows:
                self._skip(whole(_value(attributes)))
            case "t":
                self._takes = True
            case "tab":
                self._text.append("\u3000" if self._table is None else "")
            case "br":
                self._text.append("\n")

    def text(self, data: str) -> None:
        if self._takes:
            self._text.append(data)

    def end(self, name: str) -> None:
        match local(name):
            case "t":
                self._takes = False
            case "p":
                self._end_paragraph()
            case "tc" if self._depth == 1:
                self._cell = None
            case "tbl":
                self._depth -= 1
                if not self._depth:
                    self._table = None

    def _start_table(self) -> None:
        self._depth += 1
        if self._depth > 1 or len(self.tables) >= _MOST_TABLES:
            return
        if self.tables:
            self.tables[-1].tail = list(self._between)
        self._table = _WordTable(self._between[-_LAST_LEAD:])
        self._between = []
        self.tables.append(self._table)

    def _skip(self, columns: int) -> None:
        """Columns that a row leaves out at its beginning."""
        if columns and self._table:
            cell = _WordCell()
            cell.columns = columns
            self._table.rows[-1].append(cell)

    def _end_paragraph(self) -> None:
        text = "".join(self._text)[:MOST_TEXT]
        self._text = []
        if self._depth > 1:
            return
        if self._cell is not None:
            self._cell.paragraphs.append(text)
        elif text.strip() and not self._depth:
            self._between.append(text.strip())

    def finish(self) -> None:
        """Give the last table what follows it."""
        if self.tables:
            self.tables[-1].tail = list(self._between)


def _value(attributes: Attributes) -> str:
    return next((value for name, value in attributes.items() if local(name) == "val"), "")


def read_docx(data: bytes, name: str, budget: Budget) -> Workbook:
    """The tables of a document as sheets named 表1, 表2…; raises IntakeError where there is none."""
    package = Package(data, name)
    if not package.has(_MAIN):
        raise IntakeError("broken-file", file=name)
    reader = _DocumentReader(budget)
    package.walk(_MAIN, XmlHandler(reader.start, reader.end, reader.text), budget)
    reader.finish()
    if not reader.tables:
        raise IntakeError("no-table", file=name)
    sheets = [_sheet(table, number, budget) for number, table in enumerate(reader.tables, 1)]
    return Workbook(name, "docx", tuple(sheets))


def _sheet(table: _WordTable, number: int, budget: Budget) -> ShownSheet:
    laid = lay_out(_spans(table.rows), budget)
    return ShownSheet(
        f"表{number}", laid.cells, tuple(laid.areas), lead=tuple(table.lead), tail=tuple(table.tail)
    )


def _spans(rows: list[list[_WordCell]]) -> list[list[SpannedCell]]:
    """Cells that go on with a merge given to the one that began it."""
    heights = _heights(rows)
    return [
        [
            SpannedCell(ShownCell("\n".join(cell.paragraphs).strip("\n")), heights[r, c], cell.columns)
            for c, cell in enumerate(row)
            if cell.begins_merge is not False or (r, c) in heights
        ]
        for r, row in enumerate(rows)
    ]


def _heights(rows: list[list[_WordCell]]) -> dict[tuple[int, int], int]:
    """How many rows each cell reaches down; cells that only go on with a merge have no entry."""
    heights: dict[tuple[int, int], int] = {}
    above: dict[int, tuple[int, int]] = {}
    for r, row in enumerate(rows):
        column = 0
        for c, cell in enumerate(row):
            if cell.begins_merge is False and column in above:
                heights[above[column]] += 1
            else:
                heights[r, c] = 1
                if cell.begins_merge:
                    above[column] = (r, c)
                else:
                    above.pop(column, None)
            column += cell.columns
    return heights
