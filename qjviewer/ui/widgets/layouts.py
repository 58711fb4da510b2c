"""Helps for Qt's layouts: nested parts remember sizes for too long, items taken out are never freed."""

from collections.abc import Iterable

from PySide6.QtWidgets import QLayout, QWidget


def forget_sizes(widget: QWidget) -> None:
    """Make every layout inside a widget measure anew.

    A changed child tells the layout of its parent widget, but layouts nested in that one keep the
    heights they worked out until the next activation; asked before it, they would answer wrongly.
    """
    # Found as objects, never through itemAt(): from PySide 6.10 on, the wrapper of a layout's item
    # outlives the item, and a widget made later at the same address crashes when it is deleted.
    for layout in widget.findChildren(QLayout):
        layout.invalidate()


def discard(widgets: Iterable[QWidget]) -> None:
    """Take widgets off the screen for good; the layout they stand in forgets them by itself.

    Never through takeAt(): PySide frees nothing that it gives, so every item would stay for ever.
    """
    for widget in widgets:
        widget.setParent(None)
        widget.deleteLater()
