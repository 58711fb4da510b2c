"""The first edition of a briefing: its place and period filled in, every figure awaited."""

import datetime as dt
from pathlib import Path

from qjviewer.bundle.periods import Period
from qjviewer.resources import resource
from qjviewer.rolling.folder_writing import write_folder
from qjviewer.rolling.roll_errors import RollError

_LONGEST_PLACE = 40
# What would mean something else in the file, or ends its line.
_NOT_IN_PLACES = '{}"\\'


def latest_period(today: dt.date) -> Period:
    """The longest span of whole quarters of a year that is over: H1 in August, last year in February."""
    months = today.year * 12 + (today.month - 1) // 3 * 3
    last = months - 1
    return Period(last, last // 12 * 12)


def rhythm_of(period: Period) -> str:
    """How often a briefing about such a period is made."""
    if period.last_month % 3:
        return "month"
    return "year" if period.months == 12 else "quarter"


def place_typed(text: str) -> str:
    """The name of a place somebody typed; raises RollError for what is none."""
    place = " ".join(text.split())
    if (
        not place
        or len(place) > _LONGEST_PLACE
        or any(c in _NOT_IN_PLACES or not c.isprintable() for c in place)
    ):
        raise RollError("not-a-place", text=place)
    return place


def first_edition(place: str, period: Period, today: dt.date) -> dict[str, bytes]:
    """The files of the briefing by name; raises RollError for a period that no briefing is about."""
    if not period.is_span or period.day:
        raise RollError("not-a-period", text=period.code)
    values = {
        "place": place_typed(place),
        "period": period.code,
        "rhythm": rhythm_of(period),
        "as_of": max(today, period.end).isoformat(),
    }
    files = {"bundle.schema.json": resource("bundle.schema.json").read_bytes()}
    for path in sorted(resource("starter").iterdir()):
        text = path.read_text(encoding="utf-8")
        for name, value in values.items():
            text = text.replace(f"@{name}@", value)
        files[path.name] = text.encode()
    return files


def start_edition(target: Path, place: str, period: Period, today: dt.date) -> None:
    """Write the briefing into a new or empty folder, whole or not at all; raises RollError or OSError."""
    files = first_edition(place, period, today)
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise RollError("not-empty", path=target)
    write_folder(target, files)
