"""A briefing that is not clean: every slide says so, and newer data that are not need a second word."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from qjviewer.load import View, load
from qjviewer.release import release_of
from qjviewer.setting.slides.layout import lay_out
from qjviewer.setting.slides.look import SlideLook
from qjviewer.setting.slides.style import page_width
from qjviewer.ui.present.keys import ShowCommand
from qjviewer.ui.present.preflight import checks
from qjviewer.ui.present.running import look_of
from qjviewer.ui.present.snapshot import Snapshot
from qjviewer.ui.present.spoken_slide import spoken
from qjviewer.wording import LANGUAGES
from tests.ui.sample import BRIEFING, write_briefing

AWAITED = BRIEFING.replace("value: 13.4", "value: 待填")
# The words of the second tab were read for another period.
STALE = BRIEFING.replace('    read: 2023H1\n    headline: "投资', '    read: 2023Q1\n    headline: "投资')
SHAPES = ((1920, 1080), (1024, 768))


def read(tmp_path, text, lang="zh-Hans"):
    return load(write_briefing(tmp_path, text), View(lang))


def sheets(loaded, shape=SHAPES[0]):
    """Every slide with the words laid out on it."""
    look = look_of(loaded, SlideLook())
    for number, slide in enumerate(Snapshot(loaded).deck().slides, 1):
        sheet = lay_out(slide, look, page_width(*shape), str(number), 9)
        yield slide, ["".join(s.text for s in p.words.stretches) for p in sheet.words]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("text", [AWAITED, STALE], ids=["awaited", "stale"])
def test_every_slide_says_why_it_is_not_ready(fonts, tmp_path, text, lang, shape):
    loaded = read(tmp_path, text, lang)
    mark = release_of(loaded).mark(lang)
    assert mark
    shown = list(sheets(loaded, shape))
    assert len(shown) > 4
    assert [slide.key for slide, words in shown if f"▲ {mark}" not in words] == []


def test_no_slide_of_a_clean_briefing_says_anything(fonts, loaded):
    assert not any("▲" in word for _, words in sheets(loaded) for word in words)


def test_a_section_to_be_reviewed_says_so_and_the_others_do_not(fonts, tmp_path):
    for slide, words in sheets(read(tmp_path, STALE)):
        assert any("待复核：文字按2023年一季度写成" in word for word in words) == (slide.tab == "two")


def test_it_is_told_to_those_who_hear_a_slide(fonts, tmp_path):
    loaded = read(tmp_path, STALE)
    look = look_of(loaded, SlideLook())
    told = [spoken(s, look) for s in Snapshot(loaded).deck().slides if s.tab == "two"]
    assert all("待复核：文字按2023年一季度写成" in words and look.mark in words for words in told)


def test_the_check_before_a_meeting_tells_it(fonts, tmp_path, loaded):
    def told(found):
        looked = checks(found, SlideLook(), (), "show", list, lambda: True)
        return next((c.state, c.words) for c in looked if c.name == "发布")

    assert told(loaded)[0] == "good"
    state, words = told(read(tmp_path, AWAITED))
    assert state == "bad"
    assert "1个数据待填" in words


def first_numbers(running):
    return [c.number for c in running.show.deck.slides[1].content.cards]


def test_a_kiosk_takes_no_data_that_are_not_ready(presenter, tmp_path):
    presenter.start(None, "kiosk")
    running = presenter.running
    presenter.offer(read(tmp_path, AWAITED))
    running._turn_page()
    assert first_numbers(running) == ["13.4", "37.7"]
    presenter.offer(read(tmp_path, BRIEFING.replace("value: 13.4", "value: 13.5")))
    running._turn_page()
    assert first_numbers(running) == ["13.5", "37.7"]


def test_data_that_are_not_ready_are_applied_at_a_second_named_wish_and_marked(presenter, running, tmp_path):
    presenter.offer(read(tmp_path, AWAITED))
    changes = running.room.panels.changes
    QTest.keyClick(running.room.console, Qt.Key.Key_A)
    assert running.show.panel == "changes"
    assert first_numbers(running) == ["13.4", "37.7"]
    assert changes._apply.text() == "仍要采用并注明"
    assert "1个数据待填" in changes._objection.text()
    QTest.keyClick(running.room.console, Qt.Key.Key_A)
    assert first_numbers(running) == ["待填", "37.7"]
    assert running.look.mark == "1个数据待填"
    assert running.show.panel == ""


def test_data_that_are_ready_are_applied_at_once(presenter, running, tmp_path):
    presenter.offer(read(tmp_path, BRIEFING.replace("value: 13.4", "value: 13.5")))
    running.perform(ShowCommand.APPLY)
    assert first_numbers(running) == ["13.5", "37.7"]
    assert running.look.mark == ""


def test_what_the_rules_find_later_counts_too(presenter, running, tmp_path):
    presenter.offer(read(tmp_path, BRIEFING.replace("value: 13.4", "value: 13.5")))
    presenter.take_checked(read(tmp_path, AWAITED))
    assert running.snapshot.objection() == ""
    newest = running.snapshot.pending
    presenter.take_checked(newest)
    assert running.snapshot.pending == newest
