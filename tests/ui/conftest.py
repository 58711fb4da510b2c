"""What every test with a window shares."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication


@pytest.fixture(scope="session", autouse=True)
def nothing_left_on_the_clipboard():
    """Off screen the clipboard outlives Python, and with it what Python put there: a crash at the end."""
    yield
    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def no_window_left():
    """A window that lives on is dressed anew with every later one, which takes ever longer."""
    yield
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert [type(window).__name__ for window in QApplication.topLevelWidgets()] == []
