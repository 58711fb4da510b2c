"""The dialog after a fault: says so calmly, with the details to copy."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from qjviewer.ui.draw.theme import Theme
from qjviewer.ui.widgets.push_button import PushButton
from qjviewer.ui.widgets.runs_label import RunsLabel, TextStyle
from qjviewer.ui.widgets.sizes import resize_within
from qjviewer.ui.widgets.themed import Themed
from qjviewer.ui.window.dress import worn
from qjviewer.wording import Language, say

_MOST_SHOWN = 20_000  # characters


class CrashDialog(QDialog):
    """Says that something went wrong, with details to copy; a second fault joins the first."""

    def __init__(self, log: Path | None, lang: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._root = Themed(self)
        self._root.set_theme(worn())
        self.setWindowTitle(say("window.crash-title", lang))
        self._words = RunsLabel(say("window.crash-words", lang), TextStyle(1.05), self._root)
        self.details = QPlainTextEdit(self._root)
        self.details.setReadOnly(True)
        self.details.setAccessibleName(say("window.crash-title", lang))
        where = say("window.crash-log", lang, path=log) if log else ""
        self._log = RunsLabel(where, TextStyle(0.93, ink="muted"), self._root)
        self.copy = PushButton(parent=self._root)
        self.copy.set_text(say("window.crash-copy", lang))
        self.go_on = PushButton(primary=True, parent=self._root)
        self.go_on.set_text(say("window.crash-go-on", lang))
        self._arrange(self._root.theme)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.details.toPlainText()))
        self.go_on.clicked.connect(self.accept)

    def _arrange(self, theme: Theme) -> None:
        around, column, row = QVBoxLayout(self), QVBoxLayout(self._root), QHBoxLayout()
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._root)
        column.setContentsMargins(*[theme.px(1.2)] * 4)
        for widget in (self._words, self.details, self._log):
            column.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.copy)
        row.addWidget(self.go_on)
        column.addLayout(row)
        resize_within(self, theme.px(46), theme.px(26))

    def add(self, details: str) -> None:
        """Show the details of one more fault."""
        so_far = self.details.toPlainText()
        self.details.setPlainText(f"{so_far}\n\n{details}".strip()[-_MOST_SHOWN:])
