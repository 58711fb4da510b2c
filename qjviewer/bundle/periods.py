"""Periods of time: spans of months, days, and moments at the end of a month; how people write them.

Equal spans are equal whatever they were written as: 2023H1, 2023年上半年 and 2023M01-M06 are one period.
A *basis* (cumulative, single, moment) only says how a written month is to be read.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Final, Literal, TypeAlias

import msgspec

Basis: TypeAlias = Literal["cumulative", "single", "moment"]
Rhythm: TypeAlias = Literal["month", "quarter", "half", "year"]
BASES: Final[tuple[Basis, ...]] = ("cumulative", "single", "moment")
RHYTHMS: Final[tuple[Rhythm, ...]] = ("month", "quarter", "half", "year")
# How many months lie between two points of a briefing made in this rhythm.
STRIDE: Final[dict[str, int]] = {"month": 1, "quarter": 3, "half": 6, "year": 12}
# Months are counted from the year 0, so that spans are plain arithmetic.
_LAST_YEAR: Final = 9999
_DAYS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Period(msgspec.Struct, frozen=True, order=True, cache_hash=True):
    """A span of whole months, one day, or the moment at the end of a month.

    `last` and `first` count months from January of the year 0; `day` is the day of the month for a day,
    else 0. A moment (6月末) has first == last and `is_moment`.
    """

    last: int
    first: int
    day: int = 0
    is_moment: bool = False

    @property
    def year(self) -> int:
        """The year it begins in."""
        return self.first // 12

    @property
    def first_month(self) -> int:
        """The month it begins in, 1 to 12."""
        return self.first % 12 + 1

    @property
    def last_year(self) -> int:
        """The year it ends in."""
        return self.last // 12

    @property
    def last_month(self) -> int:
        """The month it ends in, 1 to 12."""
        return self.last % 12 + 1

    @property
    def months(self) -> int:
        """How many months a span covers; a day and a moment lie in one."""
        return self.last - self.first + 1

    @property
    def is_span(self) -> bool:
        """Whether it has a length of whole months."""
        return not self.day and not self.is_moment

    @property
    def end(self) -> dt.date:
        """The last day of the period."""
        return _end(self)

    @property
    def is_cumulative(self) -> bool:
        """Whether it is a span that runs from January of one year: Q1, H1, Q1-Q3, 1—10月, a year."""
        return self.is_span and self.first_month == 1 and self.year == self.last_year

    @property
    def is_whole_year(self) -> bool:
        """Whether it is one calendar year."""
        return self.is_cumulative and self.months == 12

    @property
    def code(self) -> str:
        """The one way it is written in addresses: 2023H1, 2023Q1-Q3, 2023M01-M07, 2023M06末, 2023-08-04."""
        return _code(self)

    def shifted(self, months: int) -> "Period":
        """The same kind of period so many months later; a day that the month lacks becomes its last."""
        last = self.last + months
        most = _days_in(last)
        return Period(last, self.first + months, min(self.day, most), self.is_moment)


def _days_in(month: int) -> int:
    """How many days a month has, counted as `Period.last` is."""
    if month % 12 != 1:
        return _DAYS[month % 12]
    year = month // 12
    return 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28


@lru_cache(maxsize=4096)
def _end(period: Period) -> dt.date:
    day = period.day or _days_in(period.last)
    return dt.date(period.last_year, period.last_month, day)


def span(year: int, first_month: int, last_month: int, last_year: int | None = None) -> Period:
    """The span from a month to a month, both counted from 1, of one year or two."""
    end_year = year if last_year is None else last_year
    return Period(end_year * 12 + last_month - 1, year * 12 + first_month - 1)


def year_of(year: int) -> Period:
    """A calendar year."""
    return span(year, 1, 12)


def moment(year: int, month: int) -> Period:
    """The moment at the end of a month."""
    at = year * 12 + month - 1
    return Period(at, at, is_moment=True)


def day_of(day: dt.date) -> Period:
    """A day."""
    at = day.year * 12 + day.month - 1
    return Period(at, at, day.day)


def to_basis(period: Period, basis: str) -> Period:
    """A period as an indicator of this basis has it.

    Of a cumulative one a single month is read as January to that month; of one that is counted at
    a moment (deposits, households) a span is read as its end. Days stay days.
    """
    if period.day:
        return period
    if basis == "moment":
        return Period(period.last, period.last, is_moment=True)
    if basis == "cumulative" and period.is_span and period.months == 1:
        return Period(period.last, period.year * 12)
    return period


# Writing ---------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def _code(period: Period) -> str:
    if period.day:
        return period.end.isoformat()
    if period.is_moment:
        return f"{period.last_year:04}M{period.last_month:02}末"
    if period.year != period.last_year:
        whole = period.first_month == 1 and period.last_month == 12
        quarters = _quarters(period)
        if whole:
            return f"{period.year:04}..{period.last_year:04}"
        if quarters:
            return f"{period.year:04}Q{quarters[0]}..{period.last_year:04}Q{quarters[1]}"
        start = f"{period.year:04}M{period.first_month:02}"
        return f"{start}..{period.last_year:04}M{period.last_month:02}"
    return f"{period.year:04}{_part(period)}"


def _part(period: Period) -> str:
    a, b = period.first_month, period.last_month
    named = {(1, 12): "", (1, 6): "H1", (7, 12): "H2"}
    if (a, b) in named:
        return named[a, b]
    quarters = _quarters(period)
    if quarters:
        first, last = quarters
        return f"Q{first}" if first == last else f"Q{first}-Q{last}"
    return f"M{a:02}" if a == b else f"M{a:02}-M{b:02}"


def _quarters(period: Period) -> tuple[int, int] | None:
    """The first and the last quarter where it is made of whole ones."""
    if period.first_month % 3 != 1 or period.last_month % 3:
        return None
    return (period.first_month + 2) // 3, period.last_month // 3


# Reading ---------------------------------------------------------------------------------

_NUMERALS: Final = {"一": "1", "二": "2", "三": "3", "四": "4", "两": "2"}
# Signs that mean the same are made one before anything is compared: a set of Chinese characters takes
# Python a fifth of a millisecond to compile wherever it stands.
_ALIKE: Final = str.maketrans("—–―−到底号", "~~~~至末日")
_DASH: Final = r"\s*(?:[-~]{1,2}|至)\s*"
_TO: Final = r"\s*(?:\.\.|[-~]{1,2}|至)\s*"
_YEAR: Final = r"(?P<y>(?:19|20|21)\d\d)\s*年?度?\s*"
_MONTH: Final = r"(?:1[0-2]|0?[1-9])"
_QUARTER: Final = r"[1-4一二三四]"
_FORMS: Final[tuple[tuple[str, str], ...]] = (
    ("year", r"(?:全年)?"),
    ("half", r"(?:[Hh](?P<h>[12])|(?P<hz>上半|下半)年)"),
    ("quarter", rf"(?:[Qq](?P<q>[1-4])|第?(?P<qz>{_QUARTER})季度?)"),
    (
        "quarters",
        rf"(?:[Qq](?P<q1>[1-4]){_DASH}[Qq]?(?P<q2>[1-4])|第?(?P<qz1>{_QUARTER}){_DASH}第?(?P<qz2>{_QUARTER})季度?)",
    ),
    ("first_quarters", r"前(?P<n>[二三两23])个?季度?"),
    (
        "months",
        rf"(?:(?P<m1>{_MONTH})月?{_DASH}(?P<m2>{_MONTH})月份?|M(?P<s1>{_MONTH}){_DASH}M?(?P<s2>{_MONTH}))",
    ),
    ("month", rf"(?:[Mm](?P<m>{_MONTH})|-(?P<mi>1[0-2]|0[1-9])|(?P<mz>{_MONTH})月份?)"),
    (
        "moment",
        rf"(?:(?:[Mm](?P<e>{_MONTH})|-(?P<ei>1[0-2]|0[1-9])|(?P<ez>{_MONTH})月)末|(?P<ye>末))",
    ),
    ("day", rf"(?:[-/.](?P<dm>{_MONTH})[-/.](?P<dd>\d\d?)|(?P<dmz>{_MONTH})月(?P<ddz>\d\d?)日)"),
)
# The form that fits first is the one meant; its name is that of the last group.
_READ: Final = re.compile(f"(?:{_YEAR})?(?:{'|'.join(f'(?P<{name}>{form})' for name, form in _FORMS)})")
_RANGE: Final = re.compile(rf"(?P<a>(?:19|20|21)\d\d.*?){_TO}(?P<b>(?:19|20|21)\d\d.*)")
_MANY: Final = 40


def parse_period(text: str, basis: str = "") -> Period | None:
    """Read a period with its year as people write it; None when it is not one.

    With a basis a written month is read as it says (`to_basis`); without one it is that month alone.
    """
    found = _parsed(text)
    return to_basis(found, basis) if found is not None and basis else found


def parse_part(text: str, year: int) -> Period | None:
    """Read a period written without its year (上半年, 1—6月, Q1), in the year given."""
    clean = _clean(text)
    if clean in ("全年", "全年度"):
        return year_of(year)
    if clean == "年末":
        return moment(year, 12)
    match = _READ.fullmatch(clean)
    if match is None or match["y"] or match.lastgroup in ("year", "day"):
        return None
    return _made(match, year)


@lru_cache(maxsize=4096)
def _parsed(text: str) -> Period | None:
    if len(text) > _MANY:
        return None
    clean = _clean(text)
    match = _READ.fullmatch(clean)
    return _made(match, int(match["y"])) if match and match["y"] else _ranged(clean)


def _clean(text: str) -> str:
    """Full-width digits, letters and dashes as half-width ones, signs alike as one, no blanks at the ends."""
    return unicodedata.normalize("NFKC", text).strip().translate(_ALIKE)


def _ranged(text: str) -> Period | None:
    """A span over years: 2021..2025, 2021—2025年, 2022Q4..2023Q2, 2022年10月至2023年6月."""
    match = _RANGE.fullmatch(text)
    if match is None:
        return None
    first, last = (_parsed(match[side].strip()) for side in ("a", "b"))
    if first is None or last is None or not first.is_span or not last.is_span or first.last >= last.first:
        return None
    return Period(last.last, first.first)


def _made(match: re.Match[str], year: int) -> Period | None:
    groups = {key: _NUMERALS.get(value, value) for key, value in match.groupdict().items() if value}
    period = _MAKERS[match.lastgroup or ""](year, groups)
    if period is None or not 1 <= period.year <= period.last_year <= _LAST_YEAR or period.first > period.last:
        return None
    return period


def _number(groups: dict[str, str], *names: str) -> int:
    return int(next(groups[name] for name in names if name in groups))


def _quarter_span(year: int, first: int, last: int) -> Period:
    return span(year, first * 3 - 2, last * 3)


def _half(year: int, groups: dict[str, str]) -> Period:
    first = groups.get("h") == "1" or groups.get("hz") == "上半"
    return span(year, 1, 6) if first else span(year, 7, 12)


def _day(year: int, groups: dict[str, str]) -> Period | None:
    try:
        return day_of(dt.date(year, _number(groups, "dm", "dmz"), _number(groups, "dd", "ddz")))
    except ValueError:
        return None


def _month(year: int, groups: dict[str, str]) -> Period:
    month = _number(groups, "m", "mi", "mz")
    return span(year, month, month)


def _moment(year: int, groups: dict[str, str]) -> Period:
    return moment(year, 12 if "ye" in groups else _number(groups, "e", "ei", "ez"))


def _quarters_read(year: int, groups: dict[str, str]) -> Period:
    return _quarter_span(year, _number(groups, "q1", "qz1"), _number(groups, "q2", "qz2"))


def _quarter(year: int, groups: dict[str, str]) -> Period:
    quarter = _number(groups, "q", "qz")
    return _quarter_span(year, quarter, quarter)


_MAKERS: Final[dict[str, Callable[[int, dict[str, str]], Period | None]]] = {
    "year": lambda year, _: year_of(year),
    "half": _half,
    "quarter": _quarter,
    "quarters": _quarters_read,
    "first_quarters": lambda year, groups: _quarter_span(year, 1, int(groups["n"])),
    "months": lambda year, groups: span(year, _number(groups, "m1", "s1"), _number(groups, "m2", "s2")),
    "month": _month,
    "moment": _moment,
    "day": _day,
}

# Relative periods --------------------------------------------------------------------------

# The words for them in addresses; each means one of the names on the left.
RELATIVE: Final[dict[str, tuple[str, ...]]] = {
    "now": ("本期",),
    "prev": ("上期",),
    "year-ago": ("上年同期", "去年同期"),
    "2-years-ago": ("前年同期",),
    "year-start": ("年初", "上年末", "上年底"),
    "last-year": ("上年", "上年全年", "去年"),
}
_YEARS_AGO: Final = re.compile(r"([1-9])-years-ago")
RELATIVE_BY_WORD: Final[dict[str, str]] = {
    word: name for name, words in RELATIVE.items() for word in (name, *words)
}


def relative_name(word: str) -> str:
    """The name of a relative period behind a word of it, or an empty string."""
    return RELATIVE_BY_WORD.get(word, word if _YEARS_AGO.fullmatch(word) else "")


def relative_period(name: str, briefing: Period, rhythm: str, basis: str) -> Period:
    """What a relative period means for an indicator of this basis; raises KeyError for another name."""
    now = now_in(briefing, rhythm, basis)
    years = _YEARS_AGO.fullmatch(name)
    if years:
        return now.shifted(-12 * int(years[1]))
    match name:
        case "now":
            return now
        case "prev":
            return before(now, rhythm, basis)
        case "year-ago":
            return now.shifted(-12)
        case "last-year":
            return to_basis(year_of(now.last_year - 1), basis)
        case "year-start":
            return moment(now.last_year - 1, 12)
        case _:
            raise KeyError(name)


def now_in(briefing: Period, rhythm: str, basis: str) -> Period:
    """The briefing's own period in a basis: the span; its last month, quarter…; its end."""
    if briefing.day:
        return briefing
    if basis == "moment":
        return to_basis(briefing, basis)
    if basis == "single":
        return Period(briefing.last, max(briefing.first, briefing.last - STRIDE[rhythm] + 1))
    return to_basis(briefing, "cumulative")


def before(period: Period, rhythm: str, basis: str) -> Period:
    """The point before in a briefing's rhythm: Q1–Q3 → H1; whole year → Q1–Q3; Q1 → the year before.

    January and February are published together, so the point before March is theirs, and theirs
    follows the year before.
    """
    stride = STRIDE[rhythm]
    if basis != "cumulative" or not period.is_cumulative:
        return period.shifted(-stride)
    last = period.last - stride
    if rhythm == "month" and last % 12 == 0:
        last -= 1
    return Period(last, last // 12 * 12)


def points(first: Period, last: Period, rhythm: str, basis: str = "cumulative") -> tuple[Period, ...]:
    """The calendar's points of a rhythm that end between the ends of two periods, oldest first.

    Of cumulative figures they run from January; a year's first month has no point of its own.
    """
    stride = STRIDE[rhythm]
    ends = (m for m in range(first.last, min(last.last, first.last + 1200) + 1) if (m % 12 + 1) % stride == 0)
    if basis == "moment":
        return tuple(Period(m, m, is_moment=True) for m in ends)
    if basis == "single":
        return tuple(Period(m, m - stride + 1) for m in ends)
    return tuple(Period(m, m // 12 * 12) for m in ends if m % 12 or rhythm != "month")
