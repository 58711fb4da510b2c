"""About the program: from there the licence texts can be read."""

import pytest
from PySide6.QtWidgets import QMessageBox

from qjviewer.ui.window.about_box import show_about
from qjviewer.ui.window.licences import LicencesDialog, licence_files
from qjviewer.wording import LANGUAGES, say


@pytest.fixture
def dialog(qtbot):
    made = LicencesDialog(None, "en")
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("qjviewer", "qjviewer developers"),
        ("LGPL-3", "GNU LESSER GENERAL PUBLIC LICENSE"),
        ("GPL-3", "GNU GENERAL PUBLIC LICENSE"),
        ("Qt-third-party", "PCRE2"),
        ("ICU", "UNICODE"),
        ("Python", "PYTHON SOFTWARE FOUNDATION LICENSE"),
        ("X11-libraries", "xcb-util-cursor"),
        ("OFL", "SIL OPEN FONT LICENSE"),
        ("pypinyin", "mozillazg"),
        ("numpy", "NumPy Developers"),
        ("pyqtgraph", "Permission is hereby granted"),
        ("lxml", "lxml"),
    ],
)
def test_each_licence_can_be_read(dialog, name, words):
    dialog.names.setCurrentRow(list(licence_files()).index(name))
    assert words.lower() in dialog.text.toPlainText().lower()
    assert dialog.text.accessibleName() == name


def test_the_programs_own_is_shown_at_once(dialog):
    assert "qjviewer developers" in dialog.text.toPlainText()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_about_leads_to_them(window, qtbot, lang):
    show_about(window, lang)
    (box,) = window.findChildren(QMessageBox)
    (button,) = [b for b in box.buttons() if b.text() == say("settings.licences", lang)]
    button.click()
    (shown,) = window.findChildren(LicencesDialog)
    assert shown.windowTitle() == say("settings.licences", lang)
    shown.close()
