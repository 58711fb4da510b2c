"""What a panel over or beside the page shares with the others: its ground, and the ways to close it."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from qjviewer.ui.widgets.panel import RADIUS
from qjviewer.ui.widgets.themed import Themed


class ClosablePanel(Themed):
    """Hidden until it is wanted; Esc closes it."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hide()

    def close_panel(self) -> None:
        """Close."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.chrome("border-strong"), 1))
        painter.setBrush(self._theme.chrome("surface"))
        painter.drawRoundedRect(QRectF(self.contentsRect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
