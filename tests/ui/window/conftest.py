"""A window over the small briefing."""

import pytest
from PySide6.QtCore import QSettings

from qjviewer.ui.live.live_store import BundleStore
from qjviewer.ui.window.main_window import MainWindow
from tests.ui.sample import small


class Opened(list):
    """Files asked to be opened, instead of opening them."""

    def __call__(self, path, line):
        self.append((path.name, line))


@pytest.fixture
def opened():
    return Opened()


@pytest.fixture
def settings(tmp_path):
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def window(qtbot, tmp_path, settings, opened):
    """The window with the briefing loaded and nothing else open."""
    store = BundleStore()
    window = MainWindow(store, settings=settings, open_file=opened)
    window.store = store
    window.resize(1366, 768)
    window.show()
    window.show_loaded(small(tmp_path))
    window.activateWindow()
    yield window
    window.close()
    window.deleteLater()


@pytest.fixture
def live(window, tmp_path, qtbot):
    """The same, loaded through its store, so that saves are noticed."""
    with qtbot.waitSignal(window.store.loaded):
        window.open(tmp_path / "small.yaml")
    return window
