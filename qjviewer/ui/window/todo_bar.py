"""How far a briefing is: one bar, its parts told by fill and by words, never by colour alone."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from qjviewer.ui.widgets.themed import Themed
from qjviewer.ui.widgets.tips import as_tip


class TodoBar(Themed):
    """What is done is solid, what is not is empty within the outline."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done, self._left = 0, 0

    def show_share(self, done: int, left: int, words: str) -> None:
        """Show so many done and so many left; `words` say it."""
        self._done, self._left = done, left
        self.setAccessibleName(words)
        self.setToolTip(as_tip(words))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(12), self._theme.px(0.8))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(6), self._theme.px(0.8))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        total = self._done + self._left
        if total:
            done = QRectF(area)
            done.setWidth(area.width() * self._done / total)
            painter.fillRect(done, QBrush(theme.chrome("primary")))
        painter.setPen(QPen(theme.chrome("border-strong"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area)
