"""The windows of a show and where they stand; it draws what it is told and decides nothing."""

from collections.abc import Callable
from typing import Final

import msgspec
from PySide6.QtCore import QObject, Signal

from qjviewer.pages.asking import Askable
from qjviewer.pages.evidence import Evidence
from qjviewer.setting.slides.fit import fit_deck
from qjviewer.setting.slides.look import SlideLook
from qjviewer.ui.draw.announcer import Announcer
from qjviewer.ui.present.audience import AudienceWindow
from qjviewer.ui.present.console.console_header import Status
from qjviewer.ui.present.console.pairs import pairs_of
from qjviewer.ui.present.console.panels import Panels
from qjviewer.ui.present.console.window import ConsoleWindow
from qjviewer.ui.present.keys import ShowCommand
from qjviewer.ui.present.narrator import Narrator, moment_of
from qjviewer.ui.present.screens import Placement, fill_screen, screen_named
from qjviewer.ui.present.show import AudienceFrame, Show
from qjviewer.ui.present.show_window import take_keys
from qjviewer.ui.present.snapshot import Snapshot
from qjviewer.wording import say

DEFAULT_SHAPE: Final = (1920.0, 1080.0)


class RoomView(msgspec.Struct, frozen=True):
    """Everything the windows show at one moment."""

    show: Show
    snapshot: Snapshot
    status: Status
    evidence: Evidence | None
    sent: tuple[str, ...]
    warnings: tuple[str, ...]


