"""The tabs: plain words, the current one bold and underlined."""

from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QTabBar, QWidget

from qjviewer.ui.draw.fonts import font
from qjviewer.ui.draw.theme import Theme

# em on both sides of a title: the first stands above the edge of the page; less where it is tight.
_PAD, _LEAST_PAD = 1.4, 0.4
_SIZE = 1.15  # em of a title
# To which share of that titles shrink before some are left to the arrows at the side.
_LEAST = 0.7
# Behind the title of a tab that has a remark.
_REMARKED = " ▲"


class TabStrip(QTabBar):
    """A tab bar painted in the house's way; its keys and its accessibility are Qt's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = Theme()
        self._remarks: tuple[str, ...] = ()
        self._widths: dict[str, int] = {}
        self._all_widths = -1  # together; below zero until asked for
        self._hovered = -1
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def set_theme(self, theme: Theme) -> None:
        """Take a theme."""
        self._theme = theme
        self._forget_widths()
        # Qt lays tabs out anew when the font changes; the size of each comes from tabSizeHint.
        self.setFont(self._face(bold=True))
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # Qt tells of the strip alone, which has no name of its own.
        QTimer.singleShot(0, self, self._tell_current)

    def _tell_current(self) -> None:
        if QAccessible.isActive() and self.hasFocus():
            told = QAccessibleEvent(self, QAccessible.Event.Focus)
            told.setChild(self.currentIndex())
            QAccessible.updateAccessibility(told)

    def show_titles(self, titles: tuple[str, ...], remarks: tuple[str, ...] = ()) -> None:
        """Show these tabs; the current one stays where there is one of its number.

        `remarks` say of some tabs, in the same order, what is to be done about them.
        """
        remarks = remarks or ("",) * len(titles)
        if (titles, remarks) == (self.titles(), self._remarks):
            return
        self._remarks = remarks
        self._forget_widths()
        current = self.currentIndex()
        while self.count() > len(titles):
            self.removeTab(self.count() - 1)
        for n, title in enumerate(titles):
            # An ampersand would be read as a keyboard mnemonic.
            text = title.replace("&", "&&") + (_REMARKED if remarks[n] else "")
            self._all_widths = -1
            self.setTabText(n, text) if n < self.count() else self.addTab(text)
            self.setAccessibleTabName(n, f"{title} {remarks[n]}".strip())
            self.setTabToolTip(n, remarks[n])
        self.setCurrentIndex(max(0, min(current, len(titles) - 1)))

    def tabInserted(self, index: int) -> None:
        self._all_widths = -1
        super().tabInserted(index)

    def tabRemoved(self, index: int) -> None:
        self._all_widths = -1
        super().tabRemoved(index)

    def _forget_widths(self) -> None:
        self._widths.clear()
        self._all_widths = -1

    def titles(self) -> tuple[str, ...]:
        """The titles shown."""
        texts = (self.tabText(n).removesuffix(_REMARKED) for n in range(self.count()))
        return tuple(text.replace("&&", "&") for text in texts)

    def _face(self, *, bold: bool, share: float = 1.0) -> QFont:
        return font(self._theme, _SIZE * share, bold=bold)

    def tabSizeHint(self, index: int) -> QSize:
        words = ceil(self._words_width(index) * self._share())
        return QSize(words + 2 * self._pad(), self._theme.px(2.5))

    def _words_width(self, index: int) -> int:
        # Qt asks for every tab in turn, and each asks how much room all of them leave.
        text = self.tabText(index)
        if text not in self._widths:
            words = text.replace("&&", "&")
            self._widths[text] = QFontMetrics(self._face(bold=True)).horizontalAdvance(words)
        return self._widths[text]

    def _pad(self) -> int:
        """Pixels on both sides of a title."""
        px = self._theme.px
        spare = self.width() - self._all_words()
        return max(px(_LEAST_PAD), min(px(_PAD), spare // max(1, 2 * self.count())))

    def _all_words(self) -> int:
        if self._all_widths < 0:
            self._all_widths = sum(self._words_width(n) for n in range(self.count()))
        return self._all_widths

    def _share(self) -> float:
        """How large letters are, of their usual size, so that all titles stand in the strip."""
        room = self.width() - self.count() * (2 * self._theme.px(_LEAST_PAD) + 1)
        # Sizes of letters are whole pixels: a little less than the room.
        return min(1.0, max(_LEAST, 0.98 * room / max(1, self._all_words())))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        # Kept from here: where the mouse is would be a question to the screen's server for every tab.
        self._hover(self.tabAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, index: int) -> None:
        if index != self._hovered:
            self._hovered = index
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.chrome("surface"))
        for n in range(self.count()):
            if (area := self.tabRect(n)).intersects(event.rect()):
                self._paint_tab(painter, n, area)
        painter.setPen(QPen(self._theme.chrome("border"), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def _paint_tab(self, painter: QPainter, index: int, area: QRect) -> None:
        current = index == self.currentIndex()
        hovered = index == self._hovered
        painter.setFont(self._face(bold=current, share=self._share()))
        painter.setPen(self._theme.chrome("primary" if current else "text" if hovered else "muted"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.tabText(index).replace("&&", "&"))
        inset = self._pad() - self._theme.px(0.15)
        if current:
            thick = max(3, self._theme.px(0.2))
            painter.setPen(QPen(self._theme.chrome("primary"), thick))
            y = area.bottom() + 1 - thick / 2
            painter.drawLine(QPointF(area.left() + inset, y), QPointF(area.right() - inset, y))
        if current and self.hasFocus():
            painter.setPen(QPen(self._theme.chrome("focus"), 2))
            painter.drawRoundedRect(area.adjusted(inset // 2, 3, -inset // 2, -6), 4, 4)
