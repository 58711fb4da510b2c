"""Writes the form: a sheet a section, keys locked, drop-downs where only some words are allowed."""

from decimal import Decimal
from typing import Any

from qjviewer.bundle.model import Bundle
from qjviewer.bundle.units import UNITS
from qjviewer.exports.form.columns import SECTIONS, Column, cell_of, columns_of
from qjviewer.exports.native import number_format
from qjviewer.exports.sheets.book import Book
from qjviewer.figures.figure import Figure
from qjviewer.figures.teller import Teller
from qjviewer.wording import Language, knows, say

MARK = "qjviewer-form/1"
TITLE_ROW, LABEL_ROW, KEY_ROW, FIRST_ROW = 0, 1, 2, 3
_NEW_ROWS = 200
_LOCKED = {"bg_color": "#EEF1F5", "font_color": "#55626F"}
_WIDTHS = {"id": 24, "": 46, "value": 12, "unit": 11, "cite": 18, "name": 26, "note": 30, "title": 40,
           "role": 26}  # fmt: skip


def template(bundle: Bundle, lang: Language, *, empty: bool = False) -> bytes:
    """The form for a bundle as read; with `empty` the values wait to be filled in."""
    book = Book(bundle.briefing.title.get(lang))
    order = ["figures", *(name for name in SECTIONS if name != "figures")]
    rows = {name: 1 if name == "briefing" else len(getattr(bundle, name)) + _NEW_ROWS for name in SECTIONS}
    for name in order:
        _Sheet(book, name, bundle, lang, rows, empty=empty).write()
    return book.bytes()


def sheet_title(section: str, lang: Language) -> str:
    """The name of a section's sheet."""
    return say(f"exports.form-{section}", lang)


def worded(figure: Figure, teller: Teller) -> str:
    """A figure told by what it measures, where and when."""
    place, period = teller.place(teller.place_of(figure)), teller.period(figure.period)
    return " · ".join(p for p in (teller.measured(figure), place, period) if p)


def field_label(key: str, lang: Language) -> str:
    """What a field is called."""
    return say(f"exports.field-{key}", lang)


