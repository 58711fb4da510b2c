"""From statements to claims: each kind of statement is worked out by one function, then denied, counted
or applied to all as the clause says.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Final

import msgspec

from qjviewer.bundle.periods import Period
from qjviewer.checks.language import (
    work_amounts,
    work_changes,
    work_compare,
    work_extremes,
    work_ranks,
    work_series,
    work_shares,
)
from qjviewer.checks.language.ground import Ground
from qjviewer.checks.language.judging import Claim, Denied, Either, Every, Likely, Open, Somewhen, denied
from qjviewer.checks.language.series_claims import CountClaim
from qjviewer.checks.language.spots import Spot
from qjviewer.checks.language.statements import Statement, Than, Topic
from qjviewer.checks.language.value_claims import GapClaim, SignClaim

Worker = Callable[[Statement, Ground], list[Claim]]
WORKERS: Final[dict[str, Worker]] = {
    "change": work_changes.change,
    "turn": work_series.turn,
    "sign": work_series.sign,
    "compare": work_compare.compare,
    "equal": work_compare.equal,
    "times": work_compare.times,
    "rank": work_ranks.rank,
    "move": work_ranks.move,
    "super": work_extremes.extreme,
    "order": work_extremes.order,
    "record": work_extremes.record,
    "value": work_amounts.value,
    "share": work_shares.share,
    "pull": work_shares.pull,
    "drag": work_shares.drag,
    "main": work_amounts.main,
    "done": work_amounts.done,
    "goal": work_amounts.goal,
    "left": work_amounts.left,
    "alldone": work_amounts.all_done,
    "halfdone": work_amounts.half_done,
    "sum": work_amounts.total,
    "structure": work_amounts.structure,
    "listed": work_amounts.listed,
}
_QUALITATIVE: Final = frozenset(["change", "sign", "turn", "compare", "equal"])
_RISING: Final = frozenset("升增涨正")
_FALLING: Final = frozenset("降减跌负")
# Faster and slower than what is not told.
_PACES: Final = {"快": 1, "高": 1, "慢": -1, "低": -1}


def claims_of(statement: Statement, ground: Ground) -> list[Claim]:
    """The claims that a statement makes; where words beside it are not known, it is not refuted by its
    direction alone.
    """
    if statement.outlook and statement.kind != "left":
        return [Open("outlook")]
    claims = _claims(statement, ground)
    soft = statement.kind in _QUALITATIVE and not statement.numbers
    if statement.loose and (soft or statement.kind == "value"):
        return [Likely((c,)) for c in claims]
    return claims


def _claims(statement: Statement, ground: Ground) -> list[Claim]:
    topic = statement.topic
    if topic.time_carried and topic.times and (statement.numbers or statement.kind == "turn"):
        return _at_either_time(statement, ground)
    if topic.or_times:
        return _in_either_year(statement, ground)
    if topic.unknown:
        return []
    if statement.kind == "split":
        return _split(statement, ground)
    if statement.kind == "chain":
        parts = [c for s in statement.extra for c in claims_of(s, ground)]
        return [Denied(Every(tuple(parts)))] if parts else []
    if topic.set_of is not None and not topic.indicators:
        return _unnamed_set(statement, ground)
    if statement.kind == "turn" and statement.negated:
        # 尚未转正: it is not above nought now, whatever it was before.
        statement = msgspec.structs.replace(statement, kind="sign")
    worker = WORKERS.get(statement.kind)
    if worker is None:
        return []
    if statement.quantifier == "most":
        # 多数指标居第一: of those that are named.
        count = (len(topic.indicators) // 2 + 1, 10**6)
        statement = msgspec.structs.replace(statement, quantifier="", count=count)
    if statement.quantifier == "not only":
        return [Open("nothing-said")]
    if statement.quantifier == "not all":
        return _not_all(statement, ground, worker)
    if topic.portion is not None and statement.count is None:
        statement = msgspec.structs.replace(statement, count=_portion(topic, ground))
    if statement.count is not None:
        return _counted(statement, ground, worker)
    if statement.quantifier in ("only", "these"):
        return _only(statement, ground, worker)
    claims = worker(_without_excepted(statement, ground), ground)
    if (
        topic.members
        and not topic.others
        and not statement.quantifier
        and len(ground.members(topic)) > 1
        and not statement.numbers
    ):
        # 六县投资增长, without 均, may be meant on the whole.
        claims = [Likely((c,)) for c in claims] if statement.kind in _QUALITATIVE else claims
    if statement.negated or statement.quantifier == "none":
        claims = [denied(c) for c in claims]
    return claims + _excepted(statement, ground, worker)


def _at_either_time(statement: Statement, ground: Ground) -> list[Claim]:
    """A period taken over from a clause before may have ended there: the briefing's own is as good."""
    here = msgspec.structs.replace(statement.topic, time_carried=False)
    now = msgspec.structs.replace(here, times=(), time_sure=False)
    both = [claims_of(msgspec.structs.replace(statement, topic=t), ground) for t in (here, now)]
    if len(both[0]) != len(both[1]):
        return both[0]
    together: type[Somewhen | Either] = Somewhen if statement.numbers else Either
    return [together(pair) for pair in zip(*both, strict=True)]


