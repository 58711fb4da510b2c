"""A change of the view as something that can be undone."""

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from qjviewer.load import View


class ViewChange(QUndoCommand):
    """From one view to another."""

    def __init__(self, apply: Callable[[View], object], old: View, new: View, words: str) -> None:
        super().__init__(words)
        self._apply, self._old, self._new = apply, old, new

    def redo(self) -> None:
        """Take the new view."""
        self._apply(self._new)

    def undo(self) -> None:
        """Take the old one back."""
        self._apply(self._old)
