"""How a table is understood, case by case: what each part of it says, and what is left open."""

from decimal import Decimal

import pytest

from qjviewer.intake.understanding import understand
from qjviewer.intake.workbook_opening import read_workbook


def read(text, name="表.csv"):
    """The figures of a small table, by their cells."""
    rows = "\n".join(line.strip().replace(" | ", "\t") for line in text.strip().splitlines())
    return {f.cell: f for f in understand(read_workbook(rows.encode(), name)).figures}


def reasons(figure):
    return [doubt.reason for doubt in figure.doubts]


def test_title_header_and_row_say_what_a_cell_is():
    figure = read("""
        甲区2023年1—6月主要指标
        指标 | 单位 | 累计 | 同比±%
        固定资产投资 | 亿元 | 12.50 | -3.4
    """)["D3"]
    assert figure.address == ("固定资产投资", "yoy", "甲区", "2023H1")
    assert (figure.value, figure.unit, figure.is_sure) == (Decimal("-3.4"), "%", True)


def test_sections_are_no_parents_but_numbered_rows_with_data_are():
    figures = read("""
        甲区2023年6月财政收支（单位：万元）
        项目 | 累计
        一、收入情况
        （一）一般公共预算收入 | 10
        1.税收收入 | 6
        （二）上划收入 | 4
    """)
    assert figures["B4"].indicator == ("一般公共预算收入",)
    assert figures["B5"].indicator == ("一般公共预算收入", "税收收入")
    assert figures["B6"].indicator == ("上划收入",)


def test_rows_that_only_name_a_measure_are_about_the_row_above():
    figures = read("""
        甲区2023年1-6月
        指标 | 单位 | 全区
        社会消费品零售总额 | 亿元 | 9.1
        　增速 | % | 4.2
    """)
    assert figures["C4"].address == ("社会消费品零售总额", "yoy", "甲区", "2023H1")


def test_an_amount_in_percent_is_its_growth():
    assert (
        read("""
        甲区2023年1-6月
        指标 | 单位 | 累计
        规模以上工业增加值 | % | 8.5
    """)["C3"].measure
        == "yoy"
    )


def test_a_rate_by_its_name_changes_by_points():
    figures = read("""
        甲区2023年1-6月
        指标 | 单位 | 累计 | 比上年同期增减（百分点）
        亏损面 | % | 18.2 | -1.3
    """)
    assert (figures["C3"].measure, figures["C3"].unit) == ("level", "%")
    assert (figures["D3"].measure, figures["D3"].unit) == ("diff", "百分点")


def test_a_balance_is_read_at_the_end_of_its_period():
    figures = read("""
        甲区2023年6月
        指标 | 单位 | 本月 | 本月止累计
        各项存款余额 | 亿元 | — | 800.1
    """)
    assert figures["D3"].period.code == "2023M06末"


def test_a_footnote_moves_the_period_of_the_rows_it_marks():
    figures = read("""
        甲区2023年1-6月
        指标 | 总量（亿元）
        利润总额* | 3.1
        固定资产投资 | 9.9
        注：带*指标为1—5月数。
    """)
    assert figures["B3"].period.code == "2023M01-M05"
    assert figures["B4"].period.code == "2023H1"


def test_a_note_that_only_tells_an_amount_moves_nothing():
    assert (
        read("""
        甲区2023年1-6月
        指标 | 总量（亿元）
        工业总产值 | 3.1
        注：2022年1-6月工业总产值为2.9亿元。
    """)["B3"].period.code
        == "2023H1"
    )


@pytest.mark.parametrize(
    ("note", "value", "asked"),
    [("", "-2.7", ["triangle"]), ("注：▲为增长，▼为下降。", "2.7", []), ("注：▲表示下降。", "-2.7", [])],
)
def test_a_lone_triangle_is_asked_about_unless_the_notes_say(note, value, asked):
    figure = read(f"""
        甲区2023年1-6月
        指标 | 增速（%）
        利润总额 | ▲2.7
        {note}
    """)["B3"]
    assert (figure.value, reasons(figure)) == (Decimal(value), asked)
    if asked:
        assert [c.text for c in figure.doubts[0].choices] == ["-2.7", "2.7"]


def test_both_triangles_together_explain_each_other():
    figures = read("""
        甲区2023年1-6月
        指标 | 增速（%）
        利润总额 | ▲2.7
        营业收入 | ▼1.1
    """)
    assert [f.value for f in figures.values()] == [Decimal("2.7"), Decimal("-1.1")]
    assert all(f.is_sure for f in figures.values())


