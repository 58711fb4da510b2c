"""Claims about one value: how much, which way, and how much it differs from another."""

from decimal import Decimal, localcontext
from typing import Final

import msgspec

from qjviewer.bundle.periods import Period
from qjviewer.checks.language.judging import (
    Judgement,
    contradicted,
    lacking,
    proved,
    told,
    undecidable,
)
from qjviewer.checks.language.spots import RATES, Expression, Got, Sight, Spot
from qjviewer.checks.language.stated import Stated, agrees
from qjviewer.checks.language.unit_scale import COUNT, PERCENT, POINTS, TIMES

_HUNDRED: Final = Decimal(100)
# So many digits are no coincidence.
_TELLING: Final = 3
_MONEY: Final = frozenset(["元", "美元", "欧元", "日元", "港元"])


class ValueClaim(msgspec.Struct, frozen=True):
    """A value is as stated; with a sign, it is growth (+1) or decline (−1) by so much."""

    where: Expression
    stated: Stated
    sign: int = 0
    code: str = "value"

    def judge(self, sight: Sight) -> Judgement:
        """Hold the number, its unit and its sign against the value."""
        got = sight.get(self.where)
        if got.value is None:
            return self._elsewhere(sight, got)
        wrong = unit_flaw(self.stated, got.unit)
        if wrong in ("points", "percent"):
            # A slip of the unit shows where the number is right; else another thing may be meant.
            slip = agrees(
                abs(got.value),
                msgspec.structs.replace(self.stated, unit=got.unit, value=abs(self.stated.value)),
            )
            return contradicted(str(wrong), got) if slip else undecidable("not-comparable", got)
        if isinstance(wrong, Judgement):
            return contradicted("unit", got) if self._is_slip(got, got.value) else wrong
        return contradicted(wrong, got) if wrong else self._compared(got, got.value)

    def _is_slip(self, got: Got, value: Decimal) -> bool:
        """Whether the very digits of an amount stand with the unit of something else: 2.08亿元 of power."""
        stated = self.stated
        plain = not stated.hedge and stated.base in (*_MONEY, COUNT, "千瓦时") and got.unit not in ("", TIMES)
        return plain and len(stated.value.as_tuple().digits) >= _TELLING and stated.amount == abs(value)

    def _compared(self, got: Got, value: Decimal) -> Judgement:
        stated = self.stated
        if self.sign > 0 and stated.value < 0:
            # 增长-7.2%: a decline is told in words.
            return contradicted("direction", got)
        if self.sign and stated.value >= 0:
            holds = agrees(abs(value), stated, got.slack)
            if holds and value and (value > 0) != (self.sign > 0):
                return contradicted("direction", got)
            if holds is not False:
                return told(holds, self.code, got)
            opposite = value and (value > 0) != (self.sign > 0)
            return contradicted("direction" if opposite else self.code, got)
        # 下降-7.2% says it twice; what is meant is the decline.
        return told(agrees(value, stated, got.slack), self.code, got)

    def _elsewhere(self, sight: Sight, got: Got) -> Judgement:
        """Where nothing is observed, a number that is another period's value was put to the wrong one."""
        where = self.where
        if got.lack != "no-observation" or not isinstance(where, Spot) or self.stated.hedge:
            return undecidable(got.lack, got)
        for period in sight.periods(where):
            other = sight.get(msgspec.structs.replace(where, period=period))
            if _overlaps(period, where.period) and self._is(other):
                return contradicted("period", other)
        return undecidable(got.lack, got)

    def _is(self, got: Got) -> bool:
        if got.value is None or unit_flaw(self.stated, got.unit):
            return False
        return self._compared(got, got.value).verdict == "proved"


def _overlaps(one: Period, other: Period) -> bool:
    return one.first <= other.last and one.last >= other.first


def unit_flaw(stated: Stated, unit: str) -> str | Judgement:
    """What is wrong with the unit a number was given, seen from the unit the data have."""
    said = stated.base
    if said == unit or (said == "" and unit in ("", COUNT)):
        return ""
    if said == "":
        return undecidable("no-unit")
    if unit == "":
        return "" if said in (TIMES, COUNT) else undecidable("not-comparable")
    if said == POINTS and unit == PERCENT:
        return "points"
    if said == PERCENT and unit == POINTS:
        return "percent"
    if said in _MONEY and unit in _MONEY:
        return "currency"
    if said in ("人", COUNT) and unit in ("人", COUNT):
        return ""
    if said == TIMES:
        # Of something else: nobody takes a multiple for a rate.
        return undecidable("not-comparable")
    if said in (PERCENT, POINTS) or unit in (PERCENT, POINTS):
        return "unit"
    # Coins for kilowatt-hours is no slip anybody makes: more likely another thing is meant.
    return undecidable("not-comparable")


