"""A sheet for every tab: its words, tables with numbers as numbers, charts with their data."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from qjviewer.charts.small import Meter, Trend
from qjviewer.exports.native import decimals_of, differences_told, native, number_format
from qjviewer.exports.parts import Parts
from qjviewer.exports.sheets.book import Book
from qjviewer.exports.sheets.charts import add_chart, data_block
from qjviewer.exports.sheets.heat import ShadedTable, shaded
from qjviewer.pages.blocks import (
    Block,
    Card,
    Cards,
    Cell,
    Chart,
    Entries,
    Note,
    Page,
    Points,
    RemarkPanel,
    Runs,
    Table,
    Trouble,
    head_spans,
    sectioned,
    text_of,
)
from qjviewer.pages.page_pieces import pieces_of
from qjviewer.wording import say

_NUMBER = re.compile(r'(?P<before>[^\d"]*?)(?P<number>[−-]?\d[\d,]*(?:\.\d+)?)(?P<after>[^\d"]*)', re.ASCII)
_UP, _DOWN = "▲", "▼"
_BESIDE = 7  # the column charts stand in
_DATA = 40  # the first column of values that trends are drawn from
# A bar of the cell's own share of a whole.
_BAR: dict[str, Any] = {
    "type": "data_bar",
    "bar_color": "#7B98B4",
    "bar_solid": True,
    "min_type": "num",
    "min_value": 0,
    "max_type": "num",
    "max_value": 100,
}


def cell_name(row: int, column: int) -> str:
    """A cell as formulas name it: $AO$3, rows and columns from 0."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    name: str = xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)
    return name


def _is_number(cell: Cell) -> bool:
    """Whether a cell is a figure's number, or a number and nothing else."""
    match = _NUMBER.fullmatch(cell.text)
    return match is not None and (cell.numeric or cell.text == match["number"])


