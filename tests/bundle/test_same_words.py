"""Periods, quantities, units and prose as they are read and told: golden files over many ways of writing."""

from decimal import Decimal

import pytest

from qjviewer.bundle import units
from qjviewer.bundle.measures import MEASURES, measure_of, target_for
from qjviewer.bundle.periods import (
    before,
    now_in,
    parse_part,
    parse_period,
    points,
    relative_name,
    relative_period,
    to_basis,
)
from qjviewer.bundle.prose import parse_prose
from qjviewer.bundle.quantities import is_wide, parse_quantity, parse_ranking
from qjviewer.bundle.values import parse_citation, parse_spot
from qjviewer.figures import arithmetic
from qjviewer.figures.period_words import beside, in_prose, on_axis, period_words, with_article, without_year
from qjviewer.problems import Span, cell_address, span_at
from qjviewer.wording import LANGUAGES
from tests.rich.written import is_golden, short

PERIODS = """
2023 2023年 2023年全年 2023H1 2023H2 2023年上半年 2023年下半年 2023Q1 2023Q2 2023Q3 2023Q4 2023Q1-Q3
2023年一季度 2023年二季度 2023年前三季度 2023M01 2023M06 2023-06 2023年6月 2023M01-M02 2023M01-M10
2023年1—7月 2023年1至5月 2023M06末 2023年6月末 2023年末 2023-08-04 2023年8月4日 2021..2025
2021—2025年 2022Q4..2023Q2 2022M03..2023M06 2023M13 2023H3 2023Q5 2023-02-30 2024-02-29 23年 now
2023M06-M01 20230 ２０２３年６月
"""
CASES = [p for p in map(parse_period, PERIODS.split()) if p is not None]
BASES = ("", "cumulative", "single", "moment")
RHYTHMS = ("month", "quarter", "half", "year")
RELATIVE = ("now", "prev", "year-ago", "2-years-ago", "3-years-ago", "year-start", "last-year")


def periods():
    for text in PERIODS.split():
        for basis in BASES:
            found = parse_period(text, basis)
            if found is None:
                yield f"{text} {basis}: none"
                continue
            ends = f"{found.year} {found.first_month} {found.last_year} {found.last_month}"
            yield f"{text} {basis}: {found.code} {ends} {found.months} {found.end}"
            yield f" {found.is_span} {found.is_cumulative} {found.is_whole_year}"
        part = parse_part(text.removeprefix("2023"), 2024)
        yield f"{text} of 2024: {part.code if part else 'none'}"


def codes(found):
    return " ".join(one.code for one in found)


def moved_periods():
    for one in CASES:
        shifted = codes(one.shifted(months) for months in (-12, -3, -1, 1, 12))
        yield f"{one.code}: {shifted} {to_basis(one, 'moment').code}"
        for basis in BASES[1:]:
            yield f" {basis}: before {codes(before(one, rhythm, basis) for rhythm in RHYTHMS)}"
            yield f"  now {codes(now_in(one, rhythm, basis) for rhythm in RHYTHMS)}"
            yield f"  {codes(relative_period(name, one, 'quarter', basis) for name in RELATIVE)}"
    first, last = parse_period("2022Q1"), parse_period("2023Q1-Q3")
    for rhythm in RHYTHMS:
        for basis in BASES[1:]:
            yield f"{rhythm} {basis}: {codes(points(first, last, rhythm, basis))}"
    yield f"{[relative_name(word) for word in (*RELATIVE, '上期', '去年', '上年同期', '年初', 'x')]}"


def told_periods():
    others = [p for p in map(parse_period, ("2022H1", "2023Q1", "2022", "2022M12末", "2023Q1-Q3")) if p]
    for lang in LANGUAGES:
        for one in CASES:
            said = (period_words, in_prose, with_article, without_year, on_axis)
            yield f"{one.code} {lang}: {' | '.join(tell(one, lang) for tell in said)}"
            yield f" {' | '.join(beside(one, other, lang) for other in others)}"


QUANTITIES = """
12 -3.4 −2.7 +1.2 ＋1.2 1,234.5 12,34 ５.８ 500多 500余家 36余个 近500 约12% 超过30亿元 9—11个
63%～68% 60%-65% 2.9万亿元 2.9万亿 100万 0.0 .5 5. 1e5 十 七成 — - … ... 未公布 不适用 待填 待报
保密 * 不公布 6.0%以上 7.0%左右 不低于6% 5.5%上下 4.5‰ 1/3 12.50元/人 30天 ~30 ≥8% >8 1:2 第3位 NaN
inf 1_000 1２ 12亿元以上 以上12
"""
RANKS = "1 2/6 1/90 并列3 3（并列） =3 第3 第3位 3/2 0 -1 三 1/ /6 12/90并列 …"
SPOTS = ("s ¶3", "s ¶3-5", "s ¶5-3", "s 第3段", "s", "s p.4", "¶3", "s ¶", "s ¶0", "a b ¶2")


def quantities():
    for text in QUANTITIES.split():
        yield f"{text}: {short(parse_quantity(text))} {is_wide(text)}"
    for text in RANKS.split():
        yield f"{text}: {short(parse_ranking(text))}"
    for text in SPOTS:
        yield f"{text}: {short(parse_citation(text))} {short(parse_spot(text, 'x'))}"


