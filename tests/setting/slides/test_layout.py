"""Slides at every size: nothing under the floor, nothing cut, nothing on top of something else."""

from functools import cache

import pytest
from msgspec.structs import replace

from qjviewer.charts.layout.metrics import ELLIPSIS, Metrics
from qjviewer.charts.layout.pieces import Symbol, WordsPiece
from qjviewer.charts.layout.placed import placed
from qjviewer.charts.layout.plane import Rect
from qjviewer.pages.blocks import Cards, Cell, Entries, EntryLine, PointLine, Points, Run, Table
from qjviewer.pages.deck import Deck, Slide
from qjviewer.pages.told import build
from qjviewer.setting.slides import layout
from qjviewer.setting.slides.fit import fit_deck, fitted
from qjviewer.setting.slides.layout import lay_out
from qjviewer.setting.slides.look import SlideLook
from qjviewer.setting.slides.style import (
    FLOOR_BODY,
    FLOOR_NUMBER,
    FLOOR_SOURCE,
    FLOOR_TITLE,
    HEIGHT,
    LIGHT,
    page_width,
)
from qjviewer.wording import LANGUAGES, say
from tests.shipped import qujiang
from tests.ui.sample import ALL_BUT_CHARTS, FAI

SIZES = [(1920, 1080), (1024, 768), (1920, 1200), (2560, 1080)]


@pytest.fixture(scope="module")
def decks():
    """The built-in briefing in each language, and hand-made pages."""
    made = {}
    for lang in LANGUAGES:
        found = qujiang(lang)
        made[lang] = build(found.cover, found.pages, lang, found.digest)
    cover = found.cover
    return made | {"hand-made": build(cover, (ALL_BUT_CHARTS,), "zh-Hans", "7f3a 91c2")}


@pytest.fixture(scope="module", params=[*LANGUAGES, "hand-made"])
def sheets(request, decks):
    """Every slide of a deck, split and laid out for a shape."""

    @cache
    def sheets_for(shape):
        lang = request.param if request.param in LANGUAGES else "zh-Hans"
        look = SlideLook(LIGHT, lang, "衢江区2023年上半年经济运行简报")
        remembered = {}
        made = fit_deck(decks[request.param], look, shape, remembered)
        assert [s.key for s in made.tight] == []
        width, total = page_width(*shape), made.deck.total
        return [(s, lay_out(s, look, width, s.label(lang), total, remembered)) for s in made.deck.slides]

    return sheets_for


@pytest.mark.parametrize("shape", SIZES, ids=str)
def test_nothing_is_small_cut_or_covered(sheets, shape):
    for slide, sheet in sheets(shape):
        assert not sheet.failed, slide.key
        assert sheet.smallest >= FLOOR_SOURCE, slide.key
        page = Rect(0, 0, sheet.width, HEIGHT).grown(-1, -1)
        areas = {
            "".join(s.text for s in p.words.stretches): Rect(
                p.at.x, p.at.y, p.words.natural_width, p.words.height
            )
            for p in sheet.words
        }
        assert [t for t, a in areas.items() if not holds(page, a)] == [], slide.key
        assert covered({t: a.grown(-1, -6) for t, a in areas.items()}) == [], slide.key


def holds(page, area):
    return (
        page.left <= area.left
        and area.right <= page.right
        and page.top <= area.top
        and area.bottom <= page.bottom
    )


def covered(areas):
    """Pairs of texts that lie on each other."""
    return [(t, u) for t, a in areas.items() for u, b in areas.items() if t < u and a.overlaps(b)]


@pytest.mark.parametrize("shape", SIZES, ids=str)
@pytest.mark.parametrize("finer", [1, 3])
def test_words_of_a_drawing_are_whole_and_clear_of_its_points_however_fine_it_is_painted(
    sheets, shape, finer
):
    for slide, sheet in sheets(shape):
        for drawing in sheet.drawings:
            scene = drawing.chart.scene
            area = Rect(0, 0, drawing.area.width * finer, drawing.area.height * finer)
            metrics = Metrics(drawing.em * finer, latin=scene.lang == "en")
            pieces = list(placed(scene, area, metrics))
            words = [p for p in pieces if isinstance(p, WordsPiece) and p.lines]
            points = [p.rect.grown(-p.rect.width * 0.2, -p.rect.height * 0.2) for p in points_of(pieces)]
            assert not any(ELLIPSIS in line.text for w in words for line in w.lines), slide.key
            assert not [w.lines[0].text for w in words for p in points if hides(p, w.rect)], slide.key


def points_of(pieces):
    return [p for p in pieces if isinstance(p, Symbol)]


def hides(point, words):
    """Whether a point stands on words that are not written into it."""
    return point.overlaps(words.grown(-1, -words.height * 0.2)) and not point.contains(words.centre)


@pytest.mark.parametrize("shape", SIZES, ids=str)
def test_floors_by_kind_of_text(sheets, shape):
    for slide, sheet in sheets(shape):
        sizes = {s.text: s.size for p in sheet.words for s in p.words.stretches}
        if isinstance(slide.content, Cards):
            assert all(sizes[c.number] >= FLOOR_NUMBER for c in slide.content.cards if c.number)
        if isinstance(slide.content, Points):
            assert all(sizes[r.text] >= FLOOR_BODY for p in slide.content.points for r in p.runs)
            assert sizes[slide.headline[0].text] >= FLOOR_TITLE


