"""From statements to claims: each kind of statement is worked out by one function, then denied, counted
or applied to all as the clause says.
"""

from typing import Final

import msgspec

from qjviewer.bundle.periods import Period
from qjviewer.checks.language import (
    work_amounts,
    work_changes,
    work_compare,
    work_counts,
    work_extremes,
    work_ranks,
    work_series,
    work_shares,
    work_splits,
)
from qjviewer.checks.language.ground import Ground
from qjviewer.checks.language.judging import Claim, Denied, Either, Every, Likely, Open, Somewhen, denied
from qjviewer.checks.language.series_claims import CountClaim
from qjviewer.checks.language.statements import Statement, Than
from qjviewer.checks.language.work_counts import Worker

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
        return work_splits.split(statement, ground)
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
        return work_counts.not_all(statement, ground, worker)
    if topic.portion is not None and statement.count is None:
        statement = msgspec.structs.replace(statement, count=work_counts.portion(topic, ground))
    if statement.count is not None:
        return work_counts.counted(statement, ground, worker)
    if statement.quantifier in ("only", "these"):
        return work_counts.only(statement, ground, worker)
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
