"""What statements about series claim: narrowing and widening, turns, streaks."""

from decimal import Decimal

import msgspec

from qjviewer.bundle.periods import Period
from qjviewer.checks.language.ground import Ground
from qjviewer.checks.language.judging import Claim, Either, Every, Open
from qjviewer.checks.language.series_claims import SpreadClaim, StreakClaim, TurnClaim
from qjviewer.checks.language.spots import Spot
from qjviewer.checks.language.statements import Statement
from qjviewer.checks.language.unit_scale import PERCENT, POINTS
from qjviewer.checks.language.value_claims import SignClaim
from qjviewer.checks.language.work_apart import spread_apart
from qjviewer.checks.language.work_bases import GROWTHS, bases_of, earlier_of, measure_of_change


def spread(statement: Statement, ground: Ground) -> list[Claim]:
    """降幅收窄, 差距扩大: how the size of something changed."""
    spots = ground.spots(statement.topic, measure_of_change(statement))
    than = statement.than.places if statement.than else ()
    if statement.than is not None and statement.than.measure == "gap":
        # 与序时进度的差距: not one between places.
        return []
    if statement.topic.measure == "gap" and (than or _is_between(spots, ground)):
        counted = statement.streak is not None and statement.streak[0] is not None
        return [Open("nothing-said")] if counted else spread_apart(statement, spots, ground)
    numbers = (
        statement.numbers if len(statement.numbers) == len(spots) else statement.numbers[:1] * len(spots)
    )
    # 投资、工业降幅分别收窄5.4、3.2个百分点: each has its own.
    single = [msgspec.structs.replace(statement, numbers=(n,)) for n in numbers] or [statement] * len(spots)
    of_each = [_spread_of(one, ground, spot) for one, spot in zip(single, spots, strict=True)]
    apart = spread_apart(statement, spots, ground) if than and statement.after == "compare" else []
    # 涨幅高于全国0.1个百分点，比一季度扩大0.2个百分点: what widened is the rise, or what it is ahead by.
    return [Either((*of_each, Every(tuple(apart))))] if apart and len(of_each) == 1 else of_each


def _is_between(spots: list[Spot], ground: Ground) -> bool:
    """Whether a gap lies between rates of growth, and is no indicator of its own as that of incomes is."""
    return len(spots) > 1 or any(ground.has(s.indicator, "yoy") for s in spots)


def _spread_of(statement: Statement, ground: Ground, spot: Spot) -> Claim:
    topic = statement.topic
    noun = "fall" if topic.falling else "rise" if topic.measure in ("yoy", "mom", "two-year") else "rate"
    if not ground.has(spot.indicator, "yoy") or topic.measure not in ("yoy", "mom", "two-year", ""):
        noun = "gap"
        if topic.measure == "":
            spot = msgspec.structs.replace(spot, measure="amount")
    elif topic.measure == "" and not topic.falling and _is_amount(statement):
        noun, spot = "gap", msgspec.structs.replace(spot, measure="amount")
    number = statement.numbers[0] if statement.numbers else None
    to = number if statement.mode == "to" else None
    by = None if statement.mode == "to" else number
    start = statement.origin.number if statement.origin is not None else None
    bases = [earlier_of(spot, statement, ground)]
    if bases[0] is None:
        bases = list(bases_of(spot, statement, ground))
    claims = tuple(
        SpreadClaim(spot, base, statement.sign > 0, noun, by, to, start)  # type: ignore[arg-type]
        for base in bases
    )
    return claims[0] if len(claims) == 1 else Either(claims)


def _is_amount(statement: Statement) -> bool:
    return bool(statement.numbers) and statement.numbers[0].base not in (PERCENT, POINTS)


def turn(statement: Statement, ground: Ground) -> list[Claim]:
    """由降转升: the sign now, and the other one before."""
    claims: list[Claim] = []
    for spot in ground.spots(statement.topic, measure_of_change(statement)):
        if statement.flavour == "stop":
            claims.append(SignClaim(spot, 1, floor=True))
            continue
        claims.append(_turned(spot, statement, ground))
    return claims


def _turned(spot: Spot, statement: Statement, ground: Ground) -> Claim:
    """A turn in the period told of, or in its last month where none is named: CPI年内首次转负."""
    claim = TurnClaim(spot, earlier_of(spot, statement, ground), statement.sign)
    month = msgspec.structs.replace(spot, period=Period(spot.period.last, spot.period.last))
    if spot.sure or ground.sight.get(month).value is None:
        return claim
    return Either((claim, msgspec.structs.replace(claim, spot=month)))


def sign(statement: Statement, ground: Ground) -> list[Claim]:
    """处于下降区间."""
    if statement.streak is not None:
        return streak(statement, ground)
    return [SignClaim(s, statement.sign) for s in ground.spots(statement.topic, measure_of_change(statement))]


def streak(statement: Statement, ground: Ground) -> list[Claim]:
    """连续五个月增长: the claims of a run of periods."""
    count, unit = statement.streak or (None, "")
    topic, claims = statement.topic, []
    periods = tuple(p for p in statement.extra or () if isinstance(p, Period))
    if len(topic.times) > 1 and not periods:
        periods = tuple(ground.times(topic))
        topic = msgspec.structs.replace(topic, times=topic.times[-1:])
    for spot in ground.spots(topic, measure_of_change(statement)):
        step, spot = _step(statement, ground, spot)
        low, high = _bounds(statement)
        ended = statement.ended
        claims.append(
            StreakClaim(spot, step, count, unit, low, high, periods, topic.falling, ended)  # type: ignore[arg-type]
        )
    return list(claims)


def _bounds(statement: Statement) -> tuple[Decimal | None, Decimal | None]:
    number = statement.numbers[0] if statement.numbers else None
    return (number.value, number.upto) if number is not None else (None, None)


def _step(statement: Statement, ground: Ground, spot: Spot) -> tuple[str, Spot]:
    """What is said to have happened at every point, and of which measure."""
    if statement.numbers and statement.numbers[0].upto is not None:
        return "digits", spot
    if statement.kind == "sign":
        return ("positive" if statement.sign > 0 else "negative"), spot
    if statement.flavour == "spread":
        up = statement.sign > 0
        return ("rises" if up else "falls"), spot
    if not ground.has(spot.indicator, "yoy") and ground.has(spot.indicator, "amount"):
        return ("rises" if statement.sign > 0 else "falls"), msgspec.structs.replace(spot, measure="amount")
    is_change = statement.flavour == "pace" or statement.topic.noun or spot.measure not in GROWTHS
    every = statement.streak is not None and statement.streak[0] is None
    if is_change or (
        every
        and not ground.word(statement).startswith(
            ("增长", "下降", "负增长", "正增长", "正成长", "负成长", "上涨", "下跌")
        )
    ):
        return ("rises" if statement.sign > 0 else "falls" if statement.sign < 0 else "level"), spot
    return ("positive" if statement.sign > 0 else "negative"), spot
