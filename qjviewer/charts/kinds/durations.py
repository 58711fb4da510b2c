"""`durations`: how long things took, as bars with their unit."""

from qjviewer.bundle.units import LENGTHS_OF_TIME, base_unit
from qjviewer.charts.kinds._common import one_unit
from qjviewer.charts.kinds.bars import scene_of
from qjviewer.charts.marks import Scene
from qjviewer.charts.request import CannotDraw, Request

KEYS = ("beside",)
NATIVE = "bars"


def draw(request: Request) -> Scene:
    """Bars of durations; raises CannotDraw for anything else."""
    for figure in request.figures:
        if base_unit(figure.unit) not in LENGTHS_OF_TIME:
            raise CannotDraw("not-durations", name=request.teller.name(figure))
    one_unit(request.figures, request.teller)
    return scene_of(request, unit=True)
