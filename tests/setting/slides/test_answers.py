"""The slide that answers a question: its value is largest, its rank and gaps are drawn, all of it fits."""

from functools import cache

import pytest
from msgspec.structs import replace

from qjviewer.charts.layout.plane import Rect
from qjviewer.load import View, read
from qjviewer.pages.answer import answer
from qjviewer.pages.deck import Slide
from qjviewer.pages.maker import Maker
from qjviewer.resources import builtin_bundle
from qjviewer.setting.slides.layout import lay_out
from qjviewer.setting.slides.look import SlideLook
from qjviewer.setting.slides.style import FLOOR_SOURCE, HEIGHT, page_width
from tests.setting.slides.test_layout import covered, holds

ZHEJIANG = builtin_bundle().parent / "zhejiang-2024q1q3"
FAI = "fai.yoy@qujiang@2023H1"
ASKED = [
    (builtin_bundle(), FAI),
    (builtin_bundle(), "geely-days"),
    (ZHEJIANG, "gdp.yoy@zhejiang@2024Q1-Q3"),
    (ZHEJIANG, "gdp.level@zhejiang@2023H1"),
]


@cache
def maker(path, lang):
    loaded = read(path, View(lang))
    return Maker(loaded.cube, loaded.view)


def page(path, name, lang="zh-Hans", **more):
    return replace(answer(name, maker(path, lang)), **more)


def sheet_of(content, shape=(16, 9), lang="zh-Hans"):
    slide = Slide("k", "t", content.section, (), content)
    return lay_out(slide, SlideLook(lang=lang), page_width(*shape))


def words_of(sheet):
    return {"".join(s.text for s in p.words.stretches): p for p in sheet.words}


@pytest.mark.parametrize(("path", "name"), ASKED)
@pytest.mark.parametrize(("lang", "shape"), [("zh-Hans", (16, 9)), ("zh-Hans", (4, 3)), ("en", (4, 3))])
def test_an_answer_is_whole_and_nothing_lies_on_it(path, name, lang, shape):
    content = page(path, name, lang)
    sheet = sheet_of(content, shape, lang)
    assert not sheet.failed
    assert not sheet.overflow
    assert sheet.smallest >= FLOOR_SOURCE
    areas = {
        text: Rect(p.at.x, p.at.y, p.words.natural_width, p.words.height)
        for text, p in words_of(sheet).items()
    }
    room = Rect(0, 0, sheet.width, HEIGHT)
    assert [text for text, area in areas.items() if not holds(room, area)] == []
    assert covered({text: area.grown(-1, -6) for text, area in areas.items()}) == []
    for told in (content.where, content.said, *(g.words for g in content.gaps)):
        assert told in "\n".join(areas)


def test_the_value_is_the_largest_of_all():
    sheet = sheet_of(page(builtin_bundle(), FAI))
    sizes = {s.text: s.size for p in sheet.words for s in p.words.stretches}
    assert max(sizes, key=sizes.get) == page(builtin_bundle(), FAI).card.number


@pytest.mark.parametrize(("of", "cells"), [(1, 0), (2, 2), (6, 6), (14, 14), (15, 0), (90, 0)])
def test_a_rank_among_few_is_a_cell_for_each_with_its_own_dark(of, cells):
    content = page(builtin_bundle(), FAI, rank=min(2, of), of=of, gaps=(), trend=None)
    plain = {b.area for b in sheet_of(replace(content, of=0)).boxes}
    drawn = [b for b in sheet_of(content).boxes if b.area not in plain]
    assert [b.fill for b in drawn] == (["chip", "primary", *["chip"] * (cells - 2)] if cells else [])


def test_the_nearest_place_left_behind_is_the_one_thing_in_red():
    content = page(builtin_bundle(), FAI)
    assert sum(g.is_ahead for g in content.gaps) > 1
    ink = {
        s.text: s.ink
        for p in sheet_of(content).words
        for s in p.words.stretches
        if s.ink in ("accent", "text")
    }
    first = next(g for g in content.gaps if g.is_ahead)
    assert [text for text, found in ink.items() if found == "accent"] == [first.words]


def test_each_gap_is_a_line_as_long_as_the_difference():
    content = page(builtin_bundle(), FAI, trend=None)
    sheet = sheet_of(content)
    lines = [b.area.width for b in sheet.boxes if b.fill == "strong" and b.area.height == 4]
    apart = [abs(content.share - g.share) for g in content.gaps]
    assert len(lines) == len(apart) > 1
    for line, share in zip(lines, apart, strict=True):
        assert line / lines[0] == pytest.approx(share / apart[0])


def test_where_only_the_rank_is_known_it_is_the_largest():
    assert page(builtin_bundle(), "horse.rank@qujiang@2023Q2").card.number == "第1位"
    assert page(builtin_bundle(), "horse.rank@qujiang@2023Q2", "en").card.number == "1st"
