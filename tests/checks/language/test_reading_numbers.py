"""Numbers and periods as they are written, in Chinese and in English."""

from decimal import Decimal

import pytest

from qjviewer.bundle.periods import Period, span
from qjviewer.checks.language import en_numbers, en_times, zh_numbers, zh_times
from qjviewer.checks.language.stated import Stated, agrees
from qjviewer.checks.language.unit_scale import scale_of

NOW = span(2023, 1, 6)

CHINESE = [
    ("8.1%", "8.1", "%", ""),
    ("近四成", "40", "%", "near"),
    ("八成五以上", "85", "%", "least"),
    ("过半", "50", "%", "above"),
    ("三分之二", "66.67", "%", ""),
    ("百分之十四点二", "14.2", "%", ""),
    ("逾12亿元", "12", "亿元", "above"),
    ("不到1个百分点", "1", "个百分点", "below"),
    ("两倍多", "2", "倍", "some"),
    ("1,234.5万元", "1234.5", "万元", ""),
    ("68.95亿元左右", "68.95", "亿元", "about"),
    ("500余户", "500", "户", "some"),
    ("4.7个点", "4.7", "个点", ""),
    ("-7.2%", "-7.2", "%", ""),
    ("3.5‰", "3.5", "‰", ""),
]


@pytest.mark.parametrize(("text", "value", "unit", "hedge"), CHINESE)
def test_a_chinese_number_is_read_with_its_unit_and_hedge(text, value, unit, hedge):
    found = zh_numbers.number_at(text, 0)
    assert found is not None
    assert (found.value, found.unit, found.hedge, found.end) == (Decimal(value), unit, hedge, len(text))


ENGLISH = [
    ("1.176 billion yuan", "1176000000", "元", ""),
    ("rmb 1.176 billion", "1176000000", "元", ""),
    ("nearly three-quarters", "75", "%", "near"),
    ("more than half", "50", "%", "above"),
    ("two-thirds", "66.67", "%", ""),
    ("1.3 percentage points", "1.3", "个百分点", ""),
    ("8.1 percent", "8.1", "%", ""),
    ("seven places", "7", "位", ""),
    ("twice", "2", "倍", ""),
    ("one and a half times", "1.5", "倍", ""),
    ("986 million kwh", "986000000", "千瓦时", ""),
    ("12,345", "12345", "", ""),
]


@pytest.mark.parametrize(("text", "value", "unit", "hedge"), ENGLISH)
def test_an_english_number_is_read_with_its_unit_and_hedge(text, value, unit, hedge):
    found = en_numbers.number_at(text, 0)
    assert found is not None
    assert (found.value, found.unit, found.hedge, found.end) == (Decimal(value), unit, hedge, len(text))


PERIODS = [
    ("上半年", span(2023, 1, 6)),
    ("2022年上半年", span(2022, 1, 6)),
    ("去年上半年", span(2022, 1, 6)),
    ("1—5月", span(2023, 1, 5)),
    ("1月至2月", span(2023, 1, 2)),
    ("前五个月", span(2023, 1, 5)),
    ("前三季度", span(2023, 1, 9)),
    ("首季", span(2023, 1, 3)),
    ("二季度当季", span(2023, 4, 6)),
    ("6月份", span(2023, 6, 6)),
    ("9月末", span(2023, 1, 9)),
    ("去年同期", "year-ago"),
    ("上月", "last-month"),
    ("2023年全年", span(2023, 1, 12)),
    ("6月30日", ""),
    ("2021—2025年", ""),
]


@pytest.mark.parametrize(("text", "period"), PERIODS)
def test_a_chinese_period_is_read_whole(text, period):
    found = zh_times.time_at(text, 0, NOW)
    assert found is not None
    assert found[:2] == (len(text), period)


ENGLISH_PERIODS: list[tuple[str, Period | str]] = [
    ("the first half of 2022", span(2022, 1, 6)),
    ("january–may", span(2023, 1, 5)),
    ("the first three quarters", span(2023, 1, 9)),
    ("the first five months", span(2023, 1, 5)),
    ("q1", span(2023, 1, 3)),
    ("june alone", span(2023, 6, 6)),
    ("a year earlier", "year-ago"),
    ("27 july", ""),
]


@pytest.mark.parametrize(("text", "period"), ENGLISH_PERIODS)
def test_an_english_period_is_read_whole(text, period):
    found = en_times.time_at(text, 0, NOW)
    assert found is not None
    assert found[:2] == (len(text), period)


AGREEING = [
    ("近12亿元", "11.76", True),
    ("近12亿元", "12.03", False),
    ("近七成", "81", False),
    ("接近六成", "58.3", True),
    ("突破12亿元", "11.76", False),
    ("超八成", "81", True),
    ("不足八成", "83.8", False),
    ("两成以上", "21.5", True),
    ("13%", "12.9", True),
    ("13.0%", "12.9", False),
    ("约3.7倍", "3.737", True),
    ("两倍多", "1.87", False),
]


@pytest.mark.parametrize(("text", "value", "holds"), AGREEING)
def test_a_value_agrees_with_a_number_as_its_hedge_allows(text, value, holds):
    stated = zh_numbers.number_at(text, 0)
    assert stated is not None
    assert agrees(Decimal(value) * scale_of(stated.unit)[0], stated) is holds


def test_a_value_too_near_to_a_rounded_bound_is_left_open():
    stated = Stated(Decimal("16.2"), "%", 0, 0, step=Decimal("0.1"))
    assert agrees(Decimal("16.29"), stated, Decimal("0.05")) is None


@pytest.mark.parametrize(
    ("unit", "factor", "base"),
    [
        ("亿千瓦时", 10**8, "千瓦时"),
        ("万度", 10**4, "千瓦时"),
        ("万亿元", 10**12, "元"),
        ("户", 1, "个"),
        ("点", 1, "个百分点"),
    ],
)
def test_a_unit_is_known_by_its_factor_and_base(unit, factor, base):
    assert scale_of(unit) == (Decimal(factor), base)
