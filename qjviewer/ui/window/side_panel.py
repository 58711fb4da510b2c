"""A panel at the side of the page that scrolls downwards; Esc closes it."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qjviewer.ui.draw.theme import Theme
from qjviewer.ui.widgets.panel import RADIUS
from qjviewer.ui.widgets.scroller import Scroller
from qjviewer.ui.widgets.themed import Themed
from qjviewer.ui.window.side_head import SideHead


class SidePanel(Themed):
    """Head, then a body that scrolls."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = SideHead(self)
        self.scroller = Scroller(self)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body = self.scroller.body
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
