"""Points on one height that would hide each other, moved apart up and down."""

from collections.abc import Iterator, Sequence
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
        for near in _near(row, frame):
            for number, dot in _laned(near, frame):
                found[number] = dot
    return found


def _near(row: Sequence[tuple[int, Dot]], frame: Frame) -> Iterator[list[tuple[int, Dot]]]:
    """The points of a row in groups of those that stand near each other."""
    reach = _HIDES * max(dot.size for _, dot in row) * frame.em
    group: list[tuple[int, Dot]] = []
    for number, dot in sorted(row, key=lambda pair: frame.x(pair[1].at.x)):
        if group and abs(frame.x(dot.at.x) - frame.x(group[-1][1].at.x)) >= reach:
            yield group
            group = []
        group.append((number, dot))
    yield group


def _laned(row: Sequence[tuple[int, Dot]], frame: Frame) -> list[tuple[int, Dot]]:
    """Each point goes to the nearest lane that is free for it; lanes of equal points lie about the middle.

    So they stay on their bar, and off the words above it. A point larger than the others keeps the middle.
    """
    taken: list[tuple[float, int, float]] = []
    found: list[tuple[int, Dot, int]] = []
    for number, dot in sorted(row, key=lambda pair: -pair[1].size):
        x = frame.x(dot.at.x)
        lane = next(n for n in map(_lane, count()) if not _hidden(x, n, dot.size * frame.em, taken))
        taken.append((x, lane, dot.size * frame.em))
        found.append((number, dot, lane))
    lanes = [lane for _, _, lane in found]
    is_equal = len({dot.size for _, dot in row}) == 1
    middle = (min(lanes) + max(lanes)) / 2 if is_equal else 0.0
    return [(number, _moved(dot, lane - middle)) for number, dot, lane in found]


def _moved(dot: Dot, lanes: float) -> Dot:
    return replace(dot, at=replace(dot.at, dy=dot.at.dy + lanes * _STEP * dot.size))


def _lane(number: int) -> int:
    """0, -1, 1, -2, 2 …: up first, as captions stand below."""
    return (number + 1) // 2 * (-1 if number % 2 else 1)


def _hidden(x: float, lane: int, size: float, taken: Sequence[tuple[float, int, float]]) -> bool:
    return any(lane == other and abs(x - at) < _HIDES * (size + own) / 2 for at, other, own in taken)
