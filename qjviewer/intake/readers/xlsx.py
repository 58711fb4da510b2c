"""Reads .xlsx and .xlsm (and .et saved as such): cells, formats, merges, what is hidden.

The parts are walked as a stream, so that a sheet with a million empty styled rows costs no memory,
numbers keep their digits, and a formula is seen beside its stored result. Macros, links to other
files and pictures are never touched.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Final

import msgspec

from qjviewer.intake.limits import MOST_COLUMNS, MOST_ROWS, MOST_SHEETS, MOST_TEXT, MOST_UNPACKED, Budget
from qjviewer.intake.number_formats import exact, show_number, show_text
from qjviewer.intake.readers.package import Attributes, Package, XmlHandler, local
from qjviewer.intake.readers.xlsx_styles import PLAIN, CellStyle, read_styles, whole
from qjviewer.intake.trouble import IntakeError
from qjviewer.intake.workbook import MergedArea, Place2D, ShownCell, ShownSheet, Workbook, area_of, from_a1

_TRUE: Final = ("1", "true", "on")
# Cells that only have a style: sheets formatted down to the last row hold millions.
_EMPTY: Final = (
    re.compile(rb'<(?:x:)?c r="[A-Z]+[0-9]+"[^<>]*/>'),
    re.compile(rb'<(?:x:)?row r="[0-9]+"(?![^<>]*hidden)[^<>]*>\s*</(?:x:)?row>'),
)
_MOST_AREAS: Final = 50_000


class _SheetEntry(msgspec.Struct, frozen=True):
    name: str
    part: str
    is_hidden: bool


class _Contents(msgspec.Struct, frozen=True):
    """What all sheets of the file share."""

    strings: list[str]
    styles: list[CellStyle]
    since_1904: bool

    def style(self, number: int) -> CellStyle:
        return self.styles[number] if number < len(self.styles) else PLAIN


def read_xlsx(data: bytes, name: str, budget: Budget) -> Workbook:
    """The workbook in these bytes; raises IntakeError for what cannot be read."""
    package = Package(data, name)
    main = _main_part(package, budget)
    entries, since_1904 = _entries(package, main, budget)
    folder = main.rpartition("/")[0]
    contents = _Contents(
        _strings(package, f"{folder}/sharedStrings.xml", budget),
        read_styles(package, f"{folder}/styles.xml", budget),
        since_1904,
    )
    sheets = [_SheetReader(entry, contents, budget).read(package) for entry in entries[:MOST_SHEETS]]
    return Workbook(name, "xlsx", tuple(sheets))


def _main_part(package: Package, budget: Budget) -> str:
    parts = package.relations("", budget).values() if package.has("_rels/.rels") else ()
    found = [p for p in parts if p.endswith("workbook.xml")]
    main = found[0] if found else "xl/workbook.xml"
    if not package.has(main):
        raise IntakeError("broken-file", file=package.name)
    return main


def _entries(package: Package, main: str, budget: Budget) -> tuple[list[_SheetEntry], bool]:
    """The sheets in order; whether dates count from 1904."""
    targets = package.relations(main, budget)
    entries: list[_SheetEntry] = []
    since_1904 = False

    def start(name: str, attributes: Attributes) -> None:
        nonlocal since_1904
        name = local(name)
        if name == "workbookPr":
            since_1904 = attributes.get("date1904") in _TRUE
        elif name == "sheet":
            relation = next((v for k, v in attributes.items() if local(k) == "id" and k != "id"), "")
            part = targets.get(relation, "")
            hidden = attributes.get("state", "visible") != "visible"
            # Sheets that are charts or dialogs hold no cells.
            if package.has(part) and "/worksheets/" in f"/{part}":
                entries.append(_SheetEntry(attributes.get("name", ""), part, hidden))

    package.walk(main, XmlHandler(start), budget)
    return entries, since_1904


def _strings(package: Package, part: str, budget: Budget) -> list[str]:
    """The shared texts; readings above characters are left out."""
    found: list[str] = []
    if not package.has(part):
        return found
    piece: list[str] = []
    inside: list[str] = []
    total = 0

    def start(name: str, _: Attributes) -> None:
        inside.append(local(name))
        if inside[-1] == "si":
            piece.clear()

    def text(data: str) -> None:
        if inside and inside[-1] == "t" and "rPh" not in inside:
            piece.append(data)

    def end(name: str) -> None:
        nonlocal total
        if inside.pop() == "si":
            found.append("".join(piece)[:MOST_TEXT])
            total += len(found[-1])
            if total > MOST_UNPACKED // 8:
                raise IntakeError("unpacks-too-large", file=package.name)

    package.walk(part, XmlHandler(start, end, text), budget)
    return found


class _SheetReader:
    """Walks one sheet and keeps the cells that show anything."""

    def __init__(self, entry: _SheetEntry, contents: _Contents, budget: Budget) -> None:
        self._entry, self._contents, self._budget = entry, contents, budget
        self._cells: dict[Place2D, ShownCell] = {}
        self._areas: list[MergedArea] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._row, self._column = 0, 0
        self._kind, self._style = "", 0
        self._cell: Attributes = {}
        self._value: list[str] = []
        self._formula: list[str] = []
        self._has_formula = False
        self._into: list[str] | None = None
        self._starts: dict[str, Callable[[Attributes], None]] = {
            "c": self._start_cell, "v": self._start_value, "row": self._start_row, "t": self._start_text,
            "f": self._start_formula, "col": self._start_columns, "mergeCell": self._start_merge,
        }  # fmt: skip

    def read(self, package: Package) -> ShownSheet:
        """The sheet as shown."""
        package.walk(self._entry.part, XmlHandler(self.start, self.end, self.text), self._budget, _EMPTY)
        return ShownSheet(
            self._entry.name, self._cells, tuple(self._areas), frozenset(self._hidden_rows),
            frozenset(self._hidden_columns), self._entry.is_hidden,
        )  # fmt: skip

    def start(self, name: str, attributes: Attributes) -> None:
        begin = self._starts.get(local(name))
        if begin is not None:
            begin(attributes)

    def text(self, data: str) -> None:
        if self._into is not None and len(self._into) < MOST_TEXT:
            self._into.append(data)

    def end(self, name: str) -> None:
        name = local(name)
        if name == "c":
            if self._value or self._has_formula:
                self._end_cell()
        elif name in ("v", "t", "f"):
            self._into = None

    def _start_value(self, _: Attributes) -> None:
        self._into = self._value

    def _start_text(self, _: Attributes) -> None:
        # A text in the cell itself; its readings (rPh) come after it and are rare.
        self._into = self._value if self._kind == "inlineStr" else None

    def _start_formula(self, _: Attributes) -> None:
        self._has_formula = True
        self._into = self._formula

    def _start_merge(self, attributes: Attributes) -> None:
        area = area_of(attributes.get("ref", ""))
        if area and len(self._areas) < _MOST_AREAS:
            self._areas.append(area)

    def _start_row(self, attributes: Attributes) -> None:
        self._row = whole(attributes.get("r")) or self._row + 1
        self._column = 0
        if attributes.get("hidden") in _TRUE:
            self._hidden_rows.add(self._row)

    def _start_columns(self, attributes: Attributes) -> None:
        if attributes.get("hidden") in _TRUE or attributes.get("width") == "0":
            first, last = whole(attributes.get("min")), whole(attributes.get("max"))
            self._hidden_columns |= set(range(first, min(last, MOST_COLUMNS) + 1))

    def _start_cell(self, attributes: Attributes) -> None:
        self._column += 1
        self._cell = attributes
        if self._value:
            self._value.clear()
        if self._has_formula:
            self._formula.clear()
            self._has_formula = False
        self._kind = attributes.get("t", "n")

    def _end_cell(self) -> None:
        value = "".join(self._value)
        at = from_a1(self._cell.get("r", ""))
        self._column = at[1] if at else self._column
        self._style = whole(self._cell.get("s"))
        if self._column > MOST_COLUMNS or not 0 < self._row <= MOST_ROWS:
            return
        cell = self._made(value)
        if cell.text or cell.formula or cell.stored is not None:
            self._budget.cell()
            self._cells[self._row, self._column] = cell

    def _made(self, value: str) -> ShownCell:
        style = self._contents.style(self._style)
        match self._kind:
            case "s":
                strings = self._contents.strings
                number = whole(value)
                return _texted(strings[number] if number < len(strings) else "", style)
            case "str" if value or not self._has_formula:
                return _texted(value, style)
            case "inlineStr":
                return _texted(value, style)
            case "b":
                return _texted("TRUE" if value == "1" else "FALSE", style)
            case "e":
                return _texted(value, style)
            case "d":
                return ShownCell(
                    value[:10], None, style.format, "", style.indent, style.is_bold, is_date=True
                )
        if not value:
            formula = "".join(self._formula)[:MOST_TEXT]
            return ShownCell(
                "", None, style.format, formula or "?", style.indent, style.is_bold, style.is_red
            )
        number_value = exact(value)
        if number_value is None:
            return _texted(value, style)
        return numbered(number_value, style, since_1904=self._contents.since_1904)


def _texted(text: str, style: CellStyle) -> ShownCell:
    shown = show_text(text[:MOST_TEXT].replace("_x000D_", ""), style.format)
    return ShownCell(shown, None, style.format, "", style.indent, style.is_bold, style.is_red)


def numbered(value: Decimal, style: CellStyle, *, since_1904: bool = False) -> ShownCell:
    """A number as a cell of this style shows it."""
    shown = show_number(value, style.format, since_1904=since_1904)
    red = style.is_red or shown.is_red
    return ShownCell(shown.text, value, style.format, "", style.indent, style.is_bold, red, shown.is_date)
