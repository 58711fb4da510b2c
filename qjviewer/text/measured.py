"""Text with its widths, ready to be broken into lines of any width."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from operator import add, sub
from typing import Final, NamedTuple

import msgspec

from qjviewer.text import breaker
from qjviewer.text.breaker import Judge, Kind, Pieces
from qjviewer.text.opportunities import COARSEST, FINEST, finer, opportunities
from qjviewer.text.penalties import BROKEN, Penalties
from qjviewer.text.ruler import STEPS, Ruler, ruler
from qjviewer.text.signs import CLOSING, LINE_ENDS, OPENING, SPACES, folded
from qjviewer.text.title_words import Lexicon

_LINE_END: Final = re.compile(f"[{LINE_ENDS}]")
_SPACES: Final = frozenset(SPACES)
_LAST_SPACE: Final = max(SPACES)
_SIGNS: Final = frozenset(OPENING + CLOSING + SPACES)
_LONGEST_RUNT: Final = 12  # characters, signs included
_MOST_WIDTHS: Final = 40  # whose lines are remembered


class Fragment(msgspec.Struct, frozen=True):
    """A stretch of text in one look: `size` in pixels or points, `kept` where it should stay on one line."""

    text: str
    size: float
    bold: bool = False
    serif: bool = False
    kept: bool = False


class BrokenLine(NamedTuple):
    """A line: its visible characters are text[start:end]; `width` is theirs, in the unit of the size."""

    start: int
    end: int
    width: float


class MeasuredText:
    """Fragments set as one text: a line may end inside one, and a word may cross from one to the next.

    `edges` is where each character begins and the last ends, all text on one line; `ends` where a line
    ends whose last character is the one before: no kerning with the next; `em` is the largest size. All
    are in 1/64 of the unit that sizes are given in.
    """

    def __init__(
        self, fragments: Sequence[Fragment], *, latin: bool = False, words: Lexicon | None = None
    ) -> None:
        """Measure; `latin` is for English text, `words` are those that titles are not broken in."""
        self.fragments = tuple(fragments)
        self.text = "".join(f.text for f in self.fragments)
        self.em = round(max((f.size for f in self.fragments), default=1.0) * STEPS)
        self._starts = [*accumulate((len(f.text) for f in self.fragments), initial=0)][:-1]
        self.edges, self.ends = [0], [0]
        for fragment in self.fragments:
            used = _ruler(fragment)
            start = self.edges.pop()
            edges = [*accumulate(used.steps(fragment.text, fragment.size, latin=latin), initial=start)]
            self.edges += edges
            self.ends += map(add, edges, used.advances(fragment.text, fragment.size, latin=latin))
        ends = [*(match.start() for match in _LINE_END.finditer(self.text)), len(self.text)]
        starts = [0, *(end + 1 for end in ends)]
        self._paragraphs = [_Paragraph(self, a, b, words) for a, b in zip(starts, ends, strict=False)]
        self._lines: dict[tuple[int, Kind], tuple[BrokenLine, ...]] = {}

    @property
    def natural_width(self) -> float:
        """The width it takes where nothing but its own line ends breaks it."""
        return max(p.natural_width for p in self._paragraphs) / STEPS

    def lines(self, width: float, kind: Kind = "body") -> tuple[BrokenLine, ...]:
        """The lines, none wider than `width` unless a single character is; at least one."""
        key = (int(width * STEPS), kind)
        found = self._lines.get(key)
        if found is None:
            if len(self._lines) >= _MOST_WIDTHS:
                # An export may ask for the same text in another thread: what is returned is held.
                self._lines.clear()
            found = self._lines[key] = tuple(line for p in self._paragraphs for line in p.lines(*key))
        return found

    @property
    def least_width(self) -> float:
        """The width of the widest word, number or stretch that is kept whole."""
        return max(p.least_width for p in self._paragraphs) / STEPS

    def opens_words(self, width: float) -> bool:
        """Whether at this width a word, a number or what is kept whole has to be broken."""
        return any(p.opens_words(int(width * STEPS)) for p in self._paragraphs)

    def x(self, line: BrokenLine, place: int) -> float:
        """Where a character stands, from the left end of its line."""
        return (self.edges[place] - self.edges[line.start]) / STEPS

    def extents(
        self, lines: Sequence[BrokenLine], start: int, end: int
    ) -> Iterator[tuple[int, float, float]]:
        """Where text[start:end] stands on these lines: a line's number, and from where to where on it."""
        for number, line in enumerate(lines):
            first, last = max(start, line.start), min(end, line.end)
            if first < last:
                yield number, self.x(line, first), self.x(line, last)

    def kept(self) -> Iterator[tuple[int, int]]:
        """The stretches that should stay on one line."""
        for start, fragment in zip(self._starts, self.fragments, strict=True):
            if fragment.kept:
                yield start, start + len(fragment.text)


