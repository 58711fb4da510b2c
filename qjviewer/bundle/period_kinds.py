"""Kinds of a day and a period, and what is said of a day where months were meant."""

import datetime as dt
from typing import Any, Final

from qjviewer.bundle.periods import Period, parse_period
from qjviewer.bundle.scalars import Parsed, Reading
from qjviewer.problems import Span


def _day(text: str) -> dt.date | None:
    period = parse_period(text)
    return period.end if period and period.day else None


DAY: Final = Parsed("day", _day, r"^\d{4}")
PERIOD: Final = Parsed("period", parse_period, r"^\d{4}")


def tell_day(period: Period, where: Span, path: str, to: Reading) -> Any:
    """Report a day where a span of months was meant: 2024-01-02 for 1—2月, as spreadsheets make of 1-2."""
    year, month = period.last_year, period.last_month
    several = period.day and month < period.day <= 12
    instead = f"{year}M{month:02}-M{period.day:02}" if several else f"{year}M{month:02}"
    return to.fail("day-for-months", where, path, text=period.code, instead=instead)
