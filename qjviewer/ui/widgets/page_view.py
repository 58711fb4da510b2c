"""One tab: its page as large as the room allows, scrolled downwards when it must."""

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from qjviewer.pages.blocks import Page
from qjviewer.ui.draw.theme import Theme
from qjviewer.ui.widgets.cards_row import CardsRow
from qjviewer.ui.widgets.focus import FocusRing
from qjviewer.ui.widgets.page_canvas import PageCanvas
from qjviewer.ui.widgets.scroller import plain_viewport
from qjviewer.wording import DEFAULT_LANGUAGE, Language

# A page with room to spare shows its text larger, up to this, in these steps.
_MOST_ENLARGED, _ENLARGED_BY = 1.4, 0.05


class PageView(QScrollArea):
    """Scrolls a page downwards when it must, never sideways."""

    figure_requested = Signal(str)
    item_requested = Signal(str)
    tab_requested = Signal(str)
    spoken_role = QAccessible.Role.Document
    copy_requested = Signal(str)
    scrolled = Signal(int)  # how many pixels of the page are above what is seen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setViewport(plain_viewport())
        self.page: Page | None = None
        self._canvas = PageCanvas(self)
        self._theme = Theme()
        # What the page was filled and fitted for: page, width, height, theme.
        self._filled: tuple[Page | None, int, int, Theme] | None = None
        self._fitted: tuple[Page | None, int, int, Theme] | None = None
        # While a window is dragged larger its text keeps its size.
        self._later = QTimer(self, singleShot=True, interval=120)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._seen = QTimer(self, singleShot=True, interval=200)
        self._heights: list[int] = []
        self._was_tall = False
        self._waits = False  # for `fill`, with a theme that nothing is composed for yet
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWidget(self._canvas)
        # What is opaque is painted apart from its parents, and once more with them when both are new.
        self._canvas.setAutoFillBackground(False)
        FocusRing(self)
        self._wire()

    def _wire(self) -> None:
        self._canvas.figure_requested.connect(self.figure_requested)
        self._canvas.item_requested.connect(self.item_requested)
        self._canvas.tab_requested.connect(self.tab_requested)
        self._canvas.copy_requested.connect(self.copy_requested)
        self.verticalScrollBar().valueChanged.connect(self.scrolled)
        self.verticalScrollBar().valueChanged.connect(self._prepare)
        self._canvas.stirred.connect(self._soon.start)
        self._later.timeout.connect(self.fill)
        self._soon.timeout.connect(self._fill_if_changed)
        self._seen.timeout.connect(lambda: self._scroll_by_copying(True))

    @property
    def canvas(self) -> PageCanvas:
        """What scrolls."""
        return self._canvas

    @property
    def theme(self) -> Theme:
        """The theme given; a page with room to spare shows its text larger than that."""
        return self._theme

    def set_theme(self, theme: Theme) -> None:
        """Take a theme."""
        self.take_theme(theme)
        self.fill()

    def take_theme(self, theme: Theme) -> None:
        """Take a theme and wait with composing until `fill`: what grows around the page changes its room."""
        self._theme, self._waits = theme, True
        self._canvas.set_theme(theme)

    def show_page(self, page: Page, lang: Language = DEFAULT_LANGUAGE, *, animate: bool = False) -> None:
        """Show a page."""
        self.page = page
        self.setAccessibleName(page.title)
        self._canvas.show_page(page, lang, animate=animate)
        self._filled = self._fitted = None
        self.fill()

    def fill(self) -> None:
        """Enlarge the text of a page that would leave a large window empty; then place everything."""
        self._waits = False
        room = self.maximumViewportSize()
        wanted = (self.page, room.width(), room.height(), self._theme)
        tall = False
        if self.page is not None and wanted != self._filled and not self._stays_tall(room):
            sizes, tall = self._sizes_to_try(room)
            for em in sizes:
                if em != self._canvas.theme.em:
                    self._canvas.set_theme(replace(self._theme, em=em))
                if em == self._theme.em or self._canvas.natural_height(room.width()) <= room.height():
                    break
        self._filled = wanted
        self._fit(tall=tall)

    def _stays_tall(self, room: QSize) -> bool:
        """Whether a page that needed the scroll bar still does: there is no room then for larger text."""
        if not self._was_tall or self._canvas.theme.em > self._theme.em:
            return False
        if self._canvas.theme != self._theme:
            self._canvas.set_theme(self._theme)
        self._fit()
        return self._was_tall

    def _sizes_to_try(self, room: QSize) -> tuple[list[float], bool]:
        """Sizes of text, largest first, the last being the window's own; whether that is too high already."""
        usual = self._theme.em
        if self._canvas.theme.em != usual:
            self._canvas.set_theme(self._theme)
        height = max(1, self._canvas.natural_height(room.width()))
        # Wider letters wrap into more lines: the height grows with about the square of the size.
        most = min(_MOST_ENLARGED, (room.height() / height) ** 0.5)
        steps = max(0, int((most - 1) / _ENLARGED_BY + 1e-9))
        sizes = [usual * (1 + _ENLARGED_BY * n) for n in range(steps, -1, -1)]
        return sizes, height > room.height()

    def _fit(self, *, tall: bool = False) -> None:
        """Place everything; `tall` is known to need the scroll bar."""
        if self.page is None:
            return
        outer = self.maximumViewportSize()
        # The bar grows with the text of all controls, which may follow that of the page a little later.
        bar = self.verticalScrollBar().sizeHint().width()
        wanted = (self.page, outer.width() - bar, outer.height(), self._canvas.theme)
        if wanted == self._fitted:
            return
        self._fitted = wanted
        self._was_tall = self._fit_scrolled(outer, sure=tall) if tall or self._was_tall else False
        if not self._was_tall:
            self._was_tall = self._canvas.fit(outer.width(), outer.height()) > outer.height()
            if self._was_tall:
                self._fit_scrolled(outer, sure=True)
            else:
                self._canvas.resize(outer.width(), outer.height())
        self._heights = self._canvas.heights_given()
        self._prepare(self.verticalScrollBar().value())

    def _prepare(self, value: int) -> None:
        """Make the charts in sight and those a screen further on each side, so that scrolling finds them."""
        room = self.maximumViewportSize().height()
        self._canvas.prepare(value - room, value + 2 * room)

    def _fit_scrolled(self, outer: QSize, *, sure: bool) -> bool:
        """Place everything beside the scroll bar; unless `sure`, False where it would not be needed."""
        # The bar takes its width first; what wraps then may be higher still.
        width = outer.width() - self.verticalScrollBar().sizeHint().width()
        height = self._canvas.fit(width, outer.height())
        if height <= outer.height() and not sure:
            return False
        self._canvas.resize(width, max(outer.height() + 1, height))
        return True

    def _fill_if_changed(self) -> None:
        """Compose anew if a block needs another height than it was given room for.

        Composing itself stirs layouts: without this question it would never end.
        """
        if self._canvas.heights() != self._heights:
            self._canvas.forget_heights()
            self._filled = self._fitted = None
            self.fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._waits:
            self._fit()
            self._later.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._seen.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._seen.stop()
        self._scroll_by_copying(False)

    def _scroll_by_copying(self, wanted: bool) -> None:
        """Only what is opaque is scrolled by moving what was painted."""
        self._canvas.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, wanted)

    def sizeHint(self) -> QSize:
        return QSize(1200, 700)

    def reveal(self, path: str, name: str = "") -> None:
        """Scroll to a block and flash it, or the card of a figure or item in it."""
        for view in self._canvas.views:
            if view.block is not None and view.block.path == path:
                self.ensureWidgetVisible(view, 0, 40)
                if not (name and isinstance(view, CardsRow) and view.flash_figure(name)):
                    view.flash()
