"""What the dialogs that make an edition share: a few fields, a folder, and what would come of them."""

import re
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from qjviewer import writing
from qjviewer.rolling.roll_errors import RollError
from qjviewer.ui.draw.announcer import Announcer
from qjviewer.ui.widgets.sizes import resize_within
from qjviewer.wording import Language, say

_WIDTH = 34  # heights of a line
# What stands in a label for its key alone: (&A), or the ampersand before a letter.
_MNEMONIC = re.compile(r"\(&.\)|&")


class EditionDialog(QDialog):
    """Asks and does it; tells where the edition lies. Its words are phrases `roll.<words>-…`."""

    made = Signal(object)  # Path
    words = ""

    def __init__(self, parent: QWidget | None, lang: Language) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._lang = lang
        self.folder = QLineEdit()
        self.browse = QPushButton(say("roll.browse", lang))
        self.browse.setAutoDefault(False)
        self.told = QLabel()
        self._announcer = Announcer(self)
        self._buttons = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        self.go = self._buttons.addButton(say(f"roll.{self.words}go", lang), roles.AcceptRole)
        self._buttons.addButton(say("roll.cancel", lang), roles.RejectRole)
        self._arrange()
        self.browse.clicked.connect(self._browse)
        self._buttons.accepted.connect(self._do)
        self._buttons.rejected.connect(self.reject)

    def _fields(self) -> dict[str, QLineEdit]:
        """The fields above that of the folder, each by its phrase `roll.field-<name>`."""
        raise NotImplementedError

    def _make(self, target: Path) -> None:
        """Write the edition; raises RollError or OSError."""
        raise NotImplementedError

    def _arrange(self) -> None:
        self.setWindowTitle(say(f"roll.{self.words}title", self._lang))
        about = QLabel(say(f"roll.{self.words}about", self._lang))
        for label in (about, self.told):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        # In the order it is read in: the keyboard goes the same way.
        column, form = QVBoxLayout(self), QFormLayout()
        column.addWidget(about)
        column.addLayout(form)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, field in self._fields().items():
            self._add(form, name, field)
        place = QHBoxLayout()
        place.addWidget(self.folder, 1)
        place.addWidget(self.browse)
        self._add(form, "folder", self.folder, place)
        self.told.setMinimumHeight(3 * self.fontMetrics().height())
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.told)
        column.addWidget(self._buttons)
        column.setSpacing(12)
        column.setContentsMargins(24, 20, 24, 16)
        resize_within(self, _WIDTH * self.fontMetrics().height(), self.sizeHint().height())

    def _add(self, form: QFormLayout, name: str, field: QLineEdit, row: QLayout | None = None) -> None:
        label = QLabel(say(f"roll.field-{name}", self._lang))
        label.setBuddy(field)
        field.setAccessibleName(_MNEMONIC.sub("", label.text()))
        form.addRow(label, field) if row is None else form.addRow(label, row)

    def _tell(self, words: str) -> None:
        """Show what would come of it or what stands in the way; whoever only hears it is told as well."""
        if words != self.told.text():
            self.told.setText(words)
            self._announcer.say(words)

    def _browse(self) -> None:
        start = str(Path(self.folder.text()).parent)
        chosen = QFileDialog.getExistingDirectory(self, self.windowTitle(), start)
        if chosen:
            self.folder.setText(chosen)

    def _do(self) -> None:
        target = Path(self.folder.text().strip() or ".")
        try:
            self._make(target)
        except RollError as error:
            self._tell(error.message(self._lang))
        except OSError as error:
            found = writing.refused(error, target)
            why = found.told(self._lang)
            self._tell(say(f"roll.error-{self.words}cannot-write", self._lang, path=target, why=why))
        else:
            self.made.emit(target)
            self.accept()
