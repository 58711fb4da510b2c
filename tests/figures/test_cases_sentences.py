"""Hard cases from the field about what sentences and charts say of figures. One test each, numbered."""

from decimal import Decimal

import pytest

from qjviewer.checks.run import run
from qjviewer.pages.build_pages import build
from qjviewer.pages.view import View
from tests.cubes import built, cube_of, teller_of
from tests.figures.cases import alone, at, codes, data, figure, headline, refusal, says, tab, worded

THREE = ("qujiang", "kecheng", "longyou")


def test_24_a_place_is_found_by_its_earlier_name():
    assert says(alone(data((at(), "gdp: {yoy: 13.4}"))), "{gdp.yoy@衢县}") == "13.4%"


def test_25_a_movement_between_fields_of_different_size_is_refused():
    body = "groups: {all: {name: 全省各县, within: zhejiang, size: {2022: 89, 2023: 90}}}\n" + data(
        (at(), "gdp: {yoy: {value: 13.4, rank: {all: 1}}}"),
        (at(period="2023Q1"), "gdp: {yoy: {value: 9.0, rank: {all: 4}}}"),
        (at(period="2022H1"), "gdp: {yoy: {value: 5.0, rank: {all: 3}}}"),
    )
    cube = alone(body)
    assert says(cube, "{gdp.yoy:moved prev all}") == "位次前移3位"
    assert refusal(cube, "{gdp.yoy:moved year-ago all}") == "group-changed"


def test_26_two_sources_that_disagree_are_a_conflict_until_one_is_disputed():
    first = (at("zhejiang"), "gdp: {yoy: 6.3}")
    second = (at("zhejiang", source="stats"), "gdp: {yoy: 6.8}")
    assert "values-conflict" in codes(cube_of(data(first, second)))
    settled = cube_of(data(first, (at("zhejiang", source="stats", status="disputed"), "gdp: {yoy: 6.8}")))
    assert "values-conflict" not in codes(settled)
    assert figure(settled, "gdp.yoy@zhejiang").value == Decimal("6.3")
    assert figure(settled, "gdp.yoy@zhejiang").has_history
    # The coarser rounded is the same value, from two sources.
    same = cube_of(data(first, (at("zhejiang", source="stats"), "gdp: {yoy: 6}")))
    assert {c.source for c in figure(same, "gdp.yoy@zhejiang").cite} == {"own", "stats"}


def test_27_english_has_plurals_ordinals_and_numbers_in_letters():
    body = data((at(), "gdp: {yoy: {value: 13.4, rank: {counties: 1/90}}}", "fai: {yoy: 9.1}"))
    body += "facts:\n  - about: {place: qujiang, period: 2023H1, source: own}\n"
    body += "    early: {name: 提前, value: 1, unit: 个月}\n"
    body += "    late: {name: 推迟, value: 2, unit: 个月}\n"
    cube = cube_of(body)
    assert says(cube, "{early}", "en") == "1 month"
    assert says(cube, "{late}", "en") == "2 months"
    assert says(cube, "{late:word}", "en") == "two"
    assert says(cube, "{gdp.yoy:nth}", "en") == "1st"


def test_28_and_29_a_fact_at_a_day_and_an_event_in_a_month():
    fact = "{name: 在场工人, value: 1200余名, place: qujiang, period: 2023-08-04, source: own}"
    item = "{name: 开工, kind: milestone, place: qujiang, period: 2023M06, source: own}"
    cube = cube_of(f"facts: {{f: {fact}}}\nitems: {{i: {item}}}\n")
    assert says(cube, "{f:period}") == "2023年8月4日"
    assert says(cube, "{f}") == "1200余名"
    assert teller_of(cube).period(cube.bundle.item_by_id["i"].period) == "2023年6月"


def test_30_the_difference_of_two_rough_counts_is_refused():
    body = "facts:\n  - about: {place: qujiang, period: 2023H1, source: own}\n"
    body += "    park: {name: 园区工业用地, value: 3500多亩}\n    urban: {name: 城区土地, value: 1200多亩}\n"
    assert refusal(cube_of(body), "{park:vs urban}") == "approximate"


