from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible

from qjviewer.charts.small import RankCells
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


def table_of(grid):
    """The table as assistive technology finds it below a grid."""
    root = QAccessible.queryAccessibleInterface(grid)
    found = [root.child(n) for n in range(root.childCount())]
    (table,) = [child for child in found if child.role() is QAccessible.Role.Table]
    return table


def words_of(grid):
    """Every cell and heading, as assistive technology reads them."""
    table = table_of(grid)
    return [table.child(n).text(QAccessible.Text.Name) for n in range(table.childCount())]


def test_arrows_go_both_ways_and_enter_leads_to_the_figure(grid, qtbot):
    found = []
    grid.figure_requested.connect(found.append)
    grid.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Up):
        qtbot.keyClick(grid, Qt.Key.Key_Return)
        qtbot.keyClick(grid, key)
    assert found == [GDP, GDP_ZJ, FAI_ZJ, FAI]
    assert grid._focused == (0, 0)


def test_the_arrows_leave_the_edges_to_the_page(grid, qtbot):
    grid.setFocus()
    for key, times in ((Qt.Key.Key_Up, 3), (Qt.Key.Key_Left, 5)):
        for _ in range(times):
            qtbot.keyClick(grid, key)
    assert grid._focused == (-1, 0)
    for key, times in ((Qt.Key.Key_Down, 9), (Qt.Key.Key_Right, 9)):
        for _ in range(times):
            qtbot.keyClick(grid, key)
    assert grid._focused == (len(TABLE.rows) - 1, len(TABLE.header) - 1)


def test_it_reads_as_a_table_of_headings_rows_and_cells(grid):
    table = table_of(grid)
    roles = [table.child(n).role() for n in range(table.childCount())]
    rows, columns = len(TABLE.rows), len(TABLE.header)
    assert roles.count(QAccessible.Role.ColumnHeader) == columns
    assert roles.count(QAccessible.Role.RowHeader) == rows
    assert roles.count(QAccessible.Role.Cell) == rows * columns
    cell = table.child((1 + 1) * (columns + 1) + 1 + 1).tableCellInterface()
    assert (cell.rowIndex(), cell.columnIndex()) == (1, 1)
    assert [h.text(QAccessible.Text.Name) for h in cell.columnHeaderCells()] == [TABLE.header[1]]
    assert [h.text(QAccessible.Text.Name) for h in cell.rowHeaderCells()] == [TABLE.rows[1][0].text]


def test_what_is_heard_is_what_is_shown(sorted_grid, qtbot):
    assert "甲" in words_of(sorted_grid)
    sorted_grid.sort_by(2)
    heard = [word for word in words_of(sorted_grid) if word in ("甲", "乙", "丙", "丁")]
    assert heard[::2] == heard[1::2] == names(sorted_grid)
    assert not table_of(sorted_grid).object().isHidden()
    seen = sorted_grid.grab().toImage()
    table_of(sorted_grid).object().hide()
    assert sorted_grid.grab().toImage() == seen


def test_words_wrap_where_there_is_no_room(grid):
    assert grid.heightForWidth(160) > grid.heightForWidth(800)


@pytest.mark.parametrize("rows", [(), ((Cell("只有一格"),),), ((),)])
def test_ragged_and_empty_tables_are_drawn(qtbot, rows):
    grid = Grid()
    qtbot.addWidget(grid)
    grid.show_rows(("甲", "乙"), rows)
    grid.resize(300, 100)
    assert not grid.grab().isNull()


def wide_rows(columns):
    numbers = [Cell(f"{10 ** (n % 6)}.{n}", numeric=True) for n in range(columns)]
    return ("指标", *(f"第{n}列" for n in range(columns))), ((Cell("地区生产总值"), *numbers),) * 3


@pytest.mark.parametrize("columns", [3, 8, 20])
@pytest.mark.parametrize("width", [320, 420, 900])
def test_no_digit_is_cut_however_narrow_it_is(qtbot, columns, width):
    grid = Grid()
    qtbot.addWidget(grid)
    grid.show_rows(*wide_rows(columns))
    bands = grid._at(width).bands
    assert [n for band in bands for n in band.columns if n] == list(range(1, columns + 1))
    for band in bands:
        assert sum(band.widths) == width
        assert band.columns[0] == 0
        least = grid._sizes._numbers_width
        assert all(w >= least(n) for n, w in zip(band.columns, band.widths, strict=True) if n)


def test_where_there_is_room_all_columns_stand_side_by_side(qtbot):
    grid = Grid()
    qtbot.addWidget(grid)
    grid.show_rows(*wide_rows(6))
    assert len(grid._at(grid.least_width()).bands) == 1
    assert len(grid._at(grid.least_width() - 2).bands) == 2
    assert grid.heightForWidth(grid.least_width() - 2) > grid.heightForWidth(grid.least_width())


