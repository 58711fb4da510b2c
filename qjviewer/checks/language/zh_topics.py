"""What a Chinese clause speaks of: indicators and places."""

from collections.abc import Callable
from typing import Final

import msgspec

from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.reading import Reading
from qjviewer.checks.language.stated import is_rate
from qjviewer.checks.language.statements import Origin, Statement
from qjviewer.checks.language.unit_scale import COUNT, PERCENT
from qjviewer.checks.language.zh_whom import tells_whom, who

# A name of fewer characters than this is told from another only by what stands before it: 民间投资.
_SHORT: Final = 5
_AFTER_GROUP: Final = (k.ORDINAL, "super", "tie", "sole", "unique")
# Measures that a list of indicators goes on with: 第二产业占比提高1.3个百分点，第三产业回落1.1个百分点.
HELD: Final = frozenset(["share", "contribution", "completion", "start-rate"])
# What one may look at several by.
_BASES: Final = frozenset(["yoy", "amount", "contribution", "share", "pull"])
_SHARED: Final = frozenset(["change", "compare", "value"])
# What may stand before a weak name without making it another's.
_BEFORE_WEAK: Final = frozenset(["", k.PLACE, k.TIME, k.GROUP, "of", "which", "and"])


def open_clause(reading: Reading) -> None:
    """Start from what the sentence has spoken of so far."""
    before = reading.carried.topic
    reading.places_before = before.places
    reading.topic = msgspec.structs.replace(
        before,
        group_said=reading.carried.group_said,
        noun=False,
        time_carried=bool(before.times) and not reading.carried.time_leads,
    )
    if reading.carried.than_only:
        reading.than = msgspec.structs.replace(reading.carried.than)
    reading.ranking = reading.carried.ranking and not _tells_rates(reading)
    if reading.carried.is_leaving:
        reading.origin, reading.slot = Origin(), "origin"
    if reading.tokens and reading.tokens[0].kind == "cause" and _is_cause(reading):
        reading.topic.unknown = True


def _tells_rates(reading: Reading) -> bool:
    """Whether a clause tells of growth or per cents, and not of ranks though the clause before named them."""
    return any(
        t.sense("measure") not in (None, "rank") or (t.kind == k.NUMBER and is_rate(t.value[0].unit))
        for t in reading.tokens
    )


def _is_cause(reading: Reading) -> bool:
    """受市场需求走弱影响: what moves there is no topic of ours."""
    return not any(t.kind == k.INDICATOR for t in reading.tokens)


def close_clause(reading: Reading) -> None:
    """Nothing is left open at the end of a clause."""
    reading.slot = ""
    if reading.topic.noun and reading.topic.measure in _BASES and _only_sets_basis(reading):
        reading.carried.basis = reading.topic.measure
    said = [s for s in reading.out if s.kind in _SHARED and len(s.numbers) == 1]
    if not (said or reading.carried.dealt):
        return
    if not any("distribute" in t.senses for t in reading.tokens):
        # 分别增长4.0%、下降6.5%、增长7.7%: the list of what is told goes on.
        names_anew = reading.named or reading.placed or reading.timed
        said = [] if names_anew or not reading.carried.dealt else [*reading.carried.dealt, *said]
    _share_out(said)
    reading.carried.dealt = said if reading.soft else []


def _only_sets_basis(reading: Reading) -> bool:
    """按增速排序, 从总量看: the clause names what all that follows is told of, and no more."""
    kinds = {t.kind for t in reading.tokens}
    leads = bool(reading.tokens) and (reading.tokens[0].kind == "from" or "basis" in reading.tokens[0].senses)
    return leads and kinds <= {"from", "basis", "measure"}


def _share_out(said: list[Statement]) -> None:
    """出口、进口分别增长5.0%和下降17.2%: the first is said of the first, the second of the second."""
    if len(said) < 2:
        return
    topic = said[0].topic
    if any(s.topic is not topic and s.topic != topic for s in said):
        return
    lists = {f: getattr(topic, f) for f in ("indicators", "places", "times")}
    long = [field for field, listed in lists.items() if len(listed) > 1]
    if len(long) != 1 or len(lists[long[0]]) != len(said) or topic.members:
        return
    for statement, one in zip(said, lists[long[0]], strict=True):
        statement.topic = msgspec.structs.replace(statement.topic, **{long[0]: (one,)})


