"""Finds charts and tables that would leave a page half empty: the text after them is to come before them.

The heights of all blocks are known once they were set; pages are filled with them here, so that one more
setting is enough.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from qjviewer.paper.contract import PageData
from qjviewer.paper.page_geometry import Geometry

# What counts as half empty, and the least that a last page holds, in parts of a page's height.
_GAP: Final = 0.14
_LEAST: Final = 0.16
# Points of room that are left above a chart.
_ABOVE: Final = 11.0
_WRITTEN: Final = ("points", "entries", "prose", "remark")
HEAD: Final = "head"
SOURCES: Final = "sources"


class PaperSpot(msgspec.Struct):
    """Where something was set: its page, and points from the page's upper edge."""

    id: str
    page: int
    y: float


class Gaps(msgspec.Struct):
    """Fills pages with the blocks of sections; a block is known by its tab and its own number (2:0)."""

    pages: Sequence[PageData]
    page: Geometry
    begins: Mapping[str, PaperSpot]
    ends: Mapping[str, PaperSpot]
    notes: Sequence[PaperSpot]

    def late(self) -> set[str]:
        """Charts and tables to be set after the text that follows them."""
        if self.page.columns > 1 or not self.ends:
            return set()
        filling = _Filling(self)
        for number, tab in enumerate(self.pages, start=1):
            filling.fill(number, tab)
        return filling.late

    def floor(self, page: int) -> float:
        """How much of a page, from its upper margin, notes leave to the text."""
        highest = min((n.y for n in self.notes if n.page == page), default=self.page.top + self.page.tall)
        return highest - self.page.top

    def drawn(self, name: str) -> float | None:
        """How high a chart or table is, with the room above it; None where it has no place of its own."""
        begin, end = self.begins.get(name), self.ends.get(f"late:{name}") or self.ends.get(name)
        if begin is None or end is None or end.page != begin.page:
            return None
        return end.y - begin.y + _ABOVE

    def written(self, name: str, before: str) -> float:
        """How much of the pages a text takes, from the end of what stands before it."""
        end, start = self.ends.get(name), self.ends.get(before)
        if end is None or start is None:
            return 0.0
        if end.page == start.page:
            return max(0.0, end.y - start.y)
        between = (end.page - start.page - 1) * self.page.tall
        return max(0.0, self.floor(start.page) + self.page.top - start.y) + between + end.y - self.page.top

    def heading(self, name: str, before: str) -> float:
        """How high the heading of a tab is with its headline, which stay together."""
        end, start = self.ends[name], self.ends.get(before)
        is_first = start is None or start.page < end.page
        return end.y - self.page.top if is_first else self.written(name, before)

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


class _Filling:
    """Pages being filled: the page reached, how far it is filled, and what waits for the next."""

    def __init__(self, gaps: Gaps) -> None:
        self._gaps = gaps
        self._page, self._y, self._end = 1, 0.0, ""
        self._waiting: list[float] = []
        self.late: set[str] = set()

    def fill(self, number: int, tab: PageData) -> None:
        """Add a tab."""
        head = _name(number, -1)
        heading = self._gaps.heading(head, self._end)
        self._add(heading)
        self._end = head
        upto = max((n for n, block in enumerate(tab.blocks) if _kind(block) in _WRITTEN), default=-1)
        for place in range(len(tab.blocks)):
            name = _name(number, place)
            high = self._gaps.drawn(name)
            if high is None:
                self._add(self._gaps.written(name, self._end))
            elif self._waiting and place < upto:
                self._wait(name, high)
            elif self._y + high > self._floor:
                if place < upto and self._floor - self._y > _GAP * self._gaps.page.tall:
                    self._wait(name, high)
                else:
                    self._turn(heading if place == 0 else 0.0)
                    self._y += high
            else:
                self._y += high
            self._end = name
        if self._waiting:
            self._turn(0.0)

    @property
    def _floor(self) -> float:
        return self._gaps.floor(self._page)

    def _wait(self, name: str, high: float) -> None:
        self._waiting.append(high)
        self.late.add(name)

    def _add(self, high: float) -> None:
        """Text, that goes over to the next pages where it must."""
        while self._y + high > self._floor and high > 0:
            high -= max(0.0, self._floor - self._y)
            self._turn(0.0)
        self._y += high

    def _turn(self, heading: float) -> None:
        """To the next page, with a heading; what waited stands on it and those after."""
        self._page, self._y = self._page + 1, heading
        for high in self._waiting:
            if self._y + high > self._floor:
                self._page, self._y = self._page + 1, 0.0
            self._y += high
        self._waiting = []


def _name(number: int, place: int) -> str:
    return f"{number}:{HEAD if place < 0 else place}"


def _tab_of(name: str) -> int:
    return int(name.partition(":")[0])


def _order(spot: PaperSpot) -> tuple[int, float]:
    return spot.page, spot.y


def _kind(block: msgspec.Struct) -> str:
    """The kind of a block as a template knows it."""
    return str(block.__struct_config__.tag)
