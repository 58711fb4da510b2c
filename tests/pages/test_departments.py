"""What concerns one department, on screen and in files alike."""

import pytest

from qjviewer.pages.blocks import text_of
from qjviewer.pages.departments import owner_in
from qjviewer.pages.view import View
from tests.cubes import HEAD, cube_of, pages_of

BODY = """
data:
  - about: {place: qujiang, period: 2023H1, source: own}
    gdp: {yoy: 13.4}
    fai: {yoy: 37.7}
tabs:
  - tab: one
    title: 总览
    headline: 投资增长{fai.yoy}。
    blocks:
      - {cards: [gdp.yoy, fai.yoy]}
      - {table: facts, of: [gdp.yoy, fai.yoy]}
      - {points: ["增长{gdp.yoy}。", "投资增长{fai.yoy}。"]}
  - tab: two
    title: 投资
    blocks: [{cards: [fai.yoy]}]
"""
_FORMED = HEAD.format(period="2023H1", as_of="2023-08-31", rhythm="quarter")
OWNED = _FORMED.replace("name: 地区生产总值,", "name: 地区生产总值, owner: 区统计局,").replace(
    "name: 固定资产投资,", "name: 固定资产投资, owner: 区发改局,"
)


def shown(owner):
    return pages_of(BODY, View(owner=owner), head=OWNED)


def test_departments_are_those_that_answer_for_something_shown():
    assert shown("").owners == ("区统计局", "区发改局")
    assert shown("区统计局").owners == ("区统计局", "区发改局")


def test_only_what_a_department_answers_for_is_shown():
    (page,) = shown("区统计局").pages
    cards, table, points = page.blocks
    assert [c.figure for c in cards.cards] == ["gdp.yoy@qujiang@2023H1"]
    assert len(table.rows) == len(points.points) == 1
    assert page.headline == ()


def test_a_tab_with_nothing_of_it_is_left_out_and_a_headline_of_it_stays():
    one, two = shown("区发改局").pages
    assert (one.id, two.id) == ("one", "two")
    assert one.headline


@pytest.mark.parametrize("owner", ["", "区水利局"])
def test_without_a_department_that_is_known_everything_is_shown(owner):
    assert [len(p.blocks) for p in shown(owner).pages] == [3, 1]


def test_a_department_keeps_its_name_in_another_language():
    bundle = cube_of(BODY, head=OWNED).bundle
    assert owner_in(bundle, "区统计局", "zh-Hans", "en") == "District Bureau of Statistics"
    assert owner_in(bundle, "区水利局", "zh-Hans", "en") == ""


MIXED = """
data:
  - about: {place: qujiang, period: 2023H1, source: own}
    gdp: {yoy: 13.4}
    fai: {yoy: 37.7}
tabs:
  - tab: one
    title: 总览
    blocks:
      - {chart: bars, of: [gdp.yoy, fai.yoy], title: "投资增长{fai.yoy}"}
"""


@pytest.mark.parametrize(
    ("owner", "figures", "title"),
    [
        ("区统计局", ["gdp.yoy@qujiang@2023H1"], "地区生产总值增速"),
        ("区发改局", ["fai.yoy@qujiang@2023H1"], "投资增长37.7%"),
        ("", ["gdp.yoy@qujiang@2023H1", "fai.yoy@qujiang@2023H1"], "投资增长37.7%"),
    ],
)
def test_a_chart_of_several_departments_shows_each_its_own(owner, figures, title):
    (page,) = pages_of(MIXED, View(owner=owner), head=OWNED).pages
    (chart,) = page.blocks
    assert list(chart.figures) == figures
    assert text_of(chart.title) == title
    assert len(chart.scene.table) == 1 + len(figures)
