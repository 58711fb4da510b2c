"""Draws a scene with a QPainter: vectors and real text, for paper and for pictures."""

import math

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from qjviewer.charts.layout.geometry import frame_of
from qjviewer.charts.layout.height import natural_height
from qjviewer.charts.layout.layout import lay_out
from qjviewer.charts.layout.legend import legend_entries
from qjviewer.charts.layout.plane import Rect
from qjviewer.charts.marks import Scene
from qjviewer.ui.draw.measure import Metrics
from qjviewer.ui.draw.paint import Ink
from qjviewer.ui.draw.theme import Theme

# Font sizes are whole pixels: below this many to the em, rounding them would show.
_FINE = 100.0


def paint_scene(
    painter: QPainter,
    rect: QRectF,
    scene: Scene,
    theme: Theme,
    em: float,
    family: str = "",
    hidden: frozenset[str] = frozenset(),
) -> None:
    """Draw a scene into a rectangle; `em` is the height of text in the painter's units."""
    zoom = max(1.0, math.ceil(_FINE / em))
    metrics = Metrics(em * zoom, family)
    large = Rect(0, 0, rect.width() * zoom, rect.height() * zoom)
    painter.save()
    painter.translate(rect.topLeft())
    painter.scale(1 / zoom, 1 / zoom)
    ink = Ink(painter, theme, metrics)
    ink.paint(lay_out(scene, frame_of(scene, large, metrics), metrics, hidden))
    for entry in legend_entries(scene.legend, large, metrics, hidden):
        ink.paint(entry.pieces)
    painter.restore()


def scene_height(scene: Scene, width: float, em: float, family: str = "") -> float:
    """The height at which a scene looks right at a width, all in the units of `em`."""
    zoom = max(1.0, math.ceil(_FINE / em))
    return natural_height(scene, width * zoom, Metrics(em * zoom, family)) / zoom