def _in_either_year(statement: Statement, ground: Ground) -> list[Claim]:
    """A period told without a year, behind one of another year, may be of that year."""
    topic = statement.topic
    here, there = (
        msgspec.structs.replace(topic, times=t, or_times=()) for t in (topic.times, topic.or_times)
    )
    told = msgspec.structs.replace(statement, topic=there, than=_in_same_year(statement))
    both = [_claims(msgspec.structs.replace(statement, topic=here), ground), _claims(told, ground)]
    if len(both[0]) != len(both[1]):
        return both[0]
    return [Somewhen(pair) for pair in zip(*both, strict=True)]


def _in_same_year(statement: Statement) -> Than | None:
    """What a period that may be of another year is compared with, in that year."""
    than, topic = statement.than, statement.topic
    here, there = topic.times[:1], topic.or_times[:1]
    if than is None or not (here and there):
        return than
    if not (isinstance(here[0], Period) and isinstance(there[0], Period)):
        return than
    months = (there[0].last_year - here[0].last_year) * 12
    times = tuple(t.shifted(months) if isinstance(t, Period) else t for t in than.times)
    return msgspec.structs.replace(than, times=times)


def _excepted(statement: Statement, ground: Ground, worker: Worker) -> list[Claim]:
    """除外贸外均增长: what is excepted does not."""
    excepted = statement.excepted
    if excepted is None or statement.quantifier != "all" or statement.numbers:
        return []
    topic = msgspec.structs.replace(statement.topic)
    if excepted.indicators:
        topic.indicators = excepted.indicators
    if excepted.places:
        topic.places, topic.members = excepted.places, False
    alone = msgspec.structs.replace(statement, topic=topic, excepted=None, quantifier="")
    return [denied(c) for c in worker(alone, ground)]


def _without_excepted(statement: Statement, ground: Ground) -> Statement:
    """除己县外，全市六县均增长: of the six, those that are left."""
    topic, excepted = statement.topic, statement.excepted
    if excepted is None or not excepted.places or not topic.members or topic.others:
        return statement
    rest = tuple(p for p in ground.members(topic) if p not in excepted.places)
    return msgspec.structs.replace(
        statement, topic=msgspec.structs.replace(topic, places=rest, members=not rest)
    )


