"""What is drawn in the cells of a table stays in its cell and tells the truth about gaps."""

import pytest

from qjviewer.charts.layout.pieces import Box, Hair, Symbol, Trace
from qjviewer.charts.layout.plane import Rect
from qjviewer.charts.small import Meter, RankCells, Trend, small_pieces, width_of
from qjviewer.charts.svg.in_cell import small_svg

EM = 10.0
SMALLS = [
    Meter(0.0, 50.0),
    Meter(55.3, 50.0),
    Meter(480.0, 100.0),
    Meter(-3.0),
    Trend((1.0, 2.0, 3.0)),
    Trend((1.0, None, 3.0, 2.0), (2,)),
    Trend((5.0, 5.0, 5.0)),
    Trend((None, 1.0)),
    RankCells(1, 6),
    RankCells(12, 12),
]


def pieces(small):
    area = Rect(0, 0, width_of(small) * EM, 1.3 * EM)
    return small_pieces(small, area, EM), area


@pytest.mark.parametrize("small", SMALLS)
def test_nothing_leaves_the_cell(small):
    found, area = pieces(small)
    assert found
    for piece in found:
        rect = piece.rect
        assert rect.left >= area.left - 0.3 * EM
        assert rect.right <= area.right + 0.3 * EM
        assert rect.top >= area.top
        assert rect.bottom <= area.bottom


def test_a_trend_breaks_at_what_is_missing_and_at_the_start_of_a_year():
    found, _ = pieces(Trend((1.0, 2.0, None, 3.0, 4.0, 5.0, 6.0), (5,)))
    traces = [p for p in found if isinstance(p, Trace)]
    assert [len(t.points) for t in traces] == [2, 2, 2]
    assert [t.role for t in traces] == ["last-year", "last-year", "district"]


def test_a_lone_value_is_a_point():
    found, _ = pieces(Trend((1.0, None, 3.0, 4.0)))
    assert sum(isinstance(p, Symbol) for p in found) == 2


def test_a_meter_has_its_part_and_its_tick():
    found, _ = pieces(Meter(50.0, 25.0))
    whole, part = (p for p in found if isinstance(p, Box))
    (tick,) = (p for p in found if isinstance(p, Hair))
    assert part.rect.width == pytest.approx(whole.rect.width / 2)
    assert tick.start.x == pytest.approx(whole.rect.width / 4)


def test_one_of_the_cells_is_ours():
    found, _ = pieces(RankCells(2, 5))
    assert [p.role for p in found] == ["empty", "district", "empty", "empty", "empty"]


def test_a_drawing_says_itself_in_words():
    assert 'aria-label="4.5→7.5"' in small_svg(Trend((4.5, 7.5)), "light", "4.5→7.5")


def test_a_drawing_fills_its_own_room_from_the_corner():
    drawn = small_svg(RankCells(2, 2), "light")
    assert 'width="15.6" height="13" viewBox="0 0 15.6 13"' in drawn
    assert drawn.index('<rect x="0" y="3.4"') < drawn.index('<rect x="7.8" y="3.4"')
