"""How a chart is built up step by step: the own place, then each other one, then the gap."""

from collections.abc import Iterator
from typing import Final

import msgspec
from msgspec.structs import replace

from qjviewer.charts.marks import Axis, Bar, Bracket, Flow, Mark, Scene
from qjviewer.pages.blocks import Chart

# Charts that are built up place by place.
BUILT: Final = ("bars", "compare", "dumbbell")


class Reveal(msgspec.Struct, frozen=True):
    """Something a step reveals: the series of its marks, and its name; what has no series is always there."""

    series: str
    name: str


def reveals_of(chart: Chart) -> tuple[Reveal, ...]:
    """What is revealed, in order, what stands there first before it; empty where nothing waits for a step."""
    if chart.kind not in BUILT:
        return ()
    found = tuple(dict.fromkeys(_named(chart.scene)))
    return found if any(r.series for r in found) else ()


def _named(scene: Scene) -> Iterator[Reveal]:
    """From the legend; without one from the rows, and what is measured between them."""
    if scene.legend:
        yield from (Reveal(key.series, key.text) for key in scene.legend)
        return
    names = dict(next((m.ticks for m in scene.marks if isinstance(m, Axis) and m.side == "left"), ()))
    for mark in scene.marks:
        if isinstance(mark, Bar):
            yield Reveal(mark.series, names.get((mark.y0 + mark.y1) / 2, ""))
    yield from (Reveal(m.series, m.text) for m in scene.marks if isinstance(m, Bracket))


def builds_of(chart: Chart) -> tuple[frozenset[str], ...]:
    """The series still hidden at each step: own place, then city, province, nation; empty without any."""
    series = tuple(dict.fromkeys(r.series for r in reveals_of(chart) if r.series))
    return tuple(frozenset(series[n:]) for n in range(len(series) + 1)) if series else ()


def scene_at(chart: Chart, step: int) -> Scene:
    """The drawing as far as it is built up: series not yet revealed are not in it, their names neither."""
    builds = builds_of(chart)
    hidden = builds[min(step, len(builds) - 1)] if builds else frozenset()
    scene = chart.scene
    if not hidden:
        return scene
    marks = tuple(_seen(m, hidden) for m in scene.marks if getattr(m, "series", "") not in hidden)
    return replace(scene, marks=marks, legend=tuple(k for k in scene.legend if k.series not in hidden))


def _seen(mark: Mark, hidden: frozenset[str]) -> Mark:
    if not isinstance(mark, Flow):
        return mark
    return replace(mark, words=tuple(w for w in mark.words if w.series not in hidden))
