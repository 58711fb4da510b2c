"""Scenes on the way from one to another: geometry moves, words change at once."""

from collections import Counter
from typing import Any

from msgspec.structs import replace

from qjviewer.charts.marks import (
    At,
    Bar,
    Bracket,
    Cells,
    Dot,
    Flow,
    Label,
    Line,
    Mark,
    PlotRange,
    Rule,
    Scene,
)

# What moves, by the type of mark; everything else is taken from the new one.
_MOVING: dict[type, tuple[str, ...]] = {
    Bar: ("x0", "x1", "y0", "y1"),
    Cells: ("x0", "x1", "y0", "y1"),
    Bracket: ("x0", "x1", "y"),
    Line: ("points",),
    Dot: ("at",),
    Label: ("at",),
    Flow: ("at",),
    Rule: ("start", "end"),
    PlotRange: ("left", "right", "top", "bottom"),
}


def between(old: Scene, new: Scene, t: float) -> Scene:
    """The scene at a share `t` of the way, 0 to 1; marks correspond by type and figure."""
    if t >= 1:
        return new
    before = dict(_named(old))
    marks = tuple(_moved(before[k], m, t) if k in before else m for k, m in _named(new))
    return replace(new, marks=marks, view=_moved(old.view, new.view, t))


def _named(scene: Scene) -> list[tuple[tuple[object, ...], Mark]]:
    """Marks with what they correspond by: type, figure, and how many such came before."""
    seen: Counter[tuple[object, ...]] = Counter()
    found: list[tuple[tuple[object, ...], Mark]] = []
    for mark in scene.marks:
        key = (type(mark), _figure(mark))
        found.append(((*key, seen[key]), mark))
        seen[key] += 1
    return found


def _figure(mark: Mark) -> str:
    if isinstance(mark, Flow):
        return mark.words[0].link.figure if mark.words else ""
    found = getattr(mark, "link", None)
    return found.figure if found else ""


def _moved(old: Any, new: Any, t: float) -> Any:
    names = _MOVING.get(type(new), ())
    return replace(new, **{n: _mixed(getattr(old, n), getattr(new, n), t) for n in names})


def _mixed(a: Any, b: Any, t: float) -> Any:
    if isinstance(b, At):
        return replace(b, x=_mixed(a.x, b.x, t), y=_mixed(a.y, b.y, t))
    if isinstance(b, tuple):
        return tuple(_mixed(p, q, t) for p, q in zip(a, b, strict=True)) if len(a) == len(b) else b
    return a + (b - a) * t
