import pytest
from PySide6.QtWidgets import QWidget


@pytest.fixture
def window(qtbot):
    """Something for dialogs to stand over."""
    made = QWidget()
    qtbot.addWidget(made)
    return made
