"""The period and the day that come after a briefing's own."""

import datetime as dt

from qjviewer.bundle.periods import STRIDE, Period, parse_period
from qjviewer.rolling.roll_errors import RollError


def next_period(old: Period, rhythm: str) -> Period:
    """The point after in a briefing's rhythm: H1 → Q1–Q3; the whole year → the next year's first quarter."""
    stride = STRIDE[rhythm]
    if not old.is_cumulative:
        return old.shifted(stride)
    last = old.last + stride
    if rhythm == "month" and last % 12 == 0:
        # January and February are published together.
        last += 1
    return Period(last, last // 12 * 12)


def judge_next(old: Period, new: Period) -> None:
    """Refuse a period that does not come after; raises RollError."""
    if new.end <= old.end:
        raise RollError("not-after", period=new.code, old=old.code)
    if new.is_span != old.is_span or bool(new.day) != bool(old.day):
        raise RollError("other-sort", period=new.code, old=old.code)


def next_day(old: Period, as_of: dt.date, new: Period) -> dt.date:
    """The day up to which data will be known: as long after the period's end as it was last time."""
    return new.end + max(as_of - old.end, dt.timedelta())


def period_typed(text: str) -> Period | None:
    """The period somebody typed; None where nothing was typed. Raises RollError for what is none."""
    found = parse_period(text) if text else None
    if text and found is None:
        raise RollError("not-a-period", text=text)
    return found


def day_typed(text: str) -> dt.date | None:
    """The day somebody typed; None where nothing was typed. Raises RollError for what is none."""
    found = parse_period(text) if text else None
    if text and (found is None or not found.day):
        raise RollError("not-a-day", text=text)
    return found.end if found is not None else None
