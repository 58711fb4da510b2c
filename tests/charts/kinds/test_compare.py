import pytest

from qjviewer.charts.kind import draw
from qjviewer.charts.marks import Bar, Bracket, Flow
from tests.charts.samples import FAI, rated, request

OWN, CITY, PROVINCE = FAI[:3]


def brackets(scene):
    return [m for m in scene.marks if isinstance(m, Bracket)]


def test_the_stated_gap_is_the_bracket_and_leads_to_its_figure():
    (bracket,) = brackets(draw("compare", request((OWN, PROVINCE))))
    assert (bracket.x0, bracket.x1, bracket.text) == (9.0, 37.7, "+28.7个百分点")
    assert bracket.link.figure == "fai.yoy@qujiang@2023H1 vs zhejiang"


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        (OWN, CITY, "+25.2个百分点"),
        (CITY, OWN, "−25.2个百分点"),
        ("geely", "dongji", "−7天"),
        (OWN, "gdp.yoy", "+24.3个百分点"),
    ],
)
def test_a_gap_not_stated_is_computed_from_the_values_shown(first, second, text):
    assert brackets(draw("compare", request((first, second))))[0].text == text


@pytest.mark.parametrize("other", ["…", "37.7", "9多"], ids=["missing", "equal", "approximate"])
def test_no_gap_where_there_is_none_to_state(other):
    cube = rated((("fai", "qujiang", "37.7"), ("fai", "zhejiang", other)))
    assert not brackets(draw("compare", request(("fai.yoy", "fai.yoy@zhejiang"), cube=cube)))


def test_one_place_alone_is_a_bar():
    scene = draw("compare", request((OWN,)))
    assert len([m for m in scene.marks if isinstance(m, Bar)]) == 1
    assert not brackets(scene)


def test_derived_stands_small_behind_the_value():
    flows = [m for m in draw("compare", request((OWN, PROVINCE))).marks if isinstance(m, Flow)]
    assert [(w.text, w.bold) for w in flows[1].words] == [("9.0%", True), ("推算", False)]


def test_the_rank_of_the_first_place_stands_behind_its_value():
    flows = [m for m in draw("compare", request((OWN, PROVINCE))).marks if isinstance(m, Flow)]
    assert [w.text for w in flows[0].words] == ["37.7%", "全省第3"]
