"""Periods in words: with their year, without it, on an axis, and beside another period."""

from functools import lru_cache

from qjviewer.bundle.periods import Period
from qjviewer.wording import Language, say


@lru_cache(maxsize=4096)
def period_words(period: Period, lang: Language) -> str:
    """A period in words: 2023年上半年, 2023年前三季度, 2023年1—10月, 2023年6月末, 2023年."""
    key, values = _phrase(period)
    return _said(f"period-{key}", values, lang)


def in_prose(period: Period, lang: Language) -> str:
    """A period as a sentence has it: in English `first half of 2023` instead of `H1 2023`."""
    key, values = _phrase(period)
    known = key in ("year", "h1", "h2", "q1", "q2", "q3", "q4", "q1-3")
    return _said(f"period-prose-{key}" if known else f"period-{key}", values, lang)


def with_article(period: Period, lang: Language) -> str:
    """As `in_prose`, in English with its article where it takes one."""
    words = in_prose(period, lang)
    takes_one = words[:1].islower()
    return say("figures.the", lang, period=words) if takes_one else words


def without_year(period: Period, lang: Language) -> str:
    """A period of a year already named: 上半年, 前三季度, 1—7月, 6月末; one over several years in full."""
    key, values = _phrase(period)
    if key in ("years", "whole-years"):
        return period_words(period, lang)
    return _said(f"period-short-{key}", values, lang)


def on_axis(period: Period, lang: Language) -> str:
    """A period under an axis whose years stand apart: 上半年, 1—10月, 6月末; in English H1, Jan–Oct."""
    key, values = _phrase(period)
    if key in ("years", "whole-years"):
        return period_words(period, lang)
    if lang == "en":
        values = {k: say(f"figures.month-{v}", lang)[:3] if k in ("m", "n") else v for k, v in values.items()}
    return say(f"figures.period-axis-{key}", lang, **values)


def beside(period: Period, other: Period, lang: Language) -> str:
    """What `period` is compared with, in words: 一季度, 上年同期, 上年全年, 上年末; else in full."""
    if other == period.shifted(-12):
        return say("figures.year-ago-year" if period.is_whole_year else "figures.year-ago-span", lang)
    before = period.last_year - 1
    if other.is_moment and other.last == before * 12 + 11:
        return say("figures.year-start", lang)
    if other.is_whole_year and other.year == before:
        return say("figures.year-before-whole", lang)
    if other.last_year == period.last_year and other.year == period.year:
        return without_year(other, lang)
    return with_article(other, lang)


def _said(key: str, values: dict[str, object], lang: Language) -> str:
    if lang == "en":
        values = {k: say(f"figures.month-{v}", lang) if k in ("m", "n") else v for k, v in values.items()}
    return say(f"figures.{key}", lang, **values)


def _phrase(period: Period) -> tuple[str, dict[str, object]]:
    y, a, b = period.year, period.first_month, period.last_month
    if period.day:
        return "day", {"y": y, "m": a, "d": period.day}
    if period.is_moment:
        return "end", {"y": y, "m": b}
    if period.last_year != y:
        return _over_years(period)
    named = {(1, 12): "year", (1, 6): "h1", (7, 12): "h2", (1, 9): "q1-3"}
    if (a, b) in named:
        return named[a, b], {"y": y}
    if a == b:
        return "month", {"y": y, "m": a}
    if b == a + 2 and a % 3 == 1:
        return f"q{b // 3}", {"y": y}
    return "months", {"y": y, "m": a, "n": b}


def _over_years(period: Period) -> tuple[str, dict[str, object]]:
    if period.first_month == 1 and period.last_month == 12:
        return "whole-years", {"y": period.year, "z": period.last_year}
    return "years", {"y": period.year, "m": period.first_month, "z": period.last_year, "n": period.last_month}
