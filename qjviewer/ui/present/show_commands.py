"""What each command does to a show: one short function a command."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import SignalInstance

from qjviewer.setting.slides.look import SlideLook
from qjviewer.ui.present.keys import ShowCommand
from qjviewer.ui.present.room import Room
from qjviewer.ui.present.save import save_interactively
from qjviewer.ui.present.show import Show
from qjviewer.ui.present.snapshot import Snapshot


class DirectedShow(Protocol):
    """What commands ask of a show that is on, beside its state."""

    look: SlideLook
    room: Room
    snapshot: Snapshot

    @property
    def show(self) -> Show: ...

    @property
    def quit_requested(self) -> SignalInstance: ...

    def tell(self, key: str, **values: object) -> None: ...

    def refresh(self) -> None: ...

    def moved_on(self) -> None: ...

    def sync_panel(self) -> None: ...

    def renew_deck(self) -> None: ...

    def toggle_theme(self) -> None: ...

    def toggle_sent(self) -> None: ...

    def swap_screens(self) -> None: ...

    def stop(self) -> None: ...


class Director:
    """Carries commands out on the show, then lets the windows follow."""

    def __init__(self, running: DirectedShow) -> None:
        self._running = running
        self._show = running.show
        self._table = self._commands()

    def perform(self, command: ShowCommand, key: str = "") -> None:
        """Carry a command out."""
        show, slide, panel = self._show, self._show.slide, self._show.panel
        if command is ShowCommand.DIGIT:
            show.digit(key)
        else:
            self._table[command]()
        if show.ended:
            self._running.stop()
            return
        if show.panel != panel:
            self._running.sync_panel()
        if show.slide is not slide:
            self._running.moved_on()
        self._running.refresh()

    def _commands(self) -> dict[ShowCommand, Callable[[], object]]:
        show, running = self._show, self._running
        ink = show.ink
        notes = running.room.console.stage.notes
        return {
            ShowCommand.NEXT: self._next,
            ShowCommand.PREVIOUS: show.previous,
            ShowCommand.ENTER: self._enter,
            ShowCommand.BACK: self._back,
            ShowCommand.FIRST: show.first,
            ShowCommand.LAST: show.last,
            ShowCommand.OVERVIEW: lambda: show.toggle_panel("overview"),
            ShowCommand.QUESTION: lambda: show.toggle_panel("question"),
            ShowCommand.HELP: lambda: show.toggle_panel("help"),
            ShowCommand.CHANGES: lambda: show.toggle_panel("changes"),
            ShowCommand.BLACK: lambda: show.toggle_blank("black"),
            ShowCommand.WHITE: lambda: show.toggle_blank("white"),
            ShowCommand.FREEZE: show.toggle_freeze,
            ShowCommand.POINTER: lambda: ink.toggle("pointer"),
            ShowCommand.SPOTLIGHT: lambda: ink.toggle("spotlight"),
            ShowCommand.PEN: lambda: ink.toggle("pen"),
            ShowCommand.ZOOM: ink.toggle_zoom,
            ShowCommand.COLOUR: ink.next_colour,
            ShowCommand.UNDO: lambda: ink.undo(show.slide.key),
            ShowCommand.CLEAR: lambda: ink.clear(show.slide.key),
            ShowCommand.CONTEXT: self._context,
            ShowCommand.THEME: running.toggle_theme,
            ShowCommand.APPLY: self._apply,
            ShowCommand.SEND: running.toggle_sent,
            ShowCommand.SAVE: lambda: save_interactively(show, running.look, running.room, running.tell),
            ShowCommand.PAUSE: show.timer.toggle_pause,
            ShowCommand.RESET: show.timer.reset,
            ShowCommand.MODE: show.timer.next_mode,
            ShowCommand.LARGER: lambda: notes.step(1),
            ShowCommand.SMALLER: lambda: notes.step(-1),
            ShowCommand.SWAP: running.swap_screens,
            ShowCommand.LEAVE: show.escape,
            ShowCommand.QUIT: self._quit,
            ShowCommand.IGNORE: lambda: None,
        }

    def _next(self) -> None:
        before = (self._show.index, self._show.step)
        self._show.next()
        if before == (self._show.index, self._show.step):
            self._running.tell("at-end")

    def _enter(self) -> None:
        digits = self._show.digits
        if not self._show.enter():
            self._running.tell("no-page", digits=digits)

    def _back(self) -> None:
        # A wrong digit is taken back before anything else is.
        if self._show.digits:
            self._show.digits = self._show.digits[:-1]
        else:
            self._show.back()

    def _context(self) -> None:
        snapshot = self._running.snapshot
        snapshot.toggle_context()
        self._running.renew_deck()
        self._running.tell("context-on" if snapshot.context else "context-off")

    def _apply(self) -> None:
        snapshot = self._running.snapshot
        if self._show.panel != "changes" and snapshot.objection():
            # Not at one touch: the list says what is wrong, and its button what will be done.
            self._show.panel = "changes"
            return
        if not snapshot.apply():
            self._running.tell("nothing-new")
            return
        self._show.panel = "" if self._show.panel == "changes" else self._show.panel
        self._running.renew_deck()
        self._running.tell("applied", digest=snapshot.digest)

    def _quit(self) -> None:
        # The windows of the show go first: the program ends with the last window it shows.
        self._running.stop()
        self._running.quit_requested.emit()
