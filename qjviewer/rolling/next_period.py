"""The period and the day that come after a briefing's own."""

import datetime as dt

from qjviewer.bundle.periods import STRIDE, Period
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
