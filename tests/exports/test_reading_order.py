"""Every kind of file of both briefings: read in its own order it is the page, no picture without words."""

import io
import re
import warnings
from collections import Counter
from functools import cache
from html.parser import HTMLParser

import docx
import openpyxl
import pikepdf
import pypdfium2.raw as raw
import pytest
from docx.oxml.ns import qn
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pypdfium2 import PdfDocument

from qjviewer.pages.blocks import Chart, text_of
from qjviewer.pages.deck import Slogan
from qjviewer.pages.told import build
from qjviewer.resources import builtin_bundle
from tests.exports.builtin import another, builtin, written
from tests.paper.reading import real, zhejiang

PICTURE = MSO_SHAPE_TYPE.PICTURE
BUNDLES = ("qujiang-2023h1", "zhejiang-2024q1q3")
# One point: what is drawn is not looked at here.
PNG = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0:~\x9bU\0\0\0\n"
    b"IDATx\x9cc`\0\0\0\2\0\1H\xaf\xa4q\0\0\0\0IEND\xaeB`\x82"
)


def briefing(name):
    return builtin() if name == BUNDLES[0] else another(builtin_bundle().parent / name)


@cache
def slides_of(name):
    """The pages of a talk, before those that are too full are parted."""
    parts = briefing(name)
    return build(parts.cover, parts.pages, parts.lang, parts.digest).slides


def picture(chart, dpi):
    return PNG


def file_of(kind, name):
    painted = {"picture": picture} if kind == "docx" else {}
    return written(kind, "zh-Hans", None if name == BUNDLES[0] else builtin_bundle().parent / name, **painted)


def bare(text):
    return re.sub(r"\s", "", text)


def page_order(name):
    """What the pages say at the head of each tab and block, in their order."""
    for page in briefing(name).pages:
        yield text_of(page.headline)
        yield from (text_of(block.title) for block in page.blocks if getattr(block, "title", ()))


def slide_order(name):
    """A slogan is its own headline."""
    contents = [(slide, slide.content) for slide in slides_of(name)]
    return [c.panel.slogan if isinstance(c, Slogan) else text_of(slide.headline) for slide, c in contents]


def charts_in(kind, name):
    """What each chart says in a sentence; Excel has the numbers themselves."""
    if kind == "pptx":
        shown = [slide.content for slide in slides_of(name)]
        shown = [getattr(content, "picture", content) for content in shown]
    else:
        pages = briefing(name).pages if kind != "xlsx" else ()
        shown = [block for page in pages for block in page.blocks]
    return [block.scene.summary for block in shown if isinstance(block, Chart)]


# Each reader gives the words in reading order, and for every picture the words that stand for it. ---------


class Page(HTMLParser):
    """A web page; what is drawn in SVG is one picture, its words are those of its label."""

    def __init__(self, data):
        super().__init__()
        self.words, self.pictures, self._drawn, self._skipped = [], [], 0, 0
        self.feed(data.decode())

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self._skipped += tag in ("script", "style")
        if tag == "svg":
            self._drawn += 1
            if attrs.get("aria-hidden") != "true":
                self.pictures.append(attrs.get("aria-label") or attrs.get("aria-labelledby") or "")
        elif tag == "img":
            self.pictures.append(attrs.get("alt") or "")

    def handle_endtag(self, tag):
        self._drawn -= tag == "svg"
        self._skipped -= tag in ("script", "style")

    def handle_data(self, data):
        if not self._drawn and not self._skipped:
            self.words.append(data)


def read_html(data):
    page = Page(data)
    return "".join(page.words), page.pictures


def read_docx(data):
    document = docx.Document(io.BytesIO(data))
    body = document.element.body
    words = "".join(t.text or "" for t in body.iter(qn("w:t")))
    return words, [p.get("descr", "") for p in body.iter(qn("wp:docPr"))]


def read_pptx(data):
    words, pictures = [], []
    for slide in Presentation(io.BytesIO(data)).slides:
        for shape in slide.shapes:
            words += [shape.text_frame.text] if shape.has_text_frame else []
            told = shape._element._nvXxPr.cNvPr.get("descr", "")
            # A group of cards has words of its own in it.
            pictures += [told] if told or shape.has_chart or shape.shape_type == PICTURE else []
    return "".join(words), pictures


def read_xlsx(data):
    with warnings.catch_warnings():
        # The library drops the small lines in cells, which have their numbers beside them.
        warnings.simplefilter("ignore", UserWarning)
        book = openpyxl.load_workbook(io.BytesIO(data))
    cells = (str(cell.value) for sheet in book.worksheets[1:] for row in sheet for cell in row if cell.value)
    return "".join(cells), []


def read_pdf(data):
    """By the tags, as a screen reader goes; where the words stand on the paper does not matter."""
    words, pictures, marked = [], [], {}
    document = PdfDocument(data)
    for number, page in enumerate(document):
        text = page.get_textpage()
        for found in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            mark = raw.FPDFPageObj_GetMarkedContentID(found.raw)
            marked.setdefault((number, mark), []).append(_text(text, found))
    with pikepdf.open(io.BytesIO(data)) as tagged:
        numbers = {page.obj.objgen: number for number, page in enumerate(tagged.pages)}
        _walk(tagged.Root.StructTreeRoot.K, None, numbers, marked, words, pictures)
    return "".join(words), pictures


def _text(text, found):
    size = raw.FPDFTextObj_GetText(found.raw, text.raw, None, 0)
    buffer = (raw.FPDF_WCHAR * size)()
    raw.FPDFTextObj_GetText(found.raw, text.raw, buffer, size)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")


def _walk(node, page, numbers, marked, words, pictures):
    """An element of the structure tree: a list, a number of marked words, or what holds others."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            _walk(child, page, numbers, marked, words, pictures)
    elif not isinstance(node, pikepdf.Dictionary):
        words.extend(marked.get((page, int(node)), ()))
    elif node.get("/S") == "/Figure":
        pictures.append(str(node.get("/Alt", "")))
    else:
        page = numbers[node.Pg.objgen] if "/Pg" in node else page
        if "/MCID" in node:
            words.extend(marked.get((page, int(node.MCID)), ()))
        _walk(node.get("/K", pikepdf.Array()), page, numbers, marked, words, pictures)


READERS = {"html": read_html, "docx": read_docx, "pptx": read_pptx, "xlsx": read_xlsx}


def told_by(kind, name):
    if kind == "pdf":
        return read_pdf((zhejiang if "zhejiang" in name else real)("summary").pdf)
    return READERS[kind](file_of(kind, name))


@pytest.mark.parametrize("name", BUNDLES)
@pytest.mark.parametrize("kind", ["html", "docx", "pptx", "pdf", "xlsx"])
def test_reading_order_is_the_pages_and_no_picture_is_without_words(kind, name):
    words, pictures = told_by(kind, name)
    words, at, astray = bare(words), 0, []
    heads = slide_order(name) if kind == "pptx" else page_order(name)
    for head in filter(None, map(bare, heads)):
        found = words.find(head, at)
        astray += [head] if found < 0 else []
        at = max(at, found + len(head))
    assert astray == []
    assert all(pictures)
    told = Counter(map(bare, pictures))
    assert [c for c in map(bare, charts_in(kind, name)) if not told[c]] == []
