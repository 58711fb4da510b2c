from itertools import pairwise

import pytest

from qjviewer.bundle.periods import span
from qjviewer.charts.kind import draw
from qjviewer.charts.layout.labels import crosses
from qjviewer.charts.layout.metrics import Metrics
from qjviewer.charts.layout.pieces import Symbol, Trace, WordsPiece
from qjviewer.charts.layout.placed import placed
from qjviewer.charts.layout.plane import Rect, Segment
from qjviewer.charts.marks import Axis, Dot, Label, Line
from qjviewer.charts.request import CannotDraw
from tests.charts.pieces import overprints, pieces_of
from tests.charts.samples import FAI, GDP, growth, request
from tests.cubes import HEAD, cube_of


def series(*periods, **more):
    return [growth(f"f{n}", "gdp", str(5 + n), period=p, **more) for n, p in enumerate(periods)]


def joined(scene, *, dashed=False):
    return [len(m.points) for m in scene.marks if isinstance(m, Line) and m.dashed is dashed]


@pytest.mark.parametrize(
    ("periods", "expected"),
    [
        (["2023Q1", "2023H1", "2023Q1-Q3", "2023"], [4]),
        (["2022H1", "2022", "2023Q1", "2023H1"], [2, 2]),
        (["2022", "2023Q1", "2023H1"], [2]),
        (["2023Q2", "2023Q3", "2023Q4"], [3]),
        (["2023Q1", "2023Q2", "2023H1"], [2]),
        (["2023M02", "2023M03", "2023M01-M04"], [2]),
        (["2020", "2021", "2022"], [3]),
        (["2023H1"], []),
    ],
    ids=[
        "a year",
        "two years",
        "a year's end",
        "quarters",
        "a quarter between",
        "months, then cumulative",
        "years",
        "one",
    ],
)
def test_joins_only_what_is_counted_from_the_same_january(periods, expected):
    assert joined(draw("line", request(series(*periods)))) == expected


def test_single_periods_are_diamonds_and_explained():
    scene = draw("line", request(series("2023Q1", "2023Q2", "2023H1")))
    assert sorted(m.shape for m in scene.marks if isinstance(m, Dot)) == ["circle", "circle", "diamond"]
    assert "菱形" in scene.notes[0]


def test_a_target_is_hollow_at_the_end_of_a_dashed_line():
    target = growth("aim", "gdp", "9", period="2023", measure="yoy-target")
    scene = draw("line", request([*series("2023Q1", "2023H1"), target]))
    assert joined(scene, dashed=True) == [2]
    assert [m.hollow for m in scene.marks if isinstance(m, Dot)] == [False, False, True]
    assert "目标" in [key.text for key in scene.legend]


def test_the_order_given_does_not_matter():
    figures = series("2023Q1", "2023H1", "2023Q1-Q3")
    a, b = (draw("line", request(f)) for f in (figures, figures[::-1]))
    assert a.marks == b.marks


def test_places_are_series_that_can_be_hidden():
    city = growth("c", "gdp", "7", "quzhou", period="2023H1")
    scene = draw("line", request([*series("2023Q1", "2023H1"), city]))
    assert [(k.text, k.series) for k in scene.legend] == [("衢江区", "衢江区"), ("全市", "全市")]
    assert {m.series for m in scene.marks if isinstance(m, Dot | Line)} == {"衢江区", "全市"}


def test_the_line_breaks_at_what_is_missing_and_says_so():
    missing = growth("m", "gdp", None, period="2023Q1-Q3")
    scene = draw(
        "line", request([*series("2023Q1", "2023H1"), missing, growth("y", "gdp", "5", period="2023")])
    )
    assert joined(scene) == [2]
    assert len([m for m in scene.marks if isinstance(m, Dot)]) == 3
    assert scene.table[3][3] == "…"
    assert scene.notes == ("断开处未公布：2023年前三季度。",)


def ticks(scene):
    return [text for _, text in [m for m in scene.marks if isinstance(m, Axis)][1].ticks]