class _Paragraph:
    """A part of a text between line ends, with what stays whole in it."""

    def __init__(self, whole: MeasuredText, start: int, end: int, words: Lexicon | None) -> None:
        self._whole, self._start, self._words = whole, start, words
        self._text = whole.text[start:end]
        self.natural_width = whole.ends[start + self._seen(0, end - start)] - whole.edges[start]
        self._whole_pieces: tuple[list[int], Pieces] | None = None

    @property
    def least_width(self) -> int:
        """The width of the widest stretch that is not broken without parting a word."""
        stops, end = self._pieces()[0], len(self._text)
        whole = [stop for stop in stops if stop == end or self._penalties.at(stop) < BROKEN]
        return _widest(self._measured(whole))

    def opens_words(self, width: int) -> bool:
        """Whether a piece is wider than this."""
        return self.natural_width > width and _widest(self._pieces()[1]) > width

    def lines(self, width: int, kind: Kind) -> Iterator[BrokenLine]:
        """The lines at a width in 1/64 pixel."""
        if self.natural_width <= width or not self._text:
            yield self._line(0, len(self._text))
            return
        stops, pieces = self._pieces()
        if _widest(pieces) > width:
            stops = self._opened(stops, pieces, width)
            pieces = self._measured(stops)
        judge = Judge(
            self._whole.em,
            lambda n: self._penalties.at(stops[n - 1]),
            lambda n: self._is_runt(stops[n - 1] if n else 0),
        )
        breaks = breaker.broken(pieces, width, judge, kind)
        for first, end in pairwise(breaks):
            yield self._line(stops[first - 1] if first else 0, stops[end - 1])

    def _line(self, start: int, stop: int) -> BrokenLine:
        begin, seen = self._start + start, self._start + self._seen(start, stop)
        return BrokenLine(begin, seen, (self._whole.ends[seen] - self._whole.edges[begin]) / STEPS)

    @cached_property
    def _folded(self) -> str:
        return folded(self._text)

    @cached_property
    def _penalties(self) -> Penalties:
        return Penalties(self._text, self._words)

    def _pieces(self) -> tuple[list[int], Pieces]:
        """Where lines may end, and what stands between."""
        if self._whole_pieces is None:
            kept = ((a - self._start, b - self._start) for a, b in self._whole.kept())
            stops = opportunities(self._folded, 0, len(self._text), kept)
            self._whole_pieces = (stops, self._measured(stops))
        return self._whole_pieces

    def _measured(self, stops: list[int]) -> Pieces:
        edges, ends, text, offset = self._whole.edges, self._whole.ends, self._text, self._start
        left = [edges[offset], *(edges[offset + stop] for stop in stops)]
        # Only behind Latin letters and spaces a line does not end where the next character begins.
        right = [
            edges[offset + stop] if text[stop - 1] > _LAST_SPACE else ends[offset + self._seen(0, stop)]
            for stop in stops
        ]
        return Pieces(left, right)

    def _seen(self, start: int, stop: int) -> int:
        """The end of what is visible of a piece."""
        while stop > start and self._text[stop - 1] in _SPACES:
            stop -= 1
        return stop

    def _is_runt(self, start: int) -> bool:
        """Whether the text from here on is a single character, signs apart."""
        rest = self._text[start : start + _LONGEST_RUNT + 1]
        return len(rest) <= _LONGEST_RUNT and sum(c not in _SIGNS for c in rest) <= 1

    def _opened(self, stops: list[int], pieces: Pieces, width: int) -> list[int]:
        """Where lines may end when what is too wide for a line is opened, no further than it must be."""
        found: list[int] = []
        start = 0
        for stop, left, right in zip(stops, pieces.left, pieces.right, strict=False):
            found += [stop] if right - left <= width else self._open(start, stop, width, COARSEST)
            start = stop
        return found

    def _open(self, start: int, stop: int, width: int, level: int) -> Iterator[int]:
        """The places in a piece too wide for a line where it may be broken, the coarsest that do."""
        edges, ends, offset = self._whole.edges, self._whole.ends, self._start
        for place in finer(self._folded, start, stop, level):
            fits = ends[offset + self._seen(start, place)] - edges[offset + start] <= width
            if fits or level == FINEST:
                yield place
            else:
                yield from self._open(start, place, width, level + 1)
            start = place


def _widest(pieces: Pieces) -> int:
    return max(map(sub, pieces.right, pieces.left), default=0)


def _ruler(fragment: Fragment) -> Ruler:
    return ruler(bold=fragment.bold, serif=fragment.serif)


@lru_cache(maxsize=4000)
def measured(
    text: str,
    size: float,
    *,
    bold: bool = False,
    serif: bool = False,
    latin: bool = False,
    words: Lexicon | None = None,
) -> MeasuredText:
    """Text in one look, measured once for all widths it is asked for."""
    return MeasuredText((Fragment(text, size, bold, serif),), latin=latin, words=words)


@lru_cache(maxsize=4000)
def measured_fragments(
    fragments: tuple[Fragment, ...], *, latin: bool = False, words: Lexicon | None = None
) -> MeasuredText:
    """Text in several looks, measured once for all widths it is asked for."""
    return MeasuredText(fragments, latin=latin, words=words)
