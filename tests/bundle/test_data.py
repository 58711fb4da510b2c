"""Blocks of figures: what is said once for many, what a value is, and what no value can be."""

from decimal import Decimal

import pytest

from qjviewer.bundle.values import Citation
from tests.bundle.small import changed, codes, errors, places, read, rows

BLOCK = """\
  - about: {place: q, period: 2023H1, source: s, at: ¶1}
    gdp: {level: 120.5, yoy: 13.4}
"""


def blocks(text, files=()):
    """A briefing with these blocks of figures alone."""
    indented = "".join(f"  {line}\n" for line in text.strip().splitlines())
    return read(changed(BLOCK, indented), files)


def figure(line, about="place: q, period: 2023H1, source: s"):
    """The only observation of one line under an about."""
    built = blocks(f"- about: {{{about}}}\n  {line}")
    # That digits were full-width is said, no more.
    assert [p.code for p in built.problems if p.severity.word != "info"] == []
    (one,) = built.bundle.store.observations()
    return one


def told(line, about="place: q, period: 2023H1, source: s"):
    return codes(blocks(f"- about: {{{about}}}\n  {line}"))


# What is said once -------------------------------------------------------------------------------


def test_an_entry_and_a_measure_say_what_they_need_otherwise_than_their_block():
    built = blocks(
        """
- about: {place: q, period: 2023H1, source: s, at: ¶1, status: preliminary, context: true}
  gdp: {level: 120.5, yoy: {value: 13.4, at: ¶3, internal: true}, at: ¶2}
  firms: {level: 30, period: 2022, place: k, status: 修订, source: t}
"""
    )
    assert built.problems == ()
    level, yoy, firms = built.bundle.store.observations()
    assert [o.more.cite for o in (level, yoy)] == [(Citation("s", 2, 2),), (Citation("s", 3, 3),)]
    assert (level.more.internal, yoy.more.internal) == (False, True)
    # A place in one source is no place in another.
    assert firms.more.cite == (Citation("t"),)
    assert (firms.place, firms.period.code, firms.more.status) == ("k", "2022", "revised")
    assert all(o.more.context for o in (level, yoy, firms))


@pytest.mark.parametrize("about", ["衢江区", "[q, k]"])
def test_an_about_that_cannot_be_read_is_told_and_the_rest_is_read_on(about):
    built = blocks(f"- about: {about}\n  gdp: {{yoy: 1.0, place: q, period: 2023H1, source: s}}")
    assert codes(built) == ["wrong-type"]
    assert [str(o.quantity.value) for o in built.bundle.store.observations()] == ["1.0"]


def test_a_files_about_holds_for_its_blocks_and_each_blocks_own_counts():
    more = """\
about: {place: k, period: 2023H1, source: s, at: ¶7, people: w}
people: {w: {name: 王, role: 局长}}
data:
  - gdp: {yoy: 1.0}
  - {about: {place: q, source: t}, gdp: {yoy: 2.0}}
facts:
  - f: {name: 项目, value: 3个}
"""
    built = read(changed("format: qjviewer/1", "format: qjviewer/1\ninclude: more.yaml"), {"more.yaml": more})
    assert built.problems == ()
    one, other = list(built.bundle.store.observations())[2:]
    assert (one.place, one.more.cite, one.more.people) == ("k", (Citation("s", 7, 7),), ("w",))
    assert (other.place, other.more.cite) == ("q", (Citation("t"),))
    fact = built.bundle.fact_by_id["f"]
    assert (fact.place, fact.period.code, fact.cite, fact.people) == (
        "k",
        "2023H1",
        (Citation("s", 7, 7),),
        ("w",),
    )


def test_nothing_inherits_the_briefings_period_or_place():
    assert told("gdp: {yoy: 1.0}", "place: q, source: s") == ["no-period"]
    assert told("gdp: {yoy: 1.0}", "period: 2023H1, source: s") == ["no-place"]


