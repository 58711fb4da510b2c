"""Reads a filled-in form: what was put into the open cells, row by row; complaints name sheet and cell."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import msgspec

from qjviewer.bundle.about import STATUSES
from qjviewer.bundle.quantities import parse_quantity
from qjviewer.exports.errors import ExportError
from qjviewer.exports.form.fillable import COLUMNS, OPEN, status_named, status_word
from qjviewer.exports.form.form_sheet import FIRST_ROW, KEY_ROW, LABEL_ROW, MARK, MARK_COLUMN
from qjviewer.intake.folding_text import folded
from qjviewer.intake.trouble import IntakeError
from qjviewer.intake.workbook import ShownCell, ShownSheet
from qjviewer.intake.workbook_opening import open_workbook
from qjviewer.problems import cell_address
from qjviewer.wording import DEFAULT_LANGUAGE, Language, say

_NOTHING: Final = ShownCell("")
# What a cell shows instead of the value of its formula.
_ERROR: Final = "#"


class FormError(ExportError):
    """What is wrong with a form, cell by cell."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("form-wrong")
        self.lines = lines

    def message(self, lang: Language = DEFAULT_LANGUAGE) -> str:
        """One line a complaint."""
        return "\n".join([say("exports.form-wrong", lang), *self.lines])


class FormUnreadable(ExportError):
    """The file is no workbook, or one that needs a password: what it is, and what to do."""

    def __init__(self, trouble: IntakeError) -> None:
        super().__init__("form-unreadable")
        self.trouble = trouble

    def message(self, lang: Language = DEFAULT_LANGUAGE) -> str:
        """The reason in words."""
        return self.trouble.message(lang)


class FilledRow(msgspec.Struct, frozen=True):
    """What was filled in about one figure; `cells` says where each key stands."""

    address: str
    old: str
    new: str
    status: str
    note: str
    cells: dict[str, str]


class FilledForm(msgspec.Struct):
    """A form as it came back: of which briefing, and the rows in which something was filled in.

    `remarks` tell what was done to the sheet that loses nothing: rows taken out, columns put in.
    """

    briefing: str
    rows: list[FilledRow] = msgspec.field(default_factory=list)
    # In which complaints are told.
    lang: Language = DEFAULT_LANGUAGE
    remarks: list[str] = msgspec.field(default_factory=list)


def read_form(path: Path, lang: Language = DEFAULT_LANGUAGE) -> FilledForm:
    """The form of a file; raises ExportError for what cannot be read and FormError for wrong cells."""
    try:
        book = open_workbook(path)
    except IntakeError as error:
        raise FormUnreadable(error) from error
    forms = [(sheet, mark) for sheet in book.sheets if (mark := _mark_of(sheet))]
    if not forms:
        raise ExportError("not-a-form", path=path)
    if len(forms) > 1:
        # A copied sheet: nobody can tell which of the two counts.
        raise FormError(
            [say("exports.form-copied", lang, sheets="、".join(sheet.name for sheet, _ in forms))]
        )
    sheet, (_, briefing, count) = forms[0]
    reader = _SheetReader(sheet, lang)
    form = FilledForm(briefing, list(reader.rows()), lang)
    form.remarks = list(reader.remarks(int(count) if count.isdecimal() else 0))
    if reader.lines:
        raise FormError(reader.lines)
    return form


def _mark_of(sheet: ShownSheet) -> list[str]:
    """Mark, name of the briefing and number of rows; empty where the sheet is no form."""
    columns = range(1, min(sheet.last_column, 4 * MARK_COLUMN) + 1)
    cells = (sheet.cells.get((KEY_ROW + 1, column), _NOTHING).text.split() for column in columns)
    return next((words for words in cells if len(words) == 3 and words[0] == MARK), [])


