"""Which screen the audience sees and where the console may stand; pure, so unplugging is testable."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

import msgspec
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

Mode: TypeAlias = Literal["show", "console", "kiosk"]


class Display(msgspec.Struct, frozen=True):
    """A screen: its name, position and size, and whether the desktop calls it the primary one."""

    name: str
    x: int
    y: int
    width: int
    height: int
    primary: bool = False
    scale: float = 1.0

    def covers(self, other: "Display") -> bool:
        """Whether the other shows the same part of the desktop (mirrored)."""
        return (self.x, self.y) == (other.x, other.y)


class Placement(msgspec.Struct, frozen=True):
    """Names of screens; empty for a window that is not shown."""

    audience: str
    console: str


class Arranger(msgspec.Struct):
    """Decides where the windows stand.

    Notes never move by themselves to a screen that has been the audience's.
    """

    mode: Mode = "show"
    _seen_by_audience: set[str] = msgspec.field(default_factory=set)
    _wanted: str = ""

    def place(self, displays: Sequence[Display]) -> Placement:
        """The placement for the screens there are now."""
        apart = distinct(displays)
        if not apart:
            return Placement("", "")
        if self.mode == "console":
            return self._one_screen(apart)
        audience = self._audience(apart)
        self._seen_by_audience.add(audience.name)
        if self.mode == "kiosk" or len(apart) == 1:
            return Placement(audience.name, "")
        others = [d for d in apart if d is not audience]
        safe = [d for d in others if d.name not in self._seen_by_audience]
        console = next((d for d in (*safe, *others) if d.primary), (safe or others)[0])
        return Placement(audience.name, console.name)

    def _one_screen(self, apart: list[Display]) -> Placement:
        """The console alone: on the primary screen, whatever else is plugged in."""
        return Placement("", next((d for d in apart if d.primary), apart[0]).name)

    def _audience(self, apart: list[Display]) -> Display:
        wanted = [d for d in apart if d.name == self._wanted]
        outer = [d for d in apart if not d.primary]
        # The largest of several outer screens is the projector or the wall.
        return (wanted or sorted(outer, key=lambda d: -d.width * d.height) or apart)[0]

    def lost(self, displays: Sequence[Display], before: Placement) -> Placement:
        """Where the windows stay right after a screen went: neither moves to the other's screen."""
        names = {d.name for d in displays}
        console = before.console if before.console in names else ""
        audience = before.audience if before.audience in names else ""
        return Placement(audience, console)

    def settled(self, displays: Sequence[Display], before: Placement) -> Placement:
        """The placement a second after screens came or went."""
        apart = distinct(displays)
        lost = self.lost(displays, before)
        if len(apart) == 1 and before.console:
            # The one left is the console's: it stays, and nothing else goes there.
            if lost.console and not lost.audience:
                return lost
            return Placement(apart[0].name, "")
        if len(apart) > 1 and lost.console and not lost.audience:
            self._wanted = next(d.name for d in apart if d.name != lost.console)
        return self.place(displays)

    def swap(self, displays: Sequence[Display], before: Placement) -> Placement:
        """Exchange the two windows, on command."""
        if not (before.audience and before.console):
            return before
        self._wanted = before.console
        # The presenter says so: the old audience screen is the console's from now on.
        self._seen_by_audience.discard(before.audience)
        return Placement(before.console, before.audience)


def distinct(displays: Sequence[Display]) -> list[Display]:
    """The screens that show something of their own: mirrored ones count once."""
    kept: list[Display] = []
    for display in sorted(displays, key=lambda d: not d.primary):
        if not any(k.covers(display) for k in kept):
            kept.append(display)
    return kept


def displays() -> tuple[Display, ...]:
    """The screens Qt knows."""
    primary = QGuiApplication.primaryScreen()
    return tuple(_display(s, primary=s is primary) for s in QGuiApplication.screens())


def _display(screen: QScreen, *, primary: bool) -> Display:
    area = screen.geometry()
    return Display(
        key_of(screen), area.x(), area.y(), area.width(), area.height(), primary, screen.devicePixelRatio()
    )


def key_of(screen: QScreen) -> str:
    """A name that tells two monitors of one make apart; never empty, which means no screen."""
    return " ".join(p for p in (screen.name(), screen.model(), screen.serialNumber()) if p) or "screen"


def screen_named(name: str) -> QScreen | None:
    """The screen of a placement."""
    return next((s for s in QGuiApplication.screens() if key_of(s) == name), None)


def fill_screen(window: QWidget, screen: QScreen) -> None:
    """Show a window full screen on a screen, also when it already fills another one."""
    if window.isFullScreen() and window.screen() is not screen:
        # A full-screen window ignores being moved: it has to leave that state first.
        window.showNormal()
    window.setScreen(screen)
    window.setGeometry(screen.geometry())
    window.showFullScreen()