def test_a_figure_without_a_source_is_told_unless_it_says_why():
    about = "place: q, period: 2023H1"
    assert told("gdp: {yoy: 1.0}", about) == ["no-source"]
    assert told("gdp: {yoy: 1.0, uncited: 会上口头通报}", about) == []


# Places, periods, indicators, measures ------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "about", "cell"),
    [
        ("gdp: {yoy: 1}", "place: 衢江区, period: 2023年上半年, source: s", ("gdp", "yoy", "q", "2023H1")),
        ("gdp: {yoy: 1}", "place: 衢县, period: 2023年1—6月, source: s", ("gdp", "yoy", "q", "2023H1")),
        ("gdp: {yoy: 1}", "place: 全省, period: 2023年前三季度, source: s", ("gdp", "yoy", "z", "2023Q1-Q3")),
        ("gdp: {yoy: 1}", "place: here, period: 2023M06, source: s", ("gdp", "yoy", "here", "2023H1")),
        ("gdp: {yoy: 1}", "place: 我区, period: 2023-02, source: s", ("gdp", "yoy", "here", "2023M01-M02")),
        ("GDP: {同比: 1}", "place: q, period: 2023, source: s", ("gdp", "yoy", "q", "2023")),
        ("地区生产总值: {增速: 1}", "place: q, period: 2023, source: s", ("gdp", "yoy", "q", "2023")),
        ("power: {level: 1}", "place: q, period: 2023M06, source: s", ("power", "level", "q", "2023M06")),
        (
            "power: {level: 1}",
            "place: q, period: 2023年6月, basis: 累计, source: s",
            ("power", "level", "q", "2023H1"),
        ),
        (
            "firms: {level: 1}",
            "place: q, period: 2023-06, basis: 期末, source: s",
            ("firms", "level", "q", "2023M06末"),
        ),
        (
            "firms: {level: 1}",
            "place: q, period: 2023年6月末, source: s",
            ("firms", "level", "q", "2023M06末"),
        ),
        (
            "firms: {level: 1}",
            "place: q, period: 2023-06-30, source: s",
            ("firms", "level", "q", "2023-06-30"),
        ),
    ],
)
def test_a_figure_is_found_by_what_it_is_about_however_that_was_written(line, about, cell):
    one = figure(line, about)
    assert (one.indicator, one.measure, one.place, one.period.code) == cell


@pytest.mark.parametrize(
    ("line", "about", "code"),
    [
        ("firms: {level: 1}", "place: q, period: 2023M06, source: s", "which-basis"),
        ("firms: {level: 1}", "place: q, period: 2023M01, source: s", None),
        ("gdp: {yoy: 1}", "place: q, period: 2023.06, source: s", "not-a-period"),
        ("gdp: {yoy: 1}", "place: q, period: 上半年, source: s", "not-a-period"),
        ("gdp: {yoy: 1}", "place: q, period: 2024-01-02, source: s", "day-for-months"),
        ("power: {level: 1}", "place: q, period: 2024/6/1, source: s", "day-for-months"),
        ("gdp: {yoy: 1}", "place: q, period: 45444, source: s", "not-a-period"),
        ("gdp: {yoy: 1}", "place: 乙, period: 2023H1, source: s", "missing-reference"),
        ("gdp: {yoy: 1}", "place: q, period: 2023H1, source: x", "missing-reference"),
        ("gdp: {yoy: 1}", "place: q, period: 2023H1, source: s, at: 某处", "not-a-citation"),
        ("gdp: {yoy: 1}", "place: q, period: 2023H1, source: s, at: x ¶3", "missing-reference"),
        ("gdp: {yoy: 1}", "place: q, period: 2023H1, source: s, status: 大概", "unknown-word"),
        ("gdp: {yoy: 1}", "place: q, period: 2023H1, source: s, placce: k", "unknown-key"),
        ("profit: {level: 1}", "place: q, period: 2023H1, source: s", "missing-reference"),
        ("gdp: {growth: 1}", "place: q, period: 2023H1, source: s", "unknown-measure"),
        ("gdp: 13.4", "place: q, period: 2023H1, source: s", "which-measure"),
        ("gdp: {yoy: [1, 2]}", "place: q, period: 2023H1, source: s", "wrong-type"),
        ("gdp: {yoy: {value: 1, valeu: 2}}", "place: q, period: 2023H1, source: s", "unknown-key"),
    ],
)
def test_what_a_figure_cannot_be_about_is_refused(line, about, code):
    assert told(line, about)[:1] == ([code] if code else [])


