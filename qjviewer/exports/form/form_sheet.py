"""Writes the form: a row a figure, what it is about locked and grey, new values open and white."""

from typing import Any, Final

from qjviewer.bundle.about import STATUSES
from qjviewer.exports.form.fillable import COLUMNS, OPEN, SHOWN, Fillable, fillables, status_word
from qjviewer.exports.parts import Parts
from qjviewer.exports.sheets.book import Book
from qjviewer.wording import Language, knows, say

# What a hidden cell behind the columns says, with the briefing's name and the number of rows.
MARK: Final = "qjviewer-form/3"
TITLE_ROW, HOW_ROW, LABEL_ROW, KEY_ROW, FIRST_ROW = 0, 1, 2, 3, 4
ADDRESS: Final = COLUMNS.index("address")
MARK_COLUMN: Final = len(COLUMNS)
_LOCKED: Final = {"bg_color": "#EEF1F5", "font_color": "#2B3A4A", "text_wrap": True, "bottom": 4}
_HEAD: Final = {"bold": True, "bg_color": "#12436D", "font_color": "#FFFFFF", "text_wrap": True}
_OPEN: Final = {"locked": False, "num_format": "@", "border": 1, "border_color": "#8A96A3"}
_TITLE: Final = {"bold": True, "font_size": 14}
_WIDTHS: Final = {"indicator": 28, "measure": 15, "place": 12, "period": 16, "note": 22, "new_status": 11}
_NARROW: Final = 13
_A4: Final = 9
_NUMBERS: Final = ("previous", "old", "new")


def template(parts: Parts, owner: str = "") -> bytes:
    """The form for a briefing, or for what one department answers for; internal figures are not on it."""
    book = Book(parts.cover.title)
    sheet, lang = book.sheet(say("exports.form-figures", parts.lang)), parts.lang
    rows = list(fillables(parts, owner))
    _head(book, sheet, parts, owner)
    _mark(book, sheet, f"{MARK} {parts.cover.id} {len(rows)}")
    for number, row in enumerate(rows, FIRST_ROW):
        _row(book, sheet, number, row)
    _choices(sheet, len(rows), lang)
    sheet.freeze_panes(FIRST_ROW, 1)
    sheet.autofilter(LABEL_ROW, 0, FIRST_ROW + max(len(rows), 1) - 1, len(SHOWN) - 1)
    sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True, "sort": True})
    _for_paper(sheet, lang, len(rows))
    return book.bytes()


def label(key: str, lang: Language) -> str:
    """What a column is called."""
    return say(f"exports.form-col-{key}", lang)


def _head(book: Book, sheet: Any, parts: Parts, owner: str) -> None:
    title = parts.say("form-title-owner", title=parts.cover.title, owner=owner) if owner else ""
    book.text(sheet, TITLE_ROW, 0, title or parts.say("form-title", title=parts.cover.title), **_TITLE)
    book.text(sheet, HOW_ROW, 0, parts.say("form-how"), font_color="#55626F")
    for number, key in enumerate(COLUMNS):
        book.text(sheet, KEY_ROW, number, key, **_LOCKED)
        if key in SHOWN:
            book.text(sheet, LABEL_ROW, number, label(key, parts.lang), **_HEAD)
            sheet.set_column(number, number, _WIDTHS.get(key, _NARROW))
        hint = f"exports.form-hint-{key}"
        if knows(hint):
            sheet.write_comment(LABEL_ROW, number, say(hint, parts.lang), {"x_scale": 2})


def _mark(book: Book, sheet: Any, words: str) -> None:
    """What tells the form from other workbooks; nobody who fills it in needs to see it."""
    book.text(sheet, KEY_ROW, MARK_COLUMN, words, **_LOCKED)
    sheet.set_row(KEY_ROW, None, None, {"hidden": True})
    sheet.set_column(ADDRESS, MARK_COLUMN, 10, None, {"hidden": True})


def _row(book: Book, sheet: Any, number: int, row: Fillable) -> None:
    told = dict(zip(SHOWN, (*row.words, row.previous, row.typed), strict=False))
    for column, key in enumerate(COLUMNS):
        right = {"align": "right"} if key in _NUMBERS else {}
        if key in OPEN:
            # As text: a spreadsheet would turn 9.0 into 9 and 1-6 into a date.
            book.text(sheet, number, column, "", **_OPEN, **right)
        else:
            book.text(sheet, number, column, told.get(key, row.address), **_LOCKED, **right)


def _choices(sheet: Any, count: int, lang: Language) -> None:
    """The statuses there are, to choose from."""
    column, last = COLUMNS.index("new_status"), FIRST_ROW + max(count, 1) - 1
    rule = {
        "validate": "list",
        "source": [status_word(status, lang) for status in STATUSES],
        "ignore_blank": True,
        "error_title": label("new_status", lang),
        "error_message": say("exports.form-choose", lang),
    }
    sheet.data_validation(FIRST_ROW, column, last, column, rule)


def _for_paper(sheet: Any, lang: Language, count: int) -> None:
    """A few landscape pages as wide as the paper, each with its headings and number."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(LABEL_ROW)
    sheet.print_area(0, 0, FIRST_ROW + max(count, 1) - 1, len(SHOWN) - 1)
    sheet.set_footer(f"&C{say('exports.form-page', lang, page='&P', pages='&N')}")


__all__ = ["FIRST_ROW", "KEY_ROW", "LABEL_ROW", "MARK", "MARK_COLUMN", "OPEN", "label", "template"]
