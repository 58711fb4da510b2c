"""Charts that compare places, from the lines of a briefing to the office files made of them."""

import io
import re
import zipfile
from functools import lru_cache

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from qjviewer.charts.palette import look
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


def charts_in(name):
    """The XML of every chart in a file."""
    with zipfile.ZipFile(io.BytesIO(made(name, parts()))) as found:
        return [found.read(n).decode() for n in found.namelist() if re.search(r"charts/chart[^/]*\.xml$", n)]


@pytest.mark.parametrize("name", ["pptx", "xlsx"])
def test_movement_is_a_chart_of_lines_with_the_first_rank_on_top(name):
    (bump,) = (xml for xml in charts_in(name) if "lineChart" in xml and 'orientation val="maxMin"' in xml)
    named = re.findall(r"<c:v>(衢江区|柯城区|龙游县)</c:v>", bump)
    assert sorted(set(named)) == ["柯城区", "衢江区", "龙游县"]
    lines = [re.findall(r"<c:v>([\d.]+)</c:v>", xml) for xml in re.findall(r"<c:val>.*?</c:val>", bump, re.S)]
    # Kecheng was first and is second, Qujiang was second and is first, Longyou stays third.
    assert sorted([float(v) for v in values] for values in lines) == [[1, 2], [2, 1], [3, 3]]


def test_a_heat_table_is_shaded_cells_in_a_workbook():
    sheet = load_workbook(io.BytesIO(made("xlsx", parts())))["比较"]
    shades = {}
    for row in sheet.iter_rows():
        name = row[0].value
        for cell in row[1:]:
            if isinstance(cell.value, int | float) and cell.fill.fill_type == "solid":
                shades.setdefault(name, []).append(
                    (cell.value, cell.fill.fgColor.rgb[-6:], cell.font.color.rgb[-6:])
                )
    # The first of three is darkest with light numbers, the last is on white.
    assert shades["衢江区"][0] == (6.0, look("shade1").fill.strip("#"), look("inverse").fill.strip("#"))
    assert shades["龙游县"][0] == (4.4, look("shade6").fill.strip("#"), look("text").fill.strip("#"))
    assert {name for name in shades if name} >= {"衢江区", "柯城区", "龙游县"}
