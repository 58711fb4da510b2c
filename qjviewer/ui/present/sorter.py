"""演示编排: the pages of the told deck in order, what is kept for questions, and how long each is planned."""

from pathlib import Path
from typing import Final

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from qjviewer.exports.form.deck_edits import ArrangedPage, arranged
from qjviewer.exports.form.edits import CannotEdit
from qjviewer.load import Loaded
from qjviewer.pages.blocks import NO_STORY, Story, text_of
from qjviewer.pages.deck import Deck, Slide
from qjviewer.setting.slides.look import SlideLook
from qjviewer.ui.draw.fonts import font
from qjviewer.ui.draw.theme import Theme
from qjviewer.ui.present.slide_painting import paint_slide
from qjviewer.ui.widgets.message import tell
from qjviewer.ui.widgets.sizes import resize_within
from qjviewer.wording import Language, say
from qjviewer.writing import refused, write_whole

_PAGE: Final = Qt.ItemDataRole.UserRole
_ROW: Final = (17.5, 9.85)  # em: the size of a picture


class SortedPage(msgspec.Struct, frozen=True):
    """A page in the sorter: its slide, and whether it is kept for questions."""

    slide: Slide
    kept: bool

    @property
    def written(self) -> ArrangedPage:
        """As it is written into the file."""
        return ArrangedPage(self.slide.names, self.kept, self.slide.story)


def sorted_pages(deck: Deck) -> list[SortedPage]:
    """The pages that can be arranged: those of the walk, and those the bundle keeps for questions."""
    firsts = [s for s in deck.slides if s.names and s.part == 0]
    return [SortedPage(s, s.appendix) for s in firsts if not s.appendix or s.story >= 0]


def deck_file(loaded: Loaded) -> Path:
    """The file the deck stands in, or is to be put into."""
    span = loaded.origins.get("deck.pages[0]") or loaded.origins.get("deck") or loaded.origins["format"]
    return loaded.root / span.file


class Sorter(QDialog):
    """Pages are moved by dragging or Alt+arrows; Delete keeps one for questions, or lets it walk again."""

    def __init__(
        self,
        deck: Deck,
        look: SlideLook,
        file: Path,
        theme: Theme,
        parent: QWidget | None = None,
        story: Story = NO_STORY,
    ) -> None:
        super().__init__(parent)
        self._look, self._file, self._lang, self._story = look, file, look.lang, story
        self.setWindowTitle(say("present.sorter", self._lang))
        resize_within(self, theme.px(78), theme.px(46))
        self.pages = _PageList(look, theme)
        self.bar = _TimeBar(theme, self._lang)
        self._said = QLabel()
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setFont(font(theme, 1.2, bold=True))
        self._said.setWordWrap(True)
        hint = QLabel(say("present.sorter-hint", self._lang))
        hint.setFont(font(theme))
        hint.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self.pages, 1)
        row.addWidget(self.bar)
        column = QVBoxLayout(self)
        column.addWidget(self._said)
        column.addLayout(row, 1)
        column.addWidget(hint)
        column.addWidget(self._buttons())
        for page in sorted_pages(deck):
            self.pages.add(page)
        self.pages.changed.connect(self._tell)
        self._tell()
        self.pages.setCurrentRow(0)
        self.pages.setFocus()

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        save = buttons.addButton(
            say("present.sorter-save", self._lang), QDialogButtonBox.ButtonRole.AcceptRole
        )
        close = buttons.addButton(say("present.close", self._lang), QDialogButtonBox.ButtonRole.RejectRole)
        save.clicked.connect(self.save)
        close.clicked.connect(self.reject)
        return buttons

    def _tell(self) -> None:
        walk = [p.slide for p in self.pages.order() if not p.kept]
        minutes = sum(s.seconds for s in walk) / 60
        words = say("present.sorter-title", self._lang, pages=len(walk) + 1, minutes=f"{minutes:.1f}")
        slot = self._story.minutes
        if slot is not None and minutes > slot:
            words += say("present.sorter-over", self._lang, slot=f"{slot:g}")
        self._said.setText(words)
        self.bar.show_slides(walk)

    def save(self) -> None:
        """Write the order into the file, its comments kept; say so where that cannot be done."""
        pages = [page.written for page in self.pages.order()]
        # What this view has nothing of is not on show here, and stays in the file.
        there = {page.was for page in pages}
        told = enumerate(self._story.pages)
        pages += [ArrangedPage(p.show, p.appendix, n) for n, p in told if n not in there]
        try:
            text = self._file.read_bytes().decode("utf-8-sig")
            write_whole(self._file, arranged(text, pages).encode("utf-8"))
        except (OSError, UnicodeDecodeError, CannotEdit) as error:
            by_hand = say("present.sorter-by-hand", self._lang)
            reason = refused(error, self._file).told(self._lang) if isinstance(error, OSError) else by_hand
            words = say("present.sorter-refused", self._lang, file=self._file.name, reason=reason)
            tell(self, self.windowTitle(), words, bad=True)
            return
        self.accept()


