"""Small frozen values a bundle is made of: text in languages, periods, citations."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from qjviewer.wording import LANGUAGES

ANY_LANGUAGE = "*"


@dataclass(frozen=True, slots=True)
class Text:
    """A text in one or more languages; a plain string stands for every language."""

    parts: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return any(text for _, text in self.parts)

    def get(self, lang: str) -> str:
        """The text in a language, else in Simplified Chinese, else in whatever there is."""
        by_lang = dict(self.parts)
        for name in (lang, ANY_LANGUAGE, *LANGUAGES):
            if name in by_lang:
                return by_lang[name]
        return ""

    def has(self, lang: str) -> bool:
        """Whether the text was given for this language, or for every one."""
        return any(name in (lang, ANY_LANGUAGE) for name, _ in self.parts)


def plain(text: str) -> Text:
    """A text that is the same in every language."""
    return Text(((ANY_LANGUAGE, text),))


_PERIOD = re.compile(
    r"(?P<y>\d{4})(?:(?P<part>H[12]|Q[1-4](?:-Q[2-4])?)|-(?P<m>\d\d)(?:-(?P<d>\d\d)|\.\.(?P<m2>\d\d))?)?"
    r"(?:\.\.(?P<y2>\d{4})-(?P<m3>\d\d))?"
)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of whole months (or one day), as typed: 2023H1, 2023Q1-Q3, 2023-01..10, 2022-01..2023-06."""

    raw: str
    year: int
    first_month: int
    last_year: int
    last_month: int
    day: int = 0

    @property
    def end(self) -> dt.date:
        """The last day of the period."""
        day = self.day or calendar.monthrange(self.last_year, self.last_month)[1]
        return dt.date(self.last_year, self.last_month, day)

    @property
    def months(self) -> int:
        """How many months the period covers."""
        return (self.last_year - self.year) * 12 + self.last_month - self.first_month + 1

    @property
    def cumulative(self) -> bool:
        """Whether it runs from January of one year: Q1, H1, Q1-Q3, 1—10月, a year."""
        return self.first_month == 1 and self.year == self.last_year and not self.day


def parse_period(raw: str) -> Period | None:
    """Read a period, or None when it is not one."""
    match = _PERIOD.fullmatch(raw)
    if match is None:
        return None
    year, part = int(match["y"]), match["part"]
    first, last, last_year, day = 1, 12, year, 0
    if part and part[0] == "H":
        first, last = (1, 6) if part == "H1" else (7, 12)
    elif part:
        first, last = int(part[1]) * 3 - 2, int(part[-1]) * 3
    elif match["m"]:
        first = int(match["m"])
        last, day = int(match["m2"] or first), int(match["d"] or 0)
    if match["y2"]:
        if part or match["m2"] or day:
            return None
        last_year, last = int(match["y2"]), int(match["m3"])
    return _sane(Period(raw, year, first, last_year, last, day))


def _sane(period: Period) -> Period | None:
    if not (1 <= period.first_month <= 12 and 1 <= period.last_month <= 12 and period.year >= 1):
        return None
    if (period.year, period.first_month) > (period.last_year, period.last_month):
        return None
    if period.day > calendar.monthrange(period.last_year, period.last_month)[1]:
        return None
    return period


_CITE = re.compile(
    r"(?P<id>[A-Za-z][\w-]*)(?:\s*(?:¶\s*|第\s*)(?P<a>\d+)(?:\s*[-–—～~]\s*(?P<b>\d+))?\s*(?P<unit>段|页)?)?"
)


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a fact stands: a source and, if given, its first and last paragraph or page (from 1)."""

    source: str
    first: int = 0
    last: int = 0
    by_page: bool = False


def parse_citation(raw: str) -> Citation | None:
    """Read `zjrb ¶3`, `zjrb ¶3-4`, `zjrb 第3段`, `zjrb 第12页` or `zjrb`; None when it is neither."""
    match = _CITE.fullmatch(raw.strip())
    if match is None:
        return None
    first = int(match["a"] or 0)
    return Citation(match["id"], first, int(match["b"] or first), match["unit"] == "页")
