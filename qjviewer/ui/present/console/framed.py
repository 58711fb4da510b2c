"""A slide in a frame: its colour and a large badge say when the audience sees something else."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from qjviewer.ui.present.console.console_look import Shade, font, shade
from qjviewer.ui.present.slide_view import SlideView


class Badge(QWidget):
    """Large words on a bar over the slide: black, white or frozen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._lines: tuple[str, ...] = ()
        self.hide()

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Show these, or nothing."""
        self._lines = lines
        self.setVisible(bool(lines))
        self.update()

    @property
    def lines(self) -> tuple[str, ...]:
        """What it says."""
        return self._lines

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        face = font(self.height() * 0.085, bold=True)
        metrics = QFontMetricsF(face)
        step = metrics.height() * 1.7
        y = (self.height() - step * len(self._lines)) / 2
        painter.setFont(face)
        for line in self._lines:
            width = metrics.horizontalAdvance(line) + step
            area = QRectF((self.width() - width) / 2, y, width, step * 0.9)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shade("orange"))
            painter.drawRoundedRect(area, 8, 8)
            painter.setPen(shade("dark"))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, line)
            y += step


class Framed(QWidget):
    """Keeps its slide in the shape of the audience's screen, at the top of its room."""

    def __init__(self, view: SlideView) -> None:
        super().__init__()
        self.view = view
        view.setParent(self)
        self.badge = Badge(self)
        self._shape = (16.0, 9.0)
        self._edge: Shade = "blue"

    def set_shape(self, width: float, height: float) -> None:
        """The audience's screen has this shape."""
        self._shape = (width, height)
        self.view.set_shape(width, height)
        self._place()

    def height_for(self, width: float) -> int:
        """How high it is at a width."""
        return round(width * self._shape[1] / self._shape[0])

    def set_badge(self, lines: tuple[str, ...]) -> None:
        """Say what the audience sees instead."""
        self._edge = "orange" if lines else "blue"
        self.badge.show_lines(lines)
        self.update()

    def _place(self) -> None:
        scale = min(self.width() / self._shape[0], self.height() / self._shape[1])
        width, height = round(self._shape[0] * scale), round(self._shape[1] * scale)
        area = QRect((self.width() - width) // 2, 0, width, height).adjusted(3, 3, -3, -3)
        self.view.setGeometry(area)
        self.badge.setGeometry(area)
        self.badge.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        width = 3 if self._edge == "blue" else 6
        painter.setPen(QPen(shade(self._edge), width))
        painter.drawRect(self.view.geometry().adjusted(-2, -2, 1, 1))
