"""From many measurements to one figure."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from tests.bench.goal import Goal, Pair


@dataclass(frozen=True)
class Row:
    """A goal with the medians of its measurements; or why there are none: no peer, a fault."""

    goal: Goal
    pairs: tuple[Pair, ...] = ()
    missing: str = ""
    fault: str = ""

    @property
    def ours(self) -> float:
        """The median of ours."""
        return median(p.ours for p in self.pairs)

    @property
    def reference(self) -> float:
        """The median of the reference."""
        return median(p.reference for p in self.pairs)

    @property
    def ratio(self) -> float:
        """How many times the reference ours is, by medians."""
        return self.ours / self.reference

    @property
    def verdict(self) -> str:
        """`met`, `not met`, `compared` where there is no goal, `failed` or `not measured`."""
        if self.fault:
            return "failed"
        if not self.pairs:
            return "not measured"
        if self.goal.at_most is None:
            return "compared"
        return "met" if self.ratio <= self.goal.at_most else "not met"


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least this share of them (0 to 1) does not exceed."""
    if not values:
        raise ValueError("no values")
    ranked = sorted(values)
    return ranked[max(0, math.ceil(share * len(ranked)) - 1)]
