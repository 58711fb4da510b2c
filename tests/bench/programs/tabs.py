"""Visits every tab of a window that has rested, then again and again; tells the times in milliseconds.

`tabs.py PATH at-once` does not let the window rest first.
"""

import sys
from itertools import cycle, islice
from pathlib import Path

from marks import value
from PySide6.QtWidgets import QApplication

from tests.bench.stats import percentile

app = QApplication([])
from sight import Sight, opened, rest  # noqa: E402 - fonts and charts need the application

from qjviewer.ui.window.page_stack import IDLE  # noqa: E402

sight = Sight()
windows = []
sight.wait(lambda: windows.append(opened(Path(sys.argv[1]))))
window, store = windows[0]
ids = [page.id for page in window.body.loaded.pages]
if "at-once" not in sys.argv:
    rest((IDLE + 300) * len(ids))
first = [sight.wait(lambda tab=tab: window.body.go_to_tab(tab)) for tab in ids[1:]]
rest(300)
again = []
for tab in islice(cycle(ids), 60):
    again.append(sight.wait(lambda tab=tab: window.body.go_to_tab(tab)))
    # As after a real click: what was put off gets its turn before the next.
    rest(20)
value("first", max(first))
value("again", percentile(again[len(ids) :], 0.95))
window.close()
