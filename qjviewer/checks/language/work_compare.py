"""What statements of comparison claim: above, below, level with, so many times."""

from decimal import Decimal
from itertools import pairwise
from typing import Final

import msgspec

from qjviewer.checks.language.ground import Ground, schedule_of
from qjviewer.checks.language.judging import Claim, Either, Every, First, Likely
from qjviewer.checks.language.spots import GROWTHS, RATES, Expression, Fixed, Quotient, Spot, Total
from qjviewer.checks.language.stated import Stated
from qjviewer.checks.language.statements import Statement, Than
from qjviewer.checks.language.unit_scale import PERCENT, POINTS, TIMES
from qjviewer.checks.language.value_claims import GapClaim, RatioClaim, SignClaim, ValueClaim
from qjviewer.checks.language.work_amounts import aimed
from qjviewer.checks.language.work_bases import bases_of, earlier_of

# Units that ranks lie apart in.
_RANKS: Final = frozenset(["位", "名", "个位次", "个名次", "位次", "名次", "个身位"])


def compare(statement: Statement, ground: Ground) -> list[Claim]:
    """高于全省1.3个百分点, 比全市快, 快于序时进度."""
    than = statement.than
    if than is None:
        return _bare(statement, ground)
    if than.schedule:
        return _against_schedule(statement, ground)
    if than.target:
        return _against_target(statement, ground)
    if statement.topic.measure == "completion" and not statement.topic.indicators:
        statement = aimed(statement, ground)
    number = statement.numbers[0] if statement.numbers else None
    if _goes_on_about_share(statement):
        # account for 48.0% of GDP, 1.0 points less than a year ago
        share = msgspec.structs.replace(statement.topic, measure="share", noun=True)
        statement = msgspec.structs.replace(statement, topic=share)
    if statement.whole is not None and statement.whole.places and than.places:
        return _shares_apart(statement, than, statement.whole, ground)
    if than.measure == "rank" or (number is not None and number.unit in _RANKS):
        # 比GDP增速位次高1位
        return []
    if number is not None and number.base == PERCENT and than.times == ("year-ago",) and not than.places:
        # 8.9% more than a year earlier
        return [ValueClaim(s, number, statement.sign) for s in ground.spots(statement.topic, "yoy")]
    alone = than.times in (("year-ago",), ("last-year",)) and not (than.places or than.indicators)
    if number is None and alone and statement.topic.measure in ("", "amount") and not statement.topic.noun:
        # were lower than a year earlier: they fell
        return [SignClaim(s, statement.sign) for s in ground.spots(statement.topic, "yoy")]
    measures = ground.measure_of(statement, number, statement.flavour)
    readings = [_compared(statement, ground, m) for m in measures]
    claims = _alternatives(readings)
    if than.value is not None:
        measure = ground.measure_of(statement, than.value, statement.flavour)[-1]
        claims += _value_of_other(statement, ground, measure, than.value)
    return claims


def _shares_apart(statement: Statement, than: Than, whole: Than, ground: Ground) -> list[Claim]:
    """占全市的16.2%，高于乙县4.0个百分点: each of the two is such a share of the same."""
    number = statement.numbers[0] if statement.numbers else None
    pairs = [(s, o) for s in ground.spots(statement.topic, "amount") for o in ground.others(s, than)]
    return [GapClaim(_of_whole(s, whole), _of_whole(o, whole), statement.sign, number) for s, o in pairs]


def _of_whole(spot: Spot, whole: Than) -> Quotient:
    indicator = whole.indicators[0] if whole.indicators else spot.indicator
    return Quotient(spot, msgspec.structs.replace(spot, place=whole.places[0], indicator=indicator))


def _goes_on_about_share(statement: Statement) -> bool:
    plain = statement.topic.measure in ("", "yoy") and not (statement.topic.noun or statement.named)
    sized = bool(statement.numbers) and statement.numbers[0].base == POINTS
    return statement.after == "share" and plain and sized and bool(statement.than and statement.than.times)


def _alternatives(readings: list[list[Claim]]) -> list[Claim]:
    """Claims that may be of one measure or another: both must fail for one to fail."""
    if len(readings) == 1:
        return readings[0]
    lengths = {len(r) for r in readings}
    if len(lengths) != 1:
        return readings[0]
    return [Either(tuple(ways)) for ways in zip(*readings, strict=True)]


def _bare(statement: Statement, ground: Ground) -> list[Claim]:
    """领先1.3个百分点, with nobody named: nothing can be told."""
    return []


def _compared(statement: Statement, ground: Ground, measure: str) -> list[Claim]:
    than, numbers = statement.than, statement.numbers
    spots = ground.spots(statement.topic, measure)
    if than is None or not spots:
        return []
    pairs = _pairs(statement, than, ground, measure)
    if len(numbers) > 1 and len(numbers) != len(pairs):
        return []
    found = []
    for n, (spot, other) in enumerate(pairs):
        number = numbers[n] if len(numbers) > 1 else numbers[0] if numbers else None
        found.append(_gap(statement, spot, other, number, measure))
    return found


