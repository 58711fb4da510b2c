"""What statements of change claim: growth, trends, turns, narrowing and widening, streaks."""

from typing import Final

import msgspec

from qjviewer.bundle.periods import Period
from qjviewer.checks.language.ground import Ground
from qjviewer.checks.language.increment_claim import ToldOrder
from qjviewer.checks.language.judging import Claim, Either, First
from qjviewer.checks.language.pairing import paired
from qjviewer.checks.language.series_claims import line_of
from qjviewer.checks.language.spots import Spot
from qjviewer.checks.language.stated import Stated
from qjviewer.checks.language.statements import Statement, Than
from qjviewer.checks.language.unit_scale import PERCENT, POINTS, TIMES
from qjviewer.checks.language.value_claims import (
    GapClaim,
    SignClaim,
    ValueClaim,
)
from qjviewer.checks.language.work_amounts import held_through
from qjviewer.checks.language.work_bases import GROWTHS, bases_of, earlier_of, measure_of_change
from qjviewer.checks.language.work_series import spread, streak
from qjviewer.checks.language.work_sizes import by_amount, by_percent, by_points, by_times, changed, either

_BOUNDS: Final = frozenset(["above", "least", "below", "most"])
# A year, in months.
_YEAR: Final = 12


def change(statement: Statement, ground: Ground) -> list[Claim]:
    """增长, 提高, 加快, 收窄, 转为: by how much, to what, or just which way."""
    if statement.than is not None and len(statement.than.times) > 1:
        return [c for one in _by_period(statement, statement.than) for c in change(one, ground)]
    ends = statement.mode == "to" and statement.after == "compare"
    if ends and statement.numbers and statement.numbers[0].base == POINTS:
        # 由高于全市2.1个百分点扩大到4.7个百分点: of what it is ahead by.
        return _gaps_now(statement, ground)
    times = statement.topic.times
    if len(times) > 1 and not statement.numbers and not statement.than and statement.flavour == "pace":
        # 5月、6月分别增长7.1%、6.7%，增速放缓: from the first to the last.
        topic = msgspec.structs.replace(statement.topic, times=times[-1:])
        return change(msgspec.structs.replace(statement, topic=topic, than=Than(times=times[:1])), ground)
    rates_apart = statement.topic.measure == "gap" and statement.flavour == "spread"
    if statement.streak is not None and not _is_sized(statement) and not rates_apart:
        begun = _origin(statement, ground) if statement.origin and statement.origin.time else []
        return begun + _streak_or_change(statement, ground)
    if statement.streak is not None and statement.streak[0] and _is_bounded(statement):
        # 连续两个月增长10%以上: in each of them
        run, number = statement.streak, statement.numbers[0]
        spots = ground.spots(statement.topic, measure_of_change(statement))
        return [held_through(*run, ground, s, number, statement.sign) for s in spots]
    claims = _origin(statement, ground)
    if statement.flavour == "turned" and not statement.numbers:
        return claims
    if statement.flavour == "spread":
        return spread(statement, ground)
    if statement.topic.falling and statement.flavour not in ("turned", "ended"):
        shrunk = spread(statement, ground)
        return shrunk if statement.topic.noun else _or_of_growth(statement, ground, shrunk)
    if not statement.numbers:
        return claims + _direction(statement, ground)
    claims += _told_order(statement)
    return claims + paired(
        statement, ground, measure_of_change(statement), lambda spot, n: _sized(statement, ground, spot, n)
    )


def _is_bounded(statement: Statement) -> bool:
    """Whether growth is told by what it was more or less than."""
    bounds = {n.hedge for n in statement.numbers if n.base == PERCENT}
    return (
        len(statement.numbers) == 1 and statement.flavour == "updown" and bounds <= _BOUNDS and bool(bounds)
    )


def _gaps_now(statement: Statement, ground: Ground) -> list[Claim]:
    """How far apart two are in the end, where the clause names the other."""
    than, number = statement.than, statement.numbers[0]
    if than is None or not than.places or than.times:
        return []
    spots = ground.spots(statement.topic, measure_of_change(statement))
    # 收窄到高于8.3个百分点 says of whom, not that it is more than 8.3.
    plain = msgspec.structs.replace(number, hedge="")
    pairs = [(s, o) for s in spots for o in ground.others(s, than)]
    ways = [[GapClaim(s, o, 1, n, either_way=True) for n in dict.fromkeys((number, plain))] for s, o in pairs]
    return [Either(tuple(both)) if len(both) > 1 else both[0] for both in ways]


def _by_period(statement: Statement, than: Than) -> list[Statement]:
    """较一季度、上年同期分别加快1.6个、4.5个百分点: one change against each period."""
    numbers: list[tuple[Stated, ...]] = [(n,) for n in statement.numbers]
    if len(numbers) != len(than.times):
        numbers = [statement.numbers] * len(than.times) if len(numbers) < 2 else []
    return [
        msgspec.structs.replace(statement, than=msgspec.structs.replace(than, times=(time,)), numbers=number)
        for time, number in zip(than.times, numbers, strict=bool(numbers))
    ]


