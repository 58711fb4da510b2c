"""Numerals in English text, which is made lower case first (`checks.scanning.matching`)."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Final

from qjviewer.checks.numerals import (
    ExemptPattern,
    Numeral,
    Sort,
    looks_like_year,
    plain_number,
    sorted_out,
)
from qjviewer.checks.quantity import COUNT, PERCENT, POINTS, RANK, BaseAmount
from qjviewer.text.late import late

_ONES: Final = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_TEENS: Final = ["eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"]
_TENS: Final = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_NUMBERS: Final[dict[str, int]] = {
    **{word: n for n, word in enumerate([*_ONES, *_TEENS, "nineteen"])},
    **{word: n * 10 for n, word in enumerate(_TENS, 2)},
}
_FIRSTS: Final = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
]
_ORDINALS: Final[dict[str, int]] = {w: n for n, w in enumerate(_FIRSTS, 1)}
_POWERS: Final[dict[str, int]] = {
    "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12
}  # fmt: skip
_UNITS: Final[dict[str, str]] = {
    r"%|per\s?cent": PERCENT,
    r"percentage points?|pp": POINTS,
    r"yuan|rmb": "元",
    r"us dollars|dollars": "美元",
    r"mu": "亩",
    r"square met(?:re|er)s?": "平方米",
    r"square kilomet(?:re|er)s?": "平方公里",
    r"kilomet(?:re|er)s?|km": "公里",
    r"met(?:re|er)s?": "米",
    r"tonn?es?": "吨",
    r"kwh": "千瓦时",
    r"days?": "天",
    r"months?": "个月",
    r"quarters?": "个季度",
    r"years?": "年",
    r"times": "倍",
    r"projects?|provinces?|counties|county|cities|districts?|companies|enterprises?|firms|stores?|shops"
    r"|people|persons|workers|builders|jobs|households?|chains|villages|towns?|places|bins": COUNT,
}
_UNIT: Final = "|".join(f"(?:{words})" for words in _UNITS)
_POWER: Final = "|".join(_POWERS)
_DIGITS: Final = re.compile(
    rf"(?<![\w.])(?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:[ -](?P<power>{_POWER})\b)?"
    rf"(?:[ -]?(?P<unit>{_UNIT})(?![a-z]))?(?![\d])",
)
# Behind a number in words.
_MEASURED: Final = late(rf"(?:[ -](?P<power>{_POWER}))?[ -](?P<unit>{_UNIT})(?![a-z])")
_LETTERS: Final = re.compile("[a-z]+")
_SPOKEN: Final[dict[str, int]] = {**_NUMBERS, "hundred": 100, "dozen": 12}
_WORD: Final = "|".join(sorted(_SPOKEN, key=len, reverse=True))
_HALF: Final = re.compile(r"\b(?:nearly|almost|over|more than|about) half\b")
_RANKED: Final = re.compile(
    r"\b(?:rank(?:s|ed|ing)?|placed|places|came|comes)\b(?: (?:the|at|a|joint))? "
    rf"(?P<rank>{'|'.join(_ORDINALS)}|\d+(?:st|nd|rd|th))\b",
)
_RANKING: Final = ("rank", "place", "came", "comes")
_ORDINAL: Final = re.compile(r"\b(?P<rank>\d+)(?:st|nd|rd|th)\b")
_MONTH: Final = (
    "(?:january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)"
)
_IN_MONTH: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BEFORE_YEARS: Final = ("next", "last", "past", "coming", "first", "previous")
_NUMBERED: Final = ("paragraph", "page", "section", "chapter", "table", "figure", "item")
_EXEMPT: Final = (
    ExemptPattern("contact", ("@/",), r"[\w.+-]{1,64}@[\w.-]{1,64}|https?://\S+"),
    ExemptPattern("date", (), rf"\d{{1,2}}(?:[–-]\d{{1,2}})? {_MONTH}\b", _IN_MONTH),
    ExemptPattern("date", (), rf"\b{_MONTH}\.? \d{{1,2}}(?:[–-]\d{{1,2}})?\b(?![.%]\d?)", _IN_MONTH),
    ExemptPattern("date", (), r"\b(?:19|20)\d\d(?:[–-](?:19|20)?\d\d){0,2}\b(?!,\d|\.\d|%)", ("19", "20")),
    ExemptPattern("date", (":qh",), r"\b\d{1,2}:\d\d(?::\d\d)?\b|\b[qh][1-4]\b"),
    ExemptPattern(
        "date", (), r"\b(?:over|first)(?: the)?(?: first)? three quarters\b(?! in a row)", ("three quarters",)
    ),
    # The measure, not a number of years: 两年平均.
    ExemptPattern(
        "date",
        (),
        r"\btwo-year (?:average|mean|compound|basis|annual|growth)"
        r"|\b(?:averaged?|growth|mean|compounded) over (?:the )?two years\b",
        ("two-year", "two years"),
    ),
    ExemptPattern(
        "date",
        (),
        rf"\b(?:{'|'.join(_BEFORE_YEARS)}) (?:{_WORD}|\d+) (?:years|months|quarters)\b",
        tuple(f"{word} " for word in _BEFORE_YEARS),
    ),
    ExemptPattern(
        "name", (), rf"\b[a-z]+-?\d[\w.]*\b|\b\d+(?!(?:{_UNIT}|st|nd|rd|th)\b)[a-z]+\b|\bno\.? ?\d+"
    ),
    ExemptPattern("order", (".)",), r"(?:^|[.;:\n] )\(?\d{1,2}[.)] "),
    ExemptPattern("order", (), rf"\b(?:{'|'.join(_NUMBERED)})s? \d+\b", _NUMBERED),
)


def scan(text: str) -> tuple[Numeral, ...]:
    """Every numeral of an English text, in order, each with its sort."""
    found = [*_ranks(text), *_digits(text), *_words(text), *_halves(text)]
    found.sort(key=lambda n: (n.start, -n.end))
    kept: list[Numeral] = []
    for numeral in found:
        if not kept or numeral.start >= kept[-1].end:
            kept.append(numeral)
    return tuple(sorted_out(kept, _EXEMPT, text)) if kept else ()


def _digits(text: str) -> Iterator[Numeral]:
    for m in _DIGITS.finditer(text):
        number = m["number"]
        if len(number) > 30:
            continue
        bare = not m["unit"] and not m["power"]
        sort: Sort = "date" if bare and looks_like_year(number) else "data"
        yield Numeral(m.start(), m.end(), _said(plain_number(number), m["power"], m["unit"]), sort)


def _words(text: str) -> Iterator[Numeral]:
    done = 0
    for word in _LETTERS.finditer(text):
        start = word.start()
        if word[0] not in _SPOKEN or start < done or _goes_on(text, start):
            continue
        number, m = _measured(text, word)
        if m is None:
            continue
        done = m.end()
        said = _said(Decimal(number), m["power"], m["unit"])
        # "one day" and "one project" are turns of phrase; "one percentage point" is not.
        if number != 1 or said.unit in (PERCENT, POINTS, "元", "个月", "个季度"):
            yield Numeral(start, done, said, digits=False)


def _goes_on(text: str, start: int) -> bool:
    """Whether what begins there is a part of a word."""
    return start > 0 and (text[start - 1].isalnum() or text[start - 1] == "_")


def _measured(text: str, word: re.Match[str]) -> tuple[int, re.Match[str] | None]:
    """A number of one word or two, twenty-five, and what stands behind it; None where it measures nothing."""
    number, end = _SPOKEN[word[0]], word.end()
    more = _LETTERS.match(text, end + 1) if text[end : end + 1] == "-" else None
    if more and more[0] in _SPOKEN:
        found = _MEASURED().match(text, more.end())
        if found:
            return number + _SPOKEN[more[0]], found
    return number, _MEASURED().match(text, end)


def _said(number: Decimal, power: str | None, unit: str | None) -> BaseAmount:
    amount = number * _POWERS[power] if power else number
    return BaseAmount(amount, _base(unit) if unit else COUNT)


@cache
def _base(unit: str) -> str:
    measured = (base for words, base in _UNITS.items() if base != COUNT and re.fullmatch(words, unit))
    return next(measured, COUNT)


def _halves(text: str) -> Iterator[Numeral]:
    if "half" in text:
        for m in _HALF.finditer(text):
            yield Numeral(m.start(), m.end(), BaseAmount(Decimal(50), PERCENT))


def _ranks(text: str) -> Iterator[Numeral]:
    if not any(word in text for word in _RANKING):
        return
    for m in _RANKED.finditer(text):
        word = m["rank"]
        rank = _ORDINALS.get(word) or int(word[:-2])
        yield Numeral(
            m.start("rank"), m.end("rank"), BaseAmount(Decimal(rank), RANK), digits=word[0].isdigit()
        )
    for m in _ORDINAL.finditer(text):
        if len(m["rank"]) < 10:
            yield Numeral(m.start(), m.end(), BaseAmount(Decimal(m["rank"]), RANK))
