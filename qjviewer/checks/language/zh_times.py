"""Periods in (folded) Chinese text, read at one place: 2023年上半年, 1—5月, 去年同期, 一季度."""

import re
from typing import Final, TypeAlias

from qjviewer.bundle.periods import Period, parse_part, span, year_of
from qjviewer.checks.language.lexicon import either, parts_of

# A period, or the name of one that depends on what is spoken of: year-ago, prev, now, last-month…
Time: TypeAlias = Period | str

_TO: Final = r"[—–\-～~至到]{1,2}"
_M: Final = r"(?:1[0-2]|0?[1-9])"
_CM: Final = "(?:十[一二]?|[一二三四五六七八九])"
_YEAR: Final = r"(?:(?P<year>(?:19|20)\d\d)年?|(?P<word>今年|本年度?|当年|去年|上年度?|上一年|前年|同年))"
_PART: Final = (
    rf"(?:[上下]半年|半年(?![来以度内多])|年中(?=[，,时])|全年度?|第?[一二三四1-4]季度?(?![一度调])|首季度?|一季|前[二两三23]个?季度|头三个?季度"
    rf"|[一1](?:{_TO})[二三四234]季度|{_M}月?{_TO}{_M}月份?|{_CM}月?(?:至|到|—){_CM}月份?|[前头](?:{_M}|{_CM}|两)个?月(?!度)"
    rf"|Q[1-4]|H[12]|{_M}月(?!\d{{1,2}}[日号])份?|{_CM}月份?(?![一]))"
)
_JOINED: Final = re.compile(rf"(?:{_YEAR}的?)?(?P<part>{_PART})?")
# 到6月，…: ahead of all else and with no number of its own, it is from January to then.
_BY: Final = re.compile(
    rf"(?<![^，。；：、\n （(“])[到至]"
    rf"(?=(?:(?:20\d\d|[今去])年)?(?:{_M}月份?|上半年|第?[一二三四]季度?)(?![末底的到至]))"
)
_SINGLE: Final = re.compile(r"(?:的)?(?:当月|单月|当季|单季|当季度|这?一个月|这?一个季度)")
_UNTIL: Final = re.compile("截[至止]到?")
_RELATIVE: Final = parts_of("zh")["relative time"]
_WORDS: Final = re.compile(either(_RELATIVE))
_RELATIVE_FIRSTS: Final = frozenset(word[0] for word in _RELATIVE)
# Spans of years, and days: they name no period that is told of.
_DEAD: Final = re.compile(
    rf"(?:19|20)\d\d年?{_TO}(?:19|20)\d\d年"
    rf"|{_M}月\d{{1,2}}[日号](?:上午|下午|晚)?(?:\d{{1,2}}[时点:：]\d{{0,2}}分?)?|\d{{1,2}}[日号]"
)
# What a period or group may begin with, so that others need not be tried.
FIRSTS: Final = frozenset(
    "截到至今本当去上同前头首年下全第一二三四五六七八九十半两QH此报单现如眼"
) | frozenset("0123456789")
_LISTED: Final = re.compile(
    rf"(?P<names>(?:(?:{_M}|{_CM})[、和及与]){{1,11}}(?:{_M}|{_CM}))(?P<unit>[两三四五六]?个?月份?|季度)(?P<end>[末底])?(?!\d{{1,2}}[日号])(?:当月|单月)?"
)
_LETTERS: Final = {
    "一": 1,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
    "两": 2,
}
_MONTH_FIRSTS: Final = frozenset("0123456789一二三四五六七八九十")
_MONTH_SPAN: Final = re.compile(rf"({_M}|{_CM})月?(?:{_TO})({_M}|{_CM})月份?")
_FIRST_MONTHS: Final = re.compile(rf"[前头]({_M}|{_CM}|两)个?月")
_ONE_MONTH: Final = re.compile(rf"({_M}|{_CM})月份?")


