"""An application for work that nobody watches: pictures and printing, with or without a display."""

import os
import sys
from typing import TypeVar

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication

_Application = TypeVar("_Application", bound=QGuiApplication)


def has_display() -> bool:
    """Whether a window can be shown: without a display Qt's X11 plugin aborts the process."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def application(kind: type[_Application]) -> _Application:
    """The running application, or a new one of this kind, off screen where there is no display."""
    running = QGuiApplication.instance()
    if isinstance(running, kind):
        return running
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        qInstallMessageHandler(_tell)
    return kind(["qjviewer"])


def _tell(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Qt's complaints on standard error, but for the one that every window off screen draws."""
    if "propagateSizeHints" not in message:
        print(message, file=sys.stderr)
