"""Any figure, fact or item can be asked for, and what the audience may not see cannot."""

import pytest

from qjviewer.figures.cube import Cube
from qjviewer.load import read
from qjviewer.pages.answer import answer
from qjviewer.pages.asking import MOST_FOUND, answering, ask, askables
from qjviewer.pages.maker import Maker
from qjviewer.pages.told import build
from qjviewer.pages.view import View
from tests.cubes import HEAD, built
from tests.shipped import ZHEJIANG, shipped
from tests.ui.sample import BRIEFING, write_briefing


@pytest.fixture(scope="module")
def asked():
    """The built-in briefing: its deck, its maker and all that can be asked for."""
    loaded = shipped()
    maker, deck = Maker(loaded.cube, loaded.view), build(loaded.cover, loaded.pages, "zh-Hans")
    return deck, maker, askables(deck, maker)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("固定资产", "固定资产投资增速"),
        ("gdzc", "固定资产投资增速"),
        ("GDZC", "固定资产投资增速"),
        ("GDP", "地区生产总值增速"),
        ("全国地区", "全国地区生产总值增速"),
        ("谋划储备", "谋划储备实施类项目"),
        ("yintaicheng", "衢州银泰城在场建筑工人"),
        ("lenglian", "智慧冷链物流基地"),
    ],
)
def test_what_is_typed_finds_the_name(asked, typed, name):
    assert ask(asked[2], typed)[0].name == name


def test_nothing_typed_offers_the_first_and_nonsense_nothing(asked):
    assert ask(asked[2], "") == asked[2][:MOST_FOUND]
    assert ask(asked[2], "qqqq") == ()


def test_everything_that_can_be_asked_for_is_answered(asked):
    deck, maker, known = asked
    slides = [answering(one, deck, maker) for one in known]
    assert None not in slides
    assert {s.label("zh-Hans") for s in slides if s.is_answer} == {"答问"}


def test_an_answer_tells_value_rank_gaps_and_source(asked):
    page = answer("fai.yoy@qujiang@2023H1", asked[1])
    assert (page.card.number, page.rank) == ("37.7", 3)
    assert [(g.place, g.value) for g in page.gaps] == [("全市", "12.5"), ("全省", "9.0"), ("全国", "3.8")]
    assert page.gaps[1].words == "高于全省28.7个百分点"
    assert page.where.startswith("衢江区，2023年上半年")
    assert "浙江日报" in page.sources


def test_an_answer_shows_how_it_went():
    loaded = shipped(ZHEJIANG)
    page = answer("gdp.yoy@zhejiang@2024Q1-Q3", Maker(loaded.cube, loaded.view))
    assert len(page.trend.figures) > 5
    assert page.said.startswith("地区生产总值62618亿元；比上半年回落0.2个百分点")


def test_what_has_no_value_now_is_answered_with_its_last_one():
    loaded = shipped(ZHEJIANG)
    maker, deck = Maker(loaded.cube, loaded.view), build(loaded.cover, loaded.pages, "zh-Hans")
    found = ask(askables(deck, maker), "固定资产投资增速")[0]
    assert found.figure == "fai.yoy@zhejiang@2023M01-M10"


def test_what_sources_do_not_say_is_not_projected(asked):
    assert "未载明" not in "".join(run.text for run in answer("geely-days", asked[1]).card.text)


def test_internal_figures_and_hidden_context_cannot_be_asked_for(tmp_path):
    text = BRIEFING.replace("    gdp: {yoy: {value: 13.4", "    gdp: {internal: true, yoy: {value: 13.4")
    loaded = read(write_briefing(tmp_path, text), View(context=False))
    maker, deck = Maker(loaded.cube, loaded.view), build(loaded.cover, loaded.pages, "zh-Hans")
    names = {one.figure for one in askables(deck, maker)}
    assert "fai.yoy@qujiang@2023H1" in names
    assert not {n for n in names if n.startswith("gdp.") or "zhejiang" in n}


def test_a_fact_without_a_name_is_not_asked_for_by_its_id(asked):
    names = {one.name for one in asked[2]}
    assert not names & {fact.id for fact in asked[1].bundle.facts}


def test_places_that_lie_within_each_other_are_looked_at_once():
    """A circle is told as an error, and the briefing is shown while it is there."""
    head = HEAD.format(period="2023H1", as_of="2023-08-31", rhythm="quarter")
    assert "within: china" in head
    at = "{about: {place: %s, period: 2023H1, source: own}, gdp: {yoy: %s}}"
    rows = ", ".join(at % row for row in (("qujiang", 5.0), ("quzhou", 4.0), ("zhejiang", 3.0)))
    found = built(f"data: [{rows}]\n", head=head.replace("within: china", "within: quzhou"))
    page = answer("gdp.yoy@qujiang@2023H1", Maker(Cube(found.bundle), View()))
    assert [gap.place for gap in page.gaps] == ["全市", "全省"]
