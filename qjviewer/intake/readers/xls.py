"""Reads true .xls files (and .et, which WPS writes in the same form) through xlrd."""

import io
from typing import Any, Final

from qjviewer.intake.format_codes import GENERAL
from qjviewer.intake.limits import MOST_SHEETS, MOST_TEXT, MOST_XLS_BYTES, Budget
from qjviewer.intake.number_formats import exact, show_text
from qjviewer.intake.readers.xlsx import numbered
from qjviewer.intake.readers.xlsx_styles import PLAIN, CellStyle
from qjviewer.intake.trouble import IntakeError, missing_library
from qjviewer.intake.workbook import MergedArea, Place2D, ShownCell, ShownSheet, Workbook

_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = 1, 2, 3, 4, 5
_RED: Final = ((255, 0, 0), (192, 0, 0))
_BOLD: Final = 600


def read_xls(data: bytes, name: str, budget: Budget) -> Workbook:
    """The workbook in these bytes; raises IntakeError for what cannot be read."""
    if len(data) > MOST_XLS_BYTES:
        raise IntakeError("file-too-large", file=name, most=MOST_XLS_BYTES >> 20)
    try:
        import xlrd
    except ImportError as error:
        raise missing_library("xlrd") from error
    try:
        book, sees_formats = _opened(xlrd, data)
        sheets = tuple(
            _sheet(book, number, sees_formats, budget) for number in range(min(book.nsheets, MOST_SHEETS))
        )
    except IntakeError:
        raise
    except xlrd.XLRDError as error:
        reason = "password" if "encrypted" in str(error).lower() else "broken-file"
        raise IntakeError(reason, file=name) from error
    except Exception as error:
        # A damaged file makes xlrd fail in any place, with any kind of error.
        raise IntakeError("broken-file", file=name) from error
    return Workbook(name, "xls", sheets, sees_formats=sees_formats)


def _opened(xlrd: Any, data: bytes) -> tuple[Any, bool]:
    """The book with its formats, or without them where only those are damaged."""
    quiet = io.StringIO()
    try:
        return xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=quiet), True
    except xlrd.XLRDError:
        raise
    except Exception:
        return xlrd.open_workbook(file_contents=data, logfile=quiet), False


def _sheet(book: Any, number: int, sees_formats: bool, budget: Budget) -> ShownSheet:
    sheet = book.sheet_by_index(number)
    styles: dict[int, CellStyle] = {}
    cells: dict[Place2D, ShownCell] = {}
    for row in range(sheet.nrows):
        budget.step(sheet.row_len(row))
        for column in range(sheet.row_len(row)):
            cell = sheet.cell(row, column)
            if cell.ctype not in (_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR) or cell.value == "":
                continue
            style = _style(book, cell.xf_index, styles) if sees_formats else PLAIN
            budget.cell()
            cells[row + 1, column + 1] = _cell(book, cell, style)
    areas = tuple(
        MergedArea(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells
    )
    rows = frozenset(row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden)
    columns = frozenset(column + 1 for column, info in sheet.colinfo_map.items() if info.hidden)
    return ShownSheet(sheet.name, cells, areas, rows, columns, sheet.visibility != 0)


def _style(book: Any, number: int, known: dict[int, CellStyle]) -> CellStyle:
    if number not in known:
        xf = book.xf_list[number]
        font = book.font_list[xf.font_index]
        code = book.format_map[xf.format_key].format_str if xf.format_key in book.format_map else GENERAL
        red = book.colour_map.get(font.colour_index) in _RED
        known[number] = CellStyle(code, xf.alignment.indent_level, font.weight >= _BOLD, red)
    return known[number]


def _cell(book: Any, cell: Any, style: CellStyle) -> ShownCell:
    match cell.ctype:
        case 2 | 3:
            value = exact(cell.value)
            if value is not None:
                return numbered(value, style, since_1904=book.datemode == 1)
            return _texted("####", style)
        case 4:
            return _texted("TRUE" if cell.value else "FALSE", style)
        case 5:
            return _texted(_error_text(cell.value), style)
        case _:
            return _texted(str(cell.value)[:MOST_TEXT], style)


def _texted(text: str, style: CellStyle) -> ShownCell:
    return ShownCell(
        show_text(text, style.format), None, style.format, "", style.indent, style.is_bold, style.is_red
    )


def _error_text(code: int) -> str:
    names = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!"}
    return names.get(code, "#N/A")
