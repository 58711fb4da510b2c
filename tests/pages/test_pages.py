"""Pages show every figure with its link, leave out what the view hides, and survive any block."""

import pytest

from qjviewer.load import load, restated
from qjviewer.pages import make_charts
from qjviewer.pages.blocks import Card, Run, SourceMark, Trouble, text_of, value_of
from qjviewer.pages.view import View
from tests.cubes import HEAD, pages_of

DATA = """
data:
  - about: {place: qujiang, period: 2023H1, source: own, at: ¶1}
    gdp: {yoy: {value: 13.4, rank: {counties: 1/90}}}
    fai: {yoy: {value: 37.7, rank: {zhejiang: 3}, vs: {zhejiang: 28.7}}}
  - about: {place: zhejiang, period: 2023H1, source: stats}
    gdp: {yoy: 6.8}
facts:
  - about: {place: qujiang, period: 2023H1, source: own, at: ¶1}
    secret: {name: 内部项目, value: 5, unit: 个, internal: true}
    days: {name: 用时, value: 13, unit: 天}
items:
  - about: {place: qujiang, period: 2023H1, source: own, at: ¶2}
    chips: {name: 集成电路, kind: chain, text: 产业链}
tabs:
  - tab: t
    title: 总览
"""
GDP, FAI = "gdp.yoy@qujiang@2023H1", "fai.yoy@qujiang@2023H1"


def made_of(*blocks, view=None, notes=""):
    """The pages of one tab with these blocks, each a line of YAML."""
    told = f"    notes: {notes!r}\n" if notes else ""
    return pages_of(DATA + told + "    blocks:\n" + "".join(f"      - {b}\n" for b in blocks), view)


def blocks_of(*blocks, **more):
    (page,) = made_of(*blocks, **more).pages
    return page.blocks


def points(*texts):
    return "{title: 要点, points: [" + ", ".join(f"{t!r}" for t in texts) + "]}"


def test_a_card_carries_value_rank_gap_and_source():
    (row,) = blocks_of("cards: [gdp.yoy, fai.yoy, chips]")
    gdp, fai, chips = row.cards
    assert (gdp.figure, gdp.name, gdp.number, gdp.unit) == (GDP, "地区生产总值增速", "13.4", "%")
    assert [(c.text, c.kind) for c in gdp.chips] == [("全省第1 / 90", "first")]
    assert [(c.text, c.kind) for c in fai.chips] == [("全省第3", "rank"), ("高于全省28.7个百分点", "gap")]
    assert gdp.sources == (SourceMark(1, "第1段"),)
    assert (chips.item, chips.number, text_of(chips.text)) == ("chips", "", "产业链")


def test_prose_links_every_figure_it_names():
    (block,) = blocks_of(points("增长{fai.yoy}，居{fai.yoy:rank zhejiang}，{chips}"))
    assert block.points[0].runs == (
        Run("增长"), Run("37.7%", figure=FAI), Run("，居"), Run("全省第3位", figure=FAI), Run("，"),
        Run("集成电路", item="chips"),
    )  # fmt: skip
    assert block.points[0].sources == (SourceMark(1, "第1段"), SourceMark(1, "第2段"))


@pytest.mark.parametrize(("context", "shown"), [(True, ["13.4", "6.8"]), (False, ["13.4"])])
def test_outside_context_can_be_switched_off(context, shown):
    made = made_of("cards: [gdp.yoy, gdp.yoy@zhejiang]", view=View(context=context))
    assert [c.number for c in made.pages[0].blocks[0].cards] == shown
    assert len(made.cover.sources) == len(shown)


def test_a_sentence_about_context_goes_with_it():
    texts = points("全省{gdp.yoy@zhejiang}", "全区{gdp.yoy}")
    (block,) = blocks_of(texts, view=View(context=False))
    assert [text_of(p.runs) for p in block.points] == ["全区13.4%"]


@pytest.mark.parametrize(
    ("notes", "told"),
    [
        ("先说{gdp.yoy}。与{gdp.yoy@zhejiang:place}比时说明。再说投资。", "先说13.4%。再说投资。"),
        ("不是公报；{gdp.yoy@zhejiang:place}的是参照。", "不是公报。"),
        ("全省{gdp.yoy@zhejiang}。", ""),
    ],
)
def test_notes_leave_out_the_sentences_that_rest_on_context(notes, told):
    (page,) = made_of("cards: [gdp.yoy]", view=View(context=False), notes=notes).pages
    assert page.notes == told


def test_internal_figures_reach_the_notes_only():
    made = made_of("cards: [secret]", points("共{secret}"), notes="实为{secret}")
    (page,) = made.pages
    assert page.notes == "实为5个"
    assert [type(b).__name__ for b in page.blocks] == ["Points"]
    assert text_of(page.blocks[0].points[0].runs) == "共…"


