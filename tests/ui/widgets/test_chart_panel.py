import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from qjviewer.pages.blocks import Chart, Run
from qjviewer.ui.draw.theme import Theme
from qjviewer.ui.widgets.chart_panel import ChartPanel
from qjviewer.ui.widgets.grid import Grid
from tests.shipped import qujiang


@pytest.fixture(scope="module")
def chart():
    loaded = qujiang()
    return next(b for b in loaded.pages[0].blocks if isinstance(b, Chart))


@pytest.fixture
def panel(qtbot, chart):
    panel = ChartPanel()
    qtbot.addWidget(panel)
    panel.show_block(chart, "zh-Hans")
    panel.resize(700, panel.heightForWidth(700))
    panel.show()
    return panel


def test_a_click_on_a_mark_asks_for_its_figure(panel, chart, qtbot):
    with qtbot.waitSignal(panel.figure_requested) as got:
        panel.view.figure_requested.emit(chart.figures[0])
    assert got.args == [chart.figures[0]]


def test_a_mark_of_an_item_asks_for_the_item(panel, qtbot):
    with qtbot.waitSignal(panel.item_requested) as got:
        panel.view.figure_requested.emit("yintai")
    assert got.args == ["yintai"]


def test_every_chart_can_be_read_as_a_table(panel, chart, qtbot):
    qtbot.mouseClick(panel.switch, Qt.MouseButton.LeftButton)
    grid = panel.findChild(Grid)
    assert grid.isVisible()
    assert not panel.view.isVisible()
    assert chart.scene.table[1][0] in [row[0].text for row in grid._rows]
    qtbot.mouseClick(panel.switch, Qt.MouseButton.LeftButton)
    assert panel.view.isVisible()


def test_the_chart_itself_can_ask_for_the_table(panel):
    panel.view.table_requested.emit()
    assert panel.findChild(Grid).isVisible()


def test_a_title_the_keyboard_comes_to_is_not_read_twice(panel, chart):
    panel.show_block(replace(chart, title=(Run("标题"),)), "zh-Hans")
    assert panel.accessibleName() == "标题"
    panel.show_block(replace(chart, title=(Run("标题", figure=chart.figures[0]),)), "zh-Hans")
    assert panel.accessibleName() == ""


def test_it_reads_as_its_title_and_its_data(panel, chart):
    assert chart.scene.summary in panel.view.accessibleName()


def test_more_height_goes_to_the_drawing(panel):
    before = panel.view.height()
    panel.resize(700, panel.height() + 120)
    assert panel.view.height() == before + 120


def test_a_change_keeps_the_view_and_moves_to_the_new_scene(panel, chart, qtbot):
    view = panel.view
    scene = replace(chart.scene, summary="别的")
    panel.show_block(replace(chart, scene=scene), "zh-Hans", animate=True)
    assert panel.view is view
    assert view.scene is scene


@pytest.mark.parametrize("mode", ["dark", "contrast"])
def test_it_takes_the_theme_along(panel, mode):
    panel.set_theme(Theme(mode))
    assert not panel.grab().isNull()
