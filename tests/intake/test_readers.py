"""Each kind of file gives the same cells as a person sees in it."""

import io
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from qjviewer.intake.trouble import IntakeError
from qjviewer.intake.workbook_opening import open_workbook, read_workbook
from tests.intake.made.biff import to_xls
from tests.intake.made.draft import Draft
from tests.intake.made.files import to_delimited, to_docx, to_html, to_ods, to_spreadsheetml, to_xlsx


@pytest.fixture
def draft():
    d = Draft("表1")
    d.title("甲区2023年6月", 3)
    d.line(2, ["指标", "累计", "同比"])
    d.put(3, 1, "　工业")
    d.put(3, 2, 1234.5, "#,##0.00")
    d.put(3, 3, 0.062, "0.0%")
    d.put(4, 1, "商业")
    d.put(4, 2, 7, "0")
    d.hidden_rows = {4}
    return d


WRITERS = {
    "xlsx": lambda d: to_xlsx([d]),
    "xls": lambda d: to_xls([d]),
    "ods": lambda d: to_ods([d]),
    "spreadsheetml": lambda d: to_spreadsheetml([d]),
    "html": lambda d: to_html(d),
    "csv": lambda d: to_delimited(d),
    "tsv": lambda d: to_delimited(d, "\t", "utf-16"),
    "docx": lambda d: to_docx([d]),
}
TEXTS = {(1, 1): "甲区2023年6月", (2, 3): "同比", (3, 2): "1,234.50", (3, 3): "6.2%", (4, 2): "7"}


@pytest.mark.parametrize("kind", WRITERS)
def test_every_kind_shows_the_same_cells(kind, draft):
    book = read_workbook(WRITERS[kind](draft), "x")
    assert book.kind == kind
    cells = book.sheets[0].cells
    assert {at: cells[at].text for at in TEXTS} == TEXTS
    assert cells[3, 1].text.strip("\u3000\xa0") == "工业"


BRIEF = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table>
 <Column/><Column ss:Hidden="1" ss:Span="1"/><Column/><Column ss:Width="0"/>
 <Row><Cell><Data ss:Type="String">1-1</Data></Cell><Cell><Data ss:Type="String">1-2</Data></Cell></Row>
 <Row ss:Hidden="1" ss:Span="1"/>
 <Row><Cell ss:MergeAcross="1"><Data ss:Type="String">4-1</Data></Cell>
  <Cell><Data ss:Type="String">4-3</Data></Cell></Row>
 <Row ss:Index="7"><Cell ss:Index="3"><Data ss:Type="String">7-3</Data></Cell></Row>
