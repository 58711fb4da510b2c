"""What happens when something unexpected goes wrong: one calm dialog, a log, and the window works on."""

import datetime as dt
import faulthandler
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QStandardPaths,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from qjviewer import __version__
from qjviewer.ui.draw.own_folder import own_folder
from qjviewer.wording import DEFAULT_LANGUAGE, Language

if TYPE_CHECKING:
    from qjviewer.ui.window.crash_dialog import CrashDialog

_LARGEST_LOG = 1_000_000  # bytes; then it begins anew, the old one kept beside it


def log_path() -> Path:
    """The log in the user's own folder for this program."""
    return own_folder(QStandardPaths.StandardLocation.AppDataLocation) / "crash.log"


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
            try:
                from qjviewer.ui.window.crash_dialog import CrashDialog
            except (ImportError, OSError):
                # The program's own files are gone, during an update perhaps: the log has told all.
                return
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
