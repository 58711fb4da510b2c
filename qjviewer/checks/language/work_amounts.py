"""What statements of amounts claim: values, shares, contributions, targets, sums and what is left."""

from decimal import Decimal
from typing import Final

import msgspec

from qjviewer.checks.language.ground import Ground, whole_year
from qjviewer.checks.language.judging import Claim, Either, Every, Likely, Miscount, Open
from qjviewer.checks.language.pairing import paired
from qjviewer.checks.language.rank_claims import ExtremeClaim, SpanClaim
from qjviewer.checks.language.series_claims import lines_of
from qjviewer.checks.language.spots import Fixed, Less, Spot, Total
from qjviewer.checks.language.stated import Stated
from qjviewer.checks.language.statements import Statement, Than
from qjviewer.checks.language.unit_scale import COUNT, PERCENT, POINTS, TIMES
from qjviewer.checks.language.value_claims import GapClaim, TotalClaim, ValueClaim
from qjviewer.checks.language.work_shares import share

# What a number of these counts is no amount of an indicator.
_TIMES_OF_DAY: Final = frozenset(
    ["年", "个月", "个季度", "天", "岁", "小时", "分钟", "季", "期", "次", "批", "周", "级"]
)
_YEAR: Final = 12
_PAIR: Final = 2
_HALF: Final = 50
_PERCENTAGES: Final = ("yoy", "share", "contribution", "completion", "start-rate", "two-year")
_OWN_MEASURES: Final = frozenset(
    [
        "share",
        "contribution",
        "completion",
        "pull",
        "two-year",
        "yoy",
        "mom",
        "start-rate",
        "planned",
        "started",
        "unstarted",
    ]
)


def value(statement: Statement, ground: Ground) -> list[Claim]:
    """A number that simply stands with its indicator."""
    if statement.topic.measure == "share" and statement.whole:
        return share(statement, ground)
    if statement.topic.measure == "contribution" and statement.numbers[0].base == POINTS:
        return paired(statement, ground, "pull", ValueClaim)
    if statement.topic.measure == "gap":
        return _apart(statement, ground)
    if statement.topic.measure == "completion" and statement.after in ("goal", "done", "left"):
        return done(statement, ground)
    measure = _measure(statement, ground)
    together = _together(statement, ground, measure)
    if together:
        return together
    return (
        paired(statement, ground, measure, lambda spot, n: _valued(statement, ground, spot, n))
        if measure
        else []
    )


def _together(statement: Statement, ground: Ground, measure: str) -> list[Claim]:
    """The secondary and tertiary industries were worth 15.9 billion yuan: each of them, or both."""
    number = statement.numbers[0]
    topic = statement.topic
    one = len(statement.numbers) == 1 and (len(topic.indicators) > 1 or len(topic.places) > 1)
    if not one or measure != "amount" or number.base in (PERCENT, POINTS, TIMES) or statement.quantifier:
        return []
    spots = ground.spots(statement.topic, "amount")
    each = Every(tuple(ValueClaim(s, number) for s in spots))
    return [Either((each, ValueClaim(Total(tuple(spots)), number)))]


def _apart(statement: Statement, ground: Ground) -> list[Claim]:
    """城镇、农村居民收入分别为…，相差16111元: what lies between the two spoken of."""
    number, than = statement.numbers[0], statement.than
    spots = ground.spots(statement.topic, "yoy" if number.base == POINTS else "amount")
    whos = statement.extra or ()
    if not whos and len(spots) > _PAIR and statement.topic.members and statement.than is None:
        # 六县GDP增速首尾相差8.1个百分点
        return [SpanClaim(tuple(spots), number)]
    if len(whos) == _PAIR and spots:
        spots = [_of_who(spots[0], who, ground) for who in whos]
    elif than and len(spots) == 1:
        # 差距比一季度扩大0.9个百分点，达到1.7个: the one now.
        spots += ground.others(spots[0], Than(places=than.places) if than.places else than)
    two = len(spots) == _PAIR and number.base != PERCENT
    return [GapClaim(spots[0], spots[1], 1, number, either_way=True)] if two else []


def _of_who(spot: Spot, who: str, ground: Ground) -> Spot:
    if who in ground.data.places:
        return msgspec.structs.replace(spot, place=who)
    return msgspec.structs.replace(spot, indicator=who)


def _measure(statement: Statement, ground: Ground) -> str:
    topic, number = statement.topic, statement.numbers[0]
    counts = topic.measure in ("planned", "started", "unstarted")
    if counts and number.base == PERCENT:
        # 87% of the 60 projects are under way
        return "start-rate" if topic.measure == "started" else ""
    if topic.measure in _OWN_MEASURES and (counts or number.base in (PERCENT, POINTS)):
        return topic.measure
    if number.base == PERCENT:
        return (
            "yoy"
            if topic.measure in ("", "yoy")
            else topic.measure
            if topic.measure in _OWN_MEASURES
            else "amount"
        )
    if number.base == POINTS or number.base in _TIMES_OF_DAY:
        return ""
    if number.unit == "" and topic.measure in ("yoy", "mom", "planned", "started", "unstarted"):
        return topic.measure
    return "amount" if number.unit or topic.measure in ("", "amount") else ""


