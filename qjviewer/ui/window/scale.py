"""How large text is: it grows with the window, more slowly than the window does."""

_BASE, _WIDTH, _HEIGHT = 15.0, 1366.0, 768.0
_LARGEST = 26.0
_GROWTH = 0.45
_STEP = 0.5


def em_for(width: int, height: int, zoom: float = 1.0) -> float:
    """The height of body text in pixels for a window, in steps so that a drag rarely restyles."""
    size = min(width / _WIDTH, height / _HEIGHT)
    em = _BASE * max(1.0, size) ** _GROWTH
    return round(min(_LARGEST, em) * zoom / _STEP) * _STEP
