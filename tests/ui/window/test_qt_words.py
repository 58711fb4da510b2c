"""Qt's own dialogs speak the language of the window, every word of them."""

import re

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QColorDialog, QFileDialog, QLineEdit, QMessageBox, QProgressDialog

from qjviewer.ui.window.qt_words import translate_qt
from qjviewer.wording import LANGUAGES

# Keys of keyboards stay as they are written on them.
NAMES = {"QShortcut"}
# Names that standards give.
STANDARD = re.compile(r"(JIS|ANSI|ISO)? ?[A-E]\d*|Custom")


class Listener(QTranslator):
    """Notes what nobody else could translate."""

    def __init__(self):
        super().__init__()
        self.missing = set()

    def isEmpty(self):
        return False

    def translate(self, context, text, disambiguation=None, n=-1):
        if (
            context not in NAMES
            and not STANDARD.fullmatch(text)
            and any(c.isalpha() for c in text.replace("%p%", ""))
        ):
            self.missing.add((context, text))
        return


@pytest.fixture
def listener(qapp):
    translate_qt("en")
    made = Listener()
    # Asked after all that are installed later.
    QCoreApplication.installTranslator(made)
    yield made
    QCoreApplication.removeTranslator(made)
    translate_qt("zh-Hans")


def file_dialog(mode):
    dialog = QFileDialog(None, "", "", "(*.yaml)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(mode)
    return dialog


def colour_dialog():
    dialog = QColorDialog()
    dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
    return dialog


def message_box():
    box = QMessageBox()
    for button in (QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No):
        box.addButton(button)
    box.setDetailedText("…")
    return box


def field_with_menu():
    field = QLineEdit("")
    field.createStandardContextMenu()
    return field


def pdf():
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    return printer


MAKERS = {
    "open": lambda: file_dialog(QFileDialog.FileMode.ExistingFile),
    "folder": lambda: file_dialog(QFileDialog.FileMode.Directory),
    "colour": colour_dialog,
    "message": message_box,
    "print": lambda: QPrintDialog(pdf()),
    "progress": QProgressDialog,
    "menu of a field": field_with_menu,
}


@pytest.mark.parametrize("lang", [lang for lang in LANGUAGES if lang != "en"])
def test_no_word_of_qt_stays_english(listener, lang):
    translate_qt(lang)
    # While one translator is exchanged for another what is open still asks.
    listener.missing.clear()
    dialogs = [make() for make in MAKERS.values()]
    assert listener.missing == set()
    for dialog in dialogs:
        dialog.deleteLater()


SIZES = {
    QPageSize.PageSizeId.Letter: ("信纸 / ANSI A", "信紙 / ANSI A"),
    QPageSize.PageSizeId.Legal: ("法律用纸", "法律用紙"),
    QPageSize.PageSizeId.Prc16K: ("16开", "16開"),
    QPageSize.PageSizeId.A4: ("A4", "A4"),
}


@pytest.mark.parametrize("size", SIZES)
def test_sizes_of_paper_are_named_in_the_language(listener, size):
    for lang, name in zip(("zh-Hans", "zh-Hant"), SIZES[size], strict=True):
        translate_qt(lang)
        assert QPageSize(size).name() == name


def test_qt_speaks_the_language_chosen_last(listener):
    for lang, expected in (("zh-Hans", "查找范围(&L)："), ("zh-Hant", "查詢範圍(&L)："), ("en", "&Look in:")):
        translate_qt(lang)
        assert QCoreApplication.translate("QFileDialog", "&Look in:") == expected