def _told_order(statement: Statement) -> list[Claim]:
    """由3.0%降至4.7%: the numbers themselves must go the way that is told."""
    origin, numbers = statement.origin, statement.numbers
    if statement.mode != "to" or origin is None or origin.number is None or len(numbers) != 1:
        return []
    both = (origin.number, numbers[0])
    plain = all(n.upto is None and n.base == PERCENT for n in both) and origin.sign >= 0
    return [ToldOrder(*both, statement.sign)] if plain and statement.sign else []


def _or_of_growth(statement: Statement, ground: Ground, shrunk: list[Claim]) -> list[Claim]:
    """降幅收窄到6.4%，回升4.2个百分点: in a clause of its own, what rises may be growth itself."""
    topic = msgspec.structs.replace(statement.topic, falling=False, noun=True)
    growth = change(msgspec.structs.replace(statement, topic=topic, origin=None), ground)
    if len(growth) != len(shrunk):
        return shrunk
    return [Either(ways) for ways in zip(shrunk, growth, strict=True)]


def _streak_or_change(statement: Statement, ground: Ground) -> list[Claim]:
    """持续缩小 with too short a series to see it go on says at least that it shrank."""
    streaks = streak(statement, ground)
    if statement.streak != (None, ""):
        return streaks
    plain = change(msgspec.structs.replace(statement, streak=None), ground)
    if len(plain) != len(streaks):
        return streaks
    return [First(ways) for ways in zip(streaks, plain, strict=True)]


def _is_sized(statement: Statement) -> bool:
    """Whether a number goes with the change itself, so that 逐月 is not all that it says."""
    return bool(statement.numbers) and statement.numbers[0].upto is None


def _origin(statement: Statement, ground: Ground) -> list[Claim]:
    """What the sentence says of where the change began."""
    origin = statement.origin
    if origin is None or (origin.number is None and not origin.sign):
        return []
    claims: list[Claim] = []
    for spot in ground.spots(statement.topic, _amount_or_rate(statement, origin.number)):
        then = earlier_of(spot, statement, ground)
        sign = -1 if statement.topic.falling else origin.sign
        ways: list[Claim] = []
        for period in [then] if then is not None else _starts(spot, statement, ground):
            start = msgspec.structs.replace(spot, period=period, sure=True)
            value = (
                ValueClaim(start, origin.number, sign)
                if origin.number is not None
                else SignClaim(start, sign)
            )
            ways.append(value)
        if ways and (then is not None or origin.number is not None):
            claims.append(ways[0] if len(ways) == 1 else Either(tuple(ways)))
    return claims


def _starts(spot: Spot, statement: Statement, ground: Ground) -> list[Period]:
    """The periods a change may have begun in where none is named: any point within a year."""
    points = line_of(spot, ground.sight)
    year = [p for p in points if spot.period.last - _YEAR <= p.last < spot.period.last]
    return list(dict.fromkeys([*bases_of(spot, statement, ground), *year]))


def _amount_or_rate(statement: Statement, number: Stated | None) -> str:
    """The measure a number is of: per cent says growth unless the topic says otherwise."""
    measure = statement.topic.measure
    if measure not in ("", "amount", "rank", "gap"):
        return measure
    if number is not None and number.base != PERCENT:
        return "amount"
    return "yoy" if measure == "" else "amount"


def _sized(statement: Statement, ground: Ground, spot: Spot, number: Stated) -> Claim | None:
    """A change with its number."""
    if number.base == TIMES:
        return by_times(spot, number, statement)
    if number.base == POINTS:
        return by_points(statement, ground, spot, number)
    if number.base == PERCENT:
        return by_percent(statement, ground, spot, number)
    return by_amount(statement, ground, spot, number)


def _direction(statement: Statement, ground: Ground) -> list[Claim]:
    """A change without a number says which way."""
    measure = statement.topic.measure
    spots = ground.spots(statement.topic, measure_of_change(statement))
    return [_directed(statement, ground, spot, measure) for spot in spots]


def _directed(statement: Statement, ground: Ground, spot: Spot, measure: str) -> Claim:
    earlier = earlier_of(spot, statement, ground)
    than = statement.than
    if than is not None and than.places and not than.times:
        return either(ground.others(spot, than), spot, statement.sign, None, "comparison")
    if any(w in ground.word(statement) for w in ("正增长", "负增长", "零增长", "零成长", "正成长", "负成长")):
        return SignClaim(spot, statement.sign)
    is_change = statement.flavour == "pace" or statement.topic.noun or spot.measure not in GROWTHS
    if not ground.has(spot.indicator, spot.measure) and ground.has(spot.indicator, "amount"):
        spot, is_change = msgspec.structs.replace(spot, measure="amount"), True
    if statement.flavour == "pace" and statement.topic.measure == "yoy" and not statement.topic.noun:
        # 同比回落: of an amount it may be said as well as of growth.
        return Either((SignClaim(spot, statement.sign), changed(statement, ground, spot, None)))
    if not is_change and (earlier is None or earlier == spot.period.shifted(-12)):
        return SignClaim(spot, statement.sign)
    return changed(statement, ground, spot, None)