@pytest.mark.parametrize(
    ("periods", "expected"),
    [
        (["2023Q1", "2023H1", "2023Q1-Q3", "2023"], ["一季度", "上半年", "前三季度", "全年", "\n2023年"]),
        (["2023M01-M02", "2023M01-M04", "2023M01-M10"], ["1—2月", "1—4月", "1—10月", "\n2023年"]),
        (["2021", "2022", "2023"], ["2021年", "2022年", "2023年"]),
        (["2023M06末", "2023M09末"], ["6月末", "9月末", "\n2023年"]),
    ],
)
def test_points_are_named_by_what_they_cover(periods, expected):
    assert ticks(draw("line", request(series(*periods)))) == expected


def test_january_and_february_are_one_point_of_a_series_counted_month_by_month():
    months = ["2023M01-M02", "2023M03", "2023M04"]
    figures = [growth(f"f{n}", "power", str(5 + n), period=p) for n, p in enumerate(months)]
    scene = draw("line", request(figures))
    assert joined(scene) == [3]
    assert ticks(scene)[:3] == ["1—2月", "3月", "4月"]
    assert {m.shape for m in scene.marks if isinstance(m, Dot)} == {"circle"}


def test_no_values_are_refused():
    with pytest.raises(CannotDraw) as caught:
        draw("line", request([growth("m", "gdp", None)]))
    assert caught.value.reason == "no-values"


def test_ten_thousand_points_are_lines_without_points():
    figures = [growth(f"f{n}", "gdp", "5", period=span(1000 + n, 1, 3)) for n in range(10_000)]
    scene = draw("line", request(figures))
    assert not [m for m in scene.marks if isinstance(m, Dot)]
    assert len([m for m in scene.marks if isinstance(m, Label)]) == 1
    assert scene.zoomable


def counties(count):
    """Lines of so many places of one level beside each other."""
    made = (f"  k{n}: {{name: 县{n}, level: county, within: quzhou}}\n" for n in range(count))
    body = "places:\n" + "".join(made)
    head = HEAD.format(period="2023H1", as_of="2023-08-31", rhythm="quarter").replace("places:\n", body, 1)
    text = "".join(
        f"\n  - {{about: {{place: k{n}, source: stats, period: {p}}}, gdp: {{yoy: {n}.{m}}}}}"
        for n in range(count)
        for m, p in enumerate(("2023Q1", "2023H1"), 1)
    )
    cube = cube_of(f"data:{text}", head=head)
    addresses = [f"gdp.yoy@k{n}@{p}" for n in range(count) for p in ("2023Q1", "2023H1")]
    return draw("line", request(addresses, cube=cube))


def test_places_of_one_level_differ_by_name_shape_and_dash():
    scene = counties(12)
    lines = [m for m in scene.marks if isinstance(m, Line)]
    dots = {m.series: m.shape for m in scene.marks if isinstance(m, Dot)}
    assert len({(m.role, m.dash) for m in lines}) == len(dots) == 12
    assert all((a.role, a.dash) != (b.role, b.dash) for a, b in pairwise(lines))
    assert {key.text: key.shape for key in scene.legend} == dots
    assert {(key.text, key.dash) for key in scene.legend} == {(m.series, m.dash) for m in lines}
    assert not any(m.dashed for m in lines)


def test_a_name_tells_the_place_too_where_indicators_and_places_vary():
    names = [key.text for key in draw("line", request([*FAI[:3], *GDP[:3]])).legend]
    assert len(set(names)) == len(names) == 6
    assert "全省固定资产投资" in names


EVENTS = """
data:
  - {about: {place: qujiang, source: own, period: 2022H1}, gdp: {yoy: 5.0}}
  - {about: {place: qujiang, source: own, period: 2022}, gdp: {yoy: 6.0}}
  - {about: {place: qujiang, source: own, period: 2023Q1}, gdp: {yoy: 4.0}}
  - {about: {place: qujiang, source: own, period: 2023H1}, gdp: {yoy: 8.0}}
items:
  - about: {place: qujiang, source: own, at: ¶6}
    plant: {name: 新材料二期投产, kind: project, period: 2022Q3}
    strike: {name: 一个名称长得在线上写不下的事件名称长得在线上写不下了, kind: project, period: 2023Q1}
    later: {name: 以后的事, kind: target, period: 2024}
    first: {name: 动工, kind: project, period: 2022H1}
    last: {name: 投产, kind: project, period: 2023H1}
"""


def with_events(*names):
    cube = cube_of(EVENTS)
    periods = ("2022H1", "2022", "2023Q1", "2023H1")
    return draw("line", request([f"gdp.yoy@{p}" for p in periods], names, cube=cube))


