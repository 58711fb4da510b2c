"""The pages behind the tabs: each built and brought up to date when seen, or before that in idle moments."""

from msgspec.structs import replace
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from qjviewer.load import Loaded
from qjviewer.pages.blocks import Page
from qjviewer.pages.whole_names import lexicon_of
from qjviewer.ui.draw.theme import Theme
from qjviewer.ui.widgets.page_view import PageView
from qjviewer.ui.widgets.themed import Themed
from qjviewer.wording import DEFAULT_LANGUAGE, Language

# Milliseconds without a change of tab or briefing until the next hidden page is prepared.
IDLE = 1200


class PageStack(Themed):
    """Shows one page of a briefing."""

    figure_requested = Signal(str)
    item_requested = Signal(str)
    tab_requested = Signal(str)
    copy_requested = Signal(str)
    scrolled = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QStackedLayout(self)
        self._views: dict[str, PageView] = {}
        self._pages: dict[str, Page] = {}
        self._lang: Language = DEFAULT_LANGUAGE
        self._shown: dict[str, tuple[Page, Language]] = {}
        self.current = ""
        self._idle = QTimer(self, singleShot=True, interval=IDLE)
        self._idle.timeout.connect(self._prepare_one)

    def set_theme(self, theme: Theme) -> None:
        """Restyle the page in sight, composed by `fill`; the others when they are seen again."""
        super().set_theme(replace(theme, words=self._theme.words))
        if (view := self.view()) is not None:
            view.take_theme(self._theme)

    def fill(self) -> None:
        """Compose the page in sight for the theme and the room it has now."""
        if (view := self.view()) is not None:
            view.fill()

    def show_pages(self, loaded: Loaded) -> None:
        """Take the pages of a reading; only what is in sight is redrawn now."""
        self._pages, self._lang = {p.id: p for p in loaded.pages}, loaded.view.lang
        self._theme = replace(self._theme, words=lexicon_of(loaded.bundle, self._lang))
        for gone in self._views.keys() - self._pages.keys():
            view = self._views.pop(gone)
            self._shown.pop(gone, None)
            self._layout.removeWidget(view)
            view.deleteLater()
        if self.current not in self._pages:
            self.current = next(iter(self._pages), "")
        self.select(self.current)

    def select(self, name: str) -> None:
        """Bring a tab to the front."""
        if name not in self._pages:
            return
        self.current = name
        view = self._prepared(name)
        # Only now: what is built in sight is laid out again and again while it grows.
        if self._layout.indexOf(view) < 0:
            self._layout.addWidget(view)
        self._layout.setCurrentWidget(view)
        self._idle.start()

    def _prepare_one(self) -> None:
        """Build or bring up to date a page that nobody sees yet, one at a time, so that a visit is quick.

        While another window is in front, a show perhaps, nothing may hold that one up.
        """
        waiting = (name for name in self._pages if not self._is_prepared(name))
        if self.isVisible() and (name := next(waiting, None)) is not None:
            if QApplication.activeWindow() in (None, self.window()):
                self._prepared(name)
            self._idle.start()

    def _is_prepared(self, name: str) -> bool:
        view = self._views.get(name)
        wanted = (self._pages[name], self._lang)
        return view is not None and view.theme == self._theme and self._shown.get(name) == wanted

    def _prepared(self, name: str) -> PageView:
        view, wanted = self._view(name), (self._pages[name], self._lang)
        if view.theme != self._theme:
            view.set_theme(self._theme)
        if self._shown.get(name) != wanted:
            seen_before = name in self._shown
            self._shown[name] = wanted
            view.show_page(*wanted, animate=seen_before and view.isVisible())
        return view

    def view(self, name: str = "") -> PageView | None:
        """The widget of a tab, the current one by default; None before it is built."""
        return self._views.get(name or self.current)

    def _view(self, name: str) -> PageView:
        if name not in self._views:
            view = PageView(self)
            view.set_theme(self._theme)
            view.figure_requested.connect(self.figure_requested)
            view.copy_requested.connect(self.copy_requested)
            view.item_requested.connect(self.item_requested)
            view.tab_requested.connect(self.tab_requested)
            view.scrolled.connect(self.scrolled)
            self._views[name] = view
            # Composed for its real size at once, not for a size nobody ever sees.
            view.setGeometry(self.rect())
        return self._views[name]