def test_a_click_in_a_lower_band_asks_for_its_figure(qtbot):
    grid = Grid()
    qtbot.addWidget(grid)
    header, rows = wide_rows(9)
    rows = ((*rows[0][:-1], Cell("7.7", GDP, True)), *rows[1:])
    grid.show_rows(header, rows)
    grid.resize(320, grid.heightForWidth(320))
    grid.show()
    with qtbot.waitSignal(grid.figure_requested) as got:
        qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=spot_of(grid, 0, 9))
    assert got.args == [GDP]


def test_tags_stand_behind_their_name_and_are_told(qtbot):
    grid = Grid()
    qtbot.addWidget(grid)
    rows = ((Cell("地区生产总值", tags=("初", "期后")), Cell("5.4", GDP, True)),)
    grid.show_rows(("指标", "同比"), rows)
    grid.resize(400, grid.heightForWidth(400))
    assert "地区生产总值 初 期后" in words_of(grid)
    tagged = grid.grab().toImage()
    grid.show_rows(("指标", "同比"), ((Cell("地区生产总值"), rows[0][1]),))
    assert grid.grab().toImage() != tagged


RANKED = Cell("1/3", small=RankCells(1, 3))
SECTIONED = (
    (Cell("甲", section="上"), Cell("2.0", "a", numeric=True, value=Decimal(2)), RANKED),
    (Cell("乙", section="上"), Cell("…", "b", numeric=True), Cell("—")),
    (Cell("丙", section="下"), Cell("−5.0", "c", numeric=True, value=Decimal(-5), is_lesser=True), Cell("—")),
    (Cell("丁", section="下"), Cell("10.0", "d", numeric=True, value=Decimal(10)), Cell("—")),
)  # fmt: skip
HEADER = ("指标", "同比", "位次")


@pytest.fixture
def sorted_grid(qtbot):
    grid = Grid()
    qtbot.addWidget(grid)
    grid.show_rows(HEADER, SECTIONED)
    grid.resize(600, grid.heightForWidth(600))
    grid.show()
    return grid


def names(grid):
    """The names of rows as they stand; a section's name is no row's."""
    name = 1 if grid._header[0] == "" else 0
    return [row[name].text for row in grid._rows]


def test_clicks_on_a_heading_sort_down_up_and_back(sorted_grid, qtbot):
    found = [names(sorted_grid)]
    for _ in range(3):
        column = sorted_grid._header.index(next(h for h in sorted_grid._header if h.startswith("同比")))
        qtbot.mouseClick(sorted_grid, Qt.MouseButton.LeftButton, pos=spot_of(sorted_grid, -1, column))
        found.append(names(sorted_grid))
    # What has no value stays last, whatever the direction.
    assert found == [["甲", "乙", "丙", "丁"], ["丁", "甲", "丙", "乙"], ["丙", "甲", "丁", "乙"], found[0]]


def test_the_heading_sorted_by_says_so(sorted_grid):
    sorted_grid.sort_by(2)
    assert [h for h in sorted_grid._header if "↓" in h] == ["同比\u2009↓"]


def test_sections_stand_once_and_only_in_the_order_given(sorted_grid):
    assert [row[0].text for row in sorted_grid._rows] == ["上", "", "下", ""]
    sorted_grid.sort_by(1)
    assert len(sorted_grid._header) == len(HEADER)


def test_headings_can_be_reached_by_keys(sorted_grid, qtbot):
    sorted_grid.setFocus()
    qtbot.keyClick(sorted_grid, Qt.Key.Key_Up)
    qtbot.keyClick(sorted_grid, Qt.Key.Key_Return)
    assert names(sorted_grid) == ["丁", "甲", "丙", "乙"]


def test_twenty_rows_fit_a_small_window(qtbot):
    grid = Grid()
    qtbot.addWidget(grid)
    rows = [(Cell(f"指标{n}", section="综合" if n < 9 else "工业"), *SECTIONED[0][1:]) for n in range(20)]
    grid.show_rows(HEADER, tuple(rows))
    assert grid.heightForWidth(1280) <= 480


def test_every_line_of_an_indented_name_is_indented(grid):
    name = "\u3000Value added of industrial enterprises above the designated size"
    grid.show_rows(("Indicator", "Level"), ((Cell(name), Cell("1.5", numeric=True)),))
    lines = grid._sizes.broken(0, 0, 160, 0).split("\n")
    assert len(lines) > 1
    assert all(line.startswith("\u3000") for line in lines)
