"""How much something is said to change by, or to: in per cent, points, multiples or amounts."""

from typing import Final

import msgspec

from qjviewer.checks.language.ground import Ground
from qjviewer.checks.language.increment_claim import IncrementClaim
from qjviewer.checks.language.judging import Claim, Either, Every, First
from qjviewer.checks.language.spots import RATES, Spot
from qjviewer.checks.language.stated import Stated
from qjviewer.checks.language.statements import Statement
from qjviewer.checks.language.unit_scale import TIMES
from qjviewer.checks.language.value_claims import (
    GapClaim,
    NoLevel,
    PointsForRate,
    RatioClaim,
    SignClaim,
    UnitlessClaim,
    ValueClaim,
)
from qjviewer.checks.language.work_bases import GROWTHS, bases_of, earlier_of

# Words that say that an amount changed; 提高 and 回落 are said of rates as well.
_OF_AMOUNTS: Final = frozenset(
    [
        "增长",
        "成长",
        "正成长",
        "负成长",
        "衰退",
        "增加",
        "增",
        "下降",
        "减少",
        "降",
        "减",
        "多收",
        "少收",
        "增收",
        "减收",
        "上涨",
        "下跌",
        "涨",
        "跌",
        "负增长",
        "正增长",
        "萎缩",
        "缩减",
        "下滑",
        "扩张",
        "收缩",
        "grow",
        "grew",
    ]
)
# Words that with an end tell the amount itself: 增加到11.76亿元, rose to 1.2 billion yuan.
_TO_A_LEVEL: Final = (
    "增",
    "减",
    "rose",
    "grew",
    "increased",
    "climbed",
    "expanded",
    "fell",
    "declined",
    "decreased",
)


def by_times(spot: Spot, number: Stated, statement: Statement) -> Claim:
    """增长1.5倍 is growth of 150 %."""
    percent = msgspec.structs.replace(number, value=number.value * 100, unit="%", step=number.step * 10)
    amount = msgspec.structs.replace(spot, measure="amount")
    then = msgspec.structs.replace(amount, period=spot.period.shifted(-12))
    return First((ValueClaim(spot, percent, statement.sign), RatioClaim(amount, then, number, more=True)))


def by_points(statement: Statement, ground: Ground, spot: Spot, number: Stated) -> Claim | None:
    """加快1.6个百分点: a rate or share moved so far, or lies so far from that of others."""
    than, word = statement.than, ground.word(statement)
    if statement.mode == "to":
        return ValueClaim(spot, number) if number.spoken else PointsForRate(spot, number)
    if than is not None and than.places and not than.times:
        return either(ground.others(spot, than), spot, statement.sign, number, "comparison")
    plain = (
        spot.measure in GROWTHS and not statement.topic.noun and earlier_of(spot, statement, ground) is None
    )
    if plain and statement.flavour == "updown" and any(word.startswith(w) for w in _OF_AMOUNTS):
        # 增长14.2个百分点: a rate of growth is told in per cent.
        return ValueClaim(spot, number, statement.sign)
    moved = changed(statement, ground, spot, number)
    slip = ValueClaim(spot, number, statement.sign)
    if plain and statement.flavour == "updown" and _is(slip, "contradicted", ground):
        # rose 8.2 percentage points, where it rose 8.2%
        return moved if _is(moved, "proved", ground) else slip
    return moved


def _is(claim: Claim, verdict: str, ground: Ground) -> bool:
    return claim.judge(ground.sight).verdict == verdict


def changed(statement: Statement, ground: Ground, spot: Spot, number: Stated | None) -> Claim:
    """A rate or share rose or fell against an earlier one, by so much where it is told."""
    bases = bases_of(spot, statement, ground)
    earlier = [msgspec.structs.replace(spot, period=p, sure=True) for p in bases]
    moved = either(earlier, spot, statement.sign, number, "trend")
    # 开工率提高了86.7个百分点, where that is what it is
    is_share = number is not None and spot.measure not in GROWTHS
    return First((moved, NoLevel(spot, number))) if is_share and number is not None else moved


def either(others: list[Spot], spot: Spot, sign: int, number: Stated | None, code: str) -> Claim:
    """A difference to any one of the others; `code` says what is told where none fits."""
    claims = tuple(GapClaim(spot, other, sign, number, code) for other in others)
    return claims[0] if len(claims) == 1 else Either(claims)


