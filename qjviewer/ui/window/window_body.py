"""The inside of the window: header, tabs, notices, page, side panels, foot."""

from functools import cached_property, partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from qjviewer.load import Loaded
from qjviewer.ui.draw.theme import Theme
from qjviewer.ui.widgets.focus import order_focus
from qjviewer.ui.widgets.themed import Themed
from qjviewer.ui.window.claim_marks import ClaimMarks
from qjviewer.ui.window.header import Header
from qjviewer.ui.window.notice_bar import NoticeBar
from qjviewer.ui.window.page_stack import PageStack
from qjviewer.ui.window.status_strip import StatusStrip
from qjviewer.ui.window.tab_strip import TabStrip
from qjviewer.wording import DEFAULT_LANGUAGE, Language, say

# What is not seen with the first page is imported and made when it is first wanted.
if TYPE_CHECKING:
    from qjviewer.pages.asking import Askable
    from qjviewer.ui.window.claim_panel import ClaimPanel
    from qjviewer.ui.window.closable import ClosablePanel
    from qjviewer.ui.window.evidence_drawer import EvidenceDrawer
    from qjviewer.ui.window.find_panel import FindPanel
    from qjviewer.ui.window.problem_panel import ProblemPanel
    from qjviewer.ui.window.search import SearchHit
    from qjviewer.ui.window.side_panel import SidePanel
    from qjviewer.ui.window.start_page import StartPage

_Panel = TypeVar("_Panel", bound="SidePanel")
_SIDE, _WIDE = 25, 34  # em
# Narrower than this, lists beside the page would be cut.
_COVERED = 48
# Of the height: a header that would take more is compact.
_LARGEST_HEADER = 1 / 7
_UNBOUNDED = 16_777_215  # pixels; the most Qt knows


