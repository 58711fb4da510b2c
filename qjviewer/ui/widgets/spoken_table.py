"""A painted table for assistive technology: Qt's own table, unseen, over what is painted.

Qt lets Python tell of everything but tables, so a table of Qt's own tells of this one. It is made when
assistive technology first asks, and takes neither the mouse nor the keyboard.
"""

from collections.abc import Sequence
from functools import partial
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QFrame, QHeaderView, QTableView, QWidget

_Index: TypeAlias = QModelIndex | QPersistentModelIndex
Header: TypeAlias = Sequence[str]
Rows: TypeAlias = Sequence[Sequence[str]]
_NOWHERE = QModelIndex()
_TOLD = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class _Words(QAbstractTableModel):
    """Rows of text under their headings; a row is called by the words of one of its columns."""

    def __init__(self, header: Header, rows: Rows, named_by: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._header, self._rows, self._named_by = header, rows, named_by

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._header)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self._rows[index.row()][index.column()] if role in _TOLD else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role not in _TOLD:
            return None
        across = orientation is Qt.Orientation.Horizontal
        return self._header[section] if across else self._rows[section][self._named_by]

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled


def _let_through(area: QAbstractScrollArea) -> None:
    """Leave what lies below as it is painted."""
    for widget in (area, area.viewport()):
        widget.setAutoFillBackground(False)
        widget.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)


class _UnseenHeader(QHeaderView):
    def __init__(self, orientation: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self.setMinimumSectionSize(0)
        _let_through(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """What it tells of is painted already."""


class SpokenTable(QTableView):
    """Tells of one table for as long as it stays as it is: what Qt has told of cells outlives a change.

    `named_by` is the column whose words name a row.
    """

    def __init__(self, header: Header, rows: Rows, named_by: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = _Words(header, rows, named_by, self)
        self.setModel(self._words)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalHeader(_UnseenHeader(Qt.Orientation.Horizontal, self))
        self.setVerticalHeader(_UnseenHeader(Qt.Orientation.Vertical, self))
        for corner in self.findChildren(QAbstractButton):
            corner.hide()
        _let_through(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """What it tells of is painted already."""

    def place(self, widths: Sequence[int], heights: Sequence[int]) -> None:
        """Let its cells lie where they are painted; the first height is that of the headings."""
        self.horizontalHeader().setFixedHeight(heights[0])
        self.verticalHeader().setFixedWidth(0)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        for row, height in enumerate(heights[1:]):
            self.setRowHeight(row, height)

    def tell_focus(self, row: int, column: int) -> None:
        """The keyboard has come to a cell, or in row -1 to a heading; told after Qt tells of the whole."""
        if QAccessible.isActive():
            QTimer.singleShot(0, self, partial(self._tell_focus, row, column))

    def _tell_focus(self, row: int, column: int) -> None:
        event = QAccessibleEvent(self, QAccessible.Event.Focus)
        # As Qt counts: a line of headings with the corner before it, then each row after its own.
        event.setChild((row + 1) * (self._words.columnCount() + 1) + column + 1)
        QAccessible.updateAccessibility(event)
