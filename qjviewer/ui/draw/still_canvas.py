"""A chart before it is touched: painted, and nothing of it imported that only panning and zooming need."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
    QPixmapCache,
    QPolygonF,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from qjviewer.charts.layout.geometry import Frame
from qjviewer.charts.layout.metrics import Metrics
from qjviewer.charts.layout.pieces import Piece
from qjviewer.charts.layout.plane import Rect
from qjviewer.charts.marks import Line, PlotRange, Scene
from qjviewer.ui.draw.convert import qrect
from qjviewer.ui.draw.curves import curve_pen
from qjviewer.ui.draw.paint import Ink
from qjviewer.ui.draw.theme import Theme

# A picture of a larger chart is not kept; all that are share Qt's cache of ten megabytes.
_KEPT = 900_000  # pixels
# Strokes and rings reach so many pixels beyond the rectangles of their pieces.
REACH = 20


def touching(pieces: Sequence[Piece], exposed: QRectF, whole: QRectF) -> Sequence[Piece]:
    """The pieces of which something shows; unlike QRectF.intersects lines too, which have no area."""
    if exposed.contains(whole):
        return pieces
    left, right = exposed.left() - REACH, exposed.right() + REACH
    top, bottom = exposed.top() - REACH, exposed.bottom() + REACH
    return [
        p
        for p in pieces
        if p.rect.left <= right and p.rect.right >= left and p.rect.top <= bottom and p.rect.bottom >= top
    ]


class StillCanvas(QWidget):
    """Shows the same pixels as `Canvas` and tells of the same gestures; asks to be replaced when touched.

    On a plain `ground` what was painted once is kept as a picture, for the next time the page is looked at.
    """

    clicked = Signal(QPointF)
    moved = Signal(QPointF)
    left = Signal()
    reset_requested = Signal()
    resized = Signal()
    painting = Signal()  # about to be painted: what is not yet laid out has to be now
    touched = Signal()  # the mouse moved here, which is more than that a window opened under it
    turned = Signal(QWheelEvent)  # the wheel, over a plot that zooms

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setMouseTracking(True)
        self._pieces: tuple[Sequence[Piece], Sequence[Piece]] = ((), ())
        self._look: tuple[Theme, Metrics] | None = None
        self._lines: tuple[Line, ...] = ()
        self._plot = QRectF()
        self._range = PlotRange(0, 1, 1, 0)
        self._ring: Rect | None = None
        self.ground: QColor | None = None
        self._kept = QPixmapCache.Key()
        self._is_painting = False
        self._seen = False  # what is to be painted was painted before
        self._pressed: QPointF | None = None
        self._zoomable = False

    def show_ring(self, rect: Rect | None) -> None:
        """Mark where the keyboard stands, or nothing."""
        if rect != self._ring:
            self._ring = rect
            self._renew()

    def show_hand(self, wanted: bool) -> None:
        """Whether the mouse is over something that a click answers."""
        self.setCursor(Qt.CursorShape.PointingHandCursor if wanted else Qt.CursorShape.ArrowCursor)

    def set_plot(self, scene: Scene, frame: Frame, theme: Theme, hidden: frozenset[str]) -> None:
        """Put the plot at its place, its range as in the frame, with the lines of the scene."""
        self._zoomable, self._plot, self._range = scene.zoomable, qrect(frame.plot), frame.view
        lines = (m for m in scene.marks if isinstance(m, Line) and not (m.series and m.series in hidden))
        # What cannot be zoomed is painted with everything else.
        self._lines = tuple(lines) if scene.zoomable else ()

    def show_pieces(
        self, rect: Rect, under: Sequence[Piece], over: Sequence[Piece], theme: Theme, metrics: Metrics
    ) -> None:
        """Paint these from now on, the first below the lines of the plot."""
        self._pieces, self._look = (under, over), (theme, metrics)
        self._renew()

    def _renew(self) -> None:
        QPixmapCache.remove(self._kept)
        self._seen = False
        if not self._is_painting:
            self.update()

    # Painting --------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        self._is_painting = True
        self.painting.emit()
        self._is_painting = False
        if self._look is None:
            return
        painter = QPainter(self)
        if (picture := self._picture()) is not None:
            painter.drawPixmap(0, 0, picture)
        else:
            self._paint(painter, QRectF(event.rect()), self._look)
        self._seen = True

    def _picture(self) -> QPixmap | None:
        """The whole as a picture, made when it is painted a second time; None where there is none."""
        ratio = self.devicePixelRatioF()
        size = self.size() * ratio
        if self.ground is None or not self._seen or size.width() * size.height() > _KEPT:
            return None
        picture = QPixmap()
        if QPixmapCache.find(self._kept, picture) and picture.size() == size:
            return picture
        picture = QPixmap(size)
        picture.setDevicePixelRatio(ratio)
        picture.fill(self.ground)
        painter = QPainter(picture)
        assert self._look is not None
        self._paint(painter, QRectF(self.rect()), self._look)
        painter.end()
        self._kept = QPixmapCache.insert(picture)
        return picture

    def _paint(self, painter: QPainter, exposed: QRectF, look: tuple[Theme, Metrics]) -> None:
        ink = Ink(painter, *look, grid=1 / self.devicePixelRatioF())
        whole = QRectF(self.rect())
        ink.paint(touching(self._pieces[0], exposed, whole))
        self._draw_lines(painter, look[0])
        ink.paint(touching(self._pieces[1], exposed, whole))
        if self._ring is not None:
            ink.ring(qrect(self._ring))

    def _draw_lines(self, painter: QPainter, theme: Theme) -> None:
        if not self._lines:
            return
        painter.save()
        painter.setClipRect(self._plot)
        painter.setTransform(self._to_pixels(), combine=True)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for line in self._lines:
            painter.setPen(curve_pen(line, theme, self.devicePixelRatioF()))
            path = QPainterPath()
            path.addPolygon(QPolygonF([QPointF(x, y) for x, y in line.points]))
            painter.drawPath(path)
        painter.restore()

    def _to_pixels(self) -> QTransform:
        plot, view = self._plot, self._range
        across, down = view.right - view.left, view.bottom - view.top
        return (
            QTransform()
            .translate(plot.left(), plot.top())
            .scale(plot.width() / across, plot.height() / down)
            .translate(-view.left, -view.top)
        )

    # Events ----------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._zoomable and self._plot.contains(event.position()):
            self.turned.emit(event)
        else:
            event.ignore()  # the page scrolls

    # What is answered here is passed on all the same, as `Canvas` does: a slide tells clicks in charts apart.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.ignore()
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.touched.emit()
        if event.buttons() == Qt.MouseButton.NoButton:
            self.moved.emit(event.position())
        else:
            event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.ignore()
        pressed, self._pressed = self._pressed, None
        if pressed is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if (event.position() - pressed).manhattanLength() < QApplication.startDragDistance():
            self.clicked.emit(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.ignore()
        self._pressed = None
        self.reset_requested.emit()

    def leaveEvent(self, event: object) -> None:
        self.left.emit()
