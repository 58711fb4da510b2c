"""What happens when something unexpected goes wrong: one calm dialog, a log, and the window works on."""

import datetime as dt
import faulthandler
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QStandardPaths,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from qjviewer import __version__
from qjviewer.ui.draw.own_folder import own_folder
from qjviewer.ui.draw.theme import Theme
from qjviewer.ui.widgets.push_button import PushButton
from qjviewer.ui.widgets.runs_label import RunsLabel, TextStyle
from qjviewer.ui.widgets.sizes import resize_within
from qjviewer.ui.widgets.themed import Themed
from qjviewer.ui.window.dress import worn
from qjviewer.wording import DEFAULT_LANGUAGE, Language, say

_LARGEST_LOG = 1_000_000  # bytes; then it begins anew, the old one kept beside it
_MOST_SHOWN = 20_000  # characters


def log_path() -> Path:
    """The log in the user's own folder for this program."""
    return own_folder(QStandardPaths.StandardLocation.AppDataLocation) / "crash.log"


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


class CrashHandler(QObject):
    """Catches what nobody caught, on any thread, and Qt's own complaints for the log."""

    _caught = Signal(str)

    def __init__(self, log: Path | None = None, lang: Language = DEFAULT_LANGUAGE) -> None:
        super().__init__()
        self.lang: Language = lang
        self.dialog: CrashDialog | None = None
        self._log = log if log is not None else log_path()
        self._file = _opened(self._log)
        # Queued when a worker thread fails: dialogs belong to the interface thread.
        self._caught.connect(self._show)

    def install(self) -> None:
        """Take over from Python's and Qt's own handling."""
        sys.excepthook = self._python
        threading.excepthook = self._thread
        qInstallMessageHandler(self._qt)
        if self._file is not None:
            faulthandler.enable(self._file)
        elif sys.stderr is not None:
            faulthandler.enable()

    def remove(self) -> None:
        """Give back what `install` took."""
        sys.excepthook, threading.excepthook = sys.__excepthook__, threading.__excepthook__
        qInstallMessageHandler(None)
        faulthandler.disable()
        if self._file is not None:
            self._file.close()
            self._file = None

    def _python(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            QApplication.quit()
            return
        self.report("".join(traceback.format_exception(kind, error, trace)))

    def _thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._python(args.exc_type, args.exc_value, args.exc_traceback)

    def _qt(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        self._write(f"Qt {kind.name}: {message}")

    def report(self, details: str) -> None:
        """Log a fault and tell the user once."""
        head = f"qjviewer {__version__}, Python {sys.version.split()[0]}, {sys.platform}"
        self._write(f"{head}\n{details}")
        self._caught.emit(f"{head}\n{details}")

    def _write(self, text: str) -> None:
        stamp = dt.datetime.now().astimezone().isoformat(timespec="seconds")
        for stream in (self._file, sys.stderr):
            if stream is not None:
                try:
                    stream.write(f"{stamp} {text.rstrip()}\n")
                    stream.flush()
                except (OSError, ValueError):
                    # A full disk or a closed console must not turn one fault into two.
                    continue

    def _show(self, details: str) -> None:
        if self.dialog is None:
            log = self._log if self._file is not None else None
            self.dialog = CrashDialog(log, self.lang, QApplication.activeWindow())
            self.dialog.finished.connect(self._closed)
        self.dialog.add(details)
        # Not exec(): the windows behind it stay usable.
        self.dialog.show()

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None


def _opened(log: Path) -> TextIO | None:
    """The log, open for appending; None when the folder cannot be written."""
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        if log.exists() and log.stat().st_size > _LARGEST_LOG:
            log.replace(log.with_suffix(".old.log"))
        return log.open("a", encoding="utf-8", errors="replace")
    except OSError:
        return None
