"""Files written by hand, with all that office programs put into them, as they are read: a golden file a kind.

The parts of zipped kinds lie in `files` by themselves and are zipped here.
"""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from qjviewer.intake.workbook import ShownCell
from qjviewer.intake.workbook_opening import read_workbook
from tests.intake.made.biff import to_xls
from tests.intake.made.draft import Draft
from tests.rich.written import is_golden

FILES = Path(__file__).parent / "files"
XLSX = {
    "[Content_Types].xml": "types.xml",
    "xl/workbook.xml": "workbook.xml",
    "xl/_rels/workbook.xml.rels": "workbook.xml.rels",
    "xl/styles.xml": "styles.xml",
    "xl/sharedStrings.xml": "sharedStrings.xml",
    "xl/worksheets/sheet1.xml": "sheet1.xml",
    "xl/worksheets/sheet2.xml": "sheet1.xml",
    "xl/chartsheets/sheet1.xml": "sheet1.xml",
}


def zipped(parts: dict[str, str]) -> bytes:
    """A package of some of the files, by the names of its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for part, name in parts.items():
            package.write(FILES / name, part)
    return out.getvalue()


CELLS = (
    *(("指标", "General"), (1234.5, "#,##0.00"), (-0.5, "0.0;[Red]-0.0"), (45107, "yyyy-mm-dd")),
    *(("12.50", "@"), (True, "General"), (False, "0")),
    *((bytes([code]), "General") for code in (0, 7, 15, 23, 29, 36, 42, 43)),
)
RED = 10  # of the colours of an .xls


def old_workbook() -> bytes:
    """An .xls with cells of every sort, rows and columns hidden, a sheet that is hidden."""
    one, other = Draft("表"), Draft("藏")
    for column, (value, code) in enumerate(CELLS, 1):
        one.put(1, column, value, code)
        one.put(3, column + 1, value, code, indent=column % 3, bold=column % 2 == 0)
    one.merges = [(1, 1, 2, 1), (3, 2, 3, 4)]
    one.hidden_rows, one.hidden_columns = {2, 3}, {2, 5}
    other.put(2, 2, 7, "0%")
    other.hidden = True
    return to_xls([one, other], RED)


MADE = {
    "ods": lambda: (FILES / "book.fods").read_bytes(),
    "spreadsheetml": lambda: (FILES / "book.xml").read_bytes(),
    "html": lambda: (FILES / "page.html").read_bytes(),
    "mht": lambda: (FILES / "web.mht").read_bytes(),
    "docx": lambda: zipped({"word/document.xml": "document.xml"}),
    "xlsx": lambda: zipped(XLSX),
    "xls": old_workbook,
}


def looks(cell: ShownCell) -> str:
    """What a cell is besides its text."""
    marks = [name for name in ("is_bold", "is_red", "is_date") if getattr(cell, name)]
    said = [cell.formula and f"={cell.formula}", cell.indent and f"indent {cell.indent}", *marks]
    stored = "" if cell.stored is None else f"{cell.stored}"
    return " ".join(filter(None, (cell.format, f"[{stored}]" * bool(stored), *map(str, filter(None, said)))))


def told(data: bytes) -> Iterator[str]:
    book = read_workbook(data, "x")
    yield f"{book.kind} {book.sees_formats}"
    for sheet in book.sheets:
        hidden = f"{sorted(sheet.hidden_rows)} {sorted(sheet.hidden_columns)[:9]} {len(sheet.hidden_columns)}"
        yield f"== {sheet.name} {'hidden' * sheet.is_hidden} rows, columns hidden {hidden}"
        yield f" {sheet.lead} {sheet.tail} {[(a.top, a.left, a.bottom, a.right) for a in sheet.areas]}"
        for (row, column), cell in sheet.cells.items():
            yield f" {row},{column} {cell.text!r} {looks(cell)}".rstrip()


@pytest.mark.parametrize("kind", MADE)
def test_a_file_is_read_as_it_was(kind):
    is_golden(f"file.{kind}", told(MADE[kind]()))
