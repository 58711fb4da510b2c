"""Slides are painted in vectors, step by step, in colours a lit room can read."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from qjviewer.charts.palette import contrast
from qjviewer.pages.blocks import Chart, Points, Run
from qjviewer.pages.deck import SideBySide, Slide, steps_of
from qjviewer.pages.told import build
from qjviewer.setting.slides.layout import lay_out
from qjviewer.setting.slides.look import SlideLook
from qjviewer.setting.slides.style import CONTRAST, DARK, LIGHT
from qjviewer.ui.present.preflight import WORDS
from qjviewer.ui.present.show import AudienceFrame
from qjviewer.ui.present.slide_painting import paint_sheet, paint_slide, theme_of
from qjviewer.ui.present.slide_view import SlideView
from tests.shipped import shipped
from tests.ui.sample import ALL_BUT_CHARTS


def slide_of(content, **more):
    return Slide("k", "t", "栏目", (Run("标题"),), content, **more)


@pytest.mark.parametrize("style", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])
def test_words_have_seven_to_one(style):
    assert all(contrast(style.hex(ink), style.hex("page")) >= 7 for ink in WORDS)
    assert contrast(style.hex("on-primary"), style.hex("primary")) >= 7
    assert contrast(style.hex("on-chip"), style.hex("chip")) >= 7
    for role in ("text", "muted", "accent"):
        assert contrast(theme_of(style, 30).ink(role).name(), style.hex("page")) >= 7


def test_steps_are_hidden_until_revealed(fonts):
    content = next(b for b in ALL_BUT_CHARTS.blocks if isinstance(b, Points))
    sheet = lay_out(slide_of(content, steps=2), SlideLook(), 1920)
    area = next(p for p in sheet.words if p.step == 2)
    images = []
    for step in (1, 2):
        image = QImage(1920, 1080, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        paint_sheet(painter, QRectF(0, 0, 1920, 1080), sheet, step)
        painter.end()
        images.append(image.copy(int(area.at.x), int(area.at.y), 400, 40))
    assert images[0] != images[1]


def test_painting_in_vectors_scales_with_the_rectangle(fonts):
    image = QImage(400, 400, QImage.Format.Format_RGB32)
    image.fill(0x123456)
    painter = QPainter(image)
    sheet = paint_slide(painter, QRectF(0, 0, 400, 400), slide_of(Points("", (), ())), SlideLook(), "1", 9)
    painter.end()
    assert sheet.width == 1440
    assert image.pixelColor(200, 200).name() == "#ffffff"
    assert image.pixelColor(200, 5).name() == "#123456"


def test_a_live_chart_measures_its_words_by_the_language_of_the_slides(qtbot, fonts):
    loaded = shipped(lang="en")
    deck = build(loaded.cover, loaded.pages, "en")
    slide = next(s for s in deck.walk if isinstance(s.content, Chart) and s.content.kind == "durations")
    view = SlideView(SlideLook(lang="en"))
    qtbot.addWidget(view)
    view.resize(1920, 1080)
    view.show_frame(AudienceFrame(slide, "6", 11, 0))
    assert [chart._theme.latin for chart in view._charts.used] == [True]


def test_two_charts_on_one_page_are_both_live_and_hide_the_same(qtbot, fonts):
    loaded = shipped()
    made = [s for s in build(loaded.cover, loaded.pages, "zh-Hans").walk if isinstance(s.content, Chart)]
    first, second = (s.content for s in made if s.content.kind in ("compare", "durations"))
    view = SlideView(SlideLook())
    qtbot.addWidget(view)
    view.resize(1920, 1080)
    view.show()
    slide = slide_of(SideBySide(first, second), steps=steps_of(first))
    view.show_frame(AudienceFrame(slide, "6", 11, 0))
    left, right = view._charts.used
    assert (left.isVisible(), right.isVisible()) == (True, True)
    assert left.geometry().right() < right.geometry().left()
    assert not view.sheet.overflow
    # The first is built up before anything is added to the second.
    before = [c._scene for c in (left, right)]
    view.show_frame(AudienceFrame(slide, "6", 11, 1))
    assert [c._scene is scene for c, scene in zip((left, right), before, strict=True)] == [False, True]
    right.set_hidden_series(frozenset(("gone",)))
    assert view.hidden == {"gone"}
    # A page with one chart leaves the other aside.
    view.show_frame(AudienceFrame(slide_of(first), "7", 11, 0))
    assert (left.isVisible(), right.isVisible()) == (True, False)
