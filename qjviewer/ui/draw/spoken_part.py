"""What is painted on a widget and can be acted upon by itself: a link in a sentence.

Each part has an object of its own below the widget, made when assistive technology first asks:
Qt forgets what it told of an object when that goes, and would not of anything else.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Protocol

import msgspec
from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleObject,
)
from PySide6.QtWidgets import QWidget
from shiboken6 import VoidPtr

from qjviewer.ui.draw.spoken_text import address

_KIND = QAccessible.InterfaceType


class Part(msgspec.Struct, frozen=True):
    """A part as it is now; `area` in the widget's own pixels."""

    name: str
    area: QRect
    press: Callable[[], object]
    focused: bool = False
    role: QAccessible.Role = QAccessible.Role.Link


class _Parted(Protocol):
    def spoken_parts(self) -> Sequence[Part]: ...


class PartHandle(QObject):
    """Stands for the part of a number."""

    def __init__(self, widget: QWidget, number: int) -> None:
        super().__init__(widget)
        self.number = number

    @property
    def widget(self) -> QWidget:
        """What the part is painted on."""
        owner = self.parent()
        assert isinstance(owner, QWidget)
        return owner

    @property
    def part(self) -> Part | None:
        """The part as it is now; None when there are fewer."""
        parts = self.widget.spoken_parts()  # type: ignore[attr-defined]
        return parts[self.number] if self.number < len(parts) else None


def handles_of(widget: QWidget) -> Sequence[PartHandle]:
    """The objects of a widget's parts, in order."""
    parts: _Parted = widget  # type: ignore[assignment]
    wanted = len(parts.spoken_parts())
    made = [child for child in widget.children() if isinstance(child, PartHandle)]
    made += [PartHandle(widget, number) for number in range(len(made), wanted)]
    return made[:wanted]


def tell_focus(widget: QWidget, number: int) -> None:
    """The keyboard has come to a part.

    Told after what Qt itself tells of the widget: a reader stays with what it heard of last.
    """
    if QAccessible.isActive():
        QTimer.singleShot(0, widget, partial(_tell_focus, widget, number))


def _tell_focus(widget: QWidget, number: int) -> None:
    if widget.hasFocus() and number < len(handles := handles_of(widget)):
        QAccessible.updateAccessibility(QAccessibleEvent(handles[number], QAccessible.Event.Focus))


class _Press(QAccessibleActionInterface):
    def __init__(self, handle: PartHandle) -> None:
        super().__init__()
        self._handle = handle

    def actionNames(self) -> list[str]:
        return [self.pressAction()]

    def doAction(self, name: str) -> None:
        if (part := self._handle.part) is not None and name == self.pressAction():
            part.press()

    def keyBindingsForAction(self, name: str) -> list[str]:
        return []


class PartVoice(QAccessibleObject):
    """Speaks for a part."""

    def __init__(self, handle: PartHandle) -> None:
        super().__init__(handle)
        self._handle = handle
        self._press = _Press(handle)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        return address(self._press) if kind is _KIND.ActionInterface else VoidPtr(0)

    def role(self) -> QAccessible.Role:
        return part.role if (part := self._handle.part) else QAccessible.Role.NoRole

    def text(self, kind: QAccessible.Text) -> str:
        part = self._handle.part
        return part.name if part and kind is QAccessible.Text.Name else ""

    def rect(self) -> QRect:
        part, widget = self._handle.part, self._handle.widget
        return QRect(widget.mapToGlobal(part.area.topLeft()), part.area.size()) if part else QRect()

    def state(self) -> QAccessible.State:
        state, part = QAccessible.State(), self._handle.part
        widget = self._handle.widget
        state.invisible = part is None or not widget.isVisible()
        state.focusable = state.linked = True
        state.focused = part is not None and part.focused and widget.hasFocus()
        return state

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._handle.widget)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1
