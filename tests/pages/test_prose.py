"""Cards become sentences as an official writes them."""

import pytest

from qjviewer.figures.teller import Teller
from qjviewer.load import read
from qjviewer.pages.blocks import Cards, text_of
from qjviewer.pages.prose import Prose
from qjviewer.pages.view import View
from qjviewer.resources import builtin_bundle

SMALL = """\
format: qjviewer/1
briefing: {id: a, title: 标题, place: q, period: 2023H1, as_of: 2023-06-30}
places: {z: {name: 浙江省, short: 全省, level: province}, q: {name: 衢江区, level: county, within: z}}
sources: {p: {title: 报道, publisher: 日报, published: 2023-08-04, kind: news, paragraphs: 9}}
indicators:
  gdp: {name: 地区生产总值}
  ret: {name: 社会消费品零售总额, short: 社零总额}
  fai: {name: 固定资产投资}
figures:
  gdp: {indicator: gdp, measure: yoy, value: 13.4, unit: "%", rank: 1, among: z, cite: p ¶1}
  ret: {indicator: ret, measure: yoy, value: 24.5, unit: "%", rank: 1, among: z, cite: p ¶1}
  fai: {indicator: fai, measure: yoy, value: -2.7, unit: "%", cite: p ¶2}
  flat: {indicator: fai, measure: yoy, place: z, value: 0.0, unit: "%", cite: p ¶2}
  gap: {indicator: fai, measure: gap, against: z, value: -3.1, unit: 个百分点, cite: p ¶2}
  shops: {name: 门店, value: 500, approx: 余, unit: 家, period: 2023-08-04, measure: count, cite: p ¶3}
  bins: {name: 库位, value: 3000, unit: 个, period: 2023-08-04, measure: count, cite: p ¶3}
items:
  camp: {name: 清障行动, kind: campaign, text: 持续开展；个数未载明。, cite: p ¶4}
tabs: [{tab: one, title: 总览, headline: "增长{gdp}，居全省第1位。", blocks: [{cards: [CARDS]}]}]
"""


@pytest.fixture
def tell(tmp_path):
    def told(*cards, lang="zh-Hans", headline=False):
        path = tmp_path / "a.yaml"
        path.write_text(SMALL.replace("CARDS", ", ".join(cards)), encoding="utf-8")
        loaded = read(path, View(lang))
        (page,) = loaded.pages
        prose = Prose(Teller(loaded.bundle, lang))
        return prose.sentences(page.blocks[0].cards, page.headline if headline else ())

    return told


def words(clauses):
    return "".join(c.text for c in clauses)


def test_one_figure_is_a_sentence(tell):
    assert words(tell("gdp")) == "地区生产总值同比增长13.4%，增速居全省第1位。"


def test_figures_of_which_the_same_is_said_are_joined(tell):
    assert (
        words(tell("gdp", "ret"))
        == "地区生产总值、社会消费品零售总额分别同比增长13.4%、24.5%，增速均居全省第1位。"
    )


def test_a_fall_is_told_as_one_and_a_gap_with_it(tell):
    assert words(tell("fai")) == "固定资产投资同比下降2.7%，低于全省3.1个百分点。"


def test_no_change_is_level(tell):
    assert words(tell("flat")).startswith("全省固定资产投资同比持平")


def test_names_are_full_at_first_and_short_later(tell, tmp_path):
    clauses = tell("ret")
    assert "社会消费品零售总额" in words(clauses)
    loaded = read(builtin_bundle())
    prose = Prose(Teller(loaded.bundle, "zh-Hans"))
    cards = next(b for b in loaded.pages[0].blocks if isinstance(b, Cards)).cards
    assert "社会消费品零售总额" in words(prose.sentences(cards))
    again = words(prose.sentences(cards))
    assert "社会消费品零售总额" not in again
    assert "社零总额" in again


def test_a_day_is_told_once(tell):
    assert words(tell("shops", "bins")) == "截至2023年8月4日，门店500余家；库位3000个。"


def test_an_item_is_a_sentence_of_its_own(tell):
    assert words(tell("gdp", "camp")) == (
        "地区生产总值同比增长13.4%，增速居全省第1位。清障行动：持续开展；个数未载明。"
    )


def test_what_the_headline_says_is_not_said_again(tell):
    assert words(tell("gdp", "fai", headline=True)) == "固定资产投资同比下降2.7%，低于全省3.1个百分点。"


def test_english_says_the_same(tell):
    assert "was up 13.4% year on year, ranking 1st in" in words(tell("gdp", lang="en"))
    assert "were up 13.4% and 24.5% respectively" in words(tell("gdp", "ret", lang="en"))


@pytest.mark.parametrize("lang", ["zh-Hans", "zh-Hant", "en"])
def test_every_number_of_the_real_briefing_is_told_and_leads_to_its_figure(lang):
    loaded = read(builtin_bundle(), View(lang))
    prose = Prose(Teller(loaded.bundle, lang))
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
    loaded = read(builtin_bundle(), View(lang))
    prose = Prose(Teller(loaded.bundle, lang))
    for page in loaded.pages:
        for block in page.blocks:
            if isinstance(block, Cards):
                told = words(prose.sentences(block.cards, page.headline))
                assert not any(twice in told for twice in ("。。", "，，", "；；", "，。", "；。", "。；"))
                assert text_of(page.headline) not in told
