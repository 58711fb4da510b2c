"""Saves a figure of a briefing and waits for the window; tells the time and that of a plain load."""

import sys
import time
from pathlib import Path

from marks import Soon, after_call, value
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from qjviewer.load import View, load

app = QApplication([])
from sight import Sight, opened, rest  # noqa: E402 - fonts and charts need the application

from qjviewer.ui.widgets.figure_card import FigureCard  # noqa: E402

# The first figure of the first card of the built-in briefing, before and after.
OLD, NEW = "value: 13.4,", "value: 13.5,"

folder = Path(sys.argv[1])
figures = folder / "data.yaml"
windows = []
loop = QEventLoop()
soon = Soon(loop.quit)
fresh: list[object] = []
# Before the first card is made: Qt asks only once which methods a class has.
after_call(FigureCard, "paintEvent", lambda *_: fresh and soon.post())
Sight().wait(lambda: windows.append(opened(folder)))
window, store = windows[0]
store.loaded.connect(lambda *_: fresh.append(None))
rest(800)


def loading() -> float:
    begun = time.perf_counter()
    load(folder, View("zh-Hans"))
    return (time.perf_counter() - begun) * 1000


def saving(old: str, new: str) -> float:
    """From the moment the file is at rest, so without the wait for that, to the painted window."""
    text = figures.read_text(encoding="utf-8")
    if old not in text:
        raise SystemExit(f"{old} is not in {figures}")
    figures.write_text(text.replace(old, new, 1), encoding="utf-8")
    fresh.clear()
    begun = time.perf_counter()
    store.reload()
    loop.exec()
    return (time.perf_counter() - begun) * 1000


saving(OLD, NEW)
rest(1000)
loading()
value("load", loading())
rest(200)
value("save", saving(NEW, OLD))
rest(200)
window.close()
