"""What every test with a window shares."""

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

PATIENCE = 60_000  # ms, for a machine that has other things to do


class PatientBot(QtBot):
    """Waits as long as a busy machine may need; a test goes on as soon as what it waits for is there."""

    def waitUntil(self, callback, *, timeout=PATIENCE):
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal, *, timeout=PATIENCE, **more):
        return super().waitSignal(signal, timeout=timeout, **more)

    def waitSignals(self, signals, *, timeout=PATIENCE, **more):
        return super().waitSignals(signals, timeout=timeout, **more)


@pytest.fixture
def qtbot(qapp, request):
    return PatientBot(request)


@pytest.fixture(scope="session", autouse=True)
def nothing_left_on_the_clipboard():
    """Off screen the clipboard outlives Python, and with it what Python put there: a crash at the end."""
    yield
    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()
