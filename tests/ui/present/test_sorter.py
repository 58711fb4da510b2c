"""The pages of the deck are put into another order by keyboard or mouse, and written back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from qjviewer.load import load, read
from qjviewer.pages.told import build
from qjviewer.setting.slides.look import SlideLook
from qjviewer.ui.draw.theme import Theme
from qjviewer.ui.present.sorter import Sorter, deck_file, sorted_pages
from tests.ui.sample import BRIEFING, write_briefing

DECK = """deck:
  minutes: 1
  pages:
    # 先讲总览
    - {show: one/1, headline: '总览{gdp.yoy:change}', minutes: 1, notes: 甲}
    - show: two/1   # 投资
      headline: '投资{fai.yoy:change}'
      minutes: 0.5
    - gone/9
"""


@pytest.fixture
def sorter(qtbot, fonts, tmp_path):
    """The sorter over a briefing with a deck of its own."""
    made = sorter_of(write_briefing(tmp_path, BRIEFING + DECK))
    qtbot.addWidget(made)
    made.show()
    return made


def sorter_of(path):
    loaded = read(path)
    deck = build(loaded.cover, loaded.pages, "zh-Hans")
    return Sorter(deck, SlideLook(), deck_file(loaded), Theme(), None, loaded.cover.story)


def order(sorter):
    return [(page.slide.key, page.kept) for page in sorter.pages.order()]


def test_it_shows_the_pages_and_their_time_against_the_slot(sorter):
    assert order(sorter) == [("one/0/0", False), ("two/0/0", False)]
    assert sorter._said.text() == "3页讲1.5分钟，超过会上给的1分钟"


def test_a_page_is_moved_by_keyboard_and_written_back_with_its_comments(sorter):
    QTest.keyClick(sorter.pages, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert order(sorter) == [("two/0/0", False), ("one/0/0", False)]
    sorter.save()
    text = sorter._file.read_text(encoding="utf-8")
    assert (
        text.index("two/1   # 投资") < text.index("# 先讲总览") < text.index("one/1") < text.index("gone/9")
    )
    assert [p.show for p in read(sorter._file).cover.story.pages] == [("two/1",), ("one/1",), ("gone/9",)]


def test_a_page_kept_for_questions_leaves_the_walk_and_its_time(sorter):
    QTest.keyClick(sorter.pages, Qt.Key.Key_Delete)
    assert order(sorter) == [("two/0/0", False), ("one/0/0", True)]
    assert sorter._said.text() == "2页讲0.5分钟"
    sorter.save()
    deck = build(*(lambda x: (x.cover, x.pages))(read(sorter._file)), "zh-Hans")
    assert [s.key for s in deck.walk] == ["opening", "two/0/0"]
    assert [p.slide.key for p in sorted_pages(deck)] == ["two/0/0", "one/0/0"]


def test_a_deck_that_the_program_chose_is_written_down(qtbot, fonts, tmp_path):
    path = write_briefing(tmp_path)
    made = sorter_of(path)
    qtbot.addWidget(made)
    before = order(made)
    made.save()
    again = load(path)
    assert len(again.cover.story.pages) == len(before) > 1
    assert [p.code for p in again.problems if p.code.startswith("deck-unknown")] == []


def test_a_file_that_cannot_be_changed_is_left_alone(qtbot, fonts, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    text = BRIEFING + "deck: {pages: [one/1, two/1]}\n"
    made = sorter_of(write_briefing(tmp_path, text))
    qtbot.addWidget(made)
    made.save()
    assert "没有改动" in told[0]
    assert made._file.read_text(encoding="utf-8") == text
