"""One tab: its headline and its blocks, composed for the room there is."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, TypeAlias

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from qjviewer.pages.blocks import Block, Cards, Page
from qjviewer.ui.draw.theme import Theme
from qjviewer.ui.widgets.block_view import BlockView
from qjviewer.ui.widgets.cards_row import CardsRow
from qjviewer.ui.widgets.compose import Area, Want, columns_for, compose
from qjviewer.ui.widgets.layouts import forget_sizes
from qjviewer.ui.widgets.make import view_for
from qjviewer.ui.widgets.runs_label import RunsLabel, Style
from qjviewer.ui.widgets.themed import Themed
from qjviewer.wording import DEFAULT_LANGUAGE, Language

_HEADLINE = Style(1.3, bold=True, leading=1.4)
# A page with room to spare shows its text larger, up to this, in these steps.
_MOST_ENLARGED, _ENLARGED_BY = 1.4, 0.05


class PageCanvas(Themed):
    """The page itself, as high as it has to be."""

    figure_requested = Signal(str)
    item_requested = Signal(str)
    tab_requested = Signal(str)
    stirred = Signal()  # something inside wants another size

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headline = RunsLabel("", _HEADLINE, self)
        self._headline.figure_requested.connect(self.figure_requested)
        self._headline.item_requested.connect(self.item_requested)
        self._views: list[BlockView[Any]] = []

    @property
    def views(self) -> tuple[BlockView[Any], ...]:
        """The widgets of the blocks, in order."""
        return tuple(self._views)

    def show_page(self, page: Page, lang: Language, *, animate: bool) -> None:
        """Show a page; widgets of blocks that did not change stay as they are."""
        self._headline.set_runs(page.headline)
        kept, spare = _reuse(self._views, page.blocks)
        for old in spare:
            old.setParent(None)
            old.deleteLater()
        self._views = [kept.get(n) or self._new(block) for n, block in enumerate(page.blocks)]
        for view, block in zip(self._views, page.blocks, strict=True):
            view.show_block(block, lang, animate=animate)
            view.show()
        self._order_focus()
        forget_sizes(self)

    def _new(self, block: Block) -> BlockView[Any]:
        view = view_for(block, self)
        view.set_theme(self._theme)
        view.figure_requested.connect(self.figure_requested)
        view.item_requested.connect(self.item_requested)
        view.tab_requested.connect(self.tab_requested)
        return view

    def _order_focus(self) -> None:
        """Tab follows reading order, also after blocks were replaced."""
        chain = [w for view in self._views for w in _focusable(view)]
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        forget_sizes(self)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.stirred.emit()
        return super().event(event)

    def heights(self) -> list[int]:
        """The height each block needs at the width it has."""
        return [view.heightForWidth(view.width()) for view in self._views]

    def natural_height(self, width: int) -> int:
        """The least height of the page at a width."""
        return self._compose(width, 0)[1]

    def fit(self, width: int, height: int) -> int:
        """Place everything for a viewport; gives the height of the page."""
        areas, bottom = self._compose(width, height)
        for view, area in zip(self._views, areas, strict=True):
            view.setGeometry(area)
        return bottom

    def _compose(self, width: int, height: int) -> tuple[list[QRect], int]:
        """Where the blocks stand, and the height of the page with its lower edge."""
        px = self._theme.px
        edge, gap = px(1.4), px(1)
        inner = width - 2 * edge
        top = self._place_headline(edge, inner)
        wants = [_want(view) for view in self._views]
        areas = compose(wants, inner, height - top - edge, gap, columns_for(inner, self._theme.em))
        bottom = max((a.bottom for a in areas), default=0) + top + edge
        return [_rect(area, edge, top) for area in areas], bottom

    def _place_headline(self, edge: int, inner: int) -> int:
        if not self._headline.text:
            return edge
        height = self._headline.heightForWidth(inner)
        self._headline.setGeometry(QRect(edge, self._theme.px(1.0), inner, height))
        return height + self._theme.px(1.7)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), self._theme.chrome("window"))


class PageView(QScrollArea):
    """Scrolls a page downwards when it must, never sideways."""

    figure_requested = Signal(str)
    item_requested = Signal(str)
    tab_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page: Page | None = None
        self._canvas = PageCanvas(self)
        self._theme = Theme()
        self._filled: tuple[Page | None, int, int, Theme] | None = None
        # While a window is dragged larger its text keeps its size.
        self._later = QTimer(self, singleShot=True, interval=120)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._heights: list[int] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWidget(self._canvas)
        self._wire()

    def _wire(self) -> None:
        self._canvas.figure_requested.connect(self.figure_requested)
        self._canvas.item_requested.connect(self.item_requested)
        self._canvas.tab_requested.connect(self.tab_requested)
        self._canvas.stirred.connect(self._soon.start)
        self._later.timeout.connect(self._fill)
        self._soon.timeout.connect(self._fill_if_changed)

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
        self._theme = theme
        self._canvas.set_theme(theme)
        self._fill()

    def show_page(self, page: Page, lang: Language = DEFAULT_LANGUAGE, *, animate: bool = False) -> None:
        """Show a page."""
        self.page = page
        self._canvas.show_page(page, lang, animate=animate)
        self._fill()

    def _fill(self) -> None:
        """Enlarge the text of a page that would leave a large window empty; then place everything."""
        room = self.maximumViewportSize()
        wanted = (self.page, room.width(), room.height(), self._theme)
        if self.page is not None and wanted != self._filled:
            self._filled = wanted
            for em in self._sizes_to_try(room):
                if em != self._canvas.theme.em:
                    self._canvas.set_theme(replace(self._theme, em=em))
                if self._canvas.natural_height(room.width()) <= room.height():
                    break
        self._fit()

    def _sizes_to_try(self, room: QSize) -> list[float]:
        """Sizes of text, largest first; the last is the window's own."""
        usual = self._theme.em
        if self._canvas.theme.em != usual:
            self._canvas.set_theme(self._theme)
        height = max(1, self._canvas.natural_height(room.width()))
        # Wider letters wrap into more lines: the height grows with about the square of the size.
        most = min(_MOST_ENLARGED, (room.height() / height) ** 0.5)
        steps = max(0, int((most - 1) / _ENLARGED_BY + 1e-9))
        return [usual * (1 + _ENLARGED_BY * n) for n in range(steps, -1, -1)]

    def _fit(self) -> None:
        if self.page is None:
            return
        outer = self.maximumViewportSize()
        height = self._canvas.fit(outer.width(), outer.height())
        if height > outer.height():
            # The scroll bar takes its width first; what wraps then may be higher still.
            bar = self.verticalScrollBar().sizeHint().width()
            height = max(outer.height() + 1, self._canvas.fit(outer.width() - bar, outer.height()))
            self._canvas.resize(outer.width() - bar, height)
        else:
            self._canvas.resize(outer.width(), outer.height())
        self._heights = self._canvas.heights()

    def _fill_if_changed(self) -> None:
        """Compose anew if a block needs another height than it was given room for.

        Composing itself stirs layouts: without this question it would never end.
        """
        if self._canvas.heights() != self._heights:
            self._filled = None
            self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._later.start()

    def sizeHint(self) -> QSize:
        return QSize(1200, 700)

    def reveal(self, path: str, name: str = "") -> None:
        """Scroll to a block and flash it, or the card of a figure or item in it."""
        for view in self._canvas.views:
            if view.block is not None and view.block.path == path:
                self.ensureWidgetVisible(view, 0, 40)
                if not (name and isinstance(view, CardsRow) and view.flash_figure(name)):
                    view.flash()


