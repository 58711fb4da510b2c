"""Periods: every written form, the one code, relative ones in each basis."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qjviewer.bundle.periods import (
    BASES,
    RHYTHMS,
    Period,
    before,
    now_in,
    parse_part,
    parse_period,
    points,
    relative_name,
    relative_period,
    to_basis,
)
from tests.any_text import any_text

WRITTEN = {
    "2023": "2023 2023年 2023年全年 2023年度 2023M01-M12 2023Q1-Q4 2023年1—12月",
    "2023H1": "2023年上半年 2023上半年 2023M01-M06 2023Q1-Q2 2023年1-6月 "
    "2023年1月—6月 2023年1－6月份 ２０２３年１～６月",
    "2023H2": "2023年下半年 2023M07-M12",
    "2023Q2": "2023年二季度 2023年第二季度 2023年2季度 2023M04-M06 2023年4至6月",
    "2023Q1-Q3": "2023年前三季度 2023年前3季度 2023年一至三季度 2023年1—9月 2023M01-M09",
    "2023M06": "2023-06 2023年6月 2023年06月份",
    "2023M01-M02": "2023年1—2月 2023年1至2月 2023M01-02",
    "2023M06末": "2023年6月末 2023年6月底 2023-06末",
    "2022M12末": "2022年末 2022年底",
    "2021..2025": "2021—2025年 2021-2025 2021年至2025年",
    "2022Q4..2023Q2": "2022年四季度至2023年二季度 2022年10月—2023年6月 2022M10..2023M06",
    "2022M11..2023M06": "2022年11月—2023年6月",
    "2023-08-04": "2023年8月4日 2023/8/4",
}


@pytest.mark.parametrize("code", WRITTEN)
def test_every_written_form_is_one_period(code):
    expected = parse_period(code)
    assert expected is not None
    assert expected.code == code
    assert {parse_period(text) for text in WRITTEN[code].split()} == {expected}


@pytest.mark.parametrize(
    "text",
    [
        *("2023-13", "2023Q5", "2023H3", "2023.06", "13.4", "2023-02-30", "2023M06-M03", "2025..2021"),
        *("2023..2023", "abc", "上半年", "0000", "45444", "Jun-24", "1—6月", "23H1", "2023Q1至", ""),
    ],
)
def test_what_is_no_period_is_none(text):
    assert parse_period(text) is None


@pytest.mark.parametrize(
    ("text", "basis", "code"),
    [
        ("2023-06", "cumulative", "2023H1"),
        ("2023年6月", "single", "2023M06"),
        ("2023-06", "moment", "2023M06末"),
        ("2023H1", "moment", "2023M06末"),
        ("2023Q2", "cumulative", "2023Q2"),
        ("2023M01-M02", "single", "2023M01-M02"),
        ("2023-08-04", "moment", "2023-08-04"),
    ],
)
def test_a_basis_only_says_how_a_written_month_is_read(text, basis, code):
    assert parse_period(text, basis).code == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("上半年", "2024H1"),
        ("一季度", "2024Q1"),
        ("前三季度", "2024Q1-Q3"),
        ("1—7月", "2024M01-M07"),
        ("6月末", "2024M06末"),
        ("全年", "2024"),
        ("年末", "2024M12末"),
        ("", None),
        ("昨天", None),
    ],
)
def test_a_part_takes_the_year_given(text, code):
    found = parse_part(text, 2024)
    assert (found and found.code) == code


@pytest.mark.parametrize(
    ("header", "rhythm", "basis", "now", "prev", "year_ago"),
    [
        ("2023H1", "quarter", "cumulative", "2023H1", "2023Q1", "2022H1"),
        ("2024Q1-Q3", "quarter", "cumulative", "2024Q1-Q3", "2024H1", "2023Q1-Q3"),
        ("2023", "quarter", "cumulative", "2023", "2023Q1-Q3", "2022"),
        ("2023Q1", "quarter", "cumulative", "2023Q1", "2022", "2022Q1"),
        ("2023Q1", "quarter", "single", "2023Q1", "2022Q4", "2022Q1"),
        ("2023H1", "quarter", "single", "2023Q2", "2023Q1", "2022Q2"),
        ("2023H1", "month", "single", "2023M06", "2023M05", "2022M06"),
        ("2023H1", "quarter", "moment", "2023M06末", "2023M03末", "2022M06末"),
        ("2023M06", "month", "cumulative", "2023H1", "2023M01-M05", "2022H1"),
        ("2023M03", "month", "cumulative", "2023Q1", "2023M01-M02", "2022Q1"),
        ("2023M01-M02", "month", "cumulative", "2023M01-M02", "2022", "2022M01-M02"),
        ("2023H1", "half", "cumulative", "2023H1", "2022", "2022H1"),
        ("2023", "year", "cumulative", "2023", "2022", "2022"),
    ],
)
def test_relative_periods_follow_rhythm_and_basis(header, rhythm, basis, now, prev, year_ago):
    briefing = parse_period(header)
    found = [relative_period(name, briefing, rhythm, basis).code for name in ("now", "prev", "year-ago")]
    assert found == [now, prev, year_ago]


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("本期", "now"),
        ("上期", "prev"),
        ("上年同期", "year-ago"),
        ("去年同期", "year-ago"),
        ("前年同期", "2-years-ago"),
        ("去年", "last-year"),
        ("3-years-ago", "3-years-ago"),
        ("上年末", "year-start"),
        ("x", ""),
    ],
)
def test_relative_periods_have_words(word, name):
    assert relative_name(word) == name


months = st.integers(2000 * 12, 2099 * 12)


@given(months, st.integers(0, 60), st.sampled_from(["span", "day", "moment"]), st.integers(1, 28))
def test_codes_lead_back_to_the_period(first, length, kind, day):
    period = Period(first + length, first)
    if kind == "day":
        period = Period(first, first, day)
    if kind == "moment":
        period = Period(first, first, is_moment=True)
    assert parse_period(period.code) == period


@given(months, st.sampled_from(RHYTHMS), st.sampled_from(BASES))
def test_the_point_before_ends_earlier(last, rhythm, basis):
    period = to_basis(Period(last, last // 12 * 12), basis)
    assert before(period, rhythm, basis).last < period.last
    assert now_in(period, rhythm, basis).last == last


@given(any_text(max_size=50))
def test_any_text_is_read_or_refused(text):
    found = parse_period(text)
    assert found is None or parse_period(found.code) == found


def test_each_basis_reads_a_written_month_in_its_own_way():
    read = {basis: parse_period("2023年6月", basis) for basis in BASES}
    assert {basis: period.code for basis, period in read.items()} == {
        "cumulative": "2023H1",
        "single": "2023M06",
        "moment": "2023M06末",
    }


def test_periods_some_years_ago_are_counted_from_now():
    assert relative_period("2-years-ago", parse_period("2023H1"), "quarter", "cumulative").code == "2021H1"


@pytest.mark.parametrize(
    ("text", "whole"), [("2022", True), ("2023H1", False), ("2022..2023", False), ("2023Q1-Q3", False)]
)
def test_one_calendar_year_is_told_from_other_spans(text, whole):
    assert parse_period(text).is_whole_year is whole


@pytest.mark.parametrize("text", ["2023M03..2023M03", "2023Q2..2023Q1", "2023H1..2023Q2"])
def test_a_range_ends_after_it_begins(text):
    assert parse_period(text) is None


@pytest.mark.parametrize(
    ("rhythm", "basis", "codes"),
    [
        ("quarter", "cumulative", ["2022", "2023Q1", "2023H1"]),
        ("quarter", "single", ["2022Q4", "2023Q1", "2023Q2"]),
        ("quarter", "moment", ["2022M12末", "2023M03末", "2023M06末"]),
        ("half", "single", ["2022H2", "2023H1"]),
        # January has no cumulative point of its own.
        ("month", "cumulative", ["2022", "2023M01-M02", "2023Q1"]),
    ],
)
def test_the_points_of_a_rhythm_between_two_periods(rhythm, basis, codes):
    last = "2023Q1" if rhythm == "month" else "2023H1"
    first = "2022M12" if rhythm == "month" else "2022Q4"
    assert [p.code for p in points(parse_period(first), parse_period(last), rhythm, basis)] == codes
