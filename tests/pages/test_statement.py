"""一表统览: what its cells say, and how little has to be written for it."""

import pytest

from qjviewer.charts.small import Meter, RankCells, Trend
from qjviewer.pages.blocks import Table, head_spans, sectioned, text_of
from qjviewer.pages.build_pages import build
from qjviewer.pages.view import View
from tests.charts.boards import board

QUARTERS = ("2025Q1", "2025H1", "2025Q1-Q3", "2025", "2026Q1", "2026H1")
NAMES = tuple(f"i{n}" for n in range(20))
FIVE_LINES = """
      - table: statement
        of: {综合: [i0, i1, i2, i3], 工业: [i4, i5, i6, i7, i8, i9],
             投资: [i10, i11, i12], 民生: [i13, i14, i15, i16, i17, i18, i19]}
        columns: [yoy, yoy vs city, yoy vs prev, yoy rank peers, yoy moved peers, yoy trend, level,
                  completion, level progress]
"""
TARGETS = """
data:
  - about: {place: p1, period: 2026, source: own}
    i0: {target: 7.0%以上}
    i1: {target: 200亿元}
  - {about: {place: p1, period: 2026H1, source: own}, i1: {level: 104.5亿元}}
tabs:
  - tab: one
    title: 一表统览
    blocks:
"""


def value(indicator, place, period):
    """Better each period for our own place; nobody has the third indicator."""
    if indicator == 2:
        return "…"
    return round(5 - place * 0.5 + period * (0.6 if place == 1 else 0.1), 1)


def table(lang="zh-Hans", lines=FIVE_LINES, places=6):
    whole = "\n".join(f"i0,yoy,city,{p},4.{n},%,own" for n, p in enumerate(QUARTERS))
    cube = board(
        places=places, periods=QUARTERS, indicators=NAMES, value=value, more=whole, body=TARGETS + lines
    )
    (page,) = build(cube, View(lang)).pages
    (found,) = (block for block in page.blocks if isinstance(block, Table))
    return found


def column(head):
    found = table()
    number = next(n for n, title in enumerate(found.header) if head in title)
    return [row[number] for row in found.rows]


def test_five_lines_make_twenty_rows_of_nine_columns():
    found = table()
    assert len(FIVE_LINES.strip().split("\n")) == 5
    assert (len(found.rows), len(found.header)) == (20, 1 + 9)
    assert all(cell.text for row in found.rows for cell in row)


def test_rows_stand_under_their_sections():
    found = [section for section, _ in sectioned(table().rows)]
    assert [s for s in found if s] == ["综合", "工业", "投资", "民生"]
    assert [n for n, s in enumerate(found) if s] == [0, 4, 10, 13]


def test_headings_say_what_is_compared_and_in_which_unit():
    assert table().header[1:] == (
        "同比增长 %", "与全市比", "比一季度", "全市位次", "位次变化", "走势", "总量", "完成率 %", "与序时比",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("head", "text", "small"),
    [
        ("位次", "1/6", RankCells(1, 6)),
        ("位次变化", "持平", None),
        ("走势", "4.5→7.5", Trend((4.5, 5.1, 5.7, 6.3, 6.9, 7.5), (4,))),
        ("比一季度", "+0.6", None),
    ],
)
def test_a_cell_tells_of_its_own_indicator(head, text, small):
    cell = column(head)[0]
    assert (cell.text, cell.small) == (text, small)


def test_completion_is_a_bar_with_the_schedule_and_growth_targets_keep_their_word():
    growth, amount, _, without = column("完成率")[:4]
    assert (growth.text, growth.figure) == ("目标7.0%以上", "i0.yoy-target@p1@2026")
    assert (amount.text, amount.small) == ("52.3", Meter(52.3, 50.0))
    assert without.text == "—"
    assert [c.text for c in column("与序时比")[:4]] == ["+0.5", "+2.3", "—", "—"]


def test_what_nobody_published_is_a_mark_never_a_zero():
    row = table().rows[2]
    assert {cell.text for cell in row[2:]} <= {"…", "—"}


