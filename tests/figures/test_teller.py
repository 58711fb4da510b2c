"""Figures are worded as the field writes them, in three languages."""

import datetime as dt

import pytest

from qjviewer.bundle.values import Citation, parse_period
from qjviewer.figures.derive import complete
from qjviewer.figures.teller import Teller, ordinal
from tests.samples import bundle_with, figure

PEERS = figure("counties", "90", place="zhejiang")


def told(method, item, lang="zh-Hans", **more):
    return getattr(Teller(bundle_with(PEERS, item, peers="counties", **more), lang), method)(item)


@pytest.mark.parametrize(
    ("value", "unit", "approx", "hans", "hant", "en"),
    [
        ("37.7", "%", "", "37.7%", "37.7%", "37.7%"),
        ("9.0", "%", "", "9.0%", "9.0%", "9.0%"),
        ("-2.7", "%", "", "−2.7%", "−2.7%", "−2.7%"),
        ("500", "个", "多", "500多个", "500多個", "more than 500"),
        ("1200", "名", "余", "1200余名", "1200餘名", "more than 1,200 people"),
        ("28.7", "个百分点", "", "28.7个百分点", "28.7個百分點", "28.7 percentage points"),
        ("2.8", "万平方米", "", "2.8万平方米", "2.8萬平方米", "28,000 square metres"),
        ("593034", "亿元", "", "593034亿元", "593034億元", "59,303.4 billion yuan"),
        ("1", "天", "", "1天", "1天", "1 day"),
        ("9" * 30, "亿元", "", "9" * 30 + "亿元", "9" * 30 + "億元", "99" + ",999" * 9 + ".9 billion yuan"),
    ],
)
def test_value_with_its_unit_and_approximation(value, unit, approx, hans, hant, en):
    item = figure("x", value, unit=unit, approx=approx)
    assert [told("value", item, lang) for lang in ("zh-Hans", "zh-Hant", "en")] == [hans, hant, en]


@pytest.mark.parametrize(
    ("value", "hans", "en"),
    [("13.4", "增长13.4%", "up 13.4%"), ("-2.7", "下降2.7%", "down 2.7%"), ("0.0", "持平", "unchanged")],
)
def test_a_decrease_is_a_word_never_a_minus(value, hans, en):
    item = figure("x", value, unit="%", measure="yoy")
    assert (told("change", item), told("change", item, "en")) == (hans, en)


@pytest.mark.parametrize(
    ("more", "text", "chip"),
    [
        ({"rank": 1, "of": "counties"}, "全省第1位", "全省第1 / 90"),
        ({"rank": 3}, "全省第3位", "全省第3"),
        ({"rank": 2, "tied": True}, "全省并列第2位", "全省并列第2"),
        ({"rank": 2, "of": "counties", "of_inferred": True}, "全省第2位", "全省第2 / 90（推定）"),
        ({}, "—", None),
    ],
)
def test_the_number_ranked_appears_only_where_known(more, text, chip):
    item = figure("x", "1", **more)
    assert told("rank", item) == text
    if chip:
        assert told("rank_chip", item) == chip


@pytest.mark.parametrize(
    ("raw", "hans", "en"),
    [
        ("2023H1", "2023年上半年", "H1 2023"),
        ("2023Q1", "2023年一季度", "Q1 2023"),
        ("2023Q1-Q3", "2023年1—9月", "January–September 2023"),
        ("2023-01..10", "2023年1—10月", "January–October 2023"),
        ("2023-06", "2023年6月", "June 2023"),
        ("2022", "2022年", "2022"),
        ("2022-01..2023-06", "2022年1月—2023年6月", "January 2022 – June 2023"),
        ("2023-08-04", "2023年8月4日", "4 August 2023"),
    ],
)
def test_periods_in_words(raw, hans, en):
    period = parse_period(raw)
    bundle = bundle_with()
    assert (Teller(bundle, "zh-Hans").period(period), Teller(bundle, "en").period(period)) == (hans, en)


def test_gap_says_above_or_below_whom():
    item = figure("g", "28.7", unit="个百分点", measure="gap", against="zhejiang")
    assert told("gap", item) == "高于全省28.7个百分点"
    item = figure("g", "-0.3", unit="个百分点", measure="gap", against="china")
    assert told("gap", item) == "低于全国0.3个百分点"


def test_derivation_is_shown_as_a_sum():
    rate = figure("rate", "37.7", unit="%", measure="yoy")
    gap = figure("gap", "28.7", unit="个百分点")
    bundle, _ = complete(bundle_with(rate, gap, figure("d", None, derive="rate - gap")), {})
    assert Teller(bundle, "zh-Hans").sum_of(bundle.figure_by_id["d"]) == "37.7%－28.7个百分点＝9.0%"


def test_sources_are_named_with_date_and_paragraph():
    teller = Teller(bundle_with(), "zh-Hans")
    assert teller.citation(Citation("own", 3, 3)) == "浙江日报 2023-08-04，第3段"
    assert teller.source_in_full("own") == "浙江日报，《衢江经济》，2023年8月4日"
    assert teller.day(dt.date(2023, 8, 4)) == "2023年8月4日"


@pytest.mark.parametrize(
    ("cites", "outside"),
    [
        ((Citation("own"),), False),
        ((Citation("stats"),), True),
        ((Citation("own"), Citation("stats")), False),
    ],
)
def test_outside_context_is_known_by_its_source(cites, outside):
    item = figure("x", "1", cite=cites)
    assert told("is_context", item) is outside


def test_ordinals():
    assert [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 21, 101, 111)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "21st", "101st", "111th",
    ]  # fmt: skip
