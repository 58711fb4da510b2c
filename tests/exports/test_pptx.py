"""The slides, read back with python-pptx: every figure of the deck, native and unaltered."""

import io
from decimal import Decimal
from typing import get_args

import pytest
from msgspec.structs import replace
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Inches

from qjviewer.charts.layout.plane import Point, Rect
from qjviewer.exports.native import native
from qjviewer.exports.parts import Options
from qjviewer.exports.registry import export, format_of
from qjviewer.exports.slides.presentation import fitted_slides
from qjviewer.pages.blocks import Block, Card, Cards, Page, Run, Table, text_of
from qjviewer.pages.deck import Slogan
from qjviewer.pages.page_pieces import pieces_of
from qjviewer.resources import builtin_bundle, resource
from qjviewer.setting.slides.layout import lay_out
from qjviewer.setting.slides.look import look_for
from qjviewer.setting.slides.shapes import SHAPES
from qjviewer.setting.slides.style import page_width
from qjviewer.text.ruler import ruler
from qjviewer.wording import LANGUAGES
from tests.exports.builtin import builtin, written
from tests.kept import kept


@kept
def own(lang="zh-Hans", shape="16:9", place=None):
    """The slides of the built-in briefing, or of another."""
    return Presentation(io.BytesIO(written("pptx", lang, place, slides=shape)))


def shapes_of(shapes):
    for shape in shapes:
        yield shape
        if shape.shape_type is not None and hasattr(shape, "shapes"):
            yield from shapes_of(shape.shapes)


def words_of(slide):
    found = []
    for shape in shapes_of(slide.shapes):
        if shape.has_text_frame:
            found.append(shape.text_frame.text)
        if getattr(shape, "has_table", False) and shape.has_table:
            found += [cell.text for row in shape.table.rows for cell in row.cells]
        if getattr(shape, "has_chart", False) and shape.has_chart:
            for plot in shape.chart.plots:
                found += list(plot.categories)
                found += [s.name for s in plot.series]
    return "".join("".join(found).split())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_slide_for_every_slide_of_the_deck_with_its_words(lang):
    parts = builtin(lang)
    deck = fitted_slides(parts, "16:9")
    made = own(lang)
    assert len(made.slides) == len(deck.slides)
    for ours, theirs in zip(deck.slides, made.slides, strict=True):
        if not isinstance(ours.content, Slogan):
            # A slogan is its own headline.
            assert "".join(text_of(ours.headline).split()) in words_of(theirs)
        assert theirs.shapes.title.text_frame.text
        if ours.notes:
            assert ours.notes.split("\n")[0] in theirs.notes_slide.notes_text_frame.text


def test_every_piece_of_a_slide_is_on_it():
    for ours, theirs in zip(fitted_slides(builtin(), "16:9").slides, own().slides, strict=True):
        if not isinstance(ours.content, get_args(Block)):
            continue
        # Its own heading may have given way to the page's claim.
        content = replace(ours.content, title=()) if hasattr(ours.content, "title") else ours.content
        words = words_of(theirs)
        for piece in pieces_of(Page("", "", (), (content,))):
            assert "".join(piece.text.split("　")[0].split()) in words or isinstance(
                ours.content, Cards | Table
            )
        for name in (n for piece in pieces_of(Page("", "", (), (ours.content,))) for n in piece.names):
            figure = builtin().cube.by_id(name)
            if figure is not None and isinstance(ours.content, Cards):
                assert builtin().teller.number(figure).lstrip("−") in words or figure.ranks


def test_a_table_says_which_row_is_its_header_and_is_painted_by_us_alone():
    tables = [s.table for slide in own().slides for s in slide.shapes if getattr(s, "has_table", False)]
    assert tables
    assert {(t.first_row, t.horz_banding) for t in tables} == {(True, False)}


def test_charts_are_native_and_hold_the_figures():
    parts = builtin()
    wanted = [(text_of(c.title), native(c, parts)) for _, c in parts.charts()]
    made = {}
    for slide in own().slides:
        for shape in slide.shapes:
            if shape.has_chart:
                made[shape.name] = shape.chart
    for title, found in wanted:
        if found is None:
            assert title not in made
            continue
        chart = made[title]
        assert tuple(chart.plots[0].categories) == found.categories
        for series, ours in zip(chart.plots[0].series, found.series, strict=True):
            values = [None if v is None else Decimal(repr(v)) for v in series.values]
            assert values == [p.value for p in ours.points]
        # The data sheet opens in Excel.
        assert chart.part.chart_workbook.xlsx_part is not None


def test_no_pictures_at_all():
    for slide in own().slides:
        assert not [s for s in shapes_of(slide.shapes) if hasattr(s, "image")]


def test_the_rank_strip_is_ninety_shapes_in_a_group():
    parts = builtin()
    title = text_of(parts.chart("overview-2").title)
    groups = [s for slide in own().slides for s in slide.shapes if s.name == title and hasattr(s, "shapes")]
    assert len(groups) == 1
    assert len(list(groups[0].shapes)) > 4 * 90


@pytest.mark.parametrize(("shape", "width"), [("16:9", 13.333), ("4:3", 10)])
def test_nothing_stands_outside_the_slide(shape, width):
    made = own("en", shape)
    assert abs(made.slide_width - Inches(width)) < Inches(0.01)
    for slide in made.slides:
        for box in slide.shapes:
            assert box.left >= 0
            assert box.top >= 0
            assert box.left + box.width <= made.slide_width + Inches(0.01)
            assert box.top + box.height <= made.slide_height + Inches(0.3)


