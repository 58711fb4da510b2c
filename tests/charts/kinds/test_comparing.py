"""What the kinds that compare say: order, ties, distances, shades, targets, contributions."""

import pytest
from msgspec.structs import replace

from qjviewer.bundle.model import ChartBlock
from qjviewer.charts.kind import draw
from qjviewer.charts.kinds._shades import shade_of
from qjviewer.charts.layout.height import arranged
from qjviewer.charts.layout.metrics import Metrics
from qjviewer.charts.layout.placed import placed
from qjviewer.charts.layout.plane import Rect
from qjviewer.charts.marks import Bar, Label, Line, Rule, SideColumn
from qjviewer.charts.request import CannotDraw
from tests.charts.boards import addresses, board, board_request, place_word
from tests.charts.samples import request
from tests.cubes import cube_of

QUARTERS = ("2025Q1", "2025H1", "2025Q1-Q3", "2025", "2026Q1", "2026H1")


def board_of(value, places=6, word=place_word, **more):
    cube = board(places=places, value=value, word=word)
    return draw("rankboard", board_request(cube, **more))


def of(scene, kind):
    return [m for m in scene.marks if isinstance(m, kind)]


def words(column):
    return [cell.text for cell in column.cells]


# Boards --------------------------------------------------------------------------------------


def test_equal_values_share_a_rank_and_the_next_is_left_out():
    scene = board_of(lambda i, place, t: (6.0, 5.0, 5.0, 4.0, 4.0, 3.0)[place])
    ranks, names = of(scene, SideColumn)[:2]
    assert words(ranks) == ["1", "并列2", "并列2", "并列4", "并列4", "6"]
    assert words(names)[0] == "甲县"
    assert [c.bold for c in names.cells] == [False, True, False, False, False, False]


def test_who_has_not_been_published_is_a_row_without_a_rank_and_a_note():
    scene = board_of(lambda i, place, t: "…" if place == 3 else 6.0 - place)
    ranks, names = of(scene, SideColumn)[:2]
    assert (words(ranks)[-1], words(names)[-1]) == ("—", "丁县")
    assert "1个地区未公布，位次在已公布的5个中排。" in scene.notes


def test_the_next_places_are_told_with_what_would_draw_level():
    scene = board_of(lambda i, place, t: 6.0 - place)
    assert "与前一位甲县相差1.0个百分点，达到6.0%可追平。" in scene.notes
    assert "比后一位丙市多1.0个百分点。" in scene.notes


def test_a_place_without_a_rank_is_told_no_distance():
    scene = board_of(lambda i, place, t: "…" if place == 1 else 6.0 - place)
    assert scene.notes == ("1个地区未公布，位次在已公布的5个中排。",)


AMOUNTS = """
data:
  - {about: {place: qujiang, source: own, period: 2023H1}, retail: {level: 110.0}}
  - {about: {place: qujiang, source: own, period: 2022H1}, retail: {level: 100.0}}
  - {about: {place: kecheng, source: own, period: 2023H1}, retail: {level: 120.0}}
  - {about: {place: longyou, source: own, period: 2023H1}, retail: {level: 90.0}}
"""


def test_of_amounts_the_growth_is_told_that_would_draw_level():
    places = ("qujiang", "kecheng", "longyou")
    made = request([f"retail.level@{p}" for p in places], cube=cube_of(AMOUNTS), group="three")
    scene = draw("rankboard", made)
    assert "与前一位柯城区相差10.0亿元，同比增速达到20.0%可追平。" in scene.notes


@pytest.mark.parametrize(("whole", "rows"), [(False, 5 + 1 + 3), (True, 90)])
def test_of_many_places_the_middle_is_folded_unless_all_are_asked_for(whole, rows):
    block = ChartBlock(chart="rankboard", whole=whole)
    scene = board_of(lambda i, place, t: 90.0 - place, places=90, block=block)
    upright = next(s for s in (scene, *scene.others) if of(s, SideColumn))
    shown = len(of(upright, SideColumn)[0].cells)
    assert shown == (90 if whole else rows - 1)
    assert len(scene.table) == 91


