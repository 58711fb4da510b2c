"""Where the blocks of a print came to stand: how high each is, and what is wrong with the pages.

A chart or table that would leave a page half empty comes after the text that follows it. The heights of all
blocks are known once they were set, so that one more setting is enough.
"""

import math
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Final

import msgspec
from msgspec.structs import replace

from qjviewer.paper.contract import BlockData, CardsData, PageData
from qjviewer.paper.footnotes import Cited
from qjviewer.paper.page_filling import SPACE, FilledBlock, PageFilling, Stretch, whole_lines
from qjviewer.paper.page_geometry import Geometry

# The least that a last page holds, in parts of a page's height.
_LEAST: Final = 0.16
# Points: from the base line of a note to the end of what stands above it, and from the first one to the text;
# how far above the base line of its last words a block may end.
_NOTE_UP, _NOTES_UP, _NEAR = 10.0, 17.5, 2.0
# The part of a line's height by which what ends with it may go further down.
_WITHIN: Final = 0.1
# Room below the last block of a section: it is not seen where the next one begins a page.
_BELOW_SECTION: Final = 20.0
_WRITTEN: Final = ("points", "entries", "prose", "remark")
HEAD: Final = "head"
SOURCES: Final = "sources"


class PaperSpot(msgspec.Struct):
    """Where something was set: its page, and points from the page's upper edge."""

    id: str
    page: int
    y: float