def take_indicators(reading: Reading, indicators: tuple[str, ...]) -> None:
    """Make these the topic; what was known of another indicator's measure no longer holds."""
    topic = reading.topic
    topic.indicators, topic.unknown = indicators, False
    if reading.last is not None:
        for statement in reading.out:
            if statement.topic is topic and topic.set_of is not None:
                statement.topic.indicators = indicators


def _indicator(reading: Reading, at: int) -> int:
    ids = reading.tokens[at].value
    if reading.carried.included and len(ids) > 1:
        ids, reading.carried.included = (*reading.carried.included, *ids), ()
    if reading.slot == "than":
        reading.than.indicators += ids
    elif reading.slot == "whole" or _is_whole(reading, at):
        reading.whole.indicators = ids
    elif reading.slot == "who" and reading.last is not None:
        _told_behind(reading, at, reading.last, ids)
    elif len(ids) > 1 and (reading.slot == "group" or _is_among(reading, at)):
        reading.among = ids
    elif _is_other(reading, at):
        _unknown(reading)
    elif _counted_by(reading, at):
        reading.topic.indicators, reading.topic.unknown, reading.named = ids, False, True
        reading.name_earlier()
    elif _is_of_part(reading, at):
        _unknown(reading)
    else:
        _name_anew(reading, at, ids)
    return at + 1


def _told_behind(reading: Reading, at: int, last: Statement, ids: tuple[str, ...]) -> None:
    """增速最高的是投资: what was said was said of this one."""
    reading.carried.whos += ids[:1]
    reading.slot = ""
    last.end = reading.tokens[at].end
    reading.topic = msgspec.structs.replace(reading.topic, indicators=ids)
    if last.kind == "rank":
        # 居全省第5位的是GDP: its numbers are the rank's.
        last.topic = msgspec.structs.replace(last.topic, indicators=ids, unknown=False)
    else:
        last.extra = ids


def _unknown(reading: Reading) -> None:
    """Go over to what is no indicator of ours."""
    fresh(reading)
    reading.topic.unknown, reading.topic.indicators = True, ()


def _name_anew(reading: Reading, at: int, ids: tuple[str, ...]) -> None:
    """Go over to these, with the measure that is told of them."""
    _name_who_turned(reading, at)
    held = reading.topic.measure or (reading.topic.held if reading.topic.held == "two-year" else "")
    named_before = reading.topic.indicators if not reading.out and reading.named else ()
    if named_before and len(named_before) == 1 and reading.kind(at - 1) in (k.INDICATOR, "which"):
        reading.whole.indicators = named_before
    fresh(reading)
    topic = reading.topic
    topic.indicators, topic.unknown, topic.set_of = ids, False, None
    topic.measure, topic.falling = reading.tokens[at].senses.get("measured", reading.carried.basis), False
    if reading.sense(at - 1, "measure") in ("started", "unstarted"):
        # 已开工重点项目55个
        topic.measure = held
    topic.noun = False
    topic.held = held if held in (*HELD, "two-year") and not topic.measure else ""
    reading.named = True
    if len(ids) > 1:
        reading.carried.listed = ids


def _name_who_turned(reading: Reading, at: int) -> None:
    """由负转正的有丙市投资: the indicator stands with the place, behind what is said of it."""
    last = reading.last
    waits = last is not None and last.kind == "turn" and not (last.topic.indicators or reading.placed)
    if last is not None and waits and reading.kind(at - 1) == k.PLACE:
        last.topic = msgspec.structs.replace(last.topic, indicators=reading.tokens[at].value, unknown=False)


def _is_among(reading: Reading, at: int) -> bool:
    """…提高1.3个百分点，为三次产业中最高: what one that was spoken of is held against."""
    one = reading.carried.topic.indicators
    named = len(one) == 1 and one[0] in reading.tokens[at].value and not reading.named
    return named and reading.kind(at - 1) in ("reach", "at") and reading.has_after(at, "super")


def _is_of_part(reading: Reading, at: int) -> bool:
    """三产用电增长15.6%: neither the one nor the other, but the one's part of the other."""
    before = reading.tokens[at - 1] if at else None
    if before is None or before.kind != k.INDICATOR or before.end != reading.tokens[at].start:
        return False
    return len(before.value) == 1 and reading.kind(at + 1) in ("updown", k.NUMBER)


def _is_whole(reading: Reading, at: int) -> bool:
    """第三产业在GDP中的占比: of what it is a share."""
    behind = reading.sense(at + 2 if reading.kind(at + 1) == "of" else at + 1, "measure")
    return reading.kind(at - 1) == "at" and reading.named and behind in ("share", "contribution")


