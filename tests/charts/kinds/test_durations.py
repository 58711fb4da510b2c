import pytest

from qjviewer.charts.kind import draw
from qjviewer.charts.marks import Bar, Flow
from qjviewer.charts.request import CannotDraw
from tests.charts.samples import FAI, SAMPLES, count, request


def test_bars_carry_their_unit():
    scene = draw("durations", request(SAMPLES["durations"][0]))
    assert [m.words[0].text for m in scene.marks if isinstance(m, Flow)] == ["13天", "20天"]
    assert [m.x1 for m in scene.marks if isinstance(m, Bar)] == [13, 20]


def test_a_missing_duration_has_no_unit():
    scene = draw("durations", request((count("a", None, "甲", unit="天"),)))
    assert [m.words[0].text for m in scene.marks if isinstance(m, Flow)] == ["…"]


def test_anything_else_is_refused():
    with pytest.raises(CannotDraw) as caught:
        draw("durations", request(("geely", FAI[0])))
    assert caught.value.values["name"] == "固定资产投资"
