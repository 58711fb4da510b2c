"""The clock of a show: time spent, paused by hand, compared with the plan."""

import time
from collections.abc import Callable
from typing import Final, Literal, TypeAlias

import msgspec

Clock: TypeAlias = Callable[[], float]
Mode: TypeAlias = Literal["up", "down", "clock"]
MODES: Final[tuple[Mode, ...]] = ("up", "down", "clock")
PaceKind: TypeAlias = Literal["", "ahead", "behind", "over"]


class Stopwatch:
    """Counts seconds while it runs."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._kept = 0.0
        self._since: float | None = None

    @property
    def running(self) -> bool:
        """Whether it counts at the moment."""
        return self._since is not None

    @property
    def seconds(self) -> float:
        """What it has counted."""
        return self._kept + (self._clock() - self._since if self._since is not None else 0.0)

    def start(self) -> None:
        """Count; does nothing when it already does."""
        if self._since is None:
            self._since = self._clock()

    def stop(self) -> None:
        """Keep what was counted and wait."""
        self._kept, self._since = self.seconds, None

    def reset(self) -> None:
        """Begin at zero; it keeps running if it ran."""
        self._kept = 0.0
        if self._since is not None:
            self._since = self._clock()


class Pace(msgspec.Struct, frozen=True):
    """How the talk stands against its plan, by so many whole seconds."""

    kind: PaceKind = ""
    seconds: int = 0


class Timer:
    """The presenter's timer: starts by itself once, pauses only by hand.

    `planned` is the planned length in seconds; the total spoken survives a reset.
    """

    def __init__(self, planned: float, clock: Clock = time.monotonic) -> None:
        self.planned = planned
        self.mode: Mode = "up"
        self.paused = False
        self._shown, self._spoken = Stopwatch(clock), Stopwatch(clock)

    @property
    def started(self) -> bool:
        """Whether it has ever been started."""
        return self._spoken.running or self._spoken.seconds > 0

    @property
    def seconds(self) -> float:
        """Seconds since the start or the last reset, pauses left out."""
        return self._shown.seconds

    @property
    def spoken(self) -> float:
        """Seconds since the start, pauses left out, resets ignored."""
        return self._spoken.seconds

    def begin(self) -> None:
        """Start, the first time it is asked; a pause by hand survives."""
        if not self.started and not self.paused:
            self._run()

    def toggle_pause(self) -> None:
        """Pause or go on; a timer not yet started begins."""
        if self._shown.running:
            self.paused = True
            self._shown.stop()
            self._spoken.stop()
        else:
            self.paused = False
            self._run()

    def _run(self) -> None:
        self._shown.start()
        self._spoken.start()

    def reset(self) -> None:
        """Show zero again."""
        self._shown.reset()

    def next_mode(self) -> None:
        """Up, down, clock, up…"""
        self.mode = MODES[(MODES.index(self.mode) + 1) % len(MODES)]

    def pace(self, page_start: float, page_end: float) -> Pace:
        """The pace on a page planned from `page_start` to `page_end` seconds; none within a second."""
        now = self.seconds
        if not self.started:
            return Pace()
        if now >= self.planned + 1:
            return Pace("over", int(now - self.planned))
        if now >= page_end + 1:
            return Pace("behind", int(now - page_end))
        if now <= page_start - 1:
            return Pace("ahead", int(page_start - now))
        return Pace()

    def text(self) -> str:
        """What the timer shows; empty in clock mode, where the clock itself is shown large."""
        if self.mode == "clock":
            return ""
        return minutes(self.seconds if self.mode == "up" else self.planned - self.seconds)


def minutes(seconds: float) -> str:
    """Seconds as 08:42, over an hour as 1:08:42; negative with a minus (U+2212)."""
    # Counting down, 0.4 s left is still one second on the face of a clock; counting up it is none.
    whole = int(abs(seconds) // 1)
    sign = "\u2212" if seconds < 0 and whole else ""
    hours, rest = divmod(whole, 3600)
    short = f"{rest // 60:02d}:{rest % 60:02d}"
    return sign + (f"{hours}:{short}" if hours else short)
