"""What statements of rank claim: ranks and how they moved."""

from typing import Any, Final

import msgspec

from qjviewer.bundle.periods import Period
from qjviewer.checks.language.border import KnownGroup
from qjviewer.checks.language.ground import Ground
from qjviewer.checks.language.judging import Claim, Denied, Either, Every, First
from qjviewer.checks.language.rank_claims import MoveClaim, RankClaim
from qjviewer.checks.language.series_claims import line_of
from qjviewer.checks.language.spots import Spot
from qjviewer.checks.language.statements import Statement, Topic


def _measures(topic: Topic) -> tuple[str, ...]:
    if topic.measure and topic.measure not in ("rank", "gap"):
        return (topic.measure,)
    return ("yoy", "amount")


_FROM_BELOW: Final = {"nth": "last", "top": "bottom", "last": "nth", "bottom": "top"}


def _from_below(sort: str, n: int) -> tuple[str, int]:
    return (sort, -n) if sort == "share" else (_FROM_BELOW[sort], n)


def rank(statement: Statement, ground: Ground) -> list[Claim]:
    """居全省第5位, 并列首位, 跻身前五. The first in 降幅 is the last in growth."""
    tests = statement.extra
    if statement.streak is not None and statement.streak[0]:
        return _in_a_row(statement, statement.streak[0], ground)
    if statement.topic.falling and statement.topic.noun:
        tests = tuple(_from_below(*test) for test in tests)
    elif statement.topic.falling:
        # 降幅收窄到7.9%，居全市末位: in a clause of its own, growth may be ranked.
        plain = msgspec.structs.replace(statement.topic, falling=False)
        fall = msgspec.structs.replace(plain, falling=True, noun=True)
        ways = [rank(msgspec.structs.replace(statement, topic=t), ground) for t in (plain, fall)]
        return [Either(pair) for pair in zip(*ways, strict=True)]
    here = _within_region(statement, ground)
    if here is statement or statement.placed or not _is_ranked(statement, ground):
        return _of_spots(here, ground, tests)
    # 全市看：GDP增速居第一: a region named ahead is who is ranked, or what it is ranked in.
    ways = [_of_spots(s, ground, tests) for s in (statement, here)]
    return [Either(pair) for pair in zip(*ways, strict=True)]


def _in_a_row(statement: Statement, count: int, ground: Ground) -> list[Claim]:
    """连续两个季度居首位: it stood so at each of the last points."""
    spots = ground.spots(statement.topic, _measures(statement.topic)[0])
    points = line_of(spots[0], ground.sight) if spots else []
    last = [p for p in points if p.last <= spots[0].period.last][-count:] if spots else []
    then = [
        msgspec.structs.replace(
            statement,
            streak=None,
            topic=msgspec.structs.replace(statement.topic, times=(period,), time_sure=True),
        )
        for period in last
    ]
    return [claim for one in then for claim in rank(one, ground)]


def _of_spots(statement: Statement, ground: Ground, tests: Any) -> list[Claim]:
    found: list[Claim] = []
    spots = ground.spots(statement.topic, _measures(statement.topic)[0])
    spots, partner = _partner(statement, spots)
    for n, spot in enumerate(spots):
        test = tests[n] if len(tests) == len(spots) and len(tests) > 1 else tests[0]
        found.append(_ranked(statement, ground, spot, test, partner))
    if len(tests) == 2 and len(spots) == 1:
        found.append(_ranked(statement, ground, spots[0], tests[1], partner))
    return found


def _within_region(statement: Statement, ground: Ground) -> Statement:
    """Provincially, industry placed fourth: a region that is ranked nowhere, or was named in a clause before,
    is what it is ranked in.
    """
    topic = statement.topic
    regions = {g.within for g in ground.data.groups.values()}
    if topic.groups or len(topic.places) != 1 or topic.places[0] not in regions:
        return statement
    if statement.placed and _is_ranked(statement, ground):
        return statement
    here = msgspec.structs.replace(topic, places=(), groups=(f"@{topic.places[0]}",))
    return msgspec.structs.replace(statement, topic=here)