def test_hostile_words_stay_words():
    parts, words = builtin(), "a\x01b<c>&\x0b=1+1"
    chart = parts.chart("overview-1")
    scene = replace(chart.scene, summary=words)
    card = Card("f", "", words, "1", "个", text=(Run(words),))
    blocks = (Cards("", (card,)), replace(chart, title=(Run(words),), scene=scene))
    page = Page("p", words, (Run(words),), blocks)
    hostile = replace(parts, cover=replace(parts.cover, title=words), pages=(page,))
    made = Presentation(io.BytesIO(export(format_of("pptx"), hostile, Options())))
    boxes = [s for slide in made.slides for s in shapes_of(slide.shapes) if s.has_text_frame]
    # A vertical tab ends a line.
    told = [box.text_frame.text.replace("\v", "") for box in boxes]
    assert told.count("ab<c>&=1+1") >= 4


UNIT = 6350  # a unit of a laid-out slide in that of the file


def sheets_of(parts, shape):
    look = look_for(parts.cover, parts.bundle, parts.lang, parts.mark)
    deck, width = fitted_slides(parts, shape), page_width(*SHAPES[shape])
    return [lay_out(s, look, width, s.label(parts.lang), deck.total) for s in deck.slides]


def told_in(shape):
    return shape.text_frame.text.replace("\v", "\n") if shape.has_text_frame else ""


def has_words(shape):
    return bool(told_in(shape).strip())


def area_of(shape):
    return Rect(*(v / UNIT for v in (shape.left, shape.top, shape.width, shape.height)))


def words_and_pictures(slide):
    """What must not meet on a slide: words, those of cards too; charts, tables, drawings."""
    for shape in slide.shapes:
        if not hasattr(shape, "shapes"):
            if has_words(shape) or shape.has_chart or getattr(shape, "has_table", False):
                yield shape
        elif shape._element._nvXxPr.cNvPr.get("descr"):
            yield shape
        else:
            yield from filter(has_words, shape.shapes)


@pytest.mark.parametrize(("lang", "shape"), [("zh-Hans", "16:9"), ("en", "4:3")])
def test_words_stand_where_they_are_projected_and_as_large(lang, shape):
    for sheet, slide in zip(sheets_of(builtin(lang), shape), own(lang, shape).slides, strict=True):
        found = [(told_in(s), area_of(s), s) for s in shapes_of(slide.shapes) if has_words(s)]
        cells = sheet.table.area if sheet.table else Rect(0, 0, 0, 0)
        for placed in (p for p in sheet.words if not cells.contains(p.area.centre)):
            words, sizes = "", []
            for stretch, text in placed.words.told():
                words += text
                sizes += [round(stretch.size) / 2] if text.strip() else []
            same = [(a, s) for told, a, s in found if told == words and a.contains(placed.area.centre)]
            assert same, words
            runs = [r for p in same[0][1].text_frame.paragraphs for r in p.runs if r.text.strip()]
            assert {r.font.size.pt for r in runs} == set(sizes)


ZHEJIANG, TEMPLATE = builtin_bundle().parent / "zhejiang-2024q1q3", resource("template")
SHOWN = [
    (None, "zh-Hans", "16:9"),
    (None, "zh-Hant", "16:9"),
    (None, "en", "16:9"),
    (None, "en", "4:3"),
    (ZHEJIANG, "zh-Hans", "16:9"),
    (TEMPLATE, "zh-Hans", "16:9"),
]


@pytest.mark.parametrize(("place", "lang", "shape"), SHOWN)
def test_no_words_leave_their_box_or_the_slide_or_meet_others(place, lang, shape):
    made = own(lang, shape, place)
    page = Rect(0, 0, made.slide_width / UNIT, made.slide_height / UNIT).grown(0.5, 0.5)
    for slide in made.slides:
        pieces = [(told_in(s), area_of(s), s) for s in words_and_pictures(slide)]
        for words, area, _ in pieces:
            corners = (Point(area.left, area.top), Point(area.right, area.bottom))
            assert all(page.contains(c) for c in corners), words
        near = [(words, area.grown(-1, -6)) for words, area, _ in pieces]
        # A bracket stands on its chart, small drawings on their table.
        met = [(a, b) for n, (a, x) in enumerate(near) for b, y in near[:n] if (a or b) and x.overlaps(y)]
        assert met == []
        for words, area, box in pieces:
            if words:
                width, height = extent_of(box.text_frame, lang)
                assert (width <= area.width + 1, height <= area.height + 1) == (True, True), words


FINE = 10  # words of drawings are of broken sizes, and rulers measure whole ones


def extent_of(frame, lang):
    """How wide and high the words of a box are by our ruler, without breaking a line of them."""
    lines = [[]]
    for run in frame.paragraphs[0]._p:
        if run.tag.endswith("}br"):
            lines.append([])
        elif run.tag.endswith("}r"):
            look = run.find(qn("a:rPr"))
            lines[-1].append((run.find(qn("a:t")).text, int(look.get("sz")) / 50, look.get("b") == "1"))
    widths = [
        sum(
            ruler(bold=b).width(text, round(size * FINE), latin=lang == "en") / FINE for text, size, b in line
        )
        for line in lines
    ]
    return max(widths), len(lines) * frame.paragraphs[0].line_spacing / UNIT


@pytest.mark.parametrize(("lang", "tongue"), [("zh-Hans", "zh-CN"), ("zh-Hant", "zh-TW"), ("en", "en-US")])
def test_words_say_which_language_they_are_in(lang, tongue):
    for slide in own(lang).slides:
        for box in shapes_of(slide.shapes):
            if box.has_text_frame:
                runs = [r for p in box.text_frame.paragraphs for r in p.runs]
                assert {r._r.get_or_add_rPr().get("lang") for r in runs} <= {tongue}
