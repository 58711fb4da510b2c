"""A deck has one idea a slide, splits what would overflow, and plans its time."""

import textwrap

from qjviewer.pages.blocks import Cards, Points, text_of
from tests.cubes import pages_of

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
    return told.build(made.cover, made.pages, "zh-Hans")


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
    assert sum(s.seconds for s in made.slides if s.tab) == 120


def test_without_minutes_the_notes_length_sets_the_plan():
    made = deck_of(tab(blocks(points(1), head=f"notes: {'讲' * 440}")))
    assert [s.seconds for s in made.slides if s.tab] == [120]


def test_remarks_become_slogan_musts_and_next_steps():
    made = deck_of(tab(blocks("remark: r")), more=REMARK)
    assert [type(s.content).__name__ for s in made.slides] == [
        "Opening", "Slogan", "RemarkList", "RemarkList", "Closing",
    ]  # fmt: skip
    assert "转述" in made.slides[1].content.panel.mode_text


def test_the_source_line_names_each_source_once():
    made = deck_of(tab(blocks(cards("f1", "f2"))))
    assert made.slides[1].sources == "资料来源：浙江日报 2023-08-04"


def test_a_block_marked_skip_stays_out_of_the_show():
    made = deck_of(tab(blocks(cards("f1"), "{cards: [f2], slide: {skip: true}}")))
    assert [c.figure for s in made.slides if isinstance(s.content, Cards) for c in s.content.cards] == ["f1"]


def test_a_block_may_have_minutes_notes_and_no_steps_of_its_own():
    own = "{points: [甲, 乙], title: 要点, slide: {minutes: 1.5, notes: 慢些讲, steps: false}}"
    made = deck_of(tab(blocks(own, points(2), head="minutes: 2\nnotes: 先讲位次")))
    assert [(s.seconds, s.notes, s.steps) for s in made.slides if s.tab] == [
        (90, "慢些讲", 0),
        (30, "先讲位次", 1),
    ]
