"""Charts that compare places, from the lines of a briefing to the office files made of them."""

import io
from functools import lru_cache

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from qjviewer.pages.blocks import Chart, text_of
from tests.exports.samples import made, parts_of

BODY = """
data:
  - about: {period: 2023H1, source: own}
    gdp: {place: qujiang, level: 100.0, yoy: 6.0}
    primary: {place: qujiang, pull: 0.2}
    secondary: {place: qujiang, pull: 4.1}
    tertiary: {place: qujiang, pull: 1.6}
    budget: {place: qujiang, level: 13.61, yoy: 3.0}
  - about: {place: qujiang, period: 2023, source: own}
    budget: {target: 24.60亿元}
  - {about: {place: qujiang, period: 2023Q1, source: own}, gdp: {yoy: 5.0}, budget: {yoy: 2.0}}
  - {about: {place: kecheng, period: 2023Q1, source: own}, gdp: {yoy: 6.0}, budget: {yoy: 1.0}}
  - {about: {place: longyou, period: 2023Q1, source: own}, gdp: {yoy: 4.0}, budget: {yoy: -1.0}}
  - {about: {place: kecheng, period: 2023H1, source: own}, gdp: {yoy: 5.5}, budget: {yoy: 2.2}}
  - {about: {place: longyou, period: 2023H1, source: own}, gdp: {yoy: 4.4}, budget: {yoy: -2.0}}
  - {about: {place: quzhou, period: 2023H1, source: own}, gdp: {yoy: 5.2}}
tabs:
  - tab: a
    title: 比较
    blocks:
      - {chart: rankboard, of: gdp.yoy, group: three}
      - {chart: bump, of: gdp.yoy, group: three, periods: 2023Q1..now}
      - {chart: heattable, of: [gdp.yoy, budget.yoy], group: three}
      - {chart: heattable, of: gdp.yoy, group: three, by: average}
      - {chart: multiples, of: gdp.yoy, group: three, periods: 2023Q1..now}
      - {chart: waterfall, of: gdp, parts: pull}
      - {chart: progress, of: [budget.level]}
"""


@lru_cache
def parts():
    return parts_of(BODY)


def charts():
    (page,) = parts().pages
    return [block for block in page.blocks if isinstance(block, Chart)]


def test_one_line_each_makes_a_chart():
    kinds = ["rankboard", "bump", "heattable", "heattable", "multiples", "waterfall", "progress"]
    assert [chart.kind for chart in charts()] == kinds


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (0, "地区生产总值增速，3个地区；衢江区第1位（6.0%）；柯城区第2位（5.5%）；龙游县第3位（4.4%）。"),
        (1, "3个地区的位次，其中衢江区；2023年一季度第2位；2023年上半年第1位。"),
        (5, "地区生产总值增速6.0%；一产0.2个百分点；二产4.1个百分点；三产1.6个百分点；余差0.1个百分点。"),
        (6, "一般公共预算收入完成55.3%，快于序时。"),
    ],
)
def test_a_chart_says_itself_in_a_sentence(number, told):
    assert charts()[number].scene.summary == told


def test_what_a_chart_is_of_stands_under_its_title():
    assert text_of(charts()[0].subtitle) == "2023年上半年同比增长，%"


def test_a_workbook_has_the_numbers_of_every_chart():
    book = load_workbook(io.BytesIO(made("xlsx", parts())))
    cells = [cell.value for row in book["比较"].iter_rows() for cell in row if cell.value is not None]
    assert {6.0, 5.5, 4.4, 4.1, 55.3} <= set(cells)
    assert "▲ 快于序时" in cells


@pytest.fixture(scope="module")
def slides():
    return [s for s in Presentation(io.BytesIO(made("pptx", parts()))).slides if s.shapes.title is not None]


def test_slides_have_native_charts_or_shapes_never_pictures(slides):
    kinds = {shape.shape_type for slide in slides for shape in slide.shapes}
    assert not any("PICTURE" in str(kind) for kind in kinds)
    groups = [s for slide in slides for s in slide.shapes if "GROUP" in str(s.shape_type)]
    native = [s for slide in slides for s in slide.shapes if s.has_chart]
    assert len(groups) + len(native) >= len(charts())
