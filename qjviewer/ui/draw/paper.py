"""Draws a scene with a QPainter: vectors and real text, for paper and for pictures."""

import math

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from qjviewer.charts.layout.height import natural_height
from qjviewer.charts.layout.metrics import Metrics
from qjviewer.charts.layout.placed import placed
from qjviewer.charts.layout.plane import Rect
from qjviewer.charts.marks import Scene
from qjviewer.ui.draw.paint import Ink
from qjviewer.ui.draw.theme import Theme

# Font sizes are whole pixels: below this many to the em, rounding them would show.
_FINE = 100.0


def zoom_for(em: float) -> float:
    """How much larger to lay out and then paint smaller, so that rounded sizes of fonts do not show."""
    return max(1.0, math.ceil(_FINE / em))


def paint_scene(
    painter: QPainter,
    rect: QRectF,
    scene: Scene,
    theme: Theme,
    em: float,
    hidden: frozenset[str] = frozenset(),
) -> None:
    """Draw a scene into a rectangle; `em` is the height of text in the painter's units."""
    zoom = zoom_for(em)
    metrics = Metrics(em * zoom, latin=scene.lang == "en", words=theme.words)
    large = Rect(0, 0, rect.width() * zoom, rect.height() * zoom)
    painter.save()
    painter.translate(rect.topLeft())
    painter.scale(1 / zoom, 1 / zoom)
    Ink(painter, theme, metrics).paint(placed(scene, large, metrics, hidden))
    painter.restore()


def scene_height(scene: Scene, width: float, em: float) -> float:
    """The height at which a scene looks right at a width, all in the units of `em`."""
    zoom = zoom_for(em)
    return natural_height(scene, width * zoom, Metrics(em * zoom, latin=scene.lang == "en")) / zoom
