"""Periods in English text (in lower case), read at one place."""

import re
from typing import Final, TypeAlias

from qjviewer.bundle.periods import Period, span, year_of
from qjviewer.checks.language.en_numbers import WORDS
from qjviewer.checks.language.lexicon import either, parts_of, words_in

Time: TypeAlias = Period | str

_MONTHS: Final = words_in(
    "january february march april may june july august september october november december"
)
_SHORT: Final = {m[:3]: n for n, m in enumerate(_MONTHS, 1)} | {"sept": 9}
_NUMBERS: Final = {w: n for n, w in enumerate(list(WORDS)[1:13], 1)}
_M: Final = rf"(?:{'|'.join(_MONTHS)}|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?"
_N: Final = rf"(?:{'|'.join(_NUMBERS)}|1[0-2]|[2-9])"
_LAST: Final = "last year|the previous year|the year before|this year|the prior year|the preceding year"
_HALVES: Final = (
    "first[ -]half|second[ -]half|half-year|half year|mid-year|midyear|opening half|first six months|h1|h2"
    "|opening six months"
)
_YEAR: Final = r"(?:19|20)\d\d"
_OF: Final = re.compile(
    rf"(?: of the year)?(?:,? (?:of |in )?(?P<year>{_YEAR})(?![\d.,]\d|%)|,? of (?P<word>{_LAST}))"
    "| of the year"
)
_PATTERN: Final = re.compile(
    rf"(?:the )?(?P<half>{_HALVES})(?![a-z])"
    r"|(?:the )?(?P<quarters>first (?:two|three|2|3) quarters)"
    r"|(?:the )?(?P<quarter>(?:first|second|third|fourth|opening|final)[ -]quarter|[qQ][1-4]|[1-4]q)"
    r"(?![a-z0-9])"
    rf"|(?:the )?(?:first|opening) (?P<n>{_N}) months"
    # 22.5% in the first two months and 20.3% in the first three
    rf"|(?<=in )the first (?P<more>{_N})(?=[.,;]|$)"
    rf"|(?:from (?=jan)|(?P<between>between ))?(?P<from>{_M}) ?(?(between)and|(?:–|—|-|to|through|until))"
    rf" ?(?P<to>{_M})(?: period)?"
    rf"|(?:the )?end(?:[- ]of[- ]|-)(?P<until>{_M})"
    r"|(?:the )?end of (?:the )?(?P<closes>first|second|third|fourth|opening|final)[ -](?P<part>quarter|half)"
    rf"|(?P<month>{_M})(?P<alone> alone)?"
    rf"|(?:the )?(?:whole|full|entire) year(?: of)?|(?P<bare>{_YEAR})(?![–—-]\d|,\d|\.\d|%|\d)"
    rf"|(?:the )?full-year(?= {_YEAR})"
    r"|the year as a whole|(?:the )?(?:annual|full-year|yearly) (?:figure|total|tally)(?![a-z])"
    r"|(?:the )?full-year"
    r"(?! (?:[a-z-]{1,12} ){0,3}(?:target|goal|plan|objective|task|budget|forecast|projection))"
)
_RELATIVE: Final = parts_of("en")["relative time"]
_WORDS: Final = re.compile(rf"(?:{either(_RELATIVE)})(?![a-z])")
_SAME: Final = re.compile(
    rf"(?:the )?(?:same|corresponding|like|equivalent) (?:period|months|half) (?:of|in) (?P<year>{_YEAR})\b"
)
_DAY: Final = re.compile(
    rf"\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_M}(?:,? \d{{4}})?"
    rf"|{_M} \d{{1,2}}(?:st|nd|rd|th)?(?![\d.%])(?:, \d{{4}})?"
    r"|(?:19|20)\d\d ?[–—-] ?(?:19|20)?\d\d\b"
    r"|\d{1,2}:\d\d(?: ?(?:am|pm|a\.m\.|p\.m\.))?|\d{1,2}\.\d\d ?(?:am|pm|a\.m\.|p\.m\.)"
)
# How far back the word for months is looked for that a number leaves out.
_NEAR: Final = 60
_ORDER: Final = {"first": 1, "opening": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}


def time_at(text: str, at: int, now: Period) -> tuple[int, Time, bool] | None:
    """The end of the period that starts at a place, the period, and whether a single month is insisted on."""
    m = _DAY.match(text, at)
    if m:
        return m.end(), "", False
    m = _SAME.match(text, at)
    if m:
        return m.end(), now.shifted(12 * (int(m["year"]) - now.last_year)), False
    m = _WORDS.match(text, at)
    if m:
        return m.end(), _RELATIVE[m[0]], False
    m = _PATTERN.match(text, at)
    if m is None or m.end() == at or (m["more"] and " months" not in text[max(0, at - _NEAR) : at]):
        return None
    of = _OF.match(text, m.end()) if not m["bare"] else None
    period = _period(m, text, _year(m, of, now))
    return (of.end() if of else m.end(), period, bool(m["alone"])) if period is not None else None


def _period(m: re.Match[str], text: str, year: int) -> Period | None:
    if m["half"]:
        return span(year, 7, 12) if m["half"] in ("second half", "second-half", "h2") else span(year, 1, 6)
    if m["quarters"]:
        return span(year, 1, 9 if m["quarters"].split()[1] in ("three", "3") else 6)
    if m["quarter"]:
        return _quarter(m["quarter"], year)
    if m["n"] or m["more"]:
        count = m["n"] or m["more"]
        return span(year, 1, _NUMBERS.get(count) or int(count))
    if m["from"]:
        first, last = _month(m["from"]), _month(m["to"])
        return span(year, first, last) if first <= last else None
    if m["closes"]:
        return span(year, 1, _ORDER[m["closes"]] * (3 if m["part"] == "quarter" else 6))
    if m["until"]:
        return span(year, 1, _month(m["until"]))
    if m["month"]:
        if m["month"] in _ALSO_WORDS and _is_word(m, text):
            return None
        return span(year, _month(m["month"]), _month(m["month"]))
    return year_of(year)


_ALSO_WORDS: Final = frozenset(["may", "mar", "march", "dec", "sep", "jan", "sept"])
_WHEN: Final = frozenset(
    [
        "in",
        "for",
        "of",
        "since",
        "during",
        "and",
        "both",
        "to",
        "by",
        "until",
        "through",
        "from",
        "than",
        "with",
        "against",
        "over",
    ]
)


def _is_word(m: re.Match[str], text: str) -> bool:
    """Whether may or march is no month here: nothing before it says when."""
    before = text[max(0, m.start() - 12) : m.start()].split()
    return bool(before) and before[-1].strip(",") not in _WHEN and not before[-1].endswith(",")


def _quarter(word: str, year: int) -> Period:
    number = _ORDER.get(re.split("[ -]", word)[0]) or int(word.strip("qQ"))
    return span(year, number * 3 - 2, number * 3)


def _year(m: re.Match[str], of: re.Match[str] | None, now: Period) -> int:
    if m["bare"]:
        return int(m["bare"])
    if of is not None and of["year"]:
        return int(of["year"])
    last = of is not None and of["word"] not in (None, "this year")
    return now.last_year - 1 if last else now.last_year


def _month(text: str) -> int:
    return _SHORT[text[:3]]