class TabSheet:
    """Writes one tab from the top down."""

    def __init__(self, book: Book, page: Page, parts: Parts) -> None:
        self._book, self._page, self._parts = book, page, parts
        self._sheet: Any = book.sheet(page.title)
        self._row = book.top
        self._free = 0  # the first row below the charts

    def write(self) -> None:
        """The whole tab."""
        self._sheet.set_row(self._row, 26)
        self._line(self._page.title, bold=True, font_size=16)
        self._sheet.freeze_panes(self._row, 0)
        self._line(self._page.stale, bold=True, font_color="#C8341D")
        self._line(text_of(self._page.headline), font_size=12)
        for block in self._page.blocks:
            self._row += 1
            self._block(block)
        self._sheet.set_column(0, 0, 34)
        self._sheet.set_column(1, 5, 14)
        self._sheet.hide_gridlines(2)
        self._sheet.set_landscape()
        self._sheet.fit_to_pages(1, 0)

    def _line(self, text: str, **look: Any) -> None:
        if text:
            self._book.text(self._sheet, self._row, 0, text, **look)
            self._row += 1

    def _title(self, runs: Runs) -> None:
        self._line(text_of(runs), bold=True, font_size=12, font_color="#12436D")

    def _block(self, block: Block) -> None:
        match block:
            case Cards():
                self._title(block.title)
                for card in block.cards:
                    self._card(card)
            case Chart():
                self._chart(block)
            case Table():
                self._title(block.title)
                self._line(block.unit, italic=True)
                self._table(block)
                self._foot(block)
            case Points():
                self._title(block.title)
                for point in block.points:
                    kind = f"{say(f'pages.{point.kind}', self._parts.lang)}　" if point.kind else ""
                    self._line(kind + text_of(point.runs) + self._parts.said_by(point.people))
            case Entries():
                self._title(block.title)
                for entry in block.entries:
                    self._line(
                        f"{entry.name}　{text_of(entry.text)}{self._parts.said_by(entry.people)}".strip()
                    )
            case RemarkPanel() | Note() | Trouble():
                self._words(block)

    def _table(self, table: Table) -> None:
        """Rows under their sections; shares of a target as bars, trends as small lines in their cells."""
        self._over(table)
        header = [head.text for head in table.heads] or table.header
        self._rows((tuple(map(Cell, header)), *table.rows))
        first = self._row - len(table.rows) - sum(1 for s, _ in sectioned(table.rows) if s)
        at = first
        for section, row in sectioned(table.rows):
            at += bool(section)
            for column, cell in enumerate(row):
                if isinstance(cell.small, Trend):
                    self._trend(at, column, cell.small)
            at += 1
        for column in range(len(table.header)):
            if any(len(r) > column and isinstance(r[column].small, Meter) for r in table.rows):
                self._sheet.conditional_format(first, column, at - 1, column, _BAR)

    def _over(self, table: Table) -> None:
        """Headings over several columns, each one merged cell."""
        look: dict[str, Any] = {"bold": True, "align": "center", "top": 2, "bottom": 1}
        for over in head_spans(table.heads):
            if over.count > 1:
                self._book.merged(self._sheet, self._row, over.first, over.columns[-1], over.text, **look)
            elif over.text:
                self._book.text(self._sheet, self._row, over.first, over.text, **look)
        self._row += bool(table.heads)

    def _trend(self, row: int, column: int, trend: Trend) -> None:
        """A line over values that stand far to the right; a missing one leaves a gap."""
        for number, value in enumerate(trend.points):
            if value is not None:
                self._sheet.write_number(row, _DATA + number, value)
        last = _DATA + len(trend.points) - 1
        name = self._sheet.get_name().replace("'", "''")
        cells = f"'{name}'!{cell_name(row, _DATA)}:{cell_name(row, last)}"
        look = {"range": cells, "last_point": True, "series_color": "#12436D", "show_hidden": True}
        self._sheet.add_sparkline(row, column, look)

    def _words(self, block: Block) -> None:
        """A block of words, a piece a line; its heading first."""
        title = getattr(block, "title", ())
        alone = Page(self._page.id, "", (), (block,))
        for number, piece in enumerate(pieces_of(alone)):
            heading = number == 0 and bool(title or isinstance(block, RemarkPanel))
            look: dict[str, Any] = {"bold": True, "font_size": 12, "font_color": "#12436D"} if heading else {}
            self._line(piece.text, **look)

    def _card(self, card: Card) -> None:
        book, sheet, row = self._book, self._sheet, self._row
        where = " · ".join(p for p in (card.place, card.period) if p)
        book.text(sheet, row, 0, card.name + (self._parts.say("in-brackets", text=where) if where else ""))
        before, after = (card.approx, "") if card.approx_before else ("", card.approx)
        number = Cell(f"{before}{card.number}{after}", numeric=bool(card.number))
        self._cell(row, 1, number, align="right")
        book.text(sheet, row, 2, card.unit)
        said = " · ".join(p for p in (*card.labels, text_of(card.text)) if p)
        book.text(sheet, row, 3, said)
        self._row += 1

    def _chart(self, block: Chart) -> None:
        self._row = max(self._row, self._free)
        top = self._row
        self._title(block.title)
        self._line(text_of(block.subtitle), italic=True)
        found = native(block, self._parts)
        if found is not None:
            for words in differences_told(block.scene, self._parts):
                self._line(words, bold=True, font_color="#C8341D")
            data = self._row
            self._row = data_block(self._book, self._sheet, data, found) + 1
            title, lang = text_of(block.title), self._parts.lang
            rows = add_chart(self._book, self._sheet, (top, _BESIDE), data, found, title, lang)
            self._free = top + rows + 1
        if block.kind == "heattable":
            self._shaded(shaded(block.scene))
        self._rows(tuple(tuple(map(Cell, row)) for row in block.scene.table))
        self._foot(block)

    def _shaded(self, table: ShadedTable) -> None:
        """A heat table in its shades."""
        for column, head in enumerate(table.heads, 1):
            self._book.text(self._sheet, self._row, column, head, bold=True, align="right")
        self._row += 1
        for name, cells in table.rows:
            self._book.text(self._sheet, self._row, 0, name)
            for column, found in enumerate(cells, 1):
                if found is not None:
                    self._cell(self._row, column, found.cell, **found.look)
            self._row += 1
        self._row += 1

    def _rows(self, rows: Sequence[Sequence[Cell]]) -> None:
        """A header and rows; the header of numbers stands over them."""
        numeric = {n for row in rows[1:] for n, c in enumerate(row) if n and _is_number(c)}
        for number, (section, row) in enumerate(sectioned(tuple(map(tuple, rows)))):
            if section:
                self._book.text(self._sheet, self._row, 0, section, bold=True, font_color="#12436D")
                self._row += 1
            for column, cell in enumerate(row):
                align = {"align": "right"} if column in numeric else {}
                if number:
                    # In a column of numbers 4.7（推算） is one too.
                    shown = replace(cell, numeric=cell.numeric or column in numeric)
                    self._cell(self._row, column, shown, bottom=4, **align)
                else:
                    self._book.text(
                        self._sheet, self._row, column, cell.text, bold=True, top=2, bottom=1, **align
                    )
            self._row += 1

    def _cell(self, row: int, column: int, cell: Cell, **look: Any) -> None:
        """A number where there is one; what stands around it (多, 推算) becomes part of its format."""
        match = _NUMBER.fullmatch(cell.text)
        if match is None or not _is_number(cell):
            self._book.text(self._sheet, row, column, cell.text, **look)
            return
        value = Decimal(match["number"].replace("−", "-").replace(",", ""))
        plain = ("#,##" if "," in match["number"] else "") + number_format(decimals_of([value]))
        before, after = (f'"{part}"' if part else "" for part in (match["before"], match["after"]))
        look["num_format"] = f"{before}{plain}{after}"
        if match["before"] == _DOWN:
            # A fall of ranks is a negative number that shows its size.
            value, look["num_format"] = -value, f'"{_UP}"{plain};"{_DOWN}"{plain}'
        self._book.number(self._sheet, row, column, value, **look)

    def _foot(self, block: Chart | Table) -> None:
        for note in block.notes:
            words = say("exports.note", self._parts.lang, text=text_of(note))
            self._line(words, font_size=9, font_color="#55626F")
        self._line(block.sources, font_size=9, font_color="#55626F")
