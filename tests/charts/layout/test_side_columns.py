from itertools import pairwise

import pytest

from qjviewer.charts.layout.geometry import frame_of
from qjviewer.charts.layout.metrics import Metrics
from qjviewer.charts.layout.pieces import WordsPiece
from qjviewer.charts.layout.plane import Rect
from qjviewer.charts.layout.scene_layout import lay_out
from qjviewer.charts.marks import ColumnCell, Margins, PlotRange, Scene, SideColumn

NAMES = ("规模以上工业增加值和固定资产投资", "地区生产总值", "社会消费品零售总额和货物进出口总额")


def laid(height):
    cells = tuple(ColumnCell(float(n), name) for n, name in enumerate(NAMES))
    column = SideColumn("left", cells, align="left", widest=9.0)
    scene = Scene(PlotRange(0, 1, -0.5, 2.5), Margins(), (column,), height=6)
    metrics = Metrics(16.0)
    frame = frame_of(scene, Rect(0, 0, 600, height), metrics)
    return [p for p in lay_out(scene, frame, metrics) if isinstance(p, WordsPiece)]


@pytest.mark.parametrize(("height", "lines"), [(160, [2, 1, 2]), (110, [2, 1, 2]), (80, [1, 1, 1])])
def test_names_take_a_second_line_only_where_rows_have_room_for_it(height, lines):
    pieces = sorted(laid(height), key=lambda p: p.rect.centre.y)
    assert [len(p.lines) for p in pieces] == lines
    assert all(a.rect.bottom <= b.rect.top + 1 for a, b in pairwise(pieces))
