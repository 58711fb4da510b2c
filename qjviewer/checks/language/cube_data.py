"""The briefing's cube as the reader of claims sees it: every name it has, every cell as it is asked for.

Nothing is looked up before a sentence speaks of it, so that a large store costs nothing here.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Final, get_args

from qjviewer.bundle.measures import LEVEL, MEASURES
from qjviewer.bundle.model import Group, Indicator, Place
from qjviewer.bundle.periods import Period
from qjviewer.bundle.values import Text
from qjviewer.checks.language.border import (
    KnownGroup,
    KnownIndicator,
    KnownPlace,
    Lack,
    Level,
    Observed,
    Standing,
)
from qjviewer.checks.language.unit_scale import COUNT, scale_of
from qjviewer.figures.cube import Cube
from qjviewer.figures.figure import Figure

_LEVELS: Final[frozenset[Level]] = frozenset(get_args(Level))
# What the reader calls a level that counts something, and one that is a mere number.
_COUNTED, _BARE = "count", "ratio"
# Measures that follow from others where they are not published: known in the periods of these.
_FOLLOWS: Final[Mapping[str, str]] = {
    "share": "level",
    "contribution": "yoy",
    "pull": "yoy",
    "completion": "level",
    "two-year": "yoy",
}
_AS_PUBLISHED: Final = ("", "stated", "from-difference")
_LACKS: Final[Mapping[str, Lack]] = {
    "not-published": "not-published",
    "awaited": "awaited",
    "withheld": "withheld",
    "not-applicable": "not-applicable",
}
_REASONS: Final[Mapping[str, Lack]] = {"later": "later", "disputed": "disputed", "approximate": "inexact"}
# Names of fewer characters are words that sentences use for other things.
_SHORTEST_NAME: Final = 3
_HALF: Final = Decimal("0.5")


class CubeData:
    """`ClaimData` over a cube; with `later`, what became known after the briefing's day is used as well."""

    def __init__(self, cube: Cube, *, later: bool = False) -> None:
        self.cube = cube
        self.later = later
        self._seen: dict[tuple[str, str, str, Period], Observed | None] = {}
        self._periods: dict[str, Mapping[tuple[str, str], tuple[Period, ...]]] = {}

    # The briefing ----------------------------------------------------------------------

    @property
    def place(self) -> str:
        """The briefing's own place."""
        return self.cube.here

    @property
    def period(self) -> Period:
        """The briefing's own period."""
        return self.cube.bundle.briefing.period

    @property
    def rhythm(self) -> str:
        """How often it is made."""
        return self.cube.bundle.briefing.rhythm

    # Names -----------------------------------------------------------------------------

    @cached_property
    def indicators(self) -> Mapping[str, KnownIndicator]:
        """The indicators with their names in all languages."""
        indicators = self.cube.bundle.indicators
        wholes = {part: i.id for i in indicators for part in i.parts}
        return {i.id: _indicator(i, wholes.get(i.id, i.part_of)) for i in indicators}

    @cached_property
    def places(self) -> Mapping[str, KnownPlace]:
        """The places with their names in all languages."""
        return {p.id: _place(p) for p in self.cube.bundle.places}

    @cached_property
    def groups(self) -> Mapping[str, KnownGroup]:
        """The groups, and one for each place among whose parts something is ranked (全省第2位)."""
        found = {g.id: self._group(g) for g in self.cube.bundle.groups}
        ranked = {r.among for more in self.cube.bundle.store.particulars for r in more.ranks}
        for place in sorted(ranked & set(self.places) - set(found)):
            found[place] = KnownGroup(place, (), within=place)
        return found

    def _group(self, group: Group) -> KnownGroup:
        size = len(group.places) or group.size_in(self.period.last_year)
        around = {p.within for name in group.places if (p := self.places.get(name)) is not None}
        within = group.within or (around.pop() if len(around) == 1 else "")
        return KnownGroup(group.id, _unique(_words(group.name)), size, group.places, within)

    @cached_property
    def other_names(self) -> frozenset[str]:
        """Names of items, people, sources and facts: words in them say nothing of indicators."""
        bundle = self.cube.bundle
        texts: list[Text] = [x.name for x in bundle.items]
        texts += [x.name for x in bundle.people] + [x.name for x in bundle.facts]
        return frozenset(n for n in _words(*texts) if len(n) >= _SHORTEST_NAME)

    # Cells -----------------------------------------------------------------------------

    def now(self, indicator: str) -> Period:
        """The briefing's own period as the indicator has it."""
        resolver = self.cube.resolver
        return resolver.now_of(indicator, resolver.basis_of(indicator))

    def observed(self, indicator: str, measure: str, place: str, period: Period) -> Observed | None:
        """The figure there, published or computed; None where nothing is known of it."""
        key = (indicator, measure, place, period)
        if key not in self._seen:
            self._seen[key] = self._observed(*key)
        return self._seen[key]

    def _observed(self, indicator: str, measure: str, place: str, period: Period) -> Observed | None:
        if measure not in self.measures(indicator):
            return self._ranked(indicator, place, period)
        known = LEVEL.id if measure in (_COUNTED, _BARE) else measure
        figure = self.cube.figure(indicator, known, place, period, later=self.later)
        if not figure.is_known and not figure.reason and figure.missing in ("", "not-published"):
            unseen = _seen(figure, ()) if figure.span is not None else None
            return self._ranked(indicator, place, period) or unseen
        return _seen(figure, self._standings(figure))

    def _ranked(self, indicator: str, place: str, period: Period) -> Observed | None:
        """A rank that is published alone."""
        if "rank" not in self._measured(indicator):
            return None
        figure = self.cube.figure(indicator, "rank", place, period, later=self.later)
        if not figure.ranks:
            return None
        return Observed(figure.id, None, lack="not-published", standings=self._standings(figure))

    def _standings(self, figure: Figure) -> tuple[Standing, ...]:
        """The published ranks; one among a place's parts stands for its peers' whose members nobody lists."""
        found = {r.among: Standing(r.among, r.rank, r.of, r.tied) for r in figure.ranks}
        for rank in figure.ranks:
            for other in self._same_field(rank.among):
                found.setdefault(other, Standing(other, rank.rank, rank.of, rank.tied))
        return tuple(found.values())

    def _same_field(self, among: str) -> Iterator[str]:
        peers = self.groups.get(self.cube.bundle.briefing.peers)
        if peers is None or peers.members or not peers.within:
            return
        if among in (peers.id, peers.within):
            yield from (g for g in (peers.id, peers.within) if g in self.groups)

    def measures(self, indicator: str) -> frozenset[str]:
        """The measures an indicator is known in, computed ones included."""
        return self._known_measures.get(indicator, frozenset())

    def _measured(self, indicator: str) -> frozenset[str]:
        return self._stored_measures.get(indicator, frozenset())

    @cached_property
    def _stored_measures(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for c in self.cube.bundle.store.combinations():
            if not c.against:
                found.setdefault(c.indicator, set()).add(c.measure)
        return {i: frozenset(m) for i, m in found.items()}

    @cached_property
    def _known_measures(self) -> Mapping[str, frozenset[str]]:
        return {i.id: frozenset(self._named_measures(i)) for i in self.cube.bundle.indicators}

    def _named_measures(self, indicator: Indicator) -> Iterator[str]:
        stored = self._measured(indicator.id)
        stored |= {LEVEL.id} if indicator.derive else set()
        for measure in stored:
            yield _amount_of(indicator) if measure == LEVEL.id else measure
        yield from (m for m, base in _FOLLOWS.items() if base in stored)

    def periods(self, indicator: str, measure: str, place: str) -> tuple[Period, ...]:
        """The periods in which a figure is stored there, or what it follows from."""
        if indicator not in self._periods:
            self._periods[indicator] = self._stored_periods(indicator)
        stored = self._periods[indicator]
        known = LEVEL.id if measure in (_COUNTED, _BARE) else measure
        return stored.get((known, place)) or stored.get((_FOLLOWS.get(known, ""), place), ())

    def _stored_periods(self, indicator: str) -> Mapping[tuple[str, str], tuple[Period, ...]]:
        found: dict[tuple[str, str], set[Period]] = {}
        for measure, against, place, period in self.cube.bundle.store.cells(indicator):
            if not against:
                here = self.place if place == "here" else place
                found.setdefault((measure, here), set()).add(period)
        return {key: tuple(sorted(all_)) for key, all_ in found.items()}


# Figures -------------------------------------------------------------------------------------


def _seen(figure: Figure, standings: tuple[Standing, ...]) -> Observed:
    exact = figure.value is not None and (figure.is_exact or MEASURES[figure.measure].is_target)
    lack: Lack = "" if exact else _lack(figure)
    computed = figure.how not in _AS_PUBLISHED
    return Observed(
        address=figure.id,
        value=figure.value if exact else None,
        unit=figure.unit,
        lack=lack,
        standings=standings,
        slack=_HALF.scaleb(-figure.decimals) if computed and exact else Decimal(0),
        accounts=figure.accounts if MEASURES[figure.measure].is_of_accounts and not computed else "",
    )


def _lack(figure: Figure) -> Lack:
    if figure.value is not None:
        return "inexact"
    if figure.reason:
        return _REASONS.get(figure.reason, "refused")
    return _LACKS.get(figure.missing, "not-published")


# Names ---------------------------------------------------------------------------------------


def _words(*texts: Text) -> Iterator[str]:
    """The texts in every language."""
    return (word for text in texts for _, word in text.parts if word)


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _indicator(indicator: Indicator, whole: str) -> KnownIndicator:
    names = _unique((*_words(indicator.name, indicator.short), *indicator.also))
    return KnownIndicator(indicator.id, names, part_of=whole, price=indicator.price, unit=indicator.unit)


def _place(place: Place) -> KnownPlace:
    names = _unique((*_words(place.name, place.short, place.whole), *place.also))
    level: Level = place.level if place.level in _LEVELS else ""
    return KnownPlace(place.id, names, place.within, level)


def _amount_of(indicator: Indicator) -> str:
    """What the reader calls an indicator's level: an amount, a count, or a number without a unit."""
    if not indicator.unit:
        return _BARE
    return _COUNTED if scale_of(indicator.unit)[1] == COUNT else LEVEL.id
