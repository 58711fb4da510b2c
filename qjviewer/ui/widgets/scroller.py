"""A column that scrolls downwards, never sideways, without an edge of its own."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from qjviewer.ui.draw.theme import Theme
from qjviewer.ui.widgets.focus import FocusRing
from qjviewer.ui.widgets.layouts import discard
from qjviewer.ui.widgets.themed import Themed

_FULL = Qt.AlignmentFlag(0)


class ScrollBody(Themed):
    """The column inside."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.addStretch(1)
        self._restyle()

    def _restyle(self) -> None:
        px = self._theme.px
        self.column.setContentsMargins(0, 0, px(0.6), 0)
        self.column.setSpacing(px(0.5))

    def add(self, widget: QWidget, align: Qt.AlignmentFlag = _FULL) -> None:
        """Put a widget below the others."""
        self.column.insertWidget(self.column.count() - 1, widget, 0, align)
        widget.show()

    def empty(self) -> None:
        """Take everything out."""
        discard(self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly))


def plain_viewport() -> QWidget:
    """A viewport that shows what lies behind.

    One of our own: asked for Qt's, PySide makes ready every class of widget there is to find its kind.
    """
    made = QWidget()
    made.setAutoFillBackground(False)
    return made


class Scroller(QScrollArea):
    """Shows its `body`, which stands on whatever lies behind."""

    spoken_role = QAccessible.Role.Document

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setViewport(plain_viewport())
        self.body = ScrollBody()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setWidget(self.body)
        FocusRing(self)
        # Qt gives what it scrolls a ground of its own.
        self.body.setAutoFillBackground(False)

    def set_theme(self, theme: Theme) -> None:
        """Hand a theme on: the body stands in a viewport, which is not ours."""
        self.body.set_theme(theme)
