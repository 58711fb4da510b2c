"""一表统览 on slides: whole on one page, in the order of its groups, with what is drawn in its cells."""

from itertools import combinations

import pytest
from msgspec.structs import replace

from qjviewer.pages.blocks import sectioned
from qjviewer.pages.deck import Slide
from qjviewer.setting.slides.body import SCALES, SlideSetting
from qjviewer.setting.slides.fit import fitted, halved
from qjviewer.setting.slides.layout import fits, lay_out
from qjviewer.setting.slides.look import SlideLook
from qjviewer.setting.slides.statement_plan import statement_plan
from qjviewer.setting.slides.style import FLOOR_SOURCE, LIGHT
from tests.pages.test_statement import table
from tests.setting.slides.test_fit import deck_of

LOOK = SlideLook(LIGHT, "zh-Hans", "简报")


def slide_of(content):
    return Slide("a/0", "a", "一表统览", (), content)


def sheet_of(content):
    return lay_out(slide_of(content), LOOK, 1920.0)


@pytest.mark.parametrize("places", [6, 12])
def test_twenty_indicators_and_nine_columns_stand_on_one_slide(places):
    sheet = sheet_of(table(places=places))
    assert not sheet.overflow
    assert sheet.smallest >= FLOOR_SOURCE


def test_every_cell_is_there_and_groups_are_named_once():
    content = table()
    words = ["".join(s.text for s in p.words.stretches) for p in sheet_of(content).words]
    for section in ("综合", "工业", "投资", "民生"):
        assert words.count(section) == 1
    for row in content.rows:
        for cell in row:
            assert not cell.shows_words or any(cell.text in w for w in words), cell.text
    drawn = [cell.small for row in content.rows for cell in row if cell.small is not None]
    assert len(sheet_of(content).smalls) == len(drawn) > 20


def test_words_and_drawings_stand_clear_of_each_other():
    sheet = sheet_of(table())
    areas = [
        hit.area.grown(-2, -hit.area.height * 0.2)
        for p in sheet.words
        for hit in p.words.hits(p.at)
        if hit.figure
    ]
    areas += [s.area.grown(-2, -s.area.height * 0.2) for s in sheet.smalls]
    assert not [(a, b) for a, b in combinations(areas, 2) if a.overlaps(b)]


def test_what_is_divided_is_divided_where_a_group_ends():
    first, second = halved(table())
    assert len(first.rows) + len(second.rows) == 20
    assert next(iter(sectioned(second.rows)))[0] in ("工业", "投资", "民生")
    assert first.rows[-1][0].section != second.rows[0][0].section


def test_a_longer_one_takes_more_slides_and_keeps_every_row():
    content = table()
    long = replace(content, rows=(*content.rows, *content.rows))
    made = fitted(deck_of(long), lambda s: fits(s, LOOK, 16, 9), "zh-Hans")
    assert len(made.deck.slides) > 1
    assert made.tight == ()
    assert sum(len(s.content.rows) for s in made.deck.slides) == 40


def test_on_a_narrow_screen_its_columns_are_divided():
    short = replace(table(), rows=table().rows[:4])
    made = fitted(deck_of(short), lambda s: fits(s, LOOK, 4, 3), "zh-Hans")
    assert made.tight == ()
    assert len(made.deck.slides) > 1


@pytest.mark.parametrize(("width", "above"), [(1700.0, False), (1425.0, True)])
def test_names_of_groups_stand_above_their_rows_where_there_is_no_room_beside(width, above):
    content = table()
    plan = statement_plan(content, SlideSetting(LIGHT, "zh-Hans", width, SCALES[-1]), 800.0)
    assert (plan.above > 0, plan.too_wide) == (above, False)
    assert [plan.top_of(row) - plan.tops[row] for row, _ in plan.sections] == pytest.approx([plan.above] * 4)
    assert (plan.columns[0].left == 0) is above
