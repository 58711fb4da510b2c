"""The cells around a figure lead the eye back to the bureau's table."""

from qjviewer.intake.excerpt import around, excerpt_of
from qjviewer.intake.workbook_opening import read_workbook
from qjviewer.problems import Span

TABLE = "甲区2023年6月\n指标\t单位\t总量\t增速\t位次\n投资\t亿元\t99.1\t-2.7\t3\n进口\t亿元\t5\t1.0\t4\n"


def test_the_cells_around_keep_their_addresses_and_the_names_of_the_rows():
    found = around(read_workbook(TABLE.encode(), "a.tsv").sheets[0], 3, 4)
    assert found.letters == ("A", "C", "D", "E")
    assert found.numbers == (1, 2, 3, 4)
    assert found.texts[found.row] == ("投资", "99.1", "-2.7", "3")
    assert found.texts[found.row][found.column] == "-2.7"


def test_a_cell_at_the_edge_has_fewer_neighbours():
    found = around(read_workbook(TABLE.encode(), "a.tsv").sheets[0], 1, 1)
    assert (found.letters, found.numbers, found.row, found.column) == (("A", "B"), (1, 2, 3), 0, 0)


def test_a_workbook_that_is_gone_has_no_cells(tmp_path):
    assert excerpt_of(tmp_path / "没有.xlsx", Span("没有.xlsx", 3, 4, sheet="一")) is None
