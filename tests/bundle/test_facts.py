"""Facts, items and what else a bundle holds beside the figures of indicators."""

import datetime as dt
from decimal import Decimal

import pytest

from qjviewer.bundle.model import ChartBlock, OutlineRow, PointsBlock, TableBlock
from qjviewer.bundle.periods import parse_period
from qjviewer.bundle.values import Citation
from tests.bundle.small import changed, codes, errors, places, read

TABS = "tabs:\n"


def facts(text, section="facts"):
    indented = "".join(f"  {line}\n" for line in text.strip().splitlines())
    return read(changed(TABS, f"{section}:\n{indented}{TABS}"))


ABOUT = "- about: {place: q, period: 2023H1, source: s, at: ¶5, overlap: projects}"


def test_facts_take_from_their_block_what_they_do_not_say_themselves():
    built = facts(
        f"""
{ABOUT}
  reserve: {{name: 储备项目, value: 500多, unit: 个}}
  big: {{name: 百亿元以上, value: 4个, period: 2022, at: ¶6}}
  other: {{name: 其他, value: 63%～68%, source: t, kind: area}}
- one: {{name: 面积, value: 2.8万平方米, place: k, period: 2023-08-04, source: t}}
"""
    )
    assert built.problems == ()
    reserve, big, other, one = built.bundle.facts
    assert (reserve.value.value, reserve.value.mark, reserve.unit, reserve.overlap) == (
        Decimal(500),
        "多",
        "个",
        "projects",
    )
    assert (big.period, big.cite) == (parse_period("2022"), (Citation("s", 6, 6),))
    assert other.cite == (Citation("t"),)
    assert (one.place, one.period.end, one.overlap) == ("k", dt.date(2023, 8, 4), "")
    assert str(built.origins["facts.big.value"]) == "briefing.yaml:22:31"
    assert built.origins["facts.reserve"].line == 21


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a: {value: 3个}", ["no-name"]),
        ("a: {name: 甲}", ["no-value"]),
        ("a: {name: 甲, value: 三}", ["not-a-quantity"]),
        ("a: {name: 甲, value: 3, derive: gdp.level}", ["value-and-derive"]),
        ("a: {name: 甲, value: 3, derive: }", ["empty-value"]),
        ("a: {name: 甲, value: 500多个, unit: 家}", ["unit-contradicts"]),
        ("a: {name: 甲, value: 5％, unit: '%'}", []),
        ("a: {name: 甲, value: 1,234.5, unit: 亿元}", ["thousands-comma"]),
        ("a: {name: 甲, value: 3, kind: 其他}", ["unknown-word"]),
        ("a: {name: 甲, value: 3, place: 乙}", ["missing-reference"]),
        ("a: {name: 甲, value: 3, period: 今年}", ["not-a-period"]),
        ("a: {name: 甲, value: 3, part_of: b}", ["missing-reference"]),
        ("a: {name: 甲, value: 3, part_of: a}", ["circle"]),
        ("a: {name: 甲, value: 3, people: w}", ["missing-reference"]),
        ("a: 5", ["wrong-type"]),
        ("9a: {name: 甲, value: 3}", ["bad-id"]),
        ("gdp: {name: 甲, value: 3}", ["name-twice"]),
        ("a: {sum: gdp.level}", ["no-over"]),
        ("a: {top: gdp.level, over: 三区}", ["missing-reference"]),
        ("a: {top: gdp.level, over: two, n: 0}", ["not-whole"]),
        ("a: {count: [gdp.yoy]}", ["no-test"]),
        ("a: {count: [gdp.yoy], above: z, rank: 2, later: true}", []),
        ("a: {max: [gdp.yoy, gdp.level]}", []),
    ],
)
def test_a_fact_that_says_nothing_or_two_things_is_refused(line, expected):
    assert codes(facts(f"{ABOUT}\n  {line}")) == expected


