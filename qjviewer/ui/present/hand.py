"""The presenter's hand: pointer, pen and zoom by mouse, in either window."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from qjviewer.ui.present.room import Room
from qjviewer.ui.present.show import Show
from qjviewer.ui.present.slide_ink import Spot


class Hand(QObject):
    """Moves what the hand holds; Ctrl held lends the pointer for as long."""

    changed = Signal()
    changed_tool = Signal()

    def __init__(self, show: Show, room: Room, parent: QObject) -> None:
        super().__init__(parent)
        self._show, self._room = show, room
        # Whether Ctrl is down, and whether the pointer was taken up because of it.
        self._held = self._lent = False
        self._wire()

    def _wire(self) -> None:
        self._room.moved.connect(self._moved)
        self._room.pressed.connect(self._pressed)
        self._room.released.connect(self._released)

    def key_pressed(self, event: QKeyEvent) -> None:
        """Ctrl goes down: the next movement of the mouse points."""
        if event.key() == Qt.Key.Key_Control:
            if not self._show.ink.tool:
                self._hold(True)
        elif self._held and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            # It came up while another window had the keys.
            self._hold(False)

    def key_released(self, event: QKeyEvent) -> None:
        """Ctrl comes up: the pointer goes."""
        if event.key() == Qt.Key.Key_Control:
            self._hold(False)

    def _hold(self, held: bool) -> None:
        self._held = held
        for view in (self._room.audience.view, self._room.console.stage.current.view):
            view.set_picking(held)
        if not held and self._lent:
            self._lent = False
            if self._show.ink.tool == "pointer":
                self._show.ink.toggle("pointer")
            self.changed_tool.emit()

    def _moved(self, spot: Spot) -> None:
        ink = self._show.ink
        if self._held and not ink.tool:
            self._lent = True
            ink.toggle("pointer")
        ink.move(spot)
        if ink.in_use:
            self.changed.emit()

    def _pressed(self, spot: Spot) -> None:
        self._show.ink.press(spot)
        self.changed.emit()

    def _released(self) -> None:
        self._show.ink.finish(self._show.slide.key)
        self.changed.emit()
