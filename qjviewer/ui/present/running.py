"""A show that is on: it locks the data, follows the screens, and lets the windows follow the state."""

from collections.abc import Callable
from functools import cached_property
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from qjviewer.load import Loaded
from qjviewer.pages.asking import Askable, answering, askables
from qjviewer.pages.deck import Deck, Opening, Slide
from qjviewer.pages.evidence import Evidence, evidence
from qjviewer.pages.maker import Maker
from qjviewer.problems import Problem
from qjviewer.release import release_of
from qjviewer.setting.slides.fit import fit_deck
from qjviewer.setting.slides.look import SlideLook, look_for
from qjviewer.setting.slides.style import MODES, SlideStyle
from qjviewer.ui.present.console.info import facts_of, headline_of
from qjviewer.ui.present.hand import Hand
from qjviewer.ui.present.inhibit import Awake
from qjviewer.ui.present.keys import ShowCommand, chord, command_for
from qjviewer.ui.present.room import Room, RoomView
from qjviewer.ui.present.screens import Arranger, Display, Mode
from qjviewer.ui.present.show import AudienceFrame, Show
from qjviewer.ui.present.show_commands import Director
from qjviewer.ui.present.show_words import about, status_of
from qjviewer.ui.present.snapshot import Snapshot
from qjviewer.ui.present.timer import Clock
from qjviewer.wording import say

TICK: Final = 250
SETTLE: Final = 1000
# After which the first page has been seen: asking the system to stay awake, and making the first live chart,
# may take some tenths of a second each.
FIRST_SEEN: Final = 400
# The longest wait for a page to be seen at all.
UNSEEN: Final = 3000
MOST_WARNINGS: Final = 6
# What the public may do before a lobby screen, and after how long without it the loop goes on.
PUBLIC: Final = {
    ShowCommand.NEXT: ShowCommand.NEXT,
    ShowCommand.ENTER: ShowCommand.NEXT,
    ShowCommand.PREVIOUS: ShowCommand.PREVIOUS,
    ShowCommand.BACK: ShowCommand.PREVIOUS,
    ShowCommand.FIRST: ShowCommand.FIRST,
    ShowCommand.LAST: ShowCommand.LAST,
    ShowCommand.QUIT: ShowCommand.QUIT,
}
IDLE: Final = 30_000
MOST_RECENT: Final = 6
# Held down, only these go on; a stuck key must not flicker between black and not black.
REPEATING: Final = (ShowCommand.NEXT, ShowCommand.PREVIOUS, ShowCommand.LARGER, ShowCommand.SMALLER)