</Table></Worksheet></Workbook>"""


def test_rows_and_cells_without_a_number_follow_the_one_before():
    sheet = read_workbook(BRIEF.encode(), "a.xml").sheets[0]
    told = {f"{row}-{column}": cell.text for (row, column), cell in sheet.cells.items() if cell.text}
    assert told == {name: name for name in ("1-1", "1-2", "4-1", "4-3", "7-3")}
    assert [row for row in range(1, 8) if sheet.hides(row, 1)] == [2, 3]
    assert [column for column in range(1, 7) if sheet.hides(1, column)] == [2, 3, 5]


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods", "spreadsheetml", "html"])
def test_hidden_rows_are_known(kind, draft):
    assert read_workbook(WRITERS[kind](draft), "x").sheets[0].hides(4, 1)


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods", "spreadsheetml", "html", "docx"])
def test_merged_cells_are_known(kind, draft):
    areas = read_workbook(WRITERS[kind](draft), "x").sheets[0].areas
    assert (1, 1, 1, 3) in {(a.top, a.left, a.bottom, a.right) for a in areas}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t", ";", "|"])
def test_encoding_and_separator_are_found_by_looking(encoding, separator, draft):
    cells = read_workbook(to_delimited(draft, separator, encoding), "x.csv").sheets[0].cells
    assert cells[2, 2].text == "累计"


def test_what_a_file_is_counts_not_what_it_is_called(draft):
    assert read_workbook(to_html(draft), "月报.xls").kind == "html"
    assert read_workbook(to_xlsx([draft]), "月报.et").kind == "xlsx"
    assert read_workbook(to_spreadsheetml([draft]), "月报.xls").kind == "spreadsheetml"


def test_an_own_reader_agrees_with_openpyxl():
    book = openpyxl.Workbook()
    sheet = book.active
    for row in range(1, 40):
        sheet.append([f"行{row}", row, row * 1.5, row / 7, None, -row])
    out = io.BytesIO()
    book.save(out)
    cells = read_workbook(out.getvalue(), "x.xlsx").sheets[0].cells
    for row in sheet.iter_rows():
        for cell in row:
            ours = cells.get((cell.row, cell.column))
            if isinstance(cell.value, int | float):
                assert ours.stored == Decimal(f"{cell.value:.15g}")
            elif cell.value is not None:
                assert ours.text == cell.value


def test_formulas_without_stored_results_are_worked_out():
    d = Draft("表")
    for row, value in enumerate((2, 3, 5), 1):
        d.put(row, 1, value, "0")
    d.put(1, 2, "=SUM(A1:A3)/2", "0.0")
    d.put(2, 2, "=A1/0")
    d.put(3, 2, "=IFERROR(A1/0,A2)*10%", "0.0%")
    d.put(4, 2, "=RANK(A2,A1:A3)", "0")
    d.put(5, 2, "=ROUND(A3/A2,1)", "0.0")
    d.put(6, 2, "=IF(A1>A2,1,-1)", "0")
    cells = read_workbook(to_xlsx([d]), "x.xlsx").sheets[0].cells
    assert [cells[row, 2].text for row in range(1, 7)] == ["5.0", "#DIV/0!", "30.0%", "2", "1.7", "-1"]


def test_what_cannot_be_worked_out_stays_a_formula():
    d = Draft("表")
    for row, formula in enumerate(
        ("=B1", "='[别的.xlsx]表'!A1", '=INDIRECT("A1")', "=A2+", "=HYPERLINK(A1)"), 1
    ):
        d.put(row, 2, formula)
    cells = read_workbook(to_xlsx([d]), "x.xlsx").sheets[0].cells
    assert all(cells[row, 2].formula and not cells[row, 2].text for row in range(1, 6))


def test_words_around_a_documents_table_are_kept(draft):
    draft.lead, draft.tail = ["甲区2023年1—6月情况"], ["注：快报数。"]
    sheet = read_workbook(to_docx([draft]), "x.docx").sheets[0]
    assert (sheet.name, sheet.lead, sheet.tail) == ("表1", ("甲区2023年1—6月情况",), ("注：快报数。",))


NOT_TABLES = {
    b"": "is-empty",
    b"\0" * 100: "is-empty",
    b"%PDF-1.7 ...": "is-pdf",
    b"\x89PNG\r\n\x1a\n....": "is-picture",
    b"\xff\xd8\xff\xe0....": "is-picture",
    b"GIF89a....": "is-picture",
    b"BM......": "is-picture",
    b"II*\0....": "is-picture",
    b"MM\0*....": "is-picture",
    b"Rar!\x1a\x07": "is-archive",
    b"7z\xbc\xaf....": "is-archive",
    b"\x1f\x8b....": "is-archive",
    b"{\\rtf1 ...": "is-rtf",
    b"\x00\x01\x02\x03" * 50: "unknown-kind",
    b"PK\x03\x04 broken": "broken-file",
    b"<html><body>no table</body></html>": "no-table",
    b"<!doctype html><p>no table": "no-table",
    b"\x09\x00\x04\x00....": "broken-file",
    b"\x09\x02\x06\x00....": "broken-file",
    b"\x09\x04\x06\x00....": "broken-file",
}


@pytest.mark.parametrize("data", NOT_TABLES, ids=NOT_TABLES.values())
def test_another_kind_of_file_is_told_by_name(data):
    with pytest.raises(IntakeError) as error:
        read_workbook(data, "文件")
    assert error.value.reason == NOT_TABLES[data]
    assert all("文件" in error.value.message(lang) for lang in ("zh-Hans", "zh-Hant", "en"))


def zipped(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name.replace("__", "/"), text)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (zipped(**{"xl/workbook.bin": "x"}), "is-xlsb"),
        (zipped(**{"ppt/presentation.xml": "x"}), "is-slides"),
        (zipped(**{"readme.txt": "x"}), "is-archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "is-doc"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "PowerPoint Document".encode("utf-16-le"), "is-slides"),
    ],
)
def test_office_files_that_are_no_workbook_say_what_to_do(data, reason):
    with pytest.raises(IntakeError) as error:
        read_workbook(data, "x")
    assert error.value.reason == reason


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path):
    with pytest.raises(IntakeError) as error:
        open_workbook(tmp_path / "没有.xlsx")
    assert error.value.reason == "cannot-read"
    with pytest.raises(IntakeError) as error:
        open_workbook(tmp_path)
    assert error.value.reason == "is-folder"


def test_a_missing_library_brings_the_command_that_adds_it(monkeypatch, draft):
    import builtins

    real = builtins.__import__

    def without(name, *args, **kwargs):
        if name == "xlrd":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(IntakeError) as error:
        read_workbook(to_xls([draft]), "x.xls")
    assert 'pip install "qjviewer[intake]"' in error.value.message("en")


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods", "spreadsheetml"])
def test_a_number_keeps_what_is_stored_behind_what_is_shown(kind, draft):
    cells = read_workbook(WRITERS[kind](draft), "x").sheets[0].cells
    assert (cells[3, 2].stored, cells[3, 3].stored) == (Decimal("1234.5"), Decimal("0.062"))
    assert cells[3, 1].stored is None


def with_part(data, name, change):
    """A zipped file with one of its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            text = old.read(part)
            new.writestr(part, change(text.decode()) if part == name else text)
    return out.getvalue()


def test_how_a_name_is_spoken_stands_above_it_and_is_no_part_of_it():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("表")
        sheet.write_row(0, 0, ["商业", "工业"])
    spoken = "商业</t></si>", '商业</t><rPh sb="0" eb="2"><t>shangye</t></rPh></si>'
    data = with_part(out.getvalue(), "xl/sharedStrings.xml", lambda text: text.replace(*spoken))
    assert b"shangye" in zipfile.ZipFile(io.BytesIO(data)).read("xl/sharedStrings.xml")
    assert [cell.text for cell in read_workbook(data, "x.xlsx").sheets[0].cells.values()] == ["商业", "工业"]


def test_a_sheet_full_of_formulas_is_worked_out():
    d = Draft("表")
    for row in range(1, 301):
        d.put(row, 1, row, "0")
        d.put(row, 2, f"=A{row}*2", "0")
    cells = read_workbook(to_xlsx([d]), "x.xlsx").sheets[0].cells
    assert [cells[row, 2].text for row in range(1, 301)] == [str(2 * row) for row in range(1, 301)]
