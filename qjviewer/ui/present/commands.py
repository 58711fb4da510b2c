"""What each command does to a show: one short function a command."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from qjviewer.ui.present.keys import Command
from qjviewer.ui.present.save import save_interactively

if TYPE_CHECKING:
    from qjviewer.ui.present.presenter import Presenter


class Director:
    """Carries commands out on the show, then lets the windows follow."""

    def __init__(self, presenter: "Presenter") -> None:
        self._presenter = presenter
        self._show = presenter.show
        self._table = self._commands()

    def perform(self, command: Command, key: str = "") -> None:
        """Carry a command out."""
        show, before = self._show, (self._show.index, self._show.panel)
        if command is Command.DIGIT:
            show.digit(key)
        else:
            self._table[command]()
        if show.ended:
            self._presenter.stop()
            return
        if show.panel != before[1]:
            self._presenter.sync_panel()
        if show.index != before[0]:
            self._presenter.moved_on()
        self._presenter.refresh()

    def _commands(self) -> dict[Command, Callable[[], object]]:
        show, presenter = self._show, self._presenter
        ink = show.ink
        notes = presenter.room.console.stage.notes
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
            Command.THEME: presenter.toggle_theme,
            Command.APPLY: self._apply,
            Command.SEND: presenter.toggle_sent,
            Command.SAVE: lambda: save_interactively(presenter),
            Command.PAUSE: show.timer.toggle_pause,
            Command.RESET: show.timer.reset,
            Command.MODE: show.timer.next_mode,
            Command.LARGER: lambda: notes.step(1),
            Command.SMALLER: lambda: notes.step(-1),
            Command.SWAP: presenter.swap_screens,
            Command.LEAVE: self._leave,
            Command.QUIT: self._quit,
            Command.IGNORE: lambda: None,
        }

    def _next(self) -> None:
        before = (self._show.index, self._show.step)
        self._show.next()
        if before == (self._show.index, self._show.step):
            self._presenter.tell("at-end")

    def _enter(self) -> None:
        digits = self._show.digits
        if not self._show.enter():
            self._presenter.tell("no-page", digits=digits)

    def _back(self) -> None:
        # A wrong digit is taken back before anything else is.
        if self._show.digits:
            self._show.digits = self._show.digits[:-1]
        else:
            self._show.back()

    def _context(self) -> None:
        snapshot = self._presenter.snapshot
        snapshot.toggle_context()
        self._presenter.renew_deck()
        self._presenter.tell("context-on" if snapshot.context else "context-off")

    def _apply(self) -> None:
        snapshot = self._presenter.snapshot
        if not snapshot.apply():
            self._presenter.tell("nothing-new")
            return
        self._show.panel = "" if self._show.panel == "changes" else self._show.panel
        self._presenter.renew_deck()
        self._presenter.tell("applied", digest=snapshot.digest)

    def _leave(self) -> None:
        if self._presenter.showing:
            self._show.escape()

    def _quit(self) -> None:
        self._show.end()
        self._presenter.quit_requested.emit()
