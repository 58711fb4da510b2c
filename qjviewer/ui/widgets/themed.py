"""The base of our widgets: colours and sizes come from a theme, handed down from parent to child."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from qjviewer.ui.draw import spoken as spoken  # asked by Qt, once imported
from qjviewer.ui.draw.theme import Theme


class Themed(QWidget):
    """A widget that is told its theme by its parent and tells its children.

    It speaks to assistive technology as `qjviewer.ui.draw.spoken` says; by itself it is a group.
    """

    spoken_role: QAccessible.Role = QAccessible.Role.Grouping

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = parent.theme if isinstance(parent, Themed) else Theme()

    @property
    def theme(self) -> Theme:
        """The theme in use."""
        return self._theme

    def set_theme(self, theme: Theme) -> None:
        """Take a theme, restyle, and pass it on."""
        self._theme = theme
        for child in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if isinstance(child, Themed):
                child.set_theme(theme)
            else:
                # A button takes its theme from here: its layout has to ask for its size again.
                child.updateGeometry()
        self._restyle()
        self.updateGeometry()
        self.update()

    def _restyle(self) -> None:
        """Set fonts and margins anew; called after the theme changed."""
