"""一表统览 in files: sections, bars, trends and numbers as numbers."""

import io
import re
import warnings
import zipfile
from functools import lru_cache

import pytest
from openpyxl import load_workbook

from tests.exports.samples import made, parts_of

BODY = """
data:
  - about: {place: qujiang, source: own}
    gdp: {period: 2022H1, yoy: 5.0}
    fai: {period: 2022H1, yoy: 9.0}
  - about: {place: qujiang, source: own, period: 2023Q1}
    gdp: {yoy: 5.5}
    fai: {yoy: 8.0}
  - about: {place: qujiang, period: 2023H1, source: own}
    gdp: {level: 100.00, yoy: 6.0}
    fai: {yoy: -3.0}
    budget: {level: 12.50, yoy: 4.0}
  - about: {place: qujiang, period: 2023, source: own}
    budget: {target: 25.00亿元}
tabs:
  - tab: a
    title: 一表统览
    blocks:
      - table: statement
        of: {综合: [gdp], 投资财政: [fai, budget]}
        columns: [level, yoy, yoy vs prev, yoy trend, completion]
"""


@lru_cache
def file_of(name):
    return made(name, parts_of(BODY))


def sheet_xml():
    with zipfile.ZipFile(io.BytesIO(file_of("xlsx"))) as book:
        found = [book.read(n).decode() for n in book.namelist() if re.search(r"worksheets/sheet\d+\.xml", n)]
    return next(xml for xml in found if "sparkline" in xml)


def test_a_workbook_has_bars_trends_and_sections():
    xml = sheet_xml()
    assert xml.count("<x14:sparkline>") == 2
    assert "dataBar" in xml
    with warnings.catch_warnings():
        # The reader knows no sparklines and says so.
        warnings.simplefilter("ignore")
        sheet = load_workbook(io.BytesIO(file_of("xlsx")))["一表统览"]
    rows = [[cell.value for cell in row if cell.value is not None] for row in sheet.iter_rows()]
    first = [row[0] for row in rows if row]
    assert [n for n in first if n in ("综合", "投资财政")] == ["综合", "投资财政"]
    gdp = next(row for row in rows if row and row[0] == "地区生产总值")
    assert gdp[1:3] == [100, 6]
    assert 50 in next(row for row in rows if row and row[0] == "一般公共预算收入")


def test_a_web_page_draws_them_and_says_them():
    page = file_of("html").decode()
    # In each of the three languages.
    assert page.count('class="section"') == 2 * 3
    assert 'aria-label="5.0→6.0"' in page
    assert 'class="num lesser"' in page


@pytest.mark.parametrize("name", ["markdown", "docx"])
def test_documents_have_the_words_of_every_cell_and_section(name):
    data = file_of(name)
    if name == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as document:
            data = document.read("word/document.xml")
    text = data.decode()
    for words in ("综合", "投资财政", "5.0→6.0", "50.0", "−11.0"):
        assert words in text


def test_a_slide_has_it_as_a_table_with_its_drawings_over_the_cells():
    from pptx import Presentation

    slides = Presentation(io.BytesIO(file_of("pptx"))).slides
    slide = next(s for s in slides if any(getattr(x, "has_table", False) and x.has_table for x in s.shapes))
    made = next(x.table for x in slide.shapes if getattr(x, "has_table", False) and x.has_table)
    rows = [[cell.text.replace("\n", "").strip() for cell in row.cells] for row in made.rows]
    assert [row[0] for row in rows] == ["", "", "综合", "投资财政", ""]
    assert rows[2][1:4] == ["地区生产总值", "100.00亿元", "6.0"]
    # A trend is drawn; its words stay for who reads the name of the drawing.
    names = [shape.name for shape in slide.shapes]
    assert names.count("5.0→6.0") == 1


def heads_in(name):
    """What the first line of headings says, and over how many columns, in a file."""
    data = file_of(name)
    if name == "html":
        rows = re.findall(r"<thead><tr>(.*?)</tr>", data.decode())
        (row,) = {r for r in rows if "colgroup" in r and "规模" in r}
        return re.findall(r'colspan="(\d)" class="over">([^<]+)<', row)
    if name == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as document:
            xml = document.read("word/document.xml").decode()
        cells = re.findall(r'<w:gridSpan w:val="(\d)"/>.*?<w:t[^>]*>([^<]+)<', xml)
        return [cell for cell in cells if cell[1] in ("规模与速度", "比较（百分点）")]
    if name == "xlsx":
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            sheet = load_workbook(io.BytesIO(data))["一表统览"]
        return [(str(m.size["columns"]), m.start_cell.value) for m in sheet.merged_cells.ranges]
    from pptx import Presentation

    shapes = [x for s in Presentation(io.BytesIO(data)).slides for x in s.shapes]
    made = next(x.table for x in shapes if getattr(x, "has_table", False) and x.has_table)
    return [(str(c.span_width), c.text) for c in made.rows[0].cells if c.is_merge_origin]


@pytest.mark.parametrize("name", ["html", "docx", "xlsx", "pptx"])
def test_headings_over_several_columns_are_cells_made_one(name):
    assert sorted(heads_in(name)) == [("2", "比较（百分点）"), ("2", "规模与速度")]
