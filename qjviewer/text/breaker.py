"""Chooses where the lines of a paragraph end, from where they may and how wide everything is.

As few lines as possible. A title's lines are then evened and end between words; rather than a broken
word it takes one line more, a label does not. In body text a line ends a little early where that keeps
a word whole, or the last line from being a single character; what a greedy breaker does well is left
alone.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from heapq import nsmallest
from typing import Final, Literal, NamedTuple, TypeAlias

from qjviewer.text.penalties import BROKEN

Kind: TypeAlias = Literal["body", "title", "label"]
Breaks: TypeAlias = list[int]
# For each choice of a line's end: what it costs so far, and where that line begins.
_Layer: TypeAlias = dict[int, tuple[float, int]]

# A title of more lines is set as body text; how far from even, as a share of a line, is looked for an end.
_MOST_EVENED, _SEARCH = 6, 0.45
# Body text: longer is broken greedily; how many choices are followed; how much of a line may stay empty.
_MOST_LINES, _FOLLOWED, _EARLY, _LEAST_EARLY = 200, 5, 0.1, 4.5
# On lines of fewer em there is nothing to choose from.
_NARROW: Final = 5
# A line that ends no worse than this needs no better end; so many em are given for one; lines shorter
# by a larger share are worth a search.
_BAD_END, _GOOD_ENOUGH, _RAGGED = 5.0, 4.5, 0.25
# What an end's penalty, squared, weighs against em of unevenness, squared.
_TITLE_WEIGHT, _BODY_WEIGHT = 5.0, 0.25
_RUNT: Final = 1e6


class Pieces(NamedTuple):
    """What stays whole, in order: where each begins and where its last visible character ends.

    All in the units that widths are given in; `left` and `right` never fall.
    """

    left: Sequence[int]
    right: Sequence[int]

    def width(self, first: int, end: int) -> int:
        """The width of a line of the pieces from `first` up to `end`, spaces at its end apart."""
        return self.right[end - 1] - self.left[first]


class Judge(NamedTuple):
    """What the breaker asks about the text itself, by numbers of pieces.

    `penalty` is the cost of a line's end before a piece; `is_runt` tells whether the pieces from one on
    would be a last line of a single character.
    """

    em: int
    penalty: Callable[[int], float]
    is_runt: Callable[[int], bool]


def broken(pieces: Pieces, width: int, judge: Judge, kind: Kind) -> Breaks:
    """The number of the first piece of each line, then the number of pieces.

    No line is wider than `width` unless a single piece is.
    """
    found = _greedy(pieces, width)
    lines = len(found) - 1
    if lines < 2:
        return found
    if kind != "body" and lines <= _MOST_EVENED:
        found = _titled(pieces, width, judge, found, most=lines + (kind == "title"))
    elif lines <= _MOST_LINES:
        better = _careful(pieces, width, judge, lines)
        if better is None and width >= _NARROW * judge.em:
            better = _better(pieces, width, judge, found)
        found = better or found
    return _without_runt(pieces, width, judge, found)


def _greedy(pieces: Pieces, width: int) -> Breaks:
    """As much on each line as fits: as few lines as there can be."""
    found, count = [0], len(pieces.right)
    while found[-1] < count:
        found.append(_farthest(pieces, width, found[-1]))
    return found


def _farthest(pieces: Pieces, width: int, first: int) -> int:
    """Where a line ends at the latest that begins with this piece."""
    return max(first + 1, bisect_right(pieces.right, pieces.left[first] + width, first))


def _earliest(pieces: Pieces, width: int, lines: int) -> Breaks:
    """Where each line begins at the earliest, so that what is left fits on the lines that are left."""
    found = [len(pieces.right)]
    for _ in range(lines):
        end = found[-1]
        least = pieces.right[end - 1] - width
        found.append(max(0, min(end - 1, bisect_left(pieces.left, least, hi=end))))
    return found[::-1]


def _titled(pieces: Pieces, width: int, judge: Judge, greedy: Breaks, most: int) -> Breaks:
    """Even lines; one more, where that may be, rather than a broken word."""
    found: Breaks | None = None
    for lines in range(len(greedy) - 1, most + 1):
        even = _even(pieces, width, judge, lines)
        if even is not None and all(judge.penalty(end) < BROKEN for end in even[1:-1]):
            return even
        found = found or even
    return found or greedy


def _even(pieces: Pieces, width: int, judge: Judge, lines: int) -> Breaks | None:
    """So many lines, as even as the ends of words let them be."""
    last = len(pieces.right)
    mean = pieces.width(0, last) / lines
    early = _earliest(pieces, width, lines)

    def ends(number: int, first: int) -> Iterable[int]:
        low = max(first + 1, early[number])
        high = min(_farthest(pieces, width, first), last - (lines - number))
        wanted, slack = pieces.left[0] + number * mean, mean * _SEARCH
        near = bisect_left(pieces.right, wanted - slack) + 1, bisect_right(pieces.right, wanted + slack)
        # Where no end is near, any end will do.
        narrow = range(max(low, near[0]), min(high, near[1]) + 1)
        return narrow or range(low, high + 1)

    def cost(first: int, end: int) -> float:
        uneven = ((pieces.width(first, end) - mean) / judge.em) ** 2
        if end == last:
            return uneven + _RUNT * judge.is_runt(first)
        return uneven + _TITLE_WEIGHT * judge.penalty(end) ** 2

    return _cheapest(lines, last, ends, cost)


def _careful(pieces: Pieces, width: int, judge: Judge, most: int) -> Breaks | None:
    """Line by line the best end near the edge; None where that is not good enough or takes more lines."""
    found, last = [0], len(pieces.right)
    room = min(_RAGGED * width, _GOOD_ENOUGH * judge.em)
    while found[-1] < last:
        first = found[-1]
        end = _farthest(pieces, width, first)
        if end < last and judge.penalty(end) > _BAD_END:
            full = pieces.left[first] + width
            low = min(end, bisect_left(pieces.right, full - room, first, end) + 1)
            end = min(range(end, low - 1, -1), key=lambda e: _cost(full - pieces.right[e - 1], e, judge))
        if end < last and pieces.width(first, end) < width - _RAGGED * width:
            return None
        found.append(end)
    return found if len(found) - 1 == most and not judge.is_runt(found[-2]) else None


def _cost(short: int, end: int, judge: Judge) -> float:
    """What a line of body text costs that is so much too short."""
    return (max(0, short) / judge.em) ** 2 + _BODY_WEIGHT * judge.penalty(end) ** 2


def _better(pieces: Pieces, width: int, judge: Judge, greedy: Breaks) -> Breaks | None:
    """As many lines as greedily, nearly as full, with better ends."""
    lines, last = len(greedy) - 1, len(pieces.right)
    early = _earliest(pieces, width, lines)
    room = max(_EARLY * width, _LEAST_EARLY * judge.em)

    def ends(number: int, first: int) -> Iterable[int]:
        high = _farthest(pieces, width, first)
        if number == lines:
            return (last,) if high >= last else ()
        high = min(high, last - 1)
        low = bisect_left(pieces.right, pieces.left[first] + width - room, first, high) + 1
        return range(max(first + 1, early[number], min(low, high)), high + 1)

    def cost(first: int, end: int) -> float:
        if end == last:
            return _RUNT * judge.is_runt(first)
        return _cost(width - pieces.width(first, end), end, judge)

    return _cheapest(lines, last, ends, cost)


def _cheapest(
    lines: int,
    last: int,
    ends: Callable[[int, int], Iterable[int]],
    cost: Callable[[int, int], float],
) -> Breaks | None:
    """The breaks that cost least, of those tried; None where none of them ends with the last line.

    `ends` gives the ends to try for a line's number and its first piece.
    """
    layers: list[_Layer] = [{0: (0.0, 0)}]
    for number in range(1, lines + 1):
        found: _Layer = {}
        for first, (before, _) in layers[-1].items():
            for end in ends(number, first):
                total = before + cost(first, end)
                if end not in found or total < found[end][0]:
                    found[end] = (total, first)
        layers.append(dict(nsmallest(_FOLLOWED, found.items(), key=lambda choice: choice[1])))
    if last not in layers[-1]:
        return None
    path = [last]
    for layer in reversed(layers[1:]):
        path.append(layer[path[-1]][1])
    return path[::-1]


def _without_runt(pieces: Pieces, width: int, judge: Judge, breaks: Breaks) -> Breaks:
    """The last line given more where it would be a single character and the line before has it to give."""
    if not judge.is_runt(breaks[-2]):
        return breaks
    for first in range(breaks[-2] - 1, breaks[-3], -1):
        if pieces.width(first, len(pieces.right)) > width:
            break
        if not judge.is_runt(first):
            return [*breaks[:-2], first, breaks[-1]]
    return breaks
