"""Where the program keeps what is the user's own: apart from every briefing, on every system in its place."""

import os
import sys
from pathlib import Path
from typing import Final

# Another folder, or with an empty value none: then nothing is kept.
VARIABLE: Final = "QJVIEWER_DATA"


def user_folder() -> Path | None:
    """The folder, which need not be there yet; None where nothing is to be kept."""
    if VARIABLE in os.environ:
        said = os.environ[VARIABLE]
        return Path(said) if said else None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Application Support")
    else:
        base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "qjviewer"
