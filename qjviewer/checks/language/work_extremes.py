"""What statements of extremes claim: the highest of places or indicators, orders, records."""

from itertools import pairwise

import msgspec

from qjviewer.checks.language.ground import Ground
from qjviewer.checks.language.judging import Claim, Denied, Either
from qjviewer.checks.language.rank_claims import ExtremeClaim
from qjviewer.checks.language.series_claims import line_of
from qjviewer.checks.language.spots import Spot
from qjviewer.checks.language.statements import Statement
from qjviewer.checks.language.value_claims import GapClaim


def extreme(statement: Statement, ground: Ground) -> list[Claim]:
    """六县中甲区最快, 三次产业中第二产业最快, 降幅最大的是戊区."""
    flavour, _, alone = statement.flavour.partition(":")
    wholes = {k.part_of if (k := ground.sight.known(i)) else "" for i in statement.topic.indicators}
    if len(statement.topic.indicators) > 1 and len(wholes) == 1 and wholes != {""} and not statement.extra:
        # Of the three industries one is the fastest: which, is told in other words.
        return []
    if statement.topic.falling and not statement.topic.noun and flavour == "any":
        # 降幅扩大到6.3%，为六县最低: in a clause of its own, growth may be lowest.
        plain = msgspec.structs.replace(statement.topic, falling=False)
        both = [msgspec.structs.replace(statement, topic=plain, sign=s) for s in (1, -1)]
        return [Either(ways) for ways in zip(*(extreme(s, ground) for s in both), strict=True)]
    measure = _extreme_measure(statement, flavour)
    measures = (measure,) if measure else _known_measures(statement, ground)
    readings = [_extremes(statement, ground, m, bool(alone)) for m in measures]
    if len(readings) == 1 or len(readings[0]) != len(readings[1]):
        return readings[0]
    return [Either(ways) for ways in zip(*readings, strict=True)]


def _known_measures(statement: Statement, ground: Ground) -> tuple[str, ...]:
    """Growth or the amount: whichever the data tell."""
    both: tuple[str, ...] = ("yoy", "amount")
    if all(ground.per_head(i) for i in statement.topic.indicators):
        # 城镇居民收入最高的是丙市
        both = ("amount",)
    return tuple(m for m in both if any(ground.has(i, m) for i in statement.topic.indicators)) or both


def _extreme_measure(statement: Statement, flavour: str) -> str:
    measure = statement.topic.measure or statement.topic.held
    if flavour == "growth" and measure in ("", "rank", "amount"):
        return "yoy"
    if measure and measure not in ("rank", "gap"):
        return measure
    return "amount" if flavour == "amount" else ""


def _extremes(statement: Statement, ground: Ground, measure: str, alone: bool) -> list[Claim]:
    found: list[Claim] = []
    left_out = statement.excepted.places if statement.excepted is not None else ()
    for who, all_ in _candidates(statement, ground, measure):
        among = tuple(s for s in all_ if s.place not in left_out)
        if len(among) > 1 or who in among:
            found.append(ExtremeClaim(who, among, statement.sign, alone))
    return found


def _candidates(statement: Statement, ground: Ground, measure: str) -> list[tuple[Spot, tuple[Spot, ...]]]:
    """Who is said to be the extreme, and among whom."""
    topic, named = statement.topic, statement.extra or ()
    if named and named[0] in ground.data.places:
        return _among_places(statement, ground, measure, tuple(named))
    if named:
        return _among_named(statement, ground, measure, tuple(named))
    listed = ground.listed(statement.listed)
    if listed and len(topic.indicators) == 1 and topic.indicators[0] in listed and not topic.groups:
        return _among_indicators(statement, ground, measure, topic.indicators, listed)
    amount = measure == "amount" and statement.flavour.startswith("amount")
    if (
        (measure in ("contribution", "pull", "share") or amount)
        and len(topic.indicators) == 1
        and not topic.groups
    ):
        known = ground.sight.known(topic.indicators[0])
        siblings = ground.parts(known.part_of) if known and known.part_of else ()
        if len(siblings) < 3 and amount:
            return _among_places(statement, ground, measure, ground.places(topic))
        return _among_indicators(statement, ground, measure, topic.indicators, siblings)
    return _among_places(statement, ground, measure, ground.places(topic))


