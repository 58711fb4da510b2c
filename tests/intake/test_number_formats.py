"""Numbers are shown as a spreadsheet shows them, in exact decimals."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qjviewer.intake.format_codes import BUILT_IN
from qjviewer.intake.number_formats import exact, show_number, show_text
from tests.any_text import any_text

SHOWN = [
    (Decimal("0.062"), "0.0%", "6.2%"),
    (Decimal("0.09711999999999998"), "0.0%", "9.7%"),
    (Decimal("1234567.5"), "#,##0.0", "1,234,567.5"),
    (Decimal("12345"), '0!.0000"万"', "1.2345万"),
    (Decimal("1234567"), '0\\.0000"万"', "123.4567万"),
    (Decimal("123456789"), '0!.0,"万"', "12345.7万"),
    (Decimal("1234567"), "0.00,,", "1.23"),
    (Decimal("12345678"), "#,##0.0,", "12,345.7"),
    (Decimal("-2.3"), "0.0_);[Red]\\(0.0\\)", "(2.3)"),
    (Decimal("-5.6"), "▲0.0;▼0.0", "▼5.6"),
    (Decimal("0"), '0.0;-0.0;"持平"', "持平"),
    (Decimal("-3"), "0;;", ""),
    (Decimal("12"), '"第"0"位"', "第12位"),
    (Decimal("5"), '[>=10000]0!.0,"万";0', "5"),
    (Decimal("100"), '[<=100]0"少";0"多"', "100少"),
    (Decimal("101"), '[<=100]0"少";0"多"', "101多"),
    (Decimal("100"), '[<100]0"少";0"多"', "100多"),
    (Decimal("100"), '[>100]0"多";0"少"', "100少"),
    (Decimal("5"), '[=5]"五";0', "五"),
    (Decimal("6"), '[<>5]0;"五"', "6"),
    (Decimal("12345"), "0.00E+00", "1.23E+04"),
    (Decimal("0.00012"), "0.0E+0", "1.2E-4"),
    (Decimal("0.5"), "# ?/?", "0.5"),
    (Decimal("-12000"), '[>=10000]0!.0,"万";0', "-12000"),
    (Decimal("1062.55"), "# ##0.00", "1 062.55"),
    (Decimal("2.675"), "0.00", "2.68"),
    (Decimal("-0.005"), "0.00", "-0.01"),
    (Decimal("49.870415801723595"), "General", "49.8704158"),
    (Decimal("0.5"), "#.##", ".5"),
    (Decimal("1.50"), "0.0?", "1.5"),
    (Decimal("7"), "000", "007"),
    (Decimal("45078"), 'yyyy"年"m"月"', "2023年6月"),
    (Decimal("45078"), '[DBNum1][$-804]yyyy"年"m"月"', "二〇二三年六月"),
    (Decimal("45078"), "mmm-yy", "Jun-23"),
    (Decimal("0.5"), "h:mm", "12:00"),
    (Decimal("1.25"), "[h]:mm", "30:00"),
    (Decimal("12"), "¥#,##0.00", "¥12.00"),
    (Decimal("-12.5"), "@", "-12.5"),
    (Decimal("0"), "0.00E+00", "0.00E+00"),
]


@pytest.mark.parametrize(("value", "code", "text"), SHOWN, ids=[f"{v} {c}" for v, c, _ in SHOWN])
def test_a_number_looks_as_its_format_shows_it(value, code, text):
    assert show_number(value, code).text == text


def test_dates_count_from_1904_where_the_book_says_so():
    assert show_number(Decimal(43616), 'yyyy"年"m"月"', since_1904=True).text == "2023年6月"


def test_red_is_told_because_it_may_be_the_only_minus():
    shown = show_number(Decimal("-2.3"), "0.0;[Red]0.0")
    assert (shown.text, shown.is_red) == ("2.3", True)
    assert not show_number(Decimal("2.3"), "0.0;[Red]0.0").is_red


@pytest.mark.parametrize(
    ("colour", "is_red"),
    [
        ("Red", 1),
        ("red", 1),
        ("红色", 1),
        ("Color3", 1),
        ("颜色3", 1),
        ("Blue", 0),
        ("Color30", 0),
        ("绿色", 0),
    ],
)
def test_red_is_known_by_every_name(colour, is_red):
    assert show_number(Decimal("-2.3"), f"0.0;[{colour}]0.0").is_red == is_red


def test_a_stored_double_counts_with_fifteen_digits():
    assert exact(0.1 + 0.2) == Decimal("0.3")
    assert exact("0.09711999999999998") == Decimal("0.09712")


@pytest.mark.parametrize("text", ["nan", "inf", "abc", "1e400", ""])
def test_what_is_no_number_is_none(text):
    assert exact(text) is None


def test_a_text_is_changed_only_by_a_section_for_texts():
    assert show_text("甲区", "0.0") == "甲区"
    assert show_text("甲区", '@"（初）"') == "甲区（初）"


@given(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**14), max_value=10**14),
    any_text(max_size=40),
)
def test_no_format_code_breaks_the_program(value, code):
    assert isinstance(show_number(value, code).text, str)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9))
def test_a_plain_format_rounds_half_away_from_zero(value):
    from decimal import ROUND_HALF_UP

    assert Decimal(show_number(value, "0.0").text) == value.quantize(Decimal("0.1"), ROUND_HALF_UP)


@pytest.mark.parametrize(
    ("number", "value", "shown"),
    [
        (2, "-1234.5", "-1234.50"),
        (4, "-1234.5", "-1,234.50"),
        (6, "-1234.5", "-1,235"),
        (7, "-1234.5", "-1,234.50"),
        (8, "-1234.5", "-1,234.50"),
        (8, "1234.5", "1,234.50"),
        (9, "0.125", "13%"),
        (10, "0.125", "12.50%"),
        (40, "-1234.5", "-1,234.50"),
        (43, "0", "-"),
    ],
)
def test_a_built_in_format_shows_a_number_as_spreadsheets_do(number, value, shown):
    assert show_number(Decimal(value), BUILT_IN[number]).text == shown
