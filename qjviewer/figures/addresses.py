"""Addresses: `gdp.yoy@zhejiang@2022`, `地区生产总值.同比@全省`, `reserve`, `counties` -> what they name."""

from collections.abc import Callable, Iterable
from typing import Final, Literal, TypeAlias

import msgspec

from qjviewer.bundle.measures import MEASURES, measure_of
from qjviewer.bundle.model import LEVELS, Bundle
from qjviewer.bundle.names import HERE, SHARED
from qjviewer.bundle.periods import Period, parse_part, parse_period, relative_name, relative_period, to_basis
from qjviewer.bundle.scalars import nearest

What: TypeAlias = Literal["figure", "indicator", "fact", "item", "group", "place", "period"]
_SECTIONS: Final[dict[str, What]] = {
    "indicators": "indicator",
    "facts": "fact",
    "items": "item",
    "groups": "group",
    "places": "place",
}
# A place as a whole, by the level of the one that is meant.
WHOLES: Final = {"全国": "nation", "全省": "province", "全市": "city"}
_BY_ID: Final = {section: f"{section.removesuffix('s')}_by_id" for section in _SECTIONS}
# Behind a month: that month alone, also of an indicator whose months are counted since January.
ALONE: Final = "当月"
_PERIOD_WORDS: Final = {"period": "now", "期间": "now"}


class Address(msgspec.Struct, frozen=True):
    """What an address names; place and period are settled, the measure empty where none was given.

    `states_period` tells whether the period was written, so that wording it is no surprise.
    """

    what: What
    id: str
    measure: str = ""
    place: str = ""
    period: Period | None = None
    states_place: bool = False
    states_period: bool = False


class Unknown(msgspec.Struct, frozen=True):
    """Why a text is no address: the problem's code, the part that names nothing, what it may have meant."""

    code: str
    part: str
    among: Callable[[], Iterable[str]] = tuple

    @property
    def meant(self) -> str:
        """What was probably meant, or an empty string; looked for when asked, since many words are tried."""
        return nearest(self.part, self.among())


class Resolver:
    """Finds what addresses name in one bundle."""

    def __init__(self, bundle: Bundle) -> None:
        self.bundle = bundle
        self.names = bundle.names
        self._known: dict[str, Address | Unknown] = {}

    def resolve(self, text: str) -> Address | Unknown:
        """The address behind a text, or why there is none."""
        if text not in self._known:
            self._known[text] = self._resolved(text.strip())
        return self._known[text]

    def _resolved(self, text: str) -> Address | Unknown:
        head, *parts = (part.strip() for part in text.split("@"))
        subject, dot, word = head.rpartition(".") if "." in head else (head, "", "")
        measure = measure_of(word) if dot else None
        if dot and measure is None:
            return Unknown("unknown-measure-in", word, lambda: MEASURES)
        found = self.names.find(subject, ("indicators",) if dot else SHARED)
        if found is None:
            if not dot and not parts and (subject in _PERIOD_WORDS or relative_name(subject)):
                name = _PERIOD_WORDS.get(subject, relative_name(subject))
                return Address("period", name, period=self.relative(name, ""))
            known = ("indicators",) if dot else SHARED
            return Unknown("unknown-address", subject, lambda: self.names.known(*known))
        section, name = found
        if name not in getattr(self.bundle, _BY_ID[section]):
            # Declared, but what it says could not be read: that was told where it stands.
            return Unknown("unknown-address", subject)
        what = _SECTIONS[section]
        if what in ("fact", "item", "group", "place") and parts:
            return Unknown("address-with-parts", text)
        if what != "indicator":
            return Address(what, name)
        return self._of_indicator(name, measure.id if measure else "", parts)

    def _of_indicator(self, name: str, measure: str, parts: list[str]) -> Address | Unknown:
        basis = self.basis_of(name)
        place, period = self.bundle.briefing.place, None
        states_place = False
        for part in parts:
            found = self.place_of(part)
            if found:
                place, states_place = found, True
                continue
            period = self.period_of(part, basis)
            if period is None:
                return Unknown("unknown-part", part, lambda: (*self.names.known("places"), *HERE))
        states = period is not None
        if period is None:
            period = self.now_of(name, basis)
            if measure and MEASURES[measure].is_target:
                period = year_around(period)
        what: What = "figure" if measure else "indicator"
        return Address(what, name, measure, place, period, states_place, states)

    def place_of(self, word: str) -> str:
        """The place a word names, or an empty string."""
        if word in HERE:
            return self.bundle.briefing.place
        return self.names.id_of(word, "places") or self._whole(word)

    def _whole(self, word: str) -> str:
        """The place around ours that 全省, 全市 or 全国 means."""
        level = WHOLES.get(word, "")
        place = self.bundle.place_by_id.get(self.bundle.briefing.place)
        for _ in LEVELS:
            if place is None:
                break
            if place.level == level:
                return place.id
            place = self.bundle.place_by_id.get(place.within)
        return ""

    def period_of(self, word: str, basis: str) -> Period | None:
        """The period a word means for an indicator of this basis."""
        name = relative_name(word)
        if name:
            return self.relative(name, basis)
        alone = word.removesuffix(ALONE)
        found = parse_period(alone)
        if found is None:
            found = parse_part(alone, self.bundle.briefing.period.last_year)
        return to_basis(found, basis) if found is not None and basis and alone == word else found

    def relative(self, name: str, basis: str) -> Period:
        """A relative period for an indicator of this basis."""
        briefing = self.bundle.briefing
        return relative_period(name, briefing.period, briefing.rhythm, basis or "cumulative")

    def now_of(self, indicator: str, basis: str) -> Period:
        """What `now` means for an indicator; one counted month by month has its last month."""
        now = self.relative("now", basis)
        if basis != "single" or now.months == 1 or self._has(indicator, now):
            return now
        month = Period(now.last, now.last)
        return month if self._has(indicator, month) else now

    def _has(self, indicator: str, period: Period) -> bool:
        return period in self.bundle.store.cells(indicator).periods

    def basis_of(self, indicator: str) -> str:
        """The basis an indicator declares."""
        found = self.bundle.indicator_by_id.get(indicator)
        return found.basis if found else ""


def year_around(period: Period) -> Period:
    """The calendar year a period ends in: targets are set for years."""
    return Period(period.last_year * 12 + 11, period.last_year * 12)
