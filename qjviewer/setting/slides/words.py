"""SlideWords laid out in a given width: one paragraph whose stretches differ in size, weight and colour."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Final

import msgspec
from msgspec.structs import replace

from qjviewer.charts.layout.plane import Point, Rect
from qjviewer.pages.blocks import Runs
from qjviewer.setting.slides.style import Ink, SlideStyle
from qjviewer.text.measured import Fragment, measured, measured_fragments
from qjviewer.text.ruler import ruler
from qjviewer.text.signs import LINE_ENDS

# What a headline is about: a rank, or a gap; growth rates lead up to it.
_RANK = re.compile(r"第\s*(\d+)\s*位|(\d+)(?:st|nd|rd|th)\b")
_GAP = re.compile(r"[个個]百分点|[个個]百分點|percentage point")
UNBOUNDED = 100_000.0
# Of the size of type: from the middle of a line down to its base line, as our fonts have it.
_BASE: Final = (1.16 - 0.288) / 2


class SlideStretch(msgspec.Struct, frozen=True):
    """A stretch of text; `figure` or `item` is what a click on it asks about. A `whole` one is not broken."""

    text: str
    size: float
    ink: Ink = "text"
    bold: bool = False
    figure: str = ""
    item: str = ""
    whole: bool = False


class HitArea(msgspec.Struct, frozen=True):
    """A part of the slide that stands for a figure or an item."""

    area: Rect
    figure: str = ""
    item: str = ""


def of_runs(runs: Runs, size: float, *, ink: Ink = "text", bold: bool = False) -> tuple[SlideStretch, ...]:
    """Runs in one look; figures inside plain text are bold, so that a room finds them."""
    return tuple(
        SlideStretch(r.text, size, ink, bold or bool(r.figure), r.figure, r.item) for r in runs if r.text
    )


def with_accent(stretches: Sequence[SlideStretch]) -> tuple[SlideStretch, ...]:
    """A headline whose figures stand out: the best rank in the accent, else a gap, else the only figure."""
    figures = [n for n, s in enumerate(stretches) if s.figure]
    chosen = _best_ranked(stretches, figures)
    chosen = chosen or [n for n in figures if _GAP.search(stretches[n].text)][-1:]
    chosen = chosen or (figures if len(figures) == 1 else [])
    return tuple(
        replace(s, ink="accent" if n in chosen else "primary") if n in figures else s
        for n, s in enumerate(stretches)
    )


def _best_ranked(stretches: Sequence[SlideStretch], figures: Sequence[int]) -> list[int]:
    """Where the best of the ranks stands: the same one that is red on a card."""
    ranks = {n: int(m[1] or m[2]) for n in figures if (m := _RANK.search(stretches[n].text))}
    return [n for n, rank in ranks.items() if rank == min(ranks.values())]


class SlideWords:
    """A paragraph of a style laid out in a width; its own origin is its top left corner.

    A heading's lines are even and end between words. Figures in it stay on one line.
    """

    def __init__(
        self,
        stretches: Iterable[SlideStretch],
        width: float,
        style: SlideStyle,
        *,
        leading: float = 1.35,
        heading: bool = False,
    ) -> None:
        self.stretches = tuple(s for s in stretches if s.text)
        self.style = style
        self.step = max((s.size for s in self.stretches), default=0.0) * leading
        looks = tuple(
            Fragment(s.text, round(s.size), s.bold, kept=s.whole or bool(s.figure)) for s in self.stretches
        )
        # A slide is tried in many ways; most of them set the same words.
        self.measured = measured_fragments(looks, latin=style.latin, words=style.words)
        self.broken = self.measured.lines(max(width, 1.0), "title" if heading else "body")

    @property
    def lines(self) -> int:
        """How many lines it takes."""
        return len(self.broken)

    @property
    def height(self) -> float:
        """The height of its lines together."""
        return self.step * self.lines

    @property
    def natural_width(self) -> float:
        """The width of the longest line."""
        return max(line.width for line in self.broken)

    @property
    def smallest(self) -> float:
        """The smallest size in it."""
        return min((s.size for s in self.stretches), default=UNBOUNDED)

    @property
    def largest(self) -> float:
        """The largest size in it."""
        return max((s.size for s in self.stretches), default=0.0)

    @property
    def base(self) -> float:
        """How far down the base line of its first line is."""
        end = self.broken[0].end
        starts = accumulate((len(s.text) for s in self.stretches), initial=0)
        largest = max(
            (s.size for s, at in zip(self.stretches, starts, strict=False) if at < end), default=0.0
        )
        return self.step / 2 + _BASE * round(largest)

    def told(self) -> Iterator[tuple[SlideStretch, str]]:
        """Its stretches as they are set: with a line end where one ends a line."""
        starts, start = [line.start for line in self.broken[1:]], 0
        for stretch in self.stretches:
            end = start + len(stretch.text)
            edges = [start, *(s for s in starts if start <= s < end), end]
            parts = (self.measured.text[a:b].strip(LINE_ENDS) for a, b in pairwise(edges))
            yield stretch, "\n".join(parts)
            start = end

    def hits(self, at: Point) -> list[HitArea]:
        """Where its figures and items stand."""
        found, start = [], 0
        for stretch in self.stretches:
            end = start + len(stretch.text)
            if stretch.figure or stretch.item:
                areas = self._areas(start, end)
                found += [HitArea(area.moved(at.x, at.y), stretch.figure, stretch.item) for area in areas]
            start = end
        return found

    def _areas(self, start: int, end: int) -> Iterator[Rect]:
        for number, left, right in self.measured.extents(self.broken, start, end):
            yield Rect(left, number * self.step, right - left, self.step)


def width_of(text: str, size: float, style: SlideStyle, *, bold: bool = False) -> float:
    """The width of a text on one line."""
    return ruler(bold=bold).width(text, round(size), latin=style.latin)


def least_width_of(text: str, size: float, style: SlideStyle, *, bold: bool = False) -> float:
    """The least width at which no word of a text is broken."""
    return measured(text, round(size), bold=bold, latin=style.latin, words=style.words).least_width
