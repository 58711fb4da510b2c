"""What does not fit is split, nothing is lost, and what cannot be split is told."""

import pytest

from qjviewer.charts.marks import Axis, Bar, Link, Margins, PlotRange, Scene
from qjviewer.charts.parting import row_count
from qjviewer.pages.blocks import (
    Card,
    Cards,
    Cell,
    Chart,
    Entries,
    EntryLine,
    PointLine,
    Points,
    RemarkLine,
    Run,
    Table,
    text_of,
)
from qjviewer.pages.deck import Deck, RemarkList, Slide
from qjviewer.setting.slides.fit import fitted, halved


def words(content):
    """All there is to read, with marks where parts begin."""
    match content:
        case Cards():
            return [c.name for c in content.cards]
        case Points():
            return [text_of(p.runs) for p in content.points]
        case Entries():
            return [e.name for e in content.entries]
        case RemarkList():
            return [line.title for line in content.lines]
        case Table():
            return [row[0].text for row in content.rows]


def card(name):
    return Card(name, "", name, "1", "%")


def point(text):
    return PointLine((Run(text),))


def deck_of(content, seconds=60):
    return Deck((Slide("k", "t", "栏目", (Run("标题"),), content, seconds=seconds),))


CONTENTS = [
    Cards("", tuple(card(f"c{n}") for n in range(5))),
    Points("", (), tuple(point(f"p{n}") for n in range(5))),
    Entries("", (), tuple(EntryLine(f"e{n}", f"e{n}", "", ()) for n in range(5))),
    Table("", (), "", ("a",), tuple((Cell(f"r{n}"),) for n in range(5))),
]


@pytest.mark.parametrize("content", CONTENTS, ids=lambda c: type(c).__name__)
def test_parts_hold_everything_in_order(content):
    made = fitted(deck_of(content), lambda s: len(words(s.content)) <= 2, "zh-Hans")
    parts = [words(s.content) for s in made.deck.slides]
    assert [word for part in parts for word in part] == words(content)
    assert max(map(len, parts)) <= 2
    assert [text_of(s.headline) for s in made.deck.slides] == ["标题"] + ["标题（续）"] * (len(parts) - 1)
    assert len({s.key for s in made.deck.slides}) == len(parts)
    assert sum(s.seconds for s in made.deck.slides) == 60
    assert (len(made.split), made.tight) == (1, ())


def test_one_long_statement_is_cut_at_a_stop_and_keeps_its_links():
    runs = (Run("甲" * 20 + "；"), Run("增长37.7%", figure="fai"), Run("，" + "乙" * 20 + "。"))
    first, second = halved(Points("", (), (PointLine(runs),)))
    assert text_of(first.points[0].runs) + text_of(second.points[0].runs) == text_of(runs)
    assert text_of(first.points[0].runs).endswith("；")
    assert [r.figure for r in second.points[0].runs] == ["fai", ""]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("前面一句。后面，还有一句", "前面一句。"),
        ("一，二三四；五六，七八九十", "一，二三四；"),
        ("一二三四，五六、七八九十", "一二三四，"),
        ("一二、三四五、六七八九十", "一二、三四五、"),
        ("One thing. And, another; one", "One thing. "),
        ("One thing; and, another one", "One thing; "),
        ("One thing here, another one", "One thing here, "),
        # A stop near an end would leave next to nothing on a page.
        ("一。二三四五，六七八九十。", "一。二三四五，"),
        ("一，二三四五六七八九十", None),
        ("没有停顿的一句话", None),
    ],
)
def test_a_statement_is_cut_at_the_strongest_stop_near_its_middle(text, first):
    halves = halved(Points("", (), (point(text),)))
    assert (words(halves[0]) + words(halves[1]) if halves else None) == (
        [first, text.removeprefix(first)] if first else None
    )


def test_parts_share_the_time_and_the_steps():
    deck = Deck((Slide("k", "t", "栏目", (), CONTENTS[1], steps=4, seconds=61),))
    slides = fitted(deck, lambda s: len(words(s.content)) <= 2, "zh-Hans").deck.slides
    assert [(s.key, s.seconds, s.steps, s.part) for s in slides] == [
        ("k.0.0", 15, 1, 0),
        ("k.0.1", 15, 0, 1),
        ("k.1", 31, 1, 2),
    ]
    whole = Deck((Slide("k", "t", "栏目", (), CONTENTS[1], seconds=61),))
    assert {s.steps for s in fitted(whole, lambda s: len(words(s.content)) <= 2, "zh-Hans").deck.slides} == {
        0
    }


