import pytest

from qjviewer.charts.kind import draw
from qjviewer.charts.marks import Bar, Label
from tests.charts.samples import SAMPLES, count, growth, request

TILES = SAMPLES["tiles"][0]


def plates(scene):
    return [m for m in scene.marks if isinstance(m, Bar)]


def test_the_first_is_large_and_dark_and_a_target_is_hollow():
    found = plates(draw("tiles", request(TILES)))
    assert [p.role for p in found] == ["tile-main", "tile", "tile", "tile", "axis"]
    assert [p.hollow for p in found] == [False] * 4 + [True]
    assert found[0].y1 == 1


@pytest.mark.parametrize("number", range(1, 9))
def test_tiles_never_overlap_and_stay_inside(number):
    found = plates(draw("tiles", request([count(f"f{n}", "1", "甲") for n in range(number)])))
    for n, a in enumerate(found):
        assert 0 <= a.x0 < a.x1 <= 1 + 1e-9
        assert 0 <= a.y0 < a.y1 <= 1 + 1e-9
        for b in found[n + 1 :]:
            assert a.x1 <= b.x0 or b.x1 <= a.x0 or a.y1 <= b.y0 + 1e-9 or b.y1 <= a.y0 + 1e-9


def test_units_stand_on_the_tiles_only_where_they_differ():
    same = draw("tiles", request(TILES[:2]))
    mixed = draw("tiles", request((TILES[0], growth("g", "gdp", "5.0"))))
    assert next(m.text for m in same.marks if isinstance(m, Label)) == "500多"
    assert [m.text for m in mixed.marks if isinstance(m, Label)][::2] == ["500多个", "5.0%"]


def test_a_missing_value_is_an_ellipsis():
    scene = draw("tiles", request((count("a", None, "甲"),)))
    assert next(m for m in scene.marks if isinstance(m, Label)).text == "…"


def test_words_before_a_number_stand_small_above_it():
    scene = draw("tiles", request([count("a", "500", "甲", mark="多"), count("b", "45", "乙")], lang="en"))
    told = {m.text: m.size for m in scene.marks if isinstance(m, Label)}
    assert told["500"] > 3 > 2 > told["more than"]
    assert told["45"] < told["500"]
