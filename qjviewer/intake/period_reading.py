"""Words of time in titles, headers and labels: written periods, and those that lean (本月, 上年同期)."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, Literal, TypeAlias

import msgspec

from qjviewer.bundle.periods import Period, moment, parse_part, span, year_of
from qjviewer.intake.folding_text import folded

# How a written month is meant: that month alone, January to it, its end, the whole year, a project's life.
TimeBasis: TypeAlias = Literal["", "single", "cumulative", "moment", "year", "total"]

_MONTH: Final = r"(?:1[0-2]|0?[1-9])"
_YEAR: Final = r"(?<!\d)(?P<year>(?:19|20)\d\d)"
_TO: Final = r"\s*(?:-|~|至|到)\s*"
_NAMES: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME: Final = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_DAY: Final = re.compile(
    r"(?:(?:19|20)\d\d)\s*(?:年\s*\d\d?\s*月\s*\d\d?\s*[日号]|[-/.]\d\d?[-/.]\d\d?(?!\d))|\d\d?月\d\d?[日号]"
)
_UNTIL: Final = re.compile(
    r"截[至止]到?\s*(?P<y>(?:19|20)\d\d)\s*(?:年|[-/.])\s*(?P<m>\d\d?)\s*(?:月|[-/.])\s*(?P<d>\d\d?)\s*日?"
)
_LAST_DAYS: Final = 28
# What is left of a year when the months follow: 2023年1-6月, 2023.6, 2023-06, 202306, 2023 1-6月.
_PARTS: Final = (
    rf"(?P<a>{_MONTH})\s*月?份?{_TO}(?P<b>{_MONTH})\s*月(?!\d|日)份?",
    rf"(?P<m>{_MONTH})\s*月(?!\d?\d[日号])份?(?P<end>末|底)?",
    r"(?P<half>[上下]半年)",
    r"(?P<first3>前三季度|前3季度|[一1]-[三3]季度|[一1]至[三3]季度)",
    r"(?P<first2>[一1](?:-|至)[二2]季度)",
    r"(?P<first4>[一1](?:-|至)[四4]季度)",
    r"第?(?P<quarter>[一二三四1-4])季度?(?P<qend>末|底)?(?=[^a-zA-Z]|$)",
    r"(?P<letter>[HQ][1-4](?:\s*-\s*Q[2-4])?)(?![a-zA-Z0-9])",
    r"(?P<whole>全年|(?<=[0-9])年度)",
    r"(?P<yearend>年末|年底|末|底)",
)
_SPAN_BARE: Final = rf"(?P<a>{_MONTH})(?:-|~|至)(?P<b>{_MONTH})(?![\d月.])"
_YEAR_PART: Final = re.compile(rf"{_YEAR}\s*年?\s*度?\s*(?:{'|'.join(_PARTS)})")
_YEAR_SPAN: Final = re.compile(rf"{_YEAR}\s*年\s*{_SPAN_BARE}")
_YEAR_DOTTED: Final = re.compile(
    rf"{_YEAR}[-./_](?P<a>{_MONTH})(?:(?:-|~)(?P<b>{_MONTH}))?(?P<end>末)?(?![\d./-])"
)
_YEAR_SOLID: Final = re.compile(rf"{_YEAR}(?P<m>0[1-9]|1[0-2])(?!\d)")
_YEAR_SHORT: Final = re.compile(rf"(?<![\d.])(?P<short>[12]\d)年\s*(?:{'|'.join(_PARTS[:7])})")
_YEAR_ALONE: Final = re.compile(
    rf"{_YEAR}\s*(?:年度|年)(?!初|来)|(?<![\d.])(?P<year2>(?:19|20)\d\d)(?![\d.,年])"
)
_PART_ALONE: Final = re.compile("|".join(f"(?:{part})" for part in _PARTS[:8]))
_ENGLISH: Final = re.compile(
    rf"(?P<a>{_NAME})\.?(?:\s*(?:-|~|to)\s*(?P<b>{_NAME})\.?)?(?:[\s,-]*(?P<y>(?:19|20)\d\d|\d\d(?!\d)))?(?![a-z])",
    re.IGNORECASE,
)
_HANZI: Final = {c: str(n) for n, c in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0", "O": "0"}
_HANZI_YEAR: Final = re.compile(r"[一二][〇零○O九一二三四五六七八]{3}(?=年)")
_HANZI_MONTH: Final = re.compile(
    r"(?<![一二三四五六七八九十])(十[一二]?|[一二三四五六七八九])(?=月(?!报)|(?:-|至|到|~)(?:十[一二]?|[一二三四五六七八九])月)"
)

_RELATIVE: Final[tuple[tuple[str, dict[str, object]], ...]] = (
    (r"(?:上年|去年|上一年度?|上年度)(?:同期|同月|同季度?|同时点)", {"shift": 1}),
    (r"前年同期", {"shift": 2}),
    (
        r"(?:上年|去年)(?:年?末|年?底)|年初(?!预算|计划|目标|任务|至)(?:余额|数|存量)?",
        {"shift": 1, "month": 12, "basis": "moment"},
    ),
    (r"(?:上年|去年|上年度)(?:全年|年度|实绩|完成数?|决算数?)", {"shift": 1, "basis": "year"}),
    (r"上月末", {"back": 1, "basis": "moment"}),
    (r"上月|上个月", {"back": 1}),
    (r"上年|去年", {"shift": 1}),
    (r"(?<!不)同期(?:数|累计|实绩|完成)?", {"shift": 1}),
    (r"last year|same period|year ago|previous year", {"shift": 1}),
)
_TO_DATE: Final = (
    r"(?:本月|本季|本期|当月)止累计|(?:从|自)?年初(?:至|到)(?:本月|本季|今|报告期)末?止?(?:累计)?|"
    r"自年初累计|自年初止?|1-本月|至本月止?|本年累计|当年累计|年内累计|累计至本月|累计数?|"
    r"year[- ]to[- ]date|cumulative|ytd"
)
_BASES: Final[tuple[tuple[str, TimeBasis], ...]] = (
    (r"自?开工(?:以来|至今)?(?:止)?累计|建设以来累计|开工以来", "total"),
    (_TO_DATE, "cumulative"),
    (r"(?<![上去\d])年[末底](?:数|人数|户数|总数|余额|存量)", "moment"),
    (r"本月末|当月末|期末|(?<!上)月末|季末|本季末|时点", "moment"),
    (r"本月|当月|本季度?|当季|单月|月度(?:值|数|增速|完成)|当期|monthly|this month|current month", "single"),
    (r"全年(?!度?(?:目标|计划|预算|任务))", "year"),
)
_NOW: Final = re.compile(r"本年度?|今年|本期|报告期|this year|current period")


class PeriodWords(msgspec.Struct, frozen=True):
    """What words say of time; zero and an empty basis mean: not said.

    `shift` counts years back, `back` months back. `is_now` is said by 本年, 本期.
    """

    year: int = 0
    first: int = 0
    last: int = 0
    basis: TimeBasis = ""
    shift: int = 0
    back: int = 0
    is_now: bool = False

    @property
    def says_time(self) -> bool:
        """Whether anything at all is said."""
        return self != NO_TIME

    @property
    def has_months(self) -> bool:
        """Whether months are named."""
        return self.last > 0

    def within(self, outer: "PeriodWords") -> "PeriodWords":
        """These words where they stand under or after others: what they leave open, the others say."""
        months = self if self.has_months else outer
        # A span of months says by itself how it is meant; only 累计 over it changes nothing.
        keeps = self.first == self.last or outer.basis == "cumulative"
        basis = self.basis or (outer.basis if keeps else "")
        return PeriodWords(
            self.year or outer.year, months.first, months.last, basis,
            self.shift or outer.shift, self.back or outer.back, self.is_now or outer.is_now,
        )  # fmt: skip


NO_TIME: Final = PeriodWords()


@lru_cache(maxsize=8192)
def find_period(text: str) -> tuple[PeriodWords, str]:
    """The words of time in a folded text, and the text without them."""
    rest = _DAY.sub(" ", _UNTIL.sub(_month_end, _arabic(text)))
    written, rest = _written(rest)
    words = written
    for pattern, said in _BASES:
        rest, count = re.subn(pattern, " ", rest, flags=re.IGNORECASE)
        if count and not words.basis:
            words = msgspec.structs.replace(words, basis=said)
    words, rest = _relative(words, rest)
    rest, count = _NOW.subn(" ", rest)
    if count:
        words = msgspec.structs.replace(words, is_now=True)
    return named_year(words), folded(rest)


def named_year(words: PeriodWords) -> PeriodWords:
    """上年 beside the year itself (上年（2022年）, 2022年同期) only names it again."""
    return msgspec.structs.replace(words, shift=0) if words.year and words.shift else words


def _month_end(match: re.Match[str]) -> str:
    """截至6月30日 says how far figures run, as 6月末 does; another day says nothing of a month."""
    return f" {match['y']}年{match['m']}月末" if int(match["d"]) >= _LAST_DAYS else " "


def _relative(words: PeriodWords, rest: str) -> tuple[PeriodWords, str]:
    for pattern, said in _RELATIVE:
        rest, count = re.subn(pattern, " ", rest, flags=re.IGNORECASE)
        if count:
            month = said.get("month", 0)
            basis = words.basis or said.get("basis", "")
            first, last = (month, month) if month else (words.first, words.last)
            shift, back = words.shift or said.get("shift", 0), words.back or said.get("back", 0)
            return PeriodWords(words.year, first, last, basis, shift, back, words.is_now), rest  # type: ignore[arg-type]
    return words, rest


def _arabic(text: str) -> str:
    """Years and months in Chinese numerals as digits: 二〇二三年六月 → 2023年6月."""
    text = _HANZI_YEAR.sub(lambda m: "".join(_HANZI[c] for c in m[0]), text)
    return _HANZI_MONTH.sub(lambda m: str(_month(m[1])), text)


def _month(text: str) -> int:
    if text.startswith("十"):
        return 10 + int(_HANZI.get(text[1:], "0"))
    return int(_HANZI[text])


def _written(text: str) -> tuple[PeriodWords, str]:
    """The first written period of a text: with its year, else months alone, else a year alone."""
    for pattern in (_YEAR_PART, _YEAR_SPAN, _YEAR_DOTTED, _YEAR_SOLID, _YEAR_SHORT):
        match = pattern.search(text)
        if match:
            return _made(match), _without(text, match)
    match = _PART_ALONE.search(text)
    if match:
        rest = _without(text, match)
        year = _YEAR_ALONE.search(rest)
        words = _made(match)
        if year:
            return msgspec.structs.replace(words, year=_year(year)), _without(rest, year)
        return words, rest
    match = _ENGLISH.search(text)
    if match and (match["a"].lower() != "may" or match["y"] or match["b"] or text.strip().lower() == "may"):
        return _made_english(match), _without(text, match)
    match = _YEAR_ALONE.search(text)
    if match:
        return PeriodWords(year=_year(match)), _without(text, match)
    return NO_TIME, text


def _without(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"


def _year(match: re.Match[str]) -> int:
    groups = match.groupdict()
    if groups.get("short"):
        return 2000 + int(groups["short"])
    return int(groups.get("year") or groups.get("year2") or 0)


def _made(match: re.Match[str]) -> PeriodWords:
    groups = {key: value for key, value in match.groupdict().items() if value}
    year = _year(match)
    ends: TimeBasis = "moment" if {"end", "qend", "yearend"} & set(groups) else ""
    if "b" in groups:
        first, last = int(groups["a"]), int(groups["b"])
        return PeriodWords(year, first, last, ends) if first <= last else PeriodWords(year)
    if "m" in groups or "a" in groups:
        month = int(groups.get("m") or groups["a"])
        return PeriodWords(year, month, month, ends)
    if "whole" in groups:
        return PeriodWords(year, basis="year")
    if "yearend" in groups:
        return PeriodWords(year, 12, 12, "moment")
    return msgspec.structs.replace(_part(year, groups), basis=ends)


def _part(year: int, groups: dict[str, str]) -> PeriodWords:
    """Halves and quarters, through the one reader of periods."""
    word = next(
        groups[key] for key in ("half", "first2", "first3", "first4", "quarter", "letter") if key in groups
    )
    if "first2" in groups:
        return PeriodWords(year, 1, 6)
    if "first3" in groups or "first4" in groups:
        return PeriodWords(year, 1, 9 if "first3" in groups else 12)
    found = parse_part(f"{word}季度" if "quarter" in groups else word, year or 2000)
    return PeriodWords(year, found.first_month, found.last_month) if found else PeriodWords(year)


def _made_english(match: re.Match[str]) -> PeriodWords:
    first = _NAMES.index(match["a"][:3].lower()) + 1
    last = _NAMES.index(match["b"][:3].lower()) + 1 if match["b"] else first
    year = int(match["y"] or 0)
    year += 2000 if 0 < year < 100 else 0
    return PeriodWords(year, first, last) if first <= last else PeriodWords(year)


def to_period(words: PeriodWords) -> Period | None:
    """The period that words mean; None while their year or month is open."""
    year, last = words.year - words.shift, words.last
    if words.year <= 0:
        return None
    if words.basis == "year" or not last:
        # A year alone is the whole of it, unless the words ask for a month of it.
        return year_of(year) if words.basis in ("", "year") and not words.back else None
    first = words.first
    if words.back:
        moved = span(year, last, last).shifted(-words.back)
        year, first, last = moved.year, moved.first_month, moved.last_month
    if words.basis == "moment":
        return moment(year, last)
    if words.basis == "cumulative":
        return span(year, 1, last)
    if words.basis == "single" and first == 1 and last > 2:
        return span(year, last, last)
    return span(year, first, last)


def merged(words: Iterable[PeriodWords]) -> PeriodWords:
    """Words from the outermost to the innermost as one."""
    result = NO_TIME
    for inner in words:
        result = inner.within(result)
    return result
