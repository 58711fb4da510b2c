"""A box that tells something; its words are shown as they are."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def message(
    parent: QWidget | None, title: str, words: str, icon: QMessageBox.Icon = QMessageBox.Icon.NoIcon
) -> QMessageBox:
    """A box not yet shown; whoever shows it adds the buttons.

    Qt's own short ways, such as QMessageBox.warning, take a file's name that looks like HTML for HTML.
    """
    box = QMessageBox(parent)
    box.setIcon(icon)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(words)
    return box


def ask(parent: QWidget, title: str, words: str) -> bool:
    """Ask a question; Enter and Esc say no."""
    box = message(parent, title, words, QMessageBox.Icon.Question)
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    box.setDefaultButton(QMessageBox.StandardButton.No)
    said = box.exec()
    box.deleteLater()
    return said == QMessageBox.StandardButton.Yes


def tell(parent: QWidget, title: str, words: str, *, bad: bool = False) -> None:
    """Show words and wait until they are read."""
    icon = QMessageBox.Icon.Warning if bad else QMessageBox.Icon.Information
    box = message(parent, title, words, icon)
    box.exec()
    box.deleteLater()
