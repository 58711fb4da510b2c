"""Of whom a Chinese clause says what it says: all, none, only one, most, all but some, one or the other."""

from collections.abc import Callable
from decimal import Decimal
from typing import Final

import msgspec

from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.reading import Reading
from qjviewer.checks.language.statements import MAIN, MUTED, Topic
from qjviewer.checks.language.zh_shares import hedge, ratio_ahead
from qjviewer.checks.language.zh_whom import tells_whom

# Words that say something of a topic.
_SAYING: Final = ("updown", "pace", "cmp", "equal", "super", "turn", "range", "digits", k.ORDINAL)


def _except(reading: Reading, at: int) -> int:
    """除外贸外: what is excepted is kept apart from the topic."""
    end = next((n for n in range(at + 1, len(reading.tokens)) if reading.sense(n, "outside") is not None), -1)
    if end < 0:
        end = len(reading.tokens)
    excepted = Topic()
    for token in reading.tokens[at + 1 : end]:
        if token.kind == k.INDICATOR:
            excepted.indicators += token.value
        elif token.kind == k.PLACE:
            excepted.places += token.value
    reading.carried.excepted = reading.excepted = excepted
    return end + 1


def _unique(reading: Reading, at: int) -> int:
    """是全市唯一下降的县（市、区）: it alone does; before other words it says more than is read here."""
    told = at + 2 if reading.kind(at + 1) == k.INDICATOR else at + 1
    topic = reading.topic
    if (
        reading.kind(told) == "digits"
        and reading.kind(told + 1) == "updown"
        and tells_whom(reading, told + 1)
    ):
        reading.quantifier = "only"
        return at + 1
    listed = reading.carried.listed
    among = len(reading.topic.indicators) == 1 and reading.topic.indicators[0] in listed and not topic.members
    if reading.named and not reading.placed and among:
        # 三次产业中，二产是唯一下降的
        reading.quantifier = "these"
        return at + 1
    if reading.among_set and reading.named:
        # 外贸是主要指标中唯一下降的
        reading.quantifier = "these"
        reading.carried.listed = reading.carried.listed or (MAIN,)
        return at + 1
    of_all = topic.members and tells_whom(reading, told)
    if reading.kind(told) in ("updown", "range", "turn") and (topic.places or of_all):
        reading.quantifier = "only"
    else:
        reading.uncertain = True
    return at + 1


def _outside(reading: Reading, at: int) -> int:
    """唯投资除外: what the clause before said of all does not hold of this."""
    for statement in reading.carried.statements:
        kept = tuple(i for i in statement.topic.indicators if i not in reading.topic.indicators)
        if kept and len(kept) < len(statement.topic.indicators):
            out = tuple(i for i in statement.topic.indicators if i in reading.topic.indicators)
            statement.topic = msgspec.structs.replace(statement.topic, indicators=kept)
            statement.excepted, statement.quantifier = Topic(out), "all"
    return at + 1


def _only(reading: Reading, at: int) -> int:
    """仅己县下降; 下降的只有己县."""
    last = reading.last
    if reading.negated and reading.kind(at - 1) == "no":
        # 并非只有丙市下降: who else did is not told.
        reading.quantifier, reading.negated = "not only", False
        return at + 1
    behind = "of" in (reading.kind(at - 1), reading.kind(at - 2) if reading.kind(at - 1) == k.GROUP else "")
    if last is not None and behind and reading.kind(at + 1) == k.PLACE:
        last.quantifier = "only"
        reading.slot = "who"
        return at + 1
    if ratio_ahead(reading, at):
        # 只有甲区的六成
        return hedge(reading, at)
    if reading.kind(at + 1) == k.INDICATOR:
        # 仅GDP保持增长: of the indicators told of, not of the places.
        reading.quantifier = "these"
    elif reading.kind(at + 1) in (k.PLACE, k.GROUP):
        # 仅增长7.7% says only that it is little.
        reading.quantifier = "only"
    return at + 1


def _majority(reading: Reading, at: int) -> int:
    """多数县区: more than half of those that follow."""
    if reading.topic.set_of is not None or (reading.named and len(reading.topic.indicators) > 1):
        reading.quantifier = "most"
        return at + 1
    reading.portion = (Decimal("0.5"), "above")
    return at + 1


def _or(reading: Reading, at: int) -> int:
    """好于一季度或保持两位数: what is said need not hold, as long as the other does."""
    if reading.out and reading.has_after(at, *_SAYING):
        reading.uncertain = True
        for statement in reading.out:
            statement.kind = MUTED
    return at + 1


def _none(reading: Reading, at: int) -> int:
    """没有一个县GDP增速超过9%: of all the places."""
    denied = next((n for n in (at + 1, at + 2) if reading.kind(n) == "no"), 0)
    reading.quantifier = "all" if denied else "none"
    if reading.sense(at, "anywhere") is not None and reading.carried.home and not reading.topic.members:
        reading.topic = msgspec.structs.replace(
            reading.topic, groups=reading.carried.home, members=True, places=(), others=False
        )
    # 没有一项不是两位数增长: all of them are.
    return denied + 1 if denied else at + 1


def _mostly(reading: Reading, at: int) -> int:
    """升多降少: more than half of them rose."""
    token = reading.tokens[at]
    sign = 1 if token.senses["mostly"] == "+" else -1
    if reading.topic.members:
        reading.topic = msgspec.structs.replace(reading.topic, portion=(Decimal("0.5"), "above"))
    else:
        reading.quantifier = "most"
    reading.state("sign", token, sign)
    return at + 1


def _all(reading: Reading, at: int) -> int:
    """均增长, and 并非都增长: not that none did, but that some did not."""
    token = reading.tokens[at]
    in_word = token.senses.get("all") == "alone" and reading.kind(at + 1) == k.UNKNOWN
    if reading.quantifier == "not all" or (in_word and reading.tokens[at + 1].start == token.end):
        # 全链条: a word of its own
        return at + 1
    denied = reading.negated and reading.kind(at - 1) == "no"
    reading.quantifier = "not all" if denied else "all"
    reading.negated = reading.negated and not denied
    return at + 1


def _not_all(reading: Reading, at: int) -> int:
    """不全是正增长"""
    reading.quantifier = "not all"
    return at + 1


HANDLERS: Final[dict[str, Callable[[Reading, int], int]]] = {
    "except": _except,
    "all": _all,
    "notall": _not_all,
    "none": _none,
    "only": _only,
    "outside": _outside,
    "unique": _unique,
    "majority": _majority,
    "or": _or,
    "mostly": _mostly,
}
