"""Chinese words of shares, contributions and multiples: 占…的, 拉动, 是…的两倍."""

from collections.abc import Callable
from typing import Final

import msgspec

from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.reading import Reading
from qjviewer.checks.language.stated import Hedge, Stated, is_rate
from qjviewer.checks.language.statements import MUTED, Than
from qjviewer.checks.language.unit_scale import PERCENT, TIMES
from qjviewer.checks.language.zh_values import value

_HEDGES: Final[dict[str, Hedge]] = {"below": "below", "above": "above", "near": "near", "about": "about"}


def is_ratio(reading: Reading, at: int, number: Stated) -> bool:
    """乙县的1.5倍, 不足甲区的六成: a multiple or a part of somebody's."""
    if number.unit != TIMES and not (number.rough or number.unit == "%"):
        return False
    if number.unit == TIMES and reading.slot == "than" and reading.kind(at - 1) == k.PLACE:
        # 为全省三倍
        return True
    if _is_of_told(reading, at) and number.unit == TIMES:
        return True
    if reading.kind(at - 1) != "of" or reading.kind(at - 2) not in (
        k.PLACE,
        k.INDICATOR,
        k.TIME,
        "measure",
        "average",
    ):
        return False
    exact = number.unit == "%" and not number.rough and not reading.likened
    if exact and reading.hedge is None and reading.kind(at - 2) != "average":
        return False
    return reading.slot != "whole" and not reading.goal and reading.topic.measure not in ("contribution",)


def _is_of_told(reading: Reading, at: int) -> bool:
    """是一季度8.8%的两倍多: of a value told in passing."""
    return [reading.kind(at - n) for n in (1, 2)] == ["of", k.NUMBER] and reading.kind(at - 3) in (
        k.TIME,
        k.PLACE,
    )


def ratio_to(reading: Reading, at: int, number: Stated) -> int:
    """The name before 的 is what is compared with, though it was first taken for the topic."""
    token, waiting = reading.tokens[at], reading.waiting()
    if _is_of_told(reading, at):
        other = reading.tokens[at - 3]
        named = {"times": other.value} if other.kind == k.TIME else {"places": other.value}
        reading.than = Than(**named)
        reading.topic = msgspec.structs.replace(reading.carried.topic, noun=True)
    hedge = _HEDGES.get(reading.hedge or "", number.hedge)
    if waiting is not None and waiting.kind == "compare":
        hedge = "above" if waiting.sign > 0 else "below"
        waiting.kind, waiting.numbers, waiting.end = (
            "times",
            (msgspec.structs.replace(number, hedge=hedge),),
            token.end,
        )
        reading.slot = ""
        return at + 1
    before = reading.carried.last
    if not reading.than and before is not None and before.kind == "times" and reading.kind(at - 2) == k.PLACE:
        # 是全市的两倍、全省的三倍
        reading.than, reading.topic = Than(places=reading.topic.places), before.topic
    reading.state("times", token, numbers=(msgspec.structs.replace(number, hedge=hedge),))
    return at + 1


def hedge(reading: Reading, at: int) -> int:
    """约为乙县的1.5倍: the hedge stands before the name, and what follows is compared with."""
    if not ratio_ahead(reading, at):
        return at + 1
    reading.likened = "likened" in reading.tokens[at].senses
    # 几乎是全国的五倍: either of them may be the one that says how nearly.
    before = reading.sense(at - 1, "hedge") if at else None
    reading.hedge, reading.than = reading.sense(at, "hedge") or before or "", Than()
    reading.slot = "than"
    return at + 1


