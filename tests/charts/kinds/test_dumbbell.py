import pytest

from qjviewer.charts.kind import draw
from qjviewer.charts.marks import Axis, Dot, Label, Line
from tests.charts.samples import FAI, GDP, growth, rated, request


def gaps(scene):
    return [m.text for m in scene.marks if isinstance(m, Label)]


def names(scene):
    return [text for _, text in next(m for m in scene.marks if isinstance(m, Axis)).ticks]


def test_a_row_an_indicator_and_the_gap_to_the_province():
    scene = draw("dumbbell", request(FAI + GDP))
    assert names(scene) == ["固定资产投资", "地区生产总值"]
    assert gaps(scene) == ["高于全省28.7个百分点", "高于全省6.6个百分点"]


def test_one_indicator_stands_on_one_row():
    scene = draw("dumbbell", request(FAI))
    assert names(scene) == ["固定资产投资"]
    assert len([m for m in scene.marks if isinstance(m, Dot)]) == 4


@pytest.mark.parametrize(
    ("own", "other", "expected"),
    [("3", "5", ["低于全市2个百分点"]), ("3", "3", []), ("3多", "5", []), ("3", "…", [])],
    ids=["below", "level", "approximate", "missing"],
)
def test_gaps(own, other, expected):
    cube = rated((("fai", "qujiang", own), ("fai", "quzhou", other)))
    assert gaps(draw("dumbbell", request(("fai.yoy", "fai.yoy@quzhou"), cube=cube))) == expected


def test_ten_thousand_places_draw_a_few_and_say_so():
    figures = [growth(f"f{n}", "fai", str(n % 97), "zhejiang") for n in range(10_000)]
    scene = draw("dumbbell", request(figures))
    assert len([m for m in scene.marks if isinstance(m, Dot)]) == 9
    assert "9项" in scene.notes[0]


def test_a_missing_value_has_no_point():
    scene = draw("dumbbell", request((growth("a", "fai", "3"), growth("b", "fai", None, "quzhou"))))
    assert len([m for m in scene.marks if isinstance(m, Dot)]) == 1
    assert not [m for m in scene.marks if isinstance(m, Line)]