def test_a_table_by_place_leaves_no_cell_blank_and_marks_derived():
    (table,) = blocks_of('{table: statement, title: 对比, of: [gdp, fai], columns: [yoy, "yoy@zhejiang"]}')
    assert table.unit == "同比增长，单位：%"
    assert table.header[0] == "指标"
    assert [[c.text for c in row] for row in table.rows] == [
        ["地区生产总值", "13.4", "6.8"],
        ["固定资产投资", "37.7", "9.0"],
    ]
    (note,) = (text_of(n) for n in table.notes if "推算" in text_of(n))
    assert "浙江省固定资产投资增速" in note
    assert "37.7%－28.7个百分点＝9.0%" in note
    (facts,) = blocks_of("{table: facts, title: 数据, of: [fai.yoy@zhejiang]}")
    assert "9.0（推算）" in [c.text for c in facts.rows[0]]


def test_what_is_not_published_has_a_mark_in_its_cell():
    (table,) = blocks_of(
        '{table: statement, title: 对比, of: [gdp, fai], columns: [yoy, "yoy@quzhou", "yoy@zhejiang"]}'
    )
    assert [row[2].text for row in table.rows] == ["…", "…"]


OF_PLACES = {
    "own-measures": ("[gdp.yoy, fai.yoy]", '["@2023H1", "@zhejiang@2023H1"]'),
    "one-measure": ("[gdp, fai]", '[yoy, "yoy@zhejiang"]'),
    "beside-another": ("[gdp, fai]", '[yoy vs zhejiang, yoy, "yoy@zhejiang"]'),
    "own-alone": ("[gdp, fai]", "[yoy, yoy vs zhejiang]"),
}


@pytest.mark.parametrize(
    ("case", "lang", "unit", "header"),
    [
        ("own-measures", "zh-Hans", "2023年上半年，单位：%", ("衢江区", "全省")),
        ("own-measures", "en", "H1 2023. Unit: %", ("Qujiang", "Zhejiang Province")),
        ("one-measure", "zh-Hans", "同比增长，单位：%", ("衢江区", "全省")),
        ("beside-another", "zh-Hans", "", ("与全省比", "衢江区同比增长 %", "全省同比增长 %")),
        ("own-alone", "zh-Hans", "", ("同比增长 %", "与全省比")),
    ],
)
def test_columns_of_several_places_name_each_and_say_once_what_they_share(case, lang, unit, header):
    of, columns = OF_PLACES[case]
    (table,) = blocks_of(f"{{table: statement, title: 增速, of: {of}, columns: {columns}}}", view=View(lang))
    assert (table.unit, table.header[1:]) == (unit, header)


def test_a_table_of_facts_gives_units_a_column_when_they_differ():
    (table,) = blocks_of("{table: facts, title: 数据, of: [gdp.yoy, days]}")
    assert table.unit == ""
    assert "单位" in table.header


def test_an_unknown_chart_is_told_and_the_page_stays():
    made = made_of("{chart: pie3d, of: gdp.yoy, title: 图}", "cards: [gdp.yoy]")
    assert [p.code for p in made.problems] == ["unknown-chart"]
    assert [type(b).__name__ for b in made.pages[0].blocks] == ["Trouble", "Cards"]


def test_a_fault_of_ours_in_one_block_never_blanks_the_page(monkeypatch):
    def broken(*_):
        raise ZeroDivisionError("x")

    monkeypatch.setattr(make_charts, "make", broken)
    made = made_of("{chart: bars, of: gdp.yoy, title: 图}", "cards: [gdp.yoy]")
    assert [p.code for p in made.problems] == ["page-failed"]
    assert isinstance(made.pages[0].blocks[0], Trouble)


def test_a_briefing_without_a_figure_is_shown(tmp_path):
    words = HEAD.format(period="2023H1", as_of="2023-08-31", rhythm="quarter").replace(
        "words: words.csv\n", ""
    )
    path = tmp_path / "a.yaml"
    path.write_text(
        words + "tabs: [{tab: one, title: 总览, blocks: [{points: [一句话。]}]}]\n", encoding="utf-8"
    )
    loaded = load(path)
    assert loaded.cover is not None
    assert text_of(loaded.pages[0].blocks[0].points[0].runs) == "一句话。"
    assert restated(loaded, View("en")).pages[0].id == "one"


def test_cover_names_title_date_and_peers():
    cover = made_of("cards: [gdp.yoy]").cover
    assert (cover.as_of, cover.peers) == ("数据截至2023年8月31日", "全省县（市、区）共90个，位次在其中比较")
    assert [(s.number, s.context) for s in cover.sources] == [(1, False), (2, True)]


@pytest.mark.parametrize(
    ("shown", "lang", "words"),
    [
        (("3", "个季度", "", False), "zh-Hans", "3个季度"),
        (("3", "quarters", "", False), "en", "3 quarters"),
        (("37.7", "%", "", False), "en", "37.7%"),
        (("500", "个", "多", False), "zh-Hans", "500多个"),
        (("500", "stores", "more than ", True), "en", "more than 500 stores"),
        (("", "", "", False), "en", ""),
    ],
)
def test_numbers_and_units_are_joined_as_the_language_joins_them(shown, lang, words):
    number, unit, approx, before = shown
    assert value_of(Card("f", "", "name", number, unit, approx, before), lang) == words
