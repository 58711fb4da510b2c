"""Claims of how many of several do what is said, of not all of them, or of these alone."""

from collections.abc import Callable
from decimal import Decimal
from typing import TypeAlias

import msgspec

from qjviewer.checks.language.ground import Ground
from qjviewer.checks.language.judging import Claim, Denied, Every, Open, denied
from qjviewer.checks.language.series_claims import CountClaim
from qjviewer.checks.language.statements import Statement, Topic

# Makes claims of one kind of statement.
Worker: TypeAlias = Callable[[Statement, Ground], list[Claim]]


def portion(topic: Topic, ground: Ground) -> tuple[int, int]:
    """半数以上 of six is at least three, more than half at least four."""
    size = len(ground.members(topic))
    part, hedge = topic.portion or (Decimal(1), "")
    exact = part * size
    least = int(exact) + 1 if hedge == "above" else int(-(-exact // 1))
    if hedge == "just" and not exact % 1:
        # 占一半: neither more nor less
        return int(exact), int(exact)
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


def counted(statement: Statement, ground: Ground, worker: Worker) -> list[Claim]:
    """保持增长的有四个."""
    each = [Every(tuple(c)) for c in _each(statement, ground, worker) if c]
    if not each or statement.count is None:
        return []
    return [CountClaim(tuple(Denied(e) if statement.negated else e for e in each), *statement.count)]


def not_all(statement: Statement, ground: Ground, worker: Worker) -> list[Claim]:
    """不是所有县都增长: at least one did not. Of those it may be said of, not all need be known."""
    each = [Every(tuple(c)) for c in _each(statement, ground, worker) if c]
    denials = tuple(Denied(e) if statement.negated else e for e in each)
    return [CountClaim(denials, 0, len(denials) - 1)] if len(denials) > 1 else [Open("nothing-said")]


def only(statement: Statement, ground: Ground, worker: Worker) -> list[Claim]:
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