def time_at(text: str, at: int, now: Period) -> tuple[int, Time, bool] | None:
    """The end of the period that starts at a place, the period, and whether a single month or quarter is
    insisted on (当月). None where none starts; a day gives an empty name.
    """
    dead = _DEAD.match(text, at) if text[at].isdigit() else None
    if dead:
        return dead.end(), "", False
    until = _UNTIL.match(text, at) if text[at] == "截" else None
    if until:
        return _until(text, until.end(), now)
    by = _BY.match(text, at) if text[at] in "到至" else None
    if by:
        return _until(text, by.end(), now)
    m = _WORDS.match(text, at) if text[at] in _RELATIVE_FIRSTS else None
    if m:
        return m.end(), _RELATIVE[m[0]], False
    m = _JOINED.match(text, at)
    return _joined(m, text, now) if m and m.end() > at else None


def months_at(text: str, at: int, now: Period) -> tuple[int, tuple[Period, ...]] | None:
    """The end of a list of months or quarters that share their last word, and the periods: 4、5、6月."""
    m = _LISTED.match(text, at) if text[at : at + 1] in _MONTH_FIRSTS else None
    if m is None:
        return None
    names = re.split("[、和及与]", m["names"])
    unit = "季度" if m["unit"] == "季度" else "月"
    parts = [_part(name + unit, now.last_year) for name in names]
    found = tuple(p for p in parts if p is not None)
    if m["end"]:
        # 4、5、6月末: each from January to then.
        found = tuple(span(p.last_year, 1, p.last_month) for p in found)
    return (m.end(), found) if None not in parts else None


def _joined(m: re.Match[str], text: str, now: Period) -> tuple[int, Time, bool] | None:
    year = _year(m, now)
    part = m["part"]
    if part is None:
        if m["word"] in ("今年", "本年", "本年度", "当年", "同年"):
            return m.end(), "this-year", False
        if m["word"] in ("去年", "上年", "上年度", "上一年"):
            return m.end(), "last-year", False
        named = m[0].removesuffix("的")
        if text[m.end() : m.end() + 1].isdigit() or (m["year"] and named[-1] != "年"):
            return None
        return m.start() + len(named), year_of(year), False
    period = _part(part, year)
    if period is None:
        return None
    if text[m.end() : m.end() + 1] in ("末", "底"):
        # 三季度末, 6月末: from January to then.
        return m.end() + 1, span(period.last_year, 1, period.last_month), False
    single = _SINGLE.match(text, m.end())
    return (single.end() if single else m.end()), period, bool(single)


def _until(text: str, at: int, now: Period) -> tuple[int, Time, bool] | None:
    """截至4月: from January to then."""
    found = time_at(text, at, now) if at < len(text) else None
    if found is None or not isinstance(found[1], Period):
        return found
    return found[0], span(found[1].last_year, 1, found[1].last_month), False


def _year(m: re.Match[str], now: Period) -> int:
    if m["year"]:
        return int(m["year"])
    ago = {"去年": 1, "上年": 1, "上年度": 1, "上一年": 1, "前年": 2}.get(m["word"] or "", 0)
    return now.last_year - ago


def _part(part: str, year: int) -> Period | None:
    if part in ("半年", "年中"):
        return span(year, 1, 6)
    if part in ("首季", "首季度", "一季"):
        return span(year, 1, 3)
    if part[-2:] == "季度" and part[0] in "一1" and len(part) > len("一季度"):
        # 一至三季度
        return span(year, 1, 3 * _month(part[-3]))
    if part.startswith("头三") and "季" in part:
        return span(year, 1, 9)
    if part[0] in "QH":
        return span(year, int(part[1]) * 3 - 2, int(part[1]) * 3) if part[0] == "Q" else _half(year, part[1])
    m = _MONTH_SPAN.fullmatch(part)
    if m:
        return _months(year, _month(m[1]), _month(m[2]))
    m = _FIRST_MONTHS.fullmatch(part)
    if m:
        return _months(year, 1, _month(m[1]))
    m = _ONE_MONTH.fullmatch(part)
    if m:
        return _months(year, _month(m[1]), _month(m[1]))
    return parse_part(part, year)


def _half(year: int, which: str) -> Period:
    return span(year, 1, 6) if which == "1" else span(year, 7, 12)


def _months(year: int, first: int, last: int) -> Period | None:
    return span(year, first, last) if 1 <= first <= last <= 12 else None


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    if len(text) == 2:
        return 10 + _LETTERS[text[1]]
    return _LETTERS[text]
