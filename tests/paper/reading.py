"""Prints for tests, and what is read back from them by pdfium and pikepdf."""

import datetime as dt
import io
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as raw

from qjviewer.load import read
from qjviewer.pages.view import View
from qjviewer.paper.making import make
from qjviewer.paper.options import MM, PrintOptions
from qjviewer.paper.print_job import job_for
from qjviewer.paper.typesetting import Typesetter
from tests.kept import kept
from tests.shipped import shipped

BUNDLE = Path(__file__).parents[2] / "data" / "qujiang-2023h1"
NOW = dt.datetime(2026, 11, 23, 10, 30, tzinfo=dt.timezone.utc)


@dataclass(frozen=True)
class Glyph:
    """A character on a page (from 0): its box in points from the upper left, its size, its base line.

    `after_blank` when a blank stands before it.
    """

    page: int
    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    base: float
    after_blank: bool = False


@dataclass(frozen=True)
class Printed:
    """A print set in memory."""

    pdf: bytes
    pages: int
    astray: tuple
    notes: tuple
    cites: tuple
    left: tuple
    missing: tuple
    capped: int
    passes: int


def read_as(path, lang, context):
    return read(path, View(lang, context))


def printed(path=BUNDLE, lang="zh-Hans", *, extra=None, now=NOW, **options):
    """Set a print of a bundle."""
    context = options.get("context", True)
    is_shipped = Path(path).parent == BUNDLE.parent
    loaded = (shipped if is_shipped else read_as)(Path(path), lang, context)
    made = make(job_for(loaded, PrintOptions(**options), now, extra))
    with Typesetter(made) as setter:
        setter.settle()
        told = setter.told
        return Printed(
            setter.pdf(), setter.pages, tuple(setter.astray), tuple(told.notes), tuple(told.cites),
            tuple(told.left), tuple(setter.missing), made.capped, setter.passes,
        )  # fmt: skip


@kept
def real(style, lang="zh-Hans", **options):
    """A print of the briefing that ships with the program; each is set once."""
    return printed(BUNDLE, lang, style=style, **options)


@kept
def zhejiang(style, lang="zh-Hans"):
    """A print of the other briefing that ships; each is set once."""
    return printed(BUNDLE.parent / "zhejiang-2024q1q3", lang, style=style)


def unreleased(style):
    """A gray print with the mark of a briefing that failed its checks."""
    return real(style, gray=True, release="未通过检查")


@cache
def glyphs(pdf):
    """Every character that shows."""
    found = []
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document):
        height, text, blank = page.get_height(), page.get_textpage(), False
        for index in range(text.count_chars()):
            character = chr(raw.FPDFText_GetUnicode(text.raw, index))
            if character.isspace() or character in "\u200b\u2060\ufffe":
                blank |= character.isspace()
                continue
            x0, y0, x1, y1 = text.get_charbox(index)
            size = raw.FPDFText_GetFontSize(text.raw, index)
            found.append(
                Glyph(
                    number,
                    character,
                    x0,
                    height - y1,
                    x1,
                    height - y0,
                    size,
                    _base(text, index, height),
                    blank,
                )
            )
            blank = False
    return tuple(found)


def _base(text, index, height):
    import ctypes

    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text.raw, index, x, y)
    return height - y.value


def text_of(pdf):
    """The text as a reader copies it, page by page."""
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


def whole_text(pdf):
    """All text without blanks."""
    return "".join("".join(t.split()) for t in text_of(pdf)).replace("\ufffe", "")


def sizes(pdf):
    """The scaled sizes of type, with how many characters are set in each."""
    found = defaultdict(int)
    for g in glyphs(pdf):
        found[round(g.size, 1)] += 1
    return dict(found)


def lines(pdf, page=None):
    """Characters by the base line they stand on: (page, base) -> from left to right."""
    found = defaultdict(list)
    for g in glyphs(pdf):
        if page is None or g.page == page:
            found[g.page, round(g.base, 0)].append(g)
    return {k: sorted(v, key=lambda g: g.x0) for k, v in sorted(found.items())}


def structure(pdf):
    """The kinds of the structure tree's elements in reading order, with their attributes."""
    document = pikepdf.open(io.BytesIO(pdf))
    found = []

    def walk(node):
        if isinstance(node, pikepdf.Array):
            for child in node:
                walk(child)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            found.append((str(node["/S"]), {k: node[k] for k in node if k in ("/Alt", "/Lang", "/T", "/A")}))
            walk(node.get("/K", pikepdf.Array()))
        elif isinstance(node, pikepdf.Dictionary):
            walk(node.get("/K", pikepdf.Array()))

    walk(document.Root["/StructTreeRoot"])
    return found, document


def outline(pdf):
    """The titles of the outline with their level."""
    document = pypdfium2.PdfDocument(pdf)
    return [(b.level, b.get_title()) for b in document.get_toc()]


__all__ = [
    "BUNDLE",
    "MM",
    "NOW",
    "glyphs",
    "lines",
    "outline",
    "printed",
    "real",
    "sizes",
    "structure",
    "text_of",
    "unreleased",
    "whole_text",
    "zhejiang",
]
