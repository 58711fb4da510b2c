"""What a cell says: numbers in every dress, ranks, gaps, no change; words are left alone."""

from decimal import Decimal

import pytest
from hypothesis import given

from qjviewer.intake.cell_values import read_value
from tests.any_text import any_text

NUMBERS = {
    "7 548.53": "7548.53", "９６４９．８３": "9649.83", " 2753.14 ": "2753.14", "4,854.45": "4854.45",
    "-8.6": "-8.6", "−5.8": "-5.8", "－5.8": "-5.8", "+4.5": "4.5", "(2.3)": "-2.3", "（2.3%）": "-2.3",
    "2.3%": "2.3", "5.6％": "5.6", "▼7.4": "-7.4", "5.6↑": "5.6", "2.3↓": "-2.3", "下降2.3%": "-2.3",
    "增长5.6": "5.6", "负2.3%": "-2.3", "312.45*": "312.45", "12.3①": "12.3", "123¹": "123",
    "12.3亿元": "12.3", "提高0.5个百分点": "0.5", "1.2345万": "1.2345",
}  # fmt: skip
UNITS = {"12.3亿元": "亿元", "提高0.5个百分点": "百分点", "1.2345万": "万", "2.3%": "%", "5.6": ""}
RANKS = {"第3位": 3, "③": 3, "⑫": 12, "3/90": 3, "并列第3位": 3, "第三位": 3, "3位": 3, "第十二名": 12}
MISSING = {
    "—": "not-applicable", "/": "not-applicable", "…": "not-published", "待填": "awaited",
    "保密": "withheld", "": "blank",
}  # fmt: skip
WORDS = (
    "6月", "2023年", "甲区", "1-6", "1.2.3", "C13", "12 34", "2023-07-18", "第一产业", "3.", "1—6月",
    "12、其他",
)  # fmt: skip


@pytest.mark.parametrize("text", NUMBERS)
def test_a_number_is_read_in_every_dress(text):
    assert read_value(text).value == Decimal(NUMBERS[text])


@pytest.mark.parametrize("text", UNITS)
def test_what_stands_after_the_number_is_its_unit(text):
    assert read_value(text).unit == UNITS[text]


@pytest.mark.parametrize("text", RANKS)
def test_a_rank_is_read_however_it_is_written(text):
    assert read_value(text).value == RANKS[text]
    assert read_value(text).kind == "rank"


@pytest.mark.parametrize("text", MISSING)
def test_each_mark_for_nothing_keeps_its_meaning(text):
    value = read_value(text)
    assert (value.kind, value.missing) == ("missing", MISSING[text])


@pytest.mark.parametrize("text", WORDS)
def test_words_times_and_codes_are_no_values(text):
    assert read_value(text) is None


def test_no_change_is_zero_and_says_so():
    assert (read_value("持平").kind, read_value("持平").value) == ("flat", 0)


def test_an_error_is_an_error():
    assert read_value("#DIV/0!").kind == "error"


def test_two_numbers_in_a_cell_are_both_kept():
    value = read_value("4(3)")
    assert (value.value, value.others) == (4, (3,))


def test_an_upright_triangle_keeps_its_mark_for_the_table_to_tell():
    assert (read_value("▲2.7").value, read_value("▲2.7").mark) == (Decimal("2.7"), "▲")


def test_how_many_were_ranked_is_kept():
    assert read_value("3/90").of == 90


@pytest.mark.parametrize("text", ["500多", "约500", "1200余户", "7.0以上", "63%～68%"])
def test_what_is_not_exact_says_so(text):
    assert read_value(text).kind == "approximate"


@given(any_text(max_size=80))
def test_any_text_is_read_or_left_alone(text):
    value = read_value(text)
    assert value is None or value.kind in ("number", "rank", "missing", "flat", "error", "approximate")
