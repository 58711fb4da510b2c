"""The charts of a slide that answer the mouse: as many as a page has, made when first needed."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from qjviewer.charts.marks import Scene
from qjviewer.ui.draw.theme import Theme


class LiveCharts:
    """Chart views on a slide, below `over`; `inspected` is told of a figure clicked on."""

    def __init__(self, parent: QWidget, over: QWidget, inspected: Callable[[str], None]) -> None:
        self._parent, self._over, self._inspected = parent, over, inspected
        self._views: list[Any] = []
        self._used = 0

    def prepare(self, count: int) -> Sequence[Any]:
        """So many views; those not needed are hidden."""
        while len(self._views) < count:
            self._views.append(self._made())
        for view in self._views[count:]:
            view.hide()
        self._used = count
        return self.used

    @property
    def used(self) -> Sequence[Any]:
        """The views of the page shown."""
        return self._views[: self._used]

    def _made(self) -> Any:
        # pyqtgraph takes half a second: imported with the first chart, or before the show.
        from qjviewer.ui.draw.screen import ChartView

        view = ChartView(self._parent)
        # A menu before the audience helps nobody.
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        for child in (view, *view.findChildren(QWidget)):
            child.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.figure_requested.connect(self._inspected)
        self._over.raise_()
        return view

    def show_scenes(
        self, scenes: Sequence[tuple[Scene, Theme]], hidden: frozenset[str], *, animate: bool
    ) -> None:
        """Draw these, each in its theme."""
        for view, (scene, theme) in zip(self.prepare(len(scenes)), scenes, strict=True):
            view.set_theme(theme)
            view.show_scene(scene, animate=animate)
            view.set_hidden_series(hidden)

    def place(self, areas: Sequence[QRect], *, shown: bool, passing: bool) -> None:
        """Where they stand, and whether the mouse goes through them."""
        for view, area in zip(self.used, areas, strict=False):
            if shown:
                view.setGeometry(area)
            view.setVisible(shown)
            view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, passing)

    def hide(self) -> None:
        """Show none."""
        self.prepare(0)

    def set_hidden(self, hidden: frozenset[str]) -> None:
        """Hide series in all of them."""
        for view in self.used:
            view.set_hidden_series(hidden)

    def hidden(self, before: frozenset[str]) -> frozenset[str]:
        """The series hidden now, where a click in one of them changed what was hidden `before`."""
        every: list[frozenset[str]] = [view.hidden_series for view in self.used]
        return next((series for series in every if series != before), before)

    @property
    def are_seen(self) -> bool:
        """Whether they stand on the page, so that it need not be painted with its charts."""
        return any(view.isVisible() for view in self.used)

    def contains(self, at: QPoint) -> bool:
        """Whether one stands at a position."""
        return any(view.isVisible() and view.geometry().contains(at) for view in self.used)