def test_31_how_many_lie_above_the_province_is_counted_and_said_of_all_only_where_it_is_all():
    rest = (at("zhejiang", source="stats"), "gdp: {yoy: 6.8}", "fai: {yoy: 9.0}")
    fact = "facts:\n  - faster: {count: [gdp.yoy, fai.yoy], above: zhejiang, unit: 项}\n"
    end = fact + tab("{faster:hanzi}均高于全省")
    cube = cube_of(data((at(), "gdp: {yoy: 13.4}", "fai: {yoy: 9.1}"), rest) + end)
    assert headline(cube) == "两项均高于全省"
    assert "not-all" not in codes(cube)
    assert "not-all" in codes(cube_of(data((at(), "gdp: {yoy: 13.4}", "fai: {yoy: 8.8}"), rest) + end))


def test_32_the_sum_over_places_is_held_against_the_published_whole():
    rows = [(at(p), f"fai: {{level: {v}}}") for p, v in zip(THREE, ("10.00", "20.00", "30.00"), strict=True)]
    group = "groups: {county3: {name: 三县, within: quzhou, places: [qujiang, kecheng, longyou]}}\n"
    fact = "facts: [{total: {name: 三县合计, sum: fai.level, over: county3}}]\n"
    whole = (at("quzhou"), "fai: {level: 66.00}")
    cube = alone(group + data(*rows, whole) + fact)
    assert says(cube, "{total}") == "60.00亿元"
    assert "sum-disagrees" in codes(cube)
    right = alone(group + data(*rows, (at("quzhou"), "fai: {level: 60.00}")) + fact)
    assert "sum-disagrees" not in codes(right)
    # Where one is missing there is no sum.
    assert alone(group + data(*rows[:2], whole) + fact).fact("total").value is None


def test_33_the_first_places_of_a_group_are_named_in_a_sentence():
    rows = [(at(p), f"gdp: {{yoy: {v}}}") for p, v in zip(THREE, ("13.4", "9.0", "8.0"), strict=True)]
    cube = cube_of(data(*rows) + "facts: [{lead: {top: gdp.yoy, over: three, n: 2, unit: 个}}]\n")
    assert says(cube, "{lead:list}") == "衢江区、柯城区"


def test_34_typed_words_of_direction_are_held_against_the_figures_and_read_again_when_the_period_moves():
    body = data((at(), "gdp: {yoy: 5.0}"), (at(period="2023Q1"), "gdp: {yoy: 9.0}"))
    rising, falling = "由{gdp.yoy@prev}升至{gdp.yoy}", "由{gdp.yoy@prev}回落至{gdp.yoy}"
    assert "claim-direction" in codes(cube_of(body + tab(rising, read="2023H1")))
    assert codes(cube_of(body + tab(falling, read="2023H1"))).isdisjoint(
        {"claim-direction", "claim-period", "tab-stale"}
    )
    moved = cube_of(body + tab(falling, read="2023Q1"))
    assert "tab-stale" in codes(moved)
    assert build(moved, View()).pages[0].stale


def test_35_levels_and_shares_of_different_accounts_are_not_compared():
    now = (at(accounts="五经普"), "gdp: {level: 45004, yoy: 5.8}", "secondary: {share: 38.6}")
    before = (at(period="2022H1"), "gdp: {level: 40920}", "secondary: {share: 41.1}")
    cube = cube_of(data(now, before))
    assert refusal(cube, "{gdp.level:vs year-ago}") == "accounts"
    assert refusal(cube, "{secondary.share:vs year-ago}") == "accounts"
    assert says(cube, "{gdp.yoy:change}") == "增长5.8%"


def test_36_a_published_difference_counts_and_gives_the_other_side():
    cube = cube_of(data((at(), "fai: {yoy: {value: 37.7, vs: {zhejiang: 28.7, prev: 1.4}}}")))
    assert says(cube, "{fai.yoy:vs zhejiang}") == "高于全省28.7个百分点"
    assert says(cube, "{fai.yoy:vs prev}") == "比一季度加快1.4个百分点"
    derived = figure(cube, "fai.yoy@zhejiang")
    assert (derived.value, derived.how, len(derived.inputs)) == (Decimal("9.0"), "from-difference", 2)
    assert figure(cube, "fai.yoy@2023Q1").value == Decimal("36.3")


def test_37_a_missing_figure_is_an_error_or_goes_with_its_comma():
    body = data((at(), "gdp: {yoy: 13.4}"))
    cube = cube_of(body + tab("生产总值{gdp.yoy:change}，{gdp.yoy:vs prev?}。", read="2023H1"))
    assert headline(cube) == "生产总值增长13.4%。"
    assert [p.code for p in run(cube) if p.code.startswith("value-")] == []
    bare = cube_of(body + tab("投资{fai.yoy:change}。", read="2023H1"))
    assert [p.code for p in run(bare) if p.code.startswith("value-")] == ["value-missing"]


