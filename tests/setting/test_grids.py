"""Tables made shorter say the same in fewer rows and columns."""

import pytest

from qjviewer.pages.blocks import Cell, Run, Table
from qjviewer.setting.grids import shortened


def table(header, rows, unit="%", sources="资料来源：月报"):
    cells = tuple(tuple(Cell(t, numeric=t[:1].isdigit() or t[:1] == "−") for t in row) for row in rows)
    return Table("t", (Run("题"),), unit, tuple(header), cells, sources=sources)


def texts(grid):
    return [tuple(c.text for c in row) for row in grid.rows]


def test_periods_that_repeat_become_columns():
    rows = [
        (n, p, f"{i}.{j}") for i, n in enumerate("甲乙丙") for j, p in enumerate(("一季度", "上半年", "全年"))
    ]
    (grid,) = shortened(table(("指标", "时期", "数值"), rows))
    assert grid.header == ("指标", "一季度", "上半年", "全年")
    assert texts(grid)[1] == ("乙", "1.0", "1.1", "1.2")


def test_what_hangs_on_a_column_goes_into_its_head():
    rows = [
        (n, p, f"{i}.{j}", u)
        for i, n in enumerate("甲乙丙")
        for j, (p, u) in enumerate((("量", "亿元"), ("率", "%")))
    ]
    (grid,) = shortened(table(("地区", "指标", "数值", "单位"), rows, unit=""))
    assert grid.header == ("地区", "量\n亿元", "率\n%")


def test_what_hangs_on_a_row_stays_a_column():
    rows = [
        (n, p, "1.0", f"第{i}" if p == "本县" else "—")
        for i, n in enumerate("甲乙丙丁")
        for p in ("本县", "全省")
    ]
    (grid,) = shortened(table(("指标", "地区", "数值", "位次"), rows))
    assert grid.header == ("指标", "本县", "全省", "位次")
    assert texts(grid)[2] == ("丙", "1.0", "1.0", "第2")


def test_rows_that_do_not_repeat_stay_a_table_of_their_own():
    rows = [(n, p, "1.0") for n in "甲乙丙丁戊" for p in ("本县", "全省")]
    rows += [("己", f"县{n}", "2.0") for n in range(9)]
    crossed, rest = shortened(table(("指标", "地区", "数值"), rows))
    assert len(crossed.rows) == 5
    assert rest.title == "己"
    assert rest.header == ("地区", "数值")


def test_names_that_repeat_become_heads_of_groups():
    rows = [(g, f"{g}{n}", "1.0") for g in "甲乙" for n in range(4)]
    (grid,) = shortened(table(("类", "指标", "数值"), rows))
    assert [len(r) for r in grid.rows] == [1, 2, 2, 2, 2, 1, 2, 2, 2, 2]
    assert texts(grid)[0] == ("甲",)


@pytest.mark.parametrize("silent", ["—", "…", "", "月报"])
def test_a_column_that_says_nothing_is_left_out(silent):
    (grid,) = shortened(table(("指标", "数值", "附"), [("甲", "1.0", silent), ("乙", "2.0", silent)]))
    assert grid.header == ("指标", "数值")


def test_nothing_is_lost():
    rows = [
        (n, p, f"{i}.{j}") for i, n in enumerate("甲乙丙丁") for j, p in enumerate("春夏秋冬") if (i + j) % 5
    ]
    found = shortened(table(("指标", "时期", "数值"), rows))
    values = sorted(c.text for g in found for r in g.rows for c in r if c.numeric)
    assert values == sorted(r[2] for r in rows)
    said = {c.text for g in found for r in g.rows for c in r} | {h for g in found for h in g.header}
    assert {r[0] for r in rows} <= said
    assert {r[1] for r in rows} <= said


def test_two_rows_of_one_name_are_never_crossed():
    rows = [
        ("甲", "上半年", "1.0"),
        ("甲", "上半年", "2.0"),
        ("乙", "上半年", "3.0"),
        ("乙", "全年", "4.0"),
    ] * 2
    found = shortened(table(("指标", "时期", "数值"), rows))
    assert sum(c.numeric for g in found for r in g.rows for c in r) == 8