def test_a_day_where_months_were_meant_says_what_to_write():
    (found,) = blocks("- about: {place: q, period: 2024-01-02, source: s}\n  gdp: {yoy: 1}").problems
    assert "2024M01-M02" in found.hint()


# Values ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "value", "more"),
    [
        ("13.4", "13.4", {}),
        ("9.0", "9.0", {}),
        ("-2.7", "-2.7", {}),
        ("−2.7", "-2.7", {}),
        ("－2.7％", "-2.7", {"unit": "%"}),
        ("１３．４", "13.4", {}),
        ("+5.0", "5.0", {}),
        ("持平", "0", {}),
        ('"6.5%左右"', "6.5", {"mark": "左右", "unit": "%"}),
        ("7.0以上", "7.0", {"mark": "以上"}),
        ("约500", "500", {"mark": "约"}),
        ("63%～68%", "63", {"upper": Decimal(68), "unit": "%"}),
        ("—", None, {"missing": "not-applicable"}),
        ("…", None, {"missing": "not-published"}),
        ("未公布", None, {"missing": "not-published"}),
        ("待填", None, {"missing": "awaited"}),
        ("保密", None, {"missing": "withheld"}),
    ],
)
def test_values_are_read_as_sources_write_them(typed, value, more):
    quantity = figure(f"gdp: {{yoy: {typed}}}").quantity
    assert quantity.value == (None if value is None else Decimal(value))
    assert value is None or str(quantity.value) == value
    for key, expected in more.items():
        assert getattr(quantity, key) == expected


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("~", "empty-value"),
        ("", "empty-value"),
        ("'  '", "empty-value"),
        ("十三", "not-a-quantity"),
        ("1.2e3", "not-a-quantity"),
        ("1_234", "not-a-quantity"),
        ("12:30", "not-a-quantity"),
        ("010", "not-a-quantity"),
        (".5", "not-a-quantity"),
        ("0x10", "not-a-quantity"),
        (".nan", "not-a-quantity"),
        ("9" * 40, "not-a-quantity"),
        ("68%～63%", "not-a-quantity"),
        ("“5.0”", "wide-quotes"),
        ('"5.0\\u0000"', "forbidden-character"),
    ],
)
def test_what_is_no_value_is_refused(typed, code):
    assert told(f"gdp: {{yoy: {typed}}}") == [code]


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("gdp: {level: 120.5}", "亿元"),
        ("gdp: {level: 1205000万元}", "万元"),
        ("gdp: {level: {value: 120.5, unit: 亿元}}", "亿元"),
        ("gdp: {yoy: 13.4}", "%"),
        ("gdp: {pull: 1.2}", "个百分点"),
        ("gdp: {pull: 1.2百分点}", "个百分点"),
        ("gdp: {index: 105.3}", ""),
        ("losses: {level: 18.2}", "%"),
        ("firms: {level: 30}", "家"),
        ("firms: {level: 3.2万}", "万家"),
        ("gdp: {share: 41.2}", "%"),
    ],
)
def test_each_value_has_the_unit_of_its_measure_or_its_indicator(line, unit):
    assert figure(line).more.unit == unit


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("gdp: {level: 13.4%}", "unit-unfit"),
        ("gdp: {level: 300个}", "unit-unfit"),
        ("gdp: {level: {value: 3, unit: 个}}", "unit-unfit"),
        ("firms: {level: 3万元}", "unit-unfit"),
        ("losses: {level: 3亿元}", "unit-unfit"),
        ("gdp: {level: 3亿美元}", None),
        ("gdp: {level: 186.40万}", "power-twice"),
        ("gdp: {yoy: 13.4亿元}", "unit-unfit"),
        ("gdp: {yoy: 3个百分点}", "unit-unfit"),
        ("losses: {yoy: 3.0}", "percent-has-no-growth"),
        ("losses: {mom: 3.0}", "percent-has-no-growth"),
        ("gdp: {yoy: {value: 1, vs: {z: 2.0%}}}", "unit-unfit"),
        ("firms: {level: -3}", "not-a-count"),
        ("firms: {level: 3.5}", "not-a-count"),
        ("gdp: {index: -1}", "below-bound"),
        ("gdp: {completion: -1}", "below-bound"),
        ("gdp: {share: 130}", None),
        ("gdp: {completion: 0}", None),
    ],
)
def test_a_value_that_its_measure_cannot_have_is_refused(line, code):
    assert told(line) == ([code] if code else [])


