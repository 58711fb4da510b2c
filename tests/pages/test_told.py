"""A deck is told: few pages of one claim each, their time planned, the rest kept for questions."""

import textwrap
from collections import Counter

import pytest

from qjviewer.charts.marks import Bar, Bracket, Line
from qjviewer.pages.blocks import Card, Cards, Points, Run, text_of
from qjviewer.pages.buildup import reveals_of, scene_at
from qjviewer.pages.deck import Deck, RemarkList, SideBySide, Slide, steps_of
from qjviewer.pages.shown import figures_on
from qjviewer.pages.told import build, is_short_of_claim
from qjviewer.pages.unstated import stated
from qjviewer.resources import builtin_bundle
from tests.cubes import pages_of
from tests.shipped import shipped

FACTS = "facts:\n  - about: {place: qujiang, period: 2023H1, source: own, at: ¶1}\n" + "".join(
    f"    f{n}: {{name: 第{n}项, value: {n}, unit: 个}}\n" for n in range(20)
)
REMARK = """
people:
  wang: {name: 王慧杰, role: 区委书记}
remarks:
  r:
    speaker: wang
    mode: paraphrase
    slogan: 跳起来摘桃子
    musts: [{title: 高目标}, {title: 清单}]
    next: [{title: 抓招商}]
"""


def deck_of(*tabs, more=""):
    """The deck of tabs; each is a name and the lines of its YAML."""
    told = "".join(
        f"  - tab: {name}\n    title: 总览\n" + textwrap.indent(textwrap.dedent(body).strip(), "    ") + "\n"
        for name, body in tabs
    )
    made = pages_of(FACTS + more + "tabs:\n" + told)
    return build(made.cover, made.pages, "zh-Hans")


def tab(body, name="t"):
    return name, body


def blocks(*lines, head=""):
    return head + "\nblocks:\n" + "\n".join(f"  - {line}" for line in lines)


def cards(*names):
    return f"cards: [{', '.join(names)}]"


def points(count, length=10):
    return f"{{points: [{', '.join(['字' * length] * count)}], title: 要点}}"


def test_a_deck_opens_closes_and_goes_section_by_section():
    made = deck_of(tab(blocks(cards("f1")), "a"), tab(blocks(points(2)), "b"))
    assert [s.key for s in made.slides] == ["opening", "a/0/0", "b/0/0", "closing"]
    assert (made.first_of("b"), made.index_of("b/0/0"), made.index_of("gone")) == (2, 2, 0)


def a_slide(key, tab="a", anchor="", **more):
    return Slide(key, tab, tab, (), RemarkList("", "", ()), anchor=anchor, **more)


@pytest.mark.parametrize(
    ("old", "place"),
    [
        (a_slide("a/0", anchor="x"), 1),  # the same one
        (a_slide("a/1", anchor="x"), 1),  # what it is about counts for more than its key,
        (a_slide("a/1", anchor="z"), 2),  # its key for more than its section,
        (a_slide("a/9", anchor="z"), 1),  # and its section for more than nothing
        (a_slide("b/9", "b", "x"), 3),
        (a_slide("a/1", "b", "z"), 2),
        (a_slide("c/9", "c", "x"), 0),
    ],
)
def test_the_place_of_a_slide_is_kept_when_the_deck_is_made_anew(old, place):
    made = Deck(
        (a_slide("o", "o"), a_slide("a/0", anchor="x"), a_slide("a/1", anchor="y"), a_slide("b/0", "b", "y"))
    )
    assert made.place_of(old) == place
    assert Deck(()).place_of(old) == 0


def test_pages_are_found_by_their_number_in_the_walk_alone():
    numbers = [(1, 0, False), (2, 0, False), (2, 1, False), (1, 0, True), (3, 0, True)]
    made = Deck(tuple(a_slide("k", number=n, part=p, appendix=a, seconds=7) for n, p, a in numbers))
    assert [made.at_number(n) for n in range(4)] == [None, 0, 1, None]
    assert (len(made.walk), made.total, made.seconds) == (3, 2, 21)
    assert [s.label("zh-Hans") for s in made.slides] == ["1", "2", "2续", "附1", "附3"]
    assert a_slide("k", number=2, part=2).label("zh-Hans") == "2续2"


def test_the_sections_conclusion_stands_over_its_first_slide():
    made = deck_of(tab(blocks(cards("f1"), points(1), head='headline: "增长{f1}"')))
    assert [text_of(s.headline) for s in made.slides[1:3]] == ["增长1个", "要点"]


def test_what_would_overflow_is_split_evenly():
    made = deck_of(tab(blocks(cards(*(f"f{n}" for n in range(8))))))
    assert [len(s.content.cards) for s in made.slides if isinstance(s.content, Cards)] == [4, 4]


