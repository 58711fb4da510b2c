"""Resizes a window step by step, then its text; tells the medians in milliseconds.

resizing.py PATH: a step is done when the page and every chart in sight are painted anew.
"""

import sys
from pathlib import Path
from statistics import median

from marks import value
from PySide6.QtWidgets import QApplication

app = QApplication([])
from sight import Sight, opened, rest  # noqa: E402 - fonts and charts need the application

STEPS, PIXELS = 24, 9

sight = Sight()
windows = []
sight.wait(lambda: windows.append(opened(Path(sys.argv[1]))))
window, store = windows[0]
window.showNormal()
window.resize(1366, 768)
# A run before may have left its text larger.
window.commands.actions["normal-size"].trigger()
rest(1500)
widths = [1366 - PIXELS * n for n in range(1, STEPS + 1)]
value("resize", median(sight.wait(lambda width=width: window.resize(width, 768)) for width in widths))
rest(600)
larger, smaller = (window.commands.actions[name].trigger for name in ("larger", "smaller"))
sight.wait(larger)
rest(300)
texts = []
for step in (larger, larger, smaller, smaller) * 2:
    texts.append(sight.wait(step))
    rest(100)
value("text", median(texts))
window.close()
