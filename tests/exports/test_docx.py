"""The document, read back with python-docx: headings, every figure, pictures at 300 dpi with SVG."""

import io
import zipfile
from xml.etree import ElementTree as ET

import docx
import pytest
from PIL import Image

from qjviewer.exports.parts import Options
from qjviewer.exports.registry import export, format_of
from qjviewer.pages.blocks import text_of
from qjviewer.pages.page_pieces import pieces_of
from qjviewer.ui.draw.picture import chart_png
from qjviewer.wording import LANGUAGES
from tests.exports.builtin import builtin, written


def squeezed(text):
    return "".join(text.split())


def words_of(document):
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return squeezed("".join([*(p.text for p in document.paragraphs), *cells]))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_tab_and_figure_is_in_it(lang):
    parts = builtin(lang)
    document = docx.Document(io.BytesIO(written("docx", lang)))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings[: len(parts.pages)] == [p.title for p in parts.pages]
    words = words_of(document)
    for page in parts.pages:
        for name in {n for piece in pieces_of(page) for n in piece.names}:
            figure = parts.cube.by_id(name)
            if figure is not None:
                number = parts.teller.number(figure).lstrip("−")
                assert number in words or squeezed(parts.teller.place_number(figure)) in words, name
    for source in parts.cover.sources:
        assert squeezed(source.text) in words


@pytest.fixture(scope="module")
def painted():
    options = Options(tab="overview", picture=chart_png, dpi=300)
    return export(format_of("docx"), builtin(), options)


def test_charts_are_pictures_at_300_dpi_with_their_drawings(painted):
    charts = [c for n, c in builtin().charts() if n.startswith("overview")]
    document = docx.Document(io.BytesIO(painted))
    assert len(document.inline_shapes) == len(charts)
    assert [s._inline.docPr.get("descr") for s in document.inline_shapes] == [c.scene.summary for c in charts]
    with zipfile.ZipFile(io.BytesIO(painted)) as package:
        names = package.namelist()
        pictures = [Image.open(io.BytesIO(package.read(n))) for n in names if n.endswith(".png")]
        drawings = [package.read(n) for n in names if n.endswith(".svg")]
        for name in (n for n in names if n.endswith((".xml", ".rels"))):
            ET.fromstring(package.read(name))
    assert len(drawings) == len(pictures) == len(charts)
    assert all(round(p.info["dpi"][0]) == 300 and p.width > 1700 for p in pictures)
    for drawing in drawings:
        ET.fromstring(drawing)


def test_captions_number_charts_and_tables(painted):
    document = docx.Document(io.BytesIO(painted))
    captions = [p.text for p in document.paragraphs if p.style.name == "Caption"]
    chart = builtin().chart("overview-1")
    assert any(c.startswith("图1") and text_of(chart.title) in c for c in captions)
    assert any(c.startswith("表1") for c in captions)


def test_tables_keep_their_title_and_their_rows_whole(painted):
    document = docx.Document(io.BytesIO(painted))
    assert document.tables
    for table in document.tables:
        above = table._tbl.getprevious()
        if above.tag.endswith("}p") and "Caption" in (above.style or ""):
            assert above.pPr.keepNext is not None
        rows = table.rows
        assert all(row._tr.trPr.xpath("w:cantSplit") for row in rows)
        joined = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in rows]
        assert joined == [True] * (len(rows) - 1) + [None]


def test_who_said_it_stands_behind_the_words():
    words = words_of(docx.Document(io.BytesIO(written("docx"))))
    assert "——衢江区发改局副局长黄涛" in words


def test_cards_are_sentences_and_say_what_the_headline_does_not(painted):
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(painted)).paragraphs)
    assert "规模以上工业增加值同比增长29.9%，增速居全省第2位；固定资产投资同比增长37.7%" in text
    assert text.count("社会消费品零售总额同比增长24.5%") <= 1
