"""Two hours of a meeting in a minute or two: `python -m tests.ui.present.two_hours`.

The clock is accelerated, the windows are real: pages, steps, blank, freeze, pen, pointer, questions,
overview, context and newer data, over and over. Memory must stay flat and the timers right.
"""

import itertools
import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from qjviewer.load import Loaded
from qjviewer.ui.present.inhibit import Awake
from qjviewer.ui.present.keys import ShowCommand
from qjviewer.ui.present.presenter import Presenter
from qjviewer.ui.present.running import Running
from tests.shipped import qujiang

EVERY = 5  # seconds of the meeting between two deeds
ROUND = (
    *(ShowCommand.NEXT,) * 12,
    ShowCommand.BLACK,
    ShowCommand.NEXT,
    ShowCommand.BLACK,
    ShowCommand.FREEZE,
    ShowCommand.NEXT,
    ShowCommand.FREEZE,
    ShowCommand.OVERVIEW,
    ShowCommand.OVERVIEW,
    ShowCommand.ZOOM,
    ShowCommand.ZOOM,
    ShowCommand.CONTEXT,
    ShowCommand.THEME,
    ShowCommand.QUESTION,
    ShowCommand.QUESTION,
    *(ShowCommand.PREVIOUS,) * 4,
    ShowCommand.CONTEXT,
    ShowCommand.THEME,
    ShowCommand.BACK,
)


class Clock:
    """Time that passes when told to."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def rss() -> int:
    """Resident memory in MB; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") // 2**20


def settle() -> None:
    """Let Qt paint and delete."""
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def live(running: Running, clock: Clock, seconds: int) -> None:
    """Let so many seconds of the meeting pass."""
    deeds = itertools.cycle(ROUND)
    for turn in range(seconds // EVERY):
        clock.now += EVERY
        running.perform(next(deeds))
        _draw(running, turn)
        if running.show.following is None:
            running.perform(ShowCommand.FIRST)
        settle()


def _draw(running: Running, turn: int) -> None:
    if turn % 20 == 0:
        running.show.ink.toggle("pen")
        running.room.pressed.emit((0.2, 0.2))
        for n in range(20):
            running.room.moved.emit((0.2 + n / 40, 0.3 + (turn % 7) / 20))
        running.room.released.emit()
        running.perform(ShowCommand.CLEAR)
        running.show.ink.toggle("pen")


def begin(loaded: Loaded, clock: Clock) -> Running:
    """A show with its console."""
    presenter = Presenter(loaded, clock=clock, awake=Awake([]))
    presenter.start(None, "console")
    assert presenter.running is not None
    # The presenter would go with its last reference; the show is its child in all but name.
    presenter.running.setProperty("presenter", presenter)
    return presenter.running


def main() -> int:
    """Run, and say what was found."""
    QApplication(sys.argv[:1])
    clock = Clock()
    running = begin(qujiang(), clock)
    for minute in range(0, 120, 15):
        live(running, clock, 900)
        widgets = len(QApplication.allWidgets())
        print(
            f"{minute + 15:4} min  {rss()} MB  {widgets} widgets  timer {running.show.timer.text()}",
            flush=True,
        )
    pages, spoken = running.show.log.pages, running.show.timer.spoken
    print(f"{len(pages)} pages logged, {sum(p.seconds for p in pages):.0f} s of {spoken:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
