"""The sheet of all figures, and that of the sources."""

from typing import Any

from qjviewer.exports.parts import Parts
from qjviewer.exports.rows import COLUMNS, FigureRow, cell, figure_rows
from qjviewer.exports.sheets.book import Book
from qjviewer.text.ruler import ruler
from qjviewer.wording import say

_WIDEST, _NARROWEST = 44.0, 8.0
_A_CHARACTER = 1.9  # columns of Excel an em


def figures_sheet(book: Book, parts: Parts) -> None:
    """Every figure as a row under a frozen header with filters."""
    sheet = book.sheet(parts.say("sheet-figures"))
    rows = figure_rows(parts)
    header, top = [parts.say(f"col-{key}") for key in COLUMNS], book.top
    for column, words in enumerate(header):
        book.text(sheet, top, column, words, bold=True, bg_color="#12436D", font_color="#FFFFFF")
    for number, row in enumerate(rows, top + 1):
        _row(book, sheet, number, row, parts)
    sheet.freeze_panes(top + 1, 2)
    sheet.autofilter(top, 0, top + len(rows), len(COLUMNS) - 1)
    for column, key in enumerate(COLUMNS):
        texts = [header[column], *(str(cell(r, key, parts) or "") for r in rows)]
        sheet.set_column(column, column, width_of(texts))
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, top)


def width_of(texts: list[str]) -> float:
    """A column's width for its texts, within reason."""
    return min(_WIDEST, max(_NARROWEST, max(map(ruler().ems, texts)) * _A_CHARACTER + 2))


def _row(book: Book, sheet: Any, number: int, row: FigureRow, parts: Parts) -> None:
    look = {"bottom": 4, "bottom_color": "#BFBFBF"}
    for column, key in enumerate(COLUMNS):
        value = cell(row, key, parts)
        if isinstance(value, str):
            book.text(sheet, number, column, value, **look)
        else:
            book.number(sheet, number, column, value, **look)


def sources_sheet(book: Book, parts: Parts) -> None:
    """The numbered sources."""
    sheet = book.sheet(say("cli.sources", parts.lang))
    for number, source in enumerate(parts.cover.sources, book.top):
        sheet.write_number(number, 0, source.number, book.format())
        book.text(sheet, number, 1, source.text, text_wrap=True)
        book.text(sheet, number, 2, parts.maker.say("context-mark") if source.context else "")
    book.text(sheet, book.top + len(parts.cover.sources) + 1, 1, parts.fingerprint)
    sheet.set_column(0, 0, 5)
    sheet.set_column(1, 1, 90)
    sheet.set_column(2, 2, 12)
    sheet.fit_to_pages(1, 0)
