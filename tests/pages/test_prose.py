"""Cards become sentences as an official writes them."""

import pytest
from msgspec.structs import replace

from qjviewer.figures.teller import Teller
from qjviewer.pages.blocks import Cards, text_of
from qjviewer.pages.card_prose import Prose
from qjviewer.pages.view import View
from tests.cubes import cube_of, pages_of
from tests.shipped import shipped

SMALL = """
data:
  - about: {place: qujiang, period: 2023H1, source: own, at: ¶1}
    gdp: {yoy: {value: 13.4, rank: {zhejiang: 1}}}
    retail: {yoy: {value: 24.5, rank: {zhejiang: 1}}}
    fai: {yoy: {value: -2.7, vs: {zhejiang: -3.1}}}
  - about: {place: zhejiang, period: 2023H1, source: own, at: ¶2}
    budget: {yoy: 0.0}
facts:
  - about: {place: qujiang, period: 2023-08-04, source: own, at: ¶3}
    shops: {name: 门店, value: 500余家}
    bins: {name: 库位, value: 3000个}
items:
  - about: {place: qujiang, source: own, at: ¶4}
    camp: {name: 清障行动, kind: campaign, text: 持续开展；个数未载明。}
tabs:
  - {tab: one, title: 总览, headline: "增长{gdp.yoy}，居全省第1位。", blocks: [{cards: [CARDS]}]}
"""


def tell(*names, lang="zh-Hans", headline=False, period=""):
    """The sentences that cards become; `period` is what they show of their time."""
    body = SMALL.replace("CARDS", ", ".join(names))
    (page,) = pages_of(body, View(lang)).pages
    prose = Prose(Teller(cube_of(body), lang))
    cards = [replace(c, period=period) if period else c for c in page.blocks[0].cards]
    return prose.sentences(cards, page.headline if headline else ())


def words(clauses):
    return "".join(c.text for c in clauses)


def test_one_figure_is_a_sentence():
    assert words(tell("gdp.yoy")) == "地区生产总值同比增长13.4%，增速居全省第1位。"


def test_figures_of_which_the_same_is_said_are_joined():
    assert (
        words(tell("gdp.yoy", "retail.yoy"))
        == "地区生产总值、社会消费品零售总额分别同比增长13.4%、24.5%，增速均居全省第1位。"
    )


def test_a_fall_is_told_as_one_and_a_gap_with_it():
    assert words(tell("fai.yoy")) == "固定资产投资同比下降2.7%，低于全省3.1个百分点。"


def test_no_change_is_level():
    assert words(tell("budget.yoy@zhejiang")).startswith("浙江省一般公共预算收入同比持平")


def test_names_are_full_at_first_and_short_later():
    clauses = tell("retail.yoy")
    assert "社会消费品零售总额" in words(clauses)
    loaded = shipped()
    prose = Prose(Teller(loaded.cube, "zh-Hans"))
    cards = next(b for b in loaded.pages[0].blocks if isinstance(b, Cards)).cards
    assert "社会消费品零售总额" in words(prose.sentences(cards))
    again = words(prose.sentences(cards))
    assert "社会消费品零售总额" not in again
    assert "社零总额" in again


def test_a_day_is_told_once():
    told = tell("shops", "bins", period="2023年8月4日")
    assert words(told) == "截至2023年8月4日，门店500余家；库位3000个。"


def test_an_item_is_a_sentence_of_its_own():
    assert words(tell("gdp.yoy", "camp")) == (
        "地区生产总值同比增长13.4%，增速居全省第1位。清障行动：持续开展；个数未载明。"
    )


def test_what_the_headline_says_is_not_said_again():
    assert (
        words(tell("gdp.yoy", "fai.yoy", headline=True)) == "固定资产投资同比下降2.7%，低于全省3.1个百分点。"
    )


def test_english_says_the_same():
    assert "was up 13.4% year on year, ranking 1st in" in words(tell("gdp.yoy", lang="en"))
    assert "were up 13.4% and 24.5% respectively" in words(tell("gdp.yoy", "retail.yoy", lang="en"))


@pytest.mark.parametrize("lang", ["zh-Hans", "zh-Hant", "en"])
def test_every_number_of_the_real_briefing_is_told_and_leads_to_its_figure(lang):
    loaded = shipped(lang=lang)
    prose = Prose(Teller(loaded.cube, lang))
    for page in loaded.pages:
        for block in page.blocks:
            if isinstance(block, Cards):
                clauses = prose.sentences(block.cards)
                figures = {r.figure for c in clauses for r in c.runs if r.figure}
                assert {c.figure for c in block.cards if c.number} <= figures
                assert all(c.number in words(clauses) for c in block.cards if c.number)
                assert all(c.sources for c in clauses)


@pytest.mark.parametrize("lang", ["zh-Hans", "zh-Hant"])
def test_no_stop_stands_twice(lang):
    loaded = shipped(lang=lang)
    prose = Prose(Teller(loaded.cube, lang))
    for page in loaded.pages:
        for block in page.blocks:
            if isinstance(block, Cards):
                told = words(prose.sentences(block.cards, page.headline))
                assert not any(twice in told for twice in ("。。", "，，", "；；", "，。", "；。", "。；"))
                assert text_of(page.headline) not in told
