"""Sheets on the screen: a column of pages to scroll and zoom, and thumbnails to jump with."""

from typing import Literal, TypeAlias

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QIcon,
    QImage,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QScrollArea, QVBoxLayout, QWidget

from qjviewer.ui.draw.theme import Theme
from qjviewer.ui.printing.paint import picture
from qjviewer.ui.printing.sheet import Document, Sheet

Zoom: TypeAlias = float | Literal["width", "page"]
ZOOMS: tuple[float, ...] = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
# At 100 % a point of paper takes this many logical pixels.
PER_POINT = 96 / 72
_GAP, _THUMB = 16, 120
_EDGE = QColor("#8A96A3")


class SheetView(QWidget):
    """One sheet; it is painted only when seen, by the same code as the PDF."""

    def __init__(self, sheet: Sheet, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._sheet, self._theme = sheet, theme
        self._image: QImage | None = None

    def set_scale(self, per_point: float) -> None:
        """Take the size of the sheet at a scale."""
        self.setFixedSize(round(self._sheet.width * per_point), round(self._sheet.height * per_point))

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        wanted = round(self.width() * ratio)
        if self._image is None or self._image.width() != wanted:
            self._image = picture(self._sheet, self._theme, wanted / self._sheet.width)
        painter = QPainter(self)
        painter.drawImage(self.rect(), self._image)
        painter.setPen(_EDGE)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


def _frame(image: QImage) -> None:
    """The edge of the paper, which is as white as the list."""
    painter = QPainter(image)
    painter.setPen(_EDGE)
    painter.drawRect(image.rect().adjusted(0, 0, -1, -1))
    painter.end()


class Preview(QScrollArea):
    """All sheets in a column; tells which page is looked at (from 0)."""

    spoken_role = QAccessible.Role.Document

    page_changed = Signal(int)
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._views: list[SheetView] = []
        self._inner = QWidget()
        self._document = Document(())
        self._zoom: Zoom = "width"
        self._page = 0
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    @property
    def page(self) -> int:
        """The page looked at, from 0."""
        return self._page

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._views)

    def show_document(self, document: Document, theme: Theme) -> None:
        """Show other sheets, staying near the page looked at."""
        page = self._page
        self._document = document
        inner = QWidget()
        inner.setAutoFillBackground(True)
        column = QVBoxLayout(inner)
        column.setSpacing(_GAP)
        column.setContentsMargins(_GAP, _GAP, _GAP, _GAP)
        self._views = [SheetView(sheet, theme, inner) for sheet in document.sheets]
        for view in self._views:
            column.addWidget(view, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        self._rescale()
        self._inner = inner
        self.setWidget(inner)
        self.go_to(min(page, self.count - 1))

    def set_zoom(self, zoom: Zoom) -> None:
        """Zoom to a factor, or to the width or the whole of a page."""
        page = self._page
        self._zoom = zoom
        self._rescale()
        self.go_to(page)

    def step_zoom(self, steps: int) -> None:
        """Zoom to the next factor up or down."""
        now = self._factor()
        larger = [z for z in ZOOMS if z > now + 0.01]
        smaller = [z for z in ZOOMS if z < now - 0.01]
        target = next(iter(larger if steps > 0 else smaller[::-1]), now)
        self.set_zoom(target)

    def go_to(self, page: int) -> None:
        """Bring a page's head to the top."""
        if 0 <= page < self.count:
            if (layout := self._inner.layout()) is not None:
                layout.activate()
            self._inner.adjustSize()
            self.verticalScrollBar().setValue(self._views[page].y() - _GAP)
            self._tell(page)

    def _factor(self) -> float:
        if isinstance(self._zoom, float):
            return self._zoom
        sheets = self._document.sheets
        if not sheets:
            return 1.0
        bar = self.verticalScrollBar().sizeHint().width()
        across = (self.width() - bar - 2 * _GAP - 4) / max(s.width for s in sheets) / PER_POINT
        if self._zoom == "width":
            return max(0.2, min(across, 3.0))
        down = (self.height() - 2 * _GAP - 4) / max(s.height for s in sheets) / PER_POINT
        return max(0.2, min(across, down))

    def _rescale(self) -> None:
        factor = self._factor()
        for view in self._views:
            view.set_scale(factor * PER_POINT)
        self.zoom_changed.emit(factor)

    def _scrolled(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        seen = [n for n, view in enumerate(self._views) if view.y() <= middle]
        if seen:
            self._tell(seen[-1])

    def _tell(self, page: int) -> None:
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not isinstance(self._zoom, float):
            self.set_zoom(self._zoom)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)


class Thumbnails(QListWidget):
    """Small pictures of the pages, made when they come into sight."""

    page_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(False)
        self.setIconSize(QSize(_THUMB, _THUMB))
        self.setSpacing(4)
        self.setFixedWidth(_THUMB + 44)
        self._document, self._theme = Document(()), Theme("paper")
        self._made: set[int] = set()
        self.currentRowChanged.connect(self._requested)
        self.verticalScrollBar().valueChanged.connect(self._make_seen)

    def show_document(self, document: Document, theme: Theme) -> None:
        """Show other pages."""
        row = self.currentRow()
        self.clear()
        self._document, self._theme, self._made = document, theme, set()
        blank = QPixmap(_THUMB, _THUMB)
        blank.fill(Qt.GlobalColor.transparent)
        for number in range(len(document.sheets)):
            self.addItem(QListWidgetItem(QIcon(blank), str(number + 1)))
        self.mark(max(0, min(row, self.count() - 1)))
        self._make_seen()

    def mark(self, page: int) -> None:
        """Mark the page looked at."""
        self.setCurrentRow(page)

    def _requested(self, row: int) -> None:
        if row >= 0:
            self.page_requested.emit(row)

    def _make_seen(self) -> None:
        seen = self.viewport().rect()
        for row in range(self.count()):
            if row not in self._made and self._area(row).intersects(seen):
                self._made.add(row)
                sheet = self._document.sheets[row]
                scale = _THUMB / max(sheet.width, sheet.height) * self.devicePixelRatioF()
                image = picture(sheet, self._theme, scale)
                _frame(image)
                image.setDevicePixelRatio(self.devicePixelRatioF())
                self.item(row).setIcon(QIcon(QPixmap.fromImage(image)))

    def _area(self, row: int) -> QRect:
        return self.visualItemRect(self.item(row))

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.Show, QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._make_seen()
        return done
