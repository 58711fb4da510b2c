"""What a gap between two that widened or narrowed claims: a difference of differences."""

from collections.abc import Iterator
from typing import Final, TypeAlias

from msgspec.structs import replace

from qjviewer.bundle.periods import Period
from qjviewer.checks.language.ground import Ground
from qjviewer.checks.language.judging import Claim, Either, Every, Likely
from qjviewer.checks.language.spots import Less, Spot
from qjviewer.checks.language.stated import Stated
from qjviewer.checks.language.statements import Statement, Than
from qjviewer.checks.language.value_claims import GapClaim
from qjviewer.checks.language.work_bases import bases_of

Pair: TypeAlias = tuple[Spot, Spot]
_PAIR: Final = 2


def spread_apart(statement: Statement, spots: list[Spot], ground: Ground) -> list[Claim]:
    """与全省的差距由0.8个百分点扩大到1.7个百分点: what lies between two, now and before.

    Empty where it is not known between which two, or which number is of which.
    """
    pairs, numbers = _pairs(statement, spots, ground), statement.numbers
    if len(numbers) > 1 and len(numbers) != len(pairs):
        return []
    return [
        _moved(statement, pair, numbers[n if len(numbers) > 1 else 0] if numbers else None, ground)
        for n, pair in enumerate(pairs)
    ]


def _pairs(statement: Statement, spots: list[Spot], ground: Ground) -> list[Pair]:
    than = statement.than
    if than is not None and than.places:
        return [(s, o) for s in spots for o in ground.others(s, Than(places=than.places))]
    return [(spots[0], spots[1])] if len(spots) == _PAIR else []


def _moved(statement: Statement, pair: Pair, number: Stated | None, ground: Ground) -> Claim:
    """What is claimed of one pair, against the period named or any that may be meant."""
    ways = [
        Every(tuple(_since(statement, pair, p, number, ground))) for p in bases_of(pair[0], statement, ground)
    ]
    return ways[0] if len(ways) == 1 else Either(tuple(ways))


def _since(
    statement: Statement, pair: Pair, earlier: Period, number: Stated | None, ground: Ground
) -> Iterator[Claim]:
    one, other = pair
    then = replace(one, period=earlier, sure=True), replace(other, period=earlier, sure=True)
    start = statement.origin.number if statement.origin is not None else None
    if start is not None:
        yield GapClaim(*then, 1, _unit_of(start, number), either_way=True)
    if number is not None and statement.mode == "to":
        yield GapClaim(one, other, 1, _unit_of(number, start), either_way=True)
        number = None
    turned = _is_behind(pair, ground), _is_behind(then, ground)
    now, before = _size(pair, turned[0]), _size(then, turned[1])
    moved = GapClaim(now, before, statement.sign, number, "spread-of")
    # From behind to ahead, it may be said either way.
    yield moved if turned[0] == turned[1] else Likely((moved,))


def _unit_of(one: Stated, other: Stated | None) -> Stated:
    """from 0.8 to 1.7 percentage points: the unit is told once."""
    return one if one.unit or other is None else replace(one, unit=other.unit)


def _is_behind(pair: Pair, ground: Ground) -> bool:
    one, other = (ground.sight.get(s).value for s in pair)
    return one is not None and other is not None and one < other


def _size(pair: Pair, is_behind: bool) -> Less:
    """The distance between two, as what is not below nought."""
    return Less(pair[1], pair[0]) if is_behind else Less(pair[0], pair[1])
