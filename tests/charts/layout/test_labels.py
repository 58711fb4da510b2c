"""Words around points: what they stand at can be told."""

import pytest

from qjviewer.charts.layout.geometry import frame_of
from qjviewer.charts.layout.labels import Labels
from qjviewer.charts.layout.metrics import Metrics
from qjviewer.charts.layout.plane import Rect
from qjviewer.charts.marks import At, Label, Margins, PlotRange, Scene

EM = 20


def placed(*points):
    """Where the words of points stand, by their text; every point is as large as its words are high."""
    labels = [
        Label(At(x, y, 0, -1.3), text, align="center", around=True, optional=True) for x, y, text in points
    ]
    scene = Scene(PlotRange(0, 100, 0, 100), Margins(1, 1, 1, 1), (), 4.0)
    frame = frame_of(scene, Rect(0, 0, 500, 200), Metrics(EM))
    spots = [frame.spot(At(x, y)) for x, y, _ in points]
    taken = [Rect(p.x - EM / 2, p.y - EM / 2, EM, EM) for p in spots]
    spot_of = {text: spot for (_, _, text), spot in zip(points, spots, strict=True)}
    words = Labels(frame, Metrics(EM), taken, []).place(labels)
    return {text: (w.rect, spot_of[text]) for w in words for text in ["".join(x.text for x in w.lines)]}


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_close_points_the_upper_has_its_words_above_and_both_have_some(order):
    low, high, below = (10, 50, "16.7"), (10, 44, "17.4"), (10, 68, "10.1")
    found = placed(*[low, high][::order], below)
    assert set(found) == {"16.7", "17.4", "10.1"}
    rect, spot = found["17.4"]
    assert rect.bottom <= spot.y
