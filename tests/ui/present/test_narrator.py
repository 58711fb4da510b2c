"""What a show says unasked: pages and steps, and to the presenter alone all that is private."""

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAccessible

from qjviewer.pages.blocks import PointLine, Points, Run, text_of
from qjviewer.pages.deck import Deck, Slide, numbered
from qjviewer.ui.present.console.info import lines_of
from qjviewer.ui.present.keys import ShowCommand
from qjviewer.ui.present.spoken_slide import revealed
from qjviewer.wording import say
from tests.pages.test_told import COMPARE, DATA, blocks, deck_of, tab
from tests.ui.reading import thing, things, unnamed


@pytest.fixture
def heard(running):
    """What the console says, and what the audience's window says."""
    said = {"console": [], "audience": []}
    running.room.aside.told.connect(said["console"].append)
    running.room.before_all.told.connect(said["audience"].append)
    return said


def phrase(key, **values):
    return say(f"present.{key}", "zh-Hans", **values)


def go_to_built(running):
    """To a page with statements that come one by one, put in after the others."""
    lines = tuple(PointLine((Run(words),)) for words in ("第一件事", "第二件事", "第三件事"))
    slide = Slide("built", "one", "总览", (Run("三件事"),), Points("", (), lines), steps=2, anchor="built")
    show = running.show
    show.take(Deck(numbered((*show.deck.slides, slide))))
    show.go(len(show.deck.slides) - 1)
    running.refresh()
    return show.slide


def test_a_turn_of_the_page_tells_its_number_and_its_headline(running, heard):
    running.perform(ShowCommand.NEXT)
    slide = running.show.slide
    (told,) = heard["console"]
    assert told.startswith(f"第{slide.number}页，共{running.show.deck.total}页")
    assert text_of(slide.headline) in told


def test_a_step_tells_what_it_reveals_and_going_back_where_it_is(running, heard):
    slide = go_to_built(running)
    lines = [text_of(p.runs) for p in slide.content.points]
    assert lines[0] in heard["console"][-1]
    running.perform(ShowCommand.NEXT)
    assert heard["console"][-1] == f"第2步，共{slide.steps + 1}步：{lines[1]}"
    running.perform(ShowCommand.PREVIOUS)
    assert heard["console"][-1] == f"退回第1步，共{slide.steps + 1}步：{lines[0]}"


def test_the_same_moment_is_told_once(running, heard):
    running.perform(ShowCommand.NEXT)
    count = len(heard["console"])
    running.refresh()
    running.refresh()
    assert len(heard["console"]) == count


PRIVATE = [
    (ShowCommand.BLACK, phrase("badge-black"), say("spoken.blank-off", "zh-Hans")),
    (ShowCommand.WHITE, phrase("badge-white"), say("spoken.blank-off", "zh-Hans")),
    (ShowCommand.FREEZE, phrase("badge-frozen", number="1"), say("spoken.frozen-off", "zh-Hans")),
    (ShowCommand.OVERVIEW, phrase("do-overview"), ""),
]


@pytest.mark.parametrize(("command", "on", "off"), PRIVATE, ids=lambda x: getattr(x, "name", ""))
def test_blank_and_frozen_are_told_to_the_presenter_alone(running, heard, command, on, off):
    running.perform(command)
    assert heard["console"] == [on]
    running.perform(command)
    assert heard["console"] == [on] + [off] * bool(off)
    assert heard["audience"] == []


def test_a_pause_and_being_late_are_told_once(running, heard, clock):
    running.perform(ShowCommand.NEXT)
    heard["console"].clear()
    clock.pass_(3600)
    running.refresh()
    clock.pass_(30)
    running.refresh()
    assert len(heard["console"]) == 1
    assert heard["console"][0].startswith("超时")
    running.perform(ShowCommand.PAUSE)
    running.perform(ShowCommand.PAUSE)
    assert heard["console"][1:] == [phrase("paused"), say("spoken.going-on", "zh-Hans")]


