"""A chart on screen: shows a scene, moves to the next, and tells what was pointed at."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from qjviewer.charts.layout.geometry import frame_of
from qjviewer.charts.layout.height import arranged
from qjviewer.charts.layout.legend import legend_entries
from qjviewer.charts.layout.pieces import Box, Hair, LegendEntry, Piece
from qjviewer.charts.layout.plane import Point, Rect
from qjviewer.charts.layout.scene_layout import lay_out
from qjviewer.charts.marks import NO_LINK, Line, Link, PlotRange, Scene
from qjviewer.pages.blocks import Chart
from qjviewer.ui.draw.chart_room import ChartRoom
from qjviewer.ui.draw.convert import qrect
from qjviewer.ui.draw.curves import is_dense
from qjviewer.ui.draw.live_engine import LiveEngine
from qjviewer.ui.draw.still_canvas import StillCanvas
from qjviewer.ui.draw.targets import Target, Walk, link_at, targets_of
from qjviewer.ui.draw.theme import Theme
from qjviewer.ui.draw.tip import Tip
from qjviewer.ui.draw.transition import Transition

if TYPE_CHECKING:
    from qjviewer.ui.draw.canvas import Canvas


class ChartView(ChartRoom):
    """One chart; pans and zooms where the scene says so, else leaves the wheel to the page.

    Still until it is touched, as pyqtgraph takes longer to import than a page to show.
    """

    figure_requested = Signal(str)
    copy_requested = Signal(str)
    hovered = Signal(str)
    table_requested = Signal()
    spoken_whole = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Scene | None = None  # on the way from the scene before to `_scene`
        self._view: PlotRange | None = None  # what zooming left in view; None for everything
        self._hidden: frozenset[str] = frozenset()
        self._pieces: tuple[Piece, ...] = ()
        self._entries: list[LegendEntry] = []
        self._walk = Walk()
        self._over = NO_LINK
        self._placing = False
        self._is_due = False  # out of sight when it should have been laid out
        self._canvas: StillCanvas | Canvas = StillCanvas(self)
        self._tip = Tip(self)
        self._tip.set_theme(self._theme)
        self._passage = Transition(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._wire()

    def _wire(self) -> None:
        self._passage.passed.connect(self._show)
        if isinstance(self._canvas, StillCanvas):
            self._canvas.touched.connect(self._touched)
            self._canvas.turned.connect(self._turned)
        self._hear(self._canvas)

    def _hear(self, canvas: "StillCanvas | Canvas") -> None:
        canvas.clicked.connect(self._clicked)
        canvas.moved.connect(self._pointed)
        canvas.left.connect(self._left)
        canvas.reset_requested.connect(self.reset_view)
        canvas.resized.connect(self._place)
        canvas.painting.connect(self._settle)

    # Coming alive ------------------------------------------------------------------------

    def _touched(self) -> None:
        """The mouse is here: what pans and zooms is made ready, and takes over when it is."""
        engine = LiveEngine.instance()
        if engine.is_ready:
            self._take_over()
        else:
            engine.ready.connect(self._take_over)
            engine.start()

    def _take_over(self) -> None:
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton and self._canvas.underMouse():
            self.go_live()

    def _turned(self, event: QWheelEvent) -> None:
        self.go_live()
        assert not isinstance(self._canvas, StillCanvas)
        QApplication.sendEvent(self._canvas.viewport(), event)

    def go_live(self) -> None:
        """Hand the drawing over to pyqtgraph; what is seen and said of it stays the same."""
        if not isinstance(self._canvas, StillCanvas):
            return
        from qjviewer.ui.draw.canvas import Canvas

        still, self._canvas = self._canvas, Canvas(self)
        self._canvas.setGeometry(still.geometry())
        self._hear(self._canvas)
        self._canvas.range_changed.connect(self._zoomed)
        self._place()
        self._settle()
        self._canvas.show()
        still.hide()
        still.deleteLater()

    # What is shown -----------------------------------------------------------------------

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What is painted, without the legend, in the view's pixels."""
        self._settle()
        return self._pieces

    def show_scene(self, scene: Scene, *, animate: bool = True) -> None:
        """Show a scene; the same one again costs nothing."""
        old = self._scene
        if scene == old:
            return
        self._scene = scene
        if old is None or old.view != scene.view or not scene.zoomable:
            self._view = None
        if scene.zoomable and any(isinstance(m, Line) and is_dense(m) for m in scene.marks):
            # Only pyqtgraph draws of many thousand points just those that can be told apart.
            self.go_live()
        self._passage.go(self._shown, scene, animate=animate)
        self._name()
        self.updateGeometry()

    def _show(self, scene: Scene) -> None:
        self._shown = scene
        self._place()

    def set_theme(self, theme: Theme) -> None:
        """Colours and text size."""
        if theme == self._theme:
            return
        self._theme = theme
        self._metrics = self._measured()
        self._tip.set_theme(theme)
        self._place()
        self.updateGeometry()

    def set_ground(self, ground: QColor) -> None:
        """The plain colour the chart stands on, where that is known."""
        if isinstance(self._canvas, StillCanvas):
            self._canvas.ground = ground

    def set_hidden_series(self, series: frozenset[str]) -> None:
        """Leave out the marks of these series."""
        if series != self._hidden:
            self._hidden = series
            self._place()

    @property
    def hidden_series(self) -> frozenset[str]:
        """The series left out."""
        return self._hidden

    def reset_view(self) -> None:
        """Show everything again after zooming."""
        if self._view is not None:
            self._view = None
            self._place()

    # Placing -----------------------------------------------------------------------------

    def _place(self) -> None:
        """Lay the scene out for the size there is; out of sight only when it is seen or asked about.

        A tab of many charts is drawn larger by the few in front of the reader.
        """
        self._is_due = True
        if isinstance(self._canvas, StillCanvas):
            # Sizes, colours and scenes change together: once, before it is painted, is enough.
            self._canvas.update()
        elif not self._canvas.visibleRegion().isEmpty():
            self._settle()

    def _settle(self) -> None:
        """Lay the scene out if that is due."""
        if not self._is_due:
            return
        self._is_due = False
        scene, rect = self._shown, Rect(0, 0, self._canvas.width(), self._canvas.height())
        if scene is None or rect.width < 2 or rect.height < 2:
            return
        scene = arranged(scene, rect.width, rect.height, self._metrics)
        frame = frame_of(scene, rect, self._metrics, self._view)
        self._pieces = lay_out(scene, frame, self._metrics, self._hidden, lines=not scene.zoomable)
        self._entries = legend_entries(scene.legend, rect, self._metrics, self._hidden)
        self._walk.targets = targets_of(self._pieces, along=scene.zoomable)
        self._placing = True  # moving the plot's range is not zooming
        self._canvas.set_plot(scene, frame, self._theme, self._hidden)
        self._placing = False
        self._paint(rect)

    def _paint(self, rect: Rect) -> None:
        legend = [p for entry in self._entries for p in entry.pieces]
        under = [p for p in self._pieces if isinstance(p, Box | Hair)]
        over = [p for p in self._pieces if not isinstance(p, Box | Hair)]
        here = self._walk.here if self.hasFocus() else None
        self._canvas.show_ring(here.rect if here else None)
        self._canvas.show_pieces(rect, under, [*over, *legend], self._theme, self._metrics)

    def _zoomed(self) -> None:
        if self._placing or self._scene is None or isinstance(self._canvas, StillCanvas):
            return
        home, (low, high) = self._scene.view, self._canvas.plot.viewRange()[0]
        view = PlotRange(low, high, home.top, home.bottom)
        self._view = None if abs((high - low) - (home.right - home.left)) < 1e-9 else view
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._canvas.setGeometry(self.rect())

    # Pointing ----------------------------------------------------------------------------

    def _link_at(self, point: QPointF) -> Link:
        return link_at(self.pieces, Point(point.x(), point.y()), self._theme.em)

    def _entry_at(self, point: QPointF) -> LegendEntry | None:
        at = Point(point.x(), point.y())
        self._settle()
        return next((e for e in self._entries if e.key.series and e.rect.contains(at)), None)

    def _clicked(self, point: QPointF) -> None:
        entry, link = self._entry_at(point), self._link_at(point)
        if entry is not None:
            self.set_hidden_series(self._hidden ^ {entry.key.series})
        elif link.figure:
            self._tip.hide()
            self.figure_requested.emit(link.figure)

    def _pointed(self, point: QPointF) -> None:
        link = self._link_at(point)
        hand = bool(link.figure) or self._entry_at(point) is not None
        self._canvas.show_hand(hand)
        if link != self._over:
            self._over = link
            self.hovered.emit(link.figure)
        if link.tip:
            self._tip.show_at(self._canvas.mapToGlobal(point.toPoint()), link.tip)
        else:
            self._tip.hide()

    def _left(self) -> None:
        self._tip.hide()
        if self._over != NO_LINK:
            self._over = NO_LINK
            self.hovered.emit("")

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._left()

    # Keyboard ----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from qjviewer.ui.draw.chart_menu import COPY_DATA

        self._settle()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_picture()
            return
        if QKeySequence(event.keyCombination()) == COPY_DATA:
            self.copy_data()
            return
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                self._mark(self._walk.go(1 if event.key() == Qt.Key.Key_Right else -1))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._walk.here:
                self.figure_requested.emit(self._walk.figure)
            case Qt.Key.Key_Escape if self._view is not None:
                self.reset_view()
            case _:
                super().keyPressEvent(event)

    def _mark(self, target: Target | None) -> None:
        """Show where the keyboard stands."""
        if target is None:
            return
        self.setAccessibleDescription(target.link.tip)
        self._canvas.show_ring(target.rect)
        corner = self.mapToGlobal(qrect(target.rect).bottomLeft().toPoint())
        self._tip.show_at(corner, target.link.tip)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._settle()
        # Not after a click; a panel that closes gives the keyboard back for another reason.
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self._mark(self._walk.resume())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._tip.hide()
        self._canvas.show_ring(None)

    # Menu --------------------------------------------------------------------------------

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._scene is not None:
            self._tip.hide()
            by_keys = event.reason() is QContextMenuEvent.Reason.Keyboard
            under = self._walk.figure if by_keys else self._link_at(QPointF(event.pos())).figure
            self.menu(under).popup(event.globalPos())

    def menu(self, figure: str = "") -> QMenu:
        """The context menu, with a figure it was opened over."""
        from qjviewer.ui.draw.chart_menu import chart_menu

        assert self._scene is not None
        return chart_menu(self, self, self._scene, figure)

    @property
    def is_zoomed(self) -> bool:
        """Whether less than everything is in view."""
        return self._view is not None

    def copy_picture(self) -> None:
        """Put the chart on the clipboard, at twice the size it has on screen."""
        from qjviewer.ui.draw.copying import copy_picture

        if self._scene is not None:
            # Shown alone it has neither title nor sources.
            chart = self._chart or Chart("", "", (), (), self._scene)
            copy_picture(chart, self._canvas.width(), self._theme, self._hidden)

    def copy_data(self) -> None:
        """Put the table on the clipboard, for a spreadsheet."""
        from qjviewer.ui.draw.copying import copy_data

        if self._scene is not None:
            copy_data(self._scene)
