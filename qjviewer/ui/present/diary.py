"""Keeps the times of past shows beside the user's settings, and finds those of a briefing again."""

import csv
import datetime as dt
import io
import logging
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from qjviewer.file_names import safe_name
from qjviewer.ui.draw.own_folder import own_folder
from qjviewer.ui.present.rehearsal import Rehearsal, Spent
from qjviewer.wording import Language, say
from qjviewer.writing import write_whole

_log = logging.getLogger(__name__)
MOST = 30  # shows that are kept, of all briefings
MOST_TOLD = 5  # shows of a briefing that are told together
_STAMP = "%Y-%m-%d-%H%M%S"
_HEAD = ("key", "section", "page", "planned", "seconds")


def folder() -> Path:
    """Where the times of shows are kept."""
    return own_folder(QStandardPaths.StandardLocation.AppConfigLocation) / "rehearsals"


def keep(pages: tuple[Spent, ...], briefing: str, now: dt.datetime, where: Path | None = None) -> Path | None:
    """Write the times of a show of a briefing (its id); None when that cannot be, which disturbs nobody."""
    where = where or folder()
    path = where / f"{now:{_STAMP}}-{safe_name(briefing)}.csv"
    out = io.StringIO()
    rows = ((p.key, p.section, p.headline, p.planned, f"{p.seconds:.1f}") for p in pages)
    csv.writer(out, lineterminator="\n").writerows((_HEAD, *rows))
    try:
        where.mkdir(parents=True, exist_ok=True)
        write_whole(path, out.getvalue().encode("utf-8"))
        for old in sorted(where.glob("*.csv"))[:-MOST]:
            old.unlink()
    except OSError:
        _log.exception("cannot keep the times of the show")
        return None
    return path


def past(briefing: str, lang: Language, where: Path | None = None) -> tuple[Rehearsal, ...]:
    """The last shows of a briefing, oldest first; what cannot be read is left out."""
    found = sorted((where or folder()).glob(f"*-{safe_name(briefing)}.csv"))
    shows = (_read(path, briefing, lang) for path in found)
    return tuple(show for show in shows if show is not None)[-MOST_TOLD:]


def _read(path: Path, briefing: str, lang: Language) -> Rehearsal | None:
    try:
        # The name of one briefing may end like that of another: the stamp must be all that is before it.
        when = dt.datetime.strptime(path.stem.removesuffix(f"-{safe_name(briefing)}"), _STAMP)
        rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
        pages = tuple(
            Spent(r["section"], r["page"], int(r["planned"]), float(r["seconds"]), r["key"]) for r in rows
        )
    except (OSError, ValueError, KeyError, TypeError, csv.Error):
        _log.warning("cannot read the times in %s", path.name)
        return None
    words = say("present.report-when", lang, month=when.month, day=when.day, time=f"{when:%H:%M}")
    return Rehearsal(words, pages) if pages else None
