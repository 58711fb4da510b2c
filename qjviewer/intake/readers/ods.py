"""Reads OpenDocument spreadsheets (.ods, .fods): each cell carries the very text it shows."""

from decimal import Decimal
from typing import Final

from qjviewer.intake.limits import MOST_COLUMNS, MOST_ROWS, MOST_SHEETS, MOST_TEXT, Budget
from qjviewer.intake.number_formats import exact
from qjviewer.intake.readers.package import Attributes, Package, XmlHandler, local, walk_xml
from qjviewer.intake.readers.xlsx_styles import whole
from qjviewer.intake.trouble import IntakeError
from qjviewer.intake.workbook import MergedArea, Place2D, ShownCell, ShownSheet, Workbook

_MOST_REPEATED: Final = 4096
_UNSEEN: Final = ("collapse", "filter")
_NUMERIC: Final = ("float", "percentage", "currency")


def read_ods(data: bytes, name: str, budget: Budget) -> Workbook:
    """The workbook in these bytes; raises IntakeError for what cannot be read."""
    reader = _ContentReader(budget)
    handler = XmlHandler(reader.start, reader.end, reader.text)
    if data[:2] == b"PK":
        package = Package(data, name)
        if not package.has("content.xml"):
            raise IntakeError("broken-file", file=name)
        if _is_locked(package, budget):
            raise IntakeError("password", file=name)
        package.walk("content.xml", handler, budget)
    else:
        walk_xml(iter([data]), handler, name)
    return Workbook(name, "ods", tuple(reader.sheets[:MOST_SHEETS]))


def _is_locked(package: Package, budget: Budget) -> bool:
    found: list[bool] = []

    def start(element: str, _: Attributes) -> None:
        if local(element) == "encryption-data":
            found.append(True)

    if package.has("META-INF/manifest.xml"):
        package.walk("META-INF/manifest.xml", XmlHandler(start), budget)
    return bool(found)


class _OdsStyle:
    """What a named style says: hidden table, bold, red, indent."""

    def __init__(self) -> None:
        self.is_hidden = self.is_bold = self.is_red = False
        self.indent = 0