def test_a_fact_states_its_period_and_place():
    assert codes(facts("- about: {source: s}\n  a: {name: 甲, value: 3}")) == ["no-period-of-fact"]
    assert codes(facts("- about: {source: s, period: 2023}\n  a: {name: 甲, value: 3}")) == [
        "no-place-of-fact"
    ]


def test_one_name_in_two_blocks_is_told_in_the_second():
    built = facts(f"{ABOUT}\n  a: {{name: 甲, value: 3}}\n- a: {{name: 乙, value: 4}}")
    (found,) = [p for p in built.problems if p.code == "duplicate-key"]
    assert (found.where.line, "briefing.yaml:21" in found.message()) == (22, True)
    assert [f.value.value for f in built.bundle.facts] == [3]


def test_items_stand_in_blocks_like_facts():
    built = facts(
        f"""
{ABOUT}
  i: {{name: 吉利项目, kind: project, text: "投资{{gdp.level}}。"}}
  j: {{name: 目标, kind: target, uncited: 未载明, items: [i], figures: gdp.yoy, internal: 是}}
""",
        "items",
    )
    assert built.problems == ()
    one, other = built.bundle.items
    assert (one.place, one.period, one.cite) == ("q", parse_period("2023H1"), (Citation("s", 5, 5),))
    assert (other.items, other.figures, other.internal) == (("i",), ("gdp.yoy",), True)


@pytest.mark.parametrize(
    ("section", "text", "expected"),
    [
        ("items", "- a: {name: 甲, kind: thing}", ["unknown-word"]),
        ("items", "- a: {kind: project}", ["missing-key"]),
        ("items", "- a: {name: 甲, kind: project, text: '增{一}长}'}", ["stray-brace"]),
        ("items", "- a: {name: 甲, kind: project, items: a}", ["circle"]),
        ("people", "a: {name: 甲}", ["missing-key"]),
        ("people", "a: {name: 甲, role: 局长, cite: s ¶3}", []),
        ("people", "a: {name: 甲, role: 局长, cite: 报道}", ["not-a-citation"]),
        ("people", "a: {name: 甲, role: 局长, cite: x ¶3}", ["missing-reference"]),
        ("remarks", "a: {speaker: b, mode: paraphrase}", ["missing-reference"]),
        ("units", "标箱: {name: 标箱}", []),
        ("units", "标箱: 标箱", ["wrong-type"]),
    ],
)
def test_other_sections_say_what_they_lack(section, text, expected):
    assert codes(facts(text, section)) == expected


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("within: z, also: [衢县]", "within: q, also: [衢县]", "places.q.within"),
        ("short: 全省, level: province", "short: 全省, level: province, within: q", "places.q.within"),
        ("unit: 家", "unit: 家, part_of: firms", "indicators.firms.part_of"),
        ("unit: 家", "unit: 家, parts: [gdp, firms]", "indicators.firms.parts"),
        ("basis: single", "basis: single, under: power", "indicators.power.under"),
    ],
)
def test_what_leads_back_to_itself_is_told(old, new, where):
    built = read(changed(old, new))
    assert [(p.code, p.subject) for p in built.problems] == [("circle", where)]


# Groups, indicators, sources -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "by_year"),
    [
        ("90", {2022: 90, 2023: 90}),
        ("{2022: 89, 2023: 90}", {2021: 0, 2022: 89, 2023: 90}),
    ],
)
def test_a_group_whose_members_are_not_known_has_a_size_by_year(size, by_year):
    group = read(changed("size: {2022: 89, 2023: 90}", f"size: {size}")).bundle.group_by_id["counties"]
    assert {year: group.size_in(year) for year in by_year} == by_year


