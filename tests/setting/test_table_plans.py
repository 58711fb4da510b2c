"""Tables are set by a plan: widths fit, points align, none is too wide for its page."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qjviewer.pages.blocks import Cell, Run, Table
from qjviewer.setting.table_plans import GUTTER, TableRoom, of_ruler, planned, split

ROOM = TableRoom(50, 78)


def table(header, rows, unit="%"):
    cells = tuple(tuple(Cell(t, numeric=n > 0) for n, t in enumerate(row)) for row in rows)
    return Table("t", (Run("题"),), unit, tuple(header), cells)


def test_points_stand_under_each_other():
    values = ["13.4", "7.0", "−2.75", "1200", "4.7（推算）"]
    (part,) = planned(table(("指标", "数值"), [(f"第{n}", v) for n, v in enumerate(values)]), ROOM).parts
    column = part.columns[1]
    after = [of_ruler(split(c.text)[1]) + c.pad for c in (row[1] for row in part.rows)]
    assert after == pytest.approx([after[0]] * len(after), abs=0.01)
    assert column.pad >= 0


def test_widths_fill_the_page_and_never_more():
    header = ["指标", *(f"第{n}列" for n in range(6))]
    (part,) = planned(table(header, [["很长的指标名称" * 3, *["12.5"] * 6]] * 4), ROOM).parts
    assert sum(c.width for c in part.columns) == pytest.approx(50, abs=0.1)


def test_a_table_of_two_short_columns_is_not_drawn_out():
    (part,) = planned(table(("指标", "数值"), [("甲", "1.0"), ("乙", "2.0")]), ROOM).parts
    assert sum(c.width for c in part.columns) <= 31


def test_a_narrow_long_table_is_doubled():
    (part,) = planned(table(("地区", "数值"), [(f"{n}县", f"{n}.5") for n in range(40)]), ROOM).parts
    assert part.doubled
    assert sum(c.width for c in part.columns) == pytest.approx((50 - GUTTER) / 2, abs=0.1)


def test_one_long_name_does_not_hinder_doubling():
    names = [f"{n}县" for n in range(40)] + ["双江拉祜族佤族布朗族傣族自治县"]
    (part,) = planned(table(("地区", "数值"), [(n, "1.5") for n in names]), ROOM).parts
    assert part.doubled


def test_a_wide_table_of_few_rows_is_turned_over_to_many_rows():
    header = ["指标", *(f"{n}县" for n in range(30))]
    plan = planned(table(header, [["甲", *["12.5"] * 30], ["乙", *["−3.1"] * 30]]), ROOM)
    (part,) = plan.parts
    assert plan.way == "upright"
    assert len(part.rows) == 30


def test_a_table_that_fits_only_a_turned_page_lies_across():
    header = ["指标", *(f"第{n}列数" for n in range(12))]
    plan = planned(table(header, [[f"指标{n}", *["123456.78"] * 12] for n in range(20)], unit=""), ROOM)
    assert plan.way == "across"


def test_a_table_too_wide_for_any_page_is_split_with_its_names_repeated():
    header = ["指标", *(f"第{n}列数" for n in range(40))]
    plan = planned(table(header, [[f"指标{n}", *["123456.78"] * 40] for n in range(60)], unit=""), ROOM)
    assert len(plan.parts) > 1
    assert all(p.columns[0].head == "指标" for p in plan.parts)
    heads = [c.head for p in plan.parts for c in p.columns[1:]]
    assert heads == header[1:]


@given(
    st.lists(st.text("指标名称长", min_size=1, max_size=30), min_size=1, max_size=12),
    st.integers(1, 16),
    st.floats(20, 90),
)
def test_no_plan_is_wider_than_its_page(names, count, width):
    header = ["指标", *(f"第{n}列" for n in range(count))]
    rows = [[name, *[f"{n}.5" for n in range(count)]] for name in names]
    plan = planned(table(header, rows), TableRoom(width, 1.5 * width))
    room = width if plan.way == "upright" else 1.5 * width
    for part in plan.parts:
        whole = sum(c.width for c in part.columns) * (2 if part.doubled else 1) + (
            GUTTER if part.doubled else 0
        )
        assert whole <= room + 0.1
        assert all(len(r) in (1, len(part.columns)) for r in part.rows)
    shown = sum(c.numeric for p in plan.parts for r in p.rows for c in r)
    assert shown == len(rows) * count


@pytest.mark.parametrize(
    ("number", "parts"), [("13.4", ("13", ".4")), ("−2.75%", ("−2", ".75%")), ("…", ("", "…"))]
)
def test_a_number_is_split_at_its_point(number, parts):
    assert split(number) == parts


def test_no_word_of_a_heading_is_torn():
    """Nor before a sign that begins no line: the heading asks for the room of both."""
    heads = ("Indicator", "Share, %", "Contribution, %", "vs the same period last year")
    asked = table(heads, [("Name", "1.0", "2.0", "3.0")] * 4)
    for width in range(24, 40):
        for part in planned(asked, TableRoom(float(width))).parts:
            for column in part.columns:
                assert set(re.split("[\n ]", column.head)) <= set(" ".join(heads).split()), column.head


def test_every_line_of_an_indented_name_is_indented():
    rows = [("居民人均可支配收入", "1"), ("\u3000城镇居民人均可支配收入和支出", "2")]
    (part,) = planned(table(("指标", "数值"), rows), TableRoom(13)).parts
    lines = part.rows[1][0].text.split("\n")
    assert len(lines) > 1
    assert all(line.startswith("\u3000") for line in lines)
    assert not part.rows[0][0].text.startswith("\u3000")
