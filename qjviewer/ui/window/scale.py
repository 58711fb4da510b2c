"""How large text is: it grows with the window, more slowly than the window does."""

_BASE, _WIDTH, _HEIGHT = 15.0, 1366.0, 768.0
_LARGEST = 26.0
_GROWTH = 0.45
_STEP = 0.5
ZOOMS = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)


def em_for(width: int, height: int, zoom: float = 1.0) -> float:
    """The height of body text in pixels for a window, in steps so that a drag rarely restyles."""
    size = min(width / _WIDTH, height / _HEIGHT)
    em: float = _BASE * max(1.0, size) ** _GROWTH
    return round(min(_LARGEST, em) * zoom / _STEP) * _STEP


def next_zoom(zoom: float, step: int) -> float:
    """The next larger (1) or smaller (-1) text size a reader can choose."""
    nearest = min(range(len(ZOOMS)), key=lambda n: abs(ZOOMS[n] - zoom))
    return ZOOMS[max(0, min(nearest + step, len(ZOOMS) - 1))]
