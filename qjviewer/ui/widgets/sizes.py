"""Sizes of windows of our own."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

_EDGES = 48  # pixels for a title bar and a little air


def resize_within(window: QWidget, width: int, height: int) -> None:
    """Give a window this size, or what its screen has room for."""
    room = room_for(window)
    window.resize(min(width, room.width()), min(height, room.height()))


def room_for(window: QWidget) -> QSize:
    """The largest a window may be on its screen."""
    screen = window.screen().availableGeometry()
    return QSize(screen.width() - _EDGES, screen.height() - _EDGES)