def test_more_places_than_a_strip_can_tell_are_a_number_alone():
    found = table(places=20)
    cell = found.rows[0][found.header.index("全市位次")]
    assert (cell.text, cell.small) == ("1/20", None)


def test_notes_say_what_cells_look_like():
    notes = [text_of(note) for note in table().notes]
    assert "走势浅色为2025年，深色为2026年，各行刻度不同。" in notes
    assert "比较各列的单位为百分点。" in notes
    assert "完成率竖线为序时进度。" in notes


@pytest.mark.parametrize("lang", ["zh-Hant", "en"])
def test_every_language_has_every_word(lang):
    found = table(lang)
    assert all(cell.text for row in found.rows for cell in row)
    assert not any("col-" in title for title in found.header)


def test_what_is_below_stands_on_a_pale_ground():
    assert not any(c.is_lesser for c in column("与全市比"))
    lines = "\n      - {table: statement, of: [i3], columns: [yoy, yoy@2025Q1 vs p0], beside: none}\n"
    (row,) = table(lines=lines).rows
    assert [(c.text, c.is_lesser) for c in row[-2:]] == [("7.5", False), ("−0.5", True)]


def groups(found):
    """Each heading over several columns with those under it."""
    return {
        over.text: tuple(found.heads[n].text for n in over.columns)
        for over in head_spans(found.heads)
        if over.text
    }


def test_neighbours_that_belong_together_are_headed_together():
    assert groups(table()) == {
        "比较（百分点）": ("与全市比", "比一季度"),
        "全市位次": ("位次", "变化"),
        "年度目标": ("完成率 %", "与序时比"),
    }


def test_a_map_gives_columns_the_heading_it_names():
    lines = """
      - table: statement
        of: [i0, i1]
        columns: {增长: [yoy, yoy vs city], 位次情况: [yoy rank peers, yoy moved peers]}
        beside: none
"""
    assert groups(table(lines=lines)) == {
        "增长": ("同比增长 %", "与全市比"),
        "位次情况": ("全市位次", "位次变化"),
    }


@pytest.mark.parametrize(("columns", "is_headed"), [("", False), (", yoy moved peers", True)])
def test_headings_stay_on_one_line_where_columns_are_few(columns, is_headed):
    shown = f"level, yoy, yoy vs city, yoy vs prev, yoy rank peers{columns}"
    lines = f"\n      - {{table: statement, of: [i0, i1], columns: [{shown}], beside: none}}\n"
    assert bool(table(lines=lines).heads) == is_headed


@pytest.mark.parametrize(
    ("where", "name", "told"),
    [
        ("numbers", "固定资产投资", ("104.5亿元",)),
        ("names", "固定资产投资（亿元）", ("104.5",)),
        ("column", "固定资产投资", ("亿元", "104.5")),
    ],
)
def test_units_stand_where_they_are_asked_for(where, name, told):
    lines = (
        f"\n      - {{table: statement, of: [i0, i1], columns: [level, yoy], units: {where}, beside: none}}\n"
    )
    row = table(lines=lines).rows[1]
    assert (row[0].text, *(c.text for c in row[1:-1])) == (name, *told)


ROWS = "\n      - {table: statement, of: [i0, i0@p2, i0@city, i0@2025H1, i0@p2@2025H1], columns: [yoy]}\n"


@pytest.mark.parametrize(
    ("lang", "names"),
    [
        ("zh-Hans", ["", "丙市", "某市", "2025年上半年", "2025年上半年丙市"]),
        ("en", ["", ", 丙市", ", 某市", ", H1 2025", ", 丙市, H1 2025"]),
    ],
)
def test_a_row_of_another_place_or_period_says_so(lang, names):
    rows = [row[0].text for row in table(lang, ROWS).rows]
    own = rows[0]
    assert rows == [own + name if lang == "en" else name + own for name in names]


def test_one_column_of_another_place_is_headed_by_it_alone():
    found = table("zh-Hans", "\n      - {table: statement, of: [i0, i1], columns: [yoy@city]}\n")
    assert found.header[1:] == ("全市",)
    assert found.unit == "同比增长，单位：%"
