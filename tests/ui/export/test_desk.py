"""From the menu to the dialogs."""

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QFileDialog

from qjviewer.app import Session
from qjviewer.load import View
from qjviewer.ui.export.export_dialog import ExportDialog
from qjviewer.ui.window.commands import EXCHANGES
from tests.ui.sample import write_briefing


@pytest.fixture
def started(qtbot, tmp_path):
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    made = Session(write_briefing(tmp_path), View("en"))
    yield made
    made.window.close()
    made.window.deleteLater()


@pytest.fixture
def session(qtbot, started):
    """The same with its briefing read."""
    with qtbot.waitSignal(started.store.loaded):
        started.begin()
    return started


def test_export_opens_its_dialog_beside_the_briefing(session, tmp_path):
    session.window.commands.actions["export"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportDialog)
    assert dialog.folder == tmp_path
    dialog.reject()


@pytest.mark.parametrize(("command", "method"), [("form", "exec"), ("import", "getOpenFileName")])
def test_forms_ask_for_a_file_first(session, monkeypatch, command, method):
    asked = []

    def nothing(*_):
        asked.append(method)
        return ("", "") if method == "getOpenFileName" else 0

    monkeypatch.setattr(QFileDialog, method, nothing)
    session.window.commands.actions[command].trigger()
    assert asked == [method]


def test_nothing_is_offered_without_a_briefing(started):
    assert not any(started.window.commands.actions[name].isEnabled() for name in EXCHANGES)
