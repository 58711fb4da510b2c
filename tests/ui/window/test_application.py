"""The application: what macOS hands over by an event. In a process of its own, as there is one a process."""

import subprocess
import sys

SEND = """
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from qjviewer.ui.window.application import Application
app = Application(["qjviewer"])
app.path_received.connect(lambda path: print(path.as_posix()))
for url in (QUrl.fromLocalFile("/x/简报 一.qjb"), QUrl("https://example.org/a.qjb")):
    print(app.sendEvent(app, QFileOpenEvent(url)))
"""


def test_a_file_opened_in_finder_is_told_and_no_address_is():
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", SEND], stdout=subprocess.PIPE, encoding="utf-8"
    )
    assert done.stdout.split("\n")[:2] == ["/x/简报 一.qjb", "True"]
    assert "example" not in done.stdout