@pytest.mark.parametrize(
    ("size", "width"), [((1920, 1080), 1920), ((1024, 768), 1440), ((800, 800), 1440), ((9000, 1000), 2592)]
)
def test_a_slide_takes_the_shape_of_its_screen_within_reason(size, width):
    assert page_width(*size) == pytest.approx(width)


def slide_of(content, **more):
    return Slide("k", "t", "栏目", (Run("标题"),), content, **more)


def test_a_fault_in_drawing_shows_the_words(monkeypatch, caplog):
    def fault(*_):
        raise RuntimeError("boom")

    monkeypatch.setattr(layout.lists, "points", fault)
    content = next(b for b in ALL_BUT_CHARTS.blocks if isinstance(b, Points))
    sheet = lay_out(slide_of(content), SlideLook(), 1920)
    shown = "".join(s.text for p in sheet.words for s in p.words.stretches)
    assert sheet.failed
    assert "土地有限。" in shown
    assert "boom" in caplog.text


def test_figures_can_be_asked_about_only_once_they_show():
    content = next(b for b in ALL_BUT_CHARTS.blocks if isinstance(b, Points))
    moved = replace(content, points=content.points[::-1])
    sheet = lay_out(slide_of(moved, steps=2), SlideLook(), 1920)
    hit = next(h for p in sheet.words for h in p.words.hits(p.at) if h.figure)
    spot = hit.area.centre
    assert sheet.hit(spot, 2).figure == FAI
    assert sheet.hit(spot, 0) is None


def test_an_empty_deck_needs_no_fitting():
    assert fitted(Deck(()), lambda s: True, "zh-Hans").deck.slides == ()


def shown_on(content):
    sheet = lay_out(slide_of(content), SlideLook(), 1920)
    return ["".join(s.text for s in p.words.stretches) for p in sheet.words]


def test_who_said_it_stands_behind_a_statement_and_an_item():
    said = Points("", (), (PointLine((Run("产业结构更新。"),), people="区经信局局长朱宏"),))
    assert any(text.endswith("——区经信局局长朱宏") for text in shown_on(said))
    entry = EntryLine("i", "结构更新", "进展", (Run("已改观。"),), people="区经信局局长朱宏")
    assert any(text.endswith("——区经信局局长朱宏") for text in shown_on(Entries("", (), (entry,))))


@pytest.mark.parametrize("long", range(8, 40, 3))
def test_a_name_is_not_parted_and_parts_no_words(long):
    said = "甲" * (long - 1) + "。"
    content = Points("", (), (PointLine((Run(said),), people="区经信局局长朱宏、区委书记王慧杰"),))
    sheet = lay_out(slide_of(content), SlideLook(), page_width(4, 3))
    (words,) = (p.words for p in sheet.words if said[:5] in p.words.measured.text)
    lines = [words.measured.text[line.start : line.end] for line in words.broken]
    assert lines[-1].endswith("——区经信局局长朱宏、区委书记王慧杰")
    alone = lay_out(slide_of(Points("", (), (PointLine((Run(said),)),))), SlideLook(), page_width(4, 3))
    (bare,) = (p.words for p in alone.words if said[:5] in p.words.measured.text)
    if words.largest == bare.largest:
        assert words.lines - bare.lines <= 1


def test_tags_stand_behind_the_name_of_a_row():
    rows = ((Cell("地区生产总值", tags=("初",)), Cell("5.4", FAI, True)),)
    assert "地区生产总值\u2009[初]" in shown_on(Table("", (), "", ("指标", "同比"), rows))


@pytest.mark.parametrize("mark", ["…", "—", "待填", "保密"])
def test_what_is_missing_ends_where_its_column_does(mark):
    rows = tuple((Cell("甲"), Cell(text, "", True)) for text in ("5.4", mark))
    sheet = lay_out(slide_of(Table("", (), "", ("指标", "同比"), rows)), SlideLook(), 1920)
    ends = {
        p.words.stretches[0].text: p.at.x + p.words.natural_width
        for p in sheet.words
        if p.words.stretches[0].text in ("5.4", mark)
    }
    assert ends[mark] == pytest.approx(ends["5.4"], abs=2)


@pytest.mark.parametrize(("lang", "counted"), [("zh-Hans", "等30处"), ("en", "30 in all")])
def test_of_many_sources_two_lines_are_named_and_all_counted(lang, counted):
    names = [f"{'浙江在线' if lang == 'zh-Hans' else 'Zhejiang Online'} 2023-07-{n:02}" for n in range(1, 31)]
    joined = say("pages.source-separator", lang).join(names)
    slide = Slide("k", "t", "", (Run("标题"),), Points("", (), ()), sources=joined)
    sheet = lay_out(slide, SlideLook(LIGHT, lang), 1440)
    words = next(p.words for p in sheet.words if counted in p.words.measured.text)
    assert words.lines == 2
    assert words.measured.text.startswith(names[0])
