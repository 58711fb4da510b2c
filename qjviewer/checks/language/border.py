"""What the reader of claims asks of the data: names, and values at indicator, measure, place and period.

Whoever holds data (the briefing's cube, a pair of CSV files) fits them to `ClaimData`; nothing else of
the reader knows where values come from.
"""

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from typing import Literal, Protocol, TypeAlias

import msgspec

from qjviewer.bundle.periods import Period

# Why an observation has no value; "" where it has one. `refused`: it can't be computed from what is known.
Lack: TypeAlias = Literal[
    "", "not-published", "awaited", "withheld", "not-applicable", "inexact", "refused", "later", "disputed"
]
# How a place stands in the order of areas; "" where that is not known.
Level: TypeAlias = Literal["", "nation", "province", "city", "county", "town"]


class Standing(msgspec.Struct, frozen=True):
    """A published rank: the 5th of 90 in a group. `size` is 0 where the source does not state it."""

    group: str
    rank: int
    size: int = 0
    tied: bool = False


class Observed(msgspec.Struct, frozen=True):
    """One observation: its value in its unit, or why there is none, and its published ranks.

    `slack`, in the value's unit, is how far the rounding of what it was computed from may have moved it;
    `accounts` names the accounts a level belongs to: levels of different ones can't be compared.
    """

    address: str
    value: Decimal | None
    unit: str = ""
    lack: Lack = ""
    standings: tuple[Standing, ...] = ()
    slack: Decimal = Decimal(0)
    accounts: str = ""


class KnownIndicator(msgspec.Struct, frozen=True):
    """An indicator and every name people use for it, in any language.

    `measured` maps a name to the one measure it means (项目开工率: start-rate); `part_of` is the whole it
    is counted in; `minus` makes it the rest of a whole (非税收入: budget less tax); `price` is real where it
    grows in constant prices; `unit` is what its amount is counted in, where the data say.
    """

    id: str
    names: tuple[str, ...]
    measured: Mapping[str, str] = {}
    part_of: str = ""
    minus: tuple[str, str] | None = None
    price: str = ""
    unit: str = ""


class KnownPlace(msgspec.Struct, frozen=True):
    """A place and its names; `within` is the place it lies in."""

    id: str
    names: tuple[str, ...]
    within: str = ""
    level: Level = ""


def upwards(places: Mapping[str, KnownPlace], name: str) -> Iterator[KnownPlace]:
    """A place and those it lies in, as far as they are known, each once."""
    seen: set[str] = set()
    place = places.get(name)
    while place is not None and place.id not in seen:
        seen.add(place.id)
        yield place
        place = places.get(place.within)


class KnownGroup(msgspec.Struct, frozen=True):
    """Places ranked among each other; `members` is empty where they are not all known."""

    id: str
    names: tuple[str, ...]
    size: int = 0
    members: tuple[str, ...] = ()
    within: str = ""


class ClaimData(Protocol):
    """Data that claims are held against."""

    @property
    def place(self) -> str:
        """The briefing's own place."""
        ...

    @property
    def period(self) -> Period:
        """The briefing's own period."""
        ...

    @property
    def rhythm(self) -> str:
        """How often the briefing is made: month, quarter, half or year."""
        ...

    @property
    def indicators(self) -> Mapping[str, KnownIndicator]:
        """Indicators by their ids."""
        ...

    @property
    def places(self) -> Mapping[str, KnownPlace]:
        """Places by their ids."""
        ...

    @property
    def groups(self) -> Mapping[str, KnownGroup]:
        """Groups by their ids."""
        ...

    @property
    def other_names(self) -> Collection[str]:
        """Names of what is no indicator, place or group: projects, companies, campaigns, people."""
        ...

    def observed(self, indicator: str, measure: str, place: str, period: Period) -> Observed | None:
        """The observation there, or None where the data have none."""
        ...

    def now(self, indicator: str) -> Period:
        """The briefing's own period as the indicator has it: the last month of one counted month by month."""
        ...

    def measures(self, indicator: str) -> frozenset[str]:
        """The measures in which an indicator is observed anywhere."""
        ...

    def periods(self, indicator: str, measure: str, place: str) -> tuple[Period, ...]:
        """The periods with an observation, in order of their ends."""
        ...
