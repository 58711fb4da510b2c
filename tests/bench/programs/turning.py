"""Walks through a show and tells how long a page takes to be on the audience's screen, in milliseconds."""

import sys
from pathlib import Path

from marks import Soon, after_call, value
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from qjviewer.load import load

app = QApplication([])
import time  # noqa: E402

from sight import rest  # noqa: E402 - fonts and charts need the application

from qjviewer.ui.present.keys import ShowCommand  # noqa: E402
from qjviewer.ui.present.presenter import Presenter  # noqa: E402
from qjviewer.ui.present.slide_view import SlideView  # noqa: E402
from tests.bench.stats import percentile  # noqa: E402

loop = QEventLoop()
soon = Soon(loop.quit)
audience: list[object] = []
# Before the first view is made: Qt asks only once which methods a class has.
after_call(SlideView, "paintEvent", lambda view, *_: view in audience and soon.post())
presenter = Presenter(load(Path(sys.argv[1])))
presenter.start(None, "show")
running = presenter.running
audience.append(running.room.audience.view)
rest(1500)


def place() -> tuple[int, int]:
    """The page and how much of it has come."""
    return running.show.index, running.show.step


turns: list[float] = []
before = None
while before != place():
    before, begun = place(), time.perf_counter()
    running.perform(ShowCommand.NEXT)
    if before != place():
        loop.exec()
        turns.append((time.perf_counter() - begun) * 1000)
        # The next page is made ready, and the old one has faded out.
        rest(250)
value("turn", percentile(turns, 0.95))
presenter.stop()
