"""`durations`: how long things took, as bars with their unit."""

from qjviewer.bundle.units import base_unit
from qjviewer.charts.kind import CannotDraw, Request
from qjviewer.charts.kinds._common import one_unit
from qjviewer.charts.kinds.bars import scene_of
from qjviewer.charts.marks import Scene

NATIVE = "bars"
TIMES = ("天", "日", "周", "个月", "个季度", "年", "小时", "分钟")


def draw(request: Request) -> Scene:
    """Bars of durations; raises CannotDraw for anything else."""
    for figure in request.figures:
        if base_unit(figure.unit) not in TIMES:
            raise CannotDraw("not-durations", name=request.teller.name(figure))
    one_unit(request.figures, request.teller)
    return scene_of(request, unit=True)