def _is_ranked(statement: Statement, ground: Ground) -> bool:
    spots, groups = ground.spots(statement.topic, "yoy"), ground.data.groups.values()
    return any(_stands(ground, s, g) for s in spots for g in groups)


def _partner(statement: Statement, spots: list[Spot]) -> tuple[list[Spot], str]:
    """与丁县并列: the one it shares the rank with."""
    than = statement.than
    if than is not None and than.places and statement.flavour == "tied":
        return spots, than.places[0]
    return spots, ""


def _ranked(statement: Statement, ground: Ground, spot: Spot, test: tuple[str, int], partner: str) -> Claim:
    tied = {"tied": True, "alone": False}.get(statement.flavour)
    if statement.mode == "left":
        return _left_rank(statement, ground, spot, test)
    if statement.topic.measure in ("", "rank"):
        measures: tuple[str, ...] = ("yoy", "amount")
    else:
        measures = (statement.topic.measure,)
    said = statement.topic.group_said
    groups = _groups(statement, ground, spot)
    ways = [
        RankClaim(msgspec.structs.replace(spot, measure=m), g.id, test, tied, partner, said)
        for m in measures
        for g in groups
    ]
    if not ways:
        return RankClaim(spot, "", test, tied, partner, said)
    claim: Claim = (
        ways[0]
        if len(ways) == 1
        else Either(tuple(ways))
        if not statement.topic.groups
        else First(tuple(ways))
    )
    return claim


def _groups(statement: Statement, ground: Ground, spot: Spot) -> list[KnownGroup]:
    """The groups to look in: those named that rank this spot; with none named, all that do."""
    groups = ground.groups(statement.topic, spot.place)
    ranking = [g for g in groups if _stands(ground, spot, g)]
    if statement.topic.groups:
        return ranking or groups[:1]
    return ranking or [g for g in groups if g.members]


def _stands(ground: Ground, spot: Spot, group: KnownGroup) -> bool:
    seen = ground.data.observed(ground.sight.indicator(spot.indicator), spot.measure, spot.place, spot.period)
    return seen is not None and any(s.group == group.id for s in seen.standings)


def _left_rank(statement: Statement, ground: Ground, spot: Spot, test: tuple[str, int]) -> Claim:
    """退出末位: it was last before, and is not now."""
    groups = _groups(statement, ground, spot)
    group = groups[0].id if groups else ""
    earlier = _earlier(statement, ground, spot)
    then = RankClaim(msgspec.structs.replace(spot, period=earlier), group, test)
    return Every((Denied(RankClaim(spot, group, test)), then))


def _earlier(statement: Statement, ground: Ground, spot: Spot) -> Period:
    than, origin = statement.than, statement.origin
    if origin is not None and origin.time is not None:
        return ground.period(origin.time, spot.period) or ground.previous(spot.period)
    if than is not None and than.times:
        return ground.period(than.times[0], spot.period) or ground.previous(spot.period)
    return ground.previous(spot.period)


def move(statement: Statement, ground: Ground) -> list[Claim]:
    """前移7位, 由第12位升至第5位, 位次与一季度持平."""
    than = statement.than
    if than is not None and (than.indicators or than.places):
        # 比投资增速的位次靠前2位: how two ranks of now lie apart.
        return []
    found: list[Claim] = []
    origin = statement.origin
    start = origin.ordinal if origin is not None else None
    places = (
        int(statement.numbers[0].value)
        if statement.numbers and (statement.mode != "to" or statement.extra is not None)
        else None
    )
    end = statement.extra
    if end is None and statement.mode == "to" and statement.numbers and start is not None:
        end = ("nth", int(statement.numbers[0].value))
    measure = _measures(statement.topic)[0]
    for spot in ground.spots(statement.topic, measure):
        earlier = _earlier(statement, ground, spot)
        groups = _groups(statement, ground, spot)
        sign = statement.sign or _sign_between(start, end)
        ways = tuple(MoveClaim(spot, earlier, g.id, sign, places, start, end) for g in groups)
        if ways:
            found.append(ways[0] if len(ways) == 1 else Either(ways))
    return found


def _sign_between(start: tuple[str, int] | None, end: tuple[str, int] | None) -> int:
    if start is None or end is None:
        return 0
    return (start[1] > end[1]) - (start[1] < end[1])
