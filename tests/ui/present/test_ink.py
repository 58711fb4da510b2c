"""Pen, pointer and zoom: strokes belong to a page, every deed can be undone."""

from qjviewer.ui.present.slide_ink import MAX_POINTS, SlideInk


def draw(ink, key, *points):
    ink.press(points[0])
    for point in points[1:]:
        ink.move(point)
    ink.finish(key)


def test_strokes_stay_with_their_page_in_their_colour():
    ink = SlideInk("pen")
    draw(ink, "a", (0.1, 0.1), (0.2, 0.2))
    ink.next_colour()
    draw(ink, "b", (0.5, 0.5))
    assert [len(s.points) for s in ink.strokes("a")] == [2]
    assert ink.strokes("a")[0].colour != ink.strokes("b")[0].colour


def test_clear_and_undo():
    ink = SlideInk("pen")
    draw(ink, "a", (0.1, 0.1), (0.2, 0.2))
    draw(ink, "a", (0.3, 0.3), (0.4, 0.4))
    ink.clear("a")
    assert ink.strokes("a") == ()
    ink.undo("a")
    assert len(ink.strokes("a")) == 2
    ink.undo("a")
    assert len(ink.strokes("a")) == 1
    ink.undo("b")
    ink.clear("b")


def test_without_the_pen_the_mouse_draws_nothing():
    ink = SlideInk()
    draw(ink, "a", (0.1, 0.1), (0.2, 0.2))
    assert ink.strokes("a") == ()


def test_a_stroke_cannot_grow_for_ever():
    ink = SlideInk("pen")
    draw(ink, "a", *((n / 10_000, n % 2 / 2) for n in range(10_000)))
    assert len(ink.strokes("a")[0].points) == MAX_POINTS


def test_a_stroke_under_way_is_seen_at_once():
    ink = SlideInk("pen")
    ink.press((0.1, 0.1))
    ink.move((0.5, 0.5))
    assert len(ink.aids("a").strokes) == 1


def test_zoom_opens_where_the_hand_is_and_follows_it():
    ink = SlideInk()
    ink.move((0.2, 0.8))
    ink.toggle_zoom()
    assert ink.zoom == (0.2, 0.8)
    ink.move((0.3, 0.7))
    assert ink.zoom == (0.3, 0.7)
    ink.put_down()
    assert not ink.in_use
