"""Marks under words: what is refuted has a wavy line, what is picked a tinted ground."""

from collections.abc import Iterable

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from qjviewer.ui.draw.theme import Theme


class WordMark(msgspec.Struct, frozen=True):
    """A stretch of a text's characters with what is to be said of it; `subject` is what it stands for."""

    start: int
    end: int
    why: str
    wrong: bool = False
    picked: bool = False
    subject: object = None


def paint_mark(painter: QPainter, mark: WordMark, areas: Iterable[QRectF], theme: Theme) -> None:
    """Paint a mark where its words stand, a rectangle a line."""
    for area in areas:
        if mark.picked:
            painter.fillRect(area.adjusted(-1, 0, 1, 2), theme.chrome("selection"))
        if mark.wrong:
            _paint_wave(painter, area, theme)


def _paint_wave(painter: QPainter, area: QRectF, theme: Theme) -> None:
    step = max(2.0, theme.em / 6)
    count = max(2, int(area.width() / step) + 1)
    low, high = area.bottom() + 1, area.bottom() + 1 - step * 0.7
    points = [QPointF(area.left() + n * step, high if n % 2 else low) for n in range(count)]
    painter.setPen(QPen(theme.chrome("bad"), max(1.4, theme.em / 11), Qt.PenStyle.SolidLine))
    painter.drawPolyline(QPolygonF(points))
