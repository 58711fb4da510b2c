"""What every test with a window shares."""

import pytest
from PySide6.QtGui import QGuiApplication


@pytest.fixture(scope="session", autouse=True)
def nothing_left_on_the_clipboard():
    """Off screen the clipboard outlives Python, and with it what Python put there: a crash at the end."""
    yield
    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()