class PointsForRate(msgspec.Struct, frozen=True):
    """A rate said to have risen or fallen to so many percentage points: a rate is told in per cent."""

    where: Spot
    stated: Stated

    def judge(self, sight: Sight) -> Judgement:
        """Never right; undecidable only where nothing is known of the rate."""
        got = sight.get(self.where)
        known = got.value is not None and got.unit == PERCENT
        return contradicted("points", got) if known else undecidable(got.lack or "not-comparable", got)


class NoLevel(msgspec.Struct, frozen=True):
    """An amount said to have reached a per cent that is its growth: 增加到8.1%."""

    growth: Spot
    stated: Stated

    def judge(self, sight: Sight) -> Judgement:
        """Contradicted where the per cent is its growth, else undecidable."""
        got = sight.get(self.growth)
        same = got.value is not None and agrees(abs(got.value), self.stated)
        return contradicted("level-for-change", got) if same else undecidable("not-comparable", got)


class UnitlessClaim(msgspec.Struct, frozen=True):
    """Growth told by a number without a unit: 增长37.7."""

    growth: Spot
    stated: Stated

    def judge(self, sight: Sight) -> Judgement:
        """Contradicted where the number is the growth and tells its decimals, else undecidable."""
        got = sight.get(self.growth)
        same = got.value is not None and abs(got.value) == self.stated.value and self.stated.step < 1
        return contradicted("no-unit", got) if same else undecidable("no-unit", got)


class SignClaim(msgspec.Struct, frozen=True):
    """A growth rate is positive, negative or nought; `floor` allows nought beside positive."""

    where: Expression
    sign: int
    floor: bool = False

    def judge(self, sight: Sight) -> Judgement:
        """Hold the sign against the value."""
        got = sight.get(self.where)
        if got.value is None:
            return undecidable(got.lack, got)
        if got.slack and abs(got.value) <= got.slack:
            return undecidable("too-close", got)
        sign = (got.value > 0) - (got.value < 0)
        return told(sign == self.sign or (self.floor and sign == 0), "direction", got)


class GapClaim(msgspec.Struct, frozen=True):
    """One value is above (+1), below (−1) or level with (0) another, by so much where it is stated."""

    one: Expression
    other: Expression
    sign: int
    stated: Stated | None = None
    code: str = "comparison"
    # A difference said without saying which way: 相差1.3个百分点.
    either_way: bool = False

    def judge(self, sight: Sight) -> Judgement:
        """Hold the direction and the size of the difference against the data."""
        one, other = sight.get(self.one), sight.get(self.other)
        found = lacking(one, other)
        if self.stated is not None and self._is_rate(one) and self.stated.base == PERCENT:
            return contradicted("percent", one, other)
        if found is not None or one.value is None or other.value is None:
            return found or undecidable("no-observation", one, other)
        if one.unit != other.unit and {one.unit, other.unit} != {PERCENT, POINTS}:
            return undecidable("not-comparable", one, other)
        with localcontext() as context:
            context.prec = 40
            return self._compared(one, other, one.value - other.value)

    def _is_rate(self, got: Got) -> bool:
        measure = self.one.measure if isinstance(self.one, Spot) else ""
        return got.unit in (PERCENT, POINTS) or (measure in RATES and got.value is None)

    def _compared(self, one: Got, other: Got, gap: Decimal) -> Judgement:
        slack = one.slack + other.slack
        if self.stated is not None:
            return self._sized(self.stated, one, other, gap, slack)
        sign = (gap > 0) - (gap < 0)
        if slack and abs(gap) <= slack:
            return undecidable("too-close", one, other)
        return told(sign == self.sign, self.code, one, other)

    def _sized(self, stated: Stated, one: Got, other: Got, gap: Decimal, slack: Decimal) -> Judgement:
        size = abs(gap)
        unit = POINTS if one.unit == PERCENT else one.unit
        if stated.base == PERCENT and other.value:
            size, unit, slack = size / abs(other.value) * 100, PERCENT, Decimal("0.05")
        flaw = unit_flaw(stated, unit)
        if flaw:
            return flaw if isinstance(flaw, Judgement) else contradicted(flaw, one, other)
        holds = agrees(size, stated, slack)
        turned = bool(gap) and not self.either_way and (gap > 0) != (self.sign > 0)
        if turned:
            return contradicted("direction", one, other)
        return told(holds, "difference", one, other)


