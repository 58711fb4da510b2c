"""A mapping is a few lines of YAML by labels: it reads the next month and lists what has changed."""

import pytest

from qjviewer.bundle.periods import parse_period
from qjviewer.intake.answers import Answer
from qjviewer.intake.labels_in_time import file_pattern, fits_pattern, moved_label, sheet_pattern
from qjviewer.intake.mapping import mapping_of
from qjviewer.intake.mapping_yaml import from_yaml, to_yaml
from qjviewer.intake.reading_again import read_with
from qjviewer.intake.trouble import IntakeError
from qjviewer.intake.understanding import understand
from qjviewer.intake.workbook_opening import read_workbook

JUNE = """甲区2023年6月主要指标（单位：万元）
指标	本月	1—6月	同比±%	全市位次
一般公共预算收入	10	60	5.1	2
　#税收收入	7	40	4.1	3
固定资产投资	20	99	-2.0	1"""
JULY = """甲区2023年7月主要指标（单位：万元）
指标	本月	1—7月	同比±%	全市位次
一般公共预算收入	11	71	5.3	2
　#税收收入	8	48	4.4	2
固定资产投资	21	120	-1.0	1"""


def book(text, name="甲区2023年6月.tsv"):
    return read_workbook(text.encode(), name)


def mappings(text=JUNE, answers=None):
    made = mapping_of(understand(book(text)), answers)
    return from_yaml(to_yaml(made), "m.yaml")


def drift(text, before=JUNE):
    reading = read_with(book(text, "甲区2023年7月.tsv"), mappings(before))
    return [(entry.kind, entry.old, entry.new) for entry in reading.drift]


def test_a_mapping_is_short_and_comes_back_as_it_was():
    text = to_yaml(mappings())
    assert len(text.splitlines()) < 16
    assert from_yaml(text, "m.yaml") == mappings()
    assert "C3" not in text


def test_next_month_is_read_without_a_question_and_nothing_has_changed():
    reading = read_with(book(JULY, "甲区2023年7月.tsv"), mappings())
    assert reading.drift == []
    assert all(figure.is_sure for figure in reading.figures)
    assert {f.period_code for f in reading.figures} == {"2023M07", "2023M01-M07"}


CHANGES = [
    ("固定资产投资\t21", "工业投资\t3\t9\t1.0\t4\n固定资产投资\t21", [("row-new", "", "工业投资")]),
    ("固定资产投资\t21\t120\t-1.0\t1", "", [("row-gone", "固定资产投资", "")]),
    ("一般公共预算收入", "一般公共预算收入①", [("row-renamed", "一般公共预算收入", "一般公共预算收入①")]),
    ("固定资产投资\t", "固定资产投资额\t", [("row-renamed", "固定资产投资", "固定资产投资额")]),
    ("单位：万元", "单位：亿元", [("unit-changed", "万元", "亿元")]),
    ("同比±%", "同比±%（可比）", [("column-renamed", "同比±%", "同比±%(可比)")]),
]


@pytest.mark.parametrize(
    ("old", "new", "expected"), CHANGES, ids=[c[2][0][0] + str(n) for n, c in enumerate(CHANGES)]
)
def test_a_change_of_the_form_is_listed(old, new, expected):
    assert drift(JULY.replace(old, new)) == expected


def test_a_moved_column_is_listed_and_read_in_its_new_place():
    moved = "\n".join(
        "\t".join(c if len(c) < 5 else [c[0], c[1], c[2], c[4], c[3]])
        for c in (line.split("\t") for line in JULY.splitlines())
    )
    reading = read_with(book(moved, "甲区2023年7月.tsv"), mappings())
    assert [(d.kind, d.old) for d in reading.drift] == [("column-moved", "全市位次")]
    figures = {f.cell: f for f in reading.figures}
    assert (figures["E3"].measure, figures["D3"].measure) == ("yoy", "rank")


def test_a_revised_value_is_listed_with_both():
    before = understand(book(JUNE)).figures
    again = JUNE.replace("\t60\t", "\t61\t")
    reading = read_with(book(again), mappings(), before)
    assert [(d.kind, d.cell, d.old, d.new) for d in reading.drift] == [("value-revised", "C3", "60", "61")]


