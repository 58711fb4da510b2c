"""Chinese words that open a comparison: 高于, 比…, 与…, 在…之上, 距…还差."""

from collections.abc import Callable
from typing import Final

import msgspec

from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.reading import Reading
from qjviewer.checks.language.statements import MUTED, Than, Topic
from qjviewer.checks.language.unit_scale import PERCENT
from qjviewer.checks.language.zh_changes import sign_of
from qjviewer.checks.language.zh_closers import copied, versus
from qjviewer.checks.language.zh_whom import tells_whom

_HALF: Final = 50
_CLOSERS: Final = ("equal", "versus", "tie", "adj", "move", "sole")


def _side(reading: Reading, at: int) -> int:
    """在全国平均线之上."""
    if reading.slot == "than" and reading.than:
        reading.state("compare", reading.tokens[at], sign_of(reading.sense(at, "side")))
    return at + 1


def _at_a_side(reading: Reading, at: int) -> int:
    """在 opens a comparison where 之上 or 之下 closes it."""
    place = at + 1
    while reading.kind(place) in (k.PLACE, k.INDICATOR, "measure", "average", "of"):
        place += 1
    if place > at + 1 and reading.sense(place, "side") is not None:
        reading.than, reading.slot = Than(), "than"
    return at + 1


def _cmp(reading: Reading, at: int) -> int:
    """高于: what follows it is what it compares with, unless 比 has named that already."""
    token = reading.tokens[at]
    value = token.senses["cmp"]
    if reading.sense(at + 1, "with") is not None and reading.kind(at + 2) == "cmp":
        # 分别高于和低于全市平均: which is which, is not read.
        reading.than, reading.slot = Than(), "than"
        reading.state(MUTED, token)
        return at + 3
    last = reading.last
    if reading.kind(at - 1) == "to" and last is not None and last.kind == "change" and last.mode == "to":
        # 收窄到高于8.3个百分点
        return at + 1
    sign, flavour = sign_of(value), value[1:]
    if "orequal" in token.senses:
        # 达到或超过: it is not below.
        reading.negated = not reading.negated
    if flavour == "any" and not reading.topic.measure and reading.said_level():
        flavour = "amount"
    is_told = reading.last is not None and reading.last.than is reading.than
    if reading.slot == "than" and reading.than and not is_told:
        reading.state("compare", token, -sign if reading.passive else sign, flavour=flavour)
        return at + 1
    if "leads" in token.senses and tells_whom(reading, at):
        # 增速领跑的是乙县
        reading.state("super", token, 1)
        reading.slot = "who"
        return at + 1
    if "leads" in token.senses and _leads_group(reading, at):
        reading.state("rank", token, extra=(("nth", 1),), flavour="alone" if reading.tie is False else "")
        reading.slot, reading.ranking = "group", True
        return at + 1
    if reading.kind(at + 1) == k.NUMBER and (not reading.than or reading.carried.than_only):
        # 与乙县相比，增速高出6.8个百分点: what it compares with was named ahead.
        reading.than = reading.than or _spoken_of(reading, at)
        if not reading.than and flavour == "amount":
            # 同比少了一成半: less than a year before.
            reading.state("change", token, sign, flavour="updown")
            return at + 1
        reading.state("compare", token, sign, flavour=flavour)
        return at + 1
    reading.than = Than()
    after = _at_origin(reading)
    made = reading.state("compare", token, sign, flavour=flavour)
    made.than = reading.than
    reading.topic, reading.slot = after, "than"
    return at + 1


def _at_origin(reading: Reading) -> Topic:
    """由上半年慢于序时转为快于序时: the first is said of then. The topic for what comes after."""
    topic, origin = reading.topic, reading.origin
    if reading.slot == "origin" and origin is not None and origin.time is not None:
        reading.topic = msgspec.structs.replace(topic, times=(origin.time,), time_sure=True)
    elif reading.slot == "origin":
        # 由高于全市11.1个百分点收窄到…: some time before.
        reading.topic = msgspec.structs.replace(
            topic, times=("prev",), or_times=("year-ago",), time_sure=True
        )
    return topic


def _leads_group(reading: Reading, at: int) -> bool:
    """领跑全市: to be first there, unless it says by how much."""
    alone = reading.tie is False and at + 1 == len(reading.tokens)
    return alone or (reading.kind(at + 1) in (k.PLACE, k.GROUP) and not reading.has_after(at, k.NUMBER))


def _spoken_of(reading: Reading, at: int) -> Than:
    """What 高出 compares with where it names nothing: what was compared with before, or who was spoken of."""
    if reading.carried.than:
        return copied(reading.carried.than)
    numbers, before = reading.tokens[at + 1].value, reading.places_before
    if reading.placed and len(numbers) == len(before):
        return Than(places=before)
    return Than()


