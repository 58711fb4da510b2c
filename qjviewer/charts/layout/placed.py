"""A scene with its legend as placed pieces, in the order of painting."""

from collections.abc import Iterator

from qjviewer.charts.layout.geometry import frame_of
from qjviewer.charts.layout.height import arranged
from qjviewer.charts.layout.legend import legend_entries
from qjviewer.charts.layout.metrics import Metrics
from qjviewer.charts.layout.pieces import Piece
from qjviewer.charts.layout.plane import Rect
from qjviewer.charts.layout.scene_layout import lay_out
from qjviewer.charts.marks import Scene


def placed(
    scene: Scene, whole: Rect, metrics: Metrics, hidden: frozenset[str] = frozenset()
) -> Iterator[Piece]:
    """The pieces of a scene and its legend at their places in a rectangle, in the order of painting."""
    scene = arranged(scene, whole.width, whole.height, metrics)
    yield from lay_out(scene, frame_of(scene, whole, metrics), metrics, hidden)
    for entry in legend_entries(scene.legend, whole, metrics, hidden):
        yield from entry.pieces
