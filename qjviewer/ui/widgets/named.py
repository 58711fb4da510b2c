"""Which figure or item somebody points at, or has the keyboard on, and the menu for it."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from qjviewer.wording import Language, say


@runtime_checkable
class Naming(Protocol):
    """A widget that stands for figures or items."""

    def named_at(self, place: QPoint | None) -> str:
        """The one under a position, or under the keyboard; empty when there is none."""
        ...


def pointed_at(root: QWidget, place: QPoint) -> str:
    """The figure or item under a position inside a widget; the innermost widget that knows one."""
    return _ask(root.childAt(place), root, place)


def in_focus(root: QWidget) -> str:
    """The figure or item the keyboard stands on inside a widget."""
    widget = QApplication.focusWidget()
    return _ask(widget, root, None) if widget is not None and root.isAncestorOf(widget) else ""


def _ask(widget: QWidget | None, root: QWidget, place: QPoint | None) -> str:
    while widget is not None and widget is not root:
        if isinstance(widget, Naming):
            found = widget.named_at(None if place is None else widget.mapFrom(root, place))
            if found:
                return found
        widget = widget.parentWidget()
    return ""


def named_menu(parent: QWidget, lang: Language) -> tuple[QMenu, QAction, QAction]:
    """The menu of a figure or item, which goes when it is closed: its evidence, and copying it."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    show = menu.addAction(say("evidence.show", lang))
    copy = menu.addAction(say("evidence.copy", lang))
    copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
    return menu, show, copy
