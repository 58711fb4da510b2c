"""Kinds of a day, a period, a span of months."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, Final

from qjviewer.bundle.nodes import Node
from qjviewer.bundle.periods import Period, parse_period
from qjviewer.bundle.scalars import Parsed, Reading
from qjviewer.problems import Span


def _day(text: str) -> dt.date | None:
    period = parse_period(text)
    return period.end if period and period.day else None


DAY: Final = Parsed("day", _day, r"^\d{4}")
PERIOD: Final = Parsed("period", parse_period, r"^\d{4}")


@dataclass(frozen=True)
class _Months:
    """A span of whole months: what a briefing is about. A day is none."""

    def read(self, node: Node, path: str, to: Reading) -> Any:
        period = PERIOD.read(node, path, to)
        if isinstance(period, Period) and not period.is_span:
            return tell_day(period, node.span, path, to)
        return period

    def schema(self) -> dict[str, Any]:
        return PERIOD.schema()


MONTHS: Final = _Months()


def tell_day(period: Period, where: Span, path: str, to: Reading) -> Any:
    """Report a day where a span of months was meant: 2024-01-02 for 1—2月, as spreadsheets make of 1-2."""
    year, month = period.last_year, period.last_month
    several = period.day and month < period.day <= 12
    instead = f"{year}M{month:02}-M{period.day:02}" if several else f"{year}M{month:02}"
    return to.fail("day-for-months", where, path, text=period.code, instead=instead)