def ratio_ahead(reading: Reading, at: int) -> bool:
    place = at + 1
    while reading.kind(place) in (k.PLACE, k.INDICATOR, k.TIME, "measure", "average"):
        place += 1
    if place > at + 1 and reading.kind(place) == k.NUMBER and reading.kind(place - 1) == k.PLACE:
        return bool(reading.tokens[place].value[0].unit == TIMES)
    if place == at + 1 or reading.kind(place) != "of" or reading.kind(place + 1) != k.NUMBER:
        return False
    number = reading.tokens[place + 1].value[0]
    if number.unit == "%" and not number.rough and reading.kind(place - 1) == k.PLACE:
        # 规模仅为丙市的57%
        return reading.topic.measure in ("", "amount")
    if number.unit == "%" and not number.rough and reading.kind(place - 1) == "average":
        # 是全市平均水平的91.2%
        return reading.topic.measure in ("", "amount") and reading.kind(place - 2) == k.PLACE
    if number.unit == "%" and not number.rough and place == at + 2 and _said_amount(reading):
        # 15320元，为城镇居民的53.5%; 2.23亿元，仅为税收收入的23.4%
        return reading.kind(place - 1) == k.INDICATOR
    return bool(number.unit == TIMES or number.rough or "likened" in reading.tokens[at].senses)


def _said_amount(reading: Reading) -> bool:
    """Whether an amount was told just before."""
    before = reading.carried.last
    if before is None or before.kind != "value" or reading.out:
        return False
    return not is_rate(before.numbers[0].unit)


def _names_part(reading: Reading, at: int) -> bool:
    """外贸总额中，八成以上为出口: the part stands behind, in a clause of its own."""
    ends = reading.kind(at - 1) == k.NUMBER and reading.kind(at + 1) == k.INDICATOR
    alone = ends and at == 1 and len(reading.tokens) == at + 2
    return alone and reading.tokens[0].value[0].rough and bool(reading.topic.indicators)


def _reaches_average(reading: Reading, at: int) -> bool:
    reaches = reading.tokens[at].kind in ("done", "reach") and reading.kind(at + 1) == k.PLACE
    return reaches and reading.kind(at + 2) == "average" and not reading.has_after(at, k.NUMBER)


def _reach(reading: Reading, at: int) -> int:
    """为, 达, 是: usually nothing; before 乙县的1.5倍 a comparison starts, after 由 a change ends."""
    if "hedge" in reading.tokens[at].senses and ratio_ahead(reading, at):
        return hedge(reading, at)
    last = reading.last
    if _names_part(reading, at):
        return source(reading, at)
    if _reaches_average(reading, at):
        # 均未达到全市平均
        under = reading.negated or reading.quantifier == "none"
        reading.quantifier = "all" if reading.quantifier == "none" else reading.quantifier
        reading.negated = not under
        made = reading.state("compare", reading.tokens[at], -1, flavour="any")
        reading.than = made.than = Than()
        reading.slot = "than"
        return at + 1
    if "to" in reading.tokens[at].senses and last is not None and last.kind == "change" and not last.numbers:
        # 缩小为1.79
        last.mode = "to" if reading.kind(at - 1) in ("spread", "updown", "pace") else last.mode
    if reading.slot == "than":
        reading.slot = ""
    return at + 1


def _share(reading: Reading, at: int) -> int:
    if "rankverb" in reading.tokens[at].senses and reading.has_after(at, k.ORDINAL, "super", "tie"):
        reading.slot, reading.ranking = "group", True
        return at + 1
    last = reading.last
    if last is not None and last.topic.members and not last.numbers and reading.kind(at - 1) == "of":
        # 六县中，实现正增长的占一半: so many of them did.
        return at + 1
    reading.whole = Than()
    if last is not None and last.kind == "sum" and not last.numbers:
        last.kind, reading.summed = MUTED, False
    if reading.kind(at - 1) == k.INDICATOR and reading.kind(at - 2) == "at":
        # 在一般公共预算收入中占75.0%
        reading.whole.indicators = reading.tokens[at - 1].value
        reading.topic = msgspec.structs.replace(reading.topic, indicators=reading.carried.topic.indicators)
    reading.state("share", reading.tokens[at], whole=reading.whole)
    reading.slot = "whole"
    return at + 1


def _toward(reading: Reading, at: int) -> int:
    if reading.kind(at + 1) == k.PLACE and any(t.senses.get("measure") == "gap" for t in reading.tokens[at:]):
        # 对全省的领先优势
        reading.than, reading.slot = Than(), "than"
    elif reading.has_after(at, "measure", "pull"):
        reading.slot = "whole"
    return at + 1


