"""Claims about a series: turns, streaks, records, widening and narrowing."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final, Literal, TypeAlias

import msgspec

from qjviewer.bundle.periods import Period
from qjviewer.checks.language.judging import (
    Claim,
    Judgement,
    contradicted,
    lacking,
    proved,
    told,
    undecidable,
)
from qjviewer.checks.language.spots import Got, Sight, Spot
from qjviewer.checks.language.stated import Stated, agrees
from qjviewer.checks.language.unit_scale import PERCENT, POINTS
from qjviewer.checks.language.value_claims import unit_flaw

# What each step of a streak is said to do: rise, fall, stay; or be positive, negative, of a size.
Step: TypeAlias = Literal["rises", "falls", "positive", "negative", "digits", "level"]
Unit: TypeAlias = Literal["month", "quarter", "point", "year", ""]
_TWO_POINTS: Final = 2
# How many points back a turn may lie of which no time is told.
_TURNS: Final = 3


class TurnClaim(msgspec.Struct, frozen=True):
    """Growth turned from decline (+1) or into it (−1) since an earlier period, or the point before."""

    spot: Spot
    earlier: Period | None
    sign: int

    def judge(self, sight: Sight) -> Judgement:
        """The later value must have the sign, the earlier one the other."""
        now = sight.get(self.spot)
        earlier = self.earlier or point_before(self.spot, sight)
        then = sight.get(msgspec.structs.replace(self.spot, period=earlier)) if earlier else Got(None)
        if now.value is None:
            return undecidable(now.lack, now)
        if now.value * self.sign <= 0:
            return contradicted("turn", now, then)
        if then.value is None:
            return undecidable("no-earlier", now, then)
        turned = then.value * self.sign <= 0
        if not turned and self.earlier is None and self._turned_before(sight):
            # It turned, though not just now: 由负转正后持续回升.
            return undecidable("turned-before", now, then)
        return told(turned, "turn", now, then)

    def _turned_before(self, sight: Sight) -> bool:
        """Whether the year so far has a point on the other side."""
        points = [p for p in line_of(self.spot, sight) if p.last < self.spot.period.last]
        values = [sight.get(msgspec.structs.replace(self.spot, period=p)).value for p in points[-_TURNS:]]
        return any(v is not None and v * self.sign <= 0 for v in values)


def point_before(spot: Spot, sight: Sight) -> Period | None:
    """The point of the spot's own series before its period: as cumulative, or as single, as it is.

    Cumulative points may reach back into the year before, quarter by quarter.
    """
    points = line_of(spot, sight)
    before = [p for p in points if p.last < spot.period.last]
    return before[-1] if before else None


def line_of(spot: Spot, sight: Sight, quarterly: bool = True) -> list[Period]:
    """The periods of the spot's series that are alike: cumulative ends of quarters, or single spans.

    Of cumulative points those between ends of quarters are left out where `quarterly` says so.
    """
    periods = [p for p in sight.periods(spot) if p.is_span]
    if spot.period.is_cumulative and spot.period.months > 1:
        points = [p for p in periods if p.is_cumulative and p.months > 1]
        quarters = [p for p in points if p.months % 3 == 0]
        return quarters if quarterly and spot.period.months % 3 == 0 else points
    return [p for p in periods if p.months == spot.period.months]


class StreakClaim(msgspec.Struct, frozen=True):
    """For so many points in a row, ending with the spot's period, a series did or was something.

    `count` is None where the sentence doesn't say how many: then all known points of the year.
    """

    spot: Spot
    step: Step
    count: int | None = None
    unit: Unit = ""
    low: Decimal | None = None
    high: Decimal | None = None
    periods: tuple[Period, ...] = ()
    # The direction is of the size of a decline: 降幅逐月收窄.
    of_decline: bool = False
    # It ended before the spot's period.
    ended: bool = False

    def judge(self, sight: Sight) -> Judgement:
        """Walk back from the last point, or from the one before it."""
        lines = [list(self.periods)] if self.periods else lines_of(self.spot, self.unit, sight)
        lines = [line[:-1] for line in lines] if self.ended else lines
        answers = [self._along(line, sight) for line in lines if line]
        for verdict in ("proved", "contradicted", "undecidable"):
            first = next((a for a in answers if a.verdict == verdict), None)
            if first is not None:
                return first
        return undecidable("no-series")

    def _along(self, line: list[Period], sight: Sight) -> Judgement:
        changes = self.step in ("rises", "falls", "level")
        count = self.count if self.count is not None else self._all_of_year(line, changes)
        wanted = line[-(count + changes) :]
        found = [sight.get(msgspec.structs.replace(self.spot, period=p)) for p in wanted]
        values = [g.value for g in found]
        holds = self._stepwise(values) if changes else [self._is(v) for v in values]
        if False in holds:
            return contradicted("streak", *found)
        if len(wanted) < count + changes or None in holds or len(holds) < min(count, 1):
            return undecidable("no-series", *found)
        return proved(*found)

    def _all_of_year(self, line: list[Period], changes: bool) -> int:
        year = line[-1].last_year
        count = sum(1 for p in line if p.last_year == year)
        return max(1, count - changes)

    def _stepwise(self, values: Sequence[Decimal | None]) -> list[bool | None]:
        return [self._stepped(a, b) for a, b in pairwise(values)]

    def _stepped(self, a: Decimal | None, b: Decimal | None) -> bool | None:
        if a is None or b is None:
            return None
        if self.of_decline:
            if a >= 0 and b >= 0:
                return False
            a, b = -a, -b
        if self.step == "level":
            return a == b
        return b > a if self.step == "rises" else b < a

    def _is(self, value: Decimal | None) -> bool | None:
        if value is None:
            return None
        if self.step == "digits":
            return (self.low is None or value >= self.low) and (self.high is None or value < self.high)
        return value > 0 if self.step == "positive" else value < 0


def lines_of(spot: Spot, unit: Unit, sight: Sight) -> list[list[Period]]:
    """The series a streak that ends with a spot may be told of: what fits the unit it is counted in."""
    if unit == "month":
        return _months_of(spot, sight)
    quarterly = line_of(spot, sight)
    every = line_of(spot, sight, quarterly=False)
    lines = [quarterly] if unit in ("quarter", "year") else [every, quarterly]
    lines = [[p for p in line if p.last <= spot.period.last] for line in lines]
    kept = [line for line in lines if line and line[-1] == spot.period]
    return kept if kept and spot.sure else kept + _months_of(spot, sight)


def _months_of(spot: Spot, sight: Sight) -> list[list[Period]]:
    last = spot.period.last
    single = [p for p in sight.periods(spot) if p.months == 1 and p.is_span and p.last <= last]
    running = [p for p in sight.periods(spot) if p.is_cumulative and p.months > 1 and p.last <= last]
    lines = [_unbroken(single), _unbroken(running)]
    return [line for line in lines if line and line[-1].last == last]


def _unbroken(points: list[Period]) -> list[Period]:
    """The points as far back from the last as no month is missing between their ends.

    January has no point of its own: February follows December, and March the two together.
    """
    kept: list[Period] = []
    for point in reversed(points):
        if kept and kept[-1].last - point.last > _TWO_POINTS:
            break
        kept.append(point)
    return kept[::-1]


class SpreadClaim(msgspec.Struct, frozen=True):
    """A rate of decline or of growth, or a gap, narrowed or widened since an earlier period.

    `noun` says of what: fall (降幅), rise (涨幅), rate (增速) or gap (差距, a ratio). `to` is its size now,
    `by` the change, `start` its size then.
    """

    spot: Spot
    earlier: Period | None
    wider: bool
    noun: Literal["fall", "rise", "rate", "gap"]
    by: Stated | None = None
    to: Stated | None = None
    start: Stated | None = None

    def judge(self, sight: Sight) -> Judgement:
        """Compare the sizes of both periods, and each number that is stated."""
        earlier = self.earlier or point_before(self.spot, sight)
        now = sight.get(self.spot)
        then = sight.get(msgspec.structs.replace(self.spot, period=earlier)) if earlier else Got(None)
        for got, stated in ((now, self.to), (then, self.start)):
            if stated is not None and got.value is not None:
                flaw = unit_flaw(stated, got.unit)
                if flaw:
                    return flaw if isinstance(flaw, Judgement) else contradicted(flaw, now, then)
                if agrees(abs(got.value), stated) is False:
                    return contradicted("value", now, then)
        if now.value is not None and self._wrong_noun(now.value, then.value):
            return contradicted("spread-of", now, then)
        found = lacking(now, then)
        if found is not None or now.value is None or then.value is None:
            return found or undecidable("no-earlier", now, then)
        if now.value * then.value < 0:
            return contradicted("spread-of", now, then)
        return self._changed(now, then, abs(now.value) - abs(then.value))

    def _wrong_noun(self, now: Decimal, then: Decimal | None) -> bool:
        if self.noun == "fall":
            return now >= 0 if self.wider or self.to else now > 0
        if self.noun in ("rise", "rate"):
            return now < 0
        return False

    def _changed(self, now: Got, then: Got, change: Decimal) -> Judgement:
        if change == 0 or (change > 0) != self.wider:
            return contradicted("trend", now, then)
        if self.by is None:
            return proved(now, then)
        if self.by.rough and then.value:
            # 降幅收窄一半
            return told(agrees(abs(change / then.value) * 100, self.by), "difference", now, then)
        unit = POINTS if now.unit == PERCENT else now.unit
        flaw = unit_flaw(self.by, unit)
        if flaw:
            return flaw if isinstance(flaw, Judgement) else contradicted(flaw, now, then)
        return told(agrees(abs(change), self.by), "difference", now, then)


class CountClaim(msgspec.Struct, frozen=True):
    """Of several claims so many hold: at least `least` and at most `most`."""

    claims: tuple[Claim, ...]
    least: int
    most: int

    def judge(self, sight: Sight) -> Judgement:
        """Count what holds; what cannot be decided may go either way."""
        all_ = [c.judge(sight) for c in self.claims]
        found = tuple(g for j in all_ for g in j.found)
        yes = sum(1 for j in all_ if j.verdict == "proved")
        open_ = sum(1 for j in all_ if j.verdict == "undecidable")
        if yes > self.most or yes + open_ < self.least:
            return contradicted("count", *found)
        if open_ and not (yes >= self.least and yes + open_ <= self.most):
            return undecidable("not-all-known", *found)
        return proved(*found)
