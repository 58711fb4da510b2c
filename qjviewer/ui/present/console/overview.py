"""All pages as small pictures: arrows and Enter, or a click, go to one."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from qjviewer.pages.blocks import text_of
from qjviewer.pages.deck import Deck
from qjviewer.setting.slides.look import SlideLook
from qjviewer.ui.present.console.console_look import SCROLL, font, shade
from qjviewer.ui.present.slide_painting import paint_slide
from qjviewer.ui.present.spoken_slide import page_words

GAP = 14
MOST_PICTURES = 200


class SlideGrid(QWidget):
    """The pictures; each is painted when it is first seen and kept."""

    picked = Signal(int)
    reached = Signal(QRect)
    told = Signal(str)  # the page the mark has come to, for those who hear it

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._deck: Deck | None = None
        self._look: SlideLook | None = None
        self._shape = (16.0, 9.0)
        self._pictures: dict[tuple[int, int], QPixmap] = {}
        self._current = self._marked = 0
        self.setMouseTracking(True)

    def show_deck(self, deck: Deck, look: SlideLook, shape: tuple[float, float], current: int) -> None:
        """Show a deck; pictures of an earlier one are forgotten."""
        if deck is not self._deck or look != self._look or shape != self._shape:
            self._pictures.clear()
        self._deck, self._look, self._shape = deck, look, shape
        self._current = self._marked = current
        self._fit()
        self.reached.emit(self._cell(current))
        self.update()

    @property
    def marked(self) -> int:
        """The page the keyboard is on."""
        return self._marked

    def _count(self) -> int:
        return len(self._deck.slides) if self._deck else 0

    def _columns(self) -> int:
        return max(2, min(6, self.width() // 300))

    def _picture_size(self) -> QSize:
        width = (self.width() - GAP) // self._columns() - GAP
        return QSize(width, round(width * self._shape[1] / self._shape[0]))

    def _caption(self) -> int:
        return 26

    def _cell(self, index: int) -> QRect:
        size, columns = self._picture_size(), self._columns()
        row, column = divmod(index, columns)
        x = GAP + column * (size.width() + GAP)
        y = GAP + row * (size.height() + self._caption() + GAP)
        return QRect(x, y, size.width(), size.height() + self._caption())

    def _fit(self) -> None:
        rows = -(-self._count() // self._columns())
        size = self._picture_size()
        self.setMinimumHeight(GAP + rows * (size.height() + self._caption() + GAP))

    def move(self, by: int) -> None:  # type: ignore[override]
        """Move the mark by so many pages."""
        self._marked = min(max(self._marked + by, 0), self._count() - 1)
        self.reached.emit(self._cell(self._marked))
        self.update()
        if self._deck and self._look:
            slide = self._deck.slides[self._marked]
            self.told.emit(page_words(slide, self._deck.total, self._look, whole=True))

    def move_rows(self, by: int) -> None:
        """Move the mark by so many rows."""
        target = self._marked + by * self._columns()
        if 0 <= target < self._count():
            self.move(by * self._columns())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def _picture(self, index: int) -> QPixmap:
        size, ratio = self._picture_size(), self.devicePixelRatioF()
        key = (index, size.width())
        if key not in self._pictures:
            if len(self._pictures) >= MOST_PICTURES:
                self._pictures.clear()
            picture = QPixmap(size * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(shade("back"))
            painter = QPainter(picture)
            assert self._deck is not None
            assert self._look is not None
            slide, area = self._deck.slides[index], QRectF(0, 0, size.width(), size.height())
            paint_slide(
                painter, area, slide, self._look, slide.label(self._look.lang), self._deck.total, self._shape
            )
            painter.end()
            self._pictures[key] = picture
        return self._pictures[key]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), shade("back"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(self._count()):
            cell = self._cell(index)
            if cell.intersects(event.rect()):
                self._paint_cell(painter, index, cell)

    def _paint_cell(self, painter: QPainter, index: int, cell: QRect) -> None:
        assert self._deck is not None
        size = self._picture_size()
        painter.drawPixmap(cell.topLeft(), self._picture(index))
        frame = QRect(cell.topLeft(), size).adjusted(-2, -2, 2, 2)
        if index == self._marked:
            painter.setPen(QPen(shade("orange"), 4))
        elif index == self._current:
            painter.setPen(QPen(shade("blue"), 3))
        else:
            painter.setPen(QPen(shade("border"), 1))
        painter.drawRect(frame)
        slide = self._deck.slides[index]
        painter.setFont(font(14))
        painter.setPen(shade("text" if index == self._marked else "muted"))
        assert self._look is not None
        words = f"{slide.label(self._look.lang)}　{text_of(slide.headline) or slide.section}"
        area = QRect(cell.left(), cell.top() + size.height() + 4, cell.width(), 22)
        words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        hit = next((n for n in range(self._count()) if self._cell(n).contains(at)), None)
        if hit is not None:
            self.picked.emit(hit)


class Overview(QWidget):
    """The grid with its scrolling and keys."""

    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._scroll = QScrollArea()
        self._scroll.setStyleSheet(SCROLL)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.grid = SlideGrid(self._scroll)
        self._scroll.setWidget(self.grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 4, 10, 4)
        column.addWidget(self._scroll)
        self.grid.picked.connect(self.picked)
        self.grid.reached.connect(
            lambda cell: self._scroll.ensureVisible(cell.x(), cell.center().y(), 0, cell.height())
        )

    def key(self, event: QKeyEvent) -> bool:
        """Take a key; False when it is none of ours."""
        moves = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        rows = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 3, Qt.Key.Key_PageUp: -3}
        key = Qt.Key(event.key())
        if key in moves:
            self.grid.move(moves[key])
        elif key in rows:
            self.grid.move_rows(rows[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(self.grid.marked)
        else:
            return False
        return True
