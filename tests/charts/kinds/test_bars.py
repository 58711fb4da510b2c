from decimal import Decimal

import pytest

from qjviewer.charts.kind import draw
from qjviewer.charts.layout.pieces import Box, WordsPiece
from qjviewer.charts.marks import Axis, Bar, Dot, Flow, Label, SideColumn
from qjviewer.charts.request import CannotDraw
from tests.charts.pieces import pieces_of
from tests.charts.samples import FAI, GDP, count, growth, request


def of(scene, kind):
    return [m for m in scene.marks if isinstance(m, kind)]


def words(scene):
    return [[w.text for w in m.words] for m in of(scene, Flow)]


def names(scene):
    return [text for _, text in of(scene, Axis)[0].ticks]


def test_places_of_several_indicators_share_a_row():
    scene = draw("bars", request(FAI + GDP))
    assert names(scene) == ["固定资产投资", "地区生产总值"]
    assert [(b.x0, b.x1, b.role) for b in of(scene, Bar)] == [(0, 37.7, "district"), (0, 13.4, "district")]
    assert [d.shape for d in of(scene, Dot)] == ["diamond", "circle", "square"] * 2


def test_comparators_are_named_from_near_to_far_whatever_their_order():
    scene = draw("bars", request((FAI[3], FAI[2], FAI[0], FAI[1], *GDP)))
    assert words(scene)[1] == ["全市 12.5", "全省 9.0（推算）", "全国 3.8"]


def test_one_indicator_has_a_bar_for_each_place():
    scene = draw("bars", request(FAI))
    assert names(scene) == ["衢江区", "全市", "全省", "全国"]
    assert [b.role for b in of(scene, Bar)] == ["district", "city", "province", "nation"]


def test_one_indicator_of_one_place_is_told_apart_by_period():
    years = (growth("a", "gdp", "5.0", period="2022"), growth("b", "gdp", "6.0", period="2023"))
    assert names(draw("bars", request(years))) == ["2022年", "2023年"]


@pytest.mark.parametrize(
    ("values", "view"),
    [(("3", "1"), (0, 3)), (("-2.5", "1"), (-2.5, 1)), (("-2", "-1"), (-2, 0)), (("0", "0"), (-1, 1))],
)
def test_bars_start_at_zero(values, view):
    figures = [growth(f"f{n}", i, v) for n, (i, v) in enumerate(zip(("gdp", "fai"), values, strict=True))]
    scene = draw("bars", request(figures))
    assert (scene.view.left, scene.view.right) == view
    assert all(0 in (b.x0, b.x1) for b in of(scene, Bar))


def test_a_decrease_has_a_true_minus_at_its_own_end():
    scene = draw("bars", request((growth("a", "gdp", "-2.7"), growth("b", "fai", "3.0"))))
    assert words(scene)[0] == ["−2.7"]
    assert (of(scene, Flow)[0].at.x, of(scene, Flow)[0].align) == (-2.7, "right")


@pytest.mark.parametrize("values", [("-2.7", "3.0"), ("-2.7", "-30.0"), ("-0.1", "-0.1")])
@pytest.mark.parametrize("width", [200, 420, 900])
def test_words_of_bars_below_zero_touch_neither_bars_nor_names(values, width):
    made = [growth(f"f{n}", i, v) for n, (i, v) in enumerate(zip(("gdp", "fai"), values, strict=True))]
    pieces = pieces_of(draw("bars", request(made)), width)
    boxes = [p.rect for p in pieces if isinstance(p, Box)]
    written = [p.rect for p in pieces if isinstance(p, WordsPiece)]
    assert not [1 for w in written for b in boxes if w.overlaps(b)]
    assert not [1 for n, w in enumerate(written) for v in written[n + 1 :] if w.overlaps(v)]


def test_a_missing_value_is_an_ellipsis():
    scene = draw("bars", request((growth("a", "gdp", None), growth("b", "fai", "3.0"))))
    assert words(scene)[0] == ["…"]
    assert of(scene, Bar)[0].x1 == 0


def test_a_target_is_hollow_and_says_so():
    scene = draw("bars", request((growth("a", "gdp", "8.0", kind="target"), growth("b", "fai", "3.0"))))
    assert [b.hollow for b in of(scene, Bar)] == [True, False]
    assert words(scene)[0] == ["8.0", "目标"]


def test_units_that_differ_are_refused():
    with pytest.raises(CannotDraw) as caught:
        draw("bars", request((count("a", "5", "甲"), growth("b", "fai", "3.0"))))
    assert caught.value.reason == "mixed-units"


def test_ten_thousand_figures_draw_the_first_and_say_so():
    figures = [count(f"f{n}", str(n), f"第{n}项") for n in range(10_000)]
    scene = draw("bars", request(figures))
    assert len(of(scene, Bar)) == 120
    assert "10000" in scene.notes[0]
    assert len(scene.table) == 10_001


def test_long_names_and_large_values_are_kept_whole():
    scene = draw("bars", request((count("a", "12345678901234567890", "长" * 200),)))
    assert names(scene) == ["长" * 200]
    assert words(scene) == [["12345678901234567890"]]
    assert Decimal(scene.table[1][3]) == Decimal("12345678901234567890")


def test_no_label_stands_beside_the_words_of_another():
    assert not of(draw("bars", request(FAI + GDP)), Label)


def test_two_counties_beside_a_bar_have_a_shape_and_a_name_each():
    places = ("qujiang", "kecheng", "longyou")
    made = [growth(f"{i}-{p}", i, "1.0", p) for i in ("gdp", "fai") for p in places]
    scene = draw("bars", request(made))
    assert [(d.role, d.shape) for d in of(scene, Dot)] == [("peer1", "triangle"), ("peer2", "square")] * 2
    assert [(k.text, k.shape) for k in scene.legend][1:] == [("柯城区", "triangle"), ("龙游县", "square")]
    assert len({k.series for k in scene.legend}) == 3


@pytest.mark.parametrize(("status", "beside"), [("", False), ("derived", True)])
def test_values_stand_beside_the_plot_where_a_point_would_stand_in_one(status, beside):
    more = {"status": status} if status else {}
    rows = [
        growth("a", "fai", "4.7", **more),
        growth("b", "fai", "7.0", "quzhou"),
        growth("c", "gdp", "12.5"),
        growth("d", "gdp", "10.0", "quzhou"),
    ]
    scene = draw("bars", request(rows))
    column = [cell.text for c in of(scene, SideColumn) for cell in c.cells]
    assert column == (["4.7（推算）", "12.5"] if beside else [])
    assert all(dot.at.dy == 0 for dot in of(scene, Dot))
