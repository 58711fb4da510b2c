"""The menu of a chart: what stands under the pointer, then copying, the table, the view."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from qjviewer.charts.marks import Scene
from qjviewer.wording import say

if TYPE_CHECKING:
    from qjviewer.ui.draw.screen import ChartView

COPY_DATA = QKeySequence("Ctrl+Shift+C")


def chart_menu(view: "ChartView", scene: Scene, figure: str) -> QMenu:
    """The menu, which goes when it is closed; `figure` is what stands under the pointer, if anything."""
    menu, lang = QMenu(view), scene.lang
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
