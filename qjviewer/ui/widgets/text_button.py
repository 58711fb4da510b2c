"""A button that looks like words until it is pointed at."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from qjviewer.ui.draw.fonts import font
from qjviewer.ui.draw.theme import Chrome, Theme
from qjviewer.ui.widgets.themed import Themed


class TextButton(QAbstractButton):
    """Plain words as a button; follows the theme of the parent it is made for."""

    def __init__(
        self, text: str = "", size: float = 0.93, ink: Chrome = "link", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._size, self._ink, self._words = size, ink, ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show other words."""
        self._words = text
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @property
    def _theme(self) -> Theme:
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, Themed):
            parent = parent.parentWidget()
        return parent.theme if parent is not None else Theme()

    def _font(self) -> QFont:
        return font(self._theme, self._size)

    def sizeHint(self) -> QSize:
        face = self._font()
        width = QFontMetrics(face).horizontalAdvance(self._words) + self._theme.px(0.9)
        return QSize(width, round(face.pixelSize() * 1.7))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.hasFocus():
            painter.setPen(QPen(theme.chrome("focus"), 2))
            painter.drawRoundedRect(area, 4, 4)
        elif self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.chrome("raised"))
            painter.drawRoundedRect(area, 4, 4)
        painter.setFont(self._font())
        painter.setPen(theme.chrome(self._ink if self.isEnabled() else "muted"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)