def test_a_wrong_unit_is_told_with_the_measure_and_what_is_wanted():
    (found,) = blocks("- about: {place: q, period: 2023H1, source: s}\n  gdp: {yoy: 5亿元}").problems
    assert found.message() == "“同比增长”的单位应为“%”，这里是“亿元”"
    (found,) = blocks(
        "- about: {place: q, period: 2023H1, source: s}\n  gdp: {yoy: {value: 1, vs: {z: 2%}}}"
    ).problems
    assert found.message() == "“同比增长”的单位应为“个百分点”，这里是“%”"


def test_of_a_wrong_figure_nothing_is_kept_and_of_its_neighbours_all():
    built = blocks("- about: {place: q, period: 2023H1, source: s}\n  gdp: {level: 5%, yoy: 13.4}")
    assert errors(built) == ["unit-unfit"]
    assert rows(built) == [("gdp", "yoy", "", "q", "2023H1", "13.4")]


# Ranks and published differences ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "ranks"),
    [
        ("{counties: 1/90}", [("counties", 1, 90, False)]),
        ("{z: 3, two: 并列1}", [("z", 3, 0, False), ("two", 1, 0, True)]),
        ("{全省: 第3位}", [("z", 3, 0, False)]),
        ("{全省县（市、区）: ３/９０}", [("counties", 3, 90, False)]),
    ],
)
def test_a_rank_says_among_whom(typed, ranks):
    one = figure(f"gdp: {{yoy: {{value: 1, rank: {typed}}}}}")
    assert [(r.among, r.rank, r.of, r.tied) for r in one.more.ranks] == ranks


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("gdp: {yoy: {value: 1, rank: 3}}", "rank-among-whom"),
        ("gdp: {rank: 3}", "rank-among-whom"),
        ("gdp: {yoy: 1, rank: {z: 3}}", "under-its-measure"),
        ("gdp: {yoy: 1, vs: {z: 3}}", "under-its-measure"),
        ("gdp: {vs: {z: 3}}", "under-its-measure"),
        ("gdp: {yoy: {value: 1, rank: {乙: 3}}}", "missing-reference"),
        ("gdp: {yoy: {value: 1, rank: {z: 91/90}}}", "not-a-rank"),
        ("gdp: {yoy: {value: 1, rank: {z: 0}}}", "not-a-rank"),
        ("gdp: {yoy: {value: 1, rank: {z: 一}}}", "not-a-rank"),
        ("gdp: {yoy: {value: 1, vs: 3}}", "wrong-type"),
        ("gdp: {yoy: {value: 1, vs: {zz: 3}}}", "unknown-comparand"),
        ("gdp: {yoy vs 上上期: 3}", "unknown-comparand"),
        ("gdp: {yoy: {value: 1, vs: {z: 三}}}", "not-a-quantity"),
    ],
)
def test_ranks_and_differences_that_say_nothing_are_refused(line, code):
    assert told(line) == [code]