def _follows(reading: Reading, at: int) -> int:
    """仅次于甲区, 紧随甲区之后: it is behind that one, or as far."""
    if reading.kind(at + 1) not in (k.PLACE, k.INDICATOR):
        return at + 1
    if reading.kind(at + 1) == k.PLACE:
        # and none is between them
        first = reading.state("super", reading.tokens[at], -1 if reading.topic.falling else 1)
        first.excepted = Topic(places=reading.tokens[at + 1].value)
    made = reading.state("compare", reading.tokens[at], 1)
    made.negated = not made.negated
    reading.than = made.than = Than()
    reading.topic, reading.slot = msgspec.structs.replace(reading.topic), "than"
    return at + 1


def _average(reading: Reading, at: int) -> int:
    """全市投资增速高于平均水平的只有甲区: the average of where it is told of."""
    topic = reading.topic
    bare = reading.slot == "than" and reading.kind(at - 1) in ("cmp", "than") and not reading.than
    named = topic.places or tuple(g[1:] for g in topic.groups if g.startswith("@"))
    if not all(p in reading.carried.regions for p in named):
        named = tuple(g[1:] for g in topic.groups if g.startswith("@")) or _region_named(reading, at)
    if bare and named:
        reading.than.places = named
    return at + 1


def _region_named(reading: Reading, at: int) -> tuple[str, ...]:
    """全市有甲区、乙县高于平均水平: where the places told of lie."""
    before = [t.value for t in reading.tokens[:at] if t.kind == k.PLACE and len(t.value) == 1]
    return next((v for v in before if v[0] in reading.carried.regions), ())


def _than(reading: Reading, at: int) -> int:
    is_told = reading.last is not None and reading.last.than is reading.than
    if reading.slot == "than" and reading.than and not is_told and "versus" in reading.tokens[at].senses:
        # 和一季度比，…
        return versus(reading, at)
    # 与全省的差距为4.8个百分点，较一季度扩大1.8个: the gap is still that with the province.
    named = reading.than.places or reading.carried.than.places
    kept = named if reading.topic.measure == "gap" else ()
    reading.than, reading.slot = Than(places=kept), "than"
    return at + 1


def _apart(reading: Reading, at: int) -> int:
    """拉开全省4.8个百分点: ahead of it; 拉开…的差距 says nothing of its own."""
    if reading.kind(at + 1) != k.PLACE:
        return at + 1
    made = reading.state("compare", reading.tokens[at], 1, flavour="growth")
    made.than = reading.than = Than()
    reading.slot = "than"
    return at + 1


def _base(reading: Reading, at: int) -> int:
    """在一季度基础上: the period is what it is compared with."""
    if reading.kind(at - 1) in (k.TIME, "of") and reading.timed:
        reading.than = Than(times=reading.topic.times)
        reading.topic = msgspec.structs.replace(reading.topic, times=reading.carried.topic.times)
    return at + 1


def _baseline(reading: Reading, at: int) -> int:
    """以2021年同期为基期: the period is what is reckoned from, not what is spoken of."""
    before = reading.carried.topic
    reading.topic = msgspec.structs.replace(reading.topic, times=before.times, time_sure=before.time_sure)
    reading.timed = False
    return at + 1


def _passive(reading: Reading, at: int) -> int:
    """被松岭县反超: what follows is ahead."""
    if reading.kind(at + 1) in (k.PLACE, k.INDICATOR) and reading.has_after(at, "cmp", "equal"):
        reading.than, reading.slot, reading.passive = Than(), "than", True
    return at + 1


def _away(reading: Reading, at: int) -> int:
    """距全市平均水平还有1.8个百分点: it is so far behind."""
    if reading.kind(at + 1) == k.ORDINAL:
        # 距离第3仅一步之遥
        return at + 2
    if _is_half(reading, at + 1) and reading.has_after(at, "left"):
        # 距“过半”尚差2.1个百分点
        reading.goal = reading.is_of_half = True
        return at + 2
    if reading.kind(at + 1) in (k.PLACE, "average") and reading.has_after(at, "left"):
        reading.than, reading.slot = Than(), "than"
    return at + 1


def _is_half(reading: Reading, at: int) -> bool:
    """“过半”, or 过半 without the marks."""
    if reading.kind(at) != k.NUMBER:
        return reading.kind(at) == "halfdone"
    number = reading.tokens[at].value[0]
    return bool(number.rough and number.value == _HALF and number.base == PERCENT)


def _with(reading: Reading, at: int) -> int:
    """与 opens a comparison where the clause goes on to make one; 高1.9个和低5.0个 joins two."""
    if reading.out and reading.kind(at + 1) in ("adj", "updown", "cmp", "pace"):
        return at + 1
    gap = any(t.senses.get("measure") == "gap" for t in reading.tokens[at + 1 :])
    if (gap and not reading.has_after(at, "goal")) or reading.has_after(at, *_CLOSERS):
        reading.than, reading.slot = Than(), "than"
    return at + 1


HANDLERS: Final[dict[str, Callable[[Reading, int], int]]] = {
    "average": _average,
    "follows": _follows,
    "cmp": _cmp,
    "than": _than,
    "with": _with,
    "away": _away,
    "passive": _passive,
    "base": _base,
    "baseline": _baseline,
    "apart": _apart,
    "side": _side,
    "at": _at_a_side,
}
