"""The pieces a laid-out slide is made of."""

from dataclasses import dataclass, field, replace

from qjviewer.charts.layout.plane import Point, Rect
from qjviewer.charts.small import Small
from qjviewer.pages.blocks import Chart
from qjviewer.setting.slides.style import Ink, SlideStyle
from qjviewer.setting.slides.words import HitArea, SlideWords


@dataclass(frozen=True)
class PlacedWords:
    """Words at a position; shown from a step on."""

    words: SlideWords
    at: Point
    step: int = 0


@dataclass(frozen=True)
class SlideBox:
    """A rounded rectangle: filled, outlined, or both."""

    area: Rect
    fill: Ink | None = None
    border: Ink | None = None
    dashed: bool = False
    radius: float = 10.0
    step: int = 0
    width: float = 2.0
    hit: HitArea | None = None

    def moved(self, x: float, y: float) -> "SlideBox":
        """The same box elsewhere, with what a click on it asks about."""
        hit = self.hit and replace(self.hit, area=self.hit.area.moved(x, y))
        return replace(self, area=self.area.moved(x, y), hit=hit)


@dataclass(frozen=True)
class PlacedChart:
    """A chart's place and the height of its words."""

    chart: Chart
    area: Rect
    em: float


@dataclass(frozen=True)
class PlacedSmall:
    """What is drawn in a cell of a table, at its place, and the height of the words beside it."""

    small: Small
    area: Rect
    em: float


@dataclass
class SlideSheet:
    """A laid-out slide in its own units.

    `overflow`: its text at the floor sizes needs more room than there is; `failed`: it or its chart
    could not be drawn and its words stand in; `built`: its chart is built up step by step.
    """

    width: float
    height: float
    style: SlideStyle
    boxes: list[SlideBox] = field(default_factory=list)
    words: list[PlacedWords] = field(default_factory=list)
    smalls: list[PlacedSmall] = field(default_factory=list)
    drawing: PlacedChart | None = None
    overflow: bool = False
    failed: bool = False
    built: bool = False

    def show_at_once(self) -> None:
        """Let nothing wait for a step."""
        self.boxes = [replace(b, step=0) for b in self.boxes]
        self.words = [replace(w, step=0) for w in self.words]

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
        sizes = [p.words.smallest for p in self.words]
        return min([*sizes, *([self.drawing.em] if self.drawing else [])], default=0.0)
