"""A workbook dropped on the window: doubtful cells are confirmed, then the tab is drawn with its figures."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from qjviewer.load import load
from qjviewer.ui.draw.theme import Theme
from qjviewer.ui.intake import taking_in
from qjviewer.ui.intake.taking_in import take_in
from qjviewer.ui.widgets.figure_card import FigureCard
from tests.ui.intake.workbook import month
from tests.ui.reading import VAGUE, things


@pytest.fixture
def dialog(desk, folder, workbook):
    written = []
    made = take_in(desk, load(folder), workbook, Theme(), lambda: written.append(True))
    made.written = written
    return made


def drop(window, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    keys, buttons, action = (
        Qt.KeyboardModifier.NoModifier,
        Qt.MouseButton.LeftButton,
        Qt.DropAction.CopyAction,
    )
    entering = QDragEnterEvent(QPoint(9, 9), action, data, buttons, keys)
    window.dragEnterEvent(entering)
    assert entering.isAccepted()
    window.dropEvent(QDropEvent(QPointF(9, 9), action, data, buttons, keys))


def test_a_workbook_dropped_on_a_briefing_is_to_be_read_and_the_menu_asks_for_one(window, workbook):
    drop(window, workbook)
    window.commands.actions["intake"].trigger()
    assert window.dropped == [workbook, None]


def test_nothing_is_preselected_and_nothing_written_before_all_is_decided(dialog, folder):
    assert [row.question.reason for row in dialog.rows] == ["triangle", "second-number"]
    assert not any(button.is_chosen for row in dialog.rows for button in row.buttons.values())
    assert not dialog.write_button.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [p.name for p in folder.iterdir()] == ["briefing.yaml"]


def test_two_cells_are_confirmed_by_keyboard_and_the_tab_has_the_figures(window, dialog, folder):
    for row, key in zip(dialog.rows, ("down", "first"), strict=True):
        row.buttons[key].setFocus()
        QTest.keyClick(row.buttons[key], Qt.Key.Key_Space)
    assert "同比下降2.7%" in dialog.rows[0].buttons["down"].text()
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.written == [True]
    loaded = load(folder)
    assert str(loaded.cube.by_id("profit.yoy@yi@2026M01-M05").value) == "-2.7"
    window.show_loaded(loaded)
    cards = [card.accessibleName() for card in window.body.findChildren(FigureCard)]
    assert [number in name for number, name in zip(("7.2", "6.9", "7.7", "−11.8"), cards, strict=True)] == [
        True
    ] * 4


def test_an_answer_is_taken_back_by_the_same_button(dialog):
    button = dialog.rows[0].buttons["up"]
    button.click()
    assert (button.is_chosen, dialog.open_count) == (True, 1)
    button.click()
    assert (button.is_chosen, dialog.open_count) == (False, 2)


def test_a_column_that_is_not_read_takes_its_questions_along(dialog):
    chip = next(c for c in dialog.grid.findChildren(QComboBox) if c.accessibleName().startswith("E"))
    chip.setCurrentIndex(chip.findData("skip"))
    chip.activated.emit(chip.currentIndex())
    assert [row.question.reason for row in dialog.rows] == ["second-number"]


def test_next_month_asks_nothing_and_its_figures_follow(desk, dialog, folder, workbook):
    for row, key in zip(dialog.rows, ("down", "first"), strict=True):
        row.buttons[key].click()
    dialog.write_button.click()
    july = workbook.with_name("乙县统计月报2026-07.xlsx")
    july.write_bytes(month(7))
    after = take_in(desk, load(folder), july, Theme(), lambda: None)
    assert [row.question.reason for row in after.rows if not after.review.answer_to(row.number)] == []
    after.write_button.click()
    assert sorted(p.name for p in (folder / "月报").iterdir()) == [workbook.name, july.name]


def test_everything_has_a_name_and_a_role(dialog):
    assert [t for t in things(dialog) if t.matters and (t.role in VAGUE or not t.name.strip())] == []


@pytest.mark.parametrize("name", ["图片.xlsx", "没有"])
def test_what_is_no_workbook_is_told(desk, folder, tmp_path, monkeypatch, name):
    told = []
    monkeypatch.setattr(taking_in, "tell", lambda parent, title, words, bad=False: told.append(words))
    path = tmp_path / name
    if "." in name:
        path.write_bytes(b"\x89PNG\r\n\x1a\n")
    assert take_in(desk, load(folder), path, Theme(), lambda: None) is None
    assert len(told) == 1
