"""A number as a sentence states it, with its hedge, and whether a value agrees with it."""

from decimal import Decimal, localcontext
from typing import Final, Literal, TypeAlias

import msgspec

from qjviewer.checks.language.unit_scale import PERCENT, POINTS, scale_of

# How a number is hedged: just it, about it, nearly it, above, at least, below, at most, it and some more.
Hedge: TypeAlias = Literal["", "about", "near", "above", "least", "below", "most", "some"]

_ABOUT: Final = Decimal("0.03")
_ABOUT_AT_MOST: Final = Decimal("0.05")
_NEAR: Final = Decimal("0.93")
_NEAR_AT_LEAST: Final = Decimal("0.85")
# A tenth as 成 tells it: 近九成 is no 81 %.
_TENTH: Final = 10
_PRECISION: Final = 40


class Stated(msgspec.Struct, frozen=True):
    """A number in the unit it was said in, where it stands, and how exactly it is meant.

    `step` is one unit of the last digit that was said: 0.1 for 8.1, 10 for 八成 (80 %), 1 for 三.
    `upto` is the upper end where a range is said.
    """

    value: Decimal
    unit: str
    start: int
    end: int
    hedge: Hedge = ""
    step: Decimal = Decimal(1)
    upto: Decimal | None = None
    # 八成, 一半, two-thirds: a round word, not a figure.
    rough: bool = False
    # 个点 and points may stand for 百分点 only where a difference is meant.
    spoken: bool = False

    @property
    def base(self) -> str:
        """The base of its unit."""
        return scale_of(self.unit)[1]

    @property
    def amount(self) -> Decimal:
        """Its value in the base of its unit."""
        return self.value * scale_of(self.unit)[0]


def in_base(value: Decimal, unit: str) -> Decimal:
    """A value of this unit in the unit's base, exactly."""
    with localcontext() as context:
        context.prec = _PRECISION
        return value * scale_of(unit)[0]


def agrees(value: Decimal, stated: Stated, slack: Decimal = Decimal(0)) -> bool | None:
    """Whether a value in base units is what was stated; None where it is too close to tell.

    `slack`, in base units, is how far the value itself may be off by the rounding of what it comes from.
    """
    with localcontext() as context:
        context.prec = _PRECISION
        scale = scale_of(stated.unit)[0]
        said, step = stated.value * scale, stated.step * scale
        if stated.upto is not None:
            return _within(value, said, stated.upto * scale, step)
        return _CHECKS[stated.hedge](value, said, step, slack, stated)


def _within(value: Decimal, low: Decimal, high: Decimal, step: Decimal) -> bool:
    return low - step / 2 <= value < high + step / 2


def _exactly(value: Decimal, said: Decimal, step: Decimal, slack: Decimal, stated: Stated) -> bool | None:
    off = abs(value - said)
    if stated.rough:
        return True if off <= step / 2 else False if off > step * 7 / 10 else None
    if off <= step / 2:
        return True
    return None if slack and off <= step / 2 + slack else False


def _about(value: Decimal, said: Decimal, step: Decimal, slack: Decimal, stated: Stated) -> bool | None:
    off = abs(value - said)
    if off <= max(step / 2, abs(said) * _ABOUT) + slack:
        return True
    return None if off <= max(step * 6 / 10, abs(said) * _ABOUT_AT_MOST) else False


def _near(value: Decimal, said: Decimal, step: Decimal, slack: Decimal, stated: Stated) -> bool | None:
    if value >= said:
        return None if value - said <= slack or value == said else False
    share = step / 2 if stated.rough else Decimal(0)
    if value >= min(said * _NEAR, said - share):
        return True
    lowest = said - step * 8 / 10 if stated.rough else said
    if not (stated.rough and step >= _TENTH):
        lowest = min(said * _NEAR_AT_LEAST, lowest)
    return None if value >= lowest else False


def _above(value: Decimal, said: Decimal, step: Decimal, slack: Decimal, stated: Stated) -> bool | None:
    if abs(value - said) <= slack and slack:
        return None
    return value > said


def _least(value: Decimal, said: Decimal, step: Decimal, slack: Decimal, stated: Stated) -> bool | None:
    return True if value >= said else None if said - value <= slack else False


def _below(value: Decimal, said: Decimal, step: Decimal, slack: Decimal, stated: Stated) -> bool | None:
    if abs(value - said) <= slack and slack:
        return None
    return value < said


def _most(value: Decimal, said: Decimal, step: Decimal, slack: Decimal, stated: Stated) -> bool | None:
    return True if value <= said else None if value - said <= slack else False


def _some(value: Decimal, said: Decimal, step: Decimal, slack: Decimal, stated: Stated) -> bool | None:
    if value == said:
        return None
    return said < value < said + _round_step(said, step)


def _round_step(said: Decimal, step: Decimal) -> Decimal:
    """500多 is below 600, 1200余 below 1300, 两倍多 below three times."""
    exponent = said.normalize().as_tuple().exponent
    return max(step, Decimal(1).scaleb(exponent)) if isinstance(exponent, int) else step


_CHECKS: Final = {
    "": _exactly,
    "about": _about,
    "near": _near,
    "above": _above,
    "least": _least,
    "below": _below,
    "most": _most,
    "some": _some,
}


def is_rate(unit: str) -> bool:
    """Whether a unit is per cent or percentage points."""
    return scale_of(unit)[1] in (PERCENT, POINTS)
