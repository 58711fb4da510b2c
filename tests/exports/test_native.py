"""Charts of other programs say what ours say: gaps stay gaps, lines join one basis, places are told apart."""

import io
import re
import zipfile

import pytest
from pptx import Presentation

from qjviewer.charts.marks import Dot, Line
from qjviewer.exports.native import drawn_in, native
from tests.exports.builtin import builtin
from tests.exports.samples import made, parts_of

MARKS = ("—", "…", "待填", "保密")


def line(values, periods, more="", places="[here]"):
    """A line of GDP growth with these values, and whatever else."""
    blocks = "".join(
        f"\n  - {{about: {{place: qujiang, period: {p}, source: own}}, gdp: {{yoy: {v}}}}}"
        for v, p in zip(values, periods, strict=True)
    )
    chart = f"{{chart: line, of: gdp.yoy, places: {places}, periods: [{', '.join(periods)}]}}"
    return parts_of(
        f"data:{blocks}{more}\ntabs: [{{tab: a, title: 甲, blocks: [{chart}]}}]\n", rhythm="month"
    )


def first(parts):
    return native(next(chart for _, chart in parts.charts()), parts)


def values(series):
    return [None if p.value is None else str(p.value) for p in series.points]


MONTHS = ("2023M01-M02", "2023M01-M03", "2023M01-M04", "2023M01-M05", "2023H1")


@pytest.mark.parametrize("mark", MARKS)
def test_a_line_breaks_at_what_is_missing_and_its_category_stays(mark):
    found = first(line(["5.0", "6.1", mark, "7.7", "4.2"], MONTHS))
    assert found.categories == ("2023年1—2月", "2023年一季度", "2023年1—4月", "2023年1—5月", "2023年上半年")
    assert [values(s) for s in found.series] == [
        ["5.0", "6.1", None, None, None],
        [None, None, None, "7.7", "4.2"],
    ]
    assert [(s.name, s.again) for s in found.series] == [("衢江区", False), ("衢江区", True)]


def test_lines_join_one_basis_and_begin_anew_with_the_year():
    found = first(line(["5", "6", "7", "4"], ("2022H1", "2022", "2023Q1", "2023H1")))
    assert [values(s) for s in found.series] == [["5", "6", None, None], [None, None, "7", "4"]]
    found = first(line(["5", "6", "7"], ("2023Q1", "2023Q2", "2023H1")))
    joined, odd = found.series
    assert (values(joined), joined.shape) == (["5", None, "7"], "circle")
    assert (values(odd), odd.shape) == ([None, "6", None], "diamond")


def counties():
    more = "".join(
        f"\n  - {{about: {{place: {place}, period: {p}, source: stats}}, gdp: {{yoy: {v}}}}}"
        for place in ("kecheng", "longyou")
        for v, p in (("5.1", "2023Q1"), ("6.1", "2023H1"))
    )
    return line(["5.0", "6.0"], ("2023Q1", "2023H1"), more, "[here, kecheng, longyou]")


def test_places_of_one_level_look_as_in_our_own_drawing():
    parts = counties()
    chart = next(chart for _, chart in parts.charts())
    ours = {m.series: (m.role, m.dash) for m in chart.scene.marks if isinstance(m, Line)}
    shapes = {m.series: m.shape for m in chart.scene.marks if isinstance(m, Dot)}
    found = native(chart, parts).series
    assert {s.name: (s.role, s.dash) for s in found} == ours
    assert {s.name: s.shape for s in found} == shapes
    assert len({(s.role, s.dash, s.shape) for s in found}) == 3


def xml_of(data, pattern):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return "".join(package.read(n).decode() for n in package.namelist() if re.search(pattern, n))


@pytest.mark.parametrize("name", ["pptx", "xlsx"])
def test_dash_and_marker_are_in_the_files(name):
    xml = xml_of(made(name, counties()), r"charts/chart\w*\d+\.xml")
    assert 'prstDash val="lgDash"' in xml
    assert {"circle", "triangle"} <= set(re.findall(r'c:symbol val="(\w+)"', xml))


@pytest.mark.parametrize("name", ["pptx", "xlsx"])
def test_a_gap_is_no_zero_in_the_files(name):
    parts = line(["5.0", "…", "7.7"], ("2023M01-M03", "2023M01-M04", "2023M01-M05"))
    xml = xml_of(made(name, parts), r"charts/chart\w*\d+\.xml")
    assert 'c:dispBlanksAs val="gap"' in xml or "dispBlanksAs" not in xml
    assert not re.findall(r"<c:v>0(?:\.0)?</c:v>", xml)
    if name == "pptx":
        (chart,) = (
            s.chart for s in Presentation(io.BytesIO(made(name, parts))).slides[1].shapes if s.has_chart
        )
        assert [list(s.values) for s in chart.plots[0].series] == [[5.0, None, None], [None, None, 7.7]]


BARS = """
data:
  - {about: {place: qujiang, period: 2023H1, source: own}, gdp: {yoy: 5.0}, fai: {yoy: 待填}}
  - {about: {place: zhejiang, period: 2023H1, source: stats}, gdp: {yoy: …}, fai: {yoy: 4.0}}
tabs:
  - tab: a
    title: 甲
    blocks:
      - {chart: bars, of: gdp.yoy, places: [here, zhejiang]}
      - {chart: bars, of: [gdp.yoy, fai.yoy], places: [here, zhejiang]}
"""