@pytest.mark.parametrize(("height", "rows"), [(2000.0, 90), (300.0, 8)])
def test_a_board_that_is_asked_for_whole_is_folded_where_the_room_is_too_low(height, rows):
    block = ChartBlock(chart="rankboard", whole=True)
    scene = board_of(lambda i, place, t: 90.0 - place, places=90, block=block)
    shown = arranged(scene, 600.0, height, Metrics(10.0))
    numbers = {m.link.figure for m in shown.marks if isinstance(m, Bar) and m.link.figure}
    assert len(numbers) == rows


def test_words_that_are_made_to_fit_stay_large_enough_to_read():
    long = "双江拉祜族佤族布朗族傣族自治县"
    scene = board_of(lambda i, place, t: 90.0 - place, places=30, word=lambda n: long if n else "甲县")
    beside = next(s for s in scene.others if s.min_width)
    name = next(m for m in beside.marks if isinstance(m, Label) and m.text == long)
    alone = replace(beside, marks=(name,))
    (piece,) = placed(alone, Rect(0, 0, 500, 400), Metrics(10.0))
    assert (round(piece.size, 2), len(piece.lines)) == (0.76, 2)


@pytest.mark.parametrize("kind", ["rankboard", "bump"])
def test_several_indicators_have_no_order(kind):
    cube = board(indicators=("gdp", "fai"))
    with pytest.raises(CannotDraw) as caught:
        draw(kind, board_request(cube, indicators=("gdp", "fai")))
    assert caught.value.reason == "one-order"


# Ranks over periods --------------------------------------------------------------------------


def test_ranks_are_joined_and_dotted_across_the_turn_of_a_year():
    scene = draw("bump", board_request(board(periods=QUARTERS), periods=QUARTERS))
    own = [m for m in of(scene, Line) if m.role == "district"]
    assert [m.dash for m in own] == ["", "", "", "dot", ""]
    assert all(m.weight > 1 for m in own)


def test_where_one_place_is_unknown_nobody_has_a_rank_then():
    def value(i, place, t):
        return "…" if (place, t) == (3, 1) else 6.0 - place

    scene = draw("bump", board_request(board(periods=QUARTERS, value=value), periods=QUARTERS))
    own = [m for m in of(scene, Line) if m.role == "district"]
    assert len(own) == 3


# Heat tables ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rank", "count", "shade"),
    [
        (1, 6, 1),
        (6, 6, 6),
        (1, 4, 1),
        (4, 4, 6),
        (1, 90, 1),
        (15, 90, 1),
        (16, 90, 2),
        (90, 90, 6),
        (0, 6, 6),
    ],
)
def test_the_first_is_darkest_and_the_last_is_white(rank, count, shade):
    assert shade_of(rank, count) == f"shade{shade}"


def test_three_things_that_vary_have_no_table():
    cube = board(periods=QUARTERS[-2:], indicators=("gdp", "fai"))
    with pytest.raises(CannotDraw) as caught:
        draw("heattable", board_request(cube, periods=QUARTERS[-2:], indicators=("gdp", "fai")))
    assert caught.value.reason == "three-ways"


def test_by_average_what_is_above_it_is_dark():
    whole = "gdp,yoy,city,2026H1,4.0,%,own"
    cube = board(places=5, value=lambda i, place, t: 6.0 - place, more=whole)
    scene = draw("heattable", board_request(cube, block=ChartBlock(chart="heattable", by="average")))
    shades = [m.role for m in of(scene, Bar)]
    assert shades == ["shade1", "shade2", "shade4", "shade5", "shade6"]


# Contributions -------------------------------------------------------------------------------

PARTS = """
data:
  - about: {place: qujiang, period: 2023H1, source: own}
    gdp: {yoy: 7.2}
    primary: {pull: 0.2}
    secondary: {pull: %s}
    tertiary: {pull: 3.2}
"""


