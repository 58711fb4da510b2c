"""The small window with what a mark stands for: plain words, never interpreted."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from qjviewer.ui.draw.fonts import font
from qjviewer.ui.draw.lines import with_breaks
from qjviewer.ui.draw.theme import Theme

_SIZE, _WIDEST = 0.93, 24  # em
_BESIDE = 14  # pixels between pointer and tip


class Tip(QLabel):
    """Stands beside a point of its parent, inside the screen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFrameShape(QFrame.Shape.Box)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)

    def set_theme(self, theme: Theme) -> None:
        """Colours and text size."""
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Window, theme.chrome("surface"))
        palette.setColor(QPalette.ColorRole.WindowText, theme.chrome("text"))
        self.setPalette(palette)
        self.setFont(font(theme, _SIZE))
        self.setMargin(theme.px(0.5))
        self._theme = theme

    def show_at(self, point: QPoint, text: str) -> None:
        """Show words beside a point in global coordinates."""
        broken = with_breaks(text, self._theme.px(_WIDEST), self._theme, _SIZE)
        if broken != self.text():
            self.setText(broken)
            self.adjustSize()
        self.move(self._inside(point))
        self.show()

    def _inside(self, point: QPoint) -> QPoint:
        screen = self.screen().availableGeometry()
        x, y = point.x() + _BESIDE, point.y() + _BESIDE
        if x + self.width() > screen.right():
            x = max(screen.left(), point.x() - _BESIDE - self.width())
        if y + self.height() > screen.bottom():
            y = max(screen.top(), point.y() - _BESIDE - self.height())
        return QPoint(x, y)
