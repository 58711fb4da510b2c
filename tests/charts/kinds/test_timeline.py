import pytest
from msgspec.structs import replace

from qjviewer.charts.kind import draw
from qjviewer.charts.marks import Axis, Dot, Label
from qjviewer.charts.request import CannotDraw
from tests.charts.samples import SAMPLES, item, request

ITEMS = SAMPLES["timeline"][1]


def texts(scene):
    return [m.text for m in scene.marks if isinstance(m, Label)]


def test_few_stand_along_a_line_in_the_order_of_time():
    scene = draw("timeline", request((), ITEMS[::-1]))
    assert texts(scene)[::2] == ["2022年三季度", "2022年", "2023年二季度", "2023年下半年"]


def test_what_is_to_come_is_hollow():
    later = item("later", "竣工", "2024Q1")
    scene = draw("timeline", request((), (*ITEMS, later)))
    assert [m.hollow for m in scene.marks if isinstance(m, Dot)] == [False, False, False, True, True]


@pytest.mark.parametrize(
    ("period", "hollow"), [("2023-08-04", False), ("2023-08-05", True), ("2023Q3", True)]
)
def test_what_the_report_told_as_done_is_filled(period, hollow):
    # The report is of 4 August, after the half-year the briefing is about.
    scene = draw("timeline", request((), (item("x", "基建完工", period),)))
    assert [m.hollow for m in scene.marks if isinstance(m, Dot)] == [hollow]
    assert bool(scene.legend) is hollow


def test_many_stand_in_rows_with_the_time_beside():
    scene = draw("timeline", request((), [item(f"i{n}", f"事项{n}", f"20{n + 10}") for n in range(9)]))
    axis = next(m for m in scene.marks if isinstance(m, Axis))
    assert [text for _, text in axis.ticks] == [f"20{n + 10}年" for n in range(9)]
    assert texts(scene) == [f"事项{n}" for n in range(9)]


def test_an_item_without_a_time_stands_aside():
    timeless = replace(item("t", "不知何时", "2023"), period=None)
    assert "不知何时" not in texts(draw("timeline", request((), (*ITEMS, timeless))))
    with pytest.raises(CannotDraw) as caught:
        draw("timeline", request((), (timeless,)))
    assert caught.value.reason == "no-periods"