def _gap(
    statement: Statement, spot: Expression, other: Expression, number: Stated | None, measure: str
) -> Claim:
    if number is not None and number.base == TIMES:
        return RatioClaim(spot, other, number, more=True)
    if number is not None and number.rough and number.base == PERCENT and measure in RATES:
        return RatioClaim(spot, other, number, more=True)
    behind = number is not None and number.end == statement.end
    if number is not None and behind and number.base == PERCENT and measure in RATES:
        # 高于全市5.2% may tell what the city has, 9.0% above the city nothing but the difference.
        has = Every((_gap(statement, spot, other, None, measure), ValueClaim(other, number)))
        return Either((GapClaim(spot, other, statement.sign, number), has))
    # A deeper fall is lower growth.
    sign = -statement.sign if statement.topic.falling and measure in GROWTHS else statement.sign
    return GapClaim(spot, other, sign, number)


def _value_of_other(statement: Statement, ground: Ground, measure: str, number: Stated) -> list[Claim]:
    than = statement.than
    if than is None:
        return []
    # 降幅小于进口的17.2%: that of a fall, too.
    sign = -1 if statement.topic.falling and number.value > 0 else 0
    return [
        ValueClaim(other, number, sign)
        for spot in ground.spots(statement.topic, measure)
        for other in ground.others(spot, than)
    ]


def _against_schedule(statement: Statement, ground: Ground) -> list[Claim]:
    """The calendar's pace is the share of the year that has passed."""
    found: list[Claim] = []
    for spot in ground.spots(aimed(statement, ground).topic, "completion"):
        pace = Fixed(schedule_of(spot.period), "%")
        number = statement.numbers[0] if statement.numbers else None
        found.append(GapClaim(spot, pace, statement.sign, number, "schedule"))
    return found


def _against_target(statement: Statement, ground: Ground) -> list[Claim]:
    hundred = Fixed(Decimal(100), "%")
    return [
        GapClaim(s, hundred, statement.sign, None, "target")
        for s in ground.spots(aimed(statement, ground).topic, "completion")
    ]


def equal(statement: Statement, ground: Ground) -> list[Claim]:
    """与全省持平; 甲、乙增速相同; 同为6.6%."""
    than = statement.than
    if than is not None and than.schedule:
        return _against_schedule(statement, ground)
    if statement.numbers:
        return _all_equal(statement, ground)
    rough = "rough" if statement.flavour == "rough" else ""
    if not than:
        return _among_themselves(statement, ground) or _unchanged(statement, ground)
    if than.times and not than.places and statement.topic.measure in ("", "yoy") and not statement.topic.noun:
        times = [ground.compared(t, ground.times(statement.topic)[0]) for t in than.times]
        if times == [ground.times(statement.topic)[0].shifted(-12)]:
            return [_flat(s, rough) for s in ground.spots(statement.topic, "yoy")]
    measures = ground.measure_of(statement, None, "")
    return _alternatives([_level_with(statement, ground, m) for m in measures])


def _flat(spot: Spot, rough: str) -> Claim:
    if rough:
        return ValueClaim(spot, Stated(Decimal(0), "%", 0, 0, "about", Decimal("0.5")))
    return SignClaim(spot, 0)


def _level_with(statement: Statement, ground: Ground, measure: str) -> list[Claim]:
    than = statement.than
    if than is None:
        return []
    spots = ground.spots(statement.topic, measure)
    return [_same(s, o, statement) for s in spots for o in ground.others(s, than)]


def _same(one: Spot, other: Expression, statement: Statement) -> Claim:
    if statement.flavour == "rough":
        unit = "个百分点" if one.measure in RATES else ""
        if unit:
            return GapClaim(
                one, other, 0, Stated(Decimal(0), unit, 0, 0, "", Decimal("0.6")), either_way=True
            )
        return RatioClaim(one, other, Stated(Decimal(1), TIMES, 0, 0, "about", Decimal("0.1")))
    return GapClaim(one, other, 0)


def _among_themselves(statement: Statement, ground: Ground) -> list[Claim]:
    measures = ground.measure_of(statement, None, "")
    spots = ground.spots(statement.topic, measures[-1])
    return [_same(a, b, statement) for a, b in pairwise(spots)]


def _unchanged(statement: Statement, ground: Ground) -> list[Claim]:
    """持平 alone: against the year before, which is growth of nought; a rate against the point before."""
    if not statement.topic.noun:
        return [_flat_or_alike(s, statement, ground) for s in ground.spots(statement.topic, "yoy")]
    found: list[Claim] = []
    for spot in ground.spots(statement.topic, statement.topic.measure):
        bases = (ground.previous(spot.period), spot.period.shifted(-12))
        found.append(Either(tuple(GapClaim(spot, msgspec.structs.replace(spot, period=b), 0) for b in bases)))
    return found


