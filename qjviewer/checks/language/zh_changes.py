"""Chinese words of change and comparison: 增长, 加快, 收窄, 由降转升, 高于, 比…快, 与…持平."""

from collections.abc import Callable, Mapping
from typing import Final

import msgspec

from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.reading import Reading
from qjviewer.checks.language.spots import GROWTHS
from qjviewer.checks.language.stated import is_rate
from qjviewer.checks.language.statements import MUTED, Origin, Statement, Than
from qjviewer.checks.language.unit_scale import PERCENT
from qjviewer.checks.language.zh_topics import HELD, fresh
from qjviewer.checks.language.zh_whom import tells_whom

_SIGNS: Final = {"+": 1, "-": -1, "0": 0}


def sign_of(value: str | None) -> int:
    """Which way a listed sense such as + or - goes: 1, −1 or 0."""
    return _SIGNS[(value or "0")[0]]


def _change(reading: Reading, at: int) -> int:
    """增长 and its like, 加快 and its like."""
    token = reading.tokens[at]
    kind = "updown" if "updown" in token.senses else "pace"
    sign = sign_of(token.senses[kind])
    if kind == "pace" and _is_of_fall(reading, at):
        # 下行趋缓, 下滑加快
        fresh(reading)
        reading.topic.falling = True
        reading.state("change", token, sign, flavour="spread")
        return at + 1
    if _is_noun(reading, at):
        return _as_noun(reading, at)
    if _is_superlative(reading, at):
        _most_changed(reading, sign, token.senses)
        return at + 1
    origin = reading.origin if reading.slot == "origin" else None
    if origin is not None and origin.number is None and _leads_away(reading, at):
        origin.sign = sign
        return at + 1
    if _is_attribute(reading, at):
        return at + 1
    if sign == 0 and reading.ranking:
        # 位次原地踏步
        return _move(reading, at, 0)
    if "move" in token.senses and _is_move(reading, at):
        return _move(reading, at, 1 if token.senses["move"] == "+" else -1)
    last = reading.last
    if last is not None and _follows_number(reading, at, last):
        # 8.1%的增长: the number comes first.
        last.kind, last.sign, last.flavour = "change", sign, kind
        return at + 1
    if "grows" in token.senses and _is_of_amount(reading, at):
        # 占比81.0%，增长17.2%: the amount grows, not the share.
        fresh(reading)
        reading.topic.measure = "yoy"
    made = reading.state("change", token, sign, flavour=kind)
    # 投资目标增长12%
    made.outlook = made.outlook or reading.kind(at - 1) == "goal"
    if tells_whom(reading, at):
        reading.slot = "who"
    return at + 1


def _most_changed(reading: Reading, sign: int, senses: Mapping[str, str]) -> None:
    """增得最快, 降得最多: what is to be the most."""
    fresh(reading)
    reading.of_changes = _is_of_rate(reading, senses)
    reading.topic.measure = reading.topic.measure or "yoy"
    reading.topic.falling = sign < 0


def _follows_number(reading: Reading, at: int, last: Statement) -> bool:
    return last.kind == "value" and reading.kind(at - 1) == "of" and last.topic is reading.topic


def _is_of_fall(reading: Reading, at: int) -> bool:
    """Whether a decline told right before is what goes faster or slower."""
    before = reading.sense(at - 1, "updown") if reading.kind(at - 1) == "updown" else None
    last = reading.last
    return before is not None and sign_of(before) < 0 and last is not None and not last.numbers


def _is_superlative(reading: Reading, at: int) -> bool:
    """增得最快, 下降最多"""
    place = at + 1
    if reading.kind(place) == k.UNKNOWN and reading.tokens[place].end - reading.tokens[place].start == 1:
        place += 1
    return reading.sense(place, "super") is not None


def _is_of_rate(reading: Reading, senses: Mapping[str, str]) -> bool:
    """增速提升最多; GDP增速抬升2.5个百分点，为各地中抬升最多: how much a rate changed."""
    topic, before = reading.topic, reading.carried.statements[-1:]
    if topic.noun and topic.measure in GROWTHS:
        return True
    told = bool(before) and before[0].kind == "change" and before[0].topic.noun
    return told and not reading.named and ("pace" in senses or before[0].topic.measure in GROWTHS)


def _is_of_amount(reading: Reading, at: int) -> bool:
    topic = reading.topic
    percent = reading.kind(at + 1) == k.NUMBER and reading.tokens[at + 1].value[0].base == PERCENT
    return percent and topic.measure in HELD and not topic.noun


