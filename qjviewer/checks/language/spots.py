"""Where a sentence points in the data, and what is found there or follows from what stands beside it."""

from collections.abc import Callable, Iterable
from decimal import Decimal, localcontext
from typing import Final, TypeAlias

import msgspec

from qjviewer.bundle.periods import Period, span, year_of
from qjviewer.checks.language.border import ClaimData, KnownIndicator
from qjviewer.checks.language.stated import in_base
from qjviewer.checks.language.unit_scale import COUNT, PERCENT, POINTS, scale_of

# Measures of how much there is, in the order they are looked for.
AMOUNTS: Final = ("level", "count", "ratio", "index", "planned", "started", "start-rate")
# Measures that are rates: their differences are percentage points.
RATES: Final = frozenset(
    ["yoy", "mom", "qoq", "ytd", "two-year", "share", "contribution", "completion", "start-rate", "pull"]
)
# Measures whose sign says growth or decline.
GROWTHS: Final = frozenset(["yoy", "mom", "qoq", "ytd", "two-year"])
# How much of a sum may have been revised since it was told.
_REVISED: Final = Decimal("0.005")
# How names of what is counted at a point of time, and not over a span, are told.
_STOCKS: Final = (
    "余额",
    "存量",
    "存款",
    "贷款",
    "资产",
    "负债",
    "债务",
    "市值",
    "balance",
    "stock",
    "assets",
)
# Units of what adds up over a year, unless it is a stock.
_FLOWS: Final = frozenset(["元", "美元", "千瓦时", "吨"])
_HALF_STEP: Final = Decimal("0.05")


class Spot(msgspec.Struct, frozen=True):
    """An indicator, measure, place and period. `amount` stands for whatever counts the indicator.

    `sure` is False where the sentence did not name the period.
    """

    indicator: str
    measure: str
    place: str
    period: Period
    sure: bool = True


class Total(msgspec.Struct, frozen=True):
    """The sum of several spots."""

    spots: tuple[Spot, ...]


class Less(msgspec.Struct, frozen=True):
    """What is left of one when another is taken from it."""

    whole: "Spot | Total"
    part: "Spot | Total"


class Quotient(msgspec.Struct, frozen=True):
    """How many per cent one spot is of another."""

    part: Spot
    whole: Spot


class Fixed(msgspec.Struct, frozen=True):
    """A number that needs no data: one that the sentence itself states, or the calendar's."""

    value: Decimal
    unit: str


Expression: TypeAlias = Spot | Total | Less | Quotient | Fixed


class Got(msgspec.Struct, frozen=True):
    """A value in base units with the cells it rests on; without a value, what is lacking.

    `slack` is how far rounding may have moved a value that was computed; `accounts` are those that a
    level belongs to.
    """

    value: Decimal | None
    unit: str = ""
    cells: tuple[str, ...] = ()
    lack: str = ""
    slack: Decimal = Decimal(0)
    accounts: str = ""


