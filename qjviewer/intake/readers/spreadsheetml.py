"""Reads Excel's XML of 2003 (SpreadsheetML), as many systems export it under the name of .xls."""

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from qjviewer.intake.format_codes import GENERAL
from qjviewer.intake.limits import MOST_COLUMNS, MOST_ROWS, MOST_SHEETS, MOST_TEXT, Budget
from qjviewer.intake.number_formats import exact
from qjviewer.intake.readers.delimited import decode
from qjviewer.intake.readers.package import Attributes, XmlHandler, local, walk_xml
from qjviewer.intake.readers.xlsx import numbered
from qjviewer.intake.readers.xlsx_styles import PLAIN, CellStyle, whole
from qjviewer.intake.trouble import IntakeError
from qjviewer.intake.workbook import MergedArea, Place2D, ShownCell, ShownSheet, Workbook

_NAMED: Final = {
    "Percent": "0.00%", "Fixed": "0.00", "Standard": "#,##0.00", "Currency": "#,##0.00",
    "Scientific": "0.00E+00", "General Number": GENERAL, "Short Date": "yyyy/m/d",
    "Long Date": 'yyyy"年"m"月"d"日"', "General Date": "yyyy/m/d", "Medium Date": "d-mmm-yy",
    "Short Time": "h:mm", "Long Time": "h:mm:ss", "Medium Time": "h:mm AM/PM",
}  # fmt: skip
_DECLARED: Final = re.compile(r"<\?xml[^>]*\?>")
_RED: Final = ("#FF0000", "#C00000")
_EPOCH: Final = dt.datetime(1899, 12, 30)
_CHUNK: Final = 1 << 16


def read_spreadsheetml(data: bytes, name: str, budget: Budget) -> Workbook:
    """The workbook in these bytes; raises IntakeError for what cannot be read."""
    text = decode(data)
    if text is None:
        raise IntakeError("broken-file", file=name)
    reader = _BookReader(budget)
    walk_xml(
        _chunks(_DECLARED.sub("", text, count=1)), XmlHandler(reader.start, reader.end, reader.text), name
    )
    return Workbook(name, "spreadsheetml", tuple(reader.sheets[:MOST_SHEETS]))


def _chunks(text: str) -> Iterator[bytes]:
    for at in range(0, len(text), _CHUNK):
        yield text[at : at + _CHUNK].encode("utf-8", "replace")


