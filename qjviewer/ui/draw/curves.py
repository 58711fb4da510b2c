"""The pen of a line in a plot that can be zoomed, whoever draws it."""

from PySide6.QtGui import QColor, QPen

from qjviewer.charts.layout.ink import TRACE, pattern
from qjviewer.charts.marks import Line
from qjviewer.charts.palette import look
from qjviewer.ui.draw.theme import Theme

_DENSE = 1_000  # points


def is_dense(line: Line) -> bool:
    """Whether a line has so many points that a thick pen takes Qt seconds, a thin one milliseconds."""
    return len(line.points) > _DENSE


def curve_pen(line: Line, theme: Theme, ratio: float) -> QPen:
    """A cosmetic pen, whose width counts in device pixels; `ratio` of them are a pixel."""
    width = 0.0 if is_dense(line) else TRACE * theme.em * line.weight
    pen = QPen(QColor(look(line.role, theme.mode).line), max(1.0, width * ratio))
    pen.setCosmetic(True)
    if lengths := pattern(line.dash, dashed=line.dashed):
        # Dash lengths count in pen widths.
        pen.setDashPattern([length / (TRACE * line.weight) for length in lengths])
    return pen