class _PageList(QListWidget):
    """The pages as pictures, in rows."""

    changed = Signal()

    def __init__(self, look: SlideLook, theme: Theme) -> None:
        super().__init__()
        self._look = look
        self.cell = QSize(theme.px(_ROW[0]), theme.px(_ROW[1] + 2.2))
        self.picture = QSize(theme.px(_ROW[0] - 1), theme.px(_ROW[1] - 0.56))
        self.setFlow(QListWidget.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setItemDelegate(_Painter(self, look, theme))
        self.setAccessibleName(say("present.sorter", look.lang))
        self.model().rowsMoved.connect(self.changed)
        self.model().rowsInserted.connect(self.changed)
        self.itemDoubleClicked.connect(self._toggle)

    def add(self, page: SortedPage) -> None:
        """Put a page at the end."""
        item = QListWidgetItem(text_of(page.slide.headline))
        item.setData(_PAGE, page)
        item.setSizeHint(self.cell)
        self.addItem(item)

    def order(self) -> list[SortedPage]:
        """The pages as they stand: those kept for questions behind the others."""
        pages = [self.item(n).data(_PAGE) for n in range(self.count())]
        return [*(p for p in pages if not p.kept), *(p for p in pages if p.kept)]

    def move(self, by: int) -> None:  # type: ignore[override]
        """Move the current page."""
        row = self.currentRow()
        if 0 <= row + by < self.count():
            item = self.takeItem(row)
            self.insertItem(row + by, item)
            self.setCurrentRow(row + by)
            self.changed.emit()

    def _toggle(self, item: QListWidgetItem) -> None:
        page: SortedPage = item.data(_PAGE)
        item.setData(_PAGE, replace(page, kept=not page.kept))
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move(step)
        elif event.key() == Qt.Key.Key_Delete and self.currentItem() is not None:
            self._toggle(self.currentItem())
        else:
            super().keyPressEvent(event)


class _Painter(QStyledItemDelegate):
    """A page's picture, its number in the new order, its claim and its time."""

    def __init__(self, pages: _PageList, look: SlideLook, theme: Theme) -> None:
        super().__init__(pages)
        self._pages, self._look, self._theme = pages, look, theme
        self._pictures: dict[str, QPixmap] = {}

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        page: SortedPage = index.data(_PAGE)
        theme = self._theme
        rect: QRect = option.rect
        area = QRect(rect.topLeft(), self._pages.picture).translated(theme.px(0.5), theme.px(0.4))
        painter.setOpacity(0.4 if page.kept else 1.0)
        painter.drawPixmap(area.topLeft(), self._picture(page.slide))
        painter.setOpacity(1.0)
        current = self._pages.currentRow() == index.row()
        painter.setPen(QPen(QColor(theme.hex("focus" if current else "border")), 3 if current else 1))
        painter.drawRect(area)
        self._caption(painter, area, page, index.row())

    def _caption(self, painter: QPainter, area: QRect, page: SortedPage, row: int) -> None:
        theme, lang = self._theme, self._look.lang
        before = sum(not self._pages.item(n).data(_PAGE).kept for n in range(row))
        number = say("present.sorter-kept", lang) if page.kept else str(before + 2)
        painter.setFont(font(theme, 0.95))
        painter.setPen(QColor(theme.hex("muted" if page.kept else "text")))
        line = QRect(area.left(), area.bottom() + 4, area.width(), theme.px(1.6))
        time = say("present.sorter-minutes", lang, minutes=f"{page.slide.seconds / 60:.1f}")
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, time)
        room = line.width() - painter.fontMetrics().horizontalAdvance(time) - theme.px(0.5)
        words = f"{number}\u3000{text_of(page.slide.headline)}"
        words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _picture(self, slide: Slide) -> QPixmap:
        if slide.key not in self._pictures:
            size, ratio = self._pages.picture, self._pages.devicePixelRatioF()
            picture = QPixmap(size * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(QColor(self._look.style.hex("page")))
            painter = QPainter(picture)
            area = QRectF(0, 0, size.width(), size.height())
            paint_slide(painter, area, slide, self._look, shape=(16.0, 9.0))
            painter.end()
            self._pictures[slide.key] = picture
        return self._pictures[slide.key]

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return self._pages.cell


class _TimeBar(QWidget):
    """The pages as blocks, each as high as it is long."""

    def __init__(self, theme: Theme, lang: Language) -> None:
        super().__init__()
        self._theme, self._lang = theme, lang
        self._slides: list[Slide] = []
        self.setFixedWidth(theme.px(9))

    def show_slides(self, slides: list[Slide]) -> None:
        """Show the times of a walk."""
        self._slides = slides
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setFont(font(theme, 0.95))
        total, gap = sum(s.seconds for s in self._slides) or 1, 4
        y, room = 0.0, self.height() - gap * len(self._slides)
        for number, slide in enumerate(self._slides, 2):
            area = QRectF(0, y, theme.px(3), max(2.0, room * slide.seconds / total))
            painter.fillRect(area, QColor(theme.hex("primary")))
            painter.setPen(QColor(theme.hex("on-primary")))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(number))
            painter.setPen(QColor(theme.hex("muted")))
            words = say("present.sorter-minutes", self._lang, minutes=f"{slide.seconds / 60:.1f}")
            beside = QRectF(theme.px(3.5), y, self.width() - theme.px(3.5), max(area.height(), theme.px(1.2)))
            painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, words)
            y += area.height() + gap