def test_a_group_whose_members_are_known_is_as_large_as_they_are():
    assert read().bundle.group_by_id["two"].size_in(2023) == 2


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ("2023-08-04", "2023-08-04"),
        ("2023年8月4日", "2023-08-04"),
        ("2023/8/4", "2023-08-04"),
        ("2023-08", "2023M08"),
        ("2023", "2023"),
    ],
)
def test_a_source_was_published_on_a_day_or_in_what_is_known_of_it(typed, period):
    source = read(changed("published: 2023-08-04", f"published: {typed}")).bundle.source_by_id["s"]
    assert source.published.code == period


def test_indicators_may_be_read_after_their_figures_and_their_words_lead_to_them():
    text = changed("basis: cumulative}\n  power", "basis: 累计}\n  power")
    assert errors(read(text)) == []
    assert read(text).bundle.indicator_by_id["gdp"].basis == "cumulative"


def test_a_word_for_two_things_is_refused_with_both():
    built = read(changed("unit: 家", "unit: 家, also: [GDP]", changed("    gdp: {level", "    GDP: {level")))
    (found,) = built.problems
    assert found.code == "name-of-several"
    assert "gdp、firms" in found.hint()


# Blocks of a tab -----------------------------------------------------------------------------------


def block(text):
    built = read(changed("      - cards: [gdp.yoy]\n", f"      - {text}\n"))
    return built, built.bundle.tabs[0].blocks


def test_a_statement_is_written_with_its_colour_or_as_a_sentence_alone():
    built, (made,) = block(
        "points: [稳中有进, {highlight: 增势好}, {weakness: 支撑弱, optional: true}, {text: 其他}]"
    )
    assert built.problems == ()
    assert isinstance(made, PointsBlock)
    assert [(p.text.get("zh-Hans"), p.kind, p.optional) for p in made.points] == [
        ("稳中有进", "", False),
        ("增势好", "highlight", False),
        ("支撑弱", "weakness", True),
        ("其他", "", False),
    ]


def test_a_chart_names_one_thing_or_several():
    _, (made,) = block("{chart: bars, of: gdp.yoy, places: [here, z], beside: year-ago, table: true}")
    assert isinstance(made, ChartBlock)
    assert (made.of, made.places, made.beside, made.table) == (
        ("gdp.yoy",),
        ("here", "z"),
        ("year-ago",),
        True,
    )


def test_the_outline_of_a_table_has_depth_and_sections():
    built, (made,) = block(
        "{table: statement, of: [gdp, [firms, [power]], {二、财政: [losses]}], columns: yoy}"
    )
    assert built.problems == ()
    assert isinstance(made, TableBlock)
    assert [(r.of, r.depth, r.section.get("zh-Hans")) for r in made.of] == [
        ("gdp", 0, ""),
        ("firms", 1, ""),
        ("power", 2, ""),
        ("losses", 0, "二、财政"),
    ]
    assert OutlineRow("a").depth == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{chart: bars, of: [gdp.yoy], parts: 结构}", "unknown-word"),
        ("{chart: bars, of: [gdp.yoy], group: 六区}", "missing-reference"),
        ("{chart: bars, of: [gdp.yoy], slide: {minutes: 五}}", "not-a-number"),
        ("{table: list, of: [gdp]}", "unknown-word"),
        ("{table: facts, of: [[[[[[[[gdp]]]]]]]]}", "too-deep"),
        ("{points: [{texte: 甲}]}", "unknown-key"),
        ("{items: [无]}", "missing-reference"),
        ("甲", "wrong-type"),
    ],
)
def test_what_a_block_cannot_be_is_refused(text, expected):
    assert expected in codes(block(text)[0])


def test_minutes_may_be_typed_full_width():
    built = read(changed("    title: 总览", "    title: 总览\n    minutes: ２．５"))
    assert built.problems == ()
    assert built.bundle.tabs[0].minutes == Decimal("2.5")


def test_a_briefing_without_tabs_is_told_and_read():
    text = read(changed("tabs:", "# 栏目\nremarks: {}\nx:")).problems
    assert "no-tabs" in [p.code for p in text]
    assert places(read(changed("    title: 总览\n", "")))[0] == ("missing-key", 20, 5)
