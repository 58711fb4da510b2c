"""What a window says of itself, unasked, to those who hear it: nothing is shown."""

from PySide6 import QtGui
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

# From Qt 6.8 on; with 6.7, the last for some systems, nothing is said unasked.
_IS_HEARD = hasattr(QtGui, "QAccessibleAnnouncementEvent")


class Announcer(QObject):
    """Speaks for a widget that is shown; a screen reader reads it wherever the focus stands.

    `urgent` words interrupt what is being read. `told` carries what was said.
    """

    told = Signal(str)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget

    def say(self, words: str, *, urgent: bool = False) -> None:
        """Say something; a window that nobody sees says nothing."""
        if not words or not self._widget.isVisible():
            return
        if _IS_HEARD:
            politeness = QAccessible.AnnouncementPoliteness
            event = QtGui.QAccessibleAnnouncementEvent(self._widget, words)
            event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
            QAccessible.updateAccessibility(event)
        self.told.emit(words)