def _valued(statement: Statement, ground: Ground, spot: Spot, number: Stated) -> Claim | None:
    if number.unit == "" and spot.measure in ("yoy", "mom"):
        # 降幅归零; any other bare number is no rate.
        return ValueClaim(spot, msgspec.structs.replace(number, unit="%")) if number.value == 0 else None
    if number.unit == "" and not any(ground.has(spot.indicator, m) for m in ("ratio", "count", "planned")):
        return None
    if statement.streak is not None and statement.streak[0]:
        return held_through(*statement.streak, ground, spot, number)
    anything = spot.measure == "amount" or statement.bare
    if number.base in (COUNT, "") and not (statement.named or statement.alike) and anything:
        # 3个 in a clause that names nothing may count anything.
        return Likely((ValueClaim(spot, number),))
    sign, held = 0, statement.topic.held
    if statement.topic.falling:
        sign = -1
    elif spot.measure == "yoy" and statement.topic.measure == "" and number.value >= 0:
        sign = statement.sign
        if sign < 0 and not statement.named:
            return Either((ValueClaim(spot, number, sign), _some_percentage(ground, spot, number, held)))
        if not sign and statement.mumbled:
            return Either((ValueClaim(spot, number), ValueClaim(spot, number, -1)))
        if not sign and not statement.topic.noun:
            return _some_percentage(ground, spot, number, held)
    return ValueClaim(spot, number, sign)


def held_through(
    count: int | None, unit: str, ground: Ground, spot: Spot, number: Stated, sign: int = 0
) -> Claim:
    """连续两个季度保持7.4%: so many points in a row had it, up to now or to the one before (…后升至8.9%)."""
    count = count or 1
    lines = lines_of(spot, unit, ground.sight)  # type: ignore[arg-type]
    runs = [run for line in lines for run in (line[-count:], line[-count - 1 : -1])]
    ways = [
        Every(
            tuple(ValueClaim(msgspec.structs.replace(spot, period=p, sure=True), number, sign) for p in run)
        )
        for run in runs
        if len(run) == count
    ]
    return Either(tuple(ways)) if ways else Open("no-series")


def _some_percentage(ground: Ground, spot: Spot, number: Stated, held: str) -> Claim:
    """A bare per cent: of growth most likely, else of whatever is told of the indicator in per cent, or was
    told of the one before.
    """
    measures = [m for m in _PERCENTAGES if ground.has(spot.indicator, m)] or ["yoy"]
    measures += [held] if held and held not in measures else []
    ways = tuple(ValueClaim(msgspec.structs.replace(spot, measure=m), number) for m in measures)
    if number.rough and number.value == _HALF and ground.has(spot.indicator, "completion"):
        # 财政收入已经过半: of its target
        return ValueClaim(msgspec.structs.replace(spot, measure="completion"), number)
    if number.rough:
        return Likely(ways)
    return ways[0] if len(ways) == 1 else Either(ways)


def done(statement: Statement, ground: Ground) -> list[Claim]:
    """完成年度目标的54.7%."""
    meant = aimed(statement, ground)
    if any(ground.has(i, "start-rate") for i in meant.topic.indicators):
        return paired(meant, ground, "start-rate", ValueClaim)
    return paired(meant, ground, "completion", lambda s, n: ValueClaim(s, n, code="target"))


def aimed(statement: Statement, ground: Ground) -> Statement:
    """A statement about a target: of the only indicator that has one, where none is named; and as things
    stand now, since the year it speaks of is the target's.
    """
    topic = msgspec.structs.replace(statement.topic)
    counts = any(n.base in (COUNT, "", "人") for n in statement.numbers)
    if not topic.indicators and topic.set_of is None and not counts:
        topic.indicators = ground.with_target()
        topic.unknown = topic.unknown and not topic.indicators
    now = ground.data.period
    times = [
        t for t in ground.times(topic) if t.first_month == 1 and (t.last <= now.last or t.months < _YEAR)
    ]
    topic.times = tuple(times)
    return msgspec.structs.replace(statement, topic=topic)


def goal(statement: Statement, ground: Ground) -> list[Claim]:
    """年度目标21.5亿元."""
    return paired(
        aimed(statement, ground),
        ground,
        "target",
        lambda s, n: ValueClaim(msgspec.structs.replace(s, period=whole_year(s.period)), n, code="target"),
    )


