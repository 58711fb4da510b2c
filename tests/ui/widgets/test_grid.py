import pytest
from PySide6.QtCore import QPoint, Qt

from qjviewer.pages.blocks import Cell
from qjviewer.ui.widgets.grid import Grid
from tests.ui.sample import ALL_BUT_CHARTS, FAI, FAI_ZJ, GDP, GDP_ZJ

TABLE = ALL_BUT_CHARTS.blocks[3]


@pytest.fixture
def grid(qtbot):
    grid = Grid()
    qtbot.addWidget(grid)
    grid.show_rows(TABLE.header, TABLE.rows)
    grid.resize(500, grid.heightForWidth(500))
    grid.show()
    return grid


def spot_of(grid, row, column):
    spots = (QPoint(x, y) for y in range(0, grid.height(), 4) for x in range(0, grid.width(), 4))
    return next(s for s in spots if grid.cell_at(s) == (row, column)) + QPoint(4, 4)


def test_a_click_on_a_number_asks_for_its_figure(grid, qtbot):
    with qtbot.waitSignal(grid.figure_requested) as got:
        qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=spot_of(grid, 1, 2))
    assert got.args == [FAI_ZJ]


def test_arrows_and_enter_reach_every_figure(grid, qtbot):
    found = []
    grid.figure_requested.connect(found.append)
    grid.setFocus()
    for _ in range(4):
        qtbot.keyClick(grid, Qt.Key.Key_Return)
        qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert found == [GDP, GDP_ZJ, FAI, FAI_ZJ]


def test_words_wrap_where_there_is_no_room(grid):
    assert grid.heightForWidth(160) > grid.heightForWidth(800)


@pytest.mark.parametrize("rows", [(), ((Cell("只有一格"),),), ((),)])
def test_ragged_and_empty_tables_are_drawn(qtbot, rows):
    grid = Grid()
    qtbot.addWidget(grid)
    grid.show_rows(("甲", "乙"), rows)
    grid.resize(300, 100)
    assert not grid.grab().isNull()
