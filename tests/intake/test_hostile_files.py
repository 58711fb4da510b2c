"""Bad files end in a clear message within limits of time and memory; nothing is run, nothing hangs."""

import io
import random
import time
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qjviewer.intake.layout.region import SheetGrid
from qjviewer.intake.layout.sheet_tables import find_tables
from qjviewer.intake.limits import MOST_BYTES, Budget
from qjviewer.intake.readers.package import Package
from qjviewer.intake.trouble import IntakeError
from qjviewer.intake.understanding import understand
from qjviewer.intake.workbook_opening import read_workbook
from tests.any_text import any_text
from tests.intake.made.all_layouts import LAYOUTS
from tests.intake.made.biff import to_xls
from tests.intake.made.draft import Draft
from tests.intake.made.files import to_xlsx
from tests.intake.made.numbers import Numbers

# One made workbook of each kind of file.
SAMPLES = (
    "target_progress",
    "loans",
    "industry_benefits",
    "households",
    "serial_levels",
    "word_paper",
    "words_for_signs",
)
_SECONDS = 20


def opened(data, name="x"):
    """What is read, or the reason why not; anything else fails the test."""
    try:
        return understand(read_workbook(data, name))
    except IntakeError as error:
        refusal = error
    assert refusal.message("zh-Hans")
    return refusal.reason


def samples():
    yield from (LAYOUTS[name](Numbers(name))[1] for name in SAMPLES)
    d = Draft("表")
    d.title("甲区2023年6月", 3)
    d.line(2, ["指标", "累计"])
    d.put(3, 2, 1.5, "0.0")
    yield to_xls([d])


@pytest.mark.parametrize("number", range(len(SAMPLES) + 1))
def test_a_file_cut_off_at_any_byte_is_read_or_refused(number):
    data = list(samples())[number]
    rng = random.Random(number)
    for _ in range(25):
        opened(data[: rng.randrange(len(data))])


@pytest.mark.parametrize("number", range(len(SAMPLES) + 1))
def test_a_file_with_wrong_bytes_is_read_or_refused(number):
    data = list(samples())[number]
    rng = random.Random(number)
    for _ in range(25):
        wrong = bytearray(data)
        for _ in range(rng.choice((1, 4, 30))):
            wrong[rng.randrange(len(wrong))] = rng.randrange(256)
        opened(bytes(wrong))


@given(
    st.sampled_from(
        [b"", b"PK\3\4", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html><table>", b"\x09\x08\x10\x00"]
    ),
    st.binary(max_size=400),
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_bytes_are_read_or_refused(start, rest):
    opened(start + rest)


@given(st.lists(st.lists(any_text(max_size=12), min_size=1, max_size=6), min_size=1, max_size=12))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_table_of_texts_is_understood_or_left_alone(rows):
    opened(
        "\n".join("\t".join(cell.replace("\t", " ") for cell in row) for row in rows).encode(
            "utf-8", "replace"
        )
    )


def sheet_of(xml):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr(
            "xl/workbook.xml", '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="r1"/></sheets></workbook>'
        )
        package.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
        )
        package.writestr("xl/worksheets/sheet1.xml", xml)
    return out.getvalue()


def within_time(data, name="x"):
    start = time.monotonic()
    result = opened(data, name)
    assert time.monotonic() - start < _SECONDS
    return result


def test_a_zip_bomb_is_refused_before_it_unpacks(monkeypatch):
    monkeypatch.setattr("qjviewer.intake.readers.package.MOST_UNPACKED", 1 << 20)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b"0" * (2 << 20))
    assert within_time(out.getvalue()) == "unpacks-too-large"


def test_hundreds_of_thousands_of_empty_styled_rows_cost_nothing():
    rows = "".join(f'<row r="{n}"><c r="A{n}" s="3"/><c r="B{n}" s="3"/></row>' for n in range(1, 300_001))
    result = within_time(sheet_of(f"<worksheet><sheetData>{rows}</sheetData></worksheet>"))
    assert result.figures == []


def test_a_sheet_of_data_without_end_is_refused():
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 65_001))
    assert within_time(sheet_of(f"<worksheet><sheetData>{rows}</sheetData></worksheet>")) == "too-many-cells"


def test_a_page_of_cells_without_end_is_refused_before_it_is_parsed():
    assert within_time(b"<html><table>" + b"<tr><td>1</td></tr>" * 400_000 + b"</table>") == "too-many-cells"


