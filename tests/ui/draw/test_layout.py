"""What every drawing promises at every width: words inside, none over another, no warnings."""

from itertools import combinations, pairwise

import pytest
from msgspec.structs import replace

from qjviewer.charts.kind import draw, kind_names
from qjviewer.charts.layout.geometry import frame_of
from qjviewer.charts.layout.height import arranged, natural_height
from qjviewer.charts.layout.labels import crosses, spread
from qjviewer.charts.layout.legend import legend_entries
from qjviewer.charts.layout.metrics import Metrics
from qjviewer.charts.layout.pieces import Trace, WordsPiece
from qjviewer.charts.layout.plane import Point, Rect, Segment
from qjviewer.charts.layout.scene_layout import lay_out
from qjviewer.charts.marks import PlotRange
from qjviewer.ui.draw.convert import qrect
from tests.charts.samples import count, growth, request, sample

RISING = (("2.0", "2023Q1"), ("4.3", "2023H1"), ("9.1", "2023Q1-Q3"), ("15.0", "2023"))
WIDTHS = (280, 420, 700, 1400, 3000)


def laid(scene, width, em=15.0, view=None):
    """Pieces of a scene at its natural height."""
    metrics = Metrics(em, 14)
    whole = Rect(0, 0, width, natural_height(scene, width, metrics))
    scene = arranged(scene, whole.width, whole.height, metrics)
    frame = frame_of(scene, whole, metrics, view)
    return whole, lay_out(scene, frame, metrics), legend_entries(scene.legend, whole, metrics)


def words_of(pieces):
    return [p for p in pieces if isinstance(p, WordsPiece)]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
@pytest.mark.parametrize("kind", kind_names())
def test_no_words_leave_the_drawing(kind, lang, width):
    whole, pieces, entries = laid(draw(kind, sample(kind, lang)), width)
    room = qrect(whole).adjusted(-1, -4, 1, 4)
    for words in words_of([*pieces, *(p for e in entries for p in e.pieces)]):
        assert room.contains(qrect(words.rect)), [line.text for line in words.lines]


@pytest.mark.parametrize("width", WIDTHS[1:])
@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
@pytest.mark.parametrize("kind", kind_names())
def test_no_words_stand_over_others(kind, lang, width):
    _, pieces, _ = laid(draw(kind, sample(kind, lang)), width)
    for a, b in combinations(words_of(pieces), 2):
        # Lines are a little higher than their glyphs.
        assert not qrect(a.rect).adjusted(1, 3, -1, -3).intersects(qrect(b.rect).adjusted(1, 3, -1, -3)), (
            a.lines[0].text,
            b.lines[0].text,
        )


@pytest.mark.parametrize("em", [14.0, 15.0, 22.5, 40.0])
@pytest.mark.parametrize("kind", kind_names())
def test_sizes_follow_the_em(kind, em):
    scene = draw(kind, sample(kind))
    small, large = (natural_height(scene, 40 * e, Metrics(e)) / e for e in (100.0, em))
    assert large == pytest.approx(small, rel=0.12)


def test_long_names_wrap_and_leave_room_for_the_drawing():
    scene = draw("bars", request([count(f"f{n}", "5", "很长的名称" * 40) for n in range(3)]))
    whole, pieces, _ = laid(scene, 420)
    names = [w for w in words_of(pieces) if "很长" in w.lines[0].text]
    assert [len(w.lines) for w in names] == [4, 4, 4]
    assert all(w.lines[-1].text.endswith("…") for w in names)
    assert max(w.rect.width for w in names) <= 0.45 * whole.width


def test_numbers_on_tiles_are_never_cut():
    scene = draw("tiles", request([count(f"f{n}", "1234567890.12", "甲") for n in range(5)]))
    _, pieces, _ = laid(scene, 420)
    numbers = [line.text for w in words_of(pieces) for line in w.lines if line.text[0].isdigit()]
    assert numbers == ["1234567890.12"] * 5


def test_zoomed_in_the_rest_is_left_out_and_margins_stay():
    scene = draw("line", sample("line"))
    metrics, whole = Metrics(15.0), Rect(0, 0, 700, 300)
    near = PlotRange(24276, 24279, scene.view.top, scene.view.bottom)
    home, zoomed = frame_of(scene, whole, metrics), frame_of(scene, whole, metrics, near)
    assert home.plot == zoomed.plot
    everything, some = (lay_out(scene, f, metrics) for f in (home, zoomed))
    assert 0 < len(words_of(some)) < len(words_of(everything))


def test_hidden_series_are_left_out():
    scene = draw("bars", sample("bars"))
    metrics = Metrics(15.0)
    frame = frame_of(scene, Rect(0, 0, 700, 300), metrics)
    shown, hidden = (
        {p.link.figure for p in lay_out(scene, frame, metrics, h)} for h in (frozenset(), frozenset({"city"}))
    )
    assert shown - hidden == {"fai.yoy@quzhou@2023H1", "gdp.yoy@quzhou@2023H1"}


@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
def test_words_at_points_keep_clear_of_lines(lang):
    rising = [growth(f"f{n}", "gdp", v, period=p) for n, (v, p) in enumerate(RISING)]
    _, pieces, _ = laid(draw("line", request(rising, lang=lang)), 700)
    traces = [Segment(*ends) for p in pieces if isinstance(p, Trace) for ends in pairwise(p.points)]
    values = [w for w in words_of(pieces) if w.link.figure]
    assert len(values) == len(RISING)
    assert not [w for w in values for line in traces if crosses(line, w.rect)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ((0, 5, 20, 5), True),
        ((0, 0, 20, 20), True),
        ((12, 0, 30, 8), False),
        ((0, 0, 0, 20), False),
        ((7, 7, 8, 8), True),
        ((0, 5, 4, 5), False),
    ],
)
def test_crossing(line, expected):
    assert crosses(Segment(Point(*line[:2]), Point(*line[2:])), Rect(5, 2, 10, 10)) is expected


@pytest.mark.parametrize("size", [(1, 1), (3, 400), (400, 3), (20, 20)])
@pytest.mark.parametrize("kind", kind_names())
def test_no_size_is_too_small(kind, size):
    scene, metrics = draw(kind, sample(kind)), Metrics(15.0)
    lay_out(scene, frame_of(scene, Rect(0, 0, *size), metrics), metrics)


@pytest.mark.parametrize("kind", kind_names())
def test_a_scene_without_marks_is_empty(kind):
    scene = replace(draw(kind, sample(kind)), marks=(), legend=(), others=())
    assert laid(scene, 400)[1] == ()


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([(0, 10), (20, 10)], [0, 20]),
        ([(0, 10), (5, 10)], [0, 10]),
        ([(-5, 10)], [0]),
        ([(95, 10)], [90]),
        ([(80, 10), (95, 10)], [80, 90]),
        ([(85, 10), (95, 10)], [80, 90]),
        ([(0, 60), (0, 60)], [0, 40]),
        ([], []),
    ],
)
def test_words_pushed_apart_stay_inside(spans, expected):
    assert spread(spans, 0, 100) == expected
