"""What statements about series claim: narrowing and widening, turns, streaks."""

from decimal import Decimal

import msgspec

from qjviewer.bundle.periods import Period
from qjviewer.checks.language.ground import Ground
from qjviewer.checks.language.judging import Claim, Either
from qjviewer.checks.language.series_claims import SpreadClaim, StreakClaim, TurnClaim, point_before
from qjviewer.checks.language.spots import Less, Spot
from qjviewer.checks.language.statements import Statement, Than
from qjviewer.checks.language.unit_scale import PERCENT, POINTS
from qjviewer.checks.language.value_claims import GapClaim, SignClaim
from qjviewer.checks.language.work_bases import GROWTHS, bases_of, earlier_of, measure_of_change


def spread(statement: Statement, ground: Ground) -> list[Claim]:
    """降幅收窄, 差距扩大: how the size of something changed."""
    spots = ground.spots(statement.topic, measure_of_change(statement))
    if statement.topic.measure == "gap" and statement.than and statement.than.places:
        than = Than(places=statement.than.places)
        return [c for s in spots for o in ground.others(s, than) for c in _apart(statement, ground, s, o)]
    return [_spread_of(statement, ground, spot) for spot in spots]


def _apart(statement: Statement, ground: Ground, one: Spot, other: Spot) -> list[Claim]:
    """与全省的差距由0.8个百分点扩大到1.7个百分点: what lies between two places, now and before."""
    number = statement.numbers[0] if statement.numbers else None
    start = statement.origin.number if statement.origin is not None else None
    earlier = earlier_of(one, statement, ground) or point_before(one, ground.sight)
    if earlier is None:
        return []
    then, then_ = (msgspec.structs.replace(s, period=earlier, sure=True) for s in (one, other))
    claims: list[Claim] = []
    if start is not None:
        claims.append(GapClaim(then, then_, 1, start, either_way=True))
    if number is not None and statement.mode == "to":
        claims.append(GapClaim(one, other, 1, number, either_way=True))
        number = None
    now, before = (_ahead(ground, a, b) for a, b in ((one, other), (then, then_)))
    return [*claims, GapClaim(now, before, statement.sign, number, "spread-of")]


def _ahead(ground: Ground, one: Spot, other: Spot) -> Less:
    """The distance between two, as what is not below nought."""
    values = [ground.sight.get(s).value for s in (one, other)]
    turned = values[0] is not None and values[1] is not None and values[0] < values[1]
    return Less(other, one) if turned else Less(one, other)


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
        claims.append(TurnClaim(spot, earlier_of(spot, statement, ground), statement.sign))
    return claims


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
        claims.append(
            StreakClaim(spot, step, count, unit, low, high, periods, topic.falling)  # type: ignore[arg-type]
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
