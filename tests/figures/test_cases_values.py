"""Hard cases from the field about values: what is written, kept, ranked. One test each, numbered."""

from decimal import Decimal

import pytest

from qjviewer.bundle.periods import parse_period
from qjviewer.pages.build_pages import build
from qjviewer.pages.view import View
from tests.cubes import built, cube_of, teller_of
from tests.figures.cases import alone, at, codes, data, figure, refusal, says, worded


def test_01_a_month_alone_and_the_months_since_january_are_two_cells():
    body = "tables: [t.csv]\nindicators: {industry: {name: 规上工业增加值, basis: cumulative}}\n"
    rows = (
        "indicator,measure,place,period,value,source,basis\n"
        "industry,yoy,qujiang,2024-03,6.1,own,single\n"
        "industry,yoy,qujiang,2024-03,5.8,own,\n"
        "industry,yoy,qujiang,2024年1—2月,7.0,own,\n"
    )
    cube = alone(body, files=(("t.csv", rows),), period="2024Q1", as_of="2024-05-01")
    assert figure(cube, "industry.yoy@2024Q1").value == Decimal("5.8")
    assert figure(cube, "industry.yoy@2024M03").value == Decimal("5.8")
    assert figure(cube, "industry.yoy@2024年3月当月").value == Decimal("6.1")
    assert cube.by_id("industry.yoy@qujiang@2024M03").value == Decimal("6.1")
    # January and February are published together: one point, whatever the basis.
    assert figure(cube, "industry.yoy@2024M01-M02").value == Decimal("7.0")
    assert figure(cube, "industry.yoy@2024年1—2月").id == figure(cube, "industry.yoy@2024-02").id


def test_02_a_balance_stands_at_a_moment_and_grows_since_the_years_start():
    cube = cube_of(
        data(
            (at(), "deposits: {level: 812.4, yoy: 12.1}"),
            (at(period="2022年末"), "deposits: {level: 750.0}"),
        )
    )
    assert figure(cube, "deposits.level").period == parse_period("2023年6月末")
    assert says(cube, "{deposits.level:vs year-start}") == "比上年末增加62.4亿元"
    grown = figure(cube, "deposits.ytd")
    assert (grown.value, grown.how) == (Decimal("8.3"), "ytd")


def test_03_a_target_of_the_level_may_be_set_for_part_of_the_year():
    cube = cube_of(
        data((at(), "budget: {level: 12.00, target: 11.50}"), (at(period="2023"), "budget: {target: 23.00}"))
    )
    assert says(cube, "{budget.level:vs target}") == "高于年度目标0.50亿元"
    assert figure(cube, "budget.completion").value == Decimal("52.2")


def test_04_a_growth_target_keeps_its_word_and_has_no_completion():
    cube = cube_of(data((at(), "gdp: {yoy: 7.6}"), (at(period="2023"), "gdp: {target: 7.0%以上}")))
    assert says(cube, "{gdp.yoy-target}") == "7.0%以上"
    assert figure(cube, "gdp.target").value is None
    assert says(cube, "{gdp.yoy:vs target}") == "高于年度目标0.6个百分点"
    assert refusal(cube, "{gdp.yoy:progress}") == "growth-progress"


def test_05_a_loss_that_became_a_profit_has_words_and_no_growth():
    cube = cube_of(data((at(), "profit: {level: 1.8}"), (at(period="2022H1"), "profit: {level: -3.2}")))
    assert says(cube, "{profit.level:vs year-ago}") == "由上年同期亏损3.2亿元转为盈利1.8亿元（扭亏为盈）"
    # Growth is never made of levels, least of all on a negative base.
    assert figure(cube, "profit.yoy").value is None


def test_06_an_index_with_the_year_before_as_a_hundred_rises_by_what_is_above_it():
    cube = cube_of(data((at(), "cpi: {index: 100.7}")))
    assert says(cube, "{cpi.index}") == "100.7"
    assert says(cube, "{cpi.index:change}") == "上涨0.7%"
    assert says(cube_of(data((at(), "cpi: {index: 99.4}"))), "{cpi.index:change}") == "下降0.6%"


