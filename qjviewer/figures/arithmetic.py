"""Exact arithmetic over displayed values: no digit is added that the values did not have."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Final

from qjviewer.bundle.units import convertible, factor_between

_DIGITS: Final = 60


def rounded(value: Decimal, decimals: int) -> Decimal:
    """The value with so many decimals, halves away from zero as people round."""
    with localcontext() as context:
        context.prec = _DIGITS
        return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def rounded_to(value: Decimal, step: Decimal) -> Decimal:
    """The value in whole steps (0.1, 1, 1000), halves away from zero."""
    with localcontext() as context:
        context.prec = _DIGITS
        return value.quantize(step.normalize(), ROUND_HALF_UP)


def step_of(value: Decimal) -> Decimal:
    """What one of the last digit is worth: 0.1 of 13.4."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def converted(value: Decimal, unit: str, to: str) -> Decimal | None:
    """A value in another unit of the same kind, with the digits it had; None where units do not fit."""
    if unit == to:
        return value
    if not convertible(unit, to):
        return None
    with localcontext() as context:
        context.prec = _DIGITS
        factor = factor_between(unit, to)
        exact = value * factor
        step = step_of(value) * factor
        exponent = step.normalize().as_tuple().exponent
        # 2.9万亿元 is 29000亿元 good to the thousand: the exponent says so, formatting shows no more.
        return exact.quantize(Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0))


def added(a: Decimal, b: Decimal, *, minus: bool = False) -> Decimal:
    """The sum or difference, as exact as the coarser of the two."""
    with localcontext() as context:
        context.prec = _DIGITS
        total = a - b if minus else a + b
        step = max(step_of(a), step_of(b))
        return total.quantize(step, ROUND_HALF_UP)


def exact_sum(values: Iterable[Decimal]) -> Decimal:
    """The sum with every digit."""
    with localcontext() as context:
        context.prec = _DIGITS
        return sum(values, Decimal(0))


def summed(values: Sequence[Decimal]) -> Decimal:
    """The sum of several, as exact as the coarsest of them; rounded once, not at every step."""
    return rounded_to(exact_sum(values), max(map(step_of, values), default=Decimal(1)))


def quotient(a: Decimal, b: Decimal) -> Decimal:
    """a ÷ b to many digits; raises ZeroDivisionError."""
    if not b:
        raise ZeroDivisionError
    with localcontext() as context:
        context.prec = _DIGITS
        return a / b


def product(a: Decimal, b: Decimal) -> Decimal:
    """a × b, every digit kept."""
    with localcontext() as context:
        context.prec = _DIGITS
        return a * b


def root_of(value: Decimal) -> Decimal:
    """The square root to many digits."""
    with localcontext() as context:
        context.prec = _DIGITS
        return value.sqrt()


def agree(a: Decimal, b: Decimal) -> bool:
    """Whether two values are one, the coarser rounded: 62618 and 6.26万亿元 in one unit."""
    with localcontext() as context:
        context.prec = _DIGITS
        return abs(a - b) <= max(step_of(a), step_of(b)) / 2


def to_hundred(parts: list[Decimal], decimals: int) -> list[Decimal]:
    """Shares rounded so that they add to 100: what rounding leaves over goes to the largest remainders."""
    step = Decimal(1).scaleb(-decimals)
    found = [rounded(p, decimals) for p in parts]
    over = Decimal(100) - sum(found, Decimal(0))
    steps = int(over / step)
    # Only a few steps can be due to rounding: more means that the parts are no whole.
    if not steps or abs(steps) > len(parts):
        return found
    order = sorted(range(len(parts)), key=lambda n: parts[n] - found[n], reverse=steps > 0)
    for n in order[: abs(steps)]:
        found[n] += step if steps > 0 else -step
    return found
