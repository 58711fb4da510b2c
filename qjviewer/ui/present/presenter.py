"""The way into a show, and what stays when it has ended: the place, the times, the newest data."""

import datetime as dt
import time
from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from qjviewer.load import Loaded, restated
from qjviewer.pages.blocks import NO_STORY
from qjviewer.pages.deck import Slide
from qjviewer.setting.slides.look import SlideLook
from qjviewer.ui.draw.theme import Theme
from qjviewer.ui.live.differences import deck_of
from qjviewer.ui.live.live_store import BundleStore
from qjviewer.ui.present.diary import keep, past
from qjviewer.ui.present.inhibit import Awake
from qjviewer.ui.present.rehearsal import Rehearsal, Spent
from qjviewer.ui.present.running import Running, look_of
from qjviewer.ui.present.screens import Display, Mode, displays
from qjviewer.ui.present.show_window import take_keys
from qjviewer.ui.present.timer import Clock
from qjviewer.wording import say


class Presenter(QObject):
    """One show at a time; `ended` names the tab it ended on, `rehearsed` carries the times spent."""

    ended = Signal(str)
    evidence_requested = Signal(str)
    quit_requested = Signal()
    rehearsed = Signal(object)

    def __init__(
        self,
        loaded: Loaded,
        store: BundleStore | None = None,
        parent: QObject | None = None,
        *,
        clock: Clock = time.monotonic,
        awake: Awake | None = None,
        screens: Callable[[], tuple[Display, ...]] = displays,
        theme: Callable[[], Theme] = Theme,
    ) -> None:
        super().__init__(parent)
        self._loaded, self._clock, self._screens = loaded, clock, screens
        self._theme = theme
        self._awake = awake or Awake(parent=self)
        self._look = SlideLook()
        self._transitions = True
        self._last: Slide | None = None
        self._spent: tuple[Spent, ...] = ()
        self._running: Running | None = None
        self._wire(store)

    def _wire(self, store: BundleStore | None) -> None:
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        for changed in (app.screenAdded, app.screenRemoved, app.primaryScreenChanged):
            changed.connect(self.screens_changed)
        app.aboutToQuit.connect(self._awake.release)
        if store is not None:
            store.loaded.connect(self.offer)
            store.checked.connect(self.take_checked)
            store.failed.connect(self.refuse)

    # A show ----------------------------------------------------------------------------

    @property
    def running(self) -> Running | None:
        """The show that is on, if one is."""
        return self._running

    def set_transitions(self, wanted: bool) -> None:
        """Whether pages fade into each other, from the next show on."""
        self._transitions = wanted

    def start(self, tab_id: str | None = None, mode: Mode = "show") -> None:
        """Begin: from the first page, or from a section; where a show ended there it goes on.

        During a show it does nothing: a clicker's second F5 must not begin it again.
        """
        if self._running is not None or self._loaded.cover is None:
            return
        running = Running(self._loaded, self._present_look(), mode, self._clock, self._awake, self._screens)
        self._running = running
        running.finished.connect(self._finish)
        running.evidence_requested.connect(self.evidence_requested)
        running.quit_requested.connect(self.quit_requested)
        running.preflight_requested.connect(self.open_preflight)
        running.report_requested.connect(self.open_report)
        running.begin(tab_id, self._last, transitions=self._transitions)

    def _present_look(self) -> SlideLook:
        return look_of(self._loaded, self._look)

    def stop(self) -> None:
        """End the show, if one is on."""
        if self._running is not None:
            self._running.stop()

    def _finish(self) -> None:
        running, self._running = self._running, None
        if running is None:
            return
        show = running.show
        self._last, self._look = show.slide, running.look
        # Data that waited are the data of the next show.
        self._loaded = running.snapshot.pending or running.snapshot.loaded
        if show.log.pages and running.mode != "kiosk":
            self._spent = show.log.pages
            keep(self._spent, self._briefing, dt.datetime.now(dt.timezone.utc).astimezone())
            self.rehearsed.emit(self._spent)
        running.deleteLater()
        if isinstance(window := self.parent(), QWidget):
            take_keys(window)
        self.ended.emit(show.slide.tab)

    # From outside ----------------------------------------------------------------------

    def offer(self, loaded: Loaded) -> None:
        """Newer data: those of the next show; during one they wait for a command."""
        if self._running is None:
            self._loaded = loaded
        else:
            self._running.offer(loaded)

    def take_checked(self, loaded: Loaded) -> None:
        """The newest data again, now with all that the rules find."""
        if self._running is None:
            self._loaded = loaded
        else:
            self._running.take_checked(loaded)

    def refuse(self, loaded: Loaded) -> None:
        """Newer files cannot be read."""
        if self._running is not None:
            self._running.refuse(loaded.problems)

    def screens_changed(self, _: object = None) -> None:
        """A screen came or went."""
        if self._running is not None:
            self._running.screens_changed()

    # Dialogs ---------------------------------------------------------------------------

    def open_preflight(self) -> None:
        """会前自检."""
        if self._loaded.cover is None:
            return
        from qjviewer.ui.present.dialogs import Preflight
        from qjviewer.ui.present.preflight import checks, printer_names

        look = self._present_look()
        found = tuple(checks(self._loaded, look, self._screens(), "show", printer_names, self._awake.tried))
        self._open(Preflight(found, look.lang, self._theme(), self._host()))

    def open_sorter(self) -> None:
        """演示编排: the order of the told pages, written into the briefing."""
        loaded = self._loaded
        if loaded.cover is None:
            return
        from qjviewer.ui.present.sorter import Sorter, deck_file

        # In the full view: what outside context hides is part of the deck all the same.
        whole = restated(loaded, replace(loaded.view, context=True))
        story = whole.cover.story if whole.cover is not None else NO_STORY
        look, file = self._present_look(), deck_file(loaded)
        self._open(Sorter(deck_of(whole), look, file, self._theme(), self._host(), story))

    def open_report(self) -> None:
        """The times spent a page, over the last shows and this one."""
        from qjviewer.ui.present.dialogs import Report

        lang = self._loaded.view.lang
        shows = past(self._briefing, lang)
        pages = self._running.show.log.pages if self._running else () if shows else self._spent
        if pages:
            shows = (*shows, Rehearsal(say("present.report-now", lang), pages))
        self._open(Report(shows, lang, self._theme(), self._host()))

    @property
    def _briefing(self) -> str:
        """The id by which times of shows are found again."""
        bundle = self._loaded.bundle
        return bundle.briefing.id if bundle is not None else ""

    def _host(self) -> QWidget | None:
        if self._running is not None and self._running.room.console.isVisible():
            return self._running.room.console
        parent = self.parent()
        return parent if isinstance(parent, QWidget) else None

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