class RatioClaim(msgspec.Struct, frozen=True):
    """One value is so many times (or such a part of) another; `more` counts the times on top of it."""

    one: Expression
    other: Expression
    stated: Stated
    more: bool = False
    # Some say three times more and mean three times.
    loose: bool = False

    def judge(self, sight: Sight) -> Judgement:
        """Hold the ratio against the data."""
        one, other = sight.get(self.one), sight.get(self.other)
        found = lacking(one, other)
        if found is not None or one.value is None or not other.value:
            return found or undecidable("no-observation", one, other)
        if one.unit != other.unit or (one.value < 0) != (other.value < 0):
            return undecidable("not-comparable", one, other)
        with localcontext() as context:
            context.prec = 40
            ratio = one.value / other.value
        if self.stated.base == PERCENT:
            ratio *= 100
        slack, stated = abs(ratio) * Decimal("0.005"), _whole_times(self.stated)
        holds = agrees(ratio - self.more * self._whole, stated, slack)
        if holds is False and self.more and self.loose:
            holds = agrees(ratio, stated, slack)
        return told(holds, "times", one, other)

    @property
    def _whole(self) -> int:
        return 100 if self.stated.base == PERCENT else 1


def _whole_times(stated: Stated) -> Stated:
    """2倍 means about twice, not anything from one and a half to two and a half."""
    if stated.base == TIMES and stated.step >= 1 and stated.hedge in ("", "about"):
        return msgspec.structs.replace(stated, step=Decimal("0.1"), hedge="about")
    return stated


class TotalClaim(msgspec.Struct, frozen=True):
    """Numbers that the sentence itself gives add up to what it says, or to what the data say."""

    parts: tuple[Expression, ...]
    stated: Stated
    whole: Expression | None = None

    def judge(self, sight: Sight) -> Judgement:
        """Add up."""
        parts = [sight.get(p) for p in self.parts]
        found = lacking(*parts)
        if found is not None:
            return found
        flaw = unit_flaw(self.stated, parts[0].unit)
        if flaw:
            return flaw if isinstance(flaw, Judgement) else contradicted(flaw, *parts)
        total = sum((p.value for p in parts if p.value is not None), Decimal(0))
        whole = sight.get(self.whole) if self.whole is not None else None
        if agrees(total, self.stated):
            return proved(*parts)
        if whole is not None and whole.value is not None and agrees(whole.value, self.stated):
            return undecidable("too-close", *parts, whole)
        return contradicted("sum", *parts)


class ShareClaim(msgspec.Struct, frozen=True):
    """A part is such a share of a whole."""

    part: Expression
    whole: Expression
    stated: Stated

    def judge(self, sight: Sight) -> Judgement:
        """Divide and compare."""
        part, whole = sight.get(self.part), sight.get(self.whole)
        found = lacking(part, whole)
        if found is not None or part.value is None or not whole.value:
            return found or undecidable("no-observation", part, whole)
        if part.unit != whole.unit:
            return undecidable("not-comparable", part, whole)
        flaw = unit_flaw(self.stated, PERCENT)
        if flaw:
            return flaw if isinstance(flaw, Judgement) else contradicted(flaw, part, whole)
        with localcontext() as context:
            context.prec = 40
            share = part.value / whole.value * 100
        return told(agrees(share, self.stated, Decimal("0.05")), "share", part, whole)


class WholeClaim(msgspec.Struct, frozen=True):
    """Shares of one whole, told side by side: together they are no more than the whole."""

    shares: tuple[Stated, ...]

    def judge(self, sight: Sight) -> Judgement:
        """Needs no data; shares that add up to less leave something unsaid."""
        slack = sum((s.step for s in self.shares), Decimal(0)) / 2
        rates = all(s.base == PERCENT and not s.hedge and not s.rough for s in self.shares)
        total = sum((s.value for s in self.shares), Decimal(0))
        if rates and total > _HUNDRED + slack:
            return contradicted("sum")
        return proved() if rates else undecidable("nothing-said")
