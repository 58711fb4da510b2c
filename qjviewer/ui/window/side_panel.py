"""A panel at the side of the page that scrolls downwards; Esc closes it."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from qjviewer.ui.draw.theme import Theme
from qjviewer.ui.widgets.panel import RADIUS
from qjviewer.ui.widgets.themed import Themed
from qjviewer.ui.window.side_head import SideHead


class SideBody(Themed):
    """The column inside the panel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self._restyle()

    def _restyle(self) -> None:
        px = self._theme.px
        self.column.setContentsMargins(0, 0, px(0.6), 0)
        self.column.setSpacing(px(0.5))

    def empty(self) -> None:
        """Take everything out."""
        while (entry := self.column.takeAt(0)) is not None:
            if (widget := entry.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()


class SidePanel(Themed):
    """Head, then a body that scrolls."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = SideHead(self)
        self.body = SideBody()
        self.scroller = QScrollArea(self)
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.setWidgetResizable(True)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroller.viewport().setAutoFillBackground(False)
        self.scroller.setWidget(self.body)
        self.body.setAutoFillBackground(False)
        self.column = QVBoxLayout(self)
        self.column.addWidget(self.head)
        self.column.addWidget(self.scroller, 1)
        self.head.close_requested.connect(self.close_panel)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        self.body.set_theme(theme)
        super().set_theme(theme)

    def _restyle(self) -> None:
        px = self._theme.px
        self.column.setContentsMargins(px(1.2), px(0.8), px(0.8), px(1.0))
        self.column.setSpacing(px(0.4))

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
