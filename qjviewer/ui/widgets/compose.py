"""Where the blocks of a page stand: pure arithmetic over widths and heights in pixels."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import combinations, count, product
from typing import TypeAlias

import msgspec
from msgspec.structs import replace

# Charts may grow to this many times their natural height before they look stretched.
_MOST_GROWTH = 2.2
# Beside taller neighbours a chart takes this share of its height more without harm.
_WELCOME_GROWTH = 0.6
_ORDER = 0.1
_TRY_ALL_UP_TO = 800  # arrangements
_LAST = 8  # blocks of a longer page that are dealt in other ways
_MANY_COLUMNS = 2

_Choices: TypeAlias = list[tuple[int, ...]]


class Area(msgspec.Struct, frozen=True):
    """A rectangle in pixels."""

    x: int
    y: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        """The first line below it."""
        return self.y + self.height


class Want(msgspec.Struct, frozen=True):
    """A block: its height at a width, whether it spans the page, whether more height helps it.

    A block whose `least` width no column has spans the page too.
    """

    height: Callable[[int], int]
    wide: bool = False
    grows: bool = False
    least: int = 0


class _Group(msgspec.Struct, frozen=True, dict=True):
    """Blocks between two that span the page, arranged in columns; `columns` hold their numbers."""

    columns: tuple[tuple[int, ...], ...]
    width: int
    heights: dict[int, int]
    gap: int

    @cached_property
    def height(self) -> int:
        return max(self.column_height(c) for c in self.columns)

    def column_height(self, column: Sequence[int]) -> int:
        return sum(self.heights[n] for n in column) + self.gap * (len(column) - 1)


class _Deal(msgspec.Struct, frozen=True):
    """Which column each of the blocks in `heights` goes to, and the width of a column."""

    choice: tuple[int, ...]
    heights: dict[int, int]
    width: int
    gap: int

    def group(self) -> _Group:
        """The blocks so arranged."""
        columns = _columns([*self.heights], self.choice, max(self.choice) + 1)
        return _Group(columns, self.width, _levelled(columns, self.heights, self.gap), self.gap)


def columns_for(width: float, em: float) -> int:
    """How many columns of blocks a width holds: lines stay short enough to read."""
    ems = width / em
    return 1 if ems < 54 else 2 if ems < 124 else 3


def compose(wants: Sequence[Want], width: int, height: int, gap: int, columns: int) -> list[Area]:
    """Place blocks in reading order from the top; spare height down to `height` goes to charts."""
    column = (width - gap * (columns - 1)) // columns
    wants = [replace(want, wide=want.wide or want.least > column) for want in wants]
    groups = [_arranged(wants, numbers, width, gap, columns) for numbers in _runs_of(wants)]
    natural = sum(g.height for g in groups) + gap * max(0, len(groups) - 1)
    spare = _spread(max(0, height - natural), groups, wants)
    areas: dict[int, Area] = {}
    top = 0
    for group, extra in zip(groups, spare, strict=True):
        _place(group, wants, top, group.height + extra, areas)
        top += group.height + extra + gap
    return [areas[n] for n in range(len(wants))]


def _runs_of(wants: Sequence[Want]) -> list[list[int]]:
    """Numbers of blocks that share a group: each wide block alone, others together."""
    groups: list[list[int]] = []
    for n, want in enumerate(wants):
        if not groups or want.wide or wants[groups[-1][-1]].wide:
            groups.append([])
        groups[-1].append(n)
    return groups


def _arranged(wants: Sequence[Want], numbers: list[int], width: int, gap: int, columns: int) -> _Group:
    """The best of all ways; fewer columns than there is room for where that leaves less empty."""
    best: tuple[float, int, _Group] | None = None
    # Once the next way costs more than the best, whatever its end, so do all that follow.
    for least, number, way in sorted(_ways(wants, numbers, width, gap, columns)):
        if best is not None and least > best[0]:
            break
        group = way.group()
        cost = _cost(group, wants, way.choice)
        if best is None or (cost, number) < best[:2]:
            best = cost, number, group
    assert best is not None
    return best[2]


def _ways(
    wants: Sequence[Want], numbers: list[int], width: int, gap: int, columns: int
) -> Iterator[tuple[float, int, _Deal]]:
    """What each way costs at least, its number, and the way."""
    most = min(columns, len(numbers))
    # A page of many blocks only gets longer in fewer columns.
    fewest = 1 if len(numbers) <= _LAST else max(1, most - (most > _MANY_COLUMNS))
    order = count()
    for columns in range(most, fewest - 1, -1):
        each = (width - gap * (columns - 1)) // columns
        heights = {n: max(1, wants[n].height(each)) for n in numbers}
        for choice in _choices(numbers, heights, columns):
            filled = [-gap] * columns
            for n, column in zip(numbers, choice, strict=True):
                filled[column] += heights[n] + gap
            least = max(filled) + _disorder(choice, columns) * max(filled) * _ORDER
            yield least, next(order), _Deal(choice, heights, each, gap)


def _levelled(columns: tuple[tuple[int, ...], ...], heights: dict[int, int], gap: int) -> dict[int, int]:
    """Heights with those made equal that nearly are, from the top down as long as rows hold together."""
    level = dict(heights)
    for row in zip(*columns, strict=False):
        tallest = max(heights[n] for n in row)
        if tallest - min(heights[n] for n in row) > gap * 1.5:
            break
        level.update(dict.fromkeys(row, tallest))
    return level


def _choices(numbers: list[int], heights: dict[int, int], columns: int) -> _Choices:
    """Ways to deal blocks to columns, each column opened from left to right.

    All ways for a few blocks; for many the greedy one with its last blocks dealt otherwise: the top of a
    page keeps its order, and where columns end is decided by the last ones. So time grows with the page.
    """
    if columns ** len(numbers) <= _TRY_ALL_UP_TO:
        ways = product(range(columns), repeat=len(numbers))
        return [c for c in ways if list(dict.fromkeys(c)) == list(range(columns))]
    filled, greedy = [0] * columns, []
    for n in numbers:
        shortest = filled.index(min(filled))
        greedy.append(shortest)
        filled[shortest] += heights[n]
    last = range(max(0, len(greedy) - _LAST), len(greedy))
    moved = [(*greedy[:n], c, *greedy[n + 1 :]) for n in last for c in range(columns) if c != greedy[n]]
    swapped = [_swap(greedy, a, b) for a, b in combinations(last, 2) if greedy[a] != greedy[b]]
    return [c for c in (tuple(greedy), *moved, *swapped) if set(c) == set(range(columns))]


def _swap(choice: Sequence[int], a: int, b: int) -> tuple[int, ...]:
    swapped = list(choice)
    swapped[a], swapped[b] = swapped[b], swapped[a]
    return tuple(swapped)


def _columns(numbers: list[int], choice: tuple[int, ...], count: int) -> tuple[tuple[int, ...], ...]:
    found: list[list[int]] = [[] for _ in range(count)]
    for number, column in zip(numbers, choice, strict=True):
        found[column].append(number)
    return tuple(map(tuple, found))


def _cost(group: _Group, wants: Sequence[Want], choice: tuple[int, ...]) -> float:
    """Low when columns end together; room that charts can use costs less, and so does reading order."""
    cost = float(group.height)
    for column in group.columns:
        short = group.height - group.column_height(column)
        usable = min(short, sum(group.heights[n] for n in column if wants[n].grows) * _WELCOME_GROWTH)
        cost += usable * 0.15 + (short - usable) * 0.8
    return cost + _disorder(choice, len(group.columns)) * group.height * _ORDER


def _disorder(choice: tuple[int, ...], columns: int) -> float:
    # What the author put first is looked for first: there order weighs most.
    return sum((a != n % columns) / (n + 1) for n, a in enumerate(choice))


def _spread(spare: int, groups: Sequence[_Group], wants: Sequence[Want]) -> list[int]:
    """How much of the spare height each group takes: groups of charts only, as far as charts may grow."""
    most = [_can_grow(g, wants) for g in groups]
    total = sum(most)
    if not total:
        return [0] * len(groups)
    return [min(limit, spare * limit // total) for limit in most]


def _can_grow(group: _Group, wants: Sequence[Want]) -> int:
    """Every column has to be able to take part, else one would end in a void."""
    able = [sum(group.heights[n] for n in c if wants[n].grows) for c in group.columns]
    short = [group.height - group.column_height(c) for c in group.columns]
    if not any(able):
        return 0
    growth = [round(a * (_MOST_GROWTH - 1)) - s for a, s in zip(able, short, strict=True) if a]
    return max(0, min(growth))


def _place(group: _Group, wants: Sequence[Want], top: int, height: int, areas: dict[int, Area]) -> None:
    for k, column in enumerate(group.columns):
        x, y = k * (group.width + group.gap), top
        extra = _shares(column, wants, group, height - group.column_height(column))
        for n in column:
            areas[n] = Area(x, y, group.width, group.heights[n] + extra[n])
            y = areas[n].bottom + group.gap


def _shares(column: Sequence[int], wants: Sequence[Want], group: _Group, spare: int) -> dict[int, int]:
    """Who in a column takes its spare height: its charts, else all in proportion, so that edges align."""
    takers = [n for n in column if wants[n].grows] or list(column)
    shares, last = dict.fromkeys(column, 0), takers[-1]
    # What this column is shorter than the others goes to its end: rows above stay level.
    short = group.height - group.column_height(column)
    if short <= group.heights[last] * _WELCOME_GROWTH:
        shares[last] += short
        spare -= short
    total, left = sum(group.heights[n] for n in takers), max(0, spare)
    for n in takers[:-1]:
        shares[n] += max(0, spare) * group.heights[n] // total
        left -= max(0, spare) * group.heights[n] // total
    shares[last] += left
    return shares