def test_a_bar_that_is_missing_is_named_with_its_mark():
    parts = parts_of(BARS)
    one, several = (native(chart, parts) for _, chart in parts.charts())
    assert one.categories == ("衢江区", "浙江省 …")
    assert values(one.series[0]) == ["5.0", None]
    assert several.categories == ("地区生产总值（浙江省 …）", "固定资产投资（衢江区 待填）")
    assert [values(s) for s in several.series] == [["5.0", None], [None, "4.0"]]


def test_bars_of_sisters_differ_by_hatch():
    body = BARS.replace("zhejiang, period", "kecheng, period").replace(
        "[here, zhejiang]", "[kecheng, longyou]"
    )
    parts = parts_of(body.replace("gdp: {yoy: …}", "gdp: {yoy: 3.0}"))
    several = native(dict(parts.charts())["a-2"], parts)
    assert [(s.name, s.role) for s in several.series] == [("柯城区", "peer1"), ("龙游县", "peer2")]


BESIDE = """
data:
  - {about: {place: qujiang, period: 2023H1, source: own}, gdp: {yoy: 5.0}, fai: {yoy: 9.0}}
  - {about: {place: qujiang, period: 2022H1, source: own}, gdp: {yoy: 4.0}}
  - {about: {place: qujiang, period: 2023, source: own}, fai: {target: 8.0%}}
tabs:
  - tab: a
    title: 甲
    blocks: [{chart: bars, of: [gdp.yoy, fai.yoy], beside: [year-ago, target]}]
"""


def test_last_year_and_the_target_have_series_of_their_own():
    parts = parts_of(BESIDE)
    ((_, chart),) = parts.charts()
    found = native(chart, parts)
    assert found.categories == ("地区生产总值", "固定资产投资")
    assert {s.name: values(s) for s in found.series} == {
        "本期": ["5.0", "9.0"],
        "上年同期": ["4.0", None],
        "目标": [None, "8.0"],
    }


BOARD = """
data:
  - {about: {place: qujiang, period: 2023H1, source: own}, gdp: {yoy: 5.0}}
  - {about: {place: kecheng, period: 2023H1, source: own}, gdp: {yoy: 6.0}}
  - {about: {place: longyou, period: 2023H1, source: own}, gdp: {yoy: 7.0}}
  - {about: {place: quzhou, period: 2023H1, source: own}, gdp: {yoy: 6.2}}
tabs: [{tab: a, title: 甲, blocks: [{chart: rankboard, of: gdp.yoy, group: three}]}]
"""


def test_a_board_is_in_its_order_with_the_average_last():
    parts = parts_of(BOARD)
    ((_, chart),) = parts.charts()
    found = native(chart, parts)
    assert found.categories == ("龙游县", "柯城区", "衢江区", "衢州市")
    assert [p.role for p in found.series[0].points] == ["peer", "peer", "district", "city"]


def test_every_chart_of_the_briefing_has_its_figures():
    parts = builtin()
    for name, chart in parts.charts():
        found = native(chart, parts)
        if found is None:
            continue
        known = drawn_in(chart, parts)
        told = [p.figure for s in found.series for p in s.points if p.value is not None]
        assert sorted(told) == sorted(f.id for f in known if f.value is not None), name


SHARE = """
indicators:
  hi: {name: 规上高新技术产业增加值, basis: cumulative}
data:
  - {about: {place: qujiang, period: 2023H1, source: own}, hi: {share: 65.2, yoy: 8.1}}
  - {about: {place: zhejiang, period: 2023H1, source: own}, hi: {share: 64.0}}
tabs:
  - tab: overview
    title: 总览
    blocks:
      - cards: [hi.share, hi.yoy]
      - {chart: bars, of: hi.share, places: [here, zhejiang], title: "占比{hi.share}。"}
      - {chart: bars, of: [hi.share, hi.yoy]}
      - {table: facts, of: [hi.share, hi.yoy, hi.share@zhejiang], title: 主要指标}
"""


def share():
    from tests.cubes import HEAD

    head = HEAD.format(period="2023H1", as_of="2023-08-31", rhythm="quarter")
    indicator, rest = SHARE.split("data:", 1)
    head = head.replace("indicators:\n", indicator.lstrip("\n"), 1)
    return parts_of("data:" + rest, head=head)


@pytest.mark.parametrize("name", ["csv", "html", "markdown", "docx", "xlsx", "pptx"])
def test_a_share_and_a_growth_of_one_indicator_are_called_differently(name):
    said = made(name, share())
    text = xml_of(said, r"\.xml$") if said[:2] == b"PK" else said.decode("utf-8-sig")
    assert "占比" in text
    assert "增速" in text or "同比增长" in text


def test_bars_of_two_measures_of_one_indicator_are_told_apart():
    parts = share()
    found = native(dict(parts.charts())["overview-2"], parts)
    assert found.categories == ("规上高新技术产业增加值占比", "规上高新技术产业增加值增速")
    assert values(found.series[0]) == ["65.2", "8.1"]
