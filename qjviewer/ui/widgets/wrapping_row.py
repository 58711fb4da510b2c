"""Widgets beside each other that continue on the next line."""

from collections.abc import Iterable
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qjviewer.ui.widgets.themed import Themed

W = TypeVar("W", bound=QWidget)


class WrappingRow(Themed, Generic[W]):
    """Widgets in reading order, each as wide as it likes to be, wrapped at the width there is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[W] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hold(self, parts: Iterable[W]) -> None:
        """Place these instead of those before."""
        self._parts = list(parts)
        for part in self._parts:
            part.setParent(self)
            part.show()
        self._arrange()

    def _arrange(self) -> None:
        self._place(self.width())
        self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            # A part has another size.
            self._arrange()
        return super().event(event)

    def _height_at(self, part: W, width: int) -> int:
        return part.sizeHint().height()

    def _areas(self, width: int) -> list[QRect]:
        gap, x, y, found = self._theme.px(0.45), 0, 0, list[QRect]()
        for part in self._parts:
            taken = min(part.sizeHint().width(), width)
            if x and x + taken > width:
                x, y = 0, found[-1].bottom() + 1 + gap
            found.append(QRect(x, y, taken, self._height_at(part, taken)))
            x += taken + gap
        return found

    def _place(self, width: int) -> None:
        for part, area in zip(self._parts, self._areas(width), strict=True):
            part.setGeometry(area)

    def _restyle(self) -> None:
        self._arrange()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        areas = self._areas(width)
        return areas[-1].bottom() + 1 if areas else 0

    def sizeHint(self) -> QSize:
        width = sum(part.sizeHint().width() + self._theme.px(0.45) for part in self._parts)
        return QSize(width, self.heightForWidth(max(width, 1)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(4), 0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # While it was hidden nobody was told that its parts have other sizes.
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place(event.size().width())