def test_38_the_period_before_is_the_same_for_all_and_never_an_older_one():
    body = data(
        (at(period="2023Q1-Q3"), "gdp: {yoy: 6.0}", "fai: {yoy: 7.0}"),
        (at(), "gdp: {yoy: 5.0}"),
        (at(period="2022M01-M10"), "fai: {yoy: 3.0}"),
    )
    cube = cube_of(body, period="2023Q1-Q3", as_of="2023-11-01")
    assert says(cube, "{gdp.yoy:vs prev}") == "比上半年加快1.0个百分点"
    assert worded(cube, "{fai.yoy:vs prev}").is_missing


def test_39_what_was_published_after_the_as_of_day_is_kept_and_not_used():
    body = "sources: {old: {title: 公报, published: 2024-03-04}, new: {title: 经普, published: 2025-03-04}}\n"
    body += data(
        (at(period="2023", source="old", status="preliminary"), "gdp: {level: 82553}"),
        (at(period="2023", source="new", status="revised"), "gdp: {level: 85620}"),
    )
    cube = alone(body, period="2024Q1-Q3", as_of="2024-10-31")
    assert figure(cube, "gdp.level@2023").value == Decimal(82553)
    assert figure(cube, "gdp.level@2023").has_history
    assert figure(cube, "gdp.level@2023", later=True).value == Decimal(85620)


def test_40_contributions_are_shares_of_all_pulls_and_a_structure_adds_to_a_hundred():
    sectors = ("primary", "secondary", "tertiary")
    ago = [f"{name}: {{level: {v}}}" for name, v in zip(sectors, ("9.5", "45.5", "45.0"), strict=True)]
    now = ["primary: {level: 10.0, yoy: 3.0}", "secondary: {level: 60.5, yoy: 20.0}"]
    now.append("tertiary: {level: 50.0, yoy: 8.0}")
    year_ago = (at(period="2022H1"), "gdp: {level: 100.0}", *ago)
    cube = cube_of(data(year_ago, (at(), "gdp: {level: 120.5, yoy: 13.4}", *now)))
    pulls = [Decimal("9.5") * 3, Decimal("45.5") * 20, Decimal("45.0") * 8]
    contribution = (pulls[1] / sum(pulls) * 100).quantize(Decimal("0.1"))
    assert figure(cube, "secondary.contribution").value == contribution
    structure = [figure(cube, f"{name}.share").value for name in sectors]
    assert sum(structure) == 100
    assert says(cube, "{gdp:structure}") == ":".join(map(str, structure))


@pytest.mark.parametrize(("published", "severity"), [("50.2", None), ("50.4", "warning"), ("56.0", "error")])
def test_40_a_published_share_is_held_against_the_computed_one_within_rounding(published, severity):
    levels = ("gdp: {level: 120.5}", f"secondary: {{level: 60.5, share: {published}}}")
    found = [p for p in run(cube_of(data((at(), *levels)))) if p.code == "computed-disagrees"]
    assert [p.severity.word for p in found] == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("gdp: {yoy: *}", "yaml-sign"),
        ("gdp: {level: 1,234.5, yoy: 13.4}", "thousands-comma"),
        ("gdp: {yoy: {value: 1,234.5}}", "thousands-comma"),
        ("gdp: {yoy: 13.4, unit: %}", "yaml-sign"),
        ("gdp: {yoy: @quzhou}", "yaml-sign"),
    ],
)
def test_41_what_yaml_reads_in_its_own_way_is_an_error_and_half_of_it_is_never_shown(line, code):
    found = built(data((at(), line)))
    assert code in {p.code for p in found.problems}
    for problem in found.problems:
        assert all(problem.message(lang) for lang in ("zh-Hans", "zh-Hant", "en"))
    if found.bundle is not None:
        assert Decimal(1) not in {o.quantity.value for o in found.bundle.store.observations()}