Views: TypeAlias = list[BlockView[Any]]


def _reuse(views: Views, blocks: Sequence[Block]) -> tuple[dict[int, BlockView[Any]], Views]:
    """Which widget shows which block: first those that show it already, then one of its kind and place.

    Gives the widgets by number of block, and those no longer needed.
    """
    spare, kept = list(views), dict[int, BlockView[Any]]()
    for same in (_equal, _same_place):
        for n, block in enumerate(blocks):
            found = next((v for v in spare if v.block is not None and same(v.block, block)), None)
            if n not in kept and found is not None:
                kept[n] = found
                spare.remove(found)
    return kept, spare


def _equal(old: Block, new: Block) -> bool:
    # Its place may have moved: the widget is kept all the same.
    return type(old) is type(new) and replace(old, path="") == replace(new, path="")


def _same_place(old: Block, new: Block) -> bool:
    return type(old) is type(new) and old.path == new.path


def _want(view: BlockView[Any]) -> Want:
    lone = isinstance(view.block, Cards) and len(view.block.cards) == 1
    return Want(view.heightForWidth, wide=view.wide and not lone, grows=view.grows)


def _rect(area: Area, left: int, top: int) -> QRect:
    return QRect(area.x + left, area.y + top, area.width, area.height)


def _focusable(widget: QWidget) -> Iterator[QWidget]:
    """Widgets that take the keyboard, as they stand in the tree."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    for child in widget.children():
        if isinstance(child, QWidget):
            yield from _focusable(child)
