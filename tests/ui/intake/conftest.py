import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from qjviewer.load import load
from qjviewer.ui.live.live_store import BundleStore
from qjviewer.ui.window.main_window import MainWindow
from tests.ui.intake.workbook import BUNDLE, month


@pytest.fixture
def folder(tmp_path):
    """A briefing's folder."""
    made = tmp_path / "简报"
    made.mkdir()
    (made / "briefing.yaml").write_text(BUNDLE, encoding="utf-8")
    return made


@pytest.fixture
def workbook(tmp_path):
    """The bureau's workbook, outside the folder."""
    path = tmp_path / "乙县统计月报2026-06.xlsx"
    path.write_bytes(month())
    return path


@pytest.fixture
def desk(qtbot):
    """Something for the dialog to stand over."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def window(qtbot, tmp_path, folder):
    """The window with that briefing; what is dropped on it is kept in `dropped`."""
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    dropped = []
    made = MainWindow(BundleStore(), settings=settings, take_in=lambda w, b, path: dropped.append(path))
    made.dropped = dropped
    qtbot.addWidget(made)
    made.show_loaded(load(folder))
    made.show()
    return made
