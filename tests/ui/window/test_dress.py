"""Qt's own controls, dressed: the keyboard's place is seen in all colours, letters keep their size."""

from collections import Counter

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QVBoxLayout,
)

from qjviewer.charts.palette import contrast
from qjviewer.ui.draw.fonts import font
from qjviewer.ui.draw.theme import Theme
from qjviewer.ui.window.dress import dress, sheet, worn


def default_button():
    button = QPushButton("导出")
    button.setDefault(True)
    return button


def ticked():
    box = QCheckBox("含外部参照")
    box.setChecked(True)
    return box


def listed():
    made = QListWidget()
    made.addItems(["甲", "乙"])
    made.setCurrentRow(0)
    return made


CONTROLS = {
    "field": QLineEdit,
    "text": QPlainTextEdit,
    "button": lambda: QPushButton("取消"),
    "default button": default_button,
    "ticked box": ticked,
    "choice": QComboBox,
    "number": QSpinBox,
    "list": listed,
    "table": lambda: QTableWidget(2, 2),
}


@pytest.fixture
def all_controls(qtbot, qapp):
    """Every control in one dialog, with a button beside that can have the keyboard."""
    dialog = QDialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    controls = {name: make() for name, make in CONTROLS.items()}
    for control in controls.values():
        column.addWidget(control)
    elsewhere = QPushButton("别处")
    elsewhere.setAutoDefault(False)
    column.addWidget(elsewhere)
    dialog.resize(240, 500)
    dialog.show()
    dialog.activateWindow()
    yield dialog, controls, elsewhere
    dress(qapp, Theme())


@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
def test_the_focus_can_be_seen_on_every_control(all_controls, qapp, mode):
    dialog, controls, elsewhere = all_controls
    dress(qapp, Theme(mode))
    dialog.layout().activate()
    unseen = []
    for name, control in controls.items():
        elsewhere.setFocus()
        before = control.grab().toImage()
        control.setFocus()
        after = control.grab().toImage()
        if changed(before, after) < control.width() / 2:
            unseen.append(name)
    assert unseen == []


def changed(before, after):
    """How many pixels of the upper and the lower edge changed so that it is seen at 3:1."""
    rows = [*range(4), *range(before.height() - 4, before.height())]
    places = [(x, y) for y in rows for x in range(before.width())]
    pairs = Counter((before.pixel(*place), after.pixel(*place)) for place in places)
    return sum(n for (one, other), n in pairs.items() if contrast(shade(one), shade(other)) >= 3)


def shade(pixel):
    return f"#{pixel & 0xFFFFFF:06X}"


def test_what_is_dressed_anew_keeps_the_fonts_it_was_given(qtbot, qapp):
    made = QListWidget()
    qtbot.addWidget(made)
    dress(qapp, Theme())
    made.setFont(font(Theme(), 1.0))
    made.show()
    dress(qapp, Theme("dark"))
    made.setFont(font(Theme(em=30.0), 1.0))
    dress(qapp, Theme("dark", em=30.0))
    assert made.font().pixelSize() == 30
    assert worn() == Theme("dark", em=30.0)
    dress(qapp, Theme())


def test_a_dialog_of_files_stays_on_the_screen(qapp):
    room = QSize(900, 600)
    told = sheet(Theme(em=40.0), room)
    assert "QFileDialog { min-width: 900px; min-height: 600px; }" in told
    assert "min-width: 660px" in sheet(Theme(em=15.0), room)


def test_menus_higher_than_the_screen_scroll(qtbot, qapp):
    dress(qapp, Theme())
    style, menu = QApplication.style(), QMenu()
    qtbot.addWidget(menu)
    assert style.styleHint(style.StyleHint.SH_Menu_Scrollable, None, menu)
