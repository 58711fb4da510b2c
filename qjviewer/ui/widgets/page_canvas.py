"""What scrolls in a tab: its headline and its blocks, each at the place composed for it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeAlias

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from qjviewer.pages.blocks import Block, Cards, Page
from qjviewer.ui.draw.theme import Theme
from qjviewer.ui.widgets.block_view import BlockView
from qjviewer.ui.widgets.compose import Area, Want, columns_for, compose
from qjviewer.ui.widgets.layouts import discard, forget_sizes
from qjviewer.ui.widgets.make import view_for
from qjviewer.ui.widgets.named import in_focus, named_menu, pointed_at
from qjviewer.ui.widgets.runs_label import RunsLabel, TextStyle
from qjviewer.ui.widgets.themed import Themed
from qjviewer.wording import DEFAULT_LANGUAGE, Language

_HEADLINE = TextStyle(1.3, bold=True, leading=1.4, level=1)


_MOST_HEIGHTS = 400


class PageCanvas(Themed):
    """The page itself, as high as it has to be."""

    figure_requested = Signal(str)
    item_requested = Signal(str)
    tab_requested = Signal(str)
    copy_requested = Signal(str)
    stirred = Signal()  # something inside wants another size

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headline = RunsLabel("", _HEADLINE, self)
        self._headline.figure_requested.connect(self.figure_requested)
        self._headline.item_requested.connect(self.item_requested)
        self._views: list[BlockView[Any]] = []
        self._lang: Language = DEFAULT_LANGUAGE
        # The heights that views need by their widths, until something inside has another size.
        self._asked: dict[tuple[BlockView[Any], int], int] = {}

    @property
    def views(self) -> tuple[BlockView[Any], ...]:
        """The widgets of the blocks, in order."""
        return tuple(self._views)

    def show_page(self, page: Page, lang: Language, *, animate: bool) -> None:
        """Show a page; widgets of blocks that did not change stay as they are."""
        self._lang = lang
        self._headline.set_runs(page.headline)
        kept, spare = _reuse(self._views, page.blocks)
        discard(spare)
        self._views = [kept.get(n) or self._new(block) for n, block in enumerate(page.blocks)]
        same = {v for v, b in zip(self._views, page.blocks, strict=True) if (v.block, v.lang) == (b, lang)}
        self._asked = {key: height for key, height in self._asked.items() if key[0] in same}
        for view, block in zip(self._views, page.blocks, strict=True):
            view.show_block(block, lang, animate=animate)
            if view not in same:
                forget_sizes(view)
            if view.isHidden():
                view.show()
            # The tree is in reading order, for Tab and for assistive technology.
            view.raise_()

    def _new(self, block: Block) -> BlockView[Any]:
        view = view_for(block, self)
        # Its size is given by the page: shown without one, Qt would lay it out to guess.
        view.setAttribute(Qt.WidgetAttribute.WA_Resized)
        view.set_theme(self._theme)
        view.figure_requested.connect(self.figure_requested)
        view.item_requested.connect(self.item_requested)
        view.tab_requested.connect(self.tab_requested)
        view.copy_requested.connect(self.copy_requested)
        return view

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_keys = event.reason() is QContextMenuEvent.Reason.Keyboard
        if name := in_focus(self) if by_keys else pointed_at(self, event.pos()):
            menu, show, copy = named_menu(self, self._lang)
            # What is a figure and what an item is known where evidence is kept.
            show.triggered.connect(lambda: self.figure_requested.emit(name))
            copy.triggered.connect(lambda: self.copy_requested.emit(name))
            menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy) and (name := in_focus(self)):
            self.copy_requested.emit(name)
        else:
            super().keyPressEvent(event)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._asked.clear()
        forget_sizes(self)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.stirred.emit()
        return super().event(event)

    def heights(self) -> list[int]:
        """The height each block needs at the width it has."""
        return [view.heightForWidth(view.width()) for view in self._views]

    def forget_heights(self) -> None:
        """Something inside has another size than it had: ask every block again."""
        self._asked.clear()

    def heights_given(self) -> list[int]:
        """The same as it was known when everything was placed."""
        return [self._height(view, view.width()) for view in self._views]

    def _height(self, view: BlockView[Any], width: int) -> int:
        """The height of a block at a width, asked once: labels take long to tell."""
        key = (view, width)
        if key not in self._asked:
            if len(self._asked) >= _MOST_HEIGHTS:
                # A window that is dragged larger passes through many widths.
                self._asked.clear()
            self._asked[key] = view.heightForWidth(width)
        return self._asked[key]

    def natural_height(self, width: int) -> int:
        """The least height of the page at a width."""
        return self._compose(width, 0)[1]

    def fit(self, width: int, height: int) -> int:
        """Place everything for a viewport; gives the height of the page."""
        areas, bottom = self._compose(width, height)
        for view, area in zip(self._views, areas, strict=True):
            view.setGeometry(area)
        return bottom

    def prepare(self, top: int, bottom: int) -> None:
        """Make the charts of all blocks between two heights."""
        for view in self._views:
            if view.y() < bottom and view.geometry().bottom() > top:
                view.prepare()

    def _compose(self, width: int, height: int) -> tuple[list[QRect], int]:
        """Where the blocks stand, and the height of the page with its lower edge."""
        px = self._theme.px
        edge, gap = px(1.4), px(1)
        inner = width - 2 * edge
        top = self._place_headline(edge, inner)
        wants = [_want(view, partial(self._height, view)) for view in self._views]
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


def _want(view: BlockView[Any], height: Callable[[int], int]) -> Want:
    lone = isinstance(view.block, Cards) and len(view.block.cards) == 1
    wide = view.wide and not lone
    return Want(height, wide=wide, grows=view.grows, least=view.least_width())


def _rect(area: Area, left: int, top: int) -> QRect:
    return QRect(area.x + left, area.y + top, area.width, area.height)