class _SheetReader(msgspec.Struct):
    """Reads the rows of the form's sheet, gathering complaints."""

    sheet: ShownSheet
    lang: Language
    lines: list[str] = msgspec.field(default_factory=list)
    _seen: set[str] = msgspec.field(default_factory=set)

    @property
    def _columns(self) -> dict[str, int]:
        row = ((c, cell.text) for (r, c), cell in self.sheet.cells.items() if r == KEY_ROW + 1)
        return {text: column for column, text in row if text in COLUMNS}

    def rows(self) -> Iterator[FilledRow]:
        """Every row in which an open cell was filled in."""
        columns = self._columns
        if missing := [key for key in COLUMNS if key not in columns]:
            self._complain(KEY_ROW + 1, 1, "form-no-keys", keys="、".join(missing))
            return
        for number in range(FIRST_ROW + 1, self.sheet.last_row + 1):
            row = self._row(number, columns)
            if row is not None:
                yield row

    def remarks(self, count: int) -> Iterator[str]:
        """What was done to the sheet: rows taken out, columns put in."""
        columns = self._columns
        places = {column: key for key, column in columns.items()}
        if "address" in columns:
            at = columns["address"]
            left = sum(r > KEY_ROW + 1 and c == at and bool(x.text) for (r, c), x in self.sheet.cells.items())
            if left < count:
                yield say("exports.form-rows-gone", self.lang, count=count - left)
        for (row, column), cell in sorted(self.sheet.cells.items()):
            if row == LABEL_ROW + 1 and column not in places and cell.text.strip():
                yield say("exports.form-column-new", self.lang, label=cell.text.strip()[:20])

    def _row(self, number: int, columns: Mapping[str, int]) -> FilledRow | None:
        cells = {key: self._named(number, column) for key, column in columns.items()}
        texts = {key: self._text(number, columns[key]) for key in (*OPEN, "address", "old")}
        address = texts["address"]
        is_twice = address in self._seen
        if address:
            self._seen.add(address)
        if not any(texts[key] for key in OPEN):
            return None
        if not address or is_twice:
            self._complain(number, 1, "form-twice" if address else "form-no-id", id=self._words(number))
            return None
        new = self._value(number, columns["new"], texts["new"])
        status = status_named(texts["new_status"]) if texts["new_status"] else ""
        if texts["new_status"] and not status:
            known = "、".join(status_word(name, self.lang) for name in STATUSES)
            self._complain(number, columns["new_status"], "form-no-status", known=known)
        return FilledRow(address, texts["old"], new, status, texts["note"], cells)

    def _value(self, row: int, column: int, text: str) -> str:
        """A value as an author would type it: half-width, without blanks and thousands."""
        if not text:
            return ""
        typed = parse_quantity(text)
        if typed is not None and typed.value is None:
            # Marks of what is missing are kept as they are.
            return text
        plain = folded(text).replace(" ", "").replace(",", "")
        if parse_quantity(plain) is None:
            return self._complain(row, column, "form-not-a-value", text=text[:40])
        return plain

    def _text(self, row: int, column: int) -> str:
        """A cell as it is shown: 13.4% where 0.134 is stored."""
        cell = self.sheet.cells.get((row, column), _NOTHING)
        if cell.formula:
            return self._complain(row, column, "form-formula")
        if cell.is_date:
            return self._complain(row, column, "form-date")
        text = " ".join(cell.text.replace("_x000D_", "").split())
        if text.startswith(_ERROR) and text.endswith(("!", "?", "/A")):
            return self._complain(row, column, "form-error-value", value=text)
        return text

    def _words(self, row: int) -> str:
        """What the row is about, for somebody who sees no address."""
        words = (self.sheet.cells.get((row, column), _NOTHING).text for column in range(1, 5))
        return " ".join(word for word in words if word)[:60]

    def _named(self, row: int, column: int) -> str:
        return f"{self.sheet.name}!{cell_address(row, column)}"

    def _complain(self, row: int, column: int, reason: str, **values: object) -> str:
        words = say(f"exports.{reason}", self.lang, **values)
        self.lines.append(f"{self._named(row, column)}: {words}")
        return ""
