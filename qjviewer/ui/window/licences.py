"""The licences of what the program is made of, to read."""

import csv
from importlib import metadata
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from qjviewer.resources import resource, share_root
from qjviewer.ui.widgets.sizes import resize_within
from qjviewer.wording import Language, say

# A frozen program brings the texts of these among its resources; installed, they bring their own.
_PACKAGES = (
    "numpy",
    "pyqtgraph",
    "PyYAML",
    "msgspec",
    "typst",
    "colorama",
    "python-pptx",
    "python-docx",
    "XlsxWriter",
    "openpyxl",
    "et-xmlfile",
    "lxml",
    "pillow",
    "typing-extensions",
)
_FIRST = ("THIRD-PARTY", "qjviewer")


def licence_files() -> dict[str, list[Path]]:
    """The files of every licence there is here, by name: the overview first, if there is one."""
    found = {path.stem: [path] for path in resource("licences").glob("*.txt")}
    found.setdefault("OFL", [resource("fonts", "OFL.txt")])
    if (own := share_root() / "LICENSE").is_file():
        found["qjviewer"] = [own]
    for name in ("qjviewer", *_PACKAGES):
        if name not in found and (files := _brought_by(name)):
            found[name] = files
    first = [name for name in _FIRST if name in found]
    return {name: found[name] for name in (*first, *sorted(found.keys() - first, key=str.lower))}


def _brought_by(package: str) -> list[Path]:
    try:
        installed = metadata.distribution(package)
    except metadata.PackageNotFoundError:
        return []
    # `files` would make a path of each of the thousands of files of a library.
    names = (row[0] for row in csv.reader((installed.read_text("RECORD") or "").splitlines()) if row)
    paths = [Path(str(installed.locate_file(name))) for name in names if _is_licence(name)]
    return [path for path in paths if path.is_file()]


def _is_licence(file: str) -> bool:
    folder, _, name = file.rpartition("/")
    return ".dist-info" in folder and any(word in name.lower() for word in ("licen", "copying"))


class LicencesDialog(QDialog):
    """Names on the left, the text of the one chosen on the right."""

    def __init__(self, parent: QWidget | None, lang: Language) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("settings.licences", lang))
        self._files = licence_files()
        self.names = QListWidget()
        self.names.addItems(list(self._files))
        self.names.setAccessibleName(say("settings.licences", lang))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        # Tab leaves a text that cannot be written in.
        self.text.setTabChangesFocus(True)
        self._buttons = QDialogButtonBox()
        close = self._buttons.addButton(say("evidence.close", lang), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        self._buttons.rejected.connect(self.reject)
        self.names.currentTextChanged.connect(self._show)
        self._arrange()
        self.names.setCurrentRow(0)

    def _arrange(self) -> None:
        column, row = QVBoxLayout(self), QHBoxLayout()
        wide, high = self.fontMetrics().horizontalAdvance("n"), self.fontMetrics().height()
        bar = self.names.verticalScrollBar().sizeHint().width()
        self.names.setFixedWidth(self.names.sizeHintForColumn(0) + bar + wide)
        row.addWidget(self.names)
        row.addWidget(self.text, 1)
        column.addLayout(row)
        column.addWidget(self._buttons)
        # A line of a licence has up to 80 characters.
        resize_within(self, wide * (24 + 80), high * 28)

    def _show(self, name: str) -> None:
        texts = (path.read_text(encoding="utf-8", errors="replace") for path in self._files[name])
        self.text.setPlainText("\n\n".join(texts))
        self.text.setAccessibleName(name)