class _ContentReader:
    """Walks the content: styles first, then tables with rows and cells."""

    def __init__(self, budget: Budget) -> None:
        self.sheets: list[ShownSheet] = []
        self._budget = budget
        self._styles: dict[str, _OdsStyle] = {}
        self._style: _OdsStyle | None = None
        self._tables = 0
        self._begin({})

    def _begin(self, attributes: Attributes) -> None:
        self._name = attributes.get("name", "")
        self._is_hidden = self._style_of(attributes).is_hidden
        self._cells: dict[Place2D, ShownCell] = {}
        self._areas: list[MergedArea] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._row = self._rows = self._column = self._next_column = 0
        self._cell: Attributes | None = None
        self._lines: list[str] = []
        self._in_text = 0
        self._in_note = 0

    def start(self, name: str, raw: Attributes) -> None:
        self._budget.step()
        attributes = {local(key): value for key, value in raw.items()}
        match local(name):
            case "style":
                self._style = self._styles.setdefault(attributes.get("name", ""), _OdsStyle())
            case "table-properties" | "text-properties" | "paragraph-properties" if self._style:
                _note_style(self._style, attributes)
            case "table":
                self._tables += 1
                if self._tables == 1:
                    self._begin(attributes)
            case "table-column":
                self._start_column(attributes)
            case "table-row":
                self._start_row(attributes)
            case "table-cell" | "covered-table-cell":
                self._cell, self._lines = attributes, []
            case "annotation":
                self._in_note += 1
            case "p" | "h" if self._cell is not None and not self._in_note:
                self._in_text += 1
                self._lines.append("")
            case "s" if self._in_text:
                self._lines[-1] += " " * min(max(1, whole(attributes.get("c"))), 100)
            case "tab" | "line-break" if self._in_text:
                self._lines[-1] += "\n"

    def text(self, data: str) -> None:
        if self._in_text and not self._in_note and len(self._lines[-1]) < MOST_TEXT:
            self._lines[-1] += data

    def end(self, name: str) -> None:
        match local(name):
            case "style":
                self._style = None
            case "annotation":
                self._in_note -= 1
            case "p" | "h":
                self._in_text = max(0, self._in_text - (not self._in_note))
            case "table-cell" | "covered-table-cell":
                self._end_cell(covered=local(name) == "covered-table-cell")
            case "table-row":
                self._row += self._rows - 1
            case "table":
                self._tables -= 1
                if not self._tables:
                    self._keep_sheet()

    def _keep_sheet(self) -> None:
        self.sheets.append(
            ShownSheet(
                self._name, self._cells, tuple(self._areas), frozenset(self._hidden_rows),
                frozenset(self._hidden_columns), self._is_hidden,
            )
        )  # fmt: skip

    def _style_of(self, attributes: Attributes) -> _OdsStyle:
        return self._styles.get(attributes.get("style-name", ""), _OdsStyle())

    def _start_column(self, attributes: Attributes) -> None:
        count = max(1, whole(attributes.get("number-columns-repeated")))
        first, self._next_column = self._next_column + 1, self._next_column + count
        if attributes.get("visibility") in _UNSEEN:
            self._hidden_columns |= set(range(first, min(self._next_column, MOST_COLUMNS) + 1))

    def _start_row(self, attributes: Attributes) -> None:
        self._row += 1
        self._rows = max(1, whole(attributes.get("number-rows-repeated")))
        self._column = 0
        if attributes.get("visibility") in _UNSEEN:
            last = min(self._row + self._rows, self._row + _MOST_REPEATED)
            self._hidden_rows |= set(range(self._row, last))

    def _end_cell(self, *, covered: bool) -> None:
        attributes, self._cell = self._cell or {}, None
        count = max(1, whole(attributes.get("number-columns-repeated")))
        first, self._column = self._column + 1, self._column + count
        text = "\n".join(self._lines)[:MOST_TEXT]
        if covered or first > MOST_COLUMNS or not 0 < self._row <= MOST_ROWS:
            return
        self._note_span(attributes, first)
        cell = self._made(attributes, text)
        if not cell.text.strip() and not cell.formula:
            return
        for row in range(self._row, self._row + min(self._rows, _MOST_REPEATED)):
            for column in range(first, min(first + count, MOST_COLUMNS + 1)):
                self._budget.cell()
                self._cells[row, column] = cell

    def _note_span(self, attributes: Attributes, column: int) -> None:
        wide = whole(attributes.get("number-columns-spanned")) or 1
        high = whole(attributes.get("number-rows-spanned")) or 1
        if wide > 1 or high > 1:
            self._areas.append(MergedArea(self._row, column, self._row + high - 1, column + wide - 1))

    def _made(self, attributes: Attributes, text: str) -> ShownCell:
        style = self._style_of(attributes)
        kind = attributes.get("value-type", "")
        stored = exact(attributes.get("value", "")) if kind in _NUMERIC else None
        formula = "?" if attributes.get("formula") and not text and not kind else ""
        if not text and stored is not None:
            # A writer that keeps no text shows the value plainly.
            text = f"{stored * 100:f}%" if kind == "percentage" else _plain(stored)
        code = "0%" if kind == "percentage" else ""
        return ShownCell(
            text, stored, code, formula, style.indent, style.is_bold, style.is_red, kind == "date"
        )


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _note_style(style: _OdsStyle, attributes: Attributes) -> None:
    style.is_hidden = style.is_hidden or attributes.get("display") == "false"
    style.is_bold = style.is_bold or attributes.get("font-weight") == "bold"
    style.is_red = style.is_red or attributes.get("color", "").lower() in ("#ff0000", "#c00000", "#c9211e")
    margin = attributes.get("margin-left", "")
    if margin.endswith(("cm", "mm", "in", "pt")) and margin[:1] in "123456789":
        style.indent = style.indent or 1
