"""What widgets of our own tell assistive technology; Qt knows the roles of its own widgets only.

A widget takes part by what it has: `spoken_role`, and if it likes `spoken_value` (what it holds),
`press` (what pressing it does) and `spoken_whole` (its parts have nothing to add).
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

# What has a `press` to call.
_PRESSED = (QAccessible.Role.Button, QAccessible.Role.Link)


class Voice(QAccessibleWidget):
    """Speaks for a widget; asks it anew each time."""

    def role(self) -> QAccessible.Role:
        role: QAccessible.Role = getattr(self.object(), "spoken_role", QAccessible.Role.Client)
        return role

    def text(self, kind: QAccessible.Text) -> str:
        if kind is QAccessible.Text.Value:
            return str(getattr(self.object(), "spoken_value", ""))
        return super().text(kind)

    def childCount(self) -> int:
        return 0 if getattr(self.object(), "spoken_whole", False) else super().childCount()

    def actionNames(self) -> list[str]:
        pressed = [QAccessibleActionInterface.pressAction()] if self.role() in _PRESSED else []
        return [*pressed, *super().actionNames()]

    def doAction(self, name: str) -> None:
        if name == QAccessibleActionInterface.pressAction() and self.role() in _PRESSED:
            self.object().press()  # type: ignore[attr-defined]
        else:
            super().doAction(name)


def _voice_of(_: str, thing: QObject) -> QAccessibleInterface | None:
    if isinstance(thing, QWidget) and hasattr(thing, "spoken_role"):
        return Voice(thing)
    return None


def table_in_words(rows: Sequence[Sequence[str]]) -> str:
    """A table read out: a pause between cells, a longer one between lines."""
    return "; ".join(", ".join(cell for cell in row if cell) for row in rows)


# Asked by Qt for every widget that assistive technology looks at, and for none without one.
QAccessible.installFactory(_voice_of)
