"""Pages show every figure with its link, leave out what the view hides, and survive any block."""

import pytest
from qjviewer.figures.derive import complete

from qjviewer.bundle import model
from qjviewer.bundle.model import Item, Point, Tab
from qjviewer.bundle.values import Citation, plain
from qjviewer.pages import make_charts
from qjviewer.pages.blocks import Card, Run, SourceMark, Trouble, text_of, value_of
from qjviewer.pages.build import build
from qjviewer.pages.view import View
from tests.samples import bundle_with, figure

FIGURES = (
    figure("counties", "90", place="zhejiang"),
    figure("gdp", "13.4", indicator="gdp", measure="yoy", unit="%", rank=1, of="counties"),
    figure("fai", "37.7", indicator="fai", measure="yoy", unit="%", rank=3),
    figure("gap", "28.7", indicator="fai", measure="gap", unit="个百分点", against="zhejiang"),
    figure("province", None, derive="fai - gap", indicator="fai", measure="yoy", place="zhejiang"),
    figure(
        "outside",
        "6.8",
        indicator="gdp",
        measure="yoy",
        unit="%",
        place="zhejiang",
        cite=(Citation("stats"),),
    ),
    figure("secret", "5", internal=True),
)
ITEMS = (Item("chips", plain("集成电路"), "chain", plain("产业链"), (Citation("own", 2, 2),)),)


def pages_of(*blocks, view=None, **tab):
    sample = bundle_with(
        *FIGURES, items=ITEMS, peers="counties", tabs=(Tab("t", plain("总览"), blocks=blocks, **tab),)
    )
    bundle, _ = complete(sample, {})
    return build(bundle, {}, view or View())


def block_of(*blocks, **more):
    (page,) = pages_of(*blocks, **more).pages
    return page.blocks


def test_a_card_carries_value_rank_gap_and_source():
    (row,) = block_of(model.CardsBlock(("gdp", "fai", "chips")))
    gdp, fai, chips = row.cards
    assert (gdp.name, gdp.number, gdp.unit) == ("地区生产总值增速", "13.4", "%")
    assert [(c.text, c.kind) for c in gdp.chips] == [("全省第1 / 90", "first")]
    assert [(c.text, c.kind) for c in fai.chips] == [("全省第3", "rank"), ("高于全省28.7个百分点", "gap")]
    assert gdp.sources == (SourceMark(1, "第1段"),)
    assert (chips.item, chips.number, text_of(chips.text)) == ("chips", "", "产业链")


def test_prose_links_every_figure_it_names():
    (points,) = block_of(model.PointsBlock((Point(plain("增长{fai}，居{fai:rank}，{chips}")),)))
    assert points.points[0].runs == (
        Run("增长"), Run("37.7%", figure="fai"), Run("，居"), Run("全省第3位", figure="fai"), Run("，"),
        Run("集成电路", item="chips"),
    )  # fmt: skip
    assert points.points[0].sources == (SourceMark(1, "第1段"), SourceMark(1, "第2段"))


@pytest.mark.parametrize(("context", "shown"), [(True, ["13.4", "6.8"]), (False, ["13.4"])])
def test_outside_context_can_be_switched_off(context, shown):
    view = View(context=context)
    blocks = block_of(model.CardsBlock(("gdp", "outside")), view=view)
    assert [c.number for c in blocks[0].cards] == shown
    assert len(pages_of(view=view).cover.sources) == len(shown)


def test_a_sentence_about_context_goes_with_it():
    points = model.PointsBlock((Point(plain("全省{outside}")), Point(plain("全区{gdp}"))))
    (block,) = block_of(points, view=View(context=False))
    assert [text_of(p.runs) for p in block.points] == ["全区13.4%"]


def test_internal_figures_reach_the_notes_only():
    made = pages_of(
        model.CardsBlock(("secret",)),
        model.PointsBlock((Point(plain("共{secret}")),)),
        notes=plain("实为{secret}"),
    )
    (page,) = made.pages
    assert page.notes == "实为5个"
    assert [type(b).__name__ for b in page.blocks] == ["Points"]
    assert text_of(page.blocks[0].points[0].runs) == "共…"


def test_a_table_by_place_leaves_no_cell_blank_and_marks_derived():
    (table,) = block_of(model.TableBlock(("gdp", "fai", "province"), plain("对比"), "places"))
    assert table.unit == "单位：%"
    assert table.header == ("指标", "衢江区", "浙江省")
    assert [[c.text for c in row] for row in table.rows] == [
        ["地区生产总值增速", "13.4", "—"],
        ["固定资产投资增速", "37.7", "9.0（推算）"],
    ]
    assert "37.7%－28.7个百分点＝9.0%" in text_of(table.notes[0])


def test_a_table_of_facts_gives_units_a_column_when_they_differ():
    (table,) = block_of(model.TableBlock(("gdp", "counties"), plain("数据")))
    assert table.unit == ""
    assert "单位" in table.header


def test_an_unknown_chart_is_told_and_the_page_stays():
    made = pages_of(model.ChartBlock("pie3d", ("gdp",), plain("图")), model.CardsBlock(("gdp",)))
    assert [p.code for p in made.problems] == ["unknown-chart"]
    assert [type(b).__name__ for b in made.pages[0].blocks] == ["Trouble", "Cards"]


def test_a_fault_of_ours_in_one_block_never_blanks_the_page(monkeypatch):
    def broken(*_):
        raise ZeroDivisionError("x")

    monkeypatch.setattr(make_charts, "make", broken)
    made = pages_of(model.ChartBlock("bars", ("gdp",), plain("图")), model.CardsBlock(("gdp",)))
    assert [p.code for p in made.problems] == ["page-failed"]
    assert isinstance(made.pages[0].blocks[0], Trouble)


def test_cover_names_title_date_and_peers():
    cover = pages_of().cover
    assert (cover.as_of, cover.peers) == ("数据截至2023年6月30日", "全省90个县（市、区）比较")
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