def test_42_words_of_comparison_belong_to_the_measure():
    before = (at(period="2022H1"), "gdp: {level: 100.0}", "secondary: {share: 41.1}", "cpi: {yoy: 0.2}")
    now = (at(), "gdp: {level: 120.5, yoy: 13.4}", "secondary: {share: 39.2}", "cpi: {yoy: 0.7}")
    cube = cube_of(data(before, now))
    assert says(cube, "{secondary.share:vs year-ago}") == "比上年同期降低1.9个百分点"
    # In current prices an amount has a difference, never a growth beside the real one.
    assert says(cube, "{gdp.level:vs year-ago}") == "比上年同期增加20.5亿元"
    assert says(cube, "{cpi.yoy:vs year-ago}") == "涨幅比上年同期扩大0.5个百分点"


def test_43_a_rank_stands_alone_too():
    cube = cube_of(data((at(), "gdp: {yoy: {value: 13.4, rank: {zhejiang: 3}}}")))
    assert says(cube, "{gdp.yoy:rank}") == "全省第3位"
    assert says(cube, "{gdp.yoy:nth}") == "第3位"


def test_44_the_place_in_the_source_stands_beside_measures_and_a_rank_alone_under_its_indicator():
    rows = ("gdp: {yoy: {value: 13.4, rank: {counties: 1/90}}, at: ¶3}", "fai: {rank: {counties: 2}, at: ¶4}")
    cube = cube_of(data((at(), *rows)))
    assert [(c.source, c.first) for c in figure(cube, "gdp.yoy").cite] == [("own", 3)]
    assert says(cube, "{fai:rank}") == "全省第2位"


def test_45_facts_stand_in_blocks_under_what_is_said_once():
    body = "facts:\n  - about: {place: qujiang, period: 2023H1, source: own, at: ¶5, overlap: projects}\n"
    body += "    a: {name: 甲, value: 4, unit: 个}\n    b: {name: 乙, value: 2, unit: 个, period: 2022}\n"
    cube = cube_of(body)
    a, b = cube.fact("a"), cube.fact("b")
    assert (a.period.code, b.period.code) == ("2023H1", "2022")
    assert a.cite == b.cite
    assert a.overlap == b.overlap == "projects"


def test_46_a_difference_from_later_context_is_told_only_where_that_may_be():
    body = "sources: {late: {title: 后来, published: 2023-10-21}}\n"
    body += data((at(), "gdp: {yoy: 13.4}"), (at("zhejiang", source="late"), "gdp: {yoy: 6.8}"))
    cube = alone(body)
    assert worded(cube, "{gdp.yoy:vs zhejiang}").is_missing
    told = worded(cube, "{gdp.yoy:vs zhejiang}", later=True)
    assert told.text == "高于全省6.6个百分点"
    # Evidence finds it again by its id, in a cube that was never asked.
    again = alone(body).by_id(told.figure)
    assert (again.value, again.is_later) == (Decimal("6.6"), True)


@pytest.mark.parametrize("later", [False, True])
def test_46_later_context_is_shown_only_where_it_may_be_and_says_so(later):
    body = "sources: {late: {title: 后来, published: 2023-10-21, context: true}}\n"
    body += data(
        (at("zhejiang"), "gdp: {yoy: 6.8}"),
        (at("zhejiang", "2023Q1-Q3", "late"), "gdp: {yoy: 6.3}"),
    )
    more = ", later: true" if later else ""
    block = f"{{chart: bars, of: gdp.yoy, places: [zhejiang], periods: [2023H1, 2023Q1-Q3]{more}}}"
    cube = alone(body + f"tabs: [{{tab: t, title: 总览, read: 2023H1, blocks: [{block}]}}]\n")
    assert ("shown-later" in codes(cube)) is not later
    (chart,) = build(cube, View()).pages[0].blocks
    notes = ["".join(run.text for run in note) for note in chart.notes]
    assert ("期后数据（本期之后公布）：2023年前三季度。" in notes) is later


def test_a_value_of_the_period_that_rests_on_later_data_is_named():
    body = "sources: {late: {title: 后来, published: 2023-10-21}}\n"
    body += data((at("zhejiang", source="late"), "gdp: {yoy: 6.8}"))
    block = "{table: statement, of: [gdp], columns: [yoy@zhejiang], title: 甲, later: true}"
    cube = alone(body + f"tabs: [{{tab: t, title: 总览, read: 2023H1, blocks: [{block}]}}]\n")
    (table,) = build(cube, View()).pages[0].blocks
    notes = ["".join(run.text for run in note) for note in table.notes]
    assert notes == ["期后数据（本期之后公布）：浙江省地区生产总值增速。"]
