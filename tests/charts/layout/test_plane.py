import pytest

from qjviewer.charts.layout.plane import Point, Rect, between

WHOLE = Rect(10, 20, 30, 40)


@pytest.mark.parametrize("a", [Point(10, 20), Point(40, 20)])
def test_two_opposite_corners_make_a_rectangle(a):
    b = Point(50 - a.x, 80 - a.y)
    assert between(a, b) == between(b, a) == WHOLE


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (WHOLE, True),
        (Rect(39, 59, 9, 9), True),
        (Rect(40, 20, 9, 9), False),
        (Rect(10, 60, 9, 9), False),
        (Rect(20, 30, 0, 9), False),
        (Rect(20, 30, 9, 0), False),
    ],
)
def test_overlapping_is_sharing_some_area(other, expected):
    assert WHOLE.overlaps(other) is other.overlaps(WHOLE) is expected


@pytest.mark.parametrize(
    ("point", "expected"), [((10, 20), True), ((40, 60), True), ((41, 30), False), ((20, 19), False)]
)
def test_edges_belong_to_a_rectangle(point, expected):
    assert WHOLE.contains(Point(*point)) is expected


def test_nothing_is_in_a_rectangle_without_area():
    assert not Rect(10, 20, 0, 40).contains(Point(10, 30))


def test_moved_and_grown():
    assert WHOLE.moved(1, 2) == Rect(11, 22, 30, 40)
    assert WHOLE.grown(1, 2) == Rect(9, 18, 32, 44)
    assert WHOLE.grown(2).centre == WHOLE.centre == Point(25, 40)
