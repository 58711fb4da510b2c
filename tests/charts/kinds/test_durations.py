import pytest

from qjviewer.charts.kind import CannotDraw, draw
from qjviewer.charts.marks import Bar, Flow
from tests.charts.samples import DAYS, FAI, days, request


def test_bars_carry_their_unit():
    scene = draw("durations", request(DAYS))
    assert [m.words[0].text for m in scene.marks if isinstance(m, Flow)] == ["13天", "20天"]
    assert [m.x1 for m in scene.marks if isinstance(m, Bar)] == [13, 20]


def test_a_missing_duration_has_no_unit():
    scene = draw("durations", request((days("a", None, "甲", "甲", "A"),)))
    assert [m.words[0].text for m in scene.marks if isinstance(m, Flow)] == ["…"]


def test_anything_else_is_refused():
    with pytest.raises(CannotDraw) as caught:
        draw("durations", request((DAYS[0], FAI[0])))
    assert caught.value.values["name"] == "固定资产投资"
