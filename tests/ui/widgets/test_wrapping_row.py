"""A row of widgets that continues on the next line."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qjviewer.ui.widgets.push_button import PushButton
from qjviewer.ui.widgets.wrapping_row import WrappingRow


@pytest.fixture
def row(qtbot):
    """A row of three buttons in a narrow column."""
    around = QWidget()
    qtbot.addWidget(around)
    made = WrappingRow(around)
    column = QVBoxLayout(around)
    column.addWidget(made)
    column.addWidget(QWidget(), 1)
    made.hold([PushButton(parent=made) for _ in range(3)])
    around.resize(300, 300)
    around.show()
    yield made
    around.close()


def test_words_that_changed_while_it_was_hidden_have_the_lines_they_need(row, qapp):
    around = row.parentWidget()
    around.hide()
    for button in row.findChildren(PushButton):
        button.set_text("words that are longer")
    around.show()
    qapp.processEvents()
    assert row.height() == row.heightForWidth(row.width())
    assert max(button.geometry().bottom() for button in row.findChildren(PushButton)) < row.height()
