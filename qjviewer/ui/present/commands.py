"""What each command does to a show: one short function a command."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from qjviewer.ui.present.keys import Command
from qjviewer.ui.present.save import save_interactively

if TYPE_CHECKING:
    from qjviewer.ui.present.running import Running


class Director:
    """Carries commands out on the show, then lets the windows follow."""

    def __init__(self, running: "Running") -> None:
        self._running = running
        self._show = running.show
        self._table = self._commands()

    def perform(self, command: Command, key: str = "") -> None:
        """Carry a command out."""
        show, before = self._show, (self._show.index, self._show.panel)
        if command is Command.DIGIT:
            show.digit(key)
        else:
            self._table[command]()
        if show.ended:
            self._running.stop()
            return
        if show.panel != before[1]:
            self._running.sync_panel()
        if show.index != before[0]:
            self._running.moved_on()
        self._running.refresh()

    def _commands(self) -> dict[Command, Callable[[], object]]:
        show, running = self._show, self._running
        ink = show.ink
        notes = running.room.console.stage.notes
        return {
            Command.NEXT: self._next,
            Command.PREVIOUS: show.previous,
            Command.ENTER: self._enter,
            Command.BACK: self._back,
            Command.FIRST: show.first,
            Command.LAST: show.last,
            Command.OVERVIEW: lambda: show.toggle_panel("overview"),
            Command.QUESTION: lambda: show.toggle_panel("question"),
            Command.HELP: lambda: show.toggle_panel("help"),
            Command.CHANGES: lambda: show.toggle_panel("changes"),
            Command.BLACK: lambda: show.toggle_blank("black"),
            Command.WHITE: lambda: show.toggle_blank("white"),
            Command.FREEZE: show.toggle_freeze,
            Command.POINTER: lambda: ink.toggle("pointer"),
            Command.SPOTLIGHT: lambda: ink.toggle("spotlight"),
            Command.PEN: lambda: ink.toggle("pen"),
            Command.ZOOM: ink.toggle_zoom,
            Command.COLOUR: ink.next_colour,
            Command.UNDO: lambda: ink.undo(show.slide.key),
            Command.CLEAR: lambda: ink.clear(show.slide.key),
            Command.CONTEXT: self._context,
            Command.THEME: running.toggle_theme,
            Command.APPLY: self._apply,
            Command.SEND: running.toggle_sent,
            Command.SAVE: lambda: save_interactively(running),
            Command.PAUSE: show.timer.toggle_pause,
            Command.RESET: show.timer.reset,
            Command.MODE: show.timer.next_mode,
            Command.LARGER: lambda: notes.step(1),
            Command.SMALLER: lambda: notes.step(-1),
            Command.SWAP: running.swap_screens,
            Command.LEAVE: show.escape,
            Command.QUIT: self._quit,
            Command.IGNORE: lambda: None,
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
        self._show.end()
        self._running.quit_requested.emit()
