"""The workbook, read back with openpyxl: every figure, none altered, nothing that runs."""

import io
from decimal import Decimal

import openpyxl
import pytest
from msgspec.structs import replace

from qjviewer.exports.native import native
from qjviewer.exports.parts import Options
from qjviewer.exports.registry import export, format_of
from qjviewer.exports.rows import COLUMNS, shown, shown_value
from qjviewer.wording import LANGUAGES
from tests.exports.builtin import builtin, written
from tests.exports.samples import parts_of
from tests.kept import kept


def book_of(parts):
    return openpyxl.load_workbook(io.BytesIO(export(format_of("xlsx"), parts, Options())))


@kept
def own(lang="zh-Hans"):
    """The workbook of the built-in briefing."""
    return openpyxl.load_workbook(io.BytesIO(written("xlsx", lang)))


def fact(name, value):
    """A briefing with one fact of this name and value."""
    body = (
        f"facts: {{about: {{place: here, period: 2023, source: own}}, f: {{name: '{name}', value: {value}}}}}"
    )
    return parts_of(body)


def as_shown(cell):
    """The number with the decimals its format shows."""
    decimals = len(cell.number_format.partition(".")[2])
    return Decimal(f"{cell.value:.{decimals}f}")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_figure_with_its_decimals(lang):
    parts = builtin(lang)
    sheet = own(lang).worksheets[0]
    rows = {row[0].value: dict(zip(COLUMNS, row, strict=True)) for row in sheet.iter_rows(min_row=2)}
    assert set(rows) == {f.id for f in parts.figures}
    for f in parts.figures:
        row = rows[f.id]
        value = row["value"]
        assert (None if value.value is None else as_shown(value)) == shown_value(f.value, f, parts)
        assert row["shown"].value == shown(f, parts)
        assert (row["rank"].value or 0) >= f.rank
        assert row["unit"].value in (parts.teller.unit(f), None)
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref


def test_a_sheet_for_every_tab_with_native_charts():
    parts, book = builtin(), own()
    for page in parts.pages:
        wanted = [c for n, c in parts.charts() if n.startswith(f"{page.id}-") and native(c, parts)]
        # openpyxl reads charts; their cached points are not needed: the cells are.
        assert len(book[page.title]._charts) == len(wanted)


def test_the_numbers_under_charts_are_the_figures():
    sheet = own()["总览"]
    cells = {(c.value, c.number_format) for row in sheet.iter_rows() for c in row}
    assert (37.7, "0.0") in cells
    assert (6.8, "0.0") in cells


def test_a_number_too_long_for_a_spreadsheet_stays_whole():
    sheet = book_of(fact("f", "12345678901234567.89")).worksheets[0]
    assert sheet.cell(2, COLUMNS.index("value") + 1).value == "12345678901234567.89"


@pytest.mark.parametrize("text", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", '=HYPERLINK("http://x")', "http://x"])
def test_nothing_runs(text):
    cell = book_of(fact(text, "1")).worksheets[0].cell(2, COLUMNS.index("indicator") + 1)
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix == (text[0] != "h")
    assert cell.hyperlink is None


def test_names_of_tabs_that_excel_forbids_are_mended():
    parts = builtin()
    pages = tuple(replace(p, title="总[览]/2023:*?" + "长" * 40) for p in parts.pages)
    names = book_of(replace(parts, pages=pages)).sheetnames
    assert len(set(names)) == len(pages) + 2
