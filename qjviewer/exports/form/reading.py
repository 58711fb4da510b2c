"""Reads a filled-in form: what was put into the open cells, row by row; complaints name sheet and cell."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import msgspec

from qjviewer.bundle.about import STATUSES
from qjviewer.bundle.quantities import parse_quantity
from qjviewer.exports.errors import ExportError
from qjviewer.exports.form.fillable import COLUMNS, OPEN
from qjviewer.exports.form.template import FIRST_ROW, KEY_ROW, MARK
from qjviewer.wording import DEFAULT_LANGUAGE, Language, say

_MOST_BYTES: Final = 64 * 1024 * 1024
_MOST_ROWS: Final = 100_000
_DECIMALS: Final = re.compile(r"0\.(0+)")


class FormError(ExportError):
    """What is wrong with a form, cell by cell."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("form-wrong")
        self.lines = lines

    def message(self, lang: Language = DEFAULT_LANGUAGE) -> str:
        """One line a complaint."""
        return "\n".join([say("exports.form-wrong", lang), *self.lines])


class FilledRow(msgspec.Struct, frozen=True):
    """What was filled in about one figure; `cells` says where each key stands."""

    address: str
    old: str
    new: str
    status: str
    note: str
    cells: dict[str, str]


@dataclass
class FilledForm:
    """A form as it came back: of which briefing, and the rows in which something was filled in."""

    briefing: str
    rows: list[FilledRow] = field(default_factory=list)
    # In which complaints are told.
    lang: Language = DEFAULT_LANGUAGE


def read_form(path: Path, lang: Language = DEFAULT_LANGUAGE) -> FilledForm:
    """The form of a file; raises ExportError for what cannot be read and FormError for wrong cells."""
    typed, computed = _books(path)
    for sheet in typed.worksheets:
        words = str(sheet.cell(1, 1).value or "").split()
        if len(words) == 2 and words[0] == MARK:
            reader = _SheetReader(sheet, computed[sheet.title], lang)
            form = FilledForm(words[1], list(reader.rows()), lang)
            if reader.lines:
                raise FormError(reader.lines)
            return form
    raise ExportError("not-a-form", path=path)


def _books(path: Path) -> tuple[Any, Any]:
    """The workbook as typed, and with the results of its formulas."""
    try:
        import openpyxl
    except ImportError as error:
        command = 'pip install "qjviewer[xlsx]"'
        raise ExportError("missing-library", library="openpyxl", command=command) from error
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ExportError("form-too-large", path=path)
        data = path.read_bytes()
        load = openpyxl.load_workbook
        return load(io.BytesIO(data)), load(io.BytesIO(data), data_only=True)
    except OSError as error:
        raise ExportError("cannot-read", path=path, reason=error.strerror or type(error).__name__) from error
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, SyntaxError, IndexError) as error:
        raise ExportError("not-a-workbook", path=path) from error


@dataclass
class _SheetReader:
    """Reads the rows of the form's sheet, gathering complaints."""

    typed: Any
    computed: Any
    lang: Language
    lines: list[str] = field(default_factory=list)

    def rows(self) -> Iterator[FilledRow]:
        """Every row in which an open cell was filled in."""
        columns = {str(cell.value): cell.column for cell in self.typed[KEY_ROW + 1] if cell.value}
        if missing := [key for key in COLUMNS if key not in columns]:
            self._complain(f"A{KEY_ROW + 1}", "form-no-keys", keys="、".join(missing))
            return
        seen: set[str] = set()
        for number in range(FIRST_ROW + 1, min(self.typed.max_row, _MOST_ROWS) + 1):
            row = self._row(number, columns, seen)
            if row is not None:
                yield row

    def _row(self, number: int, columns: dict[str, int], seen: set[str]) -> FilledRow | None:
        cells = {key: self._named(self.typed.cell(number, c).coordinate) for key, c in columns.items()}
        texts = {key: self._text(number, columns[key]) for key in (*OPEN, "address", "old")}
        if not any(texts[key] for key in OPEN):
            return None
        where, address = self.typed.cell(number, columns["address"]).coordinate, texts["address"]
        if not address or address in seen:
            self._complain(where, "form-twice" if address else "form-no-id", id=address)
            return None
        seen.add(address)
        if texts["new"] and parse_quantity(texts["new"]) is None:
            self._complain(cells["new"].partition("!")[2], "form-not-a-value", text=texts["new"][:40])
        if texts["new_status"] and texts["new_status"] not in STATUSES:
            known = "、".join(STATUSES)
            self._complain(cells["new_status"].partition("!")[2], "form-no-status", known=known)
        return FilledRow(address, texts["old"], texts["new"], texts["new_status"], texts["note"], cells)

    def _text(self, row: int, column: int) -> str:
        """A cell as an author would type it in a file."""
        cell = self.typed.cell(row, column)
        value = cell.value
        if cell.data_type == "f":
            value = self.computed.cell(row, column).value
            if value is None:
                return self._complain(cell.coordinate, "form-formula")
        if cell.data_type == "e" or (isinstance(value, str) and value.startswith("#REF!")):
            return self._complain(cell.coordinate, "form-error-value", value=value)
        match value:
            case None:
                return ""
            case bool():
                return str(value)
            case int() | float():
                return as_shown(value, cell.number_format)
            case dt.date() | dt.time() | dt.timedelta():
                return self._complain(cell.coordinate, "form-date")
            case _:
                return " ".join(str(value).replace("_x000D_", "").split())

    def _named(self, where: str) -> str:
        return f"{self.typed.title}!{where}"

    def _complain(self, where: str, reason: str, **values: object) -> str:
        words = say(f"exports.{reason}", self.lang, **values)
        self.lines.append(f"{self._named(where)}: {words}")
        return ""


def as_shown(value: int | float, shown: str) -> str:
    """A number as its cell shows it: a spreadsheet keeps 9.0 as 9, and 13.4% as 0.134."""
    exact = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}")
    percent = "%" if "%" in shown else ""
    exact = exact * 100 if percent else exact
    match = _DECIMALS.search(shown)
    wanted = len(match[1]) if match else 0
    exponent = exact.as_tuple().exponent
    if percent or (wanted and isinstance(exponent, int) and -exponent < wanted):
        exact = exact.quantize(Decimal(1).scaleb(-wanted))
    return f"{exact:f}{percent}"
