"""Results of plain formulas that a file does not store: sums, differences, ratios, ranks.

Programs that write workbooks often leave results out; a spreadsheet works them out on opening, and so
a person sees them. Only arithmetic over cells of the same file is done; anything else (links, dates,
macros, texts) stays without a result and is asked about.
"""

from decimal import Decimal, DecimalException
from typing import Final

import msgspec

from qjviewer.intake.cell_values import read_value
from qjviewer.intake.formula_parser import FormulaError, FormulaParser, Result
from qjviewer.intake.number_formats import exact, show_number
from qjviewer.intake.workbook import Place2D, ShownCell, ShownSheet, Workbook, area_of

_MOST_CELLS: Final = 20_000
_MOST_DEPTH: Final = 60
_MOST_STEPS: Final = 400_000


def with_results(book: Workbook) -> Workbook:
    """The workbook with the results of plain formulas that had none filled in."""
    if not any(cell.formula for sheet in book.sheets for cell in sheet.cells.values()):
        return book
    worker = _Worker(book)
    return msgspec.structs.replace(book, sheets=tuple(worker.filled(sheet) for sheet in book.sheets))


class _Worker:
    """Works formulas out, each once; cells that wait for one another end in none."""

    def __init__(self, book: Workbook) -> None:
        self._sheets = {sheet.name: sheet for sheet in book.sheets}
        self._known: dict[tuple[str, Place2D], Result] = {}
        self._open: set[tuple[str, Place2D]] = set()
        self._steps = 0

    def filled(self, sheet: ShownSheet) -> ShownSheet:
        """The sheet with results shown in their formats."""
        formulas = [at for at, cell in sheet.cells.items() if cell.formula]
        if not formulas or len(formulas) > _MOST_CELLS:
            return sheet
        cells = dict(sheet.cells)
        for at in formulas:
            cells[at] = self._shown(sheet, at)
        return msgspec.structs.replace(sheet, cells=cells)

    def _shown(self, sheet: ShownSheet, at: Place2D) -> ShownCell:
        cell = sheet.cells[at]
        try:
            result = self.result(sheet.name, at)
        except (FormulaError, RecursionError, DecimalException) as error:
            text = getattr(error, "text", "")
            return msgspec.structs.replace(cell, text=text, formula="" if text else cell.formula)
        if result is None:
            return cell
        if isinstance(result, str):
            return msgspec.structs.replace(cell, text=result, formula="")
        number = exact(str(result)) or Decimal(0)
        shown = show_number(number, cell.format)
        return msgspec.structs.replace(
            cell,
            text=shown.text,
            stored=number,
            formula="",
            is_red=cell.is_red or shown.is_red,
            is_date=shown.is_date,
        )

    def result(self, sheet: str, at: Place2D) -> Result:
        """What a cell holds: a number, a text, or None where it is empty."""
        key = (sheet, at)
        if key in self._known:
            return self._known[key]
        cell = self._sheets[sheet].cells.get(at) if sheet in self._sheets else None
        if cell is None:
            if sheet not in self._sheets:
                raise FormulaError
            return None
        if not cell.formula:
            return _stored(cell)
        self._steps += 1
        if key in self._open or len(self._open) > _MOST_DEPTH or self._steps > _MOST_STEPS:
            raise FormulaError
        self._open.add(key)
        try:
            self._known[key] = FormulaParser(cell.formula, sheet, self).value()
        finally:
            self._open.discard(key)
        return self._known[key]

    def range(self, sheet: str, first: str, last: str) -> list[Result]:
        """What the cells of a rectangle hold."""
        area = area_of(f"{first}:{last}".replace("$", ""))
        if area is None:
            raise FormulaError
        size = (area.bottom - area.top + 1) * (area.right - area.left + 1)
        self._steps += size
        if size > _MOST_CELLS or self._steps > _MOST_STEPS:
            raise FormulaError
        rows, columns = range(area.top, area.bottom + 1), range(area.left, area.right + 1)
        return [self.result(sheet, (row, column)) for row in rows for column in columns]


def _stored(cell: ShownCell) -> Result:
    if cell.stored is not None:
        return cell.stored
    value = read_value(cell.text)
    if value is not None and value.kind == "error":
        raise FormulaError(value.how)
    return cell.text
