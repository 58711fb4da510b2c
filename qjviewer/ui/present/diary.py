"""Keeps the times of past shows beside the user's settings."""

import datetime as dt
import logging
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from qjviewer.ui.draw.own_folder import own_folder
from qjviewer.ui.present.rehearsal import Spent, as_csv
from qjviewer.wording import Language
from qjviewer.writing import write_whole

_log = logging.getLogger(__name__)
MOST = 30


def folder() -> Path:
    """Where the times of shows are kept."""
    return own_folder(QStandardPaths.StandardLocation.AppConfigLocation) / "rehearsals"


def keep(
    pages: tuple[Spent, ...], lang: Language, now: dt.datetime, where: Path | None = None
) -> Path | None:
    """Write the times of a show; None when it cannot be, which is no reason to disturb anyone."""
    where = where or folder()
    path = where / f"{now:%Y-%m-%d-%H%M%S}.csv"
    try:
        where.mkdir(parents=True, exist_ok=True)
        write_whole(path, as_csv(pages, lang))
        for old in sorted(where.glob("*.csv"))[:-MOST]:
            old.unlink()
    except OSError:
        _log.exception("cannot keep the times of the show")
        return None
    return path