def test_a_statement_is_divided_where_a_group_ends():
    sections = ["甲", "甲", "甲", "甲", "乙", "丙"]
    rows = tuple((Cell(f"r{n}", section=name),) for n, name in enumerate(sections))
    first, second = halved(Table("", (), "", ("a",), rows, is_statement=True))
    assert (len(first.rows), len(second.rows)) == (4, 2)
    first, second = halved(Table("", (), "", ("a",), rows[:4], is_statement=True))
    assert (len(first.rows), len(second.rows)) == (2, 2)


def test_a_list_that_goes_on_counts_on():
    lines = tuple(RemarkLine(f"l{n}", ()) for n in range(5))
    first, second = halved(RemarkList("要求", lines, 3))
    assert [(part.first, words(part)) for part in (first, second)] == [
        (3, ["l0", "l1", "l2"]),
        (6, ["l3", "l4"]),
    ]


def test_who_said_it_stands_at_the_end_of_what_was_cut():
    said = PointLine((Run("甲" * 20 + "；" + "乙" * 20 + "。"),), people="区经信局局长朱宏")
    first, second = halved(Points("", (), (said,)))
    assert (first.points[0].people, second.points[0].people) == ("", "区经信局局长朱宏")


def wide_table(columns):
    """A table with a column of names and so many of numbers."""
    header = ("指标", *(f"列{n}" for n in range(columns)))
    rows = (Cell("甲"), *(Cell(str(n), numeric=True) for n in range(columns)))
    return Table("", (), "", header, (rows, rows))


@pytest.mark.parametrize("columns", [3, 4, 9])
def test_a_table_too_wide_is_divided_by_columns_and_its_names_stand_in_each_part(columns):
    whole = wide_table(columns)
    made = fitted(deck_of(whole), lambda s: len(s.content.header) <= 3, "zh-Hans")
    tables = [s.content for s in made.deck.slides]
    assert [h for t in tables for h in t.header[1:]] == list(whole.header[1:])
    assert [c.text for t in tables for c in t.rows[1][1:]] == [c.text for c in whole.rows[1][1:]]
    assert {(t.header[0], t.rows[0][0].text, len(t.rows)) for t in tables} == {("指标", "甲", 2)}
    assert made.tight == ()


def test_a_charts_notes_leave_before_the_drawing_shrinks():
    scene = Scene(PlotRange(0, 1, 0, 1), Margins(), (), 10)
    chart = Chart("p", "bars", (Run("结论"),), (), scene, notes=((Run("口径"),),))
    drawing, notes = halved(chart)
    assert (drawing.notes, words(notes)) == ((), ["口径"])


@pytest.mark.parametrize(("rows", "tables"), [(2, 0), (20, 2), (60, 0)])
def test_a_drawing_like_a_table_becomes_one_where_that_is_a_few_pages(rows, tables):
    table = (("地区", "数值"), *((f"县{n}", str(n)) for n in range(rows)))
    scene = Scene(PlotRange(0, 1, 0, 1), Margins(), (), 10, table=table)
    halves = halved(Chart("p", "heattable", (Run("结论"),), (), scene)) or ()
    assert [type(half) for half in halves] == [Table] * tables


def bars(rows):
    """A chart of so many rows, each of a figure of its own."""
    names = Axis("left", tuple((float(n), f"县{n}") for n in range(rows)))
    marks = tuple(Bar(0, 1, n - 0.3, n + 0.3, "peer", link=Link(f"f{n}")) for n in range(rows))
    scene = Scene(PlotRange(0, 1, rows - 0.5, -0.5), Margins(), (names, *marks), 10)
    return Chart("p", "bars", (Run("结论"),), (), scene, figures=tuple(f"f{n}" for n in range(rows)))


def test_a_chart_of_many_rows_is_divided_rather_than_squeezed():
    made = fitted(deck_of(bars(90)), lambda s: len(s.content.figures) <= 15, "zh-Hans")
    assert made.tight == ()
    told = [row_count(s.content.scene) for s in made.deck.slides]
    assert (sum(told), max(told)) == (90, 12)
    assert [f for s in made.deck.slides for f in s.content.figures] == [f"f{n}" for n in range(90)]


def test_a_chart_of_three_rows_is_not_divided():
    assert halved(bars(3)) is None


def test_what_cannot_be_split_is_told():
    made = fitted(deck_of(Cards("", (card("c"),))), lambda s: False, "zh-Hans")
    assert [s.key for s in made.tight] == ["k"]


def test_what_fits_is_left_alone():
    deck = deck_of(CONTENTS[0])
    assert [s.key for s in fitted(deck, lambda s: True, "zh-Hans").deck.slides] == ["k"]