def test_long_statements_are_split_over_slides_and_none_is_lost():
    made = deck_of(tab(blocks(points(7, length=80))))
    parts = [s.content.points for s in made.slides if isinstance(s.content, Points)]
    assert [len(p) for p in parts] == [2, 2, 2, 1]


def test_statements_are_revealed_one_by_one():
    assert [s.steps for s in deck_of(tab(blocks(points(3)))).slides] == [0, 2, 0]


def test_minutes_of_a_section_are_shared_out_exactly():
    made = deck_of(tab(blocks(cards("f1"), points(3), head="minutes: 2")))
    assert sum(s.seconds for s in made.walk if s.tab) == 120


def test_without_minutes_the_notes_length_sets_the_plan():
    made = deck_of(tab(blocks(points(1), head=f"notes: {'讲' * 440}")))
    assert [s.seconds for s in made.slides if s.tab] == [120]


def test_next_steps_close_the_walk_and_the_rest_of_remarks_is_kept_for_questions():
    made = deck_of(tab(blocks("remark: r")), more=REMARK)
    assert [(type(s.content).__name__, s.appendix) for s in made.slides] == [
        ("Opening", False), ("RemarkList", False), ("Slogan", True), ("RemarkList", True), ("Closing", True),
    ]  # fmt: skip
    assert text_of(made.slides[1].headline) == "下一步做1件事：抓招商"
    assert "转述" in made.slides[2].content.panel.mode_text


def test_the_source_line_names_each_source_once():
    made = deck_of(tab(blocks(cards("f1", "f2"))))
    assert made.slides[1].sources == "资料来源：浙江日报 2023-08-04"


def test_a_block_marked_skip_stays_out_of_the_show():
    made = deck_of(tab(blocks(cards("f1"), "{cards: [f2], slide: {skip: true}}")))
    assert [c.figure for s in made.slides if isinstance(s.content, Cards) for c in s.content.cards] == ["f1"]


def test_a_block_may_have_minutes_notes_and_no_steps_of_its_own():
    own = "{points: [甲, 乙], title: 要点, slide: {minutes: 1.5, notes: 慢些讲, steps: false}}"
    made = deck_of(
        tab(blocks(own, head="minutes: 2\nnotes: 先讲位次")),
        tab(blocks(points(2), head="notes: 先讲位次"), "b"),
    )
    assert [(s.seconds, s.notes, s.steps) for s in made.slides if s.tab] == [
        (90, "慢些讲", 0),
        (45, "先讲位次", 1),
    ]


DATA = """
data:
  - about: {place: qujiang, period: 2023H1, source: own}
    gdp: {yoy: 13.4, at: ¶1}
    fai: {yoy: 37.7, at: ¶1}
  - about: {place: zhejiang, period: 2023H1, source: own, at: ¶1}
    gdp: {yoy: 6.8}
    fai: {yoy: 9.0}
"""
BARS = "{chart: bars, of: [gdp.yoy, fai.yoy], places: [here, zhejiang], title: '投资{fai.yoy:change}'}"
COMPARE = "{chart: compare, of: gdp.yoy, places: [here, zhejiang], title: '增长{gdp.yoy}'}"


def names(made, *, appendix=False):
    return [s.key for s in made.slides if s.tab and s.appendix == appendix]


def test_cards_and_a_chart_of_the_same_figures_are_one_page():
    made = deck_of(
        tab(blocks("cards: [gdp.yoy, fai.yoy]", BARS, head="headline: '地区生产总值{gdp.yoy:change}。'")),
        more=DATA,
    )
    assert names(made) == ["t/0/0"]
    assert isinstance(made.slides[1].content, SideBySide)
    assert text_of(made.slides[1].headline) == "地区生产总值增长13.4%。"


def test_no_figure_stands_on_a_third_page_and_all_stay_within_reach():
    made = deck_of(*(tab(blocks("cards: [gdp.yoy]", BARS), name) for name in "abcd"), more=DATA)
    assert names(made) == ["a/0/0", "b/1/0"]
    assert "d/1/0" in names(made, appendix=True)


def test_a_trend_of_others_is_kept_for_questions():
    foreign = "{chart: bars, of: [gdp.yoy], places: [zhejiang], title: '全省{gdp.yoy@zhejiang:change}'}"
    made = deck_of(tab(blocks("cards: [gdp.yoy]", foreign)), more=DATA)
    assert (names(made), names(made, appendix=True)) == (["t/0/0"], ["t/1/0"])


def test_the_walk_is_of_twelve_pages_at_most():
    tabs = [tab(blocks(cards(f"f{n}")), f"t{n}") for n in range(20)]
    made = deck_of(*tabs)
    assert made.total == 12
    assert len(names(made, appendix=True)) == 20 - 11


