"""Every figure present, none altered: each is given a number that stands nowhere else, and looked for."""

import csv
import io
import json
import re
from decimal import Decimal
from html.parser import HTMLParser
from typing import get_args

import docx
import openpyxl
import pytest
from pptx import Presentation

from qjviewer.exports.parts import Options
from qjviewer.exports.registry import export, format_names, format_of
from qjviewer.exports.slides.presentation import fitted_slides
from qjviewer.pages.blocks import Block, Page
from qjviewer.pages.plain import plain_text
from qjviewer.wording import LANGUAGES
from tests.exports.builtin import marked

# All end in 1 before the point, as no mark of a scale does.
MARKED = re.compile(r"(?<![\d.])7\d\d1(?:\.5+)?(?!\d)")


def numbers_in(text):
    return set(MARKED.findall(text.replace(",", "")))


def wanted_figures(parts):
    return numbers_in(" ".join(f"{f.value:f}" for f in parts.figures if f.value is not None))


def compared(parts):
    """Differences from the province that look like marked numbers: of marked numbers, computed."""
    found = (parts.cube.asked(f, "vs zhejiang", later=True) for f in parts.figures if not f.is_fact)
    return numbers_in(" ".join(f"{f.value:f}" for f in found if f is not None and f.value is not None))


def wanted_on_pages(parts):
    """The numbers that cards, words, tables and charts show."""
    return numbers_in(plain_text(parts.cover, parts.pages, parts.lang))


def wanted_on_slides(parts):
    """The same for the slides, which leave out what is only for reading."""
    slides = fitted_slides(parts, "16:9").slides
    shown = (s for s in slides if isinstance(s.content, get_args(Block)))
    pages = [Page("", "", s.headline, (s.content,)) for s in shown]
    return numbers_in(plain_text(parts.cover, pages, parts.lang))


# What each kind of file says, as an independent reader tells it. -----------------------------


def in_csv(data):
    return " ".join(cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))) for cell in row)


def in_json(data):
    found = json.loads(data, parse_float=Decimal)["figures"]
    return " ".join(str(value) for figure in found for value in figure.values())


def in_xlsx(data, sheets=slice(None)):
    book = openpyxl.load_workbook(io.BytesIO(data))
    return " ".join(_shown(cell) for sheet in book.worksheets[sheets] for row in sheet for cell in row)


def _shown(cell):
    if isinstance(cell.value, int | float):
        form = re.match(r"0\.?(0*)", cell.number_format)
        return f"{cell.value:.{len(form[1])}f}" if form else str(cell.value)
    return str(cell.value or "")


def in_docx(data):
    document = docx.Document(io.BytesIO(data))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return " ".join([*(p.text for p in document.paragraphs), *cells])


def in_pptx(data):
    return " ".join(word for slide in Presentation(io.BytesIO(data)).slides for word in _on(slide.shapes))


def _on(shapes):
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _on(shape.shapes)
        elif getattr(shape, "has_table", False):
            yield from (cell.text for row in shape.table.rows for cell in row.cells)
        elif getattr(shape, "has_chart", False):
            for series in shape.chart.plots[0].series:
                yield from (f"{v:g}" for v in series.values if v is not None)
        elif shape.has_text_frame:
            yield shape.text_frame.text


def in_html(data):
    words = []
    reader = HTMLParser()
    reader.handle_data = words.append
    reader.feed(data.decode())
    return " ".join(words)


def in_markdown(data):
    return data.decode()


READERS = {"csv": in_csv, "json": in_json, "xlsx": in_xlsx, "docx": in_docx, "pptx": in_pptx,
           "html": in_html, "markdown": in_markdown}  # fmt: skip


def test_every_format_that_holds_the_whole_briefing_is_read_here():
    assert set(READERS) == {name for name in format_names() if not format_of(name).per_chart}


@pytest.mark.parametrize("name", ["csv", "json", "xlsx", "html"])
def test_files_of_figures_hold_every_figure_and_no_other_number(name):
    parts = marked()
    said = READERS[name](export(format_of(name), parts, Options()))
    assert wanted_figures(parts) <= numbers_in(said) <= wanted_figures(parts) | compared(parts)


# Both kinds of Chinese have the same numbers; files that take long to make are made in one of them.
@pytest.mark.parametrize(
    ("name", "lang"),
    [
        *((name, lang) for name in ("docx", "pptx") for lang in ("zh-Hans", "en")),
        *((name, lang) for name in ("markdown", "html") for lang in LANGUAGES),
    ],
)
def test_files_of_pages_hold_every_number_on_the_pages(name, lang):
    parts = marked(lang)
    said = numbers_in(READERS[name](export(format_of(name), parts, Options())))
    wanted = wanted_on_slides(parts) if name == "pptx" else wanted_on_pages(parts)
    assert len(wanted) > 20
    assert wanted <= said
    assert said <= wanted_figures(marked("zh-Hans")) | wanted_on_pages(parts) | compared(parts)


def test_the_sheets_of_tabs_hold_every_number_on_the_pages():
    parts = marked()
    said = numbers_in(in_xlsx(export(format_of("xlsx"), parts, Options()), slice(1, None)))
    assert wanted_on_pages(parts) <= said <= wanted_figures(parts) | compared(parts)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_drawing_holds_every_number_of_its_chart(lang):
    parts = marked(lang)
    for name, chart in parts.charts():
        drawn = in_html(export(format_of("svg"), parts, Options(chart=name)))
        told = numbers_in(" ".join(cell for row in chart.scene.table for cell in row))
        assert told <= numbers_in(drawn), name
