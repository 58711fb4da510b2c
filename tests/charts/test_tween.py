import pytest
from msgspec.structs import replace

from qjviewer.charts.kind import draw, kind_names
from qjviewer.charts.marks import Bar, PlotRange
from qjviewer.charts.tween import between
from tests.charts.samples import FAI, GDP, growth, request, sample


@pytest.mark.parametrize("kind", kind_names())
def test_ends_where_it_should(kind):
    scene = draw(kind, sample(kind))
    old = replace(scene, view=PlotRange(0, 1, 0, 1))
    assert between(old, scene, 1.0) == scene
    assert between(old, scene, 0.0).view == old.view


def test_a_bar_grows_from_its_old_value():
    old = draw("bars", request((FAI[0], GDP[0])))
    new = draw("bars", request((growth("fai.yoy@qujiang@2023H1", "fai", "10.0"), GDP[0])))
    half = [m for m in between(old, new, 0.5).marks if isinstance(m, Bar)]
    assert [b.x1 for b in half] == pytest.approx([(37.7 + 10.0) / 2, 13.4])


def test_marks_correspond_by_figure_not_by_place():
    old, new = draw("bars", request((FAI[0], GDP[0]))), draw("bars", request((GDP[0], FAI[0])))
    start = [m for m in between(old, new, 0.0).marks if isinstance(m, Bar)]
    assert [(b.link.figure, b.y0 < 0.5) for b in start] == [
        ("gdp.yoy@qujiang@2023H1", False),
        ("fai.yoy@qujiang@2023H1", True),
    ]


def test_words_change_at_once():
    old = draw("bars", request((FAI[0], GDP[0])))
    new = draw("bars", request((growth("fai.yoy@qujiang@2023H1", "fai", "10.0"), GDP[0])))
    assert between(old, new, 0.1).table == new.table