class Sight:
    """Data seen through the reader's indicators; loose names are bound to one meaning at a time."""

    def __init__(
        self, data: ClaimData, indicators: dict[str, KnownIndicator], bound: dict[str, str] | None = None
    ) -> None:
        self.data = data
        self.indicators = indicators
        self._bound = bound or {}
        self._seen: dict[Expression, Got] = {}

    def bound_to(self, meanings: dict[str, str]) -> "Sight":
        """The same data with loose names meaning this."""
        return Sight(self.data, self.indicators, meanings)

    def get(self, where: Expression) -> Got:
        """What the data have there, computed where it follows."""
        got = self._seen.get(where)
        if got is None:
            got = self._seen[where] = self._get(where)
        return got

    def indicator(self, key: str) -> str:
        """The indicator a name stands for now."""
        return self._bound.get(key, key)

    def known(self, key: str) -> KnownIndicator | None:
        """What is known of an indicator."""
        return self.indicators.get(self.indicator(key))

    def periods(self, spot: Spot) -> tuple[Period, ...]:
        """The periods in which the spot's indicator, measure and place are observed."""
        key = self.indicator(spot.indicator)
        for measure in AMOUNTS if spot.measure == "amount" else (spot.measure,):
            found = self.data.periods(key, measure, spot.place)
            if found:
                return found
        return ()

    def _get(self, where: Expression) -> Got:
        if isinstance(where, Fixed):
            return Got(in_base(where.value, where.unit), scale_of(where.unit)[1])
        if isinstance(where, Total):
            return _sum([self.get(s) for s in where.spots])
        if isinstance(where, Less):
            return _difference(self.get(where.whole), self.get(where.part))
        if isinstance(where, Quotient):
            return _part([self.get(where.part), self.get(where.whole)])
        spot = msgspec.structs.replace(where, indicator=self.indicator(where.indicator))
        return self._observed(spot) or self._derived(spot) or Got(None, lack="no-observation")

    def _observed(self, spot: Spot) -> Got | None:
        for measure in AMOUNTS if spot.measure == "amount" else (spot.measure,):
            for period in self._periods_meant(spot, measure):
                seen = self.data.observed(spot.indicator, measure, spot.place, period)
                if seen is not None:
                    value = None if seen.value is None else in_base(seen.value, seen.unit)
                    unit, slack = scale_of(seen.unit)[1], in_base(seen.slack, seen.unit)
                    return Got(value, unit, (seen.address,), seen.lack, slack, seen.accounts)
        return None

    def _periods_meant(self, spot: Spot, measure: str) -> Iterable[Period]:
        if measure in ("target", "planned"):
            yield year_of(spot.period.last_year)
            return
        yield spot.period
        if not spot.sure and measure in ("mom", "qoq"):
            yield Period(spot.period.last, spot.period.last)
        if not spot.sure and spot.period == self.data.period:
            yield self.data.now(spot.indicator)

    def _derived(self, spot: Spot) -> Got | None:
        known = self.indicators.get(spot.indicator)
        if known is not None and known.minus is not None:
            return self._rest(spot, known.minus)
        derive = _DERIVED.get(spot.measure)
        return derive(self, spot, known) if derive else None

    def _rest(self, spot: Spot, minus: tuple[str, str]) -> Got | None:
        whole, part = (msgspec.structs.replace(spot, indicator=i) for i in minus)
        if spot.measure == "share":
            return _computed([self.get(part)], lambda v: 100 - v[0], PERCENT)
        if spot.measure == "amount" or spot.measure in AMOUNTS:
            return _difference(self.get(whole), self.get(part))
        return None


def unlike_accounts(*found: Got) -> str:
    """`accounts` where levels of different accounts would be compared, which can't be; else nothing."""
    return "accounts" if len({g.accounts for g in found if g.unit not in (PERCENT, POINTS)}) > 1 else ""


def _sum(parts: list[Got]) -> Got:
    return _computed(parts, lambda v: sum(v, Decimal(0)), parts[0].unit if parts else "")


def _difference(whole: Got, part: Got) -> Got:
    return _computed([whole, part], lambda v: v[0] - v[1], whole.unit)


def _computed(
    parts: list[Got], compute: Callable[[list[Decimal]], Decimal], unit: str, slack: Decimal = Decimal(0)
) -> Got:
    cells = tuple(dict.fromkeys(c for p in parts for c in p.cells))
    lack = next((p.lack or "no-observation" for p in parts if p.value is None), "") or unlike_accounts(*parts)
    if lack or not parts:
        return Got(None, unit, cells, lack or "no-observation")
    with localcontext() as context:
        context.prec = 40
        try:
            value = compute([p.value for p in parts if p.value is not None])
        except ArithmeticError:
            return Got(None, unit, cells, "no-observation")
    return Got(value, unit, cells, "", slack, parts[0].accounts)


def _part(parts: list[Got]) -> Got:
    """How many per cent the first is of the second."""
    return _computed(parts, lambda v: v[0] / v[1] * 100, PERCENT, _HALF_STEP)


