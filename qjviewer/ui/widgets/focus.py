"""The keyboard: the order in which Tab visits things, and a ring where it stands still on a whole area."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QScrollArea, QWidget

_BY_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


def order_focus(root: QWidget) -> None:
    """Let Tab follow the tree, also where parts of it were made later than what comes after them."""
    for first, second in pairwise(_focusable(root)):
        QWidget.setTabOrder(first, second)


def _focusable(widget: QWidget) -> Iterator[QWidget]:
    """Widgets that take the keyboard, as they stand in the tree; what is hidden is passed over anyway."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isHidden() and not child.isWindow():
            yield from _focusable(child)


def scroll_to(widget: QWidget, part: QRect) -> None:
    """Bring a part of a widget into sight, where it stands in something that scrolls."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if around is not None and (inside := around.widget()) is not None:
        middle = widget.mapTo(inside, part.center())
        around.ensureVisible(middle.x(), middle.y(), part.width() // 2, part.height())


class FocusRing(QWidget):
    """A ring round an area that scrolls, once Tab has led there; a click shows none."""

    def __init__(self, area: QWidget) -> None:
        super().__init__(area)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        area.installEventFilter(self)

    def eventFilter(self, area: QObject, event: QEvent) -> bool:
        """Come and go with the focus of the area."""
        if isinstance(event, QFocusEvent):
            self.setVisible(event.gotFocus() and event.reason() in _BY_KEYBOARD)
            self.raise_()
        if isinstance(area, QWidget):
            self.setGeometry(area.rect())
        return super().eventFilter(area, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 4, 4)