def test_a_file_larger_than_the_limit_is_refused_unread():
    assert within_time(b"1,2\n" * (MOST_BYTES // 4 + 1)) == "file-too-large"


def test_entities_in_xml_are_refused():
    xml = '<!DOCTYPE a [<!ENTITY x "&y;&y;"><!ENTITY y "boom">]><worksheet>&x;</worksheet>'
    assert within_time(sheet_of(xml)) == "broken-file"


@pytest.mark.parametrize(
    "data",
    [
        b"<html><table>" + b"<tr><td colspan=99999999 rowspan=9999999>x</td></tr>" * 500 + b"</table></html>",
        b"<html>" + b"<table><tr><td>" * 5000,
        ("a," * 3000 + "\n").encode() * 20,
        ('"' * 5000).encode(),
        ("甲" * 100_000 + ",1\n").encode() * 3,
        ("1" * 5000 + "," + "9" * 5000 + "\n").encode() * 50,
        ("比上年同期增减" * 300 + ",1\n").encode() * 200,
        ("(" * 3000 + ",2\n").encode() * 50,
    ],
    ids=["spans", "nested", "wide", "quotes", "long", "digits", "words", "brackets"],
)
def test_odd_tables_end_in_time(data):
    within_time(data)


def test_merges_over_one_another_end_in_time():
    merges = "".join(f'<mergeCell ref="A{n}:ALL2000"/>' for n in range(1, 2001))
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 2001))
    within_time(
        sheet_of(f"<worksheet><sheetData>{rows}</sheetData><mergeCells>{merges}</mergeCells></worksheet>")
    )


def test_a_cell_in_the_far_corner_does_not_fill_the_sheet():
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 3001))
    corner = '<row r="1048576"><c r="BXX1048576"><v>1</v></c></row>'
    within_time(sheet_of(f"<worksheet><sheetData>{rows}{corner}</sheetData></worksheet>"))


@pytest.mark.parametrize(
    "formula", ["=A1", "=B1+1", "=SUM(A1:XFD1048576)", "=" + "(" * 500 + "1" + ")" * 500, "=9^9^9^9"]
)
def test_formulas_that_never_end_are_left_alone(formula):
    d = Draft("表")
    d.put(1, 1, "=B1" if formula == "=A1" else 1)
    d.put(1, 2, formula)
    d.put(2, 1, "=A1")
    within_time(to_xlsx([d]))


def test_an_injected_formula_in_text_is_only_text():
    book = read_workbook(b"\xef\xbb\xbf" + "指标,累计\n=cmd|' /C calc'!A0,1\n".encode(), "x.csv")
    assert book.sheets[0].cells[2, 1].text == "=cmd|' /C calc'!A0"


def test_the_clock_stops_what_takes_too_long():
    budget = Budget("慢.xlsx", seconds=0)
    with pytest.raises(IntakeError) as error:
        budget.step(10_000)
    assert error.value.reason == "too-slow"


def test_two_many_cells_are_counted_while_reading():
    budget = Budget("大.xlsx", cells=2)
    budget.cell()
    budget.cell()
    with pytest.raises(IntakeError) as error:
        budget.cell()
    assert error.value.reason == "too-many-cells"


def test_what_a_part_points_to_lies_in_the_file_never_outside():
    out = io.BytesIO()
    relations = (
        '<Relationship Id="a" Target="worksheets/sheet1.xml"/>'
        '<Relationship Id="b" Target="/xl/styles.xml" TargetMode="Internal"/>'
        '<Relationship Id="c" Target="../docProps/app.xml"/>'
        '<Relationship Id="d" Target="http://a.test/x.xml" TargetMode="External"/>'
    )
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{relations}</Relationships>")
    found = Package(out.getvalue(), "x").relations("xl/workbook.xml", Budget("x"))
    assert found == {"a": "xl/worksheets/sheet1.xml", "b": "xl/styles.xml", "c": "docProps/app.xml"}
    assert Package(out.getvalue(), "x").relations("xl/other.xml", Budget("x")) == {}


def test_a_sheet_of_a_few_cells_far_apart_is_refused(monkeypatch):
    monkeypatch.setattr("qjviewer.intake.layout.sheet_tables._MOST_PLACES", 5)
    book = read_workbook(sheet_of(WIDE), "x")
    with pytest.raises(IntakeError) as error:
        find_tables(SheetGrid(book.sheets[0]))
    assert error.value.reason == "too-many-cells"


WIDE = """<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>a</v></c><c r="F1"><v>1</v></c></row>
<row r="2"><c r="A2"><v>1</v></c></row></sheetData></worksheet>"""
