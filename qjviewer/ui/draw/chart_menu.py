"""The menu of a chart: what stands under the pointer, then copying, the table, the view."""

from typing import Protocol

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from qjviewer.charts.marks import Scene
from qjviewer.wording import say

COPY_DATA = QKeySequence("Ctrl+Shift+C")


class MenuTarget(Protocol):
    """What the menu asks of its chart."""

    @property
    def figure_requested(self) -> SignalInstance: ...

    @property
    def copy_requested(self) -> SignalInstance: ...

    @property
    def table_requested(self) -> SignalInstance: ...

    @property
    def is_zoomed(self) -> bool: ...

    def copy_picture(self) -> None: ...

    def copy_data(self) -> None: ...

    def reset_view(self) -> None: ...


def chart_menu(parent: QWidget, view: MenuTarget, scene: Scene, figure: str) -> QMenu:
    """The menu, which goes when it is closed; `figure` is what stands under the pointer, if anything."""
    menu, lang = QMenu(parent), scene.lang
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if figure:
        menu.addAction(say("evidence.show", lang), lambda: view.figure_requested.emit(figure))
        menu.addAction(say("evidence.copy", lang), lambda: view.copy_requested.emit(figure))
        menu.addSeparator()
    copy = QKeySequence(QKeySequence.StandardKey.Copy)
    menu.addAction(say("charts.copy-picture", lang), copy, view.copy_picture)
    if len(scene.table) > 1:
        menu.addAction(say("charts.copy-data", lang), COPY_DATA, view.copy_data)
        menu.addAction(say("charts.show-table", lang), view.table_requested.emit)
    if scene.zoomable:
        menu.addAction(say("charts.reset-view", lang), view.reset_view).setEnabled(view.is_zoomed)
    return menu
