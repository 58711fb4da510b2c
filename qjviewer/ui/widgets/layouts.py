"""A help for Qt's layouts, whose nested parts remember sizes for too long."""

from PySide6.QtWidgets import QLayout, QWidget


def forget_sizes(widget: QWidget) -> None:
    """Make every layout inside a widget measure anew.

    A changed child tells the layout of its parent widget, but layouts nested in that one keep the
    heights they worked out until the next activation; asked before it, they would answer wrongly.
    """
    for one in (widget, *widget.findChildren(QWidget)):
        if (layout := one.layout()) is not None:
            _forget(layout)


def _forget(layout: QLayout) -> None:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is not None and (inner := item.layout()) is not None:
            _forget(inner)
    layout.invalidate()
