"""A deck has one idea a slide, splits what would overflow, and plans its time."""

from decimal import Decimal

from qjviewer.bundle import model
from qjviewer.bundle.model import Person, Point, Remark, RemarkPoint, Tab
from qjviewer.bundle.values import plain
from qjviewer.pages import deck
from qjviewer.pages.blocks import Cards, Points, text_of
from qjviewer.pages.build import build
from qjviewer.pages.view import View
from tests.samples import bundle_with, figure


def deck_of(*tabs, **more):
    made = build(bundle_with(*(figure(f"f{n}", str(n)) for n in range(20)), tabs=tabs, **more), {}, View())
    return deck.build(made.cover, made.pages, "zh-Hans")


def tab(*blocks, name="t", **more):
    return Tab(name, plain("总览"), blocks=blocks, **more)


def points(count, length=10):
    return model.PointsBlock(tuple(Point(plain("字" * length)) for _ in range(count)), plain("要点"))


def test_a_deck_opens_closes_and_goes_section_by_section():
    made = deck_of(tab(model.CardsBlock(("f1",)), name="a"), tab(points(2), name="b"))
    assert [s.key for s in made.slides] == ["opening", "a/0/0", "b/0/0", "closing"]
    assert (made.first_of("b"), made.index_of("b/0/0"), made.index_of("gone")) == (2, 2, 0)


def test_the_sections_conclusion_stands_over_its_first_slide():
    made = deck_of(tab(model.CardsBlock(("f1",)), points(1), headline=plain("增长{f1}")))
    assert [text_of(s.headline) for s in made.slides[1:3]] == ["增长1个", "要点"]


def test_what_would_overflow_is_split_evenly():
    made = deck_of(tab(model.CardsBlock(tuple(f"f{n}" for n in range(8)))))
    assert [len(s.content.cards) for s in made.slides if isinstance(s.content, Cards)] == [4, 4]


def test_long_statements_are_split_over_slides_and_none_is_lost():
    made = deck_of(tab(points(7, length=80)))
    parts = [s.content.points for s in made.slides if isinstance(s.content, Points)]
    assert [len(p) for p in parts] == [2, 2, 2, 1]


def test_statements_are_revealed_one_by_one():
    assert [s.steps for s in deck_of(tab(points(3))).slides] == [0, 2, 0]


def test_minutes_of_a_section_are_shared_out_exactly():
    made = deck_of(tab(model.CardsBlock(("f1",)), points(3), minutes=Decimal(2)))
    assert sum(s.seconds for s in made.slides if s.tab) == 120


def test_without_minutes_the_notes_length_sets_the_plan():
    made = deck_of(tab(points(1), notes=plain("讲" * 440)))
    assert [s.seconds for s in made.slides if s.tab] == [120]


def test_remarks_become_slogan_musts_and_next_steps():
    remark = Remark(
        "r", "wang", "paraphrase", slogan=plain("跳起来摘桃子"),
        musts=(RemarkPoint(plain("高目标")), RemarkPoint(plain("清单"))),
        next=(RemarkPoint(plain("抓招商")),),
    )  # fmt: skip
    people = (Person("wang", plain("王慧杰"), plain("区委书记")),)
    made = deck_of(tab(model.RemarkBlock("r")), remarks=(remark,), people=people)
    assert [type(s.content).__name__ for s in made.slides] == [
        "Opening", "Slogan", "RemarkList", "RemarkList", "Closing",
    ]  # fmt: skip
    assert "转述" in made.slides[1].content.panel.mode_text


def test_the_source_line_names_each_source_once():
    made = deck_of(tab(model.CardsBlock(("f1", "f2"))))
    assert made.slides[1].sources == "资料来源：浙江日报 2023-08-04"


def test_a_block_marked_skip_stays_out_of_the_show():
    made = deck_of(
        tab(model.CardsBlock(("f1",)), model.CardsBlock(("f2",), slide=model.SlidePlan(skip=True)))
    )
    assert [c.figure for s in made.slides if isinstance(s.content, Cards) for c in s.content.cards] == ["f1"]


def test_a_block_may_have_minutes_notes_and_no_steps_of_its_own():
    plan = model.SlidePlan(minutes=Decimal("1.5"), notes=plain("慢些讲"), steps=False)
    own = model.PointsBlock((Point(plain("甲")), Point(plain("乙"))), plain("要点"), slide=plan)
    made = deck_of(tab(own, points(2), minutes=Decimal(2), notes=plain("先讲位次")))
    assert [(s.seconds, s.notes, s.steps) for s in made.slides if s.tab] == [
        (90, "慢些讲", 0),
        (30, "先讲位次", 1),
    ]
