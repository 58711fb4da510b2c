"""`xlsx`: all figures, a sheet for every tab with native charts, and the sources."""

from qjviewer.exports.parts import Options, Parts
from qjviewer.exports.sheets.book import Book
from qjviewer.exports.sheets.figures import figures_sheet, sources_sheet
from qjviewer.exports.sheets.tabs import TabSheet

NAME = "xlsx"
SUFFIX = ".xlsx"
EXTRA = "xlsx"
LIBRARY = "xlsxwriter"
PER_CHART = PICTURES = False
OPTIONS = ("tab",)


def write(parts: Parts, options: Options) -> bytes:
    """The workbook; with one tab chosen still all figures."""
    book = Book(parts.cover.title, parts.mark)
    figures_sheet(book, parts)
    for number, page in enumerate(parts.pages, 1):
        TabSheet(book, page, parts).write()
        options.advance(number / len(parts.pages))
    sources_sheet(book, parts)
    return book.bytes()
