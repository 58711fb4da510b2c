"""A chart of many rows cut into several of fewer rows, each as a drawing of its own."""

import itertools
from collections.abc import Iterator

from msgspec.structs import replace

from qjviewer.charts.marks import (
    Axis,
    Bar,
    Bracket,
    Cells,
    ColumnCell,
    Dot,
    Flow,
    Label,
    Line,
    Mark,
    Rule,
    Scene,
    SideColumn,
)


def row_count(scene: Scene) -> int:
    """How many named rows a chart has; 0 for one that cannot be cut."""
    names = _names(scene)
    return 0 if names is None or any(isinstance(m, Line) for m in scene.marks) else len(names.ticks)


def parted(scene: Scene, most: int) -> list[Scene]:
    """The rows in parts of nearly equal size, none over `most`; the legend stands with the first."""
    names = _names(scene)
    count = row_count(scene)
    if names is None or count <= most:
        return [scene]
    rows = sorted(value for value, _ in names.ticks)
    parts = -(-count // most)
    ends = [-(-n * count // parts) for n in range(parts + 1)]
    # Cut half way between two rows.
    cuts = [(rows[e - 1] + rows[e]) / 2 for e in ends[1:-1]]
    low, high = sorted((scene.view.top, scene.view.bottom))
    edges = [low, *cuts, high]
    found = [_between(scene, a, b) for a, b in itertools.pairwise(edges)]
    return [found[0], *(replace(s, legend=()) for s in found[1:])]


def _names(scene: Scene) -> Axis | None:
    return next((m for m in scene.marks if isinstance(m, Axis) and m.side == "left" and not m.grid), None)


def _between(scene: Scene, low: float, high: float) -> Scene:
    """The rows between two heights, as high as their share."""
    downwards = scene.view.top < scene.view.bottom
    top, bottom = (low, high) if downwards else (high, low)
    whole = abs(scene.view.bottom - scene.view.top)
    around = scene.margins.top + scene.margins.bottom
    height = (scene.height - around) * (high - low) / whole + around
    marks = tuple(m for mark in scene.marks for m in _cut(mark, low, high))
    return replace(scene, view=replace(scene.view, top=top, bottom=bottom), marks=marks, height=height)


def _cut(mark: Mark, low: float, high: float) -> Iterator[Mark]:
    """What of a mark lies between two heights."""
    match mark:
        case Axis(side="left", grid=False):
            yield replace(mark, ticks=tuple(t for t in mark.ticks if low <= t[0] < high))
        case Axis():
            yield mark
        case SideColumn():
            yield replace(mark, cells=tuple(_cells(mark, low, high)))
        case Rule():
            a, b = sorted((mark.start.y, mark.end.y))
            if a < high and b >= low:
                yield replace(
                    mark,
                    start=replace(mark.start, y=min(max(mark.start.y, low), high)),
                    end=replace(mark.end, y=min(max(mark.end.y, low), high)),
                )
        case _:
            if low <= _height(mark) < high:
                yield mark


def _cells(column: SideColumn, low: float, high: float) -> Iterator[ColumnCell]:
    """The words of a column between two heights, their brackets no longer than these."""
    for cell in column.cells:
        if low <= cell.y < high:
            span = cell.span and (max(low, cell.span[0]), min(high, cell.span[1]))
            yield replace(cell, span=span)


def _height(mark: Mark) -> float:
    """Where a mark stands."""
    match mark:
        case Bar() | Cells():
            return (mark.y0 + mark.y1) / 2
        case Bracket():
            return mark.y
        case Dot() | Label() | Flow():
            return mark.at.y
        case _:
            return 0.0
