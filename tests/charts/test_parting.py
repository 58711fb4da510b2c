"""A chart of many rows is cut between its rows, and nothing of it is lost."""

import pytest

from qjviewer.charts.marks import At, Axis, Bar, Label, Line, Margins, Rule, Scene, View
from qjviewer.charts.parting import parted, row_count


def scene(rows, *, downwards=True, line=False):
    top, bottom = (-0.5, rows - 0.5) if downwards else (rows - 0.5, -0.5)
    marks = [Axis("left", tuple((float(n), f"{n}县") for n in range(rows)))]
    marks += [Bar(0, n, n - 0.3, n + 0.3, "district") for n in range(rows)]
    marks += [Label(At(n, n), str(n)) for n in range(rows)]
    marks += [Rule(At(0, -0.5), At(0, rows - 0.5)), Axis("bottom", ((0.0, "0"),), grid=True)]
    marks += [Line(((0.0, 0.0), (1.0, 1.0)), "city")] if line else []
    return Scene(View(0, 10, top, bottom), Margins(), tuple(marks), height=rows * 2.0 + 1)


@pytest.mark.parametrize("downwards", [True, False])
@pytest.mark.parametrize(("rows", "most", "parts"), [(10, 10, 1), (11, 10, 2), (90, 17, 6)])
def test_rows_are_shared_evenly_and_none_is_lost(rows, most, parts, downwards):
    found = parted(scene(rows, downwards=downwards), most)
    assert len(found) == parts
    names = [
        t for s in found for m in s.marks if isinstance(m, Axis) and m.side == "left" for _, t in m.ticks
    ]
    assert sorted(names) == sorted(f"{n}县" for n in range(rows))
    assert sum(isinstance(m, Bar) for s in found for m in s.marks) == rows
    assert sum(isinstance(m, Label) for s in found for m in s.marks) == rows
    assert max(row_count(s) for s in found) <= most


def test_parts_are_as_high_as_their_rows_and_keep_one_scale():
    found = parted(scene(20), 10)
    assert [s.height for s in found] == pytest.approx([20.5, 20.5], abs=0.6)
    assert {(s.view.left, s.view.right) for s in found} == {(0, 10)}
    assert all(any(isinstance(m, Rule) for m in s.marks) for s in found)


def test_what_is_drawn_across_rows_is_not_cut():
    whole = scene(30, line=True)
    assert row_count(whole) == 0
    assert row_count(scene(30)) == 30
