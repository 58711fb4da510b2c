"""What stands under the type area: numbered sources of the page, and the running foot."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from qjviewer.charts.marks import Role
from qjviewer.load import Loaded
from qjviewer.pages.blocks import NumberedSource, SourceMark
from qjviewer.ui.printing.desk import SMALL, Desk, stacked
from qjviewer.ui.printing.options import MM
from qjviewer.ui.printing.paginate import Brick, Cites
from qjviewer.ui.printing.sheet import Face, Placed, Stroke, Words
from qjviewer.ui.printing.typeset import Span

NOTE = Face("sans", 9)
_LEADING = 1.4
_ABOVE = 8.0


class Feet:
    """Makes and measures the notes at the foot of pages; each set of cites, and each line, is set once."""

    def __init__(self, desk: Desk, loaded: Loaded, *, compact: bool = False) -> None:
        """`compact` names the sources in short, one after the other."""
        self._desk = desk
        self._compact = compact
        self._loaded = loaded
        self._made: dict[tuple[Cites, float], Brick] = {}
        self._lines: dict[tuple[str, float], list[Brick]] = {}

    @cached_property
    def _texts(self) -> dict[int, str]:
        sources = self._loaded.cover.sources if self._loaded.cover else ()
        return {s.number: s.short if self._compact else without_address(s.text) for s in sources}

    def height(self, cites: Cites, width: float) -> float:
        """How much of the page the notes take."""
        return self.brick(cites, width).height

    def brick(self, cites: Cites, width: float) -> Brick:
        """The notes of a page under a short rule; empty when nothing is cited."""
        key = (cites, width)
        if key not in self._made:
            self._made[key] = self._set(cites, self._desk.narrowed(width))
        return self._made[key]

    def _set(self, cites: Cites, desk: Desk) -> Brick:
        listed = [f"[{number}] {self._source(number, marks)}" for number, marks in _by_number(cites)]
        if self._compact and listed:
            listed = [desk.say("semicolon").join(listed)]
        bricks = [b for text in listed for b in self._line(text, desk)]
        for figure in sorted(c for c in cites if isinstance(c, str)):
            bricks += self._line(desk.derived(figure), desk)
        if not bricks:
            return Brick(0)
        rule = Brick(4, (Stroke(0, 0, desk.width / 3, 0, 0.5, "axis"),))
        notes = stacked([rule, *bricks])
        return replace(notes, height=notes.height + _ABOVE)

    def _line(self, text: str, desk: Desk) -> list[Brick]:
        # Pages are tried with more and more cites, most of which were tried before.
        key = (text, desk.width)
        if key not in self._lines:
            self._lines[key] = desk.paragraph([Span(text, NOTE)], leading=_LEADING, align="ragged")
        return self._lines[key]

    def _source(self, number: int, marks: list[SourceMark]) -> str:
        text = self._texts.get(number, "")
        spots = self._desk.teller.joined(dict.fromkeys(m.spot for m in marks if m.spot))
        return self._desk.say("source-spots", text=text, spots=spots) if spots else text


def without_address(text: str) -> str:
    """A source without its web address: that stands once, in the list at the end."""
    return re.sub(r"\s*https?://\S+", "", text)


def source_list(sources: Sequence[NumberedSource], desk: Desk) -> list[Brick]:
    """All sources in full, with addresses and remarks."""
    bricks: list[Brick] = []
    for source in sources:
        text = source.text + (f" {source.note}" if source.note else "")
        context = desk.say("context-source") if source.context else ""
        spans = [Span(f"[{source.number}] {text}{context}", NOTE)]
        bricks += desk.paragraph(spans, leading=1.5, align="ragged", before=1)
    return bricks


def _by_number(cites: Cites) -> list[tuple[int, list[SourceMark]]]:
    """Marks by source, spots in the order of their first number (第2段 before 第10段)."""
    found: dict[int, list[SourceMark]] = {}
    for mark in sorted((c for c in cites if isinstance(c, SourceMark)), key=_order):
        found.setdefault(mark.number, []).append(mark)
    return sorted(found.items())


def _order(mark: SourceMark) -> tuple[int, int, str]:
    digits = "".join(c if c.isdigit() else " " for c in mark.spot).split()
    return mark.number, int(digits[0]) if digits else 0, mark.spot


def running_foot(
    left: str, right: str, below: str, desk: Desk, x: float, y: float, width: float
) -> list[Placed]:
    """Title and page number 7 mm under the type area, what the data are under them."""
    ink: Role = "muted"
    base = y + 7 * MM
    at_right = x + width - desk.ruler.width(right, SMALL)
    room = at_right - x - 18
    placed: list[Placed] = [
        Stroke(x, base - 13, x + width, base - 13, 0.5, "axis"),
        Words(x, base, fitted(left, SMALL, room, desk), SMALL, ink),
        Words(at_right, base, right, SMALL, ink),
    ]
    if below:
        placed.append(Words(x, base + 13, fitted(below, SMALL, width, desk), SMALL, ink))
    return placed


def fitted(text: str, face: Face, room: float, desk: Desk) -> str:
    """A text shortened with an ellipsis to the room there is."""
    if desk.ruler.width(text, face) <= room:
        return text
    while text and desk.ruler.width(text + "…", face) > room:
        text = text[:-1]
    return text + "…"