UNITS = """
% 个百分点 百分点 ‰ 亿元 万元 元 万亿元 亿千瓦时 万千瓦时 个 项 家 户 人 万人 天 亩 平方米 公顷 吨
万吨 倍 位 公斤 美元 亿美元
"""
FACTORS = (("亿元", "万元"), ("万元", "亿元"), ("%", "‰"), ("万人", "人"), ("亿元", "元"))


class Own:
    """A briefing without units of its own."""

    unit_by_id: dict = {}


def unit_words():
    known = UNITS.split()
    for unit in known:
        for lang in LANGUAGES:
            words = units.unit_text(unit, Own, lang), units.unit_text(unit, Own, lang, one=True)
            yield f"{unit} {lang} {words} {units.unit_gap(unit, lang)!r} {units.scale_for(unit, lang)}"
        yield f" {units.known(unit, Own)} {units.based(unit)} {units.base_unit(unit)} {units.counts(unit)}"
        yield f" {units.unit_as_read(unit)} {[other for other in known if units.convertible(unit, other)]}"
        for minus in (False, True):
            both = {other: units.combined(unit, other, minus=minus) for other in known}
            yield f" minus {minus} { ({other: made for other, made in both.items() if made is not None}) }"
    yield f"{[(one, other, units.factor_between(one, other)) for one, other in FACTORS]}"


def measures():
    for name, measure in MEASURES.items():
        yield f"{name} {short(measure)} {[measure.in_words(lang) for lang in LANGUAGES]}"
        yield f" {[measure.telling('产值', lang) for lang in LANGUAGES]} {measure.is_in_own_unit}"
    for word in ("同比", "yoy", "增速", "占比", "目标", "level", "总量", "完成率", "没有"):
        found = measure_of(word)
        yield f"{word} {short(found) if found else 'none'} {target_for(word, '%')} {target_for(word, '亿元')}"


def sums():
    numbers = [Decimal(n) for n in ("12.35", "-0.05", "0.005", "2.675", "100", "33.3", "-7.45")]
    for one in numbers:
        yield f"{one} {[str(arithmetic.rounded(one, n)) for n in (0, 1, 2)]} {arithmetic.step_of(one)}"
        yield f" {[str(arithmetic.rounded_to(one, Decimal(step))) for step in ('0.1', '5', '0.02')]}"
        for unit, to in (("亿元", "万元"), ("%", "%"), ("元", "吨")):
            yield f" {arithmetic.converted(one, unit, to)}"
        for other in numbers[:4]:
            yield f" {arithmetic.added(one, other)} {arithmetic.added(one, other, minus=True)}"
            yield f" {arithmetic.agree(one, other)} {arithmetic.quotient(one, other)}"
            yield f" {arithmetic.product(one, other)}"
    yield f"{arithmetic.exact_sum(numbers)} {arithmetic.summed(numbers)}"
    yield f"{arithmetic.root_of(Decimal('1.21'))}"
    thirds = [Decimal("33.333"), Decimal("33.333"), Decimal("33.334")]
    yield f"{arithmetic.to_hundred(thirds, 1)}"
    yield f"{arithmetic.to_hundred([Decimal('8.25'), Decimal('91.75')], 1)}"


PROSE = (
    "增长{gdp.yoy:change}，居{gdp.yoy:rank three}。", "{a}{b?}", "没有", "{{花括号}}", "{=12.5%}是字面",
    "{a:vs prev}", "{", "}", "{}",
    "{ a }", "{a:}", "{a b}", "{gdp.yoy@city@2023H1:vs gdp.yoy}", "{a}}", "{{a}",
    "{a?:change}", "{=}",
)  # fmt: skip


def prose():
    for text in PROSE:
        yield f"{text}: {' '.join(str(short(piece)) for piece in parse_prose(text))}"


LINES = "甲乙\n丙丁\n\n戊"
RAWS = (
    "增长5%，再增长5%，又5%。",
    '"增长5%，\\n再增长5%"',
    "aaaa",
    "'it''s 5% and 5%'",
    "折成两行的 5% 和 5%",
)


def places():
    for raw in RAWS:
        text = raw.strip("\"'").replace("\\n", "\n")
        span = Span("a.yaml", 3, 10, raw)
        for wanted in ("5%", "aa", "增长"):
            for at in (n for n in range(len(text)) if text.startswith(wanted, n)):
                yield f"{raw} {wanted} {at}: {span.within(text, at, at + len(wanted))}"
    for at in (0, 3, 7, 11):
        yield f"{at} {span_at(LINES, at, 'b.yaml')}"
    yield f"{[cell_address(row, column) for row, column in ((4, 3), (1, 26), (2, 27), (9, 702), (1, 703))]}"
    yield f"{Span('c.xlsx', 4, 3, '', '表一')} {Span('d.yaml')}"


MADE = [places, periods, moved_periods, told_periods, quantities, unit_words, measures, sums, prose]


@pytest.mark.parametrize("made", MADE)
def test_words_are_read_and_told_as_they_were(made):
    is_golden(f"words.{made.__name__}", made())