class _Sheet:
    """One section: title, labels, keys, then a row an entry and room for new ones."""

    def __init__(self, book: Book, section: str, bundle: Bundle, lang: Language, rows: dict[str, int], *,
                 empty: bool) -> None:  # fmt: skip
        self._book, self._section, self._bundle, self._lang = book, section, bundle, lang
        self._rows, self._empty = rows, empty
        self._columns = columns_of(section)
        self._sheet = book.sheet(sheet_title(section, lang))
        self._teller = Teller(bundle, lang)
        # Figures are told by words too: an id alone says little to whoever fills in the value.
        self._lead = 2 if section == "figures" else 1

    def write(self) -> None:
        """The whole sheet."""
        self._head()
        entries = (
            [self._bundle.briefing] if self._section == "briefing" else getattr(self._bundle, self._section)
        )
        for number, entry in enumerate(entries):
            self._entry(FIRST_ROW + number, entry)
        for number, column in enumerate(self._columns, self._lead):
            self._allow(number, column)
        self._sheet.freeze_panes(FIRST_ROW, self._lead)
        self._sheet.set_row(KEY_ROW, None, None, {"level": 1})
        self._sheet.protect("", {"format_columns": True, "format_rows": True, "format_cells": True,
                                 "autofilter": True, "select_locked_cells": True})  # fmt: skip

    def _head(self) -> None:
        book, sheet = self._book, self._sheet
        book.text(sheet, TITLE_ROW, 0, f"{MARK} {self._section}", **_LOCKED)
        book.text(sheet, TITLE_ROW, self._lead, say("exports.form-how", self._lang), **_LOCKED)
        heads = [("id", self._label("id")), *([("", self._label("worded"))] if self._lead == 2 else [])]
        heads += [(c.name, self._label(c.key, c.language)) for c in self._columns]
        look = {"bold": True, "bg_color": "#12436D", "font_color": "#FFFFFF", "text_wrap": True}
        for number, (key, label) in enumerate(heads):
            book.text(sheet, LABEL_ROW, number, label, **look)
            book.text(sheet, KEY_ROW, number, key, **_LOCKED)
            sheet.set_column(number, number, _WIDTHS.get(key.partition(".")[0], 14), self._free(key))
            hint = f"exports.form-hint-{key.partition('.')[0]}"
            if knows(hint):
                sheet.write_comment(LABEL_ROW, number, say(hint, self._lang), {"x_scale": 2})

    def _free(self, key: str) -> Any:
        """The format of a column's empty cells: open for new rows, but for words made by the program."""
        numeric = any(c.name == key and c.numeric for c in self._columns)
        text = {} if numeric else {"num_format": "@"}
        return self._book.format(locked=not key or self._section == "briefing", **text)

    def _label(self, key: str, language: str = "") -> str:
        words = field_label(key, self._lang)
        return f"{words} ({say(f'exports.form-in-{language}', self._lang)})" if language else words

    def _entry(self, row: int, entry: Any) -> None:
        self._book.text(self._sheet, row, 0, entry.id, **_LOCKED)
        if self._lead == 2:
            self._book.text(self._sheet, row, 1, worded(entry, self._teller), **_LOCKED)
        for number, column in enumerate(self._columns, self._lead):
            value = cell_of(entry, column)
            blank = self._empty and column.key == "value"
            self._cell(row, number, column, value, locked=_derived(entry, column), blank=blank)

    def _cell(self, row: int, number: int, column: Column, value: str | int | Decimal, *, locked: bool,
              blank: bool) -> None:  # fmt: skip
        look: dict[str, Any] = {**_LOCKED, "locked": True} if locked else {"locked": False}
        if isinstance(value, Decimal):
            # The format keeps the decimals: 9.0 stays 9.0 though a spreadsheet stores 9.
            exponent = value.as_tuple().exponent
            look["num_format"] = number_format(-exponent if isinstance(exponent, int) and exponent < 0 else 0)
            if not blank:
                self._book.number(self._sheet, row, number, value, **look)
                return
        elif isinstance(value, int):
            self._sheet.write_number(row, number, value, self._book.format(num_format="0", **look))
            return
        elif not column.numeric:
            # As text: a spreadsheet would turn 2023-08 into a date.
            look["num_format"] = "@"
        self._book.text(self._sheet, row, number, "" if blank else str(value), **look)

    def _allow(self, number: int, column: Column) -> None:
        """What may be chosen or typed in a column."""
        last = FIRST_ROW + self._rows[self._section] - 1
        rule: dict[str, Any] = {"ignore_blank": True}
        if column.choices and len(",".join(column.choices)) < 250:
            rule |= {"validate": "list", "source": list(column.choices)}
        elif column.key == "unit":
            units = [u for u in UNITS if u and "," not in u]
            rule |= {"validate": "list", "source": units[:30], "error_type": "information"}
        elif column.refers_to:
            rule |= {"validate": "list", "source": self._ids_of(column.refers_to), "error_type": "warning"}
        elif column.key == "rank":
            rule |= {"validate": "integer", "criteria": ">=", "value": 1}
        elif column.numeric:
            # Numbers too long for a spreadsheet are typed as text.
            rule |= {"validate": "any"}
        else:
            return
        rule |= {
            "error_title": self._label(column.key),
            "error_message": say("exports.form-choose", self._lang),
        }
        self._sheet.data_validation(FIRST_ROW, number, last, number, rule)

    def _ids_of(self, section: str) -> str:
        title = sheet_title(section, self._lang)
        return f"='{title}'!$A${FIRST_ROW + 1}:$A${FIRST_ROW + self._rows[section]}"


def _derived(entry: Any, column: Column) -> bool:
    """The value of a derived figure is computed, never typed."""
    return column.key == "value" and bool(getattr(entry, "derive", ""))