def _counted_by(reading: Reading, at: int) -> bool:
    """尚有5个项目没有开工: the number stands before what it counts."""
    last = reading.last
    if last is None or not stands_before(reading, at) or reading.named or len(reading.out) > 1:
        return False
    if reading.sense(at + 1, "measure") not in ("started", "unstarted"):
        return False
    counted = last.kind in ("value", "left") and last.numbers[0].base in (COUNT, PERCENT)
    return counted and last.topic is reading.topic


def stands_before(reading: Reading, at: int) -> bool:
    """Whether a number stands before what it counts: 5个项目, 87%的项目."""
    place = at - 2 if reading.kind(at - 1) == "of" else at - 1
    if reading.kind(place) != k.NUMBER:
        return False
    return place == at - 1 or bool(reading.tokens[place].value[0].base == PERCENT)


def fresh(reading: Reading) -> None:
    """A topic of its own for what follows, so that earlier statements keep theirs."""
    if reading.out:
        reading.topic = msgspec.structs.replace(reading.topic)


def _is_other(reading: Reading, at: int) -> bool:
    """Whether what stands before the name makes it the name of something else."""
    if "weak" in reading.tokens[at].senses and not _stands_alone(reading, at):
        return True
    if not reading.touches_unknown(at):
        return False
    before, token = reading.tokens[at - 1], reading.tokens[at]
    return before.kind == "modifier" or token.end - token.start < _SHORT


def _stands_alone(reading: Reading, at: int) -> bool:
    """Whether a weak name means the indicator: 其中项目…, 5个项目没有开工, but not 亿元以上项目."""
    if reading.kind(at - 1) == k.NUMBER:
        return bool(reading.tokens[at - 1].value[-1].base == COUNT)
    return reading.kind(at - 1) in _BEFORE_WEAK


def _place(reading: Reading, at: int) -> int:
    token = reading.tokens[at]
    places = token.value
    if reading.slot == "than":
        reading.than.places += places
        behind = at + 1 if reading.kind(at + 1) == "average" else at
        if reading.last is not None and reading.last.than is reading.than and tells_whom(reading, behind):
            # 高于全市的有甲区、乙县
            reading.slot = "who"
        return at + 1
    if reading.slot == "whole":
        reading.whole.places = places
        return at + 1
    if reading.slot == "who":
        return who(reading, at)
    if _is_whole(reading, at):
        # 在全市的占比
        reading.whole.places = places
        return at + 1
    if reading.slot == "group" or _ranks_next(reading, at):
        reading.topic = msgspec.structs.replace(reading.topic, groups=tuple(f"@{p}" for p in places))
        if reading.last is not None and reading.last.kind == "rank" and not reading.last.topic.groups:
            reading.last.topic = reading.topic
        return at + 1
    if len(places) > 1 and reading.kind(at - 1) == "at" and reading.has_after(at, "super", k.ORDINAL):
        # 在甲、乙、丙三地中居首: they are whom it is ranked among.
        reading.topic = msgspec.structs.replace(reading.topic, groups=("=" + "=".join(places),))
        return at + 2 if reading.kind(at + 1) == k.GROUP else at + 1
    fresh(reading)
    reading.topic.places, reading.topic.members, reading.placed = places, False, True
    if reading.order and len(places) > 1:
        reading.state("order", token, reading.order)
    return at + 1


def _ranks_next(reading: Reading, at: int) -> bool:
    """全省第5位, 全市最高, 全省位次: a region before a rank is the group that is ranked."""
    if not any(p in reading.carried.regions for p in reading.tokens[at].value):
        return False
    if reading.kind(at - 1) == "at" and reading.kind(at + 1) not in ("of", "average", "side"):
        return True
    if reading.kind(at + 1) == "of":
        at += 1
    if reading.kind(at + 1) in _AFTER_GROUP or reading.sense(at + 1, "measure") == "rank":
        return True
    if reading.kind(at + 1) == "rankverb" and reading.kind(at + 2) == k.ORDINAL and reading.named:
        # 丁县GDP增速全市排第三
        return True
    if reading.kind(at + 1) == "cmp" and at + 2 == len(reading.tokens):
        # 主要指标全市领先
        return True
    return reading.kind(at + 1) == k.GROUP and reading.kind(at + 2) in _AFTER_GROUP


HANDLERS: Final[dict[str, Callable[[Reading, int], int]]] = {
    k.INDICATOR: _indicator,
    k.PLACE: _place,
}
