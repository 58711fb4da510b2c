"""What a panel over or beside the page shares with the others: its ground, and the ways to close it."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from qjviewer.ui.widgets.panel import RADIUS
from qjviewer.ui.widgets.themed import Themed


class ClosablePanel(Themed):
    """Hidden until it is wanted; Esc closes it, and gives the keyboard back to where it was opened from."""

    opened = Signal()
    # Before it goes, so that the keyboard is given on and does not stray on its way.
    closing = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opener: QWidget | None = None
        self.hide()

    def setVisible(self, visible: bool) -> None:
        """Show or hide; how `show` and `hide` do it."""
        if visible and self.isHidden():
            # Before anything gives way to it: with the page the keyboard would be gone from there.
            self._opener = self._opener_among(QApplication.focusWidget())
        super().setVisible(visible)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.opened.emit()

    def _opener_among(self, focused: QWidget | None) -> QWidget | None:
        """Where the keyboard stands; of a panel that gives way to this one, where that was opened from."""
        if focused is None:
            return None
        panels = [p for p in self.window().findChildren(ClosablePanel) if p.isAncestorOf(focused)]
        return panels[0].opener if panels else focused

    @property
    def opener(self) -> QWidget | None:
        """What had the keyboard when the panel opened, if it can still take it."""
        opener = self._opener
        return opener if opener is not None and isValid(opener) and opener.isVisible() else None

    def forget_opener(self) -> None:
        """Something else has become the place to go back to."""
        self._opener = None

    def close_panel(self) -> None:
        """Close."""
        self.closing.emit()
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