class _BookReader:
    """Walks the whole book: styles first, then sheet by sheet."""

    def __init__(self, budget: Budget) -> None:
        self.sheets: list[ShownSheet] = []
        self._budget = budget
        self._styles: dict[str, CellStyle] = {}
        self._style = ""
        self._name = ""
        self._hidden = False
        self._begin("")

    def _begin(self, name: str) -> None:
        self._name, self._hidden = name, False
        self._cells: dict[Place2D, ShownCell] = {}
        self._areas: list[MergedArea] = []
        self._rows: set[int] = set()
        self._columns: set[int] = set()
        self._row = self._column = self._next_column = 0
        self._cell: Attributes = {}
        self._type = ""
        self._inside_data = self._inside_visible = False
        self._text: list[str] = []

    def start(self, name: str, raw: Attributes) -> None:
        self._budget.step()
        attributes = {local(key): value for key, value in raw.items()}
        match local(name):
            case "Style":
                self._style = attributes.get("ID", "")
                self._styles[self._style] = self._styles.get(attributes.get("Parent", ""), PLAIN)
            case "NumberFormat":
                code = attributes.get("Format", GENERAL)
                self._change(format=_NAMED.get(code, code))
            case "Alignment":
                self._change(indent=whole(attributes.get("Indent")))
            case "Font" if not self._inside_data:
                red = attributes.get("Color", "").upper() in _RED
                self._change(is_bold=attributes.get("Bold") == "1", is_red=red)
            case "Worksheet":
                self._begin(attributes.get("Name", ""))
            case "Visible":
                self._inside_visible = True
            case "Column":
                self._start_column(attributes)
            case "Row":
                self._start_row(attributes)
            case "Cell":
                self._start_cell(attributes)
            case "Data":
                self._type, self._inside_data, self._text = attributes.get("Type", "String"), True, []

    def text(self, data: str) -> None:
        if self._inside_data:
            self._text.append(data)
        elif self._inside_visible:
            self._hidden = "Hidden" in data

    def end(self, name: str) -> None:
        match local(name):
            case "Style":
                self._style = ""
            case "Visible":
                self._inside_visible = False
            case "Data":
                self._inside_data = False
                self._keep("".join(self._text)[:MOST_TEXT])
            case "Cell":
                self._end_cell()
            case "Worksheet":
                self.sheets.append(
                    ShownSheet(
                        self._name, self._cells, tuple(self._areas), frozenset(self._rows),
                        frozenset(self._columns), self._hidden,
                    )
                )  # fmt: skip

    def _change(self, **values: object) -> None:
        if self._style in self._styles:
            old = self._styles[self._style]
            fields = {
                "format": old.format,
                "indent": old.indent,
                "is_bold": old.is_bold,
                "is_red": old.is_red,
            }
            self._styles[self._style] = CellStyle(**{**fields, **values})  # type: ignore[arg-type]

    def _start_column(self, attributes: Attributes) -> None:
        first = whole(attributes.get("Index")) or self._next_column + 1
        last = first + whole(attributes.get("Span"))
        self._next_column = last
        if attributes.get("Hidden") == "1" or attributes.get("Width") == "0":
            self._columns |= set(range(first, min(last, MOST_COLUMNS) + 1))

    def _start_row(self, attributes: Attributes) -> None:
        first = whole(attributes.get("Index")) or self._row + 1
        self._row = first + whole(attributes.get("Span"))
        self._column = 0
        if attributes.get("Hidden") == "1":
            self._rows |= set(range(first, min(self._row, first + MOST_COLUMNS) + 1))

    def _start_cell(self, attributes: Attributes) -> None:
        self._column = whole(attributes.get("Index")) or self._column + 1
        self._cell = attributes

    def _end_cell(self) -> None:
        across, down = whole(self._cell.get("MergeAcross")), whole(self._cell.get("MergeDown"))
        formula = self._cell.get("Formula", "")
        at = (self._row, self._column)
        if across or down:
            self._areas.append(MergedArea(*at, self._row + down, self._column + across))
        if formula and at not in self._cells and self._fits():
            style = self._style_of()
            self._cells[at] = ShownCell(
                "", None, style.format, "?", style.indent, style.is_bold, style.is_red
            )
        self._column += across
        self._cell = {}

    def _fits(self) -> bool:
        return 0 < self._column <= MOST_COLUMNS and 0 < self._row <= MOST_ROWS

    def _style_of(self) -> CellStyle:
        return self._styles.get(self._cell.get("StyleID", ""), self._styles.get("Default", PLAIN))

    def _keep(self, text: str) -> None:
        if not text.strip() or not self._fits():
            return
        self._budget.cell()
        style = self._style_of()
        value = _value(self._type, text)
        if value is not None:
            self._cells[self._row, self._column] = numbered(value, style)
        else:
            shown = {"1": "TRUE", "0": "FALSE"}.get(text, text) if self._type == "Boolean" else text
            self._cells[self._row, self._column] = ShownCell(
                shown, None, style.format, "", style.indent, style.is_bold, style.is_red
            )


def _value(kind: str, text: str) -> Decimal | None:
    """The number of a cell; a date as its serial number."""
    if kind == "Number":
        return exact(text.strip())
    if kind != "DateTime":
        return None
    try:
        moment = dt.datetime.fromisoformat(text.strip()[:19])
    except ValueError:
        return None
    return Decimal((moment - _EPOCH).days)
