"""The way into a show: locks the data, opens the windows, turns keys into what happens."""

import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QDateTime, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent

from qjviewer.load import Loaded
from qjviewer.pages.blocks import text_of
from qjviewer.pages.deck import Deck, Slide
from qjviewer.pages.evidence import Evidence, evidence
from qjviewer.ui.live.store import BundleStore
from qjviewer.ui.present.commands import Director
from qjviewer.ui.present.console.header import Status
from qjviewer.ui.present.console.info import facts_of, headline_of
from qjviewer.ui.present.fit import fitted
from qjviewer.ui.present.inhibit import Awake
from qjviewer.ui.present.ink import Spot
from qjviewer.ui.present.keys import Command, chord, command_for
from qjviewer.ui.present.questions import answers
from qjviewer.ui.present.rehearsal import Spent
from qjviewer.ui.present.room import Room, Scene
from qjviewer.ui.present.screens import Arranger, Display, Mode, displays
from qjviewer.ui.present.show import Show
from qjviewer.ui.present.slide.layout import Look, fits
from qjviewer.ui.present.slide.style import Style
from qjviewer.ui.present.snapshot import Snapshot
from qjviewer.ui.present.timer import Clock
from qjviewer.wording import say

TICK = 250
SETTLE = 1000
MOST_WARNINGS = 6


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
    ) -> None:
        super().__init__(parent)
        self._loaded, self._clock, self._screens = loaded, clock, screens
        self._awake = awake or Awake(parent=self)
        self._look = Look()
        self._last: Slide | None = None
        self._transitions = True
        self._tick = QTimer(self, interval=TICK)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE)
        self._kiosk = QTimer(self, singleShot=True)
        self._showing = False
        # Whether Ctrl is down, and whether the pointer was taken up because of it.
        self._held = self._lent = False
        self._wire(store)

    def _wire(self, store: BundleStore | None) -> None:
        self._tick.timeout.connect(self.refresh)
        self._settle.timeout.connect(self._rearrange)
        self._kiosk.timeout.connect(self._kiosk_next)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(lambda _: self.screens_changed())
        app.screenRemoved.connect(lambda _: self.screens_changed())
        app.primaryScreenChanged.connect(lambda _: self.screens_changed())
        app.aboutToQuit.connect(self._awake.release)
        if store is not None:
            store.loaded.connect(self.offer)
            store.failed.connect(lambda _: self.refuse())

    # Life ------------------------------------------------------------------------------

    @property
    def showing(self) -> bool:
        """Whether a show is on."""
        return self._showing

    def set_transitions(self, wanted: bool) -> None:
        """Whether pages fade into each other."""
        self._transitions = wanted

    def set_dark(self, dark: bool) -> None:
        """The theme the next show begins with: dark for an LED wall."""
        self._look = replace(self._look, style=Style(dark))

    def start(self, tab_id: str | None = None, mode: Mode = "show") -> None:
        """Begin: from the first page, or from a section, where a show ended there it goes on.

        During a show it does nothing: a clicker's second F5 must not begin it again.
        """
        if self._showing or self._loaded.cover is None:
            return
        self._showing = True
        self._mode = mode
        cover, lang = self._loaded.cover, self._loaded.view.lang
        self._look = replace(self._look, lang=lang, title=cover.title)
        self._arranger = Arranger(mode)
        self._room = Room(self._look)
        self._room.placement = self._arranger.place(self._screens())
        self.snapshot = Snapshot(self._loaded)
        self._evidence: Evidence | None = None
        self._sent: tuple[str, ...] = ()
        self._faults: dict[str, str] = {}
        self._fit_warnings: tuple[str, ...] = ()
        deck = self._fitted()
        self.show = Show(deck, self._first(tab_id), self._clock)
        self._director = Director(self)
        self._listen()
        self._awake.hold()
        self._room.audience.view.set_transitions(self._transitions)
        self._room.place(self._room.placement)
        self.refresh()
        self._begin_timers()

    def _begin_timers(self) -> None:
        self._tick.start()
        QTimer.singleShot(0, self._warm_up)
        if self._mode == "kiosk":
            self._kiosk.start(self.show.slide.seconds * 1000)

    def _first(self, tab_id: str | None) -> int:
        deck = self._deck
        if tab_id is None:
            return 0
        if self._last is not None and self._last.tab == tab_id:
            return deck.place_of(self._last)
        return deck.first_of(tab_id)

    def _warm_up(self) -> None:
        if self._showing:
            self._room.audience.view.warm_up()

    def _listen(self) -> None:
        room = self._room
        room.key_pressed.connect(self.key)
        room.key_released.connect(self._key_released)
        room.commanded.connect(self.perform)
        room.moved.connect(self._moved)
        room.pressed.connect(self._pressed)
        room.released.connect(self._released)
        room.clicked.connect(lambda: self.perform(Command.NEXT))
        room.inspected.connect(self.inspect)
        room.picked.connect(self._picked)
        room.chosen.connect(self._chosen)
        room.panel_closed.connect(lambda: self._close_panel())
        room.evidence_closed.connect(lambda: self.inspect(""))
        room.close_requested.connect(self.stop)
        room.failed.connect(self._failed)

    def stop(self) -> None:
        """End the show and keep the place."""
        if not self._showing:
            return
        self._showing = False
        for timer in (self._tick, self._settle, self._kiosk):
            timer.stop()
        if not self.show.ended:
            self.show.end()
        self._last = self.show.slide
        self._awake.release()
        self._room.finish()
        self._room.deleteLater()
        # Data that waited are the data of the next show.
        self._loaded = self.snapshot.pending or self.snapshot.loaded
        pages: tuple[Spent, ...] = self.show.log.pages
        if pages and self._mode != "kiosk":
            self.rehearsed.emit(pages)
        self.ended.emit(self._last.tab)

    # Data ------------------------------------------------------------------------------

    def offer(self, loaded: Loaded) -> None:
        """Newer data: shown at once when no show is on, else they wait for a command."""
        if not self._showing:
            self._loaded = loaded
            return
        self.snapshot.offer(loaded)
        if self.show.panel == "changes":
            self._room.open_panel(self.show, self.snapshot, ())
        self.refresh()

    def refuse(self) -> None:
        """Newer files cannot be read."""
        if self._showing:
            self.snapshot.refuse()
            self.refresh()

    def _fitted(self) -> Deck:
        shape, lang = self._room.shape, self._look.lang
        made = fitted(self.snapshot.deck(), lambda s: fits(s, self._look, *shape), lang)
        self._deck = made.deck
        numbers = {s.key: n for n, s in enumerate(made.deck.slides, 1)}
        tight = [self._about("slide-tight", s, numbers[s.key]) for s in made.tight]
        split = [self._about("slide-split", s, 0) for s in made.split]
        self._fit_warnings = (*tight, *split)
        return made.deck

    def _about(self, key: str, slide: Slide, number: int) -> str:
        return say(f"present.{key}", self._look.lang, number=number, title=text_of(slide.headline))

    def renew_deck(self) -> None:
        """Make the slides anew (data, context, screen) and stay at the same place."""
        self.show.take(self._fitted())
        self.refresh()

    # Keys and the mouse ----------------------------------------------------------------

    def key(self, event: QKeyEvent) -> None:
        """A key in either window."""
        if event.key() == Qt.Key.Key_Control and not self.show.ink.tool:
            self._point(True)
        if self.show.panel and self._room.panels.key(event):
            return
        command = command_for(event)
        if command is not None and not (event.isAutoRepeat() and command not in _REPEATING):
            self.perform(command, chord(event))

    def _key_released(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Control:
            self._point(False)

    def _point(self, on: bool) -> None:
        """Ctrl held: the mouse points until it is let go."""
        self._held = on
        for view in (self._room.audience.view, self._room.console.stage.current.view):
            view.set_picking(on)
        if not on and self.show.ink.tool == "pointer" and self._lent:
            self._lent = False
            self.show.ink.toggle("pointer")
            self.refresh()

    def perform(self, command: Command, key: str = "") -> None:
        """Do what a key, a button or a clicker asks for."""
        if self._showing:
            self._director.perform(command, key)

    def _moved(self, spot: Spot) -> None:
        ink = self.show.ink
        if self._held and not ink.tool:
            self._lent = True
            ink.toggle("pointer")
        ink.move(spot)
        if ink.in_use:
            self.refresh_slides()

    def _pressed(self, spot: Spot) -> None:
        self.show.ink.press(spot)
        self.refresh_slides()

    def _released(self) -> None:
        self.show.ink.finish(self.show.slide.key)
        self.refresh_slides()

    def _picked(self, index: int) -> None:
        self.show.go(index)
        self._after_panel()

    def _chosen(self, index: int) -> None:
        self.show.jump(index)
        self._after_panel()

    def _close_panel(self) -> None:
        self.show.panel = ""
        self._after_panel()

    def _after_panel(self) -> None:
        self.sync_panel()
        self.moved_on()
        self.refresh()

    # Evidence --------------------------------------------------------------------------

    def inspect(self, name: str) -> None:
        """Show what stands behind a figure, on the console alone."""
        loaded = self.snapshot.loaded
        found = None
        if name and loaded.bundle is not None:
            found = evidence(name, loaded.bundle, loaded.view, loaded.origins, loaded.pages)
            self.evidence_requested.emit(name)
        self._evidence, self._sent = found, ()
        self.refresh()

    def toggle_sent(self) -> None:
        """Send the evidence to the audience, or take it off."""
        if self._sent:
            self._sent = ()
        elif self._evidence is not None:
            self._sent = (headline_of(self._evidence), *facts_of(self._evidence))
        else:
            self.tell("no-evidence")

    def moved_on(self) -> None:
        """The page changed: evidence on the audience's screen belonged to the last one."""
        self._sent = ()
        if self._mode == "kiosk":
            self._kiosk.start(self.show.slide.seconds * 1000)

    # Screens ---------------------------------------------------------------------------

    def screens_changed(self) -> None:
        """A screen came or went: hide what must not move now, look again when things have settled."""
        if not self._showing:
            return
        lost = self._arranger.lost(self._screens(), self._room.placement)
        if lost != self._room.placement:
            if not lost.audience and lost.console:
                self.tell("screen-lost")
            self._room.place(lost)
            self.refresh()
        self._settle.start()

    def _rearrange(self) -> None:
        before = self._room.shape
        placement = self._arranger.settled(self._screens(), self._room.placement)
        self._room.place(placement)
        if self._room.shape != before:
            self.renew_deck()
        self.refresh()

    def swap_screens(self) -> None:
        """Exchange audience's screen and console."""
        placement = self._arranger.swap(self._screens(), self._room.placement)
        if placement == self._room.placement:
            self.tell("no-swap")
            return
        self._room.place(placement)
        self.renew_deck()

    # What is shown ---------------------------------------------------------------------

    @property
    def room(self) -> Room:
        """The windows."""
        return self._room

    @property
    def look(self) -> Look:
        """How slides look."""
        return self._look

    def toggle_theme(self) -> None:
        """Light or dark slides."""
        self._look = replace(self._look, style=Style(not self._look.style.dark))
        self._room.set_look(self._look)

    def sync_panel(self) -> None:
        """Open or close panels as the show has them."""
        bundle = self.snapshot.loaded.bundle
        known = answers(self.show.deck, bundle, self._look.lang) if self.show.panel == "question" else ()
        self._room.open_panel(self.show, self.snapshot, known)

    def tell(self, key: str, **values: object) -> None:
        """Say something on the console for a few seconds."""
        self._room.console.stage.info.tell(say(f"present.{key}", self._look.lang, **values))

    def _failed(self, slide_key: str) -> None:
        index = next((n for n, s in enumerate(self.show.deck.slides) if s.key == slide_key), 0)
        slide = self.show.deck.slides[index]
        self._faults[slide_key] = self._about("slide-failed", slide, index + 1)

    def _warnings(self) -> tuple[str, ...]:
        awake = () if self._awake.working else (say("present.not-awake", self._look.lang),)
        return (*self._faults.values(), *awake, *self._fit_warnings)[:MOST_WARNINGS]

    def refresh(self) -> None:
        """Show the state in both windows."""
        if self._showing:
            self._room.refresh(
                Scene(self.show, self.snapshot, self._status(), self._evidence, self._sent, self._warnings())
            )

    def refresh_slides(self) -> None:
        """Show pointer and strokes: nothing else changes while the hand moves."""
        if self._showing:
            self._room.audience.show_frame(self.show.audience())
            self._room.console.stage.current.view.show_frame(self.show.frame())

    def _status(self) -> Status:
        show = self.show
        return Status(
            timer=show.timer.text(),
            paused=show.timer.paused,
            planned=show.timer.planned,
            pace=show.pace(),
            page=say("present.page-of", self._look.lang, number=show.index + 1, total=len(show.deck.slides)),
            section=show.slide.section,
            digits=show.digits,
            digest=self.snapshot.digest,
            changes=len(self.snapshot.differences) or int(self.snapshot.pending is not None),
            broken=self.snapshot.broken,
            clock=QDateTime.currentDateTime().toString("HH:mm"),
        )

    def _kiosk_next(self) -> None:
        """A lobby screen goes round for ever, each page as long as planned."""
        if self.show.following is None and self.show.step >= self.show.slide.steps:
            self.show.first()
        else:
            self.show.next()
        self.moved_on()
        self.refresh()


_REPEATING = (Command.NEXT, Command.PREVIOUS, Command.LARGER, Command.SMALLER)
