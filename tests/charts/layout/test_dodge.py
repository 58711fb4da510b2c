"""Points that would hide each other are moved apart about their row, and others stay on it."""

import pytest

from qjviewer.charts.layout.dodge import dodged
from qjviewer.charts.layout.geometry import frame_of
from qjviewer.charts.layout.metrics import Metrics
from qjviewer.charts.layout.plane import Rect
from qjviewer.charts.marks import At, Dot, Margins, PlotRange, Scene


def offsets(*points):
    """How far points, each with its place and size, end up from their row."""
    dots = tuple(Dot(At(x, 0), "circle", "city", size, dodge=True) for x, size in points)
    scene = Scene(PlotRange(0, 100, -1, 1), Margins(0, 0, 0, 0), dots, 4.0)
    frame = frame_of(scene, Rect(0, 0, 1000, 100), Metrics(20))
    return [round(d.at.dy, 2) for d in dodged(dots, frame)]


@pytest.mark.parametrize(
    ("points", "wanted"),
    [
        ([(10, 1), (50, 1)], [0, 0]),
        ([(10, 1), (10.5, 1)], [0.31, -0.31]),
        ([(10, 1), (10.5, 1), (80, 1)], [0.31, -0.31, 0]),
        ([(10, 1), (10.2, 1), (10.4, 1)], [0, -0.62, 0.62]),
        # The own point keeps the middle, where the line to the others runs.
        ([(10, 1.25), (10.5, 1)], [0, -0.62]),
    ],
)
def test_points_too_near_each_other_lie_about_their_row(points, wanted):
    assert offsets(*points) == wanted
