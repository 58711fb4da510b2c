"""Words of time in texts, in Chinese and English: where they stand and which period they mean.

Only what is certain is read: a span or moment that is named (上半年, 1—7月, 6月末, first half of 2023), or a
year (去年, 2022年). What only points from there (以来, 起, 同期) is left alone.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import msgspec

from qjviewer.bundle.periods import Period, parse_part, parse_period, span, year_of
from qjviewer.checks.folding import fold

_MONTH: Final = r"(?:1[0-2]|[1-9])"
_TO: Final = r"\s?[—–\-~～至到]+\s?"
_PART: Final = (
    rf"[上下]半年|前[二三两]个?季度|第?[一二三四](?:{_TO}第?[二三四])?季度|全年|年[末底]"
    rf"|{_MONTH}月?{_TO}{_MONTH}月份?|{_MONTH}月[末底]|{_MONTH}月份?(?!\d{{1,2}}[日号])"
)
_YEAR: Final = r"(?:19|20)\d\d年"
_BACK: Final[dict[str, int]] = {
    "今年": 0, "本年": 0, "当年": 0, "去年": -1, "上年": -1, "上一年": -1, "前年": -2, "明年": 1,
}  # fmt: skip
_ZH: Final = re.compile(
    # A span over years is left alone, and so is a day.
    rf"(?P<range>{_YEAR[:-1]}年?(?:{_PART})?{_TO}{_YEAR}(?:{_PART})?)|(?P<day>{_YEAR}\d{{1,2}}月\d{{1,2}}[日号])"
    rf"|(?<!\d)(?:(?P<year>{_YEAR})|(?P<back>今年|本年|当年|去年|上一?年|前年|明年))?(?P<part>{_PART})"
    rf"|(?<!\d)(?P<whole>{_YEAR})|(?P<alone>今年|去年|上一?年|前年|明年)"
    r"|(?P<own>本季度?|本月|当月|本期|上季度?|上个?月|上期)"
)
# Every word of time holds one of these.
_IN_EVERY: Final = frozenset("年月季期")
# After these a word names where something begins, or another time than its own.
_ONLY_FROM: Final = re.compile(r"\s*(?:以来|起|至今|以前|之前|以后|之后|后|同期|初|度|内|间)")
# What is quoted is a name.
_QUOTED: Final = re.compile(r"“[^”\n]{1,60}”|「[^」\n]{1,60}」|『[^』\n]{1,60}』|《[^》\n]{1,80}》")

_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_EN_MONTH: Final = "|".join(_MONTHS)
_ORDINALS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_EN: Final = re.compile(
    r"\b(?:(?P<nth>first|second|third|fourth)[ -](?P<unit>quarter|half)(?!ly)|first (?P<three>three) quarters"
    r"|(?P<half>half-year)(?!ly)"
    rf"|(?P<from>{_EN_MONTH})(?:[–—-]| to )(?P<to>{_EN_MONTH})|(?P<code>[QH][1-4])(?=\W|$))"
    r"(?:,? (?:of )?(?:(?P<year>(?:19|20)\d\d)|(?P<before>the (?:year before|previous year)|last year)))?"
    r"|\b(?P<alone>last year|this year)\b(?!['’]s)",
    re.IGNORECASE,
)


class TimeWord(msgspec.Struct, frozen=True):
    """A word of time at `start:end` of a text.

    `part` is what a year is divided into (上半年), empty for a whole year; `year` is the year typed, or 0;
    `back` is how many years a relative word lies from this one. `is_own` where it means whatever period
    the briefing is about (本季度).
    """

    start: int
    end: int
    part: Period | None = None
    year: int = 0
    back: int = 0
    is_own: bool = False

    @property
    def moves(self) -> bool:
        """Whether it means another period when the year of the briefing changes."""
        return not self.year

    def in_year(self, year: int) -> Period | None:
        """The period it means in a text of a year; None where it means the briefing's own."""
        if self.is_own:
            return None
        at = self.year or year + self.back
        return year_of(at) if self.part is None else self.part.shifted((at - _ANY) * 12)


# The year in which parts are kept until their own is known.
_ANY: Final = 2000


def time_words(text: str, lang: str) -> tuple[TimeWord, ...]:
    """The words of time of a text in a language, in order."""
    return _found_in(text, True) if lang == "en" else _found_in(fold(text), False)


@lru_cache(maxsize=2048)
def _found_in(text: str, is_english: bool) -> tuple[TimeWord, ...]:
    # Several rules ask for the same texts, and folded Chinese is mostly one and the same.
    return tuple(_english(text) if is_english else _chinese(text))


def _chinese(text: str) -> Iterator[TimeWord]:
    if _IN_EVERY.isdisjoint(text):
        return
    clean = _QUOTED.sub(lambda m: "“" * len(m[0]), text)
    for match in _ZH.finditer(clean):
        if match["range"] or match["day"] or _ONLY_FROM.match(clean, match.end()):
            continue
        start, end = match.span()
        if match["own"]:
            yield TimeWord(start, end, is_own=True)
        elif match["part"]:
            part = parse_part(match["part"], _ANY)
            year = int(match["year"][:4]) if match["year"] else 0
            if part is not None:
                yield TimeWord(start, end, part, year, _BACK.get(match["back"] or "", 0))
        elif match["whole"]:
            yield TimeWord(start, end, year=int(match["whole"][:4]))
        else:
            yield TimeWord(start, end, back=_BACK[match["alone"]])


def _english(text: str) -> Iterator[TimeWord]:
    for match in _EN.finditer(text):
        start, end = match.span()
        if match["alone"]:
            yield TimeWord(start, end, back=-1 if match["alone"].lower() == "last year" else 0)
            continue
        part = _english_part(match)
        if part is not None:
            yield TimeWord(start, end, part, int(match["year"] or 0), -1 if match["before"] else 0)


def _english_part(match: re.Match[str]) -> Period | None:
    if match["half"]:
        return span(_ANY, 1, 6)
    if match["three"]:
        return span(_ANY, 1, 9)
    if match["from"]:
        first, last = (_MONTHS.index(match[side].lower()) + 1 for side in ("from", "to"))
        return span(_ANY, first, last) if first < last else None
    if match["code"]:
        return parse_period(f"{_ANY}{match['code'].upper()}")
    nth = _ORDINALS[match["nth"].lower()]
    months = 3 if match["unit"].lower() == "quarter" else 6
    return span(_ANY, (nth - 1) * months + 1, nth * months) if nth * months <= 12 else None
