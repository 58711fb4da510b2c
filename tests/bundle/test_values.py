"""Periods and citations are read as people write them, and nothing else is."""

import datetime as dt

import pytest

from qjviewer.bundle.values import Citation, Text, parse_citation, parse_period, plain


@pytest.mark.parametrize(
    ("raw", "end", "months", "cumulative"),
    [
        ("2023", dt.date(2023, 12, 31), 12, True),
        ("2023H1", dt.date(2023, 6, 30), 6, True),
        ("2023H2", dt.date(2023, 12, 31), 6, False),
        ("2023Q1", dt.date(2023, 3, 31), 3, True),
        ("2023Q2", dt.date(2023, 6, 30), 3, False),
        ("2023Q1-Q3", dt.date(2023, 9, 30), 9, True),
        ("2023-02", dt.date(2023, 2, 28), 1, False),
        ("2023-01..10", dt.date(2023, 10, 31), 10, True),
        ("2022-01..2023-06", dt.date(2023, 6, 30), 18, False),
        ("2023-08-04", dt.date(2023, 8, 4), 1, False),
    ],
)
def test_period_knows_its_end_length_and_whether_it_accumulates(raw, end, months, cumulative):
    period = parse_period(raw)
    assert period is not None
    assert (period.end, period.months, period.cumulative) == (end, months, cumulative)


@pytest.mark.parametrize(
    "raw", ["", "2023H3", "2023Q5", "2023-13", "2023-02-30", "2023-05..03", "23H1", "2023H1..2024-01", "0000"]
)
def test_what_is_no_period_is_refused(raw):
    assert parse_period(raw) is None


@pytest.mark.parametrize(
    ("raw", "citation"),
    [
        ("zjrb", Citation("zjrb")),
        ("zjrb ¶3", Citation("zjrb", 3, 3)),
        ("zjrb ¶3-5", Citation("zjrb", 3, 5)),
        ("zjrb 第3段", Citation("zjrb", 3, 3)),
        ("zjrb 第3—4段", Citation("zjrb", 3, 4)),
        ("yearbook 第12页", Citation("yearbook", 12, 12, by_page=True)),
        ("浙江日报", None),
        ("zjrb ¶x", None),
    ],
)
def test_citation_names_source_and_paragraph(raw, citation):
    assert parse_citation(raw) == citation


def test_text_falls_back_to_chinese_then_to_anything():
    assert Text((("zh-Hans", "简"), ("en", "E"))).get("zh-Hant") == "简"
    assert Text((("en", "E"),)).get("zh-Hans") == "E"
    assert plain("x").has("en")
    assert not Text((("en", "E"),)).has("zh-Hans")
