"""The words of an axis of time: what each point covers, and in a second line the years."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from qjviewer.bundle.periods import Period
from qjviewer.figures.period_words import on_axis
from qjviewer.wording import Language, say


def time_ticks(places: Mapping[Period, float], lang: Language) -> tuple[tuple[float, str], ...]:
    """What each point covers (上半年, 1—10月), and in a second line the years under their middles."""
    named: dict[float, dict[str, None]] = {}
    years: dict[int, list[float]] = {}
    yearly = all(period.is_whole_year for period in places)
    for period in sorted(places):
        at, year = places[period], say("charts.year", lang, y=period.last_year)
        named.setdefault(at, {})[year if yearly else on_axis(period, lang)] = None
        years.setdefault(period.last_year, []).append(at)
    ticks = [(at, "/".join(words)) for at, words in named.items()]
    for number, found in years.items() if not yearly else ():
        middle = (min(found) + max(found)) / 2
        ticks.append((middle, "\n" + say("charts.year", lang, y=number)))
    return tuple(ticks)


def in_order(periods: Iterable[Period]) -> tuple[Period, ...]:
    """Periods in the order of time, each once."""
    return tuple(sorted(set(periods), key=lambda p: (p.last, p.months)))


def turns(periods: Iterable[Period]) -> list[int]:
    """Before which of the periods, by number, a new year begins."""
    return [n + 1 for n, (a, b) in enumerate(pairwise(periods)) if a.last_year != b.last_year]
