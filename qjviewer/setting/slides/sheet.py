"""What a laid-out slide is made of: projector, PowerPoint and paper all draw these pieces."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from qjviewer.charts.layout.plane import Point, Rect
from qjviewer.charts.small import Small
from qjviewer.pages.blocks import Chart, HeadSpan
from qjviewer.setting.slides.style import Ink, SlideStyle
from qjviewer.setting.slides.words import HitArea, SlideWords


class PlacedWords(msgspec.Struct, frozen=True):
    """Words at a position; shown from a step on."""

    words: SlideWords
    at: Point
    step: int = 0

    @property
    def area(self) -> Rect:
        """The room its lines take."""
        return Rect(self.at.x, self.at.y, self.words.natural_width, self.words.height)


class SlideBox(msgspec.Struct, frozen=True):
    """A rounded rectangle: filled, outlined, or both; `name` says what all in it is about."""

    area: Rect
    fill: Ink | None = None
    border: Ink | None = None
    dashed: bool = False
    radius: float = 10.0
    step: int = 0
    width: float = 2.0
    hit: HitArea | None = None
    name: str = ""

    @property
    def is_seen(self) -> bool:
        """Whether it is painted; else it only answers to clicks."""
        return self.fill is not None or self.border is not None

    def moved(self, x: float, y: float) -> "SlideBox":
        """The same box elsewhere, with what a click on it asks about."""
        hit = self.hit and replace(self.hit, area=self.hit.area.moved(x, y))
        return replace(self, area=self.area.moved(x, y), hit=hit)


class PlacedChart(msgspec.Struct, frozen=True):
    """A chart's place and the height of its words; it is built up `after` so many steps of another."""

    chart: Chart
    area: Rect
    em: float
    after: int = 0

    def moved(self, x: float, y: float) -> "PlacedChart":
        """The same elsewhere."""
        return replace(self, area=self.area.moved(x, y))


class PlacedSmall(msgspec.Struct, frozen=True):
    """What is drawn in a cell of a table, at its place; `em` is the height of the words beside it.

    `told` is the same in words.
    """

    small: Small
    area: Rect
    em: float
    told: str = ""

    def moved(self, x: float, y: float) -> "PlacedSmall":
        """The same elsewhere."""
        return replace(self, area=self.area.moved(x, y))


class PlacedTable(msgspec.Struct, frozen=True):
    """Where a table stands whose words, rules and grounds are pieces of the sheet.

    `columns` and `rows` are the edges of its columns and rows, the first row its header; `numeric` says of
    each column whether its words end on the right. `over` are the headings that stand over several columns:
    where there are some they are the first row, and the header is the second.
    """

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    numeric: tuple[bool, ...]
    over: tuple[HeadSpan, ...] = ()

    @property
    def area(self) -> Rect:
        """All of it."""
        left, top = self.columns[0], self.rows[0]
        return Rect(left, top, self.columns[-1] - left, self.rows[-1] - top)

    def cell_at(self, area: Rect) -> tuple[int, int]:
        """The row and the column that a piece stands in; the first of those that a heading stands over."""
        row, column = _between(self.rows, area.centre.y), _between(self.columns, area.centre.x)
        over = self.over_at(row, column)
        return row, over.first if over is not None else column

    def over_at(self, row: int, column: int) -> HeadSpan | None:
        """The heading over several columns that a cell is a part of."""
        return next((o for o in self.over if row == 0 and column in o.columns), None)

    def moved(self, x: float, y: float) -> "PlacedTable":
        """The same elsewhere."""
        columns, rows = tuple(c + x for c in self.columns), tuple(r + y for r in self.rows)
        return replace(self, columns=columns, rows=rows)


_Piece = TypeVar("_Piece", SlideBox, PlacedWords)


def parted(pieces: Iterable[_Piece], area: Rect) -> tuple[list[_Piece], list[_Piece]]:
    """Those outside an area, and those in it."""
    room = area.grown(2, 2)
    inside: list[_Piece] = []
    outside: list[_Piece] = []
    for piece in pieces:
        (inside if room.contains(piece.area.centre) else outside).append(piece)
    return outside, inside


def _between(edges: Sequence[float], at: float) -> int:
    """Between which two edges a position is."""
    found = sum(edge <= at for edge in edges) - 1
    return min(max(found, 0), len(edges) - 2)


class SlideSheet(msgspec.Struct):
    """A laid-out slide in its own units.

    `headline` is the one among its words that names it; those of the footer come last. `overflow`: its text
    at the floor sizes needs more room than there is; `failed`: it or its chart could not be drawn and its
    words stand in; `built`: its charts are built up step by step.
    """

    width: float
    height: float
    style: SlideStyle
    boxes: list[SlideBox] = msgspec.field(default_factory=list)
    words: list[PlacedWords] = msgspec.field(default_factory=list)
    smalls: list[PlacedSmall] = msgspec.field(default_factory=list)
    drawings: list[PlacedChart] = msgspec.field(default_factory=list)
    table: PlacedTable | None = None
    headline: SlideWords | None = None
    overflow: bool = False
    failed: bool = False
    built: bool = False

    def show_at_once(self) -> None:
        """Let nothing wait for a step."""
        self.boxes = [replace(b, step=0) for b in self.boxes]
        self.words = [replace(w, step=0) for w in self.words]

    @property
    def picture_areas(self) -> list[Rect]:
        """Where its drawings and its table stand."""
        return [d.area for d in self.drawings] + ([self.table.area] if self.table is not None else [])

    def below_picture(self, words: Iterable[PlacedWords]) -> list[PlacedWords]:
        """Those that are read after the table or the drawings: notes, sources, footer."""
        lowest = max((area.bottom for area in self.picture_areas), default=None)
        return [p for p in words if lowest is not None and p.area.top >= lowest - 1]

    def hit(self, spot: Point, step: int) -> HitArea | None:
        """What stands at a position: words before the box they lie on."""
        for placed in self.words:
            if placed.step <= step:
                for found in placed.words.hits(placed.at):
                    if found.area.contains(spot):
                        return found
        return next((b.hit for b in self.boxes if b.hit and b.step <= step and b.area.contains(spot)), None)

    @property
    def smallest(self) -> float:
        """The smallest text on it, charts included."""
        sizes = [p.words.smallest for p in self.words] + [d.em for d in self.drawings]
        return min(sizes, default=0.0)