def test_two_numbers_in_a_cell_are_asked_about():
    figure = read("""
        甲区2023年1-6月
        指标 | 增速（%） | 全市位次
        外贸出口 | 3.1 | 4(3)
    """)["C3"]
    assert reasons(figure) == ["second-number"]


def test_a_fraction_under_a_percent_header_is_asked_about():
    figure = read("""
        甲区2023年1-6月
        指标 | 增速（%）
        外贸出口 | 0.0621
    """)["B3"]
    assert [c.text for c in figure.doubts[0].choices] == ["6.2100", "0.0621"]


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ("甲区2023年1-6月\n指标 | 总量\n外贸出口 | 3.1", "no-unit"),
        ("甲区主要指标\n指标 | 总量（亿元）\n外贸出口 | 3.1", "no-period"),
        ("2023年1-6月\n指标 | 总量（亿元）\n外贸出口 | 3.1", "no-place"),
        ("甲区2023年6月\n指标 | 总量（亿元）\n固定资产投资 | 3.1", "basis"),
        ("甲区2023年1-6月\n指标 | 单位 | 同比增减\n外贸出口 | 亿元 | 3.1", "change-kind"),
        ("甲区2023年1-6月\n指标 | 单位 | 总量（万元）\n外贸出口 | 亿元 | 3.1", "two-units"),
        ("甲区2023年1-6月（单位：亿元、万吨）\n指标 | 总量\n煤炭 | 3.1", "which-unit"),
        ("甲区2023年1-6月\n指标 | 单位 | 景气星级\n外贸出口 | 亿元 | 3.1", "unknown-column"),
        ("甲区2023年1-6月\n指标 | 总量（亿元）\n外贸出口 | 3.1\n外贸出口 | 3.2", "contradiction"),
    ],
)
def test_what_the_table_leaves_open_is_asked(table, reason):
    figures = read(table.replace("\n", "\n        "))
    assert all(reason in reasons(figure) for figure in figures.values())


def test_the_same_value_twice_is_no_contradiction():
    assert all(
        f.is_sure
        for f in read("""
        甲区2023年1-6月
        指标 | 总量（亿元）
        外贸出口 | 3.1
        外贸出口 | 3.1
    """).values()
    )


def test_numbers_that_are_no_figures_are_left_out():
    figures = read("""
        甲区2023年1-6月
        序号 | 指标 | 行业代码 | 总量（亿元） | 联系电话 | 校验
        1 | 外贸出口 | 2101 | 3.1 | 05701234567 | 0
        2 | 外贸进口 | 2102 | 3.2 | 05701234568 | 0
    """)
    assert sorted(figures) == ["D3", "D4"]


def test_a_list_of_contents_and_instructions_hold_no_figures():
    assert read("目录\n1 | 主要指标\n2 | 工业\n3 | 投资") == {}
    assert read("1.各专业于每月18日前报送。\n2.增速保留1位小数。") == {}


def test_dashes_are_missing_and_never_asked():
    figure = read("""
        甲区主要指标
        指标 | 总量 | 全市位次
        外贸出口 | — | /
    """)["B3"]
    assert (figure.value, figure.status, figure.missing, figure.is_sure) == (
        None,
        "missing",
        "not-applicable",
        True,
    )


def test_a_rank_is_given_to_the_figure_before_it():
    figures = read("""
        2023年1-6月各县区情况
        地区 | 固定资产投资（亿元） | 增速（%） | 位次
        甲区 | 3.1 | 5.2 | 2
    """)
    assert (figures["B3"].rank, figures["C3"].rank, figures["D3"].rank) == (0, 2, 2)


@pytest.mark.parametrize(
    ("name", "title", "code"),
    [
        ("甲区202306.csv", "主要指标", "2023M06"),
        ("甲区2023年上半年.csv", "主要指标", "2023H1"),
        ("甲区202305.csv", "甲区2023年6月主要指标", "2023M06"),
    ],
)
def test_the_nearest_place_that_names_a_period_counts(name, title, code):
    figures = read(f"{title}\n指标 | 总量（亿元）\n外贸出口 | 3.1", name)
    assert figures["B3"].period.code == code


def test_the_day_of_issue_gives_the_year_that_a_title_lacks():
    figures = read("""
        统计快报 | 2024年1月18日
        甲区1—12月主要指标
        指标 | 单位 | 总量
        外贸出口 | 亿元 | 3.1
    """)
    assert figures["C4"].period.code == "2023"


def test_the_whole_place_is_the_titles_where_its_kind_agrees():
    figures = read("""
        己市2023年1-6月分县区情况
        地区 | 外贸出口（亿元）
        全市 | 3.1
        全省 | 30.1
        甲区 | 1.1
    """)
    assert [f.place for f in figures.values()] == ["己市", "全省", "甲区"]
