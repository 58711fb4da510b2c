"""The Qt application: takes the files that macOS hands to a program by an event, not by arguments."""

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """Emits `path_received` for a file double-clicked in Finder or dropped on the Dock.

    An event filter would see every event of every widget, and slow all of them.
    """

    path_received = Signal(Path)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self.path_received.emit(Path(event.file()))
            return True
        return super().event(event)
