"""From the plane charts are laid out in to Qt's, where something is painted or pointed at."""

from PySide6.QtCore import QPointF, QRectF

from qjviewer.charts.layout.plane import Point, Rect


def qpoint(point: Point) -> QPointF:
    """A position for Qt."""
    return QPointF(point.x, point.y)


def qrect(rect: Rect) -> QRectF:
    """A rectangle for Qt."""
    return QRectF(rect.left, rect.top, rect.width, rect.height)
