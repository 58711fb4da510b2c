"""Small values: quantities, ranks, citations, texts in languages."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qjviewer.bundle.quantities import (
    MARK_OF,
    MISSING_MARKS,
    Quantity,
    Ranking,
    parse_quantity,
    parse_ranking,
)
from qjviewer.bundle.units import based, convertible, counts, factor_between, unit_as_read
from qjviewer.bundle.values import Citation, Text, parse_citation, parse_spot, plain
from tests.any_text import any_text


@pytest.mark.parametrize(
    ("typed", "quantity"),
    [
        ("37.7", Quantity(Decimal("37.7"))),
        ("37.7%", Quantity(Decimal("37.7"), unit="%")),
        ("1,234.5亿元", Quantity(Decimal("1234.5"), unit="亿元")),
        ("１，２３４．５", Quantity(Decimal("1234.5"))),
        ("2.9万亿元", Quantity(Decimal("2.9"), unit="万亿元")),
        ("500多个", Quantity(Decimal(500), mark="多", unit="个")),
        ("1200余名", Quantity(Decimal(1200), mark="余", unit="名")),
        ("近3000家", Quantity(Decimal(3000), mark="近", unit="家")),
        ("大约5%", Quantity(Decimal(5), mark="约", unit="%")),
        ("不低于7%", Quantity(Decimal(7), mark="以上", unit="%")),
        ("6.5%左右", Quantity(Decimal("6.5"), mark="左右", unit="%")),
        ("63%～68%", Quantity(Decimal(63), Decimal(68), unit="%")),
        ("63—68%", Quantity(Decimal(63), Decimal(68), unit="%")),
        ("5-6亿元左右", Quantity(Decimal(5), Decimal(6), "左右", "亿元")),
        ("-0.0", Quantity(Decimal("0.0"))),
        ("0.50", Quantity(Decimal("0.50"))),
    ],
)
def test_quantities_keep_every_part(typed, quantity):
    assert parse_quantity(typed) == quantity
    assert quantity.value is None or str(parse_quantity(typed).value) == str(quantity.value)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "约",
        "约500多",
        "5亿元-6万元",
        "6-5",
        "5-5",
        "1,23",
        "1.2.3",
        "5e3",
        "٣",
        "+-5",
        "5 6",
        "五",
        "9" * 31,
        "5{gdp}",
        "9" * 100,
    ],
)
def test_what_is_no_quantity_is_none(typed):
    assert parse_quantity(typed) is None


@pytest.mark.parametrize("mark", MISSING_MARKS)
def test_each_mark_of_what_is_missing_stands_for_one_kind(mark):
    found = parse_quantity(mark)
    assert MARK_OF[found.missing] == mark
    assert not found.is_exact


@given(
    st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**12), max_value=10**12),
    st.sampled_from(["", "多", "余", "左右", "以上", "以内"]),
    st.sampled_from(["", "%", "亿元", "个", "个百分点", "万平方米"]),
)
def test_a_quantity_written_out_reads_back(value, mark, unit):
    early = mark in ("多", "余")
    text = f"{value:f}{mark}{unit}" if early else f"{value:f}{unit}{mark}"
    found = parse_quantity(text)
    assert found is not None
    assert (found.value, found.mark, found.unit) == (value, mark, unit)


@pytest.mark.parametrize(
    ("typed", "ranking"),
    [
        ("3", Ranking(3)),
        ("1/90", Ranking(1, 90)),
        ("第2位", Ranking(2)),
        ("并列3", Ranking(3, tied=True)),
        ("并列第3名", Ranking(3, tied=True)),
        ("３／９０", Ranking(3, 90)),
        ("0", None),
        ("91/90", None),
        ("-1", None),
        ("1.5", None),
        ("三", None),
        ("1/", None),
    ],
)
def test_rankings_are_read_as_people_write_them(typed, ranking):
    assert parse_ranking(typed) == ranking


ANYTHING = st.one_of(
    any_text(max_size=60),
    st.text(
        alphabet="0123456789.,-−～~—%多余约近左右以上下内不低于亿万元个第位并列/ {}年月季Q\u3000", max_size=40
    ),
)


@given(ANYTHING)
def test_any_text_is_a_quantity_and_a_rank_or_none(text):
    quantity = parse_quantity(text)
    assert quantity is None or quantity.value is not None or quantity.missing
    assert quantity is None or quantity.upper is None or quantity.upper > quantity.value
    ranking = parse_ranking(text)
    assert ranking is None or (ranking.rank >= 1 and (not ranking.of or ranking.rank <= ranking.of))


@pytest.mark.parametrize(
    ("raw", "citation"),
    [
        ("zjrb", Citation("zjrb")),
        ("zjrb ¶3", Citation("zjrb", 3, 3)),
        ("zjrb ¶3-5", Citation("zjrb", 3, 5)),
        ("zjrb 第3—4段", Citation("zjrb", 3, 4)),
        ("yearbook 第12页", Citation("yearbook", 12, 12, by_page=True)),
        ("book D7", Citation("book", cell="D7")),
        ("book 主要指标!D7", Citation("book", cell="主要指标!D7")),
        ("浙江日报", None),
        ("zjrb ¶x", None),
    ],
)
def test_a_citation_names_source_and_place(raw, citation):
    assert parse_citation(raw) == citation


@pytest.mark.parametrize(
    ("raw", "first"), [("¶3", 3), ("第3段", 3), ("第12页", 12), ("D7", 0), ("某处", None), ("", None)]
)
def test_a_place_in_a_source_may_stand_alone(raw, first):
    found = parse_spot(raw, "s")
    assert (found.first if found else None) == first


def test_text_falls_back_to_chinese_then_to_anything():
    assert Text((("zh-Hans", "简"), ("en", "E"))).get("zh-Hant") == "简"
    assert Text((("en", "E"),)).get("zh-Hans") == "E"
    assert plain("x").has("en")
    assert not Text((("en", "E"),)).has("zh-Hans")


@pytest.mark.parametrize(
    ("one", "other", "factor"),
    [
        ("亿元", "万元", 10**4),
        ("万亿元", "亿元", 10**4),
        ("万人", "人", 10**4),
        ("亿元", "人", None),
        ("家", "条", None),
        ("%", "亿元", None),
    ],
)
def test_units_of_one_kind_differ_by_place_value(one, other, factor):
    assert convertible(one, other) is (factor is not None)
    if factor:
        assert factor_between(one, other) == factor


def test_units_are_read_in_one_way_and_counted_or_not():
    assert [unit_as_read(u) for u in ("％", " 百分点", "亿元\u3000")] == ["%", "个百分点", "亿元"]
    assert [counts(u) for u in ("个", "家", "万人", "亿元", "")] == [True, True, False, False, False]
    assert based("千瓦时") == (1, "千瓦时")
