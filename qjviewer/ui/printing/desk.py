"""What every composing function works with: ruler, words, numbering, and text set into bricks."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from qjviewer.charts.marks import Role
from qjviewer.figures.teller import Teller
from qjviewer.pages.blocks import Chart, Page, Run, SourceMark, Table
from qjviewer.ui.printing.paginate import NO_CITES, Brick, Cites
from qjviewer.ui.printing.sheet import Face, Placed, Words, moved
from qjviewer.ui.printing.typeset import Ruler, Span, TextLine, broken
from qjviewer.wording import say

SANS = Face("sans", 9.5)
SMALL = Face("sans", 9)
BODY = Face("serif", 10.5)
LEADING = 1.6


@dataclass(frozen=True)
class Numbering:
    """The running number of every chart and table by its path, and where each figure is drawn."""

    charts: dict[str, int] = field(default_factory=dict)
    tables: dict[str, int] = field(default_factory=dict)
    drawn: dict[str, tuple[str, int]] = field(default_factory=dict)


def numbered(pages: Sequence[Page]) -> Numbering:
    """Number charts and tables in the order they are printed."""
    found = Numbering()
    for page in pages:
        for block in page.blocks:
            if isinstance(block, Chart):
                found.charts[block.path] = len(found.charts) + 1
                for figure in block.figures:
                    found.drawn.setdefault(f"{page.id}/{figure}", ("chart", found.charts[block.path]))
            elif isinstance(block, Table):
                found.tables[block.path] = len(found.tables) + 1
    return found


@dataclass(frozen=True)
class Desk:
    """The tools of one print: `width` is that of the type area, `tab` the section being set.

    `floor` is the smallest type allowed, raised numbers included; heights of lines, rows and
    drawings are multiples of `pitch` where there is one.
    """

    ruler: Ruler
    teller: Teller
    width: float
    height: float
    numbering: Numbering = Numbering()
    tab: str = ""
    body: Face = BODY
    leading: float = LEADING
    floor: float = 0.0
    pitch: float = 0.0

    def say(self, key: str, /, **values: object) -> str:
        """A phrase of the area `printing`."""
        return say(f"printing.{key}", self.teller.lang, **values)

    def narrowed(self, width: float) -> "Desk":
        """The same for a narrower column."""
        return replace(self, width=width)

    def snapped(self, height: float) -> float:
        """A height made to fit the line grid."""
        return math.ceil(height / self.pitch - 0.01) * self.pitch if self.pitch else height

    # Text ------------------------------------------------------------------------------

    def lines(
        self, spans: Sequence[Span], *, indent: float = 0.0, justify: bool = True
    ) -> tuple[TextLine, ...]:
        """A paragraph broken at the width of the desk."""
        return broken(spans, self.width, self.ruler, indent=indent, justify=justify)

    def paragraph(
        self,
        spans: Sequence[Span],
        *,
        x: float = 0.0,
        indent: float = 0.0,
        before: float = 0.0,
        align: str = "left",
        leading: float = 0.0,
        cites: Cites = NO_CITES,
        joined: bool = False,
    ) -> list[Brick]:
        """A paragraph as one brick a line; its first and last two lines stay together."""
        lines = self.narrowed(self.width - x).lines(spans, indent=indent, justify=align == "left")
        step = max((s.face.size for s in spans), default=self.body.size) * (leading or self.leading)
        step, before = self.snapped(step), self.snapped(before)
        bricks = [self._line(line, x, step, align) for line in lines]
        last = len(bricks) - 1
        bricks = [replace(b, joined=n in (0, last - 1) and n < last) for n, b in enumerate(bricks)]
        bricks[0] = replace(bricks[0], before=before, cites=cites)
        bricks[-1] = replace(bricks[-1], joined=joined)
        return bricks

    def _line(self, line: TextLine, x: float, step: float, align: str) -> Brick:
        room = self.width - x - line.width
        x += {"left": 0.0, "ragged": 0.0, "center": room / 2, "right": room}[align]
        return Brick(step, tuple(self.on_line(line.words, x, 0.0, step)))

    def on_line(self, words: Sequence[Words], x: float, top: float, step: float) -> list[Placed]:
        """Words set on a line of height `step` that begins at `top`."""
        size = max((w.face.size for w in words), default=self.body.size)
        base = top + (step - size) / 2 + size * 0.86
        return [moved(w, x, base) for w in words]

    def text(self, text: str, face: Face, ink: Role = "text") -> list[Span]:
        """A plain text as spans."""
        return [Span(text, face, ink)]

    def runs(self, runs: Sequence[Run], face: Face, ink: Role = "text") -> list[Span]:
        """Runs as spans."""
        return [Span(r.text, face, ink) for r in runs if r.text]

    # Citing ----------------------------------------------------------------------------

    def marks(self, marks: Sequence[SourceMark], size: float) -> list[Span]:
        """Raised numbers of the sources: [1][3]."""
        numbers = sorted({m.number for m in marks})
        small = Face("sans", max(size * 0.62, self.floor))
        return [
            Span(f"[{n}]", small, "text", rise=min(size * 0.34, size * 1.1 - small.size), glued=True)
            for n in numbers
        ]

    def cites(self, marks: Sequence[SourceMark], runs: Sequence[Run] = (), figure: str = "") -> Cites:
        """What the foot of the page has to tell for these marks and figures."""
        named = {r.figure for r in runs} | {figure}
        return frozenset(marks) | {f for f in named if f and self.derived(f)}

    def derived(self, figure: str) -> str:
        """The arithmetic behind a derived figure in a sentence; empty for a published one."""
        found = self.teller.bundle.figure_by_id.get(figure)
        total = self.teller.sum_of(found) if found else ""
        if not found or not total:
            return ""
        place = self.teller.place(self.teller.place_of(found))
        name = self.teller.measured(found)
        placed = say("pages.of-place", self.teller.lang, place=place, name=name)
        return say("pages.derived-note", self.teller.lang, name=placed, sum=total)

    def reference(self, runs: Sequence[Run]) -> str:
        """（图1）for a statement whose figures a chart of its section draws; at most two."""
        drawn = (self.numbering.drawn.get(f"{self.tab}/{r.figure}") for r in runs if r.figure)
        numbers = sorted({d[1] for d in drawn if d})[:2]
        if not numbers:
            return ""
        return self.say("see", charts=self.teller.joined(self.say("chart-n", n=n) for n in numbers))


def stacked(bricks: Sequence[Brick]) -> Brick:
    """Bricks made one that is not broken."""
    height, placed, cites = 0.0, [], NO_CITES
    for n, brick in enumerate(bricks):
        height += brick.before if n else 0.0
        placed += [moved(p, 0, height) for p in brick.placed]
        height += brick.height
        cites |= brick.cites
    before = bricks[0].before if bricks else 0.0
    return Brick(height, tuple(placed), before=before, cites=cites)


def beside(bricks: Sequence[tuple[float, Brick]]) -> Brick:
    """Bricks side by side, each at its x, made one."""
    placed = tuple(moved(p, x, 0) for x, b in bricks for p in b.placed)
    cites: Cites = frozenset().union(*(b.cites for _, b in bricks))
    height = max((b.height for _, b in bricks), default=0.0)
    return Brick(height, placed, before=max((b.before for _, b in bricks), default=0.0), cites=cites)