def _flat_or_alike(spot: Spot, statement: Statement, ground: Ground) -> Claim:
    """社零持平: with the year before, or with what the sentence compared with before."""
    flat, than = _flat(spot, statement.flavour), statement.extra
    if not isinstance(than, Than):
        return flat
    return Either((flat, *(_same(spot, o, statement) for o in ground.others(spot, than))))


def _all_equal(statement: Statement, ground: Ground) -> list[Claim]:
    number = statement.numbers[0]
    measure = ground.measure_of(statement, number, "growth" if number.base == PERCENT else "")[0]
    found: list[Claim] = []
    for spot in ground.spots(statement.topic, measure):
        found.append(ValueClaim(spot, number))
        if statement.than is not None:
            found += [ValueClaim(o, number) for o in ground.others(spot, statement.than)]
    return found


def times(statement: Statement, ground: Ground) -> list[Claim]:
    """是全省的2倍, 不足甲区的六成, 翻番."""
    if statement.flavour == "doubled" or (statement.than is not None and statement.than.times):
        return _over_time(statement, ground)
    than = statement.than
    if than is None:
        return _as_value(statement, ground)
    topic = statement.topic
    measures = (topic.measure,) if topic.measure and topic.measure != "rank" else ("amount", "yoy")
    if statement.flavour == "growth":
        measures = ("yoy",)
    number = statement.numbers[0]
    more = statement.flavour.endswith("more")
    readings: list[list[Claim]] = [
        [RatioClaim(one, o, number, more, more) for one, o in _pairs(statement, than, ground, m)]
        for m in measures
    ]
    # Amounts are meant where they are known.
    alike = len({len(r) for r in readings}) == 1
    claims: list[Claim] = (
        [First(ways) for ways in zip(*readings, strict=True)] if alike and len(readings) > 1 else readings[0]
    )
    if than.value is not None:
        claims += _value_of_other(
            statement, ground, "yoy" if than.value.base == PERCENT else "amount", than.value
        )
    return claims


def _pairs(statement: Statement, than: Than, ground: Ground, measure: str) -> list[tuple[Expression, Spot]]:
    """Whatever a statement is about, each with what it is compared with."""
    spots = ground.spots(statement.topic, measure)
    if statement.after == "sum" and not (statement.named or statement.placed) and len(spots) > 1:
        # 合计102.93亿元，是甲区的近1.5倍
        return [(Total(tuple(spots)), o) for o in ground.others(spots[0], than)]
    return [(s, o) for s in spots for o in ground.others(s, than)]


def _as_value(statement: Statement, ground: Ground) -> list[Claim]:
    """城乡收入比为1.87倍."""
    return [
        ValueClaim(s, statement.numbers[0])
        for s in ground.spots(statement.topic, statement.topic.measure or "amount")
    ]


def _over_time(statement: Statement, ground: Ground) -> list[Claim]:
    number, than = statement.numbers[0], statement.than
    found: list[Claim] = []
    if statement.topic.measure in RATES and (statement.topic.noun or statement.after == "change"):
        # 增速由7.7%提高到14.9%，几乎翻番: the rate itself.
        return [_rate_over_time(s, statement, ground) for s in ground.spots(statement.topic, "yoy")]
    for spot in ground.spots(statement.topic, "amount"):
        base = (
            ground.period(than.times[0], spot.period) if than is not None and than.times else None
        ) or spot.period.shifted(-12)
        then = msgspec.structs.replace(spot, period=base, sure=True)
        ratio = RatioClaim(spot, then, _loosened(number))
        ways: tuple[Claim, ...] = (ratio,)
        if base == spot.period.shifted(-12):
            growth = msgspec.structs.replace(spot, measure="yoy")
            step = number.step * 100
            percent = msgspec.structs.replace(
                _loosened(number),
                value=(_loosened(number).value - 1) * 100,
                unit="%",
                step=step,
                hedge=number.hedge or "about",
            )
            ways = (ValueClaim(growth, percent), ratio)
        found.append(First(ways))
    return found


def _rate_over_time(spot: Spot, statement: Statement, ground: Ground) -> Claim:
    """增速是去年同期的2.25倍; growth doubled."""
    named, number = earlier_of(spot, statement, ground), _loosened(statement.numbers[0])
    bases = bases_of(spot, statement, ground)
    ways = tuple(RatioClaim(spot, msgspec.structs.replace(spot, period=p, sure=True), number) for p in bases)
    told = named is not None or (statement.origin is not None and statement.origin.time is not None)
    return ways[0] if told and ways else Likely(ways)


def _loosened(number: Stated) -> Stated:
    """翻番 may be said from 1.95 times."""
    if number.hedge == "least":
        return msgspec.structs.replace(number, value=number.value * Decimal("0.975"))
    if number.hedge == "most":
        return msgspec.structs.replace(number, value=number.value * Decimal("1.05"))
    return number
