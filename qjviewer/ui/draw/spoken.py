"""What widgets of our own tell assistive technology; Qt knows the roles of its own widgets only.

A widget takes part by what it has: `spoken_role`, and if it likes `spoken_value` (what it holds),
`press` (what pressing it does), `spoken_whole` (its parts have nothing to add), `spoken_level` (of a
heading, from 1), `spoken_on` (whether it is switched on), `spoken_text` (words that can be walked by
character), `spoken_parts` (what is painted on it and can be acted upon: links) and `spoken_children`
(which makes the widgets that tell of what is painted on it, before they are counted).
"""

import re
from collections.abc import Sequence
from html import unescape
from typing import Any

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import VoidPtr

from qjviewer.ui.draw.spoken_part import Part, PartHandle, PartVoice, handles_of
from qjviewer.ui.draw.spoken_text import ATTRIBUTES, Level, SpokenProse, address

_KIND = QAccessible.InterfaceType
_MARKUP = re.compile(r"</?p>")
# What has a `press` to call, unless `spoken_pressed` says that something else has.
_PRESSED = (QAccessible.Role.Button, QAccessible.Role.Link)


class Voice(QAccessibleWidget):
    """Speaks for a widget; asks it anew each time."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._prose = SpokenProse(self._words, self._area) if hasattr(widget, "spoken_text") else None
        self._level = Level(lambda: getattr(self.object(), "spoken_level", 0))

    def _words(self) -> str:
        return str(getattr(self.object(), "spoken_text", ""))

    def _area(self, start: int) -> QRect:
        widget = self.object()
        found = getattr(widget, "spoken_area", None)
        return found(start) if found is not None else self.rect()

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        if kind is _KIND.TextInterface and self._prose is not None:
            return address(self._prose)
        if kind is ATTRIBUTES and self._level.level:
            return address(self._level)
        found: Any = super().interface_cast(kind)
        # Nothing is told as an address of 0: None is no answer here, and would end the program.
        return VoidPtr(0) if found is None else found

    def role(self) -> QAccessible.Role:
        role: QAccessible.Role = getattr(self.object(), "spoken_role", QAccessible.Role.Client)
        return role

    def state(self) -> QAccessible.State:
        state = super().state()
        if (on := getattr(self.object(), "spoken_on", None)) is not None:
            state.checkable, state.checked = True, bool(on)
        return state

    def text(self, kind: QAccessible.Text) -> str:
        if kind is QAccessible.Text.Value:
            return str(getattr(self.object(), "spoken_value", ""))
        told = super().text(kind)
        # Qt describes a thing by its tip, and tips are written as markup.
        return unescape(_MARKUP.sub("", told)) if kind is QAccessible.Text.Description else told

    # Parts -----------------------------------------------------------------------------

    def _handles(self) -> Sequence[PartHandle]:
        widget = self.object()
        if isinstance(widget, QWidget) and hasattr(widget, "spoken_parts"):
            return handles_of(widget)
        return ()

    def childCount(self) -> int:
        if getattr(self.object(), "spoken_whole", False):
            return 0
        if (made := getattr(self.object(), "spoken_children", None)) is not None:
            made()
        return super().childCount() + len(self._handles())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        own = super().childCount()
        handles = self._handles() if index >= own else ()
        if index < own:
            return super().child(index)
        return (
            QAccessible.queryAccessibleInterface(handles[index - own]) if index - own < len(handles) else None
        )

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        thing = child.object()
        if isinstance(thing, PartHandle):
            return super().childCount() + thing.number
        return super().indexOfChild(child)

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        widget = self.object()
        here = (
            getattr(widget, "spoken_focus", -1) if isinstance(widget, QWidget) and widget.hasFocus() else -1
        )
        handles = self._handles()
        if 0 <= here < len(handles):
            return QAccessible.queryAccessibleInterface(handles[here])
        return super().focusChild()

    # Acting ----------------------------------------------------------------------------

    def _is_pressed(self) -> bool:
        return self.role() in _PRESSED or getattr(self.object(), "spoken_pressed", False)

    def actionNames(self) -> list[str]:
        pressed = [QAccessibleActionInterface.pressAction()] if self._is_pressed() else []
        return [*pressed, *super().actionNames()]

    def doAction(self, name: str) -> None:
        if name == QAccessibleActionInterface.pressAction() and self._is_pressed():
            self.object().press()  # type: ignore[attr-defined]
        else:
            super().doAction(name)


def _voice_of(_: str, thing: QObject) -> QAccessibleInterface | None:
    if isinstance(thing, PartHandle):
        return PartVoice(thing)
    if isinstance(thing, QWidget) and hasattr(thing, "spoken_role"):
        return Voice(thing)
    return None


def table_in_words(rows: Sequence[Sequence[str]]) -> str:
    """A table read out: a pause between cells, a longer one between lines."""
    return "; ".join(", ".join(cell for cell in row if cell) for row in rows)


__all__ = ["Part", "Voice", "table_in_words"]

# Asked by Qt for every widget that assistive technology looks at, and for none without one.
QAccessible.installFactory(_voice_of)
