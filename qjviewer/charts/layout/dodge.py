"""Points on one height that would hide each other, moved apart up and down."""

from collections.abc import Sequence
from itertools import count

from msgspec.structs import replace

from qjviewer.charts.layout.geometry import Frame
from qjviewer.charts.marks import Dot, Mark

_HIDES = 0.72  # of their size: nearer than this two points count as one
_STEP = 0.62  # of the size, from lane to lane


def dodged(marks: Sequence[Mark], frame: Frame) -> list[Mark]:
    """The marks, points that ask for it in lanes of their own where they are too near each other."""
    rows: dict[float, list[tuple[int, Dot]]] = {}
    for number, mark in enumerate(marks):
        if isinstance(mark, Dot) and mark.dodge:
            rows.setdefault(mark.at.y, []).append((number, mark))
    found = list(marks)
    for row in rows.values():
        for number, dot in _laned(row, frame):
            found[number] = dot
    return found


def _laned(row: Sequence[tuple[int, Dot]], frame: Frame) -> list[tuple[int, Dot]]:
    """The largest point keeps the middle; others go to the nearest lane that is free for them."""
    taken: list[tuple[float, int, float]] = []
    found = []
    for number, dot in sorted(row, key=lambda pair: -pair[1].size):
        x = frame.x(dot.at.x)
        lane = next(n for n in map(_lane, count()) if not _hidden(x, n, dot.size * frame.em, taken))
        taken.append((x, lane, dot.size * frame.em))
        moved = replace(dot.at, dy=dot.at.dy + lane * _STEP * dot.size)
        found.append((number, replace(dot, at=moved)))
    return found


def _lane(number: int) -> int:
    """0, -1, 1, -2, 2 …: up first, as captions stand below."""
    return (number + 1) // 2 * (-1 if number % 2 else 1)


def _hidden(x: float, lane: int, size: float, taken: Sequence[tuple[float, int, float]]) -> bool:
    return any(lane == other and abs(x - at) < _HIDES * (size + own) / 2 for at, other, own in taken)
