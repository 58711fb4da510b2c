"""The pyqtgraph side of a chart: a view in pixels, a plot that pans and zooms, layers of pieces."""

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QStyleOptionGraphicsItem, QWidget

from qjviewer.charts.layout.geometry import Frame
from qjviewer.charts.layout.metrics import Metrics
from qjviewer.charts.layout.pieces import Piece
from qjviewer.charts.layout.plane import Rect
from qjviewer.charts.marks import Line, PlotRange, Scene
from qjviewer.ui.draw.convert import qrect
from qjviewer.ui.draw.curves import curve_pen
from qjviewer.ui.draw.paint import Ink
from qjviewer.ui.draw.still_canvas import touching
from qjviewer.ui.draw.theme import Theme

pg.setConfigOptions(antialias=True)

_DEEPEST = 1 / 200  # of the whole range that zooming may leave in view


class Layer(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph has no types
    """Paints pieces in the view's pixels."""

    def __init__(self, depth: int) -> None:
        super().__init__()
        self.setZValue(depth)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setFlag(self.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self._rect = QRectF()
        self._pieces: Sequence[Piece] = ()
        self._look: tuple[Theme, Metrics] | None = None
        self.ring: Rect | None = None

    def show_pieces(self, rect: Rect, pieces: Sequence[Piece], theme: Theme, metrics: Metrics) -> None:
        """Paint these from now on."""
        if qrect(rect) != self._rect:
            self.prepareGeometryChange()
            self._rect = qrect(rect)
        self._pieces, self._look = pieces, (theme, metrics)
        self.update()

    def boundingRect(self) -> QRectF:
        return self._rect

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if self._look is None:
            return
        ink = Ink(painter, *self._look, grid=1 / painter.device().devicePixelRatioF())
        ink.paint(touching(self._pieces, option.exposedRect, self._rect))
        if self.ring is not None:
            ink.ring(qrect(self.ring))


class Canvas(pg.GraphicsView):  # type: ignore[misc]  # pyqtgraph has no types
    """The view: bars and grid below, the plot with lines in the middle, points and words above."""

    clicked = Signal(QPointF)
    moved = Signal(QPointF)
    left = Signal()
    reset_requested = Signal()
    range_changed = Signal()
    resized = Signal()
    painting = Signal()  # about to be painted: what is not yet laid out has to be now

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, background=None)
        # A cached background would be a picture as large as the chart; tall ones would eat memory.
        self.setCacheMode(self.CacheModeFlag.CacheNone)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._see_through()
        self.under, self.over = Layer(0), Layer(2)
        self.plot = pg.ViewBox(enableMenu=False, defaultPadding=0.0)
        self.plot.setZValue(1)
        for item in (self.under, self.plot, self.over):
            self.addItem(item)
        self._curves: list[tuple[Line, pg.PlotDataItem]] = []
        self._inks: tuple[Theme, float] | None = None
        self._pressed: QPointF | None = None
        self.zoomable = False
        self.plot.sigXRangeChanged.connect(self._tell_range)

    def _see_through(self) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        self.viewport().setAutoFillBackground(False)

    def _tell_range(self) -> None:
        self.range_changed.emit()

    def show_ring(self, rect: Rect | None) -> None:
        """Mark where the keyboard stands, or nothing."""
        self.over.ring = rect
        self.over.update()

    def show_hand(self, wanted: bool) -> None:
        """Whether the mouse is over something that a click answers."""
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if wanted else Qt.CursorShape.ArrowCursor)

    def show_pieces(
        self, rect: Rect, under: Sequence[Piece], over: Sequence[Piece], theme: Theme, metrics: Metrics
    ) -> None:
        """Paint these from now on, the first below the lines of the plot."""
        self.under.show_pieces(rect, under, theme, metrics)
        self.over.show_pieces(rect, over, theme, metrics)

    # The plot --------------------------------------------------------------------------

    def set_plot(self, scene: Scene, frame: Frame, theme: Theme, hidden: frozenset[str]) -> None:
        """Put the plot at its place, its range as in the frame, with the lines of the scene."""
        self.zoomable = scene.zoomable
        self.plot.setGeometry(qrect(frame.plot))
        self.plot.setMouseEnabled(x=scene.zoomable, y=False)
        self.plot.invertY(scene.view.top < scene.view.bottom)
        self._set_range(scene.view, frame.view)
        # Else only the next painting brings it up to date, and a wheel turned before that zooms elsewhere.
        self.plot.updateMatrix()
        lines = [m for m in scene.marks if isinstance(m, Line) and not (m.series and m.series in hidden)]
        # What cannot be zoomed is painted with everything else.
        self._set_lines(lines if scene.zoomable else [], theme)

    def _set_range(self, home: PlotRange, view: PlotRange) -> None:
        whole = home.right - home.left
        self.plot.setLimits(xMin=home.left, xMax=home.right, minXRange=whole * _DEEPEST, maxXRange=whole)
        low, high = sorted((view.top, view.bottom))
        self.plot.setRange(xRange=(view.left, view.right), yRange=(low, high), padding=0, update=True)

    def _set_lines(self, lines: list[Line], theme: Theme) -> None:
        inks = (theme, self.devicePixelRatioF())
        if [line for line, _ in self._curves] == lines and self._inks == inks:
            return
        while len(self._curves) > len(lines):
            self.plot.removeItem(self._curves.pop()[1])
        for number, line in enumerate(lines):
            if number == len(self._curves):
                self._curves.append((line, self._new_curve()))
            known, curve = self._curves[number]
            self._curves[number] = (line, curve)
            self._draw(curve, line, theme, same=known is line and curve.xData is not None)
        self._inks = inks

    def _new_curve(self) -> pg.PlotDataItem:
        # A hundred thousand points stay within a frame: only those in view, the highest and the lowest of
        # each pixel. The limit of heights, which no scene reaches, makes it look once whether all are finite;
        # without it every step of a drag looked through all of them.
        curve = pg.PlotDataItem(autoDownsampleFactor=self.devicePixelRatioF())
        curve.setClipToView(True)
        curve.setDownsampling(auto=True, method="peak")
        self.plot.addItem(curve, ignoreBounds=True)
        return curve

    def _draw(self, curve: pg.PlotDataItem, line: Line, theme: Theme, *, same: bool) -> None:
        if not same:
            points = np.asarray(line.points, dtype=float).reshape(-1, 2)
            curve.setData(points[:, 0], points[:, 1])
        curve.setPen(curve_pen(line, theme, self.devicePixelRatioF()))

    # Events ----------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if event is not None:
            self.resized.emit()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        self.painting.emit()
        super().paintEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        inside = self.plot.sceneBoundingRect().contains(event.position())
        if self.zoomable and inside:
            super().wheelEvent(event)
        else:
            event.ignore()  # the page scrolls

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            self.moved.emit(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if pressed is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        way = (event.position() - pressed).manhattanLength()
        if way < QApplication.startDragDistance():
            self.clicked.emit(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self._pressed = None
        self.reset_requested.emit()

    def leaveEvent(self, event: object) -> None:
        super().leaveEvent(event)
        self.left.emit()
