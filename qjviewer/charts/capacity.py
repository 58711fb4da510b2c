"""What a kind has room for on one page of a show, and what is drawn of more: parts, or what matters most."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Final, TypeVar

import msgspec
from msgspec.structs import replace

from qjviewer.bundle.periods import Period
from qjviewer.charts.request import Request
from qjviewer.figures import ranking
from qjviewer.figures.figure import Figure
from qjviewer.wording import say

T = TypeVar("T")
# Of the places that are kept, so many thirds are the first; the others are around our own, and the last.
_THIRDS: Final = 3


class Capacity(msgspec.Struct, frozen=True):
    """How many places, periods and indicators a kind draws legibly on one page; 0: as many as there are.

    `parted` kinds show up to twice as many places on two pages, and more indicators on as many as it takes.
    """

    places: int
    periods: int = 0
    parted: bool = True
    indicators: int = 0


class FewerFigures(msgspec.Struct, frozen=True):
    """A request for fewer figures, and the notes that say what is left out."""

    request: Request
    notes: tuple[str, ...] = ()


def parts_of(request: Request, capacity: Capacity) -> tuple[Request, ...]:
    """The request in two: half the places each, or half the indicators; none where that is not enough."""
    places, indicators = _places(request.figures), _indicators(request.figures)
    if not capacity.parted or _too_many(_periods(request.figures), capacity.periods):
        return ()
    if capacity.places < len(places) <= 2 * capacity.places:
        return tuple(_of_places(request, half) for half in _halves(places))
    if len(places) <= capacity.places and _too_many(indicators, capacity.indicators):
        return tuple(_of_indicators(request, half) for half in _halves(indicators))
    return ()


def _halves(items: Sequence[T]) -> tuple[Sequence[T], Sequence[T]]:
    middle = (len(items) + 1) // 2
    return items[:middle], items[middle:]


def folded(request: Request, capacity: Capacity) -> FewerFigures | None:
    """The request for no more than a page has room for; None where it asks for no more."""
    places, periods = _places(request.figures), _periods(request.figures)
    latest = periods[-capacity.periods :] if _too_many(periods, capacity.periods) else periods
    kept = _kept(request, places, capacity.places) if len(places) > capacity.places else places
    if kept == places and latest == periods:
        return None
    shown, points = set(kept), set(latest)
    fewer = _of(request, lambda f: f.place in shown and f.period in points)
    return FewerFigures(fewer, tuple(_notes(request, len(places), len(kept), len(periods), len(latest))))


def _notes(request: Request, places: int, kept: int, periods: int, latest: int) -> Iterator[str]:
    lang = request.teller.lang
    if kept < places:
        yield say("charts.only-around", lang, count=places, shown=kept)
    if latest < periods:
        yield say("charts.only-latest", lang, count=periods, shown=latest)


def _too_many(items: Sequence[object], most: int) -> bool:
    return 0 < most < len(items)


def _places(figures: Iterable[Figure]) -> list[str]:
    return list(dict.fromkeys(f.place for f in figures))


def _periods(figures: Iterable[Figure]) -> list[Period]:
    return sorted({f.period for f in figures})


def _about(figure: Figure) -> tuple[str, str]:
    return figure.indicator or figure.id, figure.measure


def _indicators(figures: Iterable[Figure]) -> list[tuple[str, str]]:
    return list(dict.fromkeys(map(_about, figures)))


def _of(request: Request, wanted: Callable[[Figure], bool]) -> Request:
    """Some of the figures; they are still compared with all."""
    figures = tuple(f for f in request.figures if wanted(f))
    return replace(request, figures=figures, compared=request.compared or request.figures)


def _of_places(request: Request, places: Collection[str]) -> Request:
    return _of(request, lambda figure: figure.place in places)


def _of_indicators(request: Request, indicators: Collection[tuple[str, str]]) -> Request:
    return _of(request, lambda figure: _about(figure) in indicators)


def _kept(request: Request, places: Sequence[str], most: int) -> list[str]:
    """The places around us, the first ones, those next to our own, and the last; in the order given."""
    first, last = request.figures[0], max(f.period for f in request.figures)
    now = [f for f in request.figures if f.period == last and _about(f) == _about(first)]
    order = [s.figure.place for s in ranking.ordered(request.teller.cube, now)]
    here = request.teller.cube.here
    whole = set(request.teller.around())
    ranked = [p for p in order if p not in whole]
    mine = ranked.index(here) if here in ranked else 0
    wanted = [here, *(p for p in places if p in whole), *ranked[: most // _THIRDS], *ranked[-1:]]
    near = sorted(ranked, key=lambda p: abs(ranked.index(p) - mine))
    kept = set(list(dict.fromkeys(p for p in (*wanted, *near, *places) if p in places))[:most])
    return [p for p in places if p in kept]
