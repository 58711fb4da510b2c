"""Numerals typed by hand: each a problem, unless the claim it belongs to is refuted and told of."""

import pytest

from tests.checks.bench import HEAD, problems_of

TABS = """\
tabs:
  - tab: u
    title: 分项
    headline: HEADLINE
    blocks:
      - points: ["{i}。"]
        title: "{=三项}要点"
items:
  chains: {name: 六大标志性产业链, kind: chain, source: s, at: ¶2}
  i: {name: 事项, kind: project, text: "{chains}；“三个‘一号工程’”", source: s, at: ¶2}
"""


def headline(text, folder):
    more = TABS.replace("HEADLINE", f'"{text}"')
    return [p for p in problems_of(folder, HEAD, **{"more.yaml": more}) if p.code.startswith("numeral")]


@pytest.mark.parametrize(
    ("text", "numeral", "code", "figure"),
    [
        ("地区生产总值增长13.4%", "13.4%", "numeral-repeats", "gdp.yoy"),
        ("固定资产投资居全省第三", "第三", "numeral-repeats", "fai.yoy:rank"),
        ("去年固定资产投资增长8.8%", "8.8%", "numeral-typed", None),
        ("固定资产投资{fai.yoy:change}，高出28.6个百分点", "28.6个百分点", "numeral-typed", None),
        ("引进项目45个", "45个", "numeral-typed", None),
        ("投资占近三成", "三成", "numeral-typed", None),
        ("GRP grew 13.4%", "13.4%", "numeral-repeats", "gdp.yoy"),
    ],
)
def test_a_typed_numeral_is_one_problem_at_its_place(tmp_path, text, numeral, code, figure):
    (found,) = headline(text, tmp_path)
    assert (found.code, dict(found.args).get("figure")) == (code, figure)
    assert (found.where.file, found.where.line) == ("more.yaml", 4)
    assert found.where.column == len('    headline: "') + text.index(numeral) + 1
    for lang in ("zh-Hans", "zh-Hant", "en"):
        assert "{" not in found.message(lang)
        assert found.hint(lang)


@pytest.mark.parametrize(
    ("text", "code", "mend"),
    [
        ("地区生产总值增长13.5%", "claim-number", "增长{gdp.yoy}"),
        ("经济增长13.5%", "claim-number", "增长{gdp.yoy}"),
        ("固定资产投资增长31.2%", "claim-number", "增长{fai.yoy}"),
        ("全省固定资产投资增长8.8%", "claim-number", "增长{fai.yoy@z}"),
        ("固定资产投资高于全省28.7%", "claim-points", "高于全省28.7个百分点"),
        ("固定资产投资居全省第2位", "claim-rank", "第3位"),
    ],
)
def test_a_numeral_that_the_figures_refute_is_told_once_with_a_remedy(tmp_path, text, code, mend):
    more = TABS.replace("HEADLINE", f'"{text}"')
    told = problems_of(tmp_path, HEAD, **{"more.yaml": more})
    (found,) = [p for p in told if p.code.startswith(("numeral", "claim"))]
    assert (found.code, dict(found.args)["meant"]) == (code, mend)
    assert found.where.line == 4


@pytest.mark.parametrize(
    "text",
    [
        "增长{fai.yoy}，居{fai.yoy:rank}",
        "{=三个}第一",
        "2023年上半年，一季度和1—6月，8月4日",
        "主攻六大标志性产业链",
        "推进“三个‘一号工程’”和“八八战略”，一是进一步统一思想",
        "2021—2025年，第二产业，三个方面，一批项目",
        "No. 1 in the first half of 2023",
    ],
)
def test_numerals_that_are_not_data_are_left_alone(tmp_path, text):
    assert headline(text, tmp_path) == []


def test_remarks_notes_and_translations_are_read(tmp_path):
    more = """\
people:
  w: {name: 王书记, role: 书记}
remarks:
  r:
    speaker: w
    mode: paraphrase
    text: 增长13.5%
    next: [{title: 抓项目, text: 力争12天}]
    cite: s ¶8
tabs: [{tab: u, title: 讲话, notes: 约三成, blocks: [{remark: r}]}]
"""
    words = "zh-Hans,zh-Hant,en,where\n增长13.5%,增長13.4%,Growth was 13.5%,\n"
    found = problems_of(tmp_path, HEAD, **{"more.yaml": more, "words.csv": words})
    assert [(p.code, p.where.file, p.where.line) for p in found if p.code.startswith("numeral")] == [
        ("numeral-typed", "more.yaml", 7),
        ("numeral-typed", "more.yaml", 8),
        ("numeral-typed", "more.yaml", 10),
        ("numeral-repeats", "words.csv", 2),
        ("numeral-typed", "words.csv", 2),
    ]


def test_the_size_of_a_group_is_named_by_the_group(tmp_path):
    (found,) = headline("全省90个县", tmp_path)
    assert (found.code, dict(found.args)["figure"]) == ("numeral-repeats", "all:size")