def test_answers_hold_next_month():
    june, july = (t.replace("-2.0", "▲2.0").replace("-1.0", "▲1.0") for t in (JUNE, JULY))
    assert [f.cell for f in understand(book(june)).figures if f.doubts] == ["D5"]
    known = mappings(june, {0: [Answer("triangle", "down", column="同比±%")]})
    reading = read_with(book(july, "甲区2023年7月.tsv"), known)
    figure = next(f for f in reading.figures if f.cell == "D5")
    assert (str(figure.value), figure.is_sure) == ("-1.0", True)


def test_a_column_may_be_left_out_or_read_otherwise_by_hand():
    text = (
        to_yaml(mappings())
        .replace("全市位次: rank", "全市位次: skip")
        .replace("本月: single", "本月: level cumulative")
    )
    figures = read_with(book(JULY, "甲区2023年7月.tsv"), from_yaml(text, "m.yaml")).figures
    assert {f.column_label for f in figures} == {"本月", "1-7月", "同比±%"}
    assert {f.period_code for f in figures} == {"2023M01-M07"}


def test_sheets_of_a_month_each_share_one_mapping():
    assert sheet_pattern("6月") == sheet_pattern("1-2月") == "{period}"
    assert sheet_pattern("主要指标") == "主要指标"


@pytest.mark.parametrize(
    ("label", "moved"),
    [
        ("1-6月", "1-7月"),
        ("6月", "7月"),
        ("比1-5月±百分点", "比1-6月±百分点"),
        ("2023年/3月", "2023年/3月"),
        ("总量", "总量"),
        ("1-2月", "1-2月"),
    ],
)
def test_labels_move_with_the_month(label, moved):
    assert moved_label(label, parse_period("2023M06"), parse_period("2023M07")) == moved


def test_labels_move_with_the_year():
    assert moved_label("2023年/1-12月", parse_period("2023M12"), parse_period("2024M02")) == "2024年/1-2月"


@pytest.mark.parametrize(
    "name", ["甲区2023年6月月报.xlsx", "甲区2023年1-7月月报.xlsx", "甲区202308月报.xlsx"]
)
def test_next_months_file_is_found_by_pattern(name):
    assert file_pattern("甲区2023年6月月报.xlsx") == "甲区{period}月报.xlsx"
    assert fits_pattern("甲区{period}月报.xlsx", name)


@pytest.mark.parametrize(
    ("text", "reason", "line"),
    [
        ("sheets:\n  - 1", "mapping-wrong", 2),
        ("sheets:\n  - {file: a, colour: red}", "mapping-wrong", 2),
        ("sheets:\n  - file: a\n    columns: [1]", "mapping-wrong", 3),
        ("sheets:\n  - {", "mapping-wrong", 3),
        ("a: 1", "mapping-without-sheets", None),
    ],
)
def test_a_wrong_mapping_tells_its_line(text, reason, line):
    with pytest.raises(IntakeError) as error:
        from_yaml(text, "m.yaml")
    assert error.value.reason == reason
    assert error.value.values.get("line") == line


def test_a_table_that_no_mapping_fits_is_listed():
    other = "乙县2023年6月用电（单位：千瓦时）\n类别\t当月\n工业\t3"
    assert [kind for kind, _, _ in drift(other)] == ["table-new", "table-gone"]


SIDE_BY_SIDE = """甲区2023年6月一览
指标	数值	同比%		指标	数值	同比%
工业投资（亿元）	20	5.1		外贸出口（亿元）	30	4.1
商品销售额（亿元）	7	4.1		存款余额（亿元）	900	8.1"""


def test_two_tables_with_the_same_columns_on_one_sheet_keep_a_mapping_each():
    made = mappings(SIDE_BY_SIDE)
    assert len(made) == 2
    assert drift(SIDE_BY_SIDE.replace("6月", "7月"), SIDE_BY_SIDE) == []
