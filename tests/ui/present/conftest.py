"""A show over the small briefing, on the one screen the offscreen platform has."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QStandardPaths

from qjviewer.load import load
from qjviewer.ui.draw.fonts import load_fonts
from qjviewer.ui.present.inhibit import Awake
from qjviewer.ui.present.presenter import Presenter
from qjviewer.ui.present.snapshot import Snapshot
from tests.ui.sample import write_briefing


class Clock:
    """Time that passes when told to."""

    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now

    def pass_(self, seconds):
        self.now += seconds


class Sleepless:
    """An inhibitor that only remembers."""

    def __init__(self, works=True):
        self.works, self.calls = works, []

    def hold(self):
        self.calls.append("hold")
        return self.works

    def release(self):
        self.calls.append("release")


@pytest.fixture(autouse=True)
def _settings_apart():
    QStandardPaths.setTestModeEnabled(True)
    yield
    QStandardPaths.setTestModeEnabled(False)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def sleepless():
    return Sleepless()


@pytest.fixture(scope="session")
def loaded(tmp_path_factory):
    return load(write_briefing(tmp_path_factory.mktemp("small")))


@pytest.fixture
def deck(loaded):
    return Snapshot(loaded).deck()


@pytest.fixture
def fonts(qapp):
    return load_fonts()


@pytest.fixture
def presenter(qtbot, loaded, clock, sleepless, fonts):
    """A presenter that has not begun."""
    made = Presenter(loaded, clock=clock, awake=Awake([sleepless]))
    yield made
    made.stop()
    made.deleteLater()
    # Outside an event loop nobody else deletes the windows, and each would slow the next test.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def running(presenter):
    """A show with its console on the one screen, so that both take keys."""
    presenter.start(None, "console")
    return presenter.running
