"""A button with an edge: plain, primary, or one that stays down."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from qjviewer.ui.draw.theme import Chrome
from qjviewer.ui.widgets.word_button import WordButton


class PushButton(WordButton):
    """Words in a box; a checkable one shows a tick when on, so that colour is not all."""

    def __init__(self, *, primary: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(0.95, parent)
        self._primary = primary

    def _shown(self) -> str:
        return f"{'☑' if self.isChecked() else '☐'} {self._words}" if self.isCheckable() else self._words

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self._font()).horizontalAdvance(self._shown()) + self._theme.px(1.7)
        return QSize(width, self._theme.px(2.2))

    def _colours(self) -> tuple[Chrome, Chrome, Chrome]:
        if not self.isEnabled():
            return "surface", "disabled", "disabled"
        if self._primary:
            return "primary", "primary", "on-primary"
        return ("raised" if self.isDown() or self.underMouse() else "surface"), "border-strong", "text"

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        back, edge, ink = self._colours()
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        line = Qt.PenStyle.SolidLine if self.isEnabled() else Qt.PenStyle.DashLine
        painter.setPen(QPen(theme.chrome(edge), 1, line))
        painter.setBrush(theme.chrome(back))
        painter.drawRoundedRect(area, 5, 5)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.ring(ink), 2))
            painter.drawRoundedRect(area.adjusted(1.5, 1.5, -1.5, -1.5), 4, 4)
        painter.setFont(self._font())
        painter.setPen(theme.chrome(ink))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._shown())
