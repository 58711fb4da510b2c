"""Writes the form: a row a figure, what it is about locked and grey, new values open and white."""

from typing import Any, Final

from qjviewer.bundle.about import STATUSES
from qjviewer.exports.form.fillable import COLUMNS, OPEN, Fillable, fillables
from qjviewer.exports.parts import Parts
from qjviewer.exports.sheets.book import Book
from qjviewer.wording import Language, knows, say

# What the first cell says, the briefing's name behind it.
MARK: Final = "qjviewer-form/2"
TITLE_ROW, LABEL_ROW, KEY_ROW, FIRST_ROW = 0, 1, 2, 3
_LOCKED: Final = {"bg_color": "#EEF1F5", "font_color": "#55626F"}
_HEAD: Final = {"bold": True, "bg_color": "#12436D", "font_color": "#FFFFFF", "text_wrap": True}
_WIDTHS: Final = {"address": 30, "indicator": 26, "note": 30, "period": 18, "owner": 14}


def template(parts: Parts) -> bytes:
    """The form for a briefing; internal figures are not on it."""
    book = Book(parts.cover.title)
    sheet, lang = book.sheet(say("exports.form-figures", parts.lang)), parts.lang
    _head(book, sheet, parts)
    rows = list(fillables(parts))
    for number, row in enumerate(rows, FIRST_ROW):
        _row(book, sheet, number, row, lang)
    _choices(sheet, len(rows), lang)
    sheet.freeze_panes(FIRST_ROW, 2)
    sheet.set_row(KEY_ROW, None, None, {"level": 1, "hidden": True})
    sheet.autofilter(LABEL_ROW, 0, FIRST_ROW + len(rows), len(COLUMNS) - 1)
    sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True, "sort": True})
    return book.bytes()


def label(key: str, lang: Language) -> str:
    """What a column is called."""
    return say(f"exports.form-col-{key}", lang)


def _head(book: Book, sheet: Any, parts: Parts) -> None:
    book.text(sheet, TITLE_ROW, 0, f"{MARK} {parts.cover.id}", **_LOCKED)
    book.text(sheet, TITLE_ROW, 1, parts.say("form-how"), **_LOCKED)
    for number, key in enumerate(COLUMNS):
        book.text(sheet, LABEL_ROW, number, label(key, parts.lang), **_HEAD)
        book.text(sheet, KEY_ROW, number, key, **_LOCKED)
        sheet.set_column(number, number, _WIDTHS.get(key, 13))
        hint = f"exports.form-hint-{key}"
        if knows(hint):
            sheet.write_comment(LABEL_ROW, number, say(hint, parts.lang), {"x_scale": 2})


def _row(book: Book, sheet: Any, number: int, row: Fillable, lang: Language) -> None:
    told = (row.address, *row.words, row.typed, row.status)
    for column, text in enumerate(told):
        book.text(sheet, number, column, text, **_LOCKED)
    for column in range(len(told), len(COLUMNS)):
        # As text: a spreadsheet would turn 9.0 into 9 and 1-6 into a date.
        book.text(sheet, number, column, "", locked=False, num_format="@", border=4, border_color="#BFBFBF")


def _choices(sheet: Any, count: int, lang: Language) -> None:
    """The statuses there are, to choose from."""
    column, last = COLUMNS.index("new_status"), FIRST_ROW + max(count, 1) - 1
    rule = {
        "validate": "list",
        "source": list(STATUSES),
        "ignore_blank": True,
        "error_title": label("new_status", lang),
        "error_message": say("exports.form-choose", lang),
    }
    sheet.data_validation(FIRST_ROW, column, last, column, rule)


__all__ = ["FIRST_ROW", "KEY_ROW", "MARK", "OPEN", "label", "template"]
