"""Chinese words of change and comparison: 增长, 加快, 收窄, 由降转升, 高于, 比…快, 与…持平."""

from collections.abc import Callable
from typing import Final

import msgspec

from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.reading import Reading
from qjviewer.checks.language.statements import Than

_SIGNS: Final = {"+": 1, "-": -1, "0": 0}
_CLOSERS: Final = ("equal", "versus", "tie", "adj", "move", "sole")


def _sign(value: str | None) -> int:
    return _SIGNS[(value or "0")[0]]


def _change(reading: Reading, at: int) -> int:
    """增长 and its like, 加快 and its like."""
    token = reading.tokens[at]
    kind = "updown" if "updown" in token.senses else "pace"
    sign = _sign(token.senses[kind])
    if _is_noun(reading, at):
        return _as_noun(reading, at)
    if reading.slot == "origin" and reading.origin is not None and reading.origin.number is None:
        if _leads_away(reading, at):
            reading.origin.sign = sign
            return at + 1
    if _is_attribute(reading, at):
        return at + 1
    if "move" in token.senses and _is_move(reading, at):
        return _move(reading, at, 1 if token.senses["move"] == "+" else -1)
    last = reading.last
    if (
        last is not None
        and last.kind == "value"
        and reading.kind(at - 1) == "of"
        and last.topic is reading.topic
    ):
        # 8.1%的增长: the number comes first.
        last.kind, last.sign, last.flavour = "change", sign, kind
        return at + 1
    reading.state("change", token, sign, flavour=kind)
    if _tells_whom(reading, at):
        reading.slot = "who"
    return at + 1


def _tells_whom(reading: Reading, at: int) -> bool:
    """下降的是己县."""
    return (
        reading.kind(at + 1) == "of"
        and reading.kind(at + 2) in ("reach", "to")
        and reading.kind(at + 3) == k.PLACE
    )


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
        return False
    return reading.has_after(at, "to", "turn")


def _is_move(reading: Reading, at: int) -> bool:
    following = reading.kind(at + 1)
    if reading.origin is not None and reading.origin.ordinal is not None:
        return True
    if following == k.ORDINAL or (
        reading.sense(at + 1, "to") is not None and reading.kind(at + 2) == k.ORDINAL
    ):
        return True
    if following == k.NUMBER:
        unit = reading.tokens[at + 1].value[0].unit
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
    return _move(reading, at, _sign(reading.sense(at, "move")))


def _spread(reading: Reading, at: int) -> int:
    token = reading.tokens[at]
    sign = 1 if token.senses["spread"] == "wide" else -1
    reading.state("change", token, sign, flavour="spread")
    return at + 1


def _turn(reading: Reading, at: int) -> int:
    token = reading.tokens[at]
    reading.slot = "" if reading.slot == "origin" else reading.slot
    if reading.kind(at + 1) == k.NUMBER:
        # 转为增长1.6%
        reading.state("change", token, _sign(token.senses["turn"]), flavour="ended")
        return at + 1
    reading.state(
        "turn", token, _sign(token.senses["turn"]), flavour="stop" if _stops(token, reading) else ""
    )
    return at + 1


def _stops(token: k.Token, reading: Reading) -> bool:
    return (
        token.end - token.start == 2 and reading.carried is not None and token.senses.get("stop") is not None
    )


def _range(reading: Reading, at: int) -> int:
    token = reading.tokens[at]
    reading.state("sign", token, _sign(token.senses["range"]))
    return at + 1


def _to(reading: Reading, at: int) -> int:
    """至/到/为 after a change says its end; after an origin alone it is the change."""
    last, token = reading.last, reading.tokens[at]
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


# Comparing ----------------------------------------------------------------------------------


def _side(reading: Reading, at: int) -> int:
    """在全国平均线之上."""
    if reading.slot == "than" and reading.than:
        reading.state("compare", reading.tokens[at], _sign(reading.sense(at, "side")))
    return at + 1


def _at_a_side(reading: Reading, at: int) -> int:
    """在 opens a comparison where 之上 or 之下 closes it."""
    place = at + 1
    while reading.kind(place) in (k.PLACE, "average", "of"):
        place += 1
    if place > at + 1 and reading.sense(place, "side") is not None:
        reading.than, reading.slot = Than(), "than"
    return at + 1


