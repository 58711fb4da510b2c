"""A button that looks like words until it is pointed at."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from qjviewer.ui.draw.theme import Chrome
from qjviewer.ui.widgets.word_button import WordButton

_EDGE = 2  # pixels between the words and the ring around them, where they stand at a side


class TextButton(WordButton):
    """Plain words as a button; follows the theme of the parent it is made for.

    At a `side` its words stand under or over others that begin or end there.
    """

    def __init__(
        self,
        text: str = "",
        size: float = 0.93,
        ink: Chrome = "link",
        parent: QWidget | None = None,
        *,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignHCenter,
    ) -> None:
        super().__init__(size, parent)
        self._ink: Chrome = ink
        self._side = side
        self.set_text(text)

    def set_ink(self, ink: Chrome) -> None:
        """Take another colour."""
        self._ink = ink
        self.update()

    def sizeHint(self) -> QSize:
        face = self._font()
        width = QFontMetrics(face).horizontalAdvance(self._words) + self._theme.px(0.9)
        return QSize(width, round(face.pixelSize() * 1.7))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.hasFocus():
            painter.setPen(QPen(theme.ring(self._ink), 2))
            painter.drawRoundedRect(area, 4, 4)
        elif self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.chrome("raised"))
            painter.drawRoundedRect(area, 4, 4)
        painter.setFont(self._font())
        painter.setPen(theme.chrome(self._ink if self.isEnabled() else "disabled"))
        room = self.rect().adjusted(_EDGE, 0, -_EDGE, 0)
        painter.drawText(room, self._side | Qt.AlignmentFlag.AlignVCenter, self._words)