def left(statement: Statement, ground: Ground) -> list[Claim]:
    """还差9.74亿元."""
    if not statement.numbers:
        return []
    goal_ = Decimal(50 if statement.flavour == "half" else 100)
    return paired(aimed(statement, ground), ground, "amount", lambda s, n: _left(ground, s, n, goal_))


def _left(ground: Ground, spot: Spot, number: Stated, goal_: Decimal) -> Claim | None:
    if number.base == POINTS or number.base == PERCENT:
        done_ = msgspec.structs.replace(spot, measure="completion")
        number = msgspec.structs.replace(number, unit="个百分点")
        return GapClaim(Fixed(goal_, "%"), done_, 1, number, "target")
    if ground.has(spot.indicator, "planned"):
        return ValueClaim(msgspec.structs.replace(spot, measure="unstarted"), number, code="sum")
    target = msgspec.structs.replace(spot, measure="target", period=whole_year(spot.period))
    return ValueClaim(Less(target, spot), number, code="target")


def all_done(statement: Statement, ground: Ground) -> list[Claim]:
    """目标已提前完成."""
    hundred = Stated(Decimal(100), "%", statement.start, statement.end, "least", Decimal("0.1"))
    measure = "start-rate" if statement.topic.measure == "started" else "completion"
    return [
        ValueClaim(s, hundred, code="target") for s in ground.spots(aimed(statement, ground).topic, measure)
    ]


def half_done(statement: Statement, ground: Ground) -> list[Claim]:
    """双过半."""
    half = Stated(Decimal(50), "%", statement.start, statement.end, "least", Decimal("0.1"))
    return [
        ValueClaim(s, half, code="target") for s in ground.spots(aimed(statement, ground).topic, "completion")
    ]


def total(statement: Statement, ground: Ground) -> list[Claim]:
    """合计159.16亿元: of the list it follows, or of the numbers before it."""
    if not statement.numbers:
        return []
    number = statement.numbers[0]
    topic_measure = statement.topic.measure or statement.topic.held
    measure = topic_measure if topic_measure in ("pull", "planned", "started") else "amount"
    if number.base == POINTS:
        measure = "pull"
    if number.base == PERCENT and topic_measure in ("share", "contribution"):
        measure = topic_measure
    spots = ground.spots(statement.topic, measure)
    addends = statement.extra or ()
    if not addends and len(spots) == 1 and statement.loose:
        return []
    if not addends and len(spots) == 1 and statement.named and number.base not in (PERCENT, POINTS):
        # 进出口合计13.7亿元
        return [ValueClaim(spots[0], number)]
    if addends:
        parts = tuple(Fixed(n.value, n.unit) for n in addends)
        return [TotalClaim(parts, number)]
    if len(spots) > 1:
        return [ValueClaim(Total(tuple(spots)), number, code="sum")]
    return []


def structure(statement: Statement, ground: Ground) -> list[Claim]:
    """三次产业结构为5.5∶46.5∶48.0; 收入比为1.87∶1."""
    texts = [t for t in _split_ratio(statement.extra) if t]
    numbers = [Stated(Decimal(t), "%", statement.start, statement.end, step=_step(t)) for t in texts]
    topic = statement.topic
    indicators = topic.indicators
    if len(indicators) == 1 and len(numbers) == 2 and numbers[1].value == 1:
        ratio = msgspec.structs.replace(numbers[0], unit=TIMES)
        return [ValueClaim(s, ratio) for s in ground.spots(topic, "amount")]
    if len(indicators) == 1:
        indicators = ground.parts(indicators[0])
    if len(indicators) != len(numbers):
        return []
    # 三次产业贡献率之比 is of another measure than 三次产业结构.
    measure = topic.measure if topic.measure in ("contribution", "yoy") else "share"
    spots = ground.spots(msgspec.structs.replace(topic, indicators=indicators), measure)
    if len(spots) != len(numbers):
        return []
    return [ValueClaim(s, n, code="share") for s, n in zip(spots, numbers, strict=True)]


def _split_ratio(text: str) -> list[str]:
    for mark in "∶：比":
        text = text.replace(mark, ":")
    return [t.strip().rstrip("%") for t in text.split(":")]


def _step(text: str) -> Decimal:
    return Decimal(1).scaleb(-len(text.partition(".")[2]))


def listed(statement: Statement, ground: Ground) -> list[Claim]:
    """三项指标 after a list of four."""
    return [Miscount(*statement.extra)]


def main(statement: Statement, ground: Ground) -> list[Claim]:
    """经济增长的主动力: of all parts it contributes most."""
    found: list[Claim] = []
    for spot in ground.spots(statement.topic, "contribution"):
        known = ground.sight.known(spot.indicator)
        parts = ground.parts(known.part_of) if known is not None and known.part_of else ()
        among = tuple(msgspec.structs.replace(spot, indicator=p) for p in parts)
        if len(among) > 1:
            found.append(ExtremeClaim(spot, among, 1))
    return found
