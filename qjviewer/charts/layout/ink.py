"""How thick lines are and how symbols are shaped: alike on screen, on paper, in SVG and on slides. In em."""

from qjviewer.charts.marks import Dash, Shape

HAIR = 0.07
HOLLOW, RING, RING_HOLLOW = 1.6, 1.3, 1.8  # edges of hollow boxes and of symbols, in hair lines
TRACE = 0.15
HALO = 0.13  # around a symbol, in the colour of the ground
HALOED = 0.3  # across: smaller points are there to be pointed at and break no line
DASH, DASH_GAP = 0.3, 0.22
# Lengths of strokes and gaps of a line, in turn.
_PATTERNS: dict[Dash, tuple[float, ...]] = {
    "long": (0.75, 0.3),
    "dot": (0.16, 0.2),
    "dash-dot": (0.7, 0.22, 0.16, 0.22),
}
HATCH_STEP, HATCH_LINE, HATCH_DOT = 0.42, 0.11, 0.09

_CORNERS: dict[Shape, tuple[tuple[float, float], ...]] = {
    "square": ((-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)),
    "diamond": ((0.0, -1.2), (1.2, 0.0), (0.0, 1.2), (-1.2, 0.0)),
    "triangle": ((0.0, -1.05), (1.1, 0.85), (-1.1, 0.85)),
}


def pattern(dash: Dash, *, dashed: bool = False) -> tuple[float, ...]:
    """Strokes and gaps of a line in turn; none for a solid one."""
    return (DASH, DASH_GAP) if dashed else _PATTERNS.get(dash, ())


def corners(shape: Shape) -> tuple[tuple[float, float], ...]:
    """Where the corners of a symbol lie, in halves of its size from its centre; none for a round one."""
    return _CORNERS.get(shape, ())
