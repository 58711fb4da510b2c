"""A change of one value as something that can be undone."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtGui import QUndoCommand

_T = TypeVar("_T")


class Change(QUndoCommand, Generic[_T]):
    """From one value to another."""

    def __init__(self, apply: Callable[[_T], object], old: _T, new: _T, words: str) -> None:
        super().__init__(words)
        self._apply, self._old, self._new = apply, old, new

    def redo(self) -> None:
        """Take the new value."""
        self._apply(self._new)

    def undo(self) -> None:
        """Take the old one back."""
        self._apply(self._old)
