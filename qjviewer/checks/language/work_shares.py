"""What statements of shares and contributions claim."""

import msgspec

from qjviewer.checks.language.ground import Ground
from qjviewer.checks.language.judging import Claim, First
from qjviewer.checks.language.pairing import paired
from qjviewer.checks.language.spots import Expression, Spot, Total
from qjviewer.checks.language.stated import Stated, is_rate
from qjviewer.checks.language.statements import Statement
from qjviewer.checks.language.unit_scale import PERCENT, POINTS
from qjviewer.checks.language.value_claims import GapClaim, ShareClaim, ValueClaim, WholeClaim


def share(statement: Statement, ground: Ground) -> list[Claim]:
    """占一般公共预算收入的81.0%, 占全市的16.2%."""
    if not statement.numbers:
        return []
    if statement.flavour == "contribution":
        return paired(statement, ground, "contribution", ValueClaim)
    if not statement.topic.indicators and statement.whole is not None and statement.whole.places:
        # accounted for 16.1% of the city's GRP
        topic = msgspec.structs.replace(statement.topic, indicators=statement.whole.indicators)
        statement = msgspec.structs.replace(statement, topic=topic)
    spots = ground.spots(statement.topic, "amount")
    numbers = statement.numbers
    if numbers[0].base == POINTS and not statement.whole:
        # Of the growth, the industries accounted for 0.2, 4.7 and 3.2 points.
        return paired(statement, ground, "pull", ValueClaim)
    if not is_rate(numbers[0].unit) and not numbers[0].rough:
        # of which tax made up 953 million yuan
        return paired(statement, ground, "amount", ValueClaim)
    if len(numbers) > 1:
        return [WholeClaim(numbers), *_shares_of(statement, ground, spots)]
    return _shares_of(statement, ground, spots)


def _shares_of(statement: Statement, ground: Ground, spots: list[Spot]) -> list[Claim]:
    numbers = statement.numbers
    if len(numbers) == len(spots) and len(spots) > 1:
        return [_share_of(statement, ground, s, s, n) for s, n in zip(spots, numbers, strict=True)]
    if len(spots) == 1:
        return [_share_of(statement, ground, spots[0], spots[0], numbers[0])]
    return [_share_of(statement, ground, Total(tuple(spots)), spots[0], numbers[0])] if spots else []


def _share_of(statement: Statement, ground: Ground, part: Expression, like: Spot, number: Stated) -> Claim:
    whole = _whole(statement, ground, like)
    if whole is None and isinstance(part, Total):
        # 合计占94.5%
        above = ground.sight.known(like.indicator)
        whole = msgspec.structs.replace(like, indicator=above.part_of) if above and above.part_of else None
    computed = ShareClaim(part, whole, number) if whole is not None else None
    known = ground.sight.known(like.indicator)
    if (
        isinstance(part, Spot)
        and known
        and (whole is None or (whole.indicator == known.part_of and whole.place == like.place))
    ):
        published = ValueClaim(msgspec.structs.replace(like, measure="share"), number, code="share")
        return First((published, computed)) if computed else published
    return computed or ValueClaim(msgspec.structs.replace(like, measure="share"), number, code="share")


def _whole(statement: Statement, ground: Ground, part: Spot) -> Spot | None:
    named = statement.whole
    if not named:
        return None
    indicator = named.indicators[0] if named.indicators else part.indicator
    place = named.places[0] if named.places else part.place
    made = msgspec.structs.replace(part, indicator=indicator, place=place)
    return made if made != part else None


def pull(statement: Statement, ground: Ground) -> list[Claim]:
    """拉动经济增长4.7个百分点."""
    if not statement.numbers:
        return drag(statement, ground) if statement.sign < 0 else []
    if statement.flavour == "contribution" and statement.numbers[0].base == PERCENT:
        return paired(statement, ground, "contribution", ValueClaim)
    named = statement.whole
    if named is not None and named.places and named.places != ground.places(statement.topic):
        return []
    return paired(statement, ground, "pull", lambda s, n: _pulled(statement, ground, s, n))


def _pulled(statement: Statement, ground: Ground, spot: Spot, number: Stated) -> Claim | None:
    whole = statement.whole.indicators if statement.whole is not None else ()
    known = ground.sight.known(spot.indicator)
    if whole and known is not None and known.part_of not in whole[0].split("|"):
        return None
    # 拉动为-0.9个百分点 tells the sign itself; 拉动GDP增长 does not.
    told_as_is = number.value < 0 and (not whole or len(statement.numbers) > 1)
    return ValueClaim(spot, number, 0 if told_as_is else statement.sign)


def drag(statement: Statement, ground: Ground) -> list[Claim]:
    """拖累投资增长的主要因素: what drags grows more slowly than the whole."""
    named = statement.whole
    if named is None or not named.indicators:
        return []
    spots = ground.spots(statement.topic, "yoy")
    return [
        GapClaim(
            s, msgspec.structs.replace(s, indicator=named.indicators[0]), statement.sign, code="comparison"
        )
        for s in spots
        if s.indicator != named.indicators[0]
    ]