# What follows from what ---------------------------------------------------------------------


def _two_year(sight: Sight, spot: Spot, known: KnownIndicator | None) -> Got | None:
    now = msgspec.structs.replace(spot, measure="yoy")
    then = msgspec.structs.replace(now, period=spot.period.shifted(-12))
    root = lambda v: (((1 + v[0] / 100) * (1 + v[1] / 100)).sqrt() - 1) * 100  # noqa: E731
    return _computed([sight.get(now), sight.get(then)], root, PERCENT, _HALF_STEP)


def _share(sight: Sight, spot: Spot, known: KnownIndicator | None) -> Got | None:
    if known is None or not known.part_of:
        return None
    part = msgspec.structs.replace(spot, measure="amount")
    whole = msgspec.structs.replace(part, indicator=known.part_of)
    return _part([sight.get(part), sight.get(whole)])


def _completion(sight: Sight, spot: Spot, known: KnownIndicator | None) -> Got | None:
    parts = [sight.get(msgspec.structs.replace(spot, measure=m)) for m in ("amount", "target")]
    return _part(parts)


def _start_rate(sight: Sight, spot: Spot, known: KnownIndicator | None) -> Got | None:
    parts = [sight.get(msgspec.structs.replace(spot, measure=m)) for m in ("started", "planned")]
    return _part(parts)


def _unstarted(sight: Sight, spot: Spot, known: KnownIndicator | None) -> Got | None:
    parts = [sight.get(msgspec.structs.replace(spot, measure=m)) for m in ("planned", "started")]
    return _computed(parts, lambda v: v[0] - v[1], COUNT)


def _contribution(sight: Sight, spot: Spot, known: KnownIndicator | None) -> Got | None:
    if known is None or not known.part_of:
        return None
    pull = sight.get(msgspec.structs.replace(spot, measure="pull"))
    whole = sight.get(msgspec.structs.replace(spot, measure="yoy", indicator=known.part_of))
    slack = _HALF_STEP * 100 / max(abs(whole.value or Decimal(1)), _HALF_STEP)
    return _computed([pull, whole], lambda v: v[0] / v[1] * 100, PERCENT, slack)


def _amount(sight: Sight, spot: Spot, known: KnownIndicator | None) -> Got | None:
    """What came in between two points of a year: the one sum since January less the other.

    The earlier sum may have been revised since, and a stock adds up to nothing.
    """
    period = spot.period
    if period.is_cumulative or known is None or any(mark in name for name in known.names for mark in _STOCKS):
        return None
    until = msgspec.structs.replace(spot, period=span(period.last_year, 1, period.last_month))
    before = msgspec.structs.replace(spot, period=span(period.last_year, 1, period.first_month - 1))
    got = [sight.get(until), sight.get(before)]
    if got[0].unit not in _FLOWS or got[0].value is None:
        return None
    return _computed(got, lambda v: v[0] - v[1], got[0].unit, abs(got[0].value) * _REVISED)


def _growth(sight: Sight, spot: Spot, known: KnownIndicator | None) -> Got | None:
    """Growth between two levels, where none is published: it may be off by their rounding."""
    if known is not None and known.price == "real":
        return None
    now = msgspec.structs.replace(spot, measure="amount")
    then = msgspec.structs.replace(now, period=spot.period.shifted(-12))
    got = [sight.get(now), sight.get(then)]
    if any(g.unit in (PERCENT, POINTS, "") or g.slack for g in got):
        return None
    return _computed(got, lambda v: (v[0] / v[1] - 1) * 100, PERCENT, Decimal("0.2"))


_DERIVED: Final[dict[str, Callable[[Sight, Spot, KnownIndicator | None], Got | None]]] = {
    "two-year": _two_year,
    "share": _share,
    "completion": _completion,
    "start-rate": _start_rate,
    "unstarted": _unstarted,
    "contribution": _contribution,
    "yoy": _growth,
    "amount": _amount,
}
