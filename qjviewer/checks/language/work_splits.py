"""Claims of how many went which way: 三升三降, 位次一升一降, 与全市相比，三高三低."""

from typing import Final

import msgspec

from qjviewer.checks.language import work_ranks
from qjviewer.checks.language.ground import Ground
from qjviewer.checks.language.judging import Claim, Every
from qjviewer.checks.language.series_claims import CountClaim
from qjviewer.checks.language.spots import Spot
from qjviewer.checks.language.statements import Statement, Than, Topic
from qjviewer.checks.language.value_claims import GapClaim, SignClaim

_RISING: Final = frozenset("升增涨正")
_FALLING: Final = frozenset("降减跌负")
# Faster and slower than what is not told.
_PACES: Final = {"快": 1, "高": 1, "慢": -1, "低": -1}


def split(statement: Statement, ground: Ground) -> list[Claim]:
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
        return [c for t in single for c in split(msgspec.structs.replace(statement, topic=t), ground)]
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
