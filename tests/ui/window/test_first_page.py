"""What a start spares until the first page is painted."""

import re
import subprocess
import sys
from pathlib import Path

import qjviewer.ui
from tests.ui.sample import write_briefing

# What is not seen with a first page, and what it takes no part in.
LATE = (
    "numpy",
    "pyqtgraph",
    "PySide6.QtDBus",
    "PySide6.QtNetwork",
    "qjviewer.checks",
    "qjviewer.editions",
    "qjviewer.exports",
    "qjviewer.intake",
    "qjviewer.pages.asking",
    "qjviewer.pages.deck",
    "qjviewer.pages.evidence",
    "qjviewer.paper",
    "qjviewer.rolling",
    "qjviewer.ui.draw.canvas",
    "qjviewer.ui.export",
    "qjviewer.ui.intake",
    "qjviewer.ui.live.differences",
    "qjviewer.ui.present",
    "qjviewer.ui.printing",
    "qjviewer.ui.widgets.grid",
    "qjviewer.ui.window.claim_panel",
    "qjviewer.ui.window.crash_dialog",
    "qjviewer.ui.window.evidence_drawer",
    "qjviewer.ui.window.find_panel",
    "qjviewer.ui.window.problem_panel",
    "qjviewer.ui.window.search",
    "qjviewer.ui.window.start_page",
)
FIRST_PAGE = """
import sys
from qjviewer.__main__ import main
from qjviewer.ui.widgets.figure_card import FigureCard
painted = FigureCard.paintEvent
def paint(card, event):
    from PySide6.QtWidgets import QApplication
    painted(card, event)
    QApplication.quit()
    print(*sys.modules)
FigureCard.paintEvent = paint
sys.argv[1:] = ["--new-window", sys.argv[1]]
sys.exit(main())
"""


def test_nothing_is_imported_before_the_first_page_that_it_does_not_need(tmp_path, monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    command = [sys.executable, "-c", FIRST_PAGE, str(write_briefing(tmp_path))]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    imported = told.splitlines()[0].split()
    assert "qjviewer.ui.window.main_window" in imported
    assert [name for name in imported if name.startswith(LATE)] == []


def test_values_of_the_interface_are_no_dataclasses():
    """Each would write and compile source when it is declared, about a millisecond."""
    found = [path for path in _sources() if re.search(r"^@dataclass", path.read_text("utf-8"), re.M)]
    assert found == []


def _sources():
    (root,) = map(Path, qjviewer.ui.__path__)
    return root.rglob("*.py")
