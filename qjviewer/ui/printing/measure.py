"""The ruler that Qt's own fonts give, in points; needs a running QGuiApplication."""

from dataclasses import replace
from functools import cache

from qjviewer.charts.marks import Scene
from qjviewer.ui.draw.paper import scene_height
from qjviewer.ui.printing.faces import UNITS, metrics_of
from qjviewer.ui.printing.sheet import Face


@cache
def _advance(text: str, face: Face) -> float:
    return metrics_of(face).horizontalAdvance(text) / UNITS


class QtRuler:
    """Measures with the fonts that will be painted with."""

    def width(self, text: str, face: Face) -> float:
        """The advance of a text."""
        # Spacing is added here, so that the thousand spacings of justified lines need no fonts of their own.
        plain = replace(face, spacing=0.0, gap=0.0) if face.spacing or face.gap else face
        return _advance(text, plain) + face.spacing * len(text) + face.gap * text.count(" ")

    def ascent(self, face: Face) -> float:
        """How far the face rises over its base line."""
        return metrics_of(face).ascent() / UNITS

    def descent(self, face: Face) -> float:
        """How far the face falls under its base line."""
        return metrics_of(face).descent() / UNITS

    def scene_height(self, scene: Scene, width: float, em: float) -> float:
        """The natural height of a chart at a width."""
        return scene_height(scene, width * UNITS, em * UNITS) / UNITS
