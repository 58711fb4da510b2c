"""Words that a screen reader walks by character, word and line, and the level of a heading."""

from collections.abc import Callable
from typing import Any

from PySide6 import QtGui
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleTextInterface
from shiboken6 import Object, VoidPtr, getCppPointer

# Attributes can be told from Qt 6.8 on; 6.7, the last for some systems, never asks for them.
ATTRIBUTES = getattr(QAccessible.InterfaceType, "AttributesInterface", None)
_Attributes: Any = getattr(QtGui, "QAccessibleAttributesInterface", object)


def address(interface: Object) -> VoidPtr:
    """Where an interface made here lies, as Qt asks for it; whoever gives it away keeps it alive."""
    return VoidPtr(getCppPointer(interface)[0])


class SpokenProse(QAccessibleTextInterface):
    """Words that can be read but neither selected nor changed; `area` tells where a character stands."""

    def __init__(self, words: Callable[[], str], area: Callable[[int], QRect]) -> None:
        super().__init__()
        self._words, self._area, self._caret = words, area, 0

    def characterCount(self) -> int:
        return len(self._words())

    def text(self, start: int, end: int) -> str:
        return self._words()[start:end]

    def cursorPosition(self) -> int:
        return min(self._caret, self.characterCount())

    def setCursorPosition(self, position: int) -> None:
        self._caret = max(0, position)

    def characterRect(self, offset: int) -> QRect:
        return self._area(offset)

    def offsetAtPoint(self, point: QPoint) -> int:
        found = (n for n in range(self.characterCount()) if self._area(n).contains(point))
        return next(found, -1)

    def selectionCount(self) -> int:
        return 0

    def selection(self, index: int) -> tuple[int, int]:
        return 0, 0

    def addSelection(self, start: int, end: int) -> None:
        """Nothing is selected here."""

    def removeSelection(self, index: int) -> None:
        """Nothing is selected here."""

    def setSelection(self, index: int, start: int, end: int) -> None:
        """Nothing is selected here."""

    def scrollToSubstring(self, start: int, end: int) -> None:
        """What holds the words scrolls when the keyboard comes to it."""

    def attributes(self, offset: int) -> tuple[str, int, int]:
        return "", 0, self.characterCount()


class Level(_Attributes):  # type: ignore[misc]
    """The level of a heading, 1 being the page's."""

    def __init__(self, level: Callable[[], int]) -> None:
        super().__init__()
        self._level = level

    @property
    def level(self) -> int:
        """The level; 0 of what is no heading."""
        return self._level()

    def attributeKeys(self) -> "list[QAccessible.Attribute]":
        return [QAccessible.Attribute.Level] if self.level else []

    def attributeValue(self, key: "QAccessible.Attribute") -> object:
        return self.level if key is QAccessible.Attribute.Level else None
