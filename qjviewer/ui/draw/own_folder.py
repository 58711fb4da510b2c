"""Where the program keeps what it remembers: the user's own folders, or its own where it is portable."""

import os
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings, QStandardPaths

# Set by a portable copy's start: everything that is kept stays below this folder.
PORTABLE: Final = "QJVIEWER_HOME"


def portable_folder() -> Path | None:
    """The folder of a portable copy; None for one that is installed."""
    named = os.environ.get(PORTABLE)
    return Path(named) if named else None


def own_settings() -> QSettings:
    """The user's settings: the registry or a file of the system's, in a portable copy a file beside it."""
    folder = portable_folder()
    if folder is None:
        return QSettings("qjviewer", "qjviewer")
    return QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)


def own_folder(kind: QStandardPaths.StandardLocation) -> Path:
    """The folder for one kind of file; it need not exist yet."""
    return portable_folder() or Path(QStandardPaths.writableLocation(kind))