def _portion(topic: Topic, ground: Ground) -> tuple[int, int]:
    """半数以上 of six is at least three, more than half at least four."""
    size = len(ground.members(topic))
    part, hedge = topic.portion or (Decimal(1), "")
    exact = part * size
    least = int(exact) + 1 if hedge == "above" else int(-(-exact // 1))
    if hedge in ("below", "near", "most"):
        return 0, int(exact) if hedge == "most" or exact % 1 else int(exact) - 1
    return least, 10**6


def _each(statement: Statement, ground: Ground, worker: Worker) -> list[list[Claim]]:
    """The claims for every single element of what is spoken of."""
    topic = statement.topic
    elements: list[Topic] = []
    if topic.members or (topic.groups and not topic.places and len(topic.indicators) == 1):
        members = ground.members(topic)
        elements = [msgspec.structs.replace(topic, places=(p,), members=False) for p in members]
    elif len(topic.indicators) > 1:
        elements = [msgspec.structs.replace(topic, indicators=(i,)) for i in topic.indicators]
    elif len(topic.places) > 1:
        elements = [msgspec.structs.replace(topic, places=(p,)) for p in topic.places]
    plain = msgspec.structs.replace(statement, count=None, quantifier="", negated=False)
    return [worker(msgspec.structs.replace(plain, topic=t), ground) for t in elements]


def _counted(statement: Statement, ground: Ground, worker: Worker) -> list[Claim]:
    """保持增长的有四个."""
    each = [Every(tuple(c)) for c in _each(statement, ground, worker) if c]
    if not each or statement.count is None:
        return []
    return [CountClaim(tuple(Denied(e) if statement.negated else e for e in each), *statement.count)]


def _not_all(statement: Statement, ground: Ground, worker: Worker) -> list[Claim]:
    """不是所有县都增长: at least one did not. Of those it may be said of, not all need be known."""
    each = [Every(tuple(c)) for c in _each(statement, ground, worker) if c]
    denials = tuple(Denied(e) if statement.negated else e for e in each)
    return [CountClaim(denials, 0, len(denials) - 1)] if len(denials) > 1 else [Open("nothing-said")]


def _only(statement: Statement, ground: Ground, worker: Worker) -> list[Claim]:
    """仅己县下降: it does, and none of the others, of places or of indicators (these)."""
    topic, alone = statement.topic, msgspec.structs.replace(statement, quantifier="")
    claims = _said(alone, ground, worker)
    of_places = topic.places and not topic.members and statement.quantifier == "only"
    members = ground.members(topic) if of_places else ()
    others = tuple(p for p in members if p not in topic.places)
    if others and set(topic.places) <= set(members):
        for place in others:
            rest = msgspec.structs.replace(topic, places=(place,))
            there = _said(msgspec.structs.replace(alone, topic=rest), ground, worker)
            # 五项全部增长的只有甲区: elsewhere one at least did not.
            claims += [Denied(Every(tuple(there)))] if len(there) > 1 else [denied(c) for c in there]
    elif statement.listed and topic.indicators:
        left = tuple(i for i in ground.listed(statement.listed) if i not in topic.indicators)
        rest = msgspec.structs.replace(topic, indicators=left)
        claims += [denied(c) for c in _said(msgspec.structs.replace(alone, topic=rest), ground, worker)]
    return claims


def _said(statement: Statement, ground: Ground, worker: Worker) -> list[Claim]:
    """What a statement claims, or the contrary where it is denied."""
    claims = worker(statement, ground)
    return [denied(c) for c in claims] if statement.negated else claims


def _split(statement: Statement, ground: Ground) -> list[Claim]:
    """三升三降."""
    topic = statement.topic
    if statement.flavour == "ranks":
        return _split_of_ranks(statement, ground)
    measure = topic.measure if topic.measure in ("yoy", "mom") else "yoy"
    if topic.members or topic.groups:
        spots = [s for p in ground.members(topic) for s in ground.spots(_at(topic, p), measure)]
    else:
        spots = ground.spots(topic, measure)
    if len(spots) > 1 and statement.than and all(mark in _PACES for mark, _ in statement.extra):
        # 与全市相比，三高三低
        than = statement.than
        return [_gaps(spots, than, _PACES[mark], number, ground) for mark, number in statement.extra]
    if len(spots) < 2 or any(mark in _PACES for mark, _ in statement.extra):
        return []
    if topic.members and len(topic.indicators) > 1:
        # 四升两降的是投资和财政收入: each of them does.
        single = [msgspec.structs.replace(topic, indicators=(i,)) for i in topic.indicators]
        return [c for t in single for c in _split(msgspec.structs.replace(statement, topic=t), ground)]
    return [
        _side(spots, mark, number) for mark, number in statement.extra if mark in _RISING | _FALLING | {"平"}
    ]


def _split_of_ranks(statement: Statement, ground: Ground) -> list[Claim]:
    """位次一升一降: how many moved which way."""
    topic = statement.topic
    topics = [
        msgspec.structs.replace(topic, indicators=(i,), places=(p,), members=False)
        for i in topic.indicators
        for p in (topic.places or (ground.data.place,))
    ]
    found: list[Claim] = []
    for mark, number in statement.extra if len(topics) > 1 else ():
        plain = msgspec.structs.replace(statement, kind="move", sign=_sign_of(mark), extra=None)
        each = [
            Every(tuple(work_ranks.move(msgspec.structs.replace(plain, topic=t), ground))) for t in topics
        ]
        found.append(CountClaim(tuple(each), number, number))
    return found


def _gaps(spots: list[Spot], than: Than, sign: int, number: int, ground: Ground) -> Claim:
    """So many of them are above or below what they are compared with."""
    each = [GapClaim(s, o, sign) for s in spots for o in ground.others(s, than)]
    return CountClaim(tuple(each), number, number)


def _sign_of(mark: str) -> int:
    return 1 if mark in _RISING else -1 if mark in _FALLING else 0


def _at(topic: Topic, place: str) -> Topic:
    return msgspec.structs.replace(topic, places=(place,), members=False)


def _side(spots: list[Spot], mark: str, number: int) -> Claim:
    return CountClaim(tuple(SignClaim(s, _sign_of(mark)) for s in spots), number, number)


def _tells_digits(statement: Statement) -> bool:
    """各主要指标均录得双位数增长, with nothing else said that may hold instead."""
    return statement.numbers[0].upto is not None and not statement.after


def _unnamed_set(statement: Statement, ground: Ground) -> list[Claim]:
    """四项指标均高于全省, none named: at least so many must be.

    Of 主要指标 without a number, the usual ones are meant.
    """
    worker, count = WORKERS.get(statement.kind), statement.topic.set_of
    if statement.kind == "super" and statement.extra and statement.listed and statement.topic.measure:
        # 主要指标中，增速最高的是财政收入
        return work_extremes.extreme(statement, ground)
    if (
        worker is None
        or statement.kind in ("super", "record")
        or statement.quantifier in ("only", "these")
        or (statement.numbers and statement.kind != "rank" and not _tells_digits(statement))
    ):
        return []
    open_set = count or statement.quantifier == "not all"
    keys = ground.with_growth() if open_set else ground.main_indicators()
    left_out = statement.excepted.indicators if statement.excepted is not None else ()
    keys = [i for i in keys if i not in left_out]
    measure = statement.topic.measure or "yoy"
    single = [
        msgspec.structs.replace(statement.topic, indicators=(i,), set_of=None, measure=measure) for i in keys
    ]
    plain = msgspec.structs.replace(statement, quantifier="", negated=False, excepted=None)
    each = [worker(msgspec.structs.replace(plain, topic=t), ground) for t in single]
    claims = [Every(tuple(c)) for c in each if c]
    if not claims:
        return []
    if statement.quantifier == "none" or statement.negated:
        claims = [denied(c) for c in claims]  # type: ignore[misc]
    if statement.count is not None:
        # 主要指标中两项高于全省: of the usual ones so many, of an unnamed five at least so many.
        least, most = statement.count
        return [CountClaim(tuple(claims), least, 10**6 if count else most)]
    if statement.quantifier == "not all":
        # Which are meant is not told: any that the data have may be the one.
        return [Likely((CountClaim(tuple(claims), 0, len(claims) - 1),))]
    if statement.quantifier == "most":
        return [CountClaim(tuple(claims), len(claims) // 2 + 1, len(claims))]
    if count:
        return [CountClaim(tuple(claims), count, 10**6)]
    but = _excepted(msgspec.structs.replace(statement, topic=single[0]), ground, worker)
    return [CountClaim(tuple(claims), len(claims), len(claims)), *but]