class WindowBody(Themed):
    """Holds the parts and lets a reading be shown in all of them.

    `made` tells of a part that is made only now: the name of its property here, and the part.
    """

    tab_changed = Signal(str)
    made = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.loaded: Loaded | None = None
        self._latest: Loaded | None = None
        self._asked_of: Loaded | None = None
        self._askable: tuple[Askable, ...] = ()
        self.header = Header(self)
        self.tabs = TabStrip(self)
        self.problem_bar = NoticeBar("bad", self)
        self.font_bar = NoticeBar("warning", self)
        self.stale_bar = NoticeBar("warning", self)
        self.pages = PageStack(self)
        self.claim_marks = ClaimMarks(self)
        # What stands beside the page, one at a time; more come with the commands that want them.
        self._panels: list[SidePanel] = []
        self.status = StatusStrip(self)
        self._middle = QHBoxLayout()
        self._arrange()
        self._wire()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.header, self.tabs, self.problem_bar, self.font_bar, self.stale_bar):
            column.addWidget(widget)
        column.addLayout(self._middle, 1)
        column.addWidget(self.status)
        self._middle.addWidget(self.pages, 1)
        self.tabs.hide()
        self.pages.hide()

    def _wire(self) -> None:
        self.tabs.currentChanged.connect(self._select)
        self.pages.scrolled.connect(self._collapse)
        self.pages.tab_requested.connect(self.go_to_tab)
        self.claim_marks.why_requested.connect(self.show_claim)

    # Parts made when first wanted ------------------------------------------------------

    def is_made(self, name: str) -> bool:
        """Whether a part of those that are made when first wanted is there, by the name of its property."""
        return name in self.__dict__

    @cached_property
    def empty(self) -> "StartPage":
        """What is shown while no briefing is open."""
        from qjviewer.ui.window.start_page import StartPage

        page = StartPage(self)
        self._middle.insertWidget(1, page, 1)
        # Read in the order in which it stands there, not in that in which it came.
        page.stackUnder(self.status)
        page.setVisible(self.loaded is None)
        self.made.emit("empty", page)
        if self.window().focusWidget() is None:
            page.opener.setFocus(Qt.FocusReason.OtherFocusReason)
        return page

    @cached_property
    def drawer(self) -> "EvidenceDrawer":
        """What stands behind a figure."""
        from qjviewer.ui.window.evidence_drawer import EvidenceDrawer

        panel = EvidenceDrawer(self)
        panel.place_requested.connect(self.reveal_place)
        return self._added("drawer", panel)

    @cached_property
    def problems(self) -> "ProblemPanel":
        """The list of problems."""
        from qjviewer.ui.window.problem_panel import ProblemPanel

        panel = ProblemPanel(self)
        if self._latest is not None:
            panel.show_problems(self._latest.problems, self.lang)
        return self._added("problems", panel)

    @cached_property
    def claims(self) -> "ClaimPanel":
        """The list of claims."""
        from qjviewer.ui.window.claim_panel import ClaimPanel

        panel = ClaimPanel(self)
        panel.closed.connect(self._mark_claims)
        panel.picked.connect(self._mark_claims)
        panel.show_claims(self.claim_marks.lines, self.claim_marks.lang)
        return self._added("claims", panel)

    @cached_property
    def find_panel(self) -> "FindPanel":
        """Where words are sought."""
        from qjviewer.ui.window.find_panel import FindPanel

        panel = FindPanel(self._search, self)
        panel.hit_requested.connect(self.reveal)
        panel.closing.connect(partial(self._give_back, panel))
        panel.opened.connect(self._place_find_panel)
        panel.set_theme(self._theme)
        panel.set_language(self.lang)
        return panel

    def _added(self, name: str, panel: _Panel) -> _Panel:
        self.add_panel(panel)
        panel.stackUnder(self.status)
        self.made.emit(name, panel)
        return panel

    def add_panel(self, panel: "SidePanel") -> None:
        """Take in a panel beside the page, one of which is shown at a time; hidden until it is toggled."""
        self._panels.append(panel)
        self._middle.addWidget(panel)
        panel.opened.connect(self._give_room)
        panel.closing.connect(partial(self._give_back, panel))
        panel.closed.connect(self._give_room)
        panel.set_theme(self._theme)
        self._frame_panel(panel)
        self._fit_panels()

    # What is shown ---------------------------------------------------------------------

    def show_loaded(self, loaded: Loaded) -> None:
        """Show a reading; the tab in front stays in front."""
        first, lang = self.loaded is None, loaded.view.lang
        current, ids = self.pages.current, [p.id for p in loaded.pages]
        # While its titles are exchanged the strip reports changes of tab that nobody asked for.
        self.loaded = None
        self.tabs.show_titles(tuple(p.title for p in loaded.pages), tuple(p.stale for p in loaded.pages))
        self.loaded = loaded
        if self.is_made("empty"):
            self.empty.hide()
        self.tabs.show()
        self.pages.show()
        view = loaded.view
        owner = view.owner if view.owner in loaded.owners else ""
        self.header.show_cover(loaded.cover, lang, context=view.context, owner=owner)
        self._fit_header()
        self.status.show_loaded(loaded, loaded, lang)
        wanted = current if current in ids else ids[0] if ids else ""
        self._tell_stale(wanted)
        self._settle()
        self.pages.show_pages(loaded)
        self.go_to_tab(wanted)
        self.set_language(lang)
        if first:
            self._focus_page()

    def _settle(self) -> None:
        """Give all else its height now, so that the page is composed once, for the room that is left."""
        for part in (self.header, self.status, self.window(), self):
            if (layout := part.layout()) is not None:
                layout.activate()

    def show_problems(self, latest: Loaded, lang: Language) -> None:
        """Show what the latest reading found; the pages may be those of an earlier one."""
        self._latest = latest
        self.status.show_loaded(self.loaded, latest, lang)
        if self.is_made("problems"):
            self.problems.show_problems(latest.problems, lang)
        if latest.is_checked or not latest.pages:
            # Until the rules have been asked again the claims of before are the best guess.
            self.claim_marks.take(latest.claims, lang)
            if self.is_made("claims"):
                self.claims.show_claims(latest.claims, lang)
        self._mark_claims()

    def set_language(self, lang: Language) -> None:
        """Speak another language."""
        if self.is_made("find_panel"):
            self.find_panel.set_language(lang)
        if self.loaded is None:
            self.header.show_cover(None, lang, context=True)

    @property
    def lang(self) -> Language:
        """The language of what is shown."""
        return self.loaded.view.lang if self.loaded else DEFAULT_LANGUAGE

    # Going places ----------------------------------------------------------------------

    def _select(self, index: int) -> None:
        if self.loaded is not None and 0 <= index < len(self.loaded.pages):
            name = self.loaded.pages[index].id
            if name != self.pages.current:
                self._bring(name)
                self.tab_changed.emit(name)

    def go_to_tab(self, name: str) -> None:
        """Bring a tab to the front."""
        ids = [p.id for p in self.loaded.pages] if self.loaded else []
        if name in ids:
            # Brings its page itself, unless it was in front already.
            self.tabs.setCurrentIndex(ids.index(name))
            if name != self.pages.current:
                self._bring(name)

    def _bring(self, name: str) -> None:
        """Show a page, and over it whether its words are to be reviewed."""
        self._tell_stale(name)
        self.pages.select(name)
        if (view := self.pages.view()) is not None:
            self._collapse(view.verticalScrollBar().value())
        self._mark_claims()

    def _tell_stale(self, name: str) -> None:
        page = next((p for p in self.loaded.pages if p.id == name), None) if self.loaded else None
        stale = page.stale if page else ""
        if stale:
            self.stale_bar.say(f"▲ {stale}")
        self.stale_bar.setVisible(bool(stale))

    def step_tab(self, step: int) -> None:
        """To the next or previous tab, around the ends."""
        if count := self.tabs.count():
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % count)

    def pick_tab(self, number: int) -> None:
        """To the tab of a number, from 1."""
        if number <= self.tabs.count():
            self.tabs.setCurrentIndex(number - 1)

    def reveal(self, hit: "SearchHit") -> None:
        """Go to a place and show where it is; what has none shows what stands behind it."""
        if hit.tab:
            self.reveal_place(hit.tab, hit.path, hit.name)
        else:
            self.pages.figure_requested.emit(hit.name)

    def reveal_place(self, tab: str, path: str, name: str) -> None:
        """Go to a tab, and there to a block and what it shows of a figure or an item."""
        if self._covering is not None:
            self._covering.close_panel()
        self.go_to_tab(tab)
        if (view := self.pages.view(tab)) is not None:
            view.reveal(path, name)

    def _search(self, query: str) -> "tuple[SearchHit, ...]":
        from qjviewer.pages.asking import askables
        from qjviewer.pages.deck import Deck
        from qjviewer.pages.maker import Maker
        from qjviewer.ui.window.search import find, find_named

        loaded = self.loaded
        if loaded is None or loaded.cube is None:
            return ()
        found = find(loaded.pages, query)
        if self._asked_of is not loaded:
            self._asked_of = loaded
            self._askable = askables(Deck(()), Maker(loaded.cube, loaded.view))
        title = say("window.find-named", loaded.view.lang)
        return (*found, *find_named(self._askable, query, found, title))

    def _give_back(self, panel: "ClosablePanel") -> None:
        """The keyboard goes back to what opened a panel, and to the page where that is gone."""
        self.pages.setVisible(self.loaded is not None)
        if (opener := panel.opener) is not None and opener is not self.window():
            opener.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._focus_page()

    def _focus_page(self) -> None:
        if (view := self.pages.view()) is not None:
            view.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """On every Tab, as pages and panels are filled anew at any time."""
        order_focus(self)
        return super().focusNextPrevChild(forward)

    # Side panels and sizes -------------------------------------------------------------

    def toggle_problems(self) -> None:
        """Open or close the list of problems."""
        self.toggle_panel(self.problems, self.problems.list)

    def toggle_panel(self, panel: "SidePanel", first: QWidget) -> None:
        """Open or close a panel; the others give way to it, and `first` takes the keyboard."""
        if not panel.isHidden():
            panel.close_panel()
            return
        # Shown first: from what stood there it learns where the keyboard was.
        panel.show()
        for other in self._panels:
            if other is not panel:
                other.hide()
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_side(self) -> None:
        """Make room for evidence."""
        for panel in self._panels:
            if panel is not self.drawer:
                panel.hide()

    def toggle_claims(self) -> None:
        """Open or close the list of claims."""
        self.toggle_panel(self.claims, self.claims.list)
        self._mark_claims()

    def show_claim(self, line: object) -> None:
        """Tell why a claim is marked."""
        if self.claims.isHidden():
            self.toggle_panel(self.claims, self.claims.list)
        self.claims.select(line)

    def _mark_claims(self) -> None:
        """Mark what is refuted on the page in front, and what is picked while the list is open."""
        is_open = self.is_made("claims") and not self.claims.isHidden()
        picked = self.claims.selected if is_open else None
        self.claim_marks.show_on(self.pages.view(), picked)

    def close_something(self) -> bool:
        """Close what floats or stands beside the page, the last opened first; False when nothing does."""
        floating = [self.find_panel] if self.is_made("find_panel") else []
        for panel in (*floating, *self._panels):
            if not panel.isHidden():
                panel.close_panel()
                return True
        return False

    def set_theme(self, theme: Theme) -> None:
        self.tabs.set_theme(theme)
        super().set_theme(theme)
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(0)
        for panel in self._panels:
            self._frame_panel(panel)
        self._fit_header()
        self._settle()
        self.pages.fill()

    def _frame_panel(self, panel: "SidePanel") -> None:
        edge = self._theme.px(1)
        panel.setContentsMargins(0, edge, edge, edge)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_header()

    def _fit_header(self) -> None:
        self.header.fit(self.width(), round(self.height() * _LARGEST_HEADER))
        if not self.header.compact:
            self.header.show()
        self._give_room()

    @property
    def _covering(self) -> "SidePanel | None":
        """The panel that has the page's room: one of lists, where text is large."""
        shown = (p for p in self._panels if p.covers and not p.isHidden())
        return next(shown, None) if self.width() < self._theme.px(_COVERED) else None

    def _give_room(self) -> None:
        """Where height is scarce a panel has the room of the bars, and one of lists that of the page too."""
        aside = any(not panel.isHidden() for panel in self._panels)
        self.status.setVisible(not (aside and self.header.compact))
        if self.loaded is not None:
            self.pages.setVisible(self._covering is None)
            view = self.pages.view()
            self._collapse(view.verticalScrollBar().value() if view is not None else 0)
        self._fit_panels()

    def _collapse(self, above: int) -> None:
        """Where height is scarce the header gives way to a page scrolled down, and is back at its top.

        Not where hiding it would itself bring the page back to its top, nor while the keyboard is in it.
        """
        view, height = self.pages.view(), self.header.sizeHint().height()
        if self.header.compact and self._covering is not None:
            self.header.hide()
        elif not self.header.compact or above == 0 or view is None:
            self.header.show()
        elif above > height and view.verticalScrollBar().maximum() > 2 * height:
            self.header.setVisible(self.header.isAncestorOf(QApplication.focusWidget() or self))

    def _fit_panels(self) -> None:
        px = self._theme.px
        for panel in self._panels:
            wanted = px(_WIDE if panel.is_wide else _SIDE)
            beside = min(wanted, round(self.width() * 0.45))
            if panel is self._covering:
                # Not as wide as the window: with a page beside it for a moment the window would grow.
                panel.setMinimumWidth(beside)
                panel.setMaximumWidth(_UNBOUNDED)
            else:
                panel.setFixedWidth(beside)
        if self.is_made("find_panel") and not self.find_panel.isHidden():
            self._place_find_panel()

    def _place_find_panel(self) -> None:
        px = self._theme.px
        width = min(px(34), self.width() - px(4))
        top = self.header.height() + px(0.5)
        self.find_panel.setGeometry(
            self.width() - width - px(1.4), top, width, self.find_panel.sizeHint().height()
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), self._theme.chrome("window"))
