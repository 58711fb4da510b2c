"""A figure: a value at its address, published or computed, with all that is known of it.

Views, charts, checks and exports know figures only. A figure's id is its address in full
(`gdp.yoy@zhejiang@2023H1`), with what was asked of it behind (`… vs quzhou`); a fact's is its own.
"""

from collections.abc import Iterable
from decimal import Decimal

import msgspec
from msgspec.structs import replace

from qjviewer.bundle.measures import MEASURES
from qjviewer.bundle.periods import Period
from qjviewer.bundle.quantities import APPROXIMATE, Missing
from qjviewer.bundle.values import NO_TEXT, Citation, Text
from qjviewer.problems import Span


class Rank(msgspec.Struct, frozen=True, gc=False):
    """A rank of a figure among a group or a place's parts; `of` is 0 where the number is not known.

    `context` and `internal` where it was computed from values of which one is so.
    """

    among: str
    rank: int
    of: int = 0
    tied: bool = False
    is_computed: bool = False
    context: bool = False
    internal: bool = False


class Input(msgspec.Struct, frozen=True, gc=False):
    """One figure that another is computed from; `sign` is what stands before it (＋ － × ÷), or empty."""

    figure: str
    sign: str = ""


class Figure(msgspec.Struct, frozen=True, gc=False):
    """A value with its address, unit, ranks, sources, and how it came about.

    `value` is None where there is none: then `missing` says of which kind, or `reason` (a phrase
    `figures.why-…`) why it can't be computed. `how` names a computation; `inputs` what it rests on.
    """

    id: str
    place: str
    period: Period
    indicator: str = ""
    measure: str = "level"
    against: str = ""
    value: Decimal | None = None
    upper: Decimal | None = None
    mark: str = ""
    unit: str = ""
    missing: Missing = ""
    reason: str = ""
    ranks: tuple[Rank, ...] = ()
    status: str = "published"
    accounts: str = ""
    cite: tuple[Citation, ...] = ()
    uncited: Text = NO_TEXT
    context: bool = False
    internal: bool = False
    people: tuple[str, ...] = ()
    owner: Text = NO_TEXT
    overlap: str = ""
    kind: str = ""
    part_of: str = ""
    name: Text = NO_TEXT
    short: Text = NO_TEXT
    note: Text = NO_TEXT
    how: str = ""
    inputs: tuple[Input, ...] = ()
    # Figures that a computed fact singles out: the largest, the first three.
    found: tuple[str, ...] = ()
    span: Span | None = None
    # Given again later, or before: evidence shows its history.
    has_history: bool = False
    # Known only after the briefing's day, or about a later period.
    is_later: bool = False

    @property
    def is_asked(self) -> bool:
        """Whether it tells of another figure: a difference, a movement, what is needed for a target."""
        return " " in self.id

    @property
    def is_exact(self) -> bool:
        """Whether it is one number and no more or less."""
        return self.value is not None and self.upper is None and not self.mark

    @property
    def is_known(self) -> bool:
        """Whether there is a value, a rank or words of a target."""
        return self.value is not None or bool(self.ranks) or bool(self.mark)

    @property
    def approx(self) -> str:
        """The source's word where the value is approximate, else nothing."""
        return self.mark if self.mark in APPROXIMATE else ""

    @property
    def is_computed(self) -> bool:
        """Whether the program computed it."""
        return bool(self.how)

    @property
    def rank(self) -> int:
        """Its rank in the group that counts first; 0 without one."""
        return self.ranks[0].rank if self.ranks else 0

    @property
    def tied(self) -> bool:
        """Whether that rank is shared."""
        return bool(self.ranks) and self.ranks[0].tied

    @property
    def is_fact(self) -> bool:
        """Whether no indicator fits it."""
        return not self.indicator

    @property
    def is_target(self) -> bool:
        """Whether it is what is aimed at, not what was reached."""
        return self.kind == "target" or MEASURES[self.measure].is_target

    @property
    def decimals(self) -> int:
        """How many decimals its value has."""
        return decimals_of(self.value)


def decimals_of(value: Decimal | None) -> int:
    """How many decimals a number has as written."""
    exponent = value.as_tuple().exponent if value is not None else 0
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def resting_on(figure: Figure, others: Iterable[Figure]) -> Figure:
    """A computed figure as visible as what it rests on: internal, or context, as soon as one of them is."""
    others = tuple(others)
    return replace(
        figure,
        context=figure.context or any(f.context for f in others),
        internal=figure.internal or any(f.internal for f in others),
    )


def figure_id(indicator: str, measure: str, place: str, period: Period) -> str:
    """The address in full."""
    return f"{indicator}.{measure}@{place}@{period.code}"
