"""What bounds a Chinese clause: groups of places, sets of indicators, and other things named."""

from collections.abc import Callable
from typing import Final

import msgspec

from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.reading import Reading
from qjviewer.checks.language.statements import MAIN
from qjviewer.checks.language.zh_groups import GroupNamed
from qjviewer.checks.language.zh_topics import fresh

# So many main indicators are known without their names.
_OF_MAIN: Final = (4, 5)
_TOLD_OF: Final = frozenset(["change", "sign", "turn", "compare", "value"])
_TWO: Final = 2
# What may stand between a denial and all that it denies: 不是每个县, 未能实现所有指标正增长.
_AFTER_NO: Final = frozenset(["per", "reach", "done"])
# What is told of all that were not named.
_AFTER_REST: Final = frozenset(["all", "reach", "form", "updown", "range", "cmp", "turn", "pace"])
_PREDICATES: Final = frozenset(["updown", "pace", "spread", "turn", "range", "super", "cmp", "equal"])


def deny_all(reading: Reading, at: int) -> None:
    """不是所有县都增长: what is denied is that all did."""
    before = reading.kind(at - 1)
    behind_no = "no" in (before, reading.kind(at - 2) if before in _AFTER_NO else "")
    if behind_no and reading.negated:
        reading.quantifier, reading.negated = "not all", False


def _group(reading: Reading, at: int) -> int:
    named = reading.tokens[at].value
    deny_all(reading, at)
    before = reading.kind(at - 1)
    if before == k.PLACE and len(reading.topic.places) == named.said and not named.others:
        return at + 1
    counted = before in ("have", "only")
    if named.others and named.groups and before == "of" and reading.kind(at - 2) == "outside":
        return _all_but(reading, at, named)
    if reading.slot == "than" and before == "of" and reading.than.places:
        # 高于全省的县（市、区）有三个: they are who is told of.
        reading.slot = ""
    if reading.slot == "than" and not counted:
        reading.than.places += tuple(f"@{g}" for g in named.groups)
        return at + 1
    fresh(reading)
    topic = reading.topic
    if counted and named.said and _counts(reading, at, named):
        return at + 1
    if not named.groups and named.said and (topic.members or topic.groups) and not named.others:
        # 六县中有四个县…: so many of those spoken of.
        reading.count = (named.said, named.said)
        topic.members, topic.places = True, ()
        return at + 1
    if not named.groups:
        topic.unknown = reading.kind(at + 1) not in (k.ORDINAL, "super")
        reading.uncertain = reading.uncertain or topic.unknown
        return at + 1
    topic.groups, topic.group_said, topic.others = named.groups, named.said, named.others
    excepted = reading.carried.excepted.places if reading.carried.excepted is not None else ()
    topic.left = (excepted or reading.places_before) if named.others else ()
    _take_group(reading, at, named)
    return at + 1


def _take_group(reading: Reading, at: int, named: GroupNamed) -> None:
    """Whether what is said is said of the group's members, or among them."""
    topic, last, behind = reading.topic, reading.last, reading.kind(at - 1) == "of"
    told = last is not None and last.kind in _TOLD_OF and last.quantifier != "only"
    if behind and last is not None and told and not named.others:
        # 投资负增长的县（市、区）有2个: what was said was said of them.
        last.topic = topic
        topic.members, topic.places = True, ()
        if _is_named(reading, at):
            last.quantifier, reading.slot = "only", "who"
    elif behind and last is not None and last.kind in ("super", "rank") and _is_named(reading, at):
        # 增速最低的县（市、区）为戊区
        reading.slot = "who"
    elif reading.portion is not None:
        topic.portion, topic.members, topic.places = reading.portion, True, ()
    elif not _is_ranked_among(reading, at):
        topic.members, topic.places = True, ()


def _all_but(reading: Reading, at: int, named: GroupNamed) -> int:
    """己县以外的其他四地: the group without those named right before."""
    left = reading.tokens[at - 3].value if reading.kind(at - 3) == k.PLACE else ()
    if reading.slot == "than":
        reading.than.places = tuple("!".join((f"@{g}", *left)) for g in named.groups)
        return at + 1
    fresh(reading)
    topic = reading.topic
    topic.groups, topic.group_said, topic.others, topic.left = named.groups, named.said, True, left
    topic.members, topic.places = True, ()
    return at + 1


def _is_ranked_among(reading: Reading, at: int) -> bool:
    """Whether the group is one that something is ranked in, and not what is spoken of."""
    before = reading.kind(at - 1)
    is_one = before == "reach" and reading.has_after(at, "super") and not reading.out
    # GDP总量六县最大
    among = reading.slot == "group" or _ranks_after(reading, at) or reading.placed or is_one
    among = among or (reading.named and not reading.out and reading.kind(at + 1) == "super")
    return among or before == "at"


def _former(reading: Reading, at: int) -> int:
    """前者 and 后者: one of the two places or indicators named before."""
    topic, which = reading.carried.topic, int(reading.tokens[at].senses["former"])
    for field in ("places", "indicators"):
        if len(getattr(topic, field)) == _TWO:
            reading.carried.pair = (field, getattr(topic, field))
            break
    if not reading.carried.pair:
        reading.uncertain = True
        return at + 1
    field, both = reading.carried.pair
    fresh(reading)
    reading.topic = msgspec.structs.replace(reading.topic, **{field: (both[which],)})
    return at + 1