class Room(QObject):
    """Audience's window, console and panels."""

    key_pressed = Signal(object)
    key_released = Signal(object)
    commanded = Signal(object)
    moved = Signal(object)
    pressed = Signal(object)
    released = Signal()
    clicked = Signal()
    inspected = Signal(str)
    picked = Signal(int)
    chosen = Signal(object)
    panel_closed = Signal()
    evidence_closed = Signal()
    close_requested = Signal()
    failed = Signal(str)

    def __init__(self, look: SlideLook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.panels = Panels(look)
        title = say("present.audience-title", look.lang, title=look.title)
        self.audience = AudienceWindow(look, title)
        title = say("present.console-title", look.lang, title=look.title)
        self.console = ConsoleWindow(look, title, self.panels)
        self.placement = Placement("", "")
        self._narrator = Narrator()
        self.before_all, self.aside = Announcer(self.audience), Announcer(self.console)
        self._wire()

    def _wire(self) -> None:
        stage = self.console.stage
        for window in (self.audience, self.console):
            window.key_pressed.connect(self.key_pressed)
            window.key_released.connect(self.key_released)
            window.close_requested.connect(self.close_requested)
        for view in (self.audience.view, stage.current.view):
            view.moved.connect(self.moved)
            view.pressed.connect(self.pressed)
            view.released.connect(self.released)
            view.inspected.connect(self.inspected)
        # On the console a click is work on the page; only before the audience it turns the page.
        self.audience.view.clicked.connect(self.clicked)
        for view in (self.audience.view, stage.current.view, stage.next.view):
            view.failed.connect(self.failed)
        self.console.strip.pressed.connect(self.commanded)
        self.console.header.changes_requested.connect(lambda: self.commanded.emit(ShowCommand.CHANGES))
        stage.notes.larger.clicked.connect(lambda: self.commanded.emit(ShowCommand.LARGER))
        stage.notes.smaller.clicked.connect(lambda: self.commanded.emit(ShowCommand.SMALLER))
        stage.info.evidence.send_requested.connect(lambda: self.commanded.emit(ShowCommand.SEND))
        stage.info.evidence.closed.connect(self.evidence_closed)
        self.panels.picked.connect(self.picked)
        self.panels.chosen.connect(self.chosen)
        self.panels.apply_requested.connect(lambda: self.commanded.emit(ShowCommand.APPLY))
        self.panels.closed.connect(self.panel_closed)
        stage.info.told.connect(self.aside.say)
        # Older screen readers hear no announcements, but read the new name of the window in front.
        self.before_all.told.connect(self.audience.setAccessibleName)
        self.aside.told.connect(self.console.setAccessibleName)
        self.panels.question.told.connect(self.aside.say)
        self.panels.overview.grid.told.connect(self.aside.say)

    # Places ----------------------------------------------------------------------------

    @property
    def shape(self) -> tuple[float, float]:
        """The audience's screen; a usual one while there is none."""
        screen = screen_named(self.placement.audience)
        return (screen.size().width(), screen.size().height()) if screen else DEFAULT_SHAPE

    def place(self, placement: Placement) -> None:
        """Put the windows on their screens, or hide them."""
        self.placement = placement
        audience, console = screen_named(placement.audience), screen_named(placement.console)
        # Hidden first: a window on a lost screen is moved by the system to where it must not be seen.
        if console is None:
            self.console.hide()
        if audience is None:
            self.audience.hide()
        else:
            fill_screen(self.audience, audience)
            self.audience.begin()
        if console is not None:
            fill_screen(self.console, console)
            self.console.take_panels()
            take_keys(self.console)
            self.console.setFocus()
        self.console.set_shape(*self.shape)

    def finish(self) -> None:
        """Close everything."""
        self.audience.finish()
        # The panels are a window of their own until the console or the audience has taken them.
        for window in (self.audience, self.console, self.panels):
            window.hide()
            window.deleteLater()

    # What is shown ---------------------------------------------------------------------

    def set_look(self, look: SlideLook) -> None:
        """Another theme of the slides."""
        self.look = look
        self.audience.view.set_look(look)
        self.console.set_look(look)

    def set_transitions(self, wanted: bool) -> None:
        """Whether the audience sees pages fade; the presenter sees the new one at once."""
        self.audience.view.set_transitions(wanted)
        self.console.stage.current.view.set_transitions(False)

    def refresh(self, scene: RoomView) -> None:
        """Show the state of the show in both windows."""
        if self.audience.isVisible():
            self.audience.view.show_card(scene.sent)
            self.audience.show_frame(scene.show.audience())
            self.audience.view.expect(_coming(scene.show))
            self.audience.show_line(self._typed(scene.show))
        if self.console.isVisible():
            self._refresh_console(scene)
        self._narrate(scene)

    def _narrate(self, scene: RoomView) -> None:
        """Say what changed: the page in the presenter's window where there is one, the rest only there."""
        now = moment_of(scene.show, scene.status, scene.warnings)
        voice = self.aside if self.console.isVisible() else self.before_all
        for words in self._narrator.pages(now, self.look):
            voice.say(words, urgent=True)
        for words in self._narrator.asides(now, self.look):
            self.aside.say(words)
        self._narrator.remember(now)

    def _typed(self, show: Show) -> str:
        """The number typed so far, where no console shows it."""
        if self.console.isVisible() or not show.digits:
            return ""
        return say("present.typing", self.look.lang, digits=show.digits)

    def _refresh_console(self, scene: RoomView) -> None:
        show, stage = scene.show, self.console.stage
        frame, following = show.frame(), show.following
        stage.current.view.show_frame(frame)
        stage.next.setVisible(following is not None)
        if following is not None:
            stage.next.view.show_frame(show.framed(following, following.steps))
        self.console.caption_next(following.section if following else None)
        badges = badges_of(show, self.look)
        stage.current.set_badge(badges)
        key = (
            "current-private"
            if badges
            else "current-caption"
            if self.audience.isVisible()
            else "current-alone"
        )
        self.console.caption_current(say(f"present.{key}", self.look.lang))
        stage.notes.show_notes(show.slide.notes, show.slide.seconds)
        stage.info.steps.show_steps(show.slide, show.step)
        stage.info.evidence.show_evidence(scene.evidence, sent=bool(scene.sent))
        self.console.make_room(scene.evidence is not None)
        stage.info.show_warnings((*scene.warnings, *return_hint(show, self.look)))
        self.console.strip.light(lit(show))
        self.console.header.show_status(scene.status)

    def set_hidden(self, hidden: frozenset[str]) -> None:
        """Hide series of the chart in every view."""
        for view in (self.audience.view, self.console.stage.current.view):
            view.set_hidden(hidden)

    def share_hidden(self, before: frozenset[str]) -> frozenset[str]:
        """Hide in every view the series hidden by a click in one of them; gives what is hidden now."""
        views = (self.audience.view, self.console.stage.current.view)
        now = next((v.hidden for v in views if v.hidden != before), before)
        if now != before:
            self.set_hidden(now)
        return now

    def open_panel(
        self,
        show: Show,
        snapshot: Snapshot,
        known: tuple[Askable, ...],
        made: Callable[[Askable], AudienceFrame | None],
    ) -> None:
        """Open the panel the show has open, or close what was."""
        alone = not self.console.isVisible()
        self.panels.set_small(alone)
        if show.panel == "overview":
            self.panels.overview.grid.show_deck(show.deck, self.look, self.shape, show.index)
        elif show.panel == "question":
            self.panels.question.begin(known, made)
        elif show.panel == "changes":
            pending = snapshot.pending is not None
            changes = self.panels.changes
            changes.show_differences(
                snapshot.differences,
                broken=snapshot.broken,
                pending=pending,
                objection=snapshot.objection(),
                verdict=snapshot.verdict(),
            )
            after = None if alone else snapshot.pending_deck()
            pairs = pairs_of(show.deck, fit_deck(after, self.look, self.shape).deck) if after else ()
            changes.pairs.show_pairs(pairs, self.look, self.shape)
        self.panels.open(show.panel)
        if alone:
            self.panels.cover(self.audience)
        if show.panel != "question":
            (self.console if self.console.isVisible() else self.audience).setFocus()


def badges_of(show: Show, look: SlideLook) -> tuple[str, ...]:
    """What the audience sees instead of the current slide."""
    badges = [say(f"present.badge-{show.blank}", look.lang)] if show.blank else []
    if show.frozen:
        badges.append(say("present.badge-frozen", look.lang, number=show.audience().number))
    return tuple(badges)


def return_hint(show: Show, look: SlideLook) -> tuple[str, ...]:
    """The way back from a question."""
    if not show.return_to:
        return ()
    return (say("present.return-hint", look.lang, number=show.return_to),)


def lit(show: Show) -> frozenset[ShowCommand]:
    """The commands whose effect is on."""
    states = {
        ShowCommand.BLACK: show.blank == "black",
        ShowCommand.WHITE: show.blank == "white",
        ShowCommand.FREEZE: show.frozen,
        ShowCommand.POINTER: show.ink.tool == "pointer",
        ShowCommand.PEN: show.ink.tool == "pen",
        ShowCommand.ZOOM: show.ink.zoom is not None,
        ShowCommand.OVERVIEW: show.panel == "overview",
        ShowCommand.QUESTION: show.panel == "question",
        ShowCommand.HELP: show.panel == "help",
    }
    return frozenset(command for command, on in states.items() if on)


def _coming(show: Show) -> AudienceFrame | None:
    """What the next key is likely to bring: the next step of a page, or the page after it."""
    if show.step < show.slide.steps:
        return show.framed(show.slide, show.step + 1)
    return show.framed(show.following, 0) if show.following is not None else None
