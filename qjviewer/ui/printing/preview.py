"""Pages on the screen: a column to scroll and zoom, and thumbnails to jump with."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

from PySide6.QtCore import QSize, Qt, QTimer, Signal
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

from qjviewer.ui.printing.setting import MOST_PPI, PPI, PagePicture

Zoom: TypeAlias = float | Literal["width", "page"]
ZOOMS: tuple[float, ...] = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
# At 100 % a point of paper takes this many logical pixels.
PER_POINT = 96 / 72
_GAP, _THUMB = 16, 120
# So long after the last step of zooming sharper pictures are asked for.
_RESTS = 250
_EDGE = QColor("#8A96A3")


class PaperView(QWidget):
    """One page, scaled from its picture."""

    def __init__(self, page: PagePicture, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = page

    def set_page(self, page: PagePicture) -> None:
        """Take a sharper picture of the same page."""
        self._page = page
        self.update()

    def set_scale(self, per_point: float) -> None:
        """Take the size of the page at a scale."""
        self.setFixedSize(round(self._page.width * per_point), round(self._page.height * per_point))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self._page.image)
        painter.setPen(_EDGE)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class Preview(QScrollArea):
    """All pages in a column; tells which one is looked at (from 0), and when sharper pictures are wanted."""

    spoken_role = QAccessible.Role.Document

    page_changed = Signal(int)
    zoom_changed = Signal(float)
    sharpness_wanted = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._views: list[PaperView] = []
        self._pages: Sequence[PagePicture] = ()
        self._zoom: Zoom = "width"
        self._page = 0
        self._rests = QTimer(self, singleShot=True, interval=_RESTS)
        self._rests.timeout.connect(lambda: self.sharpness_wanted.emit(self.ppi))
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    @property
    def page(self) -> int:
        """The page looked at, from 0."""
        return self._page

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._views)

    @property
    def ppi(self) -> float:
        """The sharpness at which a picture's dots are the screen's."""
        return min(MOST_PPI, PPI * self._factor() * self.devicePixelRatioF())

    def show_pages(self, pages: Sequence[PagePicture]) -> None:
        """Show other pages, staying near the one looked at; pages of the same sizes are only exchanged."""
        if [(p.width, p.height) for p in pages] == [(p.width, p.height) for p in self._pages] and pages:
            self._pages = pages
            for view, page in zip(self._views, pages, strict=True):
                view.set_page(page)
            return
        self._rebuild(pages)

    def _rebuild(self, pages: Sequence[PagePicture]) -> None:
        page = self._page
        self._pages = pages
        inner = QWidget()
        inner.setAutoFillBackground(True)
        column = QVBoxLayout(inner)
        column.setSpacing(_GAP)
        column.setContentsMargins(_GAP, _GAP, _GAP, _GAP)
        self._views = [PaperView(p, inner) for p in pages]
        for view in self._views:
            column.addWidget(view, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        self._rescale()
        self.setWidget(inner)
        self.go_to(min(page, self.count - 1))

    def set_zoom(self, zoom: Zoom) -> None:
        """Zoom to a factor, or to the width or the whole of a page."""
        page = self._page
        self._zoom = zoom
        self._rescale()
        self.go_to(page)
        self._rests.start()

    def step_zoom(self, steps: int) -> None:
        """Zoom to the next factor up or down."""
        now = self._factor()
        larger = [z for z in ZOOMS if z > now + 0.01]
        smaller = [z for z in ZOOMS if z < now - 0.01]
        target = next(iter(larger if steps > 0 else smaller[::-1]), now)
        self.set_zoom(target)

    def go_to(self, page: int) -> None:
        """Bring a page's head to the top."""
        inner = self.widget()
        if inner is not None and 0 <= page < self.count:
            if (layout := inner.layout()) is not None:
                layout.activate()
            inner.adjustSize()
            self.verticalScrollBar().setValue(self._views[page].y() - _GAP)
            self._tell(page)

    def _factor(self) -> float:
        if isinstance(self._zoom, float):
            return self._zoom
        if not self._pages:
            return 1.0
        bar = self.verticalScrollBar().sizeHint().width()
        across = (self.width() - bar - 2 * _GAP - 4) / max(p.width for p in self._pages) / PER_POINT
        if self._zoom == "width":
            return max(0.2, min(across, 3.0))
        down = (self.height() - 2 * _GAP - 4) / max(p.height for p in self._pages) / PER_POINT
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
    """Small pictures of the pages."""

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
        self.currentRowChanged.connect(self._requested)

    def show_pages(self, pages: Sequence[PagePicture]) -> None:
        """Show other pages."""
        row = self.currentRow()
        self.clear()
        for number, page in enumerate(pages, 1):
            self.addItem(QListWidgetItem(self._icon(page), str(number)))
        self.mark(max(0, min(row, self.count() - 1)))

    def mark(self, page: int) -> None:
        """Mark the page looked at."""
        self.setCurrentRow(page)

    def _requested(self, row: int) -> None:
        if row >= 0:
            self.page_requested.emit(row)

    def _icon(self, page: PagePicture) -> QIcon:
        ratio = self.devicePixelRatioF()
        side = round(_THUMB * ratio)
        small = page.image.scaled(
            side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        small = small.convertToFormat(QImage.Format.Format_RGB32)
        _frame(small)
        small.setDevicePixelRatio(ratio)
        return QIcon(QPixmap.fromImage(small))


def _frame(image: QImage) -> None:
    """The edge of the paper, which is as white as the list."""
    painter = QPainter(image)
    painter.setPen(_EDGE)
    painter.drawRect(image.rect().adjusted(0, 0, -1, -1))
    painter.end()