class Gaps(msgspec.Struct):
    """Where blocks of sections came to stand; a block is known by its tab and its own number (2:0)."""

    pages: Sequence[PageData]
    page: Geometry
    begins: Mapping[str, PaperSpot]
    ends: Mapping[str, PaperSpot]
    notes: Sequence[PaperSpot]
    titles: Mapping[str, PaperSpot] = {}
    cited: Sequence[Cited] = ()
    # Points from line to line of official paper: all stands on its lines, and headlines are text that a page
    # may end with; 0 where there is no such grid.
    line: float = 0.0

    def on_lines(self) -> "Gaps":
        """The same with what stands within a line told to end with it."""

        def end(y: float) -> float:
            return self.page.top + math.ceil((y - self.page.top) / self.line - _WITHIN) * self.line

        if not self.line:
            return self
        begins, ends = (
            {name: replace(spot, y=end(spot.y)) for name, spot in spots.items()}
            for spots in (self.begins, self.ends)
        )
        return replace(self, begins=begins, ends=ends, cited=[replace(c, y=end(c.y)) for c in self.cited])

    def refilled(self) -> PageFilling:
        """The pages filled anew: charts and tables after the text that follows them where that is better."""
        filling = PageFilling(self.page.tall, self._note_heights(), self.line)
        if self.page.columns > 1 or not self.ends:
            return filling
        before = ""
        for number, tab in enumerate(self.pages, start=1):
            stays = not (self.line and tab.headline)
            heading = replace(self._heading(_name(number, -1), before), stays=stays)
            before = heading.name
            upto = max((n for n, block in enumerate(tab.blocks) if _kind(block) in _WRITTEN), default=-1)
            blocks = []
            for place in range(len(tab.blocks)):
                name = _name(number, place)
                after = _name(number, place + 1) if place + 1 < len(tab.blocks) else _name(number + 1, -1)
                made = self._block(name, before, place < upto, self._below(name, after))
                blocks.append(replace(made, rows=_rows(tab.blocks[place])))
                before = name
            filling.fill(heading, blocks)
        return filling

    def _note_heights(self) -> dict[str, float]:
        """How high the note of each source is, with the room above it: what is between it and the next."""
        keys, bottom = {c.id: c.key for c in self.cited}, self.page.top + self.page.tall
        found: dict[str, float] = {}
        for note, below in zip_longest(self.notes, self.notes[1:]):
            end = below.y if below and below.page == note.page else bottom + _NOTE_UP
            key = keys.get(note.id, "")
            found[key] = max(found.get(key, 0.0), end - note.y)
        return found

    def _floor(self, page: int) -> float:
        """How far down from the page's upper edge its notes let the text come."""
        bottom = self.page.top + self.page.tall
        floor = min((n.y - _NOTES_UP for n in self.notes if n.page == page), default=bottom)
        return self.page.top + whole_lines(floor - self.page.top, self.line)

    def _below(self, name: str, after: str) -> float:
        """The room below a block that is lost where what comes after it begins a page."""
        if self.line:
            return 0.0
        end = self.ends.get(name)
        begin = self.begins.get(after) or self.titles.get(after) or self.ends.get(after)
        if end is None or begin is None or begin.page == end.page:
            return 0.0
        return _BELOW_SECTION if after.endswith(HEAD) else SPACE

    def _block(self, name: str, before: str, may_wait: bool, below: float) -> FilledBlock:
        begin, end = self.begins.get(name), self.ends.get(f"late:{name}") or self.ends.get(name)
        start = self.ends.get(before)
        if end is None or start is None:
            return FilledBlock(name, ())
        if begin is not None and end.page == begin.page:
            stretch = end.y - begin.y + below, self._marks(start, end)
            return FilledBlock(name, (stretch,), is_drawn=True, may_wait=may_wait)
        title = self.titles.get(name)
        if title is not None and title.page > start.page:
            # What its title left free on the page before is no part of it.
            start = PaperSpot(name, title.page, self.page.top)
        return FilledBlock(name, (*self._stretches(start, end), (below, ())))

    def _heading(self, name: str, before: str) -> FilledBlock:
        """The heading of a tab with its headline, which stay together."""
        end, start = self.ends[name], self.ends.get(before)
        if start is None or start.page < end.page:
            start = PaperSpot(name, end.page, self.page.top)
        return FilledBlock(name, self._stretches(start, end))

    def _stretches(self, start: PaperSpot, end: PaperSpot) -> tuple[Stretch, ...]:
        found: list[Stretch] = []
        for mark in self._marks(start, end):
            at = PaperSpot(mark.id, mark.page, mark.y)
            found.append((self._written(start, at), [mark]))
            start = at
        return (*found, (self._written(start, end), ()))

    def _marks(self, start: PaperSpot, end: PaperSpot) -> list[Cited]:
        after, upto = (start.page, start.y + _NEAR), (end.page, end.y + _NEAR)
        return [c for c in self.cited if after < (c.page, c.y) <= upto]

    def _written(self, start: PaperSpot, end: PaperSpot) -> float:
        """How much of the pages a text takes from one spot to another."""
        if end.page == start.page:
            return max(0.0, end.y - start.y)
        between = (end.page - start.page - 1) * self.page.tall
        return max(0.0, self._floor(start.page) - start.y) + between + end.y - self.page.top

    def astray(self) -> set[str]:
        """All charts and tables of tabs where one came to stand above the heading."""
        heads = {name: self.ends[_name(_tab_of(name), -1)] for name in self.begins}
        tabs = {_tab_of(name) for name, at in self.begins.items() if _order(at) < _order(heads[name])}
        return {name for name in self.begins if _tab_of(name) in tabs}

    def is_short_of_a_page(self) -> bool:
        """Whether nothing but the end of the sources stands on the last page, and fills little of it."""
        last, text = self.ends.get(SOURCES), [s for name, s in self.ends.items() if name != SOURCES]
        if last is None or not text or text[-1].page == last.page:
            return False
        return last.y - self.page.top < _LEAST * self.page.tall


def _name(number: int, place: int) -> str:
    return f"{number}:{HEAD if place < 0 else place}"


def _tab_of(name: str) -> int:
    return int(name.partition(":")[0])


def _order(spot: PaperSpot) -> tuple[int, float]:
    return spot.page, spot.y


def _rows(block: BlockData) -> int:
    """How many rows of cards there are, that are not broken."""
    return -(-len(block.cards) // block.across) if isinstance(block, CardsData) else 0


def _kind(block: msgspec.Struct) -> str:
    """The kind of a block as a template knows it."""
    return str(block.__struct_config__.tag)
