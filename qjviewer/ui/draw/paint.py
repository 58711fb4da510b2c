"""Paints pieces with a QPainter: the only place that turns roles into ink, on screen and on paper."""

import math
from collections.abc import Iterable
from typing import NoReturn

import msgspec
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen, QPolygonF

from qjviewer.charts.layout import ink
from qjviewer.charts.layout.metrics import Metrics
from qjviewer.charts.layout.pieces import Box, Hair, Piece, Symbol, Trace, WordsPiece, hatch_of
from qjviewer.charts.layout.plane import Rect
from qjviewer.charts.marks import Dash, Role, Shape
from qjviewer.charts.palette import hatch_ink, look
from qjviewer.ui.draw.convert import qpoint, qrect
from qjviewer.ui.draw.fonts import sized
from qjviewer.ui.draw.theme import Theme, colour


class Ink(msgspec.Struct):
    """Paints pieces in the colours of a theme.

    `grid` is the size of a device pixel, to which edges are aligned; 0 on paper.
    """

    painter: QPainter
    theme: Theme
    metrics: Metrics
    grid: float = 0.0
    _fonts: dict[tuple[int, bool, bool], QFont] = msgspec.field(default_factory=dict)

    def paint(self, pieces: Iterable[Piece]) -> None:
        """Paint pieces in order."""
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for piece in pieces:
            self._piece(piece)

    def _piece(self, piece: Piece) -> None:
        match piece:
            case Box():
                self._box(piece)
            case Hair():
                self._hair(piece)
            case Trace():
                self._trace(piece)
            case Symbol():
                self._symbol(piece)
            case WordsPiece():
                self._words(piece)
            case _:
                _never(piece)

    def _em(self, ems: float) -> float:
        return ems * self.metrics.em

    def hair(self, weight: float = 1.0) -> float:
        """The width of a hair line: at least one device pixel on screen."""
        return max(self.grid, self._em(ink.HAIR) * weight)

    def line_ink(self, role: Role) -> QColor:
        """The colour of a line."""
        return colour(look(role, self.theme.mode).line)

    def _pen(self, colour: QColor, width: float, dashed: bool = False, dash: Dash = "") -> QPen:
        pen = QPen(colour, width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        if lengths := ink.pattern(dash, dashed=dashed):
            # Dash lengths count in pen widths.
            pen.setDashPattern([self._em(length) / width for length in lengths])
        return pen

    # Shapes ----------------------------------------------------------------------------

    def _box(self, box: Box) -> None:
        rect = self._aligned(box.rect)
        if box.hollow or box.outlined:
            width = self.hair(ink.HOLLOW if box.hollow else 1.0)
            self.painter.setPen(self._pen(self.line_ink(box.role), width, box.hollow))
            self.painter.setBrush(Qt.BrushStyle.NoBrush)
            self.painter.drawRect(rect.adjusted(width / 2, width / 2, -width / 2, -width / 2))
            return
        self.painter.fillRect(rect, self.theme.fill(box.role))
        self._hatch(rect, box)
        self._outline(rect, box.role)

    def _aligned(self, rect: Rect) -> QRectF:
        """On whole device pixels, at least one of them wide and high."""
        grid = self.grid
        if not grid:
            return qrect(rect)
        left, top = round(rect.left / grid) * grid, round(rect.top / grid) * grid
        right = round((rect.left + rect.width) / grid) * grid
        bottom = round((rect.top + rect.height) / grid) * grid
        thin = grid if rect.width > 0 else 0.0
        return QRectF(left, top, max(thin, right - left), max(grid, bottom - top))

    def _outline(self, rect: QRectF, role: Role) -> None:
        if not look(role, self.theme.mode).outline or rect.width() <= 0:
            return
        width = self.hair()
        pen = self.theme.outline(role, width)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = width / 2
        self.painter.drawRect(rect.adjusted(inset, inset, -inset, -inset))

    def _hatch(self, rect: QRectF, box: Box) -> None:
        """Lines or dots over a fill, as shapes: brush patterns vanish at a printer's resolution."""
        hatch = look(box.role, self.theme.mode).hatch or hatch_of(box)
        if not hatch or rect.width() <= 0:
            return
        colour = QColor(hatch_ink(self.theme.mode))
        painter = self.painter
        painter.save()
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        if hatch == "dots":
            self._dots(rect, colour)
        else:
            painter.setPen(QPen(colour, self._em(ink.HATCH_LINE)))
            painter.drawLines(_diagonals(rect, self._em(ink.HATCH_STEP), falling=False))
            if hatch == "cross":
                painter.drawLines(_diagonals(rect, self._em(ink.HATCH_STEP), falling=True))
        painter.restore()

    def _dots(self, rect: QRectF, colour: QColor) -> None:
        step, radius = self._em(ink.HATCH_STEP), self._em(ink.HATCH_DOT)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(colour)
        for row in range(math.ceil(rect.height() / step) + 1):
            for column in range(math.ceil(rect.width() / step) + 1):
                shift = step / 2 if row % 2 else 0.0
                centre = QPointF(rect.left() + column * step + shift, rect.top() + row * step)
                self.painter.drawEllipse(centre, radius, radius)

    def _hair(self, hair: Hair) -> None:
        width = self.hair(hair.weight)
        self.painter.setPen(self._pen(self.line_ink(hair.role), width, hair.dashed))
        start, end = qpoint(hair.start), qpoint(hair.end)
        if self.grid and (start.x() == end.x() or start.y() == end.y()):
            start, end = self._centred(start, width), self._centred(end, width)
        self.painter.drawLine(start, end)

    def _centred(self, point: QPointF, width: float) -> QPointF:
        """On the middle of a device pixel where the line is an odd number of them wide."""
        shift = self.grid / 2 if round(width / self.grid) % 2 else 0.0
        return QPointF(*(math.floor(v / self.grid) * self.grid + shift for v in (point.x(), point.y())))

    def _trace(self, trace: Trace) -> None:
        width = self._em(ink.TRACE) * trace.weight
        pen = self._pen(self.line_ink(trace.role), width, trace.dashed, trace.dash)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawPolyline(QPolygonF([qpoint(p) for p in trace.points]))

    def _symbol(self, symbol: Symbol) -> None:
        painter, surface, centre = self.painter, self.theme.chrome("surface"), qpoint(symbol.centre)
        if symbol.shape == "line":
            half = QPointF(0, symbol.size / 2)
            painter.setPen(QPen(self.line_ink(symbol.role), self._em(ink.TRACE)))
            painter.drawLine(centre - half, centre + half)
            return
        # A ring in the colour of the ground keeps points apart from bars and from each other.
        if symbol.size >= self._em(ink.HALOED):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(surface)
            _draw_shape(painter, symbol.shape, centre, symbol.size + 2 * self._em(ink.HALO))
        width = self.hair(ink.RING_HOLLOW if symbol.hollow else ink.RING)
        if symbol.hollow:
            painter.setPen(self._pen(self.line_ink(symbol.role), width, dashed=False))
        else:
            pen = self.theme.outline(symbol.role, width)
            painter.setPen(pen)
            painter.setBrush(self.theme.fill(symbol.role))
        _draw_shape(painter, symbol.shape, centre, symbol.size - width)

    # Words -----------------------------------------------------------------------------

    def _words(self, words: WordsPiece) -> None:
        self.painter.setFont(self._font(words))
        self.painter.setPen(self.theme.ink(words.role))
        for line in words.lines:
            self.painter.drawText(QPointF(line.x, line.y), line.text)

    def _font(self, words: WordsPiece) -> QFont:
        key = (self.metrics.pixels(words.size), words.bold, words.struck)
        if key not in self._fonts:
            font = self._fonts[key] = sized(key[0], bold=words.bold, latin=self.metrics.latin)
            font.setStrikeOut(words.struck)
        return self._fonts[key]

    def ring(self, rect: QRectF) -> None:
        """The mark of the keyboard's focus around something."""
        width = max(2.0 * self.grid, self._em(0.14))
        room = self._em(0.2)
        self.painter.setPen(QPen(self.theme.chrome("focus"), width))
        self.painter.setBrush(QBrush(Qt.BrushStyle.NoBrush))
        self.painter.drawRoundedRect(rect.adjusted(-room, -room, room, room), room, room)


def _never(piece: NoReturn) -> NoReturn:
    raise AssertionError(piece)


def _diagonals(rect: QRectF, step: float, *, falling: bool) -> list[QLineF]:
    """Slanted lines that cover a rectangle, `step` apart."""
    height, lines = rect.height(), []
    x = rect.left() - height
    while x < rect.right():
        low, high = (rect.bottom(), rect.top()) if not falling else (rect.top(), rect.bottom())
        lines.append(QLineF(x, low, x + height, high))
        x += step * math.sqrt(2)
    return lines


def _draw_shape(painter: QPainter, shape: Shape, centre: QPointF, size: float) -> None:
    half, corners = size / 2, ink.corners(shape)
    if corners:
        painter.drawPolygon(QPolygonF([centre + QPointF(x * half, y * half) for x, y in corners]))
    else:
        painter.drawEllipse(centre, half, half)
