"""A chart of many rows is cut between its rows, and nothing of it is lost."""

import pytest

from qjviewer.charts.marks import (
    At,
    Axis,
    Bar,
    Bracket,
    Cells,
    ColumnCell,
    Dot,
    Flow,
    FlowWord,
    Key,
    Label,
    Line,
    Margins,
    PlotRange,
    Rule,
    Scene,
    SideColumn,
)
from qjviewer.charts.parting import parted, row_count


def scene(rows, *, downwards=True, line=False):
    top, bottom = (-0.5, rows - 0.5) if downwards else (rows - 0.5, -0.5)
    marks = [Axis("left", tuple((float(n), f"{n}县") for n in range(rows)))]
    marks += [Bar(0, n, n - 0.3, n + 0.3, "district") for n in range(rows)]
    marks += [Label(At(n, n), str(n)) for n in range(rows)]
    marks += [Rule(At(0, -0.5), At(0, rows - 0.5)), Axis("bottom", ((0.0, "0"),), grid=True)]
    marks += [Bracket(0, 1, n, f"差{n}") for n in range(rows)]
    marks += [Cells(0, 1, n - 0.2, n + 0.2, 4, (1,)) for n in range(rows)]
    marks += [Dot(At(1, n), "circle", "city") for n in range(rows)]
    marks += [Flow(At(1, n), (FlowWord("句"),)) for n in range(rows)]
    cells = [
        ColumnCell(float(n), f"{n}.5", span=(n - 1.0, n + 1.0) if n % 9 == 1 else None) for n in range(rows)
    ]
    marks += [SideColumn("right", tuple(cells), "本期")]
    marks += [Line(((0.0, 0.0), (1.0, 1.0)), "city")] if line else []
    legend = (Key("甲", "district"),)
    return Scene(PlotRange(0, 10, top, bottom), Margins(), tuple(marks), height=rows * 2.0 + 1, legend=legend)


@pytest.mark.parametrize("downwards", [True, False])
@pytest.mark.parametrize(("rows", "most", "parts"), [(10, 10, 1), (11, 10, 2), (90, 17, 6)])
def test_rows_are_shared_evenly_and_none_is_lost(rows, most, parts, downwards):
    found = parted(scene(rows, downwards=downwards), most)
    assert len(found) == parts
    names = [
        t for s in found for m in s.marks if isinstance(m, Axis) and m.side == "left" for _, t in m.ticks
    ]
    assert sorted(names) == sorted(f"{n}县" for n in range(rows))
    for kind in (Bar, Label, Bracket, Cells, Dot, Flow):
        assert sum(isinstance(m, kind) for s in found for m in s.marks) == rows, kind
    assert [len(s.legend) for s in found] == [1, *[0] * (parts - 1)]
    assert max(row_count(s) for s in found) <= most


def test_words_beside_the_rows_stand_in_the_part_of_their_row():
    found = parted(scene(20), 10)
    columns = [m for s in found for m in s.marks if isinstance(m, SideColumn)]
    assert [c.head for c in columns] == ["本期", "本期"]
    assert [[cell.y for cell in c.cells] for c in columns] == [list(range(10)), list(range(10, 20))]
    spans = [cell.span for c in columns for cell in c.cells if cell.span]
    assert spans == [(0.0, 2.0), (9.5, 11.0), (18.0, 19.5)]


def test_what_runs_along_all_rows_runs_along_each_part():
    found = parted(scene(20), 10)
    rules = [m for s in found for m in s.marks if isinstance(m, Rule)]
    assert [(r.start.y, r.end.y) for r in rules] == [(-0.5, 9.5), (9.5, 19.5)]
    axes = [m for s in found for m in s.marks if isinstance(m, Axis) and m.side == "bottom"]
    assert len(axes) == 2


def test_parts_are_as_high_as_their_rows_and_keep_one_scale():
    found = parted(scene(20), 10)
    assert [s.height for s in found] == pytest.approx([20.5, 20.5], abs=0.6)
    assert {(s.view.left, s.view.right) for s in found} == {(0, 10)}
    assert all(any(isinstance(m, Rule) for m in s.marks) for s in found)


def test_what_is_drawn_across_rows_is_not_cut():
    whole = scene(30, line=True)
    assert row_count(whole) == 0
    assert row_count(scene(30)) == 30
