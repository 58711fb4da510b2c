"""What is drawn in a table's cell as one SVG element."""

from typing import Final

from qjviewer.charts.layout.metrics import Metrics
from qjviewer.charts.layout.plane import Rect
from qjviewer.charts.palette import Mode
from qjviewer.charts.small import Small, small_pieces, width_of
from qjviewer.charts.svg.svg_paint import Painter, attribute, num

_EM: Final = 10.0  # units an em
HEIGHT: Final = 1.3  # em


def small_svg(small: Small, mode: Mode, told: str = "") -> str:
    """The drawing, ten units an em; `told` says it in words."""
    width, height = width_of(small) * _EM, HEIGHT * _EM
    body = Painter(Metrics(_EM), mode).paint(small_pieces(small, Rect(0, 0, width, height), _EM))
    size = f'width="{num(width)}" height="{num(height)}" viewBox="0 0 {num(width)} {num(height)}"'
    label = f' role="img" aria-label={attribute(told)}' if told else ""
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}{label}>{body}</svg>'
