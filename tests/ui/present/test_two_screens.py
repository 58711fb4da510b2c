"""Two screens of different scaling, one unplugged during the show: in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.ui.sample import write_briefing

ROOT = Path(__file__).resolve().parents[3]
SCREENS = {
    "screens": [
        {"name": "laptop", "x": 0, "y": 0, "width": 1600, "height": 900, "dpr": 1},
        {"name": "projector", "x": 1600, "y": 0, "width": 1024, "height": 768, "dpr": 2},
    ]
}
MEETING = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
app = QApplication([])
from qjviewer.load import load
from qjviewer.ui.present.inhibit import Awake
from qjviewer.ui.present.presenter import Presenter
from qjviewer.ui.present.screens import displays

there = list(displays())
assert [(d.name, d.scale, d.primary) for d in there] == [("laptop", 1, True), ("projector", 2, False)], there
presenter = Presenter(load(Path(sys.argv[1])), awake=Awake([]), screens=lambda: tuple(there))
presenter.start()
running = presenter.running
room = running.room

def where():
    shown = [w for w in (room.audience, room.console) if w.isVisible()]
    return [(type(w).__name__, w.screen().name(), w.width()) for w in shown]

both = [("AudienceWindow", "projector", 1024), ("ConsoleWindow", "laptop", 1600)]
assert where() == both, where()
assert room.audience.view.sheet.width == 1440
running.show.next()
running.refresh()
app.processEvents()
# The offscreen platform does not scale what it paints: only the choice of screens is tested here.
assert room.audience.screen().devicePixelRatio() == 2

projector = there.pop()
running.screens_changed()
assert where() == both[1:], where()
running._rearrange()
assert where() == both[1:], where()
there.append(projector)
running.screens_changed()
running._rearrange()
assert where() == both, where()
assert running.show.index == 1

laptop = there.pop(0)
running.screens_changed()
running._rearrange()
assert where() == both[:1], where()
presenter.stop()
print("well")
"""


def test_notes_never_move_to_the_audience(tmp_path):
    config = tmp_path / "screens.json"
    config.write_text(json.dumps(SCREENS), encoding="utf-8")
    env = os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={config}", "XDG_CONFIG_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", MEETING, str(write_briefing(tmp_path))],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.strip() == "well", done.stdout + done.stderr
