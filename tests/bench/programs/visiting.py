"""Opens a briefing and visits every tab, so that its memory can be looked at."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

app = QApplication([])
from sight import Sight, opened, rest  # noqa: E402 - fonts and charts need the application

sight = Sight()
windows = []
sight.wait(lambda: windows.append(opened(Path(sys.argv[1]))))
window, store = windows[0]
for page in window.body.loaded.pages[1:]:
    sight.wait(lambda tab=page.id: window.body.go_to_tab(tab))
rest(200)
window.close()
