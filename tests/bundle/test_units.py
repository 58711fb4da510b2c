"""Units are told in the reader's language, and numbers follow them to the unit that English counts in."""

from decimal import Decimal

import pytest

from qjviewer.bundle.units import scale_for, scaled, unit_text
from tests.bundle.small import SMALL, read


@pytest.fixture(scope="module")
def bundle():
    return read(SMALL).bundle


@pytest.mark.parametrize(
    ("unit", "hant", "one", "many"),
    [
        ("个百分点", "個百分點", "percentage point", "percentage points"),
        ("天", "天", "day", "days"),
        ("个月", "個月", "month", "months"),
        ("个季度", "個季度", "quarter", "quarters"),
        ("年", "年", "year", "years"),
        ("位", "位", "place", "places"),
        ("次", "次", "time", "times"),
        ("人次", "人次", "visit", "visits"),
        ("户", "戶", "household", "households"),
        ("公里", "公里", "kilometre", "kilometres"),
        ("平方公里", "平方公里", "square kilometre", "square kilometres"),
        ("平方米", "平方米", "square metre", "square metres"),
        ("吨", "噸", "tonne", "tonnes"),
        ("亩", "畝", "mu", "mu"),
        ("元/人", "元/人", "yuan a person", "yuan a person"),
        ("个", "個", "", ""),
        ("条", "條", "", ""),
        ("项", "項", "", ""),
        ("家", "家", "", ""),
    ],
)
def test_a_unit_is_told_in_each_language_and_english_knows_one_from_many(bundle, unit, hant, one, many):
    assert unit_text(unit, bundle, "zh-Hans") == unit
    assert unit_text(unit, bundle, "zh-Hant") == hant
    assert unit_text(unit, bundle, "en", one=True) == one
    assert unit_text(unit, bundle, "en") == many


@pytest.mark.parametrize(
    ("unit", "scale", "words"),
    [
        ("亿元", "0.1", "billion yuan"),
        ("亿美元", "0.1", "billion US dollars"),
        ("亿千瓦时", "0.1", "billion kWh"),
        ("万亿元", "1", "trillion yuan"),
        ("万元", "10000", "yuan"),
        ("万美元", "10000", "US dollars"),
        ("万亩", "10000", "mu"),
        ("万吨", "10000", "tonnes"),
        ("万平方米", "10000", "square metres"),
        ("万千瓦时", "10000", "kWh"),
        ("万人", "10000", "people"),
        ("万户", "10000", "households"),
        ("万人次", "10000", "visits"),
        ("万元/人", "10000", "yuan a person"),
    ],
)
def test_a_number_of_ten_thousands_is_written_out_in_english_alone(bundle, unit, scale, words):
    assert scale_for(unit, "en") == Decimal(scale)
    assert unit_text(unit, bundle, "en") == words
    assert scale_for(unit, "zh-Hant") == 1


@pytest.mark.parametrize(
    ("typed", "unit", "english"),
    [
        ("25670", "亿元", "2567.0"),
        ("62618", "亿元", "6261.8"),
        ("186.40", "亿元", "18.640"),
        ("12.0", "亿元", "1.20"),
        ("100", "亿元", "10"),
        ("120", "亿元", "12"),
        ("0", "亿元", "0"),
        ("2.8", "万平方米", "28000"),
        ("1.50", "万元", "15000"),
        ("0.12345", "万元", "1234.5"),
        ("123456789012345678901234567891", "亿元", "12345678901234567890123456789.1"),
        ("-2567", "个", "-2567"),
    ],
)
def test_a_number_turned_into_another_unit_is_as_exact_as_it_was_typed(
    typed: str, unit: str, english: str
) -> None:
    assert f"{scaled(Decimal(typed), unit, 'en'):f}" == english
    assert scaled(Decimal(typed), unit, "zh-Hant") == Decimal(typed)
