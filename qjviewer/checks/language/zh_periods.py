"""Which periods a Chinese clause speaks of."""

from collections.abc import Callable
from typing import Final

import msgspec

from qjviewer.bundle.periods import Period, span
from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.ground import YEARS_AGO
from qjviewer.checks.language.reading import Reading
from qjviewer.checks.language.tokens import Token
from qjviewer.checks.language.zh_topics import fresh

_YEAR: Final = 12
_YEARS_AGO: Final = {**YEARS_AGO, "this-year-same": 0}


def _time(reading: Reading, at: int) -> int:
    token = reading.tokens[at]
    if token.value == ("same",) and reading.kind(at - 1) == k.TIME:
        return _same_of_year(reading, at)
    if reading.slot == "than":
        reading.than.times += token.value if "year" in token.senses else _in_year_told(reading, token.value)
        return at + 1
    if reading.slot == "origin" and reading.origin is not None:
        reading.origin.time = "year-ago" if token.value == ("same",) else token.value[0]
        return at + 1
    if token.value == ("this-year",):
        reading.range = "year" if not reading.range else reading.range
        return at + 1
    if reading.kind(at + 1) == "since":
        # 一季度以来: from when, not what is spoken of.
        reading.carried.spanning = True
        since = token.value[0]
        if isinstance(since, Period) and since.last_year < reading.carried.year:
            # 2021年以来最高: of years that are not looked through here.
            reading.range = "years"
        return at + 2
    if _bounds_months(reading, at):
        return at + 1
    waiting = reading.waiting()
    fresh(reading)
    reading.topic.or_times = _other_times(reading, token)
    reading.topic.times, reading.topic.time_sure = _same_months(reading, token.value), True
    reading.topic.time_carried, reading.timed, reading.dated = False, True, True
    if waiting is not None and waiting.mode == "to":
        # 转为上半年的4.5%: the period is that of the number to come.
        waiting.topic = reading.topic
    return at + 1


def _bounds_months(reading: Reading, at: int) -> bool:
    """Keep the months of a span, or of a list, among which one may be highest; whether the period names no
    more than the span: 4月用电量为二季度最高.
    """
    times = [t for t in reading.tokens[at].value if isinstance(t, Period)]
    span_ = len(times) == 1 and 1 < times[0].months < _YEAR and not times[0].is_cumulative
    listed = len(times) > 1 and all(t.months == 1 for t in times)
    if not (span_ or listed):
        return False
    reading.carried.months = tuple(times) if listed else _months_of(times[0])
    spoken = reading.topic.times
    return span_ and reading.sense(at + 1, "super") is not None and set(spoken) < set(reading.carried.months)


def _months_of(period: Period) -> tuple[Period, ...]:
    return tuple(Period(m, m) for m in range(period.first, period.last + 1))


def _other_times(reading: Reading, token: Token) -> tuple[Period | str, ...]:
    """Which other periods the words may mean."""
    if "by then" in token.senses:
        # 到6月: in the month alone, where months are told one by one.
        return tuple(Period(t.last, t.last) for t in token.value if isinstance(t, Period))
    if "year" in token.senses:
        return _in_year_of_first(reading, token.value)
    return _in_year_before(reading, token.value)


def _cumulative(reading: Reading, at: int) -> int:
    cumulate(reading)
    return at + 1


def cumulate(reading: Reading) -> None:
    """4月累计: from January to then."""
    times = reading.topic.times
    month = times[0] if len(times) == 1 and isinstance(times[0], Period) else None
    if month is not None and month.months == 1:
        fresh(reading)
        until = span(month.last_year, 1, month.last_month)
        reading.topic = msgspec.structs.replace(reading.topic, times=(until,))


def _same_of_year(reading: Reading, at: int) -> int:
    """2022年同期: the months spoken of before, in the year just named."""
    year = reading.tokens[at - 1].value[-1]
    before = reading.carried.topic if reading.slot != "than" else reading.topic
    spoken = next((t for t in before.times if isinstance(t, Period) and t != year), None)
    then: tuple[Period | str, ...] = ("year-ago",)
    if isinstance(year, Period) and spoken is not None:
        then = (spoken.shifted((year.last_year - spoken.last_year) * 12),)
    elif isinstance(year, Period) and year.last_year != reading.carried.year - 1:
        then = (year,)
    if reading.slot == "than":
        reading.than.times = (*reading.than.times[:-1], *then)
    else:
        reading.topic.times, reading.topic.time_sure = then, True
    return at + 1


def _in_year_of_first(reading: Reading, times: tuple[Period | str, ...]) -> tuple[Period | str, ...]:
    """去年一季度、上半年、前三季度: the year said first may be that of all."""
    first, *rest = times
    now = reading.carried.year
    alike = isinstance(first, Period) and first.last_year != now
    if not rest or not alike or not all(isinstance(t, Period) and t.last_year == now for t in rest):
        return ()
    years = (first.last_year - now) * 12 if isinstance(first, Period) else 0
    return (first, *(t.shifted(years) for t in rest if isinstance(t, Period)))


def _in_year_before(reading: Reading, times: tuple[Period | str, ...]) -> tuple[Period | str, ...]:
    """去年一季度增长5.2%，上半年增长3.6%: the year said before may go on."""
    began = reading.origin.time if reading.origin is not None else None
    said = (began, *reading.topic.or_times, *reading.topic.times)
    before = next((t for t in said if isinstance(t, Period)), None)
    if before is None or before.last_year == reading.carried.year:
        return ()
    there = [
        t.shifted((before.last_year - t.last_year) * 12)
        for t in times
        if isinstance(t, Period) and t.last_year == reading.carried.year
    ]
    return tuple(there) if len(there) == len(times) else ()


def _in_year_told(reading: Reading, times: tuple[Period | str, ...]) -> tuple[Period | str, ...]:
    """2022年上半年增长3.6%，较一季度回落: of the year that is told of."""
    told = next((t for t in reading.topic.times if isinstance(t, Period)), None)
    if told is None or reading.topic.or_times or told.last_year == reading.carried.year:
        return times
    return tuple(
        t.shifted((told.last_year - t.last_year) * 12)
        if isinstance(t, Period) and t.last_year == reading.carried.year
        else t
        for t in times
    )


def _same_months(reading: Reading, times: tuple[Period | str, ...]) -> tuple[Period | str, ...]:
    """一季度增长6.5%，去年同期增长5.2%: the months spoken of before, in another year."""
    if times == ("same",):
        return reading.topic.times or times
    if times == ("now-month",):
        # 1—5月增长13.0%，当月增长17.2%
        if len(reading.topic.times) > 1:
            # 4、5、6三个月，当月分别增长…
            return reading.topic.times
        spoken = next((t for t in reading.topic.times if isinstance(t, Period)), None)
        if spoken is not None and not spoken.is_cumulative:
            # 4—6月当月增速分别为…
            return reading.topic.times
        return (Period(spoken.last, spoken.last),) if spoken is not None else times
    before = next((t for t in reading.topic.times if isinstance(t, Period)), None)
    ago = _YEARS_AGO.get(str(times[0])) if len(times) == 1 else None
    if before is None or ago is None:
        return times
    return (before.shifted((reading.carried.year - ago - before.last_year) * 12),)


HANDLERS: Final[dict[str, Callable[[Reading, int], int]]] = {
    k.TIME: _time,
    "cumulative": _cumulative,
}
