"""Imports pyqtgraph in the background when the first chart is touched, and says when it is there."""

import threading
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal

from qjviewer.ui.draw import collector


class LiveEngine(QObject):
    """One for the program; all but the import itself is on the interface thread."""

    ready = Signal()
    _imported = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._thread: threading.Thread | None = None
        self.is_ready = False
        self._imported.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @staticmethod
    @cache
    def instance() -> "LiveEngine":
        """The one there is."""
        return LiveEngine()

    def start(self) -> None:
        """Begin to import; `ready` is emitted once, a moment later."""
        if self._thread is None:
            collector.hold()
            self._thread = threading.Thread(target=self._import, name="qjviewer-engine")
            self._thread.start()

    def _import(self) -> None:
        try:
            import qjviewer.ui.draw.canvas  # noqa: F401
        finally:
            self._imported.emit()

    def _tell(self) -> None:
        collector.release()
        self.is_ready = True
        self.ready.emit()