def test_events_are_rings_on_the_line_with_short_notes():
    scene = with_events("plant", "strike")
    rings = [m for m in scene.marks if isinstance(m, Dot) and m.link.figure in ("plant", "strike")]
    assert [(r.hollow, r.at.y) for r in rings] == [(True, 5.5), (True, 4.0)]
    notes = [m.text for m in scene.marks if isinstance(m, Label) and m.link.figure in ("plant", "strike")]
    assert notes[0] == "新材料二期投产"
    assert len(notes[1]) == 25
    assert notes[1].endswith("…")


def test_what_happens_at_the_first_or_the_last_point_stands_on_it():
    scene = with_events("first", "last")
    rings = [m for m in scene.marks if isinstance(m, Dot) and m.link.figure in ("first", "last")]
    assert [(r.hollow, r.at.y) for r in rings] == [(True, 5.0), (True, 8.0)]


def test_notes_of_events_do_not_collide_and_all_are_told_below():
    scene = with_events("plant", "strike")
    for width in (330, 700):
        assert not overprints(pieces_of(scene, width))
    assert scene.notes[-1].startswith("圆圈为2022年三季度新材料二期投产、2023年一季度")
    assert scene.table[-2][0] == "新材料二期投产"


def test_what_happens_after_the_last_point_is_only_told():
    scene = with_events("later")
    assert not [m for m in scene.marks if getattr(m, "link", None) and m.link.figure == "later"]
    assert "2024年以后的事" in scene.notes[-1]


@pytest.mark.parametrize("em", [8.6, 9.7, 10.0, 14.0, 37.0, 148.0])
def test_the_last_value_lies_on_no_line_whatever_the_size_of_type(em):
    values = {"2023Q1": "3.0", "2024Q1": "5.0", "2024H1": "8.0", "2024Q1-Q3": "7.8"}
    figures = [growth(p, "gdp", value, period=p) for p, value in values.items()]
    metrics = Metrics(em)
    pieces = list(placed(draw("line", request(figures)), Rect(0, 0, 52 * em, 15 * em), metrics))
    line = next(p for p in pieces if isinstance(p, Trace))
    (last,) = [p for p in pieces if isinstance(p, WordsPiece) and p.lines[0].text == "7.8"]
    assert not any(crosses(Segment(a, b), last.rect) for a, b in pairwise(line.points))


def test_the_scale_of_english_amounts_is_round_in_the_unit_it_is_read_in():
    amounts = [
        growth(f"f{n}", "gdp", value, period=period, measure="level", unit="亿元")
        for n, (period, value) in enumerate({"2023Q1": "86.2", "2023H1": "176.2", "2023": "372.5"}.items())
    ]
    (axis,) = (m for m in draw("line", request(amounts, lang="en")).marks if isinstance(m, Axis) and m.grid)
    assert [text for _, text in axis.ticks] == ["0", "10", "20", "30", "40"]
    assert [at for at, _ in axis.ticks] == pytest.approx([0, 100, 200, 300, 400])


@pytest.mark.parametrize("em", [14, 15, 16, 17.5, 19, 22])
def test_the_last_value_stands_off_its_point_and_its_line(em):
    scene = draw("line", request(series("2023Q1", "2023H1")))
    pieces = list(placed(scene, Rect(0, 0, 40 * em, 16 * em), Metrics(em)))
    (words,) = (p for p in pieces if isinstance(p, WordsPiece) and p.bold)
    (trace,) = (p for p in pieces if isinstance(p, Trace))
    assert not crosses(Segment(*trace.points), words.rect)
    assert not any(p.rect.overlaps(words.rect) for p in pieces if isinstance(p, Symbol))


def test_values_at_one_place_stand_above_and_below_before_others_take_the_room():
    near = {"gdp": "10.1", "fai": "16.7", "retail": "17.4"}
    figures = [
        growth(f"{name}-{period}", name, value if period == "2023Q1" else "30", period=period)
        for name, value in near.items()
        for period in ("2023Q1", "2023")
    ]
    pieces = pieces_of(draw("line", request(figures)), 700, 240)
    told = {p.lines[0].text: p.rect for p in pieces if isinstance(p, WordsPiece)}
    assert told["17.4"].centre.x == pytest.approx(told["16.7"].centre.x)
    assert told["17.4"].bottom < told["16.7"].top < told["10.1"].top