def test_a_rank_published_alone_is_a_figure_without_a_value():
    one = figure("gdp: {rank: {z: 1}}")
    assert (one.measure, one.quantity.value, one.more.ranks[0].rank) == ("rank", None, 1)


@pytest.mark.parametrize(
    ("against", "known"),
    [
        ("z", "z"),
        ("全省", "z"),
        ("here", "here"),
        ("prev", "prev"),
        ("上年同期", "year-ago"),
        ("2023年一季度", "2023Q1"),
        ("GDP.同比", "gdp.yoy"),
    ],
)
def test_a_published_difference_keeps_what_it_is_against(against, known):
    line = f"gdp: {{yoy: {{value: 1, vs: {{{against}: 28.7}}}}}}"
    built = blocks(f"- about: {{place: q, period: 2023H1, source: s}}\n  {line}")
    assert built.problems == ()
    assert rows(built)[1] == ("gdp", "yoy", known, "q", "2023H1", "28.7")
    assert [o.more.unit for o in built.bundle.store.observations()] == ["%", "个百分点"]


def test_a_difference_may_stand_alone_and_of_an_indicator_in_percent_it_is_in_points():
    assert [
        (o.against, o.more.unit)
        for o in blocks(
            "- about: {place: q, period: 2023H1, source: s}\n"
            "  gdp: {yoy vs z: 28.7}\n"
            "  losses: {level: {value: 18.2, vs: {year-ago: -1.3}}}"
        ).bundle.store.observations()
    ] == [("z", "个百分点"), ("", "%"), ("year-ago", "个百分点")]


# Targets -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "measure", "mark", "value"),
    [
        ("gdp: {target: 21.5亿元}", "target", "", "21.5"),
        ("gdp: {target: 7.0%以上}", "yoy-target", "以上", "7.0"),
        ("gdp: {level target: 100%}", None, "", ""),
        ("losses: {target: 18%以内}", "target", "以内", "18"),
        ("gdp: {stretch: 8%}", "yoy-stretch", "", "8"),
        ("gdp: {目标: 21.5}", "target", "", "21.5"),
        ("gdp: {target: 与经济增长同步}", "target", "与经济增长同步", None),
        ("gdp: {yoy target: 7}", "yoy-target", "", "7"),
    ],
)
def test_a_target_in_percent_is_of_growth_unless_it_says_otherwise(line, measure, mark, value):
    if measure is None:
        assert told(line, "place: q, period: 2023, source: s") == ["unit-unfit"]
        return
    one = figure(line, "place: q, period: 2023, source: s")
    assert (one.measure, one.quantity.mark) == (measure, mark)
    assert one.quantity.value == (None if value is None else Decimal(value))


# Vintages are appended ------------------------------------------------------------------------------


def test_the_same_cell_may_be_given_again_and_each_keeps_its_place():
    built = blocks(
        """
- {about: {place: q, period: 2023, source: s, status: preliminary}, gdp: {level: 240}}
- {about: {place: here, period: 2023, source: t, status: final, accounts: 五经普}, gdp: {level: 241.7}}
"""
    )
    assert built.problems == ()
    first, second = built.bundle.store.observations()
    assert (first.more.status, second.more.status, second.more.accounts) == ("preliminary", "final", "五经普")
    assert (first.span.line, second.span.line) == (17, 18)


def test_blocks_may_be_one_map_or_empty():
    assert rows(
        read(
            changed(f"data:\n{BLOCK}", "data: {about: {place: q, period: 2023, source: s}, gdp: {yoy: 1}}\n")
        )
    )
    assert rows(read(changed(f"data:\n{BLOCK}", "data:\n"))) == []
    assert places(read(changed(f"data:\n{BLOCK}", "data: 5\n"))) == [("wrong-type", 16, 7)]
