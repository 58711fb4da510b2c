"""The claim that an amount rose or fell by an amount."""

from decimal import Decimal, localcontext
from typing import Final

import msgspec

from qjviewer.bundle.periods import Period
from qjviewer.checks.language.judging import Judgement, contradicted, proved, told, undecidable
from qjviewer.checks.language.spots import Got, Sight, Spot, unlike_accounts
from qjviewer.checks.language.stated import Stated, agrees
from qjviewer.checks.language.value_claims import unit_flaw

# Growth is rounded and may be at constant prices: what it makes of an amount is no more than a guess.
_GUESS: Final = Decimal("0.3")


class IncrementClaim(msgspec.Struct, frozen=True):
    """An amount is so much more (+1) or less (−1) than it was.

    Where the earlier amount is not known, growth tells about how much that can be.
    """

    where: Spot
    earlier: Period
    stated: Stated
    sign: int

    def judge(self, sight: Sight) -> Judgement:
        """Compare with the difference, or with what growth makes of the amount."""
        now = sight.get(self.where)
        if now.value is None:
            return undecidable(now.lack, now)
        flaw = unit_flaw(self.stated, now.unit)
        if flaw:
            return flaw if isinstance(flaw, Judgement) else contradicted(flaw, now)
        then = sight.get(msgspec.structs.replace(self.where, period=self.earlier))
        if then.value is None:
            return self._guessed(now, now.value, sight)
        if unlike_accounts(now, then):
            return undecidable("accounts", now, then)
        gap = now.value - then.value
        if gap and (gap > 0) != (self.sign > 0):
            return contradicted("direction", now, then)
        return told(agrees(abs(gap), self.stated, self.stated.step), "difference", now, then)

    def _guessed(self, now: Got, value: Decimal, sight: Sight) -> Judgement:
        growth = sight.get(msgspec.structs.replace(self.where, measure="yoy"))
        if agrees(value, self.stated) and not self.stated.hedge:
            return contradicted("level-for-change", now, growth)
        if growth.value is None or growth.value <= -100:
            return undecidable("no-earlier", now, growth)
        if growth.value and (growth.value > 0) != (self.sign > 0):
            return contradicted("direction", now, growth)
        with localcontext() as context:
            context.prec = 40
            guess = abs(value * growth.value / (100 + growth.value))
        off = abs(self.stated.amount - guess)
        if off <= guess * _GUESS + self.stated.step:
            return undecidable("too-close", now, growth)
        return contradicted("difference", now, growth)


class ToldOrder(msgspec.Struct, frozen=True):
    """Two numbers told as rising or falling from one to the other."""

    start: Stated
    end: Stated
    sign: int

    def judge(self, sight: Sight) -> Judgement:
        """Needs no data."""
        risen = (self.end.amount - self.start.amount) * self.sign
        return proved() if risen > 0 else contradicted("direction")
