"""Numerals are found, weighed and sorted: data apart from dates, ordinals, names and contacts."""

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qjviewer.checks.numerals import looks_like_year
from qjviewer.checks.quantity import chinese_number, digits_alike
from qjviewer.checks.scanning import matching, scan


@pytest.mark.parametrize(
    ("number", "is_year"),
    [("1900", True), ("2023", True), ("2099", True), ("1899", False), ("2100", False), ("202", False)],
)
def test_four_digits_of_this_age_read_as_a_year(number, is_year):
    assert looks_like_year(number) is is_year


def read(text, lang):
    ready = matching(text, lang)
    return [
        (text[n.start : n.end], f"{float(n.quantity.amount):g}", n.quantity.unit, n.sort)
        for n in scan(ready, lang)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("增长13.4%", [("13.4%", "13.4", "%", "data")]),
        ("增長１３．４％", [("１３．４％", "13.4", "%", "data")]),
        ("高于全省28.7个百分点", [("28.7个百分点", "28.7", "个百分点", "data")]),
        ("億元", []),
        ("百億元以上", [("百億元", "1e+10", "元", "data")]),
        ("50億元", [("50億元", "5e+09", "元", "data")]),
        ("2.8萬平方米", [("2.8萬平方米", "28000", "平方米", "data")]),
        ("1200余名工人", [("1200余名", "1200", "个", "data")]),
        ("六大產業鏈", [("六大", "6", "个", "data")]),
        ("連續三個季度", [("三個季度", "3", "个季度", "data")]),
        ("占比三成五，近半外销", [("三成五", "35", "%", "data"), ("近半", "50", "%", "data")]),
        ("百分之三点五", [("百分之三点五", "3.5", "%", "data")]),
        ("百分百签约", [("百分百", "100", "%", "data")]),
        ("翻一番", [("翻一番", "2", "倍", "data")]),
        ("三分之二", [("三分之二", "66.6667", "%", "data")]),
        ("提前一个月", [("一个月", "1", "个月", "data")]),
        ("居全省第三", [("第三", "3", "第", "data")]),
        ("全省第1位", [("第1位", "1", "第", "data")]),
        ("GDP13.4%", [("13.4%", "13.4", "%", "data")]),
        ("8月4日", [("8", "8", "个", "date"), ("4", "4", "个", "date")]),
        ("上半年，一季度、前三季度", [("一季度", "1", "个季度", "date"), ("三季度", "3", "个季度", "date")]),
        ("近3年", [("3年", "3", "年", "date")]),
        ("第二产业", [("第二", "2", "第", "order")]),
        ("第一，抓项目", [("第一", "1", "第", "order")]),
        ("百亿级项目", [("百亿级", "1e+10", "元", "name")]),
        ("“最后一公里”", [("一公里", "1", "公里", "name")]),
        ("PM2.5", [("2.5", "2.5", "个", "name")]),
        ("三个方面", [("三个", "3", "个", "name")]),
        ("这两个指标", [("两个", "2", "个", "name")]),
        ("热线：135 8189 2583", [(n, f"{int(n):g}", "个", "contact") for n in ("135", "8189", "2583")]),
        ("一批项目，进一步统一，一把手一线督战，单位：亿元", []),
        ("第一时间，十几家", [("第一", "1", "第", "order"), ("十几家", "10", "个", "data")]),
    ],
)  # fmt: skip
def test_chinese(text, expected):
    assert read(text, "zh-Hant") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("grew 13.4%", [("13.4%", "13.4", "%", "data")]),
        ("28,000 square metres", [("28,000 square metres", "28000", "平方米", "data")]),
        ("10 billion yuan", [("10 billion yuan", "1e+10", "元", "data")]),
        ("two percentage points", [("two percentage points", "2", "个百分点", "data")]),
        ("Thirteen days", [("Thirteen days", "13", "天", "data")]),
        ("nearly half", [("nearly half", "50", "%", "data")]),
        ("ranked third, 2nd", [("third", "3", "第", "data"), ("2nd", "2", "第", "data")]),
        ("the first half, second quarter, four outpace, one day", []),
        ("over three quarters", [("three quarters", "3", "个季度", "date")]),
        ("up on average over two years", [("two years", "2", "年", "date")]),
        ("the shop is two years old", [("two years", "2", "年", "data")]),
        ("three quarters in a row", [("three quarters", "3", "个季度", "data")]),
        ("4 August 2023", [("4", "4", "个", "date"), ("2023", "2023", "个", "date")]),
        ("No. 1, 5G, Q2", [("1", "1", "个", "name"), ("5", "5", "个", "name")]),
    ],
)
def test_english(text, expected):
    assert read(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [("三百二十", 320), ("两千", 2000), ("百亿", 10**10), ("两亿三千万", 230_000_000), ("三点七", "3.7")],
)
def test_chinese_numbers(text, value):
    assert chinese_number(text) == Decimal(value)


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [("13.4", "13.5", True), ("37.7", "73.7", True), ("9.0", "9.1", False), ("45", "46", False)],
)  # fmt: skip
def test_slips_of_the_finger(a, b, alike):
    assert digits_alike(Decimal(a), Decimal(b)) is alike


@given(
    st.text(alphabet="一二十百万亿第0123456789.,%个年月 -—～“”abc", max_size=60),
    st.sampled_from(["zh-Hans", "en"]),
)
def test_any_text_is_scanned_in_order_and_in_bounds(text, lang):
    found = scan(matching(text, lang), lang)
    ends = [0, *(n.end for n in found)]
    assert all(n.start >= end for n, end in zip(found, ends, strict=False))
    assert all(n.start < n.end <= len(text) for n in found)


@pytest.mark.parametrize("piece", ["一", "1", "a", "1,", "第一", "月", "“", "1年", "一二 ", "。1", "@a."])
@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
def test_long_texts_are_scanned_in_no_time(piece, lang):
    begun = time.thread_time()
    scan(matching(piece * (100_000 // len(piece)), lang), lang)
    # Processor time, and much of it: this tells a search without end from a busy machine.
    assert time.thread_time() - begun < 5.0