def test_question_results_are_told_to_the_presenter_alone(running, heard):
    running.perform(ShowCommand.QUESTION)
    question = running.room.panels.question
    question.line.setText("投资")
    assert heard["console"][-1].startswith("找到")
    assert "投资" in heard["console"][-1]
    question.line.setText("没有这样的指标")
    assert heard["console"][-1] == "没有找到"
    assert heard["audience"] == []


def test_passing_notices_are_told(running, heard):
    running.perform(ShowCommand.LAST)
    running.perform(ShowCommand.NEXT)
    assert heard["console"][-1] == phrase("at-end")


def test_without_a_console_only_pages_are_told(presenter):
    presenter.start(None, "kiosk")
    running, said = presenter.running, []
    assert not running.room.console.isVisible()
    running.room.before_all.told.connect(said.append)
    running.perform(ShowCommand.NEXT)
    running.perform(ShowCommand.BLACK)
    running.perform(ShowCommand.QUESTION)
    assert len(said) == 1
    assert said[0].startswith("第2页")


@pytest.mark.parametrize("name", ["audience", "console"])
def test_the_windows_and_all_in_them_have_names_and_roles(running, name):
    window = getattr(running.room, name)
    told = thing(QAccessible.queryAccessibleInterface(window))
    assert told.role is QAccessible.Role.Window
    assert told.name
    assert unnamed(window) == []


def test_a_window_of_the_show_is_called_by_what_it_said_last(running):
    # Screen readers that know no announcements read the new name of the window in front.
    running.perform(ShowCommand.NEXT)
    assert running.room.console.accessibleName().startswith("第2页")
    running.perform(ShowCommand.BLACK)
    assert running.room.console.accessibleName() == phrase("badge-black")


def content_of(view):
    text = QAccessible.queryAccessibleInterface(view).textInterface()
    return text.text(0, text.characterCount())


def test_a_slide_reads_as_its_headline_and_what_is_shown_of_it(running):
    slide = go_to_built(running)
    view = running.room.console.stage.current.view
    first, second = (text_of(p.runs) for p in slide.content.points[:2])
    told = thing(QAccessible.queryAccessibleInterface(view))
    assert text_of(slide.headline) in told.name
    assert first in content_of(view)
    assert second not in content_of(view)
    running.perform(ShowCommand.NEXT)
    assert second in content_of(view)


def test_steps_tell_in_words_whether_they_are_seen_yet(running):
    go_to_built(running)
    running.perform(ShowCommand.NEXT)
    QCoreApplication.processEvents()
    steps = things(running.room.console.stage.info)
    told = [t.name for t in steps if any(words in t.name for words in ("第一件事", "第二件事", "第三件事"))]
    assert told == ["第一件事", "刚出现：第二件事", "尚未出现：第三件事"]


def test_numbers_over_the_notes_say_what_they_count(running):
    names = [t.name for t in things(running.room.console.header)]
    assert any(name.startswith("现在") for name in names)
    assert any(name.startswith("页码1 / ") for name in names)


def test_a_key_that_is_on_says_so(running):
    keys = {key.command: key for key in running.room.console.strip._keys}

    def is_on(command):
        return bool(QAccessible.queryAccessibleInterface(keys[command]).state().checked)

    assert not is_on(ShowCommand.BLACK)
    running.perform(ShowCommand.BLACK)
    assert is_on(ShowCommand.BLACK)
    assert not QAccessible.queryAccessibleInterface(keys[ShowCommand.HELP]).state().checkable


def test_a_blank_screen_reads_nothing_of_the_page(presenter):
    presenter.start(None, "kiosk")
    running = presenter.running
    running.perform(ShowCommand.BLACK)
    view = running.room.audience.view
    assert thing(QAccessible.queryAccessibleInterface(view)).name == phrase("badge-black")
    assert content_of(view) == ""


def test_a_comparison_is_told_place_by_place_and_ends_with_its_gap():
    slide = deck_of(tab(blocks(COMPARE)), more=DATA).slides[1]
    assert [revealed(slide, step, "zh-Hans") for step in range(slide.steps + 1)] == [
        "衢江区",
        "全省",
        "+6.6个百分点",
    ]
    assert lines_of(slide, "zh-Hans") == ["衢江区", "全省", "+6.6个百分点"]
