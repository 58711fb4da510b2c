"""The pieces a laid-out slide is made of, and how they are painted."""

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from qjviewer.pages.blocks import Chart
from qjviewer.ui.present.slide.style import Ink, Style
from qjviewer.ui.present.slide.words import Hit, Words


@dataclass(frozen=True)
class Placed:
    """Words at a position; shown from a step on."""

    words: Words
    at: QPointF
    step: int = 0


@dataclass(frozen=True)
class Box:
    """A rounded rectangle: filled, outlined, or both."""

    area: QRectF
    fill: Ink | None = None
    border: Ink | None = None
    dashed: bool = False
    radius: float = 10.0
    step: int = 0
    width: float = 2.0
    hit: Hit | None = None


@dataclass(frozen=True)
class Drawing:
    """A chart's place and the height of its words."""

    chart: Chart
    area: QRectF
    em: float


@dataclass
class Sheet:
    """A laid-out slide in its own units.

    `overflow`: its text at the floor sizes needs more room than there is; `failed`: it or its chart
    could not be drawn and its words stand in.
    """

    width: float
    height: float
    style: Style
    boxes: list[Box] = field(default_factory=list)
    words: list[Placed] = field(default_factory=list)
    drawing: Drawing | None = None
    overflow: bool = False
    failed: bool = False

    def paint(self, painter: QPainter, step: int) -> None:
        """Paint everything but the chart, up to a step."""
        painter.fillRect(QRectF(0, 0, self.width, self.height), self.style.colour("page"))
        for box in self.boxes:
            if box.step <= step:
                _paint_box(painter, box, self.style)
        for placed in self.words:
            if placed.step <= step:
                placed.words.draw(painter, placed.at)

    def hit(self, spot: QPointF, step: int) -> Hit | None:
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


def _paint_box(painter: QPainter, box: Box, style: Style) -> None:
    painter.setBrush(style.colour(box.fill) if box.fill else Qt.BrushStyle.NoBrush)
    if box.border:
        line = Qt.PenStyle.DashLine if box.dashed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(style.colour(box.border), box.width, line))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(box.area, box.radius, box.radius)