@pytest.mark.parametrize(
    ("counts", "claim"),
    [((1,), "还有一处短板要补"), ((2,), "2处短板，要逐项补上"), ((1, 2), "3处短板，要逐项补上")],
)
def test_the_claim_over_weak_points_counts_those_of_all_tabs(counts, claim):
    tabs = [
        tab(
            blocks(cards(f"f{n}"), f"{{points: [{', '.join(['{weakness: 一处}'] * count)}], title: 要点}}"),
            f"t{n}",
        )
        for n, count in enumerate(counts)
    ]
    made = deck_of(*tabs)
    assert text_of(made.slides[made.total - 1].headline) == claim


def test_the_bundle_orders_merges_skips_and_claims():
    told = """
deck:
  minutes: 3
  pages:
    - {show: b/2.weakness, headline: "短板在{f3}", notes: 慢些, minutes: 0.5}
    - {show: [a/1, a/2], steps: false}
    - gone/7
  skip: [b/1]
"""
    made = deck_of(
        tab(blocks("cards: [gdp.yoy, fai.yoy]", BARS), "a"),
        tab(blocks(cards("f1"), "{points: [一句, {weakness: 一处}], title: 要点}"), "b"),
        more=DATA + told,
    )
    assert names(made) == ["b/1.weakness/0", "a/0/0"]
    assert names(made, appendix=True) == ["b/1.others/0"]
    first, second = made.slides[1:3]
    assert (text_of(first.headline), first.notes, first.seconds) == ("短板在3个", "慢些", 30)
    assert (type(second.content), second.steps) == (SideBySide, 0)


def test_a_chart_of_several_places_is_built_up_from_the_own_one():
    made = deck_of(tab(blocks(BARS)), more=DATA)
    slide = made.slides[1]
    assert slide.steps == 1
    assert len(scene_at(slide.content, 0).marks) < len(scene_at(slide.content, 1).marks)
    assert [k.text for k in scene_at(slide.content, 0).legend] == ["衢江区"]
    assert scene_at(slide.content, 9) == slide.content.scene


def test_a_comparison_is_built_up_to_its_gap():
    made = deck_of(tab(blocks(COMPARE)), more=DATA)
    slide = made.slides[1]
    assert [r.name for r in reveals_of(slide.content)] == ["衢江区", "全省", "+6.6个百分点"]
    assert slide.steps == 2
    drawn = [[m for m in scene_at(slide.content, n).marks if isinstance(m, Bar | Bracket)] for n in range(3)]
    assert [[type(m) for m in marks] for marks in drawn] == [[Bar], [Bar, Bar], [Bar, Bar, Bracket]]


def test_no_line_reaches_where_nothing_is_shown_yet():
    slide = deck_of(tab(blocks(BARS.replace("bars", "dumbbell"))), more=DATA).slides[1]
    first, last = (scene_at(slide.content, step).marks for step in (0, slide.steps))
    assert [m for m in first if isinstance(m, Line)] == []
    assert len([m for m in last if isinstance(m, Line)]) == 2


def test_what_sources_do_not_say_stays_in_the_evidence():
    runs = (Run("已高于2022年全年，"), Run("金额", figure="f"), Run("未载明。"))
    made = stated(Cards("", (Card("", "i", "销售额", "", "", text=runs),)))
    assert text_of(made.cards[0].text) == "已高于2022年全年。"


@pytest.mark.parametrize(("name", "most"), [("qujiang-2023h1", 12), ("zhejiang-2024q1q3", 14)])
def test_the_briefings_that_come_along_are_told(name, most):
    loaded = shipped(builtin_bundle().parent / name)
    made = build(loaded.cover, loaded.pages, "zh-Hans")
    assert made.total <= most
    uses = Counter(f for s in made.walk for f in figures_on(s.content))
    assert max(uses.values()) <= 2
    assert [text_of(s.headline) for s in made.walk if is_short_of_claim(s)] == []
    assert [s.key for s in made.walk if s.tab and not s.notes] == []
    assert made.seconds <= loaded.cover.story.minutes * 60
    blocks = {f for p in loaded.pages for b in p.blocks for f in figures_on(b) if not skips(p, b)}
    assert blocks <= {f for s in made.slides for f in figures_on(s.content)}


def skips(page, block):
    return any(plan.path == block.path and plan.skip for plan in page.slides)


def test_two_charts_are_one_page_built_up_one_after_the_other():
    told = "deck:\n  minutes: 1\n  pages: [{show: [a/1, a/2], headline: '增长{gdp.yoy}', notes: 讲}]\n"
    made = deck_of(tab(blocks(BARS, COMPARE), "a"), more=DATA + told)
    slide = made.slides[1]
    content = slide.content
    assert (content.first.kind, content.picture.kind) == ("bars", "compare")
    # What the page's own headline says is not said again over the drawing.
    assert (text_of(content.first_caption), text_of(content.caption)) == ("投资增长37.7%", "")
    assert slide.steps == steps_of(content.first) + steps_of(content.picture) == 3
    assert slide.sources.count("浙江日报") == 1
