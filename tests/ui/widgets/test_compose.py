from itertools import combinations

import pytest
from msgspec.structs import replace

from qjviewer.ui.widgets.compose import Want, _arranged, _choices, _cost, _ways, columns_for, compose


def block(height, *, wide=False, grows=False):
    return Want(lambda width: height, wide=wide, grows=grows)


PAGES = {
    "cards, two charts": [block(150, wide=True), block(300, grows=True), block(320, grows=True)],
    "texts only": [block(200), block(90), block(400), block(60), block(333)],
    "one block": [block(500)],
    "wide between": [block(100), block(100, wide=True), block(100), block(250, grows=True)],
    "many": [block(50 + 37 * n % 200, grows=n % 3 == 0) for n in range(14)],
}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("height", [400, 3000])
def test_blocks_never_overlap_or_leave_the_page_or_shrink(name, columns, height):
    wants = PAGES[name]
    areas = compose(wants, 1000, height, 16, columns)
    for want, area in zip(wants, areas, strict=True):
        assert area.x >= 0
        assert area.x + area.width <= 1000
        assert area.height >= want.height(area.width)
    for a, b in combinations(areas, 2):
        apart = a.x + a.width <= b.x or b.x + b.width <= a.x or a.bottom <= b.y or b.bottom <= a.y
        assert apart, (a, b)


@pytest.mark.parametrize(("least", "wide"), [(0, False), (492, False), (493, True)])
def test_what_no_column_has_room_for_spans_the_page(least, wide):
    table = replace(block(200), least=least)
    areas = compose([block(200), table, block(200)], 1000, 0, 16, 2)
    assert (areas[1].width == 1000) == wide


@pytest.mark.parametrize("name", PAGES)
def test_columns_of_a_group_end_together_so_that_nothing_is_left_dead(name):
    wants = PAGES[name]
    areas = compose(wants, 1000, 3000, 16, 2)
    lowest = max(a.bottom for a in areas)
    last = {x: max(a.bottom for a in areas if a.x == x) for x in {a.x for a in areas if a.width != 1000}}
    if not wants[-1].wide and len(last) > 1:
        assert set(last.values()) == {lowest}


def test_charts_take_the_height_that_a_window_has_to_spare():
    areas = compose(PAGES["cards, two charts"], 1000, 700, 16, 2)
    assert max(a.bottom for a in areas) == 700
    assert areas[0].height == 150


def test_charts_do_not_grow_without_end():
    areas = compose([block(300, grows=True)], 1000, 5000, 16, 1)
    assert areas[0].height <= 700


def test_reading_order_is_kept_where_nothing_speaks_against_it():
    areas = compose([block(200)] * 4, 1000, 900, 16, 2)
    assert [(a.x > 0, a.y > 0) for a in areas] == [(False, False), (True, False), (False, True), (True, True)]


@pytest.mark.parametrize(
    ("width", "em", "columns"), [(700, 15, 1), (1000, 15, 2), (1880, 18, 2), (3780, 28, 3)]
)
def test_columns_follow_the_width_in_em(width, em, columns):
    assert columns_for(width, em) == columns


def test_neighbours_of_nearly_one_height_are_made_level():
    areas = compose([block(300, grows=True), block(310, grows=True), block(180), block(200)], 1000, 0, 16, 2)
    assert areas[0].height == areas[1].height == 310
    assert areas[2].y == areas[3].y


def test_ways_tried_do_not_grow_with_the_page():
    counts = {n: len(_choices(list(range(n)), dict.fromkeys(range(n), 100), 3)) for n in (10, 50, 500)}
    assert counts[500] <= counts[10] + 1 <= 60


@pytest.mark.parametrize("columns", [2, 3])
@pytest.mark.parametrize("name", PAGES)
def test_no_way_left_out_would_have_been_better(name, columns):
    wants = PAGES[name]
    asked = (wants, list(range(len(wants))), 1000, 16, columns)
    every = [(_cost(way.group(), wants, way.choice), number, least) for least, number, way in _ways(*asked)]
    assert all(least <= cost for cost, _, least in every)
    best = next(way for _, number, way in _ways(*asked) if number == min(every)[1])
    assert _arranged(*asked) == best.group()


def test_fifty_charts_end_together():
    wants = [block(200 + 37 * n % 160, grows=True) for n in range(50)]
    areas = compose(wants, 1800, 900, 16, 3)
    last = {x: max(a.bottom for a in areas if a.x == x) for x in {a.x for a in areas}}
    assert len(set(last.values())) == 1
    assert sum(a.height for a in areas) <= 1.15 * sum(w.height(0) for w in wants)