def _cmp(reading: Reading, at: int) -> int:
    """高于: what follows it is what it compares with, unless 比 has named that already."""
    token = reading.tokens[at]
    value = token.senses["cmp"]
    sign, flavour = _sign(value), value[1:]
    if reading.slot == "than" and reading.than:
        reading.state("compare", token, sign, flavour=flavour)
        return at + 1
    if "leads" in token.senses and _leads_group(reading, at):
        reading.state("rank", token, extra=(("nth", 1),))
        reading.slot, reading.ranking = "group", True
        return at + 1
    if reading.kind(at + 1) == k.NUMBER and not reading.than:
        reading.than = _spoken_of(reading, at)
        reading.state("compare", token, sign, flavour=flavour)
        return at + 1
    reading.than = Than()
    made = reading.state("compare", token, sign, flavour=flavour)
    made.than = reading.than
    reading.slot = "than"
    return at + 1


def _leads_group(reading: Reading, at: int) -> bool:
    """领跑全市: to be first there, unless it says by how much."""
    return reading.kind(at + 1) in (k.PLACE, k.GROUP) and not reading.has_after(at, k.NUMBER)


def _spoken_of(reading: Reading, at: int) -> Than:
    """What 高出 compares with where it names nothing: what was compared with before, or who was spoken of."""
    if reading.carried.than:
        return _copied(reading.carried.than)
    numbers, before = reading.tokens[at + 1].value, reading.places_before
    if reading.placed and len(numbers) == len(before):
        return Than(places=before)
    return Than()


def _copied(than: Than) -> Than:
    return msgspec.structs.replace(than, value=None)


def _than(reading: Reading, at: int) -> int:
    reading.than, reading.slot = Than(), "than"
    return at + 1


def _with(reading: Reading, at: int) -> int:
    """与 opens a comparison where the clause goes on to make one."""
    if reading.has_after(at, *_CLOSERS):
        reading.than, reading.slot = Than(), "than"
    return at + 1


def _versus(reading: Reading, at: int) -> int:
    """与全省相比 closes what 与 opened; 甲区与全省相比 names both."""
    topic = reading.topic
    if not reading.than and len(topic.places) > 1:
        reading.than = Than(places=topic.places[-1:])
        topic.places = topic.places[:-1]
    if not reading.than:
        reading.than = Than()
        reading.slot = "than"
        return at + 1
    reading.slot = ""
    return at + 1


def _adj(reading: Reading, at: int) -> int:
    """高, 低, 快, 慢 compare where something to compare with is known."""
    token = reading.tokens[at]
    number_next = reading.kind(at + 1) == k.NUMBER
    if not reading.than and not (number_next and reading.carried.than):
        return at + 1
    if reading.last is not None and reading.last.kind == "compare" and not number_next:
        return at + 1
    if not reading.than:
        reading.than = _copied(reading.carried.than)
    flavour = (
        "growth" if token.end - token.start == 1 and token.senses["adj"] and _is_speed(reading, at) else ""
    )
    reading.state("compare", token, _sign(token.senses["adj"]), flavour=flavour)
    return at + 1


def _is_speed(reading: Reading, at: int) -> bool:
    return reading.tokens[at].senses.get("speed") is not None


def _equal(reading: Reading, at: int) -> int:
    token = reading.tokens[at]
    kind = "move" if reading.ranking or _goes_on_ranking(reading) else "equal"
    flavour = "rough" if "rough" in token.senses else ""
    reading.state(kind, token, 0, flavour=flavour)
    return at + 1


def _goes_on_ranking(reading: Reading) -> bool:
    """居第33位，与上半年持平: it is the rank that stayed."""
    said = reading.carried.statements
    return bool(said) and said[-1].kind in ("rank", "move") and not reading.named and not reading.topic.noun


def _schedule(reading: Reading, at: int) -> int:
    if reading.last is not None and reading.last.kind == "compare" and reading.last.than is not None:
        reading.last.than.schedule = True
    else:
        reading.than.schedule = True
    return at + 1


def _chain(reading: Reading, at: int) -> int:
    """…的格局没有形成 denies the comparisons before it as a whole."""
    if not any(reading.kind(n) == "no" for n in range(at + 1, min(at + 3, len(reading.tokens)))):
        return at + 1
    if not reading.has_after(at, "form"):
        return at + 1
    parts = [s for s in (*reading.carried.statements, *reading.out) if s.kind == "compare"]
    if parts:
        made = reading.state("chain", reading.tokens[at])
        made.extra, made.start = [msgspec.structs.replace(s) for s in parts], parts[0].start
        for statement in parts:
            statement.kind = "muted"
    return len(reading.tokens)


HANDLERS: Final[dict[str, Callable[[Reading, int], int]]] = {
    "updown": _change,
    "pace": _change,
    "spread": _spread,
    "move": _moved,
    "turn": _turn,
    "range": _range,
    "to": _to,
    "by": _by,
    "cmp": _cmp,
    "than": _than,
    "with": _with,
    "versus": _versus,
    "adj": _adj,
    "equal": _equal,
    "schedule": _schedule,
    "chain": _chain,
    "side": _side,
    "at": _at_a_side,
}
