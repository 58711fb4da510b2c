"""What went wrong or right, told in a box that shows text as it is."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from qjviewer.ui.widgets import message

_LINES_IN_A_BOX = 8


def tell(parent: QWidget, title: str, words: str, *, bad: bool = False) -> None:
    """Show words and wait; many lines, such as the complaints about a form, can be scrolled and copied."""
    if words.count("\n") >= _LINES_IN_A_BOX:
        _long(parent, title, words).exec()
        return
    message.tell(parent, title, words, bad=bad)


def _long(parent: QWidget, title: str, words: str) -> QDialog:
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    text = QPlainTextEdit(words)
    text.setReadOnly(True)
    text.setAccessibleName(title)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.addWidget(text)
    column.addWidget(buttons)
    em = dialog.fontMetrics().height()
    dialog.resize(40 * em, 20 * em)
    return dialog