def test_07_growth_without_a_level_and_a_level_without_growth():
    body = data((at(), "gdp: {yoy: 13.4}", "budget: {level: 12.00}"))
    table = "{table: statement, of: [gdp, budget], columns: [level, yoy]}"
    (page,) = build(cube_of(body + f"tabs: [{{tab: t, title: 总览, blocks: [{table}]}}]"), View()).pages
    rows = [[cell.text for cell in row] for row in page.blocks[0].rows]
    assert [row[-2:] for row in rows] == [["…", "13.4"], ["12.00亿元", "…"]]


def test_08_ranks_by_level_and_by_growth_are_apart():
    row = "gdp: {level: {value: 85.31, rank: {three: 3}}, yoy: {value: 13.4, rank: {three: 1}}}"
    cube = cube_of(data((at(), row)))
    assert says(cube, "{gdp.level:nth}") == "第3位"
    assert says(cube, "{gdp.yoy:nth}") == "第1位"


def test_09_a_tie_as_published_and_as_computed():
    cube = cube_of(data((at(), "gdp: {yoy: {value: 13.4, rank: {counties: 并列3}}}")))
    assert says(cube, "{gdp.yoy:rank}") == "全省并列第3位"
    assert says(cube, "{gdp.yoy:rank}", "en") == "joint 3rd in the province"
    tied = cube_of(data(*((at(p), "fai: {yoy: 9.0}") for p in ("qujiang", "kecheng", "longyou"))))
    assert says(tied, "{fai.yoy:rank three}") == "三地并列第1位"


def test_10_the_number_ranked_is_printed_only_where_it_was_stated():
    stated = "gdp: {yoy: {value: 13.4, rank: {counties: 1/90}}}"
    bare = "fai: {yoy: {value: 9.1, rank: {counties: 3}}}"
    cube = cube_of(data((at(), stated, bare)))
    chip = teller_of(cube).rank_chip
    assert chip(figure(cube, "gdp.yoy")) == "全省第1 / 90"
    assert chip(figure(cube, "fai.yoy")) == "全省第3"


def test_11_of_two_groups_the_peers_are_meant_else_it_must_be_said():
    cube = cube_of(data((at(), "gdp: {yoy: {value: 13.4, rank: {counties: 1/90, three: 2}}}")))
    assert says(cube, "{gdp.yoy:rank}") == "全省第1位"
    assert says(cube, "{gdp.yoy:rank three}") == "三地第2位"
    body = "groups: {pair: {name: 两地, places: [qujiang, kecheng]}}\n"
    body += data((at(), "gdp: {yoy: {value: 13.4, rank: {pair: 1, three: 2}}}"))
    assert worded(alone(body), "{gdp.yoy:rank}").problem == "which-group"
    assert says(alone(body), "{gdp.yoy:rank pair}") == "两地第1位"


def test_12_a_districts_figure_in_a_citys_bulletin_is_its_own():
    body = "sources: {qz: {title: 衢州公报, published: 2023-08-01}}\n"
    body += data((at(source="qz"), "gdp: {yoy: 13.4}"))
    assert not figure(alone(body), "gdp.yoy").context
    marked = alone(body.replace("title: 衢州公报", "title: 衢州公报, context: true"))
    assert "own-from-context" in codes(marked)


def test_13_an_estimate_gives_way_to_the_final_value_that_is_appended():
    early, late = "gdp: {yoy: 6.5左右}", "gdp: {yoy: 6.3}"
    cube = cube_of(data((at(status="estimate"), early), (at(status="final"), late)))
    found = figure(cube, "gdp.yoy")
    assert (found.value, found.mark, found.status) == (Decimal("6.3"), "", "final")
    assert found.has_history
    assert "values-conflict" not in codes(cube)


@pytest.mark.parametrize(
    ("written", "words", "english"),
    [
        ("500多", "500多户", "more than 500 households"),
        ("63户～68户", "63～68户", "63–68 households"),
        ("70以上", "70户以上", "70 households or more"),
    ],
    ids=["14", "15", "16"],
)
def test_14_to_16_values_keep_the_words_they_were_given(written, words, english):
    body = "indicators: {firms: {name: 规上企业, unit: 户, basis: moment}}\n"
    body += data((at(), f"firms: {{level: {written}}}"), (at("kecheng"), "firms: {level: 400}"))
    cube = alone(body)
    assert says(cube, "{firms.level}") == words
    assert says(cube, "{firms.level}", "en") == english
    assert refusal(cube, "{firms.level:vs kecheng}") == "approximate"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("2021—2025", "2021..2025"),
        ("2022年10月—2023年6月", "2022Q4..2023Q2"),
        ("2022年12月至2023年2月", "2022M12..2023M02"),
        ("2023-08-04", "2023-08-04"),
    ],
)
def test_17_spans_over_years_and_days_are_periods(written, code):
    fact = f"{{name: 数, value: 1, unit: 个, place: qujiang, period: {written}, source: own}}"
    assert cube_of(f"facts: {{f: {fact}}}\n").fact("f").period.code == code