def _among_named(
    statement: Statement, ground: Ground, measure: str, named: tuple[str, ...]
) -> list[tuple[Spot, tuple[Spot, ...]]]:
    told = statement.topic.indicators
    among = told if len(told) > 1 else ground.listed(statement.listed)
    return _among_indicators(statement, ground, measure, named, among)


def _among_indicators(
    statement: Statement, ground: Ground, measure: str, who: tuple[str, ...], among: tuple[str, ...]
) -> list[tuple[Spot, tuple[Spot, ...]]]:
    topic = msgspec.structs.replace(
        statement.topic, indicators=tuple(dict.fromkeys((*among, *who))), unknown=False
    )
    if len(topic.indicators) < 2:
        return []
    all_ = ground.spots(topic, measure)
    return [
        (s, tuple(o for o in all_ if o.place == s.place and o.period == s.period))
        for s in all_
        if s.indicator in who
    ]


def _among_places(
    statement: Statement, ground: Ground, measure: str, who: tuple[str, ...]
) -> list[tuple[Spot, tuple[Spot, ...]]]:
    topic = statement.topic
    members = _members(statement, ground, who)
    if not members:
        return []
    found = []
    for place in who:
        single = msgspec.structs.replace(topic, places=(place,), members=False)
        for spot in ground.spots(single, measure):
            among = tuple(msgspec.structs.replace(spot, place=m) for m in members)
            found.append((spot, among))
    return found


def _members(statement: Statement, ground: Ground, who: tuple[str, ...]) -> tuple[str, ...]:
    topic = statement.topic
    if not who:
        return ()
    if len(topic.places) > 1 and set(who) < set(topic.places) and not topic.groups:
        # 甲、乙、丙三地中
        return topic.places
    if not topic.groups and topic.places and set(topic.places) != set(who):
        topic = msgspec.structs.replace(topic, groups=tuple(f"@{p}" for p in topic.places))
    for group in ground.groups(topic, who[0]):
        if group.members and all(p in group.members for p in who):
            return group.members
    return ()


def order(statement: Statement, ground: Ground) -> list[Claim]:
    """由高到低为甲区、乙县、丙市: none is beyond the one before it."""
    measure = statement.topic.measure if statement.topic.measure not in ("", "rank", "gap") else "yoy"
    spots = ground.spots(statement.topic, measure)
    return [Denied(GapClaim(after, before, -statement.sign)) for before, after in pairwise(spots)]


def record(statement: Statement, ground: Ground) -> list[Claim]:
    """创年内新高, 今年以来最低: the extreme among the points of the year so far."""
    if statement.mode == "span":
        return _of_months(statement, ground)
    if statement.mode != "year":
        return []
    found: list[Claim] = []
    measure = _extreme_measure(statement, statement.flavour)
    for spot in ground.spots(statement.topic, measure or "yoy"):
        ways = [_recorded(statement, spot, ground)]
        if not measure and spot.period.months == 1:
            # 6月用电量创新高: of the month's amount or of its growth; a sum since January always rises.
            ways.append(_recorded(statement, msgspec.structs.replace(spot, measure="amount"), ground))
        known = tuple(w for w in ways if len(w.among) > 1)
        found += known if len(known) < 2 else [Either(known)]
    return found


def _of_months(statement: Statement, ground: Ground) -> list[Claim]:
    """4月用电量为二季度最高: the extreme among the months that were named."""
    measure = _extreme_measure(statement, statement.flavour)
    found: list[Claim] = []
    for spot in ground.spots(statement.topic, measure or "amount"):
        bases = [spot] if measure else [spot, msgspec.structs.replace(spot, measure="yoy")]
        ways = [
            ExtremeClaim(
                b, tuple(msgspec.structs.replace(b, period=p) for p in statement.extra), statement.sign
            )
            for b in bases
            if ground.has(b.indicator, b.measure)
        ]
        found += ways if len(ways) < 2 else [Either(tuple(ways))]
    return found


def _recorded(statement: Statement, spot: Spot, ground: Ground) -> ExtremeClaim:
    points = line_of(spot, ground.sight, quarterly=False)
    # A high is told as of its time; the highest of the year, as of now.
    then = any(new in ground.word(statement) for new in ("新", "new "))
    until = spot.period.last if then else max(spot.period.last, ground.data.period.last)
    year = [p for p in points if p.last_year == spot.period.last_year and p.last <= until]
    return ExtremeClaim(spot, tuple(msgspec.structs.replace(spot, period=p) for p in year), statement.sign)
