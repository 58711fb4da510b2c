"""Words stand around their position: in the middle of it, or at one of its sides."""

import pytest

from qjviewer.charts.layout.metrics import BASE, Metrics
from qjviewer.charts.layout.plane import Point
from qjviewer.charts.layout.set_words import moved, set_words

METRICS = Metrics(20.0)
AT = Point(100.0, 50.0)


@pytest.mark.parametrize(("valign", "above"), [("top", 0.0), ("middle", 0.5), ("bottom", 1.0)])
@pytest.mark.parametrize("count", [1, 3])
def test_base_lines_lie_in_the_middle_of_their_lines(valign, above, count):
    words = set_words(("增长",) * count, AT, METRICS, 1.0, valign=valign)
    pitch = METRICS.line(1.0)
    assert words.rect.top == pytest.approx(AT.y - above * pitch * count)
    assert words.rect.height == pytest.approx(pitch * count)
    middles = [words.rect.top + pitch * (n + 0.5) for n in range(count)]
    assert [line.y - BASE * METRICS.pixels(1.0) for line in words.lines] == pytest.approx(middles)


@pytest.mark.parametrize(("align", "back"), [("left", 0.0), ("center", 0.5), ("right", 1.0)])
def test_lines_of_different_length_keep_their_side(align, back):
    words = set_words(("增长", "增长较快"), AT, METRICS, 1.0, align=align)
    widths = [METRICS.width(line.text, 1.0) for line in words.lines]
    assert [line.x for line in words.lines] == pytest.approx([AT.x - back * w for w in widths])
    assert (words.rect.left, words.rect.width) == pytest.approx((AT.x - back * max(widths), max(widths)))


def test_what_is_moved_keeps_its_shape():
    words = set_words(("增长",), AT, METRICS, 1.0)
    there = moved(words, 3.0, -2.0)
    assert (there.rect.left - words.rect.left, there.rect.top - words.rect.top) == (3.0, -2.0)
    assert (there.lines[0].x - words.lines[0].x, there.lines[0].y - words.lines[0].y) == (3.0, -2.0)