class Running(QObject):
    """Made when a show begins, thrown away when it has finished."""

    finished = Signal()
    evidence_requested = Signal(str)
    quit_requested = Signal()
    preflight_requested = Signal()
    report_requested = Signal()

    def __init__(
        self,
        loaded: Loaded,
        look: SlideLook,
        mode: Mode,
        clock: Clock,
        awake: Awake,
        screens: Callable[[], tuple[Display, ...]],
    ) -> None:
        super().__init__()
        self.mode, self.look = mode, look
        self._awake, self._screens = awake, screens
        self._arranger = Arranger(mode)
        self.snapshot = Snapshot(loaded)
        self.room = Room(look, self)
        self.room.placement = self._arranger.place(screens())
        self._evidence: Evidence | None = None
        self._sent: tuple[str, ...] = ()
        self._asked: tuple[Askable, ...] = ()
        self._hidden: frozenset[str] = frozenset()
        self._faults: dict[str, str] = {}
        self._preparation: tuple[str, ...] = ()
        self._show = Show(self.snapshot.deck(), self.look.lang, clock)
        # A title is not divided, and dividing others changes neither its number nor how many there are.
        self._is_fitted = False
        if not isinstance(self._show.slide.content, Opening):
            self._fit()
        self._hand = Hand(self._show, self.room, self)
        self._tick = QTimer(self, interval=TICK)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE)
        self._turn = QTimer(self, singleShot=True)
        self._after_first = QTimer(self, singleShot=True)
        self._over = False
        self._wire()

    @property
    def show(self) -> Show:
        """The state of the show, its slides fitted to the screen."""
        self._fit()
        return self._show

    @cached_property
    def _director(self) -> Director:
        return Director(self)

    def _wire(self) -> None:
        room = self.room
        self._tick.timeout.connect(self.refresh)
        self._settle.timeout.connect(self._rearrange)
        self._turn.timeout.connect(self._turn_page)
        self._after_first.timeout.connect(self._follow_first)
        self._hand.changed.connect(self._refresh_slides)
        self._hand.changed_tool.connect(self.refresh)
        room.key_pressed.connect(self.key)
        room.key_released.connect(self._hand.key_released)
        room.commanded.connect(self.perform)
        room.clicked.connect(lambda: self.perform(ShowCommand.NEXT))
        room.inspected.connect(self.inspect)
        room.picked.connect(self._picked)
        room.chosen.connect(self._chosen)
        room.panel_closed.connect(self._close_panel)
        room.evidence_closed.connect(lambda: self.inspect(""))
        room.close_requested.connect(self.stop)
        room.failed.connect(self._failed)
        room.panels.help.preflight_requested.connect(self.preflight_requested)
        room.panels.help.report_requested.connect(self.report_requested)

    # Life ------------------------------------------------------------------------------

    def begin(self, tab_id: str | None, last: Slide | None, *, transitions: bool) -> None:
        """Open the windows on the first page, on a section's, or where the last show ended in it."""
        if tab_id is not None:
            deck = self.show.deck
            here = last is not None and last.tab == tab_id
            self.show.begin_at(deck.place_of(last) if here and last else deck.first_of(tab_id))
        self.room.set_transitions(transitions)
        waited_for = self.room.audience if self.room.placement.audience else self.room.console.stage.current
        waited_for.view.seen.connect(self._first_seen)
        self._after_first.start(UNSEEN)
        self.room.place(self.room.placement)
        self.refresh()
        self._tick.start()
        self._plan_turn()

    def _first_seen(self) -> None:
        """The first page is on a screen: fit the others, then do what takes longer."""
        self._fit()
        self.refresh()
        self._after_first.start(FIRST_SEEN)

    def _follow_first(self) -> None:
        """Do what could wait until the first page was seen."""
        self._awake.hold()
        self.room.audience.view.warm_up()

    def stop(self) -> None:
        """End the show and keep the place."""
        if self._over:
            return
        self._over = True
        for timer in (self._tick, self._settle, self._turn, self._after_first):
            timer.stop()
        if not self._show.ended:
            self._show.end()
        self._awake.release()
        self.room.finish()
        self.finished.emit()

    # Data ------------------------------------------------------------------------------

    def offer(self, loaded: Loaded) -> None:
        """Newer data wait for a command."""
        self.snapshot.offer(loaded)
        self._data_news()

    def take_checked(self, loaded: Loaded) -> None:
        """What the rules find in data that wait."""
        self.snapshot.take_checked(loaded)
        self._data_news()

    def refuse(self, reasons: tuple[Problem, ...]) -> None:
        """Newer files cannot be read, for these reasons."""
        self.snapshot.refuse(reasons)
        self._data_news()

    def _data_news(self) -> None:
        if self._show.panel == "changes":
            self.sync_panel()
        self.refresh()

    def _fitted(self) -> Deck:
        made = fit_deck(self.snapshot.deck(), self.look, self.room.shape)
        tight = [about(self.look, "slide-tight", s) for s in made.tight]
        split = [about(self.look, "slide-split", s) for s in made.split]
        self._preparation = (*tight, *split)
        return made.deck

    def _fit(self) -> None:
        """Divide the slides that do not fit the screen; the one that stands there stays what it is."""
        if self._is_fitted:
            return
        self._is_fitted = True
        first, deck = self._show.slide, self._fitted()
        kept = tuple(first if slide == first else slide for slide in deck.slides)
        self._show.take(Deck(kept))

    def renew_deck(self) -> None:
        """Make the slides anew (data, context, screen) and stay at the same place."""
        look = look_of(self.snapshot.loaded, self.look)
        if look != self.look:
            self._set_look(look)
        self.show.take(self._fitted())
        self.refresh()

    # Commands --------------------------------------------------------------------------

    def key(self, event: QKeyEvent) -> None:
        """A key in either window; the public may only turn pages."""
        if self.mode == "kiosk":
            self._public_key(event)
            return
        self._hand.key_pressed(event)
        if self.show.panel and self.room.panels.key(event):
            return
        command = command_for(event)
        if command is not None and not (event.isAutoRepeat() and command not in REPEATING):
            self.perform(command, chord(event))

    def perform(self, command: ShowCommand, key: str = "") -> None:
        """Do what a key, a button or a clicker asks for."""
        if not self._over:
            self._director.perform(command, key)
            self._wait_for_public()

    def _public_key(self, event: QKeyEvent) -> None:
        command = command_for(event)
        if command in PUBLIC and not event.isAutoRepeat():
            self.perform(PUBLIC[command])

    def _wait_for_public(self) -> None:
        """Somebody turns the pages: the loop goes on when nobody has for a while."""
        if self.mode == "kiosk" and not self._over:
            self._turn.start(IDLE)

    def _picked(self, index: int) -> None:
        self.show.go(index)
        self._after_panel()

    def _chosen(self, one: Askable) -> None:
        self._asked = (one, *(a for a in self._asked if a.name != one.name))[:MOST_RECENT]
        if one.index >= 0:
            self.show.jump(one.index)
        elif (slide := self._answering(one)) is not None:
            self.show.answer(slide)
        self._after_panel()
        # What stands behind the answer is at hand, for the presenter alone until it is sent.
        if one.figure:
            self.inspect(one.figure)

    def _answering(self, one: Askable) -> Slide | None:
        maker = self._maker
        return answering(one, self.show.deck, maker) if maker is not None else None

    @property
    def _maker(self) -> Maker | None:
        loaded = self.snapshot.loaded
        return Maker(loaded.cube, loaded.view) if loaded.cube is not None else None

    def _previewed(self, one: Askable) -> AudienceFrame | None:
        slide = self._answering(one)
        return self.show.framed(slide, slide.steps) if slide is not None else None

    def _known(self) -> tuple[Askable, ...]:
        """What may be asked for, what was asked before in front."""
        maker = self._maker
        if maker is None:
            return ()
        known = askables(self.show.deck, maker)
        recent = tuple(a.name for a in self._asked)
        asked = [a for name in recent for a in known if a.name == name]
        return (*asked, *(a for a in known if a.name not in recent))

    def _close_panel(self) -> None:
        self.show.panel = ""
        self._after_panel()

    def _after_panel(self) -> None:
        self.sync_panel()
        self.moved_on()
        self.refresh()

    def moved_on(self) -> None:
        """The page changed: what belonged to the last one goes."""
        self._evidence, self._sent = None, ()
        self._hidden = frozenset()
        self.room.set_hidden(self._hidden)
        self._plan_turn()

    def toggle_theme(self) -> None:
        """The next of light, dark and high-contrast slides."""
        following = MODES[(MODES.index(self.look.style.mode) + 1) % len(MODES)]
        self._set_look(replace(self.look, style=SlideStyle(following)))

    def _set_look(self, look: SlideLook) -> None:
        self.look = look
        self.room.set_look(look)

    # Evidence --------------------------------------------------------------------------

    def inspect(self, name: str) -> None:
        """Show what stands behind a figure, on the console alone; the public has none."""
        if self.mode == "kiosk":
            return
        loaded = self.snapshot.loaded
        found = None
        if name and loaded.cube is not None:
            found = evidence(name, loaded.cube, loaded.view, loaded.pages)
            self.evidence_requested.emit(name)
        self._evidence, self._sent = found, ()
        self.refresh()

    def toggle_sent(self) -> None:
        """Send the evidence to the audience, or take it off."""
        if self._sent:
            self._sent = ()
        elif self._evidence is not None:
            lang = self.look.lang
            facts = facts_of(self._evidence, lang, public=True)
            self._sent = (headline_of(self._evidence, lang), *facts)
        else:
            self.tell("no-evidence")

    # Screens ---------------------------------------------------------------------------

    def screens_changed(self) -> None:
        """Hide at once what must not move to another screen; look again when things have settled."""
        lost = self._arranger.lost(self._screens(), self.room.placement)
        if lost != self.room.placement:
            if lost.console and not lost.audience:
                self.tell("screen-lost")
            self.room.place(lost)
            self.refresh()
        self._settle.start()

    def _rearrange(self) -> None:
        before = self.room.shape
        self.room.place(self._arranger.settled(self._screens(), self.room.placement))
        if self.room.shape != before:
            self.renew_deck()
        self.refresh()

    def swap_screens(self) -> None:
        """Exchange audience's screen and console."""
        placement = self._arranger.swap(self._screens(), self.room.placement)
        if placement == self.room.placement:
            self.tell("no-swap")
            return
        self.room.place(placement)
        self.renew_deck()

    # Kiosk -----------------------------------------------------------------------------

    def _plan_turn(self) -> None:
        """A lobby screen turns its pages itself, each after its planned time, a step at a time."""
        if self.mode == "kiosk":
            slide = self._show.slide
            self._turn.start(slide.seconds * 1000 // (slide.steps + 1))

    def _turn_page(self) -> None:
        show = self.show
        # Nobody stands by a lobby screen to apply new data, or to see that they are wrong.
        if not self.snapshot.objection() and self.snapshot.apply():
            self.renew_deck()
        if show.following is None and show.step >= show.slide.steps:
            show.first()
        else:
            show.next()
        self.moved_on()
        self.refresh()

    # What is shown ---------------------------------------------------------------------

    def sync_panel(self) -> None:
        """Open or close panels as the show has them."""
        known = self._known() if self.show.panel == "question" else ()
        self.room.open_panel(self.show, self.snapshot, known, self._previewed)

    def tell(self, key: str, **values: object) -> None:
        """Say something on the console for a few seconds."""
        self.room.console.stage.info.tell(say(f"present.{key}", self.look.lang, **values))

    def _failed(self, slide_key: str) -> None:
        deck = self.show.deck
        self._faults[slide_key] = about(self.look, "slide-failed", deck.slides[deck.index_of(slide_key)])

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the console keeps telling; once the talk has begun only faults matter."""
        awake = (
            ()
            if self._awake.working or self._after_first.isActive()
            else (say("present.not-awake", self.look.lang),)
        )
        before = () if self._show.timer.started else (*awake, *self._preparation)
        return (*self._faults.values(), *before)[:MOST_WARNINGS]

    def refresh(self) -> None:
        """Show the state in both windows."""
        if self._over:
            return
        self._hidden = self.room.share_hidden(self._hidden)
        status = status_of(self._show, self.snapshot, self.look)
        self.room.refresh(
            RoomView(self._show, self.snapshot, status, self._evidence, self._sent, self.warnings)
        )

    def _refresh_slides(self) -> None:
        """Show pointer and strokes: nothing else changes while the hand moves."""
        self.room.audience.show_frame(self._show.audience())
        self.room.console.stage.current.view.show_frame(self._show.frame())


def look_of(loaded: Loaded, look: SlideLook) -> SlideLook:
    """The look of a briefing's slides: its language, title and names, and what keeps it from release."""
    lang = loaded.view.lang
    return look_for(loaded.cover, loaded.bundle, lang, release_of(loaded).mark(lang), look.style)
