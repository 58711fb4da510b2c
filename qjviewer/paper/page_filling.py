"""Fills pages with the blocks of sections again, some charts and tables later than they stand in the text.

Tells on which page each citation comes to stand then: with its note there, one more setting is enough.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias

import msgspec

from qjviewer.paper.footnotes import Cited

# What counts as half empty, in parts of a page's height.
GAP: Final = 0.11
# Points that the rule above a page's notes takes with the room around it, and a note of unknown height.
_RULE, _NOTE = 7.5, 11.0
# Points of a title with the first words under it.
_FIRST: Final = 36.0

# Points of room below a block, that is none at the foot of a page.
SPACE: Final = 11.0

# Heights in points, and the marks that stand at the end of each.
Stretch: TypeAlias = tuple[float, Sequence[Cited]]


def whole_lines(room: float, line: float) -> float:
    """How much of some room is filled by lines of a grid; all of it where there is none."""
    return int((room + SPACE) / line) * line if line else room


class FilledBlock(msgspec.Struct, frozen=True):
    """A heading or block: text as stretches from mark to mark, or `drawn` in one piece.

    `may_wait` where text follows it in its section; `rows` of equal height stay whole, if it has any.
    A heading that `stays` is never the last thing on its page.
    """

    name: str
    stretches: tuple[Stretch, ...]
    is_drawn: bool = False
    may_wait: bool = False
    stays: bool = False
    rows: int = 0

    @property
    def high(self) -> float:
        """How high it is."""
        return sum(high for high, _ in self.stretches)

    @property
    def least(self) -> float:
        """How much of it stands on its first page at least."""
        return self.high / self.rows if self.rows else min(self.high, _FIRST)

    @property
    def marks(self) -> Iterator[Cited]:
        """The marks in it."""
        return (mark for _, marks in self.stretches for mark in marks)


class PageFilling:
    """Pages being filled: the page reached, how far it is filled, its notes, and what waits for the next.

    With a `line`, what fills them stands on lines of that height.
    """

    def __init__(self, tall: float, notes: Mapping[str, float], line: float = 0.0) -> None:
        self._tall, self._notes, self._line = tall, notes, line
        self._page, self._y = 1, 0.0
        self._noted: dict[str, float] = {}
        self._waiting: list[FilledBlock] = []
        self.late: set[str] = set()
        # Those of the late that lack so little room that the page's foot may take them yet.
        self.narrow: set[str] = set()
        # The page of each mark, by its id.
        self.pages: dict[str, int] = {}

    def fill(self, heading: FilledBlock, blocks: Sequence[FilledBlock]) -> None:
        """Add a section under its heading."""
        self._write(heading, blocks[0].least if blocks and blocks[0].rows else 0.0)
        for place, block in enumerate(blocks):
            if not block.is_drawn:
                self._write(block)
            elif self._waiting and block.may_wait:
                self._wait(block)
            elif self._has_room(block):
                self._put(block)
            elif block.may_wait and self._left > GAP * self._tall:
                self._wait(block)
            else:
                self._turn()
                if place == 0 and heading.stays:
                    self._put(heading)
                self._put(block)
        if self._waiting:
            self._turn()

    @property
    def _left(self) -> float:
        return self._floor() - self._y

    def _floor(self, marks: Sequence[Cited] = ()) -> float:
        """How far text may come down, with the notes of the page and of some marks more."""
        noted = self._noted | self._notes_of(marks)
        return whole_lines(self._tall - sum(noted.values()) - (_RULE if noted else 0.0), self._line)

    def _notes_of(self, marks: Sequence[Cited]) -> dict[str, float]:
        return {mark.key: self._notes.get(mark.key, _NOTE) for mark in marks}

    def _has_room(self, block: FilledBlock) -> bool:
        return self._y + block.high - SPACE <= self._floor(list(block.marks))

    def _wait(self, block: FilledBlock) -> None:
        if not self._waiting and block.high - self._left < 2 * SPACE:
            self.narrow.add(block.name)
        self._waiting.append(block)
        self.late.add(block.name)

    def _put(self, block: FilledBlock) -> None:
        """A block in one piece, where the page has room for it."""
        self._y += block.high
        self._cite(list(block.marks))

    def _cite(self, marks: Sequence[Cited]) -> None:
        self._noted |= self._notes_of(marks)
        self.pages |= {mark.id: self._page for mark in marks}

    def _write(self, block: FilledBlock, beside: float = 0.0) -> None:
        """Text, that goes over to the next pages where it must; a note goes with its mark.

        What stays with it, and no less than its first lines, has room `beside` it.
        """
        least = block.high + beside if beside else block.least
        if self._y and self._y + least - SPACE > self._floor():
            self._turn()
        for high, marks in block.stretches:
            while self._y + high - SPACE > self._floor() and high > 0:
                high -= max(0.0, self._left)
                self._turn()
            self._y += max(0.0, high)
            if marks and self._y > self._floor(marks):
                # The last line goes over with the notes of its marks. Where none is known, it is no more than
                # what notes are told too high.
                self._turn()
                self._y += self._line
            self._cite(marks)

    def _turn(self) -> None:
        """To the next page; what waited stands on it and those after."""
        self._page, self._y, self._noted = self._page + 1, 0.0, {}
        waiting, self._waiting = self._waiting, []
        for block in waiting:
            if self._y and not self._has_room(block):
                self._page, self._y, self._noted = self._page + 1, 0.0, {}
            self._put(block)