def test_18_an_amount_a_head_is_an_indicator_with_growth_of_its_own():
    body = "indicators: {gdp-pc: {name: 人均地区生产总值, unit: 元, per: population, basis: cumulative}}\n"
    cube = alone(body + data((at(), "gdp-pc: {level: 76565, yoy: {value: 3.5, rank: {three: 2}}}")))
    assert says(cube, "{gdp-pc.level}") == "76565元"
    assert says(cube, "{gdp-pc.yoy:change}") == "增长3.5%"
    assert says(cube, "{gdp-pc.yoy:nth}") == "第2位"


def test_19_a_source_in_ten_thousands_is_compared_with_one_in_hundred_millions():
    cube = cube_of(data((at(), "gdp: {level: 2006008万元}"), (at("kecheng"), "gdp: {level: 190.60}")))
    assert says(cube, "{gdp.level}") == "2006008万元"
    assert says(cube, "{gdp.level@kecheng:vs qujiang}") == "低于衢江区10.00亿元"


def test_20_turning_a_unit_adds_no_digits_and_a_quarter_is_not_made_of_two_spans():
    body = data(
        (at(period="2023Q1-Q3"), "retail: {level: 24205}"),
        (at(), "retail: {level: 1.62万亿元}"),
        (at(period="2022Q1-Q3"), "retail: {level: 2.3万亿元}"),
    )
    cube = cube_of(body, period="2023Q1-Q3", as_of="2023-11-01")
    assert refusal(cube, "{retail.level:vs 2023H1}") == "unlike-periods"
    # 24205 less 2.3万亿 is good to the thousand, no better.
    assert says(cube, "{retail.level:vs year-ago}") == "比上年同期增加1000亿元"
    assert cube.by_id(worded(cube, "{retail.level:vs year-ago}").figure).value.as_tuple().exponent == 3


def test_21_parts_nest_and_what_only_stands_under_has_no_share():
    body = "indicators:\n"
    body += "  a: {name: 甲, unit: 亿元, basis: cumulative}\n"
    body += "  b: {name: 乙, unit: 亿元, basis: cumulative, part_of: a}\n"
    body += "  c: {name: 丙, unit: 亿元, basis: cumulative, part_of: b}\n"
    body += "  d: {name: 丁, unit: 亿元, basis: cumulative, under: a}\n"
    levels = {"a": "80.0", "b": "40.0", "c": "10.0", "d": "20.0"}
    cube = alone(body + data((at(), *(f"{name}: {{level: {level}}}" for name, level in levels.items()))))
    assert figure(cube, "b.share").value == Decimal("50.0")
    assert figure(cube, "c.share").value == Decimal("25.0")
    assert figure(cube, "d.share").value is None


def test_22_an_indicator_in_percent_changes_in_points():
    cube = cube_of(data((at(), "losses: {level: {value: 18.2, vs: {year-ago: -1.3}}}")))
    assert says(cube, "{losses.level:vs year-ago}") == "比上年同期降低1.3个百分点"
    wrong = built(data((at(), "losses: {yoy: -1.3}")))
    assert "percent-has-no-growth" in {p.code for p in wrong.problems}


def test_23_what_is_computed_from_internal_figures_is_internal():
    body = data(
        (at(), "gdp: {yoy: 13.4}"),
        (at("kecheng", internal="true"), "gdp: {yoy: 9.0}"),
        (at("longyou"), "gdp: {yoy: 8.0}"),
    )
    body += "facts:\n  - n: {count: [gdp.yoy], above: [kecheng], unit: 项}\n"
    body += "    d: {derive: gdp.yoy − gdp.yoy@kecheng}\n"
    cube = cube_of(body)
    hidden = ("{gdp.yoy:vs kecheng}", "{gdp.yoy:rank three}", "{gdp.yoy@longyou:ahead three}", "{n}", "{d}")
    assert [text for text in hidden if not worded(cube, text).internal] == []
    assert not worded(cube, "{gdp.yoy:vs longyou}").internal
