"""What a start spares until the first page is painted."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

import qjviewer.ui
from qjviewer.ui.live.live_store import BundleStore
from qjviewer.ui.window.main_window import MainWindow
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


@pytest.mark.parametrize("name", ["empty", "drawer", "problems", "claims", "find_panel"])
def test_a_part_made_late_is_what_it_would_have_been(window, name):
    body = window.body
    window.set_theme(replace(body.theme, mode="dark"))
    assert not body.is_made(name)
    part = getattr(body, name)
    assert body.is_made(name)
    assert part.isHidden()
    assert part.theme == body.theme
    size, margins = part.sizeHint(), part.layout().contentsMargins()
    body.set_theme(body.theme)
    assert (part.sizeHint(), part.layout().contentsMargins()) == (size, margins)
    # It is read before the foot of the window, where it stands; what floats over the page comes last.
    children = body.children()
    assert (children.index(part) < children.index(body.status)) is (name != "find_panel")


def test_the_start_page_takes_the_keyboard(qtbot, settings):
    window = MainWindow(BundleStore(), settings=settings)
    window.show()
    assert window.body.empty.isVisible()
    assert window.focusWidget() is window.body.empty.opener
    window.close()
    window.deleteLater()


def test_values_of_the_interface_are_no_dataclasses():
    """Each would write and compile source when it is declared, about a millisecond."""
    found = [path for path in _sources() if re.search(r"^@dataclass", path.read_text("utf-8"), re.M)]
    assert found == []


def _sources():
    (root,) = map(Path, qjviewer.ui.__path__)
    return root.rglob("*.py")
