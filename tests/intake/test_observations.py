"""A `sheets:` entry of a bundle: its files found by pattern, its figures given with their cells."""

import pytest

from qjviewer.bundle.periods import parse_period
from qjviewer.intake.mapping_yaml import from_yaml
from qjviewer.intake.observations import entry_files, observations_in
from qjviewer.intake.workbook_opening import read_workbook
from qjviewer.problems import cell_address
from tests.intake.made.draft import Draft
from tests.intake.made.files import to_xlsx

ENTRY = """
sheets:
  - file: 月报/{period}.xlsx
    sheet: 主要指标
    rows: {from: A, match: indicators}
    columns: {C: level, D: yoy, E: rank}
    unit: {from: title}
    place: here
    basis: cumulative
"""


def workbook(month, value=12.5, rank=3, growth=0.062):
    d = Draft("主要指标")
    d.title(f"2023年{month}月主要指标（单位：亿元）", 6)
    d.line(2, ["指标", "本月", "总量", "同比增长%", "位次", "比上月±百分点"])
    d.line(3, ["　其中：工业投资①"])
    for column, (number, fmt) in enumerate(
        ((1, "0"), (value, "0.00"), (growth, "0.0%"), (rank, "0"), (-0.4, "0.0")), 2
    ):
        d.put(3, column, number, fmt)
    return to_xlsx([d])


JUNE = parse_period("2023M06")


def mapping(text=ENTRY):
    return from_yaml(text, "briefing.yaml")[0]


def observed(text=ENTRY, data=None, **said):
    book = read_workbook(data or workbook(6), "2023-06.xlsx")
    return observations_in([mapping(text)], book, **said)


def test_files_are_found_by_pattern_oldest_first():
    names = [
        "月报/2023-06.xlsx",
        "月报/2023年7月.xlsx",
        "月报/202305.xlsx",
        "月报/说明.xlsx",
        "月报/2023-06.csv",
    ]
    assert [(name, period.code) for name, period in entry_files("月报/{period}.xlsx", names)] == [
        ("月报/202305.xlsx", "2023M05"),
        ("月报/2023-06.xlsx", "2023M06"),
        ("月报/2023年7月.xlsx", "2023M07"),
    ]


def test_only_named_columns_bring_observations_and_each_keeps_its_cell():
    found = {
        cell_address(o.row, o.column): (o.indicator[-1], o.measure, o.place, o.period.code, o.text, o.unit)
        for o in observed(place="甲区").observations
    }
    assert found == {
        "C3": ("工业投资", "level", "甲区", "2023H1", "12.50", "亿元"),
        "D3": ("工业投资", "yoy", "甲区", "2023H1", "6.2", "%"),
        "E3": ("工业投资", "rank", "甲区", "2023H1", "", "位"),
    }


@pytest.mark.parametrize(("typed", "is_tied"), [(3, False), ("3", False), ("并列3", True)])
def test_a_shared_rank_stays_one(typed, is_tied):
    found = observed(data=workbook(6, rank=typed), place="甲区").observations
    assert [(o.measure, o.rank, o.of, o.is_tied) for o in found] == [
        ("level", 0, "", False),
        ("yoy", 0, "", False),
        ("rank", 3, "yoy", is_tied),
    ]


@pytest.mark.parametrize(
    ("typed", "measures"),
    [
        ({}, ["level", "yoy", "rank"]),
        # Nothing falls by more than all of it, and no rank is below 1 or beyond all counties.
        ({"growth": -1.2}, ["level", "rank"]),
        ({"growth": -1}, ["level", "yoy", "rank"]),
        ({"rank": 0}, ["level", "yoy"]),
        ({"rank": 3001}, ["level", "yoy"]),
    ],
)
def test_what_can_not_be_is_asked_about(typed, measures):
    found = observed(data=workbook(6, **typed), place="甲区")
    assert [o.measure for o in found.observations] == measures
    assert len(found.questions) == 3 - len(measures)


@pytest.mark.parametrize("spec", ["rank", "yoy rank counties"])
def test_a_rank_says_what_it_is_of_and_among_whom(spec):
    text = ENTRY.replace("E: rank", f"E: {spec}")
    rank = observed(text, place="甲区").observations[-1]
    assert (rank.measure, rank.of, rank.rank) == ("rank", "yoy", 3)
    assert rank.group == ("counties" if "counties" in spec else "")


def test_a_difference_is_kept_with_what_it_is_against():
    found = observed(ENTRY.replace("E: rank", "F: diff_prev"), place="甲区").observations[-1]
    assert (found.measure, found.against, found.unit) == ("yoy", "prev", "百分点")


def test_what_has_to_be_asked_brings_nothing_until_it_is_answered():
    reading = observed()
    assert reading.observations == []
    assert {q.reason for q in reading.questions} == {"no-place"}


def test_a_workbook_that_says_no_period_takes_the_one_of_its_name():
    d = Draft("主要指标")
    d.line(1, ["指标", "单位", "总量"])
    d.line(2, ["外贸出口", "亿元"])
    d.put(2, 3, 3.1, "0.0")
    text = "sheets:\n  - {file: '{period}.xlsx', sheet: 主要指标, columns: {总量: level}, basis: cumulative}"
    reading = observed(text, to_xlsx([d]), period=JUNE, place="甲区")
    assert [o.period for o in reading.observations] == [parse_period("2023H1")]