def _pull(reading: Reading, at: int) -> int:
    sign = 1 if reading.sense(at, "pull") == "+" else -1
    reading.whole = Than()
    if reading.last is not None and reading.last.kind == "sum" and not reading.last.numbers:
        # 共拉动GDP增长8.1个百分点
        reading.slot = "whole"
        return at + 1
    named = at + 2 if reading.kind(at + 1) == "by" else at + 1
    if [reading.kind(named + n) for n in range(3)] == [k.INDICATOR, "of", k.NUMBER]:
        # 撑起了GDP的六成: such a part of it.
        reading.state("share", reading.tokens[at], whole=reading.whole)
        reading.slot = "whole"
        return at + 1
    if reading.has_after(at, "super") and not reading.has_after(at, k.NUMBER):
        # 对经济增长拉动最大
        reading.topic.measure, reading.topic.noun, reading.slot = "pull", True, ""
        return at + 1
    reading.state("pull", reading.tokens[at], sign, whole=reading.whole)
    reading.slot = "whole"
    return at + 1


def of_whole(reading: Reading, at: int, numbers: tuple[Stated, ...]) -> int:
    """The number after 占…, 拉动… or 合计."""
    token, waiting = reading.tokens[at], reading.waiting()
    reading.slot = ""
    if waiting is None or waiting.kind not in ("share", "pull", "sum"):
        reading.summed = False
        return value(reading, at, numbers)
    said = reading.carried.statements
    if waiting.kind == "share" and not waiting.whole and said and said[-1].kind == "share" and said[-1].whole:
        # 占全市的16.1%，社零占17.1%
        waiting.whole = Than(places=said[-1].whole.places)
    elif waiting.kind == "share" and not waiting.whole and said and reading.placed and not reading.named:
        # 全市财政收入118.3亿元，我县占一成
        waiting.whole = Than(places=said[-1].topic.places)
    if waiting.kind == "share" and not waiting.whole and said and said[-1].kind == "pull":
        # 二产拉动4.7个百分点，占了一半以上: of the growth.
        waiting.flavour = "contribution"
    if reading.topic.noun and reading.topic.measure in ("share", "contribution"):
        waiting.flavour = reading.topic.measure
    part = numbers[0].rough and numbers[0].base == PERCENT
    if waiting.kind == "pull" and part and reading.kind(at - 1) == "of":
        # 撑起经济增长的近六成: such a part of it.
        waiting.kind, waiting.flavour = "share", "contribution"
    reading.give(waiting, numbers, token.end)
    reading.summed = False
    return at + 1


def source(reading: Reading, at: int) -> int:
    """近六成增长来自第二产业, GDP的近五成来自第三产业: the part stands behind."""
    told = next((s for s in reading.out if s.numbers and s.numbers[0].base == PERCENT), None)
    if told is None or reading.kind(at + 1) != k.INDICATOR:
        return at + 1
    grows = any(t.kind == "updown" or t.value == "increment" for t in reading.tokens[:at])
    for statement in reading.out:
        statement.kind = MUTED
    said = reading.carried.last
    # 增长近六成由二产贡献，近四成由三产贡献
    told.kind = "share"
    if said is not None and said.kind == "share" and not reading.named:
        told.flavour, told.whole = said.flavour, said.whole
    else:
        told.flavour = "contribution" if grows else ""
        told.whole = Than(indicators=reading.topic.indicators)
    part = reading.tokens[at + 1]
    told.topic = msgspec.structs.replace(reading.topic, indicators=part.value, unknown=False)
    told.named, told.end, told.loose = True, part.end, False
    return at + 2


def _done(reading: Reading, at: int) -> int:
    before = reading.tokens[:at]
    ends = at + 1 == len(reading.tokens) and any(t.kind == "goal" for t in before)
    if ends and not reading.out and (reading.named or any("budgeted" in t.senses for t in before)):
        # 全年预算任务上半年即告完成
        reading.goal = True
        reading.state("alldone", reading.tokens[at])
        return at + 1
    return _reach(reading, at)


HANDLERS: Final[dict[str, Callable[[Reading, int], int]]] = {
    "hedge": hedge,
    "likened": hedge,
    "reach": _reach,
    "done": _done,
    "sharev": _share,
    "toward": _toward,
    "source": source,
    "pull": _pull,
}
