"""What the window says unasked, and where the keyboard goes when a panel closes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from qjviewer.load import View, checked, load
from qjviewer.ui.widgets.figure_card import FigureCard
from qjviewer.ui.widgets.runs_label import RunsLabel
from tests.ui.sample import BRIEFING, FAI, small, write_briefing


@pytest.fixture
def heard(window):
    said = []
    body = window.body
    for source in (window.news, body.problem_bar, body.stale_bar, body.find_panel):
        source.announcer.told.connect(said.append)
    return said


def rewritten(tmp_path, old, new):
    """The briefing with a text exchanged."""
    path = write_briefing(tmp_path)
    path.write_text(BRIEFING.replace(old, new), encoding="utf-8")
    return load(path)


# Live region -------------------------------------------------------------------------------


def test_newer_data_are_told_with_how_much_changed(window, heard, tmp_path, qtbot):
    window.show_loaded(rewritten(tmp_path, "gdp: {yoy: 6.8}", "gdp: {yoy: 6.9}"))
    qtbot.waitUntil(lambda: heard == ["数据已更新，1处变化"])


def test_the_same_data_again_are_told_to_be_the_same(window, heard, tmp_path, qtbot):
    window.show_loaded(small(tmp_path))
    qtbot.waitUntil(lambda: heard == ["已重新读取，内容没有变化"])


def test_another_language_is_no_news(window, heard, tmp_path):
    window.show_loaded(load(write_briefing(tmp_path), View(lang="en")))
    assert not window.news._later.isActive()
    assert heard == []


def test_a_file_that_cannot_be_read_is_told(window, heard, tmp_path):
    (tmp_path / "small.yaml").write_text("format: [", encoding="utf-8")
    window.show_failed(load(tmp_path / "small.yaml"))
    assert heard == [window.body.problem_bar.text]


def test_what_the_checks_found_is_told_once(window, heard):
    latest = checked(window.body.loaded)
    window.store.checked.emit(latest)
    window.store.checked.emit(latest)
    assert heard == [window.body.status.verdict]


def test_find_results_are_told_and_the_one_picked(window, heard):
    panel = window.body.find_panel
    panel.open_panel()
    panel.field.setText("投资")
    assert heard[-1].startswith(f"找到{panel.hits.count()}项，第1项：")
    QTest.keyClick(panel.field, Qt.Key.Key_Down)
    assert panel.hits.item(1).text() in heard[-1]
    panel.field.setText("没有的词")
    assert heard[-1] == "没有找到"


# Focus -------------------------------------------------------------------------------------


def focused():
    return QApplication.focusWidget()


def escape():
    QTest.keyClick(focused(), Qt.Key.Key_Escape)


@pytest.fixture
def card(window):
    return window.body.pages.view().findChildren(FigureCard)[1]


def test_escape_from_evidence_returns_to_the_card(window, card):
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert window.body.drawer.isVisible()
    escape()
    assert focused() is card


def test_escape_returns_to_the_very_link(window):
    (label,) = [w for w in window.body.pages.view().findChildren(RunsLabel) if w.text.startswith("投资")]
    label.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(label, Qt.Key.Key_Tab)
    second = label.named_at(None)
    QTest.keyClick(label, Qt.Key.Key_Return)
    escape()
    assert focused() is label
    assert label.named_at(None) == second != FAI


def test_a_panel_that_takes_the_place_of_another_returns_to_where_that_was_opened(window, card):
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Return)
    window.body.toggle_problems()
    escape()
    assert focused() is card


def test_find_returns_to_its_opener_and_after_a_hit_to_the_place_found(window, card):
    card.setFocus()
    window.body.find_panel.open_panel()
    escape()
    assert focused() is card
    window.body.find_panel.open_panel()
    window.body.find_panel.field.setText("投资")
    QTest.keyClick(window.body.find_panel.field, Qt.Key.Key_Return)
    escape()
    assert focused() is window.body.pages.view()


def test_an_opener_that_is_gone_leaves_the_keyboard_to_the_page(window, card):
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Return)
    window.body.go_to_tab("two")
    escape()
    assert focused() is window.body.pages.view()