def by_percent(statement: Statement, ground: Ground, spot: Spot, number: Stated) -> Claim | None:
    """增长6.8% is growth; a rate that rose by per cent, or to them, is told of as such."""
    word = ground.word(statement)
    if statement.mode == "to":
        return _risen_to(statement, ground, spot, number, word)
    is_rate = spot.measure in RATES and spot.measure not in GROWTHS
    as_noun = (
        statement.topic.noun
        and statement.topic.measure in (*RATES, *GROWTHS[1:])
        and not word.startswith(("增长", "下降", "负增长", "上涨", "下跌", "grew"))
    )
    if statement.mode == "by" and statement.topic.noun and statement.topic.measure in RATES:
        as_noun = True
    if statement.flavour == "ended":
        return ValueClaim(spot, number, statement.sign)
    if is_rate or (as_noun and number.upto is None):
        return changed(statement, ground, spot, number)
    than = statement.than
    if than is not None and than.places:
        return None
    then = earlier_of(spot, statement, ground)
    origin = statement.origin
    tells_start = origin is not None and bool(origin.number or origin.sign)
    month_before = then == spot.period.shifted(-1) and not tells_start
    if spot.measure == "yoy" and spot.period.months == 1 and month_before:
        # in May rose 7.3% from April
        spot = msgspec.structs.replace(spot, measure="mom")
    # 分别增长3.5%、-2.1%、3.8%: one of a list tells its own sign.
    signed = number.value < 0 < statement.sign and len(statement.numbers) > 1
    growth = ValueClaim(spot, number, 0 if signed else statement.sign)
    if statement.flavour == "pace" and number.upto is None:
        return Either((growth, changed(statement, ground, spot, number)))
    return growth


def _risen_to(statement: Statement, ground: Ground, spot: Spot, number: Stated, word: str) -> Claim:
    """提高到46.5%: what it is now, and that it was less before."""
    said = word.startswith(_TO_A_LEVEL) and (word[0] in "增减" or ground.has(spot.indicator, "amount"))
    if statement.topic.measure in ("", "amount") and said and statement.origin is None:
        growth = msgspec.structs.replace(spot, measure="yoy")
        level = msgspec.structs.replace(spot, measure="amount")
        return First((ValueClaim(level, number), NoLevel(growth, number)))
    end = ValueClaim(spot, number, -1 if statement.topic.falling and (number.upto or number.value) > 0 else 0)
    if not statement.sign:
        return end
    return Every((end, changed(statement, ground, spot, None)))


def by_amount(statement: Statement, ground: Ground, spot: Spot, number: Stated) -> Claim | None:
    """增加到11.76亿元 tells the amount, 增加了1.6亿元 the difference to the year before."""
    counts = spot.measure in ("planned", "started", "unstarted")
    amount = spot if counts else msgspec.structs.replace(spot, measure="amount")
    if statement.mode == "to":
        growth = SignClaim(msgspec.structs.replace(spot, measure="yoy"), statement.sign)
        end = ValueClaim(amount, number)
        if not statement.sign:
            return end
        bases = [msgspec.structs.replace(amount, period=p) for p in bases_of(amount, statement, ground)]
        ways = tuple(GapClaim(amount, b, statement.sign, code="trend") for b in bases)
        return Every(
            (end, First((growth, *ways)) if earlier_of(spot, statement, ground) is None else First(ways))
        )
    if number.unit == "" and ground.has(spot.indicator, "count"):
        number = msgspec.structs.replace(number, unit="个")
    if number.unit == "" and ground.has(spot.indicator, "ratio"):
        ratio = msgspec.structs.replace(spot, measure="ratio")
        number = msgspec.structs.replace(number, unit=TIMES)
        earlier = [msgspec.structs.replace(ratio, period=p) for p in bases_of(ratio, statement, ground)]
        return either(earlier, ratio, statement.sign, number, "comparison")
    if number.unit == "" and number.base == "":
        return UnitlessClaim(msgspec.structs.replace(spot, measure="yoy"), number)
    if statement.than is not None and statement.than.places:
        return either(ground.others(amount, statement.than), amount, statement.sign, number, "comparison")
    base = earlier_of(spot, statement, ground) or spot.period.shifted(-12)
    grown = IncrementClaim(amount, base, number, statement.sign)
    since = ground.period(statement.since, spot.period) if statement.since is not None else None
    if since is None or since == base:
        return grown
    # 从一季度的5.34亿元增加到11.76亿元，增加了6.42亿元
    return Either((grown, IncrementClaim(amount, since, number, statement.sign)))
