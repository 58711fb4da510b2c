"""What computations ask of the cube: figures by address, and what is known around them."""

from collections.abc import Sequence
from typing import Protocol

from qjviewer.bundle.measures import Measure
from qjviewer.bundle.model import Bundle, Indicator
from qjviewer.bundle.periods import Period
from qjviewer.bundle.store import Observation
from qjviewer.bundle.values import Citation
from qjviewer.figures.addresses import Address, Resolver, Unknown
from qjviewer.figures.figure import Figure
from qjviewer.figures.group_ranks import GroupRanks, RankKey
from qjviewer.figures.vintages import Vintages


class Lookup(Protocol):
    """The part of the cube that comparisons, ranks and computed measures stand on."""

    bundle: Bundle
    resolver: Resolver
    group_ranks: dict[RankKey, GroupRanks]

    @property
    def here(self) -> str:
        """The briefing's own place."""

    def is_here(self, place: str) -> bool:
        """Whether a place is the briefing's own."""

    @property
    def is_computing(self) -> bool:
        """Whether a figure is being computed from others now."""

    def indicator(self, name: str) -> Indicator | None:
        """An indicator by its id."""

    def resolve(self, text: str) -> Address | Unknown:
        """What an address names."""

    def by_id(self, name: str) -> Figure | None:
        """The figure behind an id."""

    def of_address(self, address: Address, *, later: bool = False) -> Figure | None:
        """The figure an address names."""

    def figure(
        self, indicator: str, measure: str, place: str, period: Period, *, later: bool = False
    ) -> Figure:
        """The figure at an address."""

    def column(
        self, indicator: str, measure: str, places: Sequence[str], period: Period, *, later: bool = False
    ) -> list[Figure]:
        """The figures of many places at one indicator, measure and period."""

    def fact(self, name: str) -> Figure | None:
        """A fact as a figure."""

    def asked(self, figure: Figure, question: str) -> Figure | None:
        """What was asked of a figure."""

    def vintages(
        self,
        indicator: str,
        measure: str,
        place: str,
        period: Period,
        against: str = "",
        *,
        later: bool = False,
    ) -> Vintages:
        """The observations of a cell in order."""

    def published(self, name: str, used: Sequence[Observation], all_of_it: Vintages | None = None) -> Figure:
        """The figure that observations which say the same give."""

    def is_outside(self, cite: Sequence[Citation]) -> bool:
        """Whether all sources are outside context."""

    def is_beyond(self, measure: str, period: Period) -> bool:
        """Whether an actual value lies after what the briefing is about."""

    def period_for(self, word: str, figure: Figure) -> Period | None:
        """The period a word means beside a figure."""

    def unit_of(self, indicator: str, measure: Measure) -> str:
        """The unit of a measure of an indicator."""