def _is_named(reading: Reading, at: int) -> bool:
    return reading.kind(at + 1) in ("reach", "have", "to", "only") and reading.kind(at + 2) == k.PLACE


def _rest(reading: Reading, at: int) -> int:
    """下降的为丙市和戊区，其余均增长: of the places, all but those that were named."""
    tells_what = reading.kind(at + 1) == k.NUMBER and reading.kind(at + 2) == "reach"
    part = tells_what and reading.kind(at + 3) == k.INDICATOR
    if not part and (reading.kind(at + 1) not in _AFTER_REST or reading.carried.excepted is not None):
        return at + 1
    fresh(reading)
    topic, before = reading.topic, reading.places_before
    if reading.kind(at + 1) == k.NUMBER:
        # 其余2.23亿元为非税收入
        topic.indicators, topic.unknown, reading.named = reading.tokens[at + 3].value, False, True
        return at + 1
    if before and reading.carried.home and reading.carried.placed:
        topic.groups, topic.others, topic.left = reading.carried.home, True, before
        topic.members, topic.places, topic.group_said = True, (), 0
    elif reading.carried.statements:
        topic.unknown = True
    return at + 1


def _counts(reading: Reading, at: int, named: GroupNamed) -> bool:
    """有5个县（市、区）: take it for how many, where it is that."""
    topic, last = reading.topic, reading.last
    count = (named.said, named.said)
    if not named.groups:
        topic.groups = topic.groups or reading.carried.home
        told = last is not None and last.kind in _TOLD_OF and reading.kind(at - 2) == "of"
        if last is not None and told:
            # 高于全省的有三地
            topic.members, topic.places = True, ()
            last.topic, last.count = topic, count
        return told
    if named.others:
        return False
    # 有6个: how many, even where it is all of them.
    topic.groups, topic.members, topic.places = named.groups, True, ()
    reading.count = count
    return True


def _ranks_after(reading: Reading, at: int) -> bool:
    return reading.kind(at + 1) in (k.ORDINAL, "tie", "sole", "rankverb") or reading.ranking


def _by_area(reading: Reading, at: int) -> int:
    """分县（市、区）看: counts and ranks that follow are among the places of the briefing's own group."""
    reading.topic.groups = reading.topic.groups or reading.carried.home
    return at + 1


def _set(reading: Reading, at: int) -> int:
    """四项指标: after a list it sums the list up, else it stands for indicators not yet named."""
    count = reading.tokens[at].value
    deny_all(reading, at)
    if "majority" in reading.tokens[at].senses:
        reading.quantifier = "most"
    listed = reading.topic.indicators if reading.kind(at - 1) == k.INDICATOR else ()
    if listed and (not count or count == len(listed)):
        return at + 1
    if listed:
        reading.state("listed", reading.tokens[at], extra=(len(listed), count))
        return at + 1
    if count and _is_some_of_listed(reading, at, count):
        reading.count = (count, count)
        return at + 1
    among = reading.kind(at - 1) == "at" or (not reading.out and reading.has_after(at, "unique"))
    if reading.slot == "group" or (reading.named and among):
        # 投资增速在四项指标中最高: the set is what it is compared with.
        reading.among_set = True
        return at + 1
    fresh(reading)
    reading.carried.listed = (MAIN,) if not count else (MAIN + str(count),) if count in _OF_MAIN else ()
    reading.topic.indicators, reading.topic.set_of, reading.topic.unknown = (), count, False
    reading.topic.measure, reading.topic.falling = "", False
    return at + 1


def _is_some_of_listed(reading: Reading, at: int, count: int) -> bool:
    """GDP、工业、投资、社零四项增速中，乙县有两项高于全省: so many of those that the clause before listed."""
    before = reading.carried.topic.indicators
    counted = reading.kind(at - 1) in ("have", "only") and not (reading.named or reading.out)
    return counted and len(before) > count and reading.topic.indicators == before


def _unknown(reading: Reading, at: int) -> int:
    """An unknown word where a topic is expected: 企业利润增长 is not about what was spoken of before."""
    token = reading.tokens[at]
    if reading.slot or reading.named or token.end - token.start < 2:
        return at + 1
    if _predicate_next(reading, at) and not reading.out:
        reading.topic.unknown = True
    return at + 1


def _other_thing(reading: Reading, at: int) -> int:
    """新增就业4120人, 消费券带动…: a known word for something that is no indicator."""
    if reading.slot or reading.named or reading.out or reading.tokens[at].value:
        return at + 1
    if reading.kind(at + 1) in (k.NUMBER, "updown", "pace", "reach"):
        reading.topic.unknown = True
    return at + 1


def _rate(reading: Reading, at: int) -> int:
    """资产负债率56.8%: the rate of something, though an indicator stands before it."""
    if not reading.slot:
        fresh(reading)
        reading.topic = msgspec.structs.replace(reading.topic, unknown=True)
    return at + 1


def _predicate_next(reading: Reading, at: int) -> bool:
    following = reading.kind(at + 1)
    return following in _PREDICATES or following in (k.NUMBER, "measure", "reach", "done", "of")


HANDLERS: Final[dict[str, Callable[[Reading, int], int]]] = {
    k.GROUP: _group,
    "by_area": _by_area,
    "rest": _rest,
    "former": _former,
    "rate": _rate,
    k.SET: _set,
    k.UNKNOWN: _unknown,
    "word": _other_thing,
    "modifier": _other_thing,
}
