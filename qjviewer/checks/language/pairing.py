"""Which number of a list belongs to which thing of a list."""

from collections.abc import Callable

import msgspec

from qjviewer.bundle.periods import Period
from qjviewer.checks.language.ground import Ground
from qjviewer.checks.language.judging import Claim
from qjviewer.checks.language.spots import Spot
from qjviewer.checks.language.stated import Stated
from qjviewer.checks.language.statements import Statement


def paired(
    statement: Statement, ground: Ground, measure: str, make: Callable[[Spot, Stated], Claim | None]
) -> list[Claim]:
    """A claim for every spot: each with the number that stands at its place, or all with the only one.

    Lists that do not match claim nothing that can be told.
    """
    spots, numbers = ground.spots(statement.topic, measure), statement.numbers
    if len(spots) == 1 and len(numbers) > 1:
        spots = _months(spots[0], len(numbers))
    if len(numbers) == 1:
        pairs = [(s, numbers[0]) for s in spots]
    elif len(numbers) == len(spots):
        pairs = list(zip(spots, numbers, strict=True))
    else:
        return []
    return [claim for spot, number in pairs for claim in [make(spot, number)] if claim is not None]


def _months(spot: Spot, count: int) -> list[Spot]:
    """4—6月分别为…: the months of a span that has as many as there are numbers; else the spot itself."""
    span = spot.period
    if span.months != count or span.is_cumulative:
        return [spot]
    months = (Period(last, last) for last in range(span.first, span.last + 1))
    return [msgspec.structs.replace(spot, period=month) for month in months]
