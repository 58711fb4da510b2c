"""What our buttons share: words, the theme of the parent, and Enter as well as the space bar."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from qjviewer.ui.draw.fonts import font
from qjviewer.ui.draw.theme import Theme
from qjviewer.ui.widgets.themed import Themed

# Shown before or behind the words, and no word itself.
_SIGNS = "▶›✓ "


class WordButton(QAbstractButton):
    """Words to press; how they are painted is up to its kind."""

    def __init__(self, size: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size, self._words = size, ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        """Show other words."""
        self._words = text
        # An ampersand would be read as a keyboard mnemonic.
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text.strip(_SIGNS))
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
