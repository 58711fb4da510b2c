"""Colours and small widgets of the console."""

from typing import Final, Literal, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from qjviewer.ui.draw.fonts import families, fresh

Shade: TypeAlias = Literal[
    "back", "panel", "key", "border", "text", "muted", "blue", "orange", "red", "green", "dark"
]
SHADES: Final[dict[Shade, str]] = {
    "back": "#0E141B",
    "panel": "#161F2A",
    "key": "#26323F",
    "border": "#2F3C4A",
    "text": "#F1F4F8",
    "muted": "#A9B5C1",
    "blue": "#6CB2EB",
    "orange": "#FFB35C",
    "red": "#FF7B72",
    "green": "#6FD69A",
    "dark": "#0B1118",
}
SMALLEST: Final = 14


def shade(name: Shade) -> QColor:
    """A colour of the console."""
    return QColor(SHADES[name])


def font(em: float, size: float = 1.0, *, bold: bool = False) -> QFont:
    """A font `size` em high, never smaller than can be read at arm's length."""
    made = fresh(families())
    made.setPixelSize(max(SMALLEST, round(em * size)))
    made.setBold(bold)
    return made


def em_of(width: int, height: int) -> float:
    """The height of the console's body text for its size."""
    return min(24.0, max(14.0, min(width / 88, height / 50)))


class PlainLabel(QLabel):
    """Plain words in one colour; they never push the window wider."""

    def __init__(
        self, size: float = 1.0, ink: Shade = "text", *, bold: bool = False, wrap: bool = False
    ) -> None:
        super().__init__()
        self._size, self._bold, self._ink = size, bold, ink
        self._em = 16.0
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.set_ink(ink)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_em(self, em: float) -> None:
        """Another size of the window."""
        self._em = em
        self.setFont(font(em, self._size, bold=self._bold))

    def set_ink(self, ink: Shade) -> None:
        """Another colour."""
        self._ink = ink
        self.setStyleSheet(f"color: {SHADES[ink]}; background: transparent;")


def resize_texts(parent: QWidget, em: float) -> None:
    """Give every text below a widget the size of the window."""
    for text in parent.findChildren(PlainLabel):
        text.set_em(em)


class RaisedArea(QWidget):
    """A raised area with rounded corners."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(shade("border"), 1))
        painter.setBrush(shade("panel"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 8, 8)


BUTTON: Final = (
    f"QPushButton {{ color: {SHADES['text']}; background: {SHADES['key']}; border: 1px solid "
    f"{SHADES['border']}; border-radius: 5px; padding: 4px 10px; }}"
    f"QPushButton:hover, QPushButton:focus {{ border-color: {SHADES['blue']}; }}"
    f"QPushButton:checked {{ background: {SHADES['blue']}; color: {SHADES['dark']}; }}"
    f"QPushButton:disabled {{ color: {SHADES['muted']}; }}"
)
SCROLL: Final = (
    f"QScrollArea, QListWidget, QPlainTextEdit {{ background: transparent; border: none; "
    f"color: {SHADES['text']}; }}"
    f"QScrollBar:vertical {{ background: transparent; width: 10px; }}"
    f"QScrollBar::handle:vertical {{ background: {SHADES['border']}; border-radius: 5px; min-height: 24px; }}"
    "QScrollBar::add-line, QScrollBar::sub-line { height: 0; }"
)
