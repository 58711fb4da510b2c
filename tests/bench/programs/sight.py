"""Waits until what was asked for can be seen: the page painted, and every chart in sight."""

import time
from collections.abc import Callable
from pathlib import Path

from marks import Soon, after_call
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from qjviewer.load import View
from qjviewer.ui.draw.still_canvas import StillCanvas
from qjviewer.ui.live.live_store import BundleStore
from qjviewer.ui.widgets.chart_slot import ChartSlot
from qjviewer.ui.widgets.page_canvas import PageCanvas
from qjviewer.ui.window.main_window import MainWindow


class Sight:
    """Knows which charts were painted since `clear`."""

    def __init__(self) -> None:
        self._painted: set[int] = set()
        self._page = False
        self._window: MainWindow | None = None
        self._loop = QEventLoop()
        self._soon = Soon(self._look)
        after_call(StillCanvas, "paintEvent", self._note_canvas)
        after_call(PageCanvas, "paintEvent", self._note_page)

    def _note_canvas(self, canvas: StillCanvas, *_: object) -> None:
        self._painted.add(id(canvas))
        self._soon.post()

    def _note_page(self, *_: object) -> None:
        self._page = True
        self._soon.post()

    def _look(self) -> None:
        if self._page and self._charts():
            self._loop.quit()

    def _charts(self) -> bool:
        """Whether every chart in sight of the page in front was painted."""
        if self._window is None:
            self._window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
        page = self._window.body.pages.view()
        slots = page.findChildren(ChartSlot) if page else []
        canvases = [slot.findChild(StillCanvas) for slot in slots if not slot.visibleRegion().isEmpty()]
        return None not in canvases and all(id(canvas) in self._painted for canvas in canvases)

    def wait(self, act: Callable[[], object]) -> float:
        """Do something; gives the milliseconds until its effect can be seen."""
        self._painted.clear()
        self._page = False
        begun = time.perf_counter()
        act()
        self._loop.exec()
        return (time.perf_counter() - begun) * 1000


def rest(milliseconds: int) -> None:
    """Let the program do what it does when nobody asks for anything."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def opened(path: Path) -> tuple[MainWindow, BundleStore]:
    """The main window with a briefing on its way."""
    store = BundleStore(View("zh-Hans"))
    window = MainWindow(store)
    window.resize(1366, 768)
    window.showMaximized()
    store.open(path)
    return window, store
