"""A `sheets:` entry of a bundle: its files found by pattern, its figures given with their cells."""

from decimal import Decimal

import pytest

from qjviewer.bundle.periods import parse_period
from qjviewer.intake.mapping_yaml import from_yaml
from qjviewer.intake.observations import entry_files, observations_in
from qjviewer.intake.trouble import IntakeError
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


def workbook(month, value=12.5):
    d = Draft("主要指标")
    d.title(f"2023年{month}月主要指标（单位：亿元）", 6)
    d.line(2, ["指标", "本月", "总量", "同比增长%", "位次", "比上月±百分点"])
    d.line(3, ["　其中：工业投资①"])
    for column, (number, fmt) in enumerate(
        ((1, "0"), (value, "0.00"), (0.062, "0.0%"), (3, "0"), (-0.4, "0.0")), 2
    ):
        d.put(3, column, number, fmt)
    return to_xlsx([d])


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "月报").mkdir()
    for name, month in (("2023-06", 6), ("2023年7月", 7), ("202305", 5)):
        (tmp_path / "月报" / f"{name}.xlsx").write_bytes(workbook(month))
    (tmp_path / "月报" / "说明.xlsx").write_bytes(b"")
    (tmp_path / "月报" / "2023-06.txt").write_bytes(b"")
    return tmp_path


def entry(text=ENTRY):
    return from_yaml(text, "briefing.yaml")[0]


def test_files_are_found_by_pattern_oldest_first(folder):
    assert [(p.name, period.code) for p, period in entry_files(entry(), folder)] == [
        ("202305.xlsx", "2023M05"),
        ("2023-06.xlsx", "2023M06"),
        ("2023年7月.xlsx", "2023M07"),
    ]


@pytest.mark.parametrize("pattern", ["../{period}.xlsx", "/etc/{period}.xlsx"])
def test_no_file_outside_the_bundle_is_read(folder, pattern):
    with pytest.raises(IntakeError) as error:
        entry_files(entry(ENTRY.replace("月报/{period}.xlsx", pattern)), folder)
    assert error.value.reason == "outside-bundle"


def test_only_named_columns_bring_observations_and_each_keeps_its_cell(folder):
    path, period = entry_files(entry(), folder)[1]
    reading = observations_in([entry()], path, period=period, place="甲区", name="月报/2023-06.xlsx")
    told = {
        o.cell: (o.indicator[-1], o.measure, o.place, o.period.code, o.value, o.unit)
        for o in reading.observations
    }
    assert told == {
        "C3": ("工业投资", "level", "甲区", "2023H1", Decimal("12.50"), "亿元"),
        "D3": ("工业投资", "yoy", "甲区", "2023H1", Decimal("6.2"), "%"),
        "E3": ("工业投资", "rank", "甲区", "2023H1", Decimal("3"), "位"),
    }
    assert reading.observations[0].source == "月报/2023-06.xlsx · 主要指标 · C3"
    assert reading.observations[1].rank == 3


def test_a_difference_is_kept_with_what_it_is_against(folder):
    text = ENTRY.replace("E: rank", "F: diff_prev")
    path, period = entry_files(entry(text), folder)[1]
    found = {
        o.cell: o for o in observations_in([entry(text)], path, period=period, place="甲区").observations
    }
    assert (found["F3"].measure, found["F3"].against, found["F3"].unit) == ("yoy", "prev", "百分点")


def test_what_has_to_be_asked_brings_nothing_until_it_is_answered(folder):
    path = folder / "月报" / "2023-06.xlsx"
    reading = observations_in([entry()], path)
    assert reading.observations == []
    assert {q.reason for q in reading.questions} == {"no-place"}


def test_a_workbook_that_says_no_period_takes_the_one_of_its_name(tmp_path):
    d = Draft("主要指标")
    d.line(1, ["指标", "单位", "总量"])
    d.line(2, ["外贸出口", "亿元"])
    d.put(2, 3, 3.1, "0.0")
    (tmp_path / "2023-06.xlsx").write_bytes(to_xlsx([d]))
    text = "sheets:\n  - {file: '{period}.xlsx', sheet: 主要指标, columns: {总量: level}, basis: cumulative}"
    path, period = entry_files(entry(text), tmp_path)[0]
    reading = observations_in([entry(text)], path, period=period, place="甲区")
    assert [o.period for o in reading.observations] == [parse_period("2023H1")]


def test_a_revised_value_becomes_known(folder):
    path, period = entry_files(entry(), folder)[1]
    first = observations_in([entry()], path, period=period, place="甲区")
    path.write_bytes(workbook(6, 12.75))
    second = observations_in([entry()], path, period=period, place="甲区", before=first.figures)
    assert [(d.kind, d.old, d.new) for d in second.drift] == [("value-revised", "12.50", "12.75")]
