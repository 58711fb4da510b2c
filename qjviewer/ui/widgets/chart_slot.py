"""The place of a chart in its panel, which is made when it comes near to being seen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from qjviewer.pages.blocks import Chart
from qjviewer.ui.draw.chart_room import ChartRoom
from qjviewer.ui.draw.theme import Theme

if TYPE_CHECKING:
    from qjviewer.ui.draw.screen import ChartView


class ChartSlot(ChartRoom):
    """Keeps a chart's room until the chart is made: when it is about to be seen.

    A long page has many charts that nobody scrolls to.
    """

    figure_requested = Signal(str)
    copy_requested = Signal(str)
    table_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: ChartView | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def view(self) -> "ChartView":
        """The chart, made when first asked for."""
        if self._view is None:
            from qjviewer.ui.draw.screen import ChartView

            view = self._view = ChartView(self)
            view.figure_requested.connect(self.figure_requested)
            view.copy_requested.connect(self.copy_requested)
            view.table_requested.connect(self.table_requested)
            view.setGeometry(self.rect())
            self._dress(view)
            if self._scene is not None:
                view.show_scene(self._scene, animate=False)
            self._hand_over_keyboard(view)
            view.show()
        return self._view

    def show_chart(self, chart: Chart, *, animate: bool) -> None:
        """Show the drawing of a chart."""
        self._scene, self._chart = chart.scene, chart
        if self._view is None:
            self._name()
        self.updateGeometry()
        if self._view is not None:
            self._dress(self._view)
            self._view.show_scene(chart.scene, animate=animate)

    def prepare(self) -> None:
        """Make the chart before it is seen."""
        if self._view is None and self._scene is not None:
            self._make()

    def set_theme(self, theme: Theme) -> None:
        """Colours and text size."""
        self._theme = theme
        self._metrics = self._measured()
        self.updateGeometry()
        if self._view is not None:
            self._dress(self._view)

    def _dress(self, view: "ChartView") -> None:
        view.set_chart(self._chart)
        view.set_ground(self._theme.chrome("surface"))
        view.set_theme(self._theme)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._view is None and self._scene is not None:
            QTimer.singleShot(0, self, self._make)

    def _make(self) -> None:
        assert self.view is not None

    def _hand_over_keyboard(self, view: "ChartView") -> None:
        """The chart takes the slot's place in the order of the keyboard, not one behind all others."""
        QWidget.setTabOrder(self, view)
        if self.hasFocus():
            view.setFocus()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # From now on the chart speaks for itself.
        self.spoken_role = QAccessible.Role.Grouping
        self.setAccessibleName("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._view is not None:
            self._view.setGeometry(self.rect())
