"""Sizes of windows of our own."""

from PySide6.QtWidgets import QWidget

_EDGES = 48  # pixels for a title bar and a little air


def resize_within(window: QWidget, width: int, height: int) -> None:
    """Give a window this size, or what its screen has room for."""
    screen = window.screen().availableGeometry()
    window.resize(min(width, screen.width() - _EDGES), min(height, screen.height() - _EDGES))