def _is_attribute(reading: Reading, at: int) -> bool:
    """下行压力: a word of change right before one that is not known says something of that."""
    if at + 1 >= len(reading.tokens):
        return False
    following = reading.tokens[at + 1]
    return (
        following.kind == k.UNKNOWN
        and following.start == reading.tokens[at].end
        and following.end - following.start > 1
    )


def _is_noun(reading: Reading, at: int) -> bool:
    """经济增长的贡献率, 拉动GDP增长: there the word states nothing."""
    if reading.slot == "whole":
        return True
    return reading.kind(at + 1) == "of" and (
        reading.sense(at + 2, "measure") in ("contribution", "share")
        or reading.kind(at + 2) in ("main", "drag")
    )


def _as_noun(reading: Reading, at: int) -> int:
    if reading.slot != "whole" and reading.kind(at + 2) not in ("main", "drag"):
        reading.whole.indicators = reading.topic.indicators
        reading.topic.indicators = reading.carried.topic.indicators
    return at + 1


def _leads_away(reading: Reading, at: int) -> bool:
    """Whether a change within 由… is where it starts: 由一季度的下降1.3%转为…, not 由6.5%提高到8.1%."""
    if reading.sense(at + 1, "to") is not None or reading.sense(at + 1, "by") is not None:
        # 由…的负增长转为, not 由6.5%提高到
        turned = reading.tokens[at + 1]
        return turned.end - turned.start > 1 and reading.has_after(at + 1, "updown", "range", "equal")
    if reading.kind(at + 1) == k.NUMBER and reading.has_after(at + 1, "pace", "updown", "spread"):
        return True
    return reading.has_after(at, "to", "turn")


def _is_move(reading: Reading, at: int) -> bool:
    place = at + 2 if reading.kind(at + 1) == "by" else at + 1
    following = reading.kind(place)
    if reading.origin is not None and reading.origin.ordinal is not None:
        return True
    if following == k.ORDINAL or (
        reading.sense(at + 1, "to") is not None and reading.kind(at + 2) == k.ORDINAL
    ):
        return True
    if following == k.NUMBER:
        unit = reading.tokens[place].value[0].unit
        return unit in ("位", "名", "个位次", "个名次", "位次", "名次", "个身位", "席", "档") or (
            reading.ranking and unit in ("", "个")
        )
    return (
        reading.ranking
        and "rank" not in reading.topic.measure
        and reading.topic.measure in ("", "yoy", "amount")
    )


def _move(reading: Reading, at: int, sign: int) -> int:
    reading.state("move", reading.tokens[at], sign)
    return at + 1


def _moved(reading: Reading, at: int) -> int:
    place = at + 2 if reading.kind(at + 1) == "by" else at + 1
    if reading.kind(place) == k.NUMBER and is_rate(reading.tokens[place].value[0].unit):
        # 增速掉了2.3个点
        reading.state("change", reading.tokens[at], sign_of(reading.sense(at, "move")), flavour="updown")
        return at + 1
    origin = reading.origin
    if origin is not None and origin.number is not None and reading.sense(at + 1, "to") is not None:
        # 由1.8%滑到-0.7%: of a rate, which ends behind the next word.
        return at + 1
    return _move(reading, at, sign_of(reading.sense(at, "move")))


def _spread(reading: Reading, at: int) -> int:
    token = reading.tokens[at]
    sign = 1 if token.senses["spread"] == "wide" else -1
    _starts_then(reading, at)
    topic = reading.topic
    if reading.carried.sign < 0 and not topic.noun and not reading.named and topic.measure in ("", "yoy"):
        # 下降3.2%，较一季度收窄3.2个百分点: it is the fall that narrowed.
        fresh(reading)
        reading.topic.falling = True
    made = reading.state("change", token, sign, flavour="spread")
    _tells_of_gap(reading, made)
    return at + 1


def _tells_of_gap(reading: Reading, made: Statement) -> None:
    """高于全省的幅度比一季度收窄; 快于全省1.7个百分点，比一季度扩大0.9个: of how far apart they are."""
    topic = made.topic
    alone = len(topic.indicators) < 2 and len(topic.places) < 2
    if topic.measure == "gap" and alone and not (made.than and made.than.places):
        # 比全省快1.7个百分点，领先优势扩大0.9个
        times = made.than.times if made.than else ()
        made.than = Than(places=reading.carried.than.places, times=times)
    here = len(reading.out) > 1
    before = reading.out[-2] if here else reading.carried.last
    if before is None or before.kind != "compare" or not before.than or topic.falling:
        return
    places = before.than.places
    if not places or (not here and (topic.noun or reading.named or reading.placed)):
        return
    made.than = Than(places=places, times=reading.than.times if reading.than is not before.than else ())
    if here and not before.numbers and topic is before.topic:
        before.kind, made.topic = MUTED, msgspec.structs.replace(topic, measure="gap")


