"""The sheet of all figures, and that of the sources."""

from typing import Any

from qjviewer.exports.parts import Parts
from qjviewer.exports.rows import COLUMNS, FigureRow, figure_rows
from qjviewer.exports.sheets.book import Book
from qjviewer.text.ruler import ruler
from qjviewer.wording import say

_WIDEST, _NARROWEST = 44.0, 8.0
_A_CHARACTER = 1.9  # columns of Excel an em


def figures_sheet(book: Book, parts: Parts) -> None:
    """Every figure as a row under a frozen header with filters."""
    sheet = book.sheet(parts.say("sheet-figures"))
    rows = figure_rows(parts)
    header = [parts.say(f"col-{key}") for key in COLUMNS]
    for column, words in enumerate(header):
        book.text(sheet, 0, column, words, bold=True, bg_color="#12436D", font_color="#FFFFFF")
    for number, row in enumerate(rows, 1):
        _row(book, sheet, number, row, parts)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, len(rows), len(COLUMNS) - 1)
    for column, key in enumerate(COLUMNS):
        texts = [header[column], *(str(getattr(r, key) or "") for r in rows)]
        sheet.set_column(column, column, width_of(texts))
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def width_of(texts: list[str]) -> float:
    """A column's width for its texts, within reason."""
    return min(_WIDEST, max(_NARROWEST, max(map(ruler().ems, texts)) * _A_CHARACTER + 2))


def _row(book: Book, sheet: Any, number: int, row: FigureRow, parts: Parts) -> None:
    look = {"bottom": 4, "bottom_color": "#BFBFBF"}
    for column, key in enumerate(COLUMNS):
        value = getattr(row, key)
        if key == "value":
            book.number(sheet, number, column, value, **look)
        elif isinstance(value, bool):
            book.text(sheet, number, column, parts.say("yes") if value else "", **look)
        elif isinstance(value, int):
            sheet.write(number, column, value or None, book.format(num_format="0", **look))
        else:
            book.text(sheet, number, column, value, **look)


def sources_sheet(book: Book, parts: Parts) -> None:
    """The numbered sources."""
    sheet = book.sheet(say("cli.sources", parts.lang))
    for number, source in enumerate(parts.cover.sources):
        sheet.write_number(number, 0, source.number, book.format())
        book.text(sheet, number, 1, source.text, text_wrap=True)
        book.text(sheet, number, 2, parts.maker.say("context-mark") if source.context else "")
    sheet.set_column(0, 0, 5)
    sheet.set_column(1, 1, 90)
    sheet.set_column(2, 2, 12)
    sheet.fit_to_pages(1, 0)