@pytest.mark.parametrize(("pull", "name"), [("3.7", "余差"), ("2.0", "其他和余差")])
def test_what_rounding_leaves_is_named_and_what_is_more_is_called_the_rest(pull, name):
    block = ChartBlock(chart="waterfall", parts="pull")
    scene = draw("waterfall", request(("gdp.level",), cube=cube_of(PARTS % pull), block=block))
    assert f"；{name}" in scene.summary
    assert [b.hatched for b in of(scene, Bar)] == [False, False, False, True, False]


def test_rates_are_never_added():
    cube = board(indicators=("gdp", "fai"))
    made = request(addresses(cube, ("gdp", "fai"), places=("p1",)), cube=cube)
    with pytest.raises(CannotDraw) as caught:
        draw("waterfall", made)
    assert caught.value.reason == "not-addable"


# Targets -------------------------------------------------------------------------------------

GOALS = """
data:
  - about: {place: qujiang, period: 2023H1, source: own, owner: 区财政局}
    budget: {level: 12.00亿元}
  - {about: {place: qujiang, period: 2022H1, source: own}, budget: {level: 10.00亿元}}
  - {about: {place: qujiang, period: 2022, source: own}, budget: {level: 20.00亿元}}
  - {about: {place: qujiang, period: 2023, source: own}, budget: {target: 24.00亿元, stretch: 25.00亿元}}
"""
PLANNED = GOALS + "  - {about: {place: qujiang, period: 2023H1, source: own}, budget: {target: 14.40亿元}}\n"


@pytest.mark.parametrize(
    ("body", "due", "status"), [(GOALS, 50.0, "● 与序时持平"), (PLANNED, 60.0, "▽ 慢于序时")]
)
def test_the_schedule_is_the_calendars_or_that_of_the_target_of_the_period(body, due, status):
    scene = draw("progress", request(("budget.level",), cube=cube_of(body)))
    tick = next(m for m in of(scene, Rule) if m.weight == 2.0)
    assert tick.start.x == due
    assert status in scene.table[1]
    assert ("分解目标" in " ".join(scene.notes)) is (body is PLANNED)


def test_a_target_row_tells_owner_both_targets_pace_and_what_is_still_needed():
    scene = draw("progress", request(("budget.level",), cube=cube_of(GOALS)))
    assert scene.table[1][1:8] == (
        "区财政局", "12.00亿元", "24.00亿元\n奋斗25.00亿元", "50.0", "0.0", "0.0", "20.0",
    )  # fmt: skip


def test_without_a_target_there_is_no_progress():
    with pytest.raises(CannotDraw) as caught:
        draw(
            "progress",
            request(
                ("budget.level",), cube=cube_of(GOALS.split("  - {about: {place: qujiang, period: 2023,")[0])
            ),
        )
    assert caught.value.reason == "no-targets"


# Movement of ranks ---------------------------------------------------------------------------


def moving(i, place, t):
    """The second place was third before, the third second; the others stay."""
    return 6.0 - ({1: 2, 2: 1}.get(place, place) if t == 0 else place)


def test_a_board_shows_by_itself_how_ranks_moved_and_since_when():
    cube = board(places=4, periods=("2026Q1", "2026H1"), value=moving)
    scene = draw("rankboard", board_request(cube))
    columns = [words(c) for c in of(scene, SideColumn)]
    assert ["▲1", "▼1"] in columns
    assert "名次旁为比一季度前移（▲）、后移（▼）的位数。" in scene.notes
    assert [row[1] for row in scene.table] == ["位次比一季度", "持平", "▲1", "▼1", "持平"]
    block = ChartBlock("rankboard", beside=("none",))
    still = draw("rankboard", replace(board_request(cube), block=block))
    assert ["▲1", "▼1"] not in [words(c) for c in of(still, SideColumn)]
    assert not any("前移" in note for note in still.notes)


def test_a_board_of_which_not_all_were_ranked_then_shows_no_movement():
    cube = board(
        places=4,
        periods=("2026Q1", "2026H1"),
        value=lambda i, place, t: "…" if (place, t) == (3, 0) else moving(i, place, t),
    )
    scene = draw("rankboard", board_request(cube))
    assert len(scene.table[0]) == 4
