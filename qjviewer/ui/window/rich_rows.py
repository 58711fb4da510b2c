"""Rows of a list in two or three lines: a mark, words that may be struck out or bold, a small line."""

from html import escape

import msgspec
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QPainter, QPalette, QTextDocument
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from qjviewer.ui.draw.fonts import font
from qjviewer.ui.draw.theme import Theme

ROW = Qt.ItemDataRole.UserRole
SUBJECT = Qt.ItemDataRole.UserRole + 1


class RichRow(msgspec.Struct, frozen=True):
    """What a row shows; a heading has only `title`. All are plain words."""

    title: str
    mark: str = ""
    before: str = ""
    after: str = ""
    small: str = ""
    heading: bool = False
    arrow: bool = False

    @property
    def spoken(self) -> str:
        """The row in one line, for those who hear it and for finding."""
        pair = f"{self.before} → {self.after}" if self.arrow else self.after
        return " ".join(w for w in (self.mark, self.title, pair, self.small) if w)

    def html(self, theme: Theme, *, selected: bool) -> str:
        """The row as the little HTML that the delegate sets; every word escaped."""
        muted = theme.hex("on-selection" if selected else "muted")
        if self.heading:
            ink = theme.hex("on-selection" if selected else "link")
            return f'<b><span style="color:{ink}">{escape(self.title)}</span></b>{self._small(muted)}'
        mark = f'<span style="color:{muted}">〔{escape(self.mark)}〕</span>' if self.mark else ""
        return f"{mark}{escape(self.title)}{self._pair(muted)}{self._small(muted)}"

    def _pair(self, muted: str) -> str:
        before = f'<span style="color:{muted}"><s>{escape(self.before)}</s></span>' if self.before else ""
        after = f"<b>{escape(self.after)}</b>" if self.after else ""
        if not before and not after:
            return ""
        arrow = " → " if self.arrow else ""
        return f"<br>{before}{arrow}{after}"

    def _small(self, muted: str) -> str:
        if not self.small:
            return ""
        start = " " if self.heading else "<br>"
        return f'{start}<span style="color:{muted}; font-size:small">{escape(self.small)}</span>'


class RichRows(QListWidget):
    """A list of such rows, walked through by arrow keys; headings can be stood on too."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = Theme()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_Delegate(self))
        self.setResizeMode(QListWidget.ResizeMode.Adjust)

    def dress(self, theme: Theme) -> None:
        """Take a theme."""
        self._theme = theme
        self.setFont(font(theme, 1.0))
        self.scheduleDelayedItemsLayout()

    @property
    def theme(self) -> Theme:
        """The theme its rows are painted in."""
        return self._theme

    def add(self, row: RichRow, subject: object = None) -> None:
        """Append a row about something."""
        item = QListWidgetItem(row.spoken)
        item.setData(ROW, row)
        item.setData(SUBJECT, subject)
        self.addItem(item)

    @property
    def subject(self) -> object:
        """What the row under the keyboard is about."""
        return self.currentIndex().data(SUBJECT)


class _Delegate(QStyledItemDelegate):
    def __init__(self, rows: RichRows) -> None:
        super().__init__(rows)
        self._rows = rows

    def _document(
        self, index: QModelIndex | QPersistentModelIndex, width: int, selected: bool
    ) -> QTextDocument:
        row: RichRow = index.data(ROW)
        document = QTextDocument()
        document.setDefaultFont(self._rows.font())
        document.setDocumentMargin(0)
        document.setHtml(row.html(self._rows.theme, selected=selected))
        document.setTextWidth(max(40, width - 2 * self._pad))
        return document

    @property
    def _pad(self) -> int:
        return self._rows.theme.px(0.5)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = self._rows.viewport().width()
        height = self._document(index, width, False).size().height()
        return QSize(width, round(height) + 2 * self._rows.theme.px(0.35))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, area = self._rows.theme, QRect(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        row: RichRow = index.data(ROW)
        painter.save()
        if selected:
            painter.fillRect(area, theme.chrome("selection"))
        painter.setPen(theme.chrome("border-strong" if row.heading else "border"))
        painter.drawLine(area.left(), area.bottom(), area.right(), area.bottom())
        document = self._document(index, area.width(), selected)
        painter.translate(QPointF(area.left() + self._pad, area.top() + theme.px(0.3)))
        look = QAbstractTextDocumentLayout.PaintContext()
        ink: QColor = theme.chrome("on-selection" if selected else "text")
        look.palette.setColor(QPalette.ColorRole.Text, ink)
        look.clip = QRectF(0, 0, area.width(), area.height())
        document.documentLayout().draw(painter, look)
        painter.restore()
