"""Scales: domains and nice ticks, computed once for every renderer."""

import math
from collections.abc import Iterable, Sequence
from decimal import Decimal

from qjviewer.bundle.periods import Period
from qjviewer.figures.teller import MINUS


def domain(values: Iterable[Decimal | float], *, zero: bool = True, room: float = 0.0) -> tuple[float, float]:
    """Lowest and highest value, with zero for bars and `room` as a share of the span on both ends.

    Never empty: a single value, or none, still gives a span to draw on.
    """
    numbers = [float(v) for v in values]
    low = min([*numbers, *([0.0] if zero or not numbers else [])])
    high = max([*numbers, *([0.0] if zero or not numbers else [])])
    if high - low <= max(abs(high), abs(low)) * 1e-9:
        low, high = (low - 1, high + 1) if not zero or low == 0 == high else (min(low, 0), max(high, 0))
    span = high - low
    return (low - span * room if low < 0 or not zero else low), high + span * room


def nice_ticks(low: float, high: float, most: int = 6) -> tuple[float, ...]:
    """Round values around `low` and `high`, at most `most` + 2 of them, steps of 1, 2 or 5 times ten.

    The first is not above `low`, the last not below `high`: every value can be read between two of them.
    """
    span = high - low
    # Values that differ by less than a float can hold have no round values between them.
    if not math.isfinite(span) or span <= max(abs(low), abs(high)) * 1e-12 or most < 1:
        return ()
    step = _nice_step(span / most)
    first = math.floor(low / step + 1e-9)
    last = math.ceil(high / step - 1e-9)
    return tuple(n * step for n in range(first, last + 1))


def _nice_step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    for factor in (1.0, 2.0, 5.0, 10.0):
        if rough <= factor * power * (1 + 1e-9):
            return factor * power
    return 10.0 * power


def tick_texts(ticks: Sequence[float]) -> tuple[str, ...]:
    """Ticks as text with equal decimals: 1200, never 1.2k; a true minus sign."""
    if len(ticks) < 2:
        return tuple(_tick(t, 0) for t in ticks)
    step = ticks[1] - ticks[0]
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    return tuple(_tick(t, decimals) for t in ticks)


def _tick(value: float, decimals: int) -> str:
    text = f"{abs(value):.{decimals}f}"
    return MINUS + text if value < 0 and float(text) != 0 else text


def month_index(period: Period) -> int:
    """The position of a period on a time axis: months from year 0 to its end."""
    return period.last_year * 12 + period.last_month