def _starts_then(reading: Reading, at: int) -> None:
    """一季度的两位数降幅已收窄至个位数: the period is when it began."""
    last = reading.last
    then = reading.timed and reading.kind(at - 1) == "measure" and len(reading.topic.times) == 1
    if not then or last is None or last.kind != "value" or reading.sense(at + 1, "to") is None:
        return
    last.kind = MUTED
    reading.origin = Origin(time=reading.topic.times[0])
    before = reading.carried.topic
    reading.topic = msgspec.structs.replace(reading.topic, times=before.times, time_sure=before.time_sure)


def _turn(reading: Reading, at: int) -> int:
    token = reading.tokens[at]
    reading.slot = "" if reading.slot == "origin" else reading.slot
    if reading.kind(at + 1) == k.NUMBER:
        # 转为增长1.6%
        reading.state("change", token, sign_of(token.senses["turn"]), flavour="ended")
        return at + 1
    flavour = "stop" if "stop" in token.senses else ""
    reading.state("turn", token, sign_of(token.senses["turn"]), flavour=flavour)
    reading.slot = "who" if tells_whom(reading, at) else reading.slot
    return at + 1


def _range(reading: Reading, at: int) -> int:
    token, last = reading.tokens[at], reading.last
    sign = sign_of(token.senses["range"])
    if reading.slot == "origin" and reading.origin is not None:
        reading.origin.sign = sign
        return at + 1
    if last is not None and last.flavour == "turned" and not (last.sign or last.numbers):
        # 由负区间转入正区间
        last.kind, last.sign, last.flavour, last.mode, last.end = "turn", sign, "", "", token.end
        return at + 1
    reading.state("sign", token, sign)
    if reading.kind(at + 1) in ("reach", "have", "to") and reading.kind(at + 2) == k.PLACE:
        # 仍为负的是己县
        reading.slot = "who"
    return at + 1


def _to(reading: Reading, at: int) -> int:
    """至/到/为 after a change says its end; after an origin alone it is the change."""
    last, token = reading.last, reading.tokens[at]
    if (
        last is not None
        and last.kind == "move"
        and last.extra is not None
        and reading.kind(at + 1) == k.ORDINAL
    ):
        # 由末位到第五再到第四: two moves, of which the last is known.
        last.kind = MUTED
        return at + 1
    if reading.kind(at + 1) == k.TIME and last is None and reading.origin is None:
        return at + 1
    if last is not None and last.kind in ("change", "move") and not last.numbers and at and not last.mode:
        last.mode = "to"
    elif reading.origin is not None and (last is None or last.origin is not reading.origin):
        kind = "move" if reading.origin.ordinal is not None else "change"
        reading.state(kind, token, 0, mode="to", flavour="turned")
    reading.slot = "" if reading.slot == "origin" else reading.slot
    return at + 1


def _by(reading: Reading, at: int) -> int:
    last = reading.last
    if last is not None and last.kind == "change" and not last.numbers and last.mode != "to":
        last.mode = "by"
    return at + 1


def _goes_on(reading: Reading, at: int) -> int:
    """延续一季度下降态势: what was so then is so now."""
    tells = reading.kind(at + 2) in ("range", "updown")
    return at + 2 if reading.kind(at + 1) == k.TIME and tells else at + 1


def _monthly(reading: Reading, at: int) -> int:
    """月增6.7%: against the month before."""
    sign = sign_of(reading.sense(at, "monthly"))
    reading.topic = msgspec.structs.replace(reading.topic, measure="mom")
    reading.state("change", reading.tokens[at], sign, flavour="updown")
    reading.topic = msgspec.structs.replace(reading.topic, measure="")
    return at + 1


HANDLERS: Final[dict[str, Callable[[Reading, int], int]]] = {
    "monthly": _monthly,
    "updown": _change,
    "pace": _change,
    "spread": _spread,
    "move": _moved,
    "turn": _turn,
    "range": _range,
    "to": _to,
    "by": _by,
    "form": _goes_on,
}
