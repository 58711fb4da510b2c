"""What a window says of itself, unasked, to those who hear it: nothing is shown."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

_POLITENESS = QAccessible.AnnouncementPoliteness


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
        event = QAccessibleAnnouncementEvent(self._widget, words)
        event.setPoliteness(_POLITENESS.Assertive if urgent else _POLITENESS.Polite)
        QAccessible.updateAccessibility(event)
        self.told.emit(words)
