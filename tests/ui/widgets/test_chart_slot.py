import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from qjviewer.charts.kinds.bars import draw
from qjviewer.pages.blocks import Chart, Run
from qjviewer.ui.draw.screen import ChartView
from qjviewer.ui.draw.theme import Theme
from qjviewer.ui.widgets.chart_slot import ChartSlot
from tests.charts.samples import sample


def drawing(lang="zh-Hans"):
    return Chart("tabs[0].blocks[0]", "bars", (Run("标题"),), (), draw(sample("bars", lang)))


@pytest.fixture
def chart():
    return drawing()


@pytest.fixture
def slot(qtbot, chart):
    slot = ChartSlot()
    qtbot.addWidget(slot)
    slot.show_chart(chart, animate=False)
    return slot


def chart_in(slot):
    return slot.findChild(ChartView)


def test_a_chart_nobody_prepared_is_made_when_its_slot_was_painted(slot, chart, qtbot):
    assert chart_in(slot) is None
    slot.resize(600, 400)
    slot.show()
    qtbot.waitUntil(lambda: chart_in(slot) is not None)
    assert chart_in(slot).scene == chart.scene
    assert chart_in(slot).size() == slot.size()
    assert "标题" in chart_in(slot).accessibleName()


def test_it_asks_for_the_room_that_its_chart_will_need(slot, chart, qtbot):
    view = ChartView()
    qtbot.addWidget(view)
    view.show_scene(chart.scene, animate=False)
    for theme in (Theme(), Theme(em=21)):
        view.set_theme(theme)
        slot.set_theme(theme)
        assert slot.heightForWidth(700) == view.heightForWidth(700)
        assert slot.sizeHint() == view.sizeHint()


def test_the_newest_scene_and_theme_are_those_shown(slot, qtbot):
    newer = drawing("en")
    slot.show_chart(newer, animate=True)
    slot.set_theme(Theme("dark"))
    slot.resize(600, 400)
    slot.show()
    qtbot.waitUntil(lambda: chart_in(slot) is not None)
    assert chart_in(slot).scene == newer.scene
    assert chart_in(slot)._theme == Theme("dark")


def test_a_chart_near_to_being_seen_is_made_before(qtbot, chart):
    slot = ChartSlot()
    qtbot.addWidget(slot)
    slot.show_chart(chart, animate=False)
    assert chart_in(slot) is None
    slot.prepare()
    assert chart_in(slot) is not None


def test_a_late_chart_takes_the_keyboard_where_its_slot_stood(qtbot, chart):
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    first, slot, last = QPushButton("1", window), ChartSlot(window), QPushButton("2", window)
    for widget in (first, slot, last):
        column.addWidget(widget)
    slot.show_chart(chart, animate=False)
    window.resize(600, 500)
    slot.setFocus()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: chart_in(slot) is not None and chart_in(slot).hasFocus())
    assert slot.focusPolicy() is Qt.FocusPolicy.NoFocus
    qtbot.keyClick(chart_in(slot), Qt.Key.Key_Tab)
    assert last.hasFocus()
    qtbot.keyClick(last, Qt.Key.Key_Backtab)
    assert chart_in(slot).hasFocus()
