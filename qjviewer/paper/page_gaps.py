"""Finds charts and tables that left a page half empty, so that the text after them comes before them."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

import msgspec

from qjviewer.paper.contract import PageData
from qjviewer.paper.page_geometry import Geometry

# What counts as half empty, and the least that a last page holds, in parts of a page's height.
_GAP: Final = 0.14
_LEAST: Final = 0.16
_DRAWN: Final = ("charts", "table")
_WRITTEN: Final = ("points", "entries", "prose", "remark")
HEAD: Final = "head"
SOURCES: Final = "sources"


class PaperSpot(msgspec.Struct):
    """Where something was set: its page, and points from the page's upper edge."""

    id: str
    page: int
    y: float


class Gaps(msgspec.Struct):
    """Looks for gaps in pages of sections; a block is known by the number of its tab and its own (2:0)."""

    pages: Sequence[PageData]
    page: Geometry
    begins: Mapping[str, PaperSpot]
    ends: Mapping[str, PaperSpot]
    notes: Sequence[PaperSpot]

    def late(self, but: Collection[int]) -> set[str]:
        """Charts and tables of the first tab where one began a page for want of room, up to its last text.

        What follows moves with them, so later tabs are looked at anew; tabs to be left as they are: `but`.
        """
        before: PaperSpot | None = None
        for number, tab in enumerate(self.pages if self.page.columns == 1 else (), start=1):
            found: set[str] = set()
            for place in range(-1, len(tab.blocks)):
                name = _name(number, place)
                begin = self.begins.get(name)
                if begin and before and begin.page == before.page + 1 and self._left_open(before):
                    found |= _following(number, place, tab)
                # A heading goes over to the next page with its chart: what ends the page is before it.
                if not (place < 0 and self._goes_over(number, tab)):
                    before = self._last(before, self.ends.get(name), self.ends.get(f"late:{name}"))
            if found and number not in but:
                return found
        return set()

    @staticmethod
    def _last(*spots: PaperSpot | None) -> PaperSpot | None:
        return max(filter(None, spots), key=lambda s: (s.page, s.y), default=None)

    def _goes_over(self, number: int, tab: PageData) -> bool:
        head, first = self.ends.get(_name(number, -1)), self.begins.get(_name(number, 0))
        return bool(tab.blocks and head and first and head.page == first.page)

    def _left_open(self, end: PaperSpot) -> bool:
        floor = min((n.y for n in self.notes if n.page == end.page), default=self.page.top + self.page.tall)
        return floor - end.y > _GAP * self.page.tall

    def astray(self) -> set[int]:
        """Tabs with a chart that came to stand on the page of its heading, and so above it, or before it."""
        return {
            tab_of(name)
            for name, spot in self.begins.items()
            if spot.page <= self.ends[_head_of(name)].page and spot.y < self.ends[_head_of(name)].y
        }

    def is_short_of_a_page(self) -> bool:
        """Whether nothing but the end of the sources stands on the last page, and fills little of it."""
        last, text = self.ends.get(SOURCES), [s for name, s in self.ends.items() if name != SOURCES]
        if last is None or not text or text[-1].page == last.page:
            return False
        return last.y - self.page.top < _LEAST * self.page.tall


def _name(number: int, place: int) -> str:
    return f"{number}:{HEAD if place < 0 else place}"


def _head_of(name: str) -> str:
    return _name(tab_of(name), -1)


def tab_of(name: str) -> int:
    """The number of a block's tab, from 1."""
    return int(name.partition(":")[0])


def _following(number: int, place: int, tab: PageData) -> set[str]:
    """A block and the charts and tables after it, as far as text comes after them."""
    texts = [n for n, block in enumerate(tab.blocks) if kind_of(block) in _WRITTEN and n > place]
    upto = texts[-1] if texts else place
    return {_name(number, n) for n in range(place, upto) if kind_of(tab.blocks[n]) in _DRAWN}


def kind_of(block: msgspec.Struct) -> str:
    """The kind of a block as a template knows it."""
    return str(block.__struct_config__.tag)
