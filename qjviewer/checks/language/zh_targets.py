"""Chinese words of targets, sums and what is left: 完成目标的…, 合计, 还差, 翻番, 两位数."""

from collections.abc import Callable
from decimal import Decimal
from typing import Final

import msgspec

from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.reading import Reading
from qjviewer.checks.language.stated import Stated, is_rate
from qjviewer.checks.language.statements import MUTED
from qjviewer.checks.language.unit_scale import PERCENT, POINTS, TIMES
from qjviewer.checks.language.zh_whom import tells_whom

# What is joined by a mark stands no more characters apart than a name needs.
_APART: Final = 12


def _goal(reading: Reading, at: int) -> int:
    last = reading.last
    named = reading.touches_unknown(at) and reading.tokens[at - 1].end - reading.tokens[at - 1].start > 1
    others = named or reading.kind(at - 1) == "modifier"
    if others and not (reading.named or reading.carried.topic.indicators):
        # 省定目标: not the one that is known
        reading.topic = msgspec.structs.replace(reading.topic, unknown=True, set_of=None)
    if last is not None and last.kind == "share" and not last.numbers:
        # 占年度目标的76.5%
        last.kind, reading.slot, reading.goal = MUTED, "", True
        return at + 1
    if last is not None and last.kind == "compare" and not last.numbers and not last.than:
        # 不足年度目标的四分之三
        last.kind, reading.slot = MUTED, ""
        reading.goal_hedge = "above" if last.sign > 0 else "below"
    before = [reading.kind(at - n) for n in (1, 2, 3)]
    if last is not None and last.kind == "change" and last.numbers and before[:2] == ["of", k.NUMBER]:
        # GDP增长7.5%、投资增长12%的目标
        _aim(reading)
    if last is not None and last.kind == "change" and not last.numbers and before[0] == "updown":
        # 增长预期目标为6.5%左右
        last.outlook = reading.carried.outlook = True
        return at + 1
    named_between = before[:2] == [k.INDICATOR, k.NUMBER] or before == [k.INDICATOR, "of", k.NUMBER]
    if last is not None and last.kind == "value" and named_between:
        # 全年19.8亿元的财政收入目标
        last.kind, last.topic, last.named = "goal", reading.topic, True
    if (
        last is not None
        and last.kind == "value"
        and not is_rate(last.numbers[0].unit)
        and reading.kind(at - 1) in ("of", k.NUMBER)
    ):
        # 21.5亿元的年度目标: the number is the target's.
        last.kind = "goal"
    if reading.kind(at + 1) == "reach" and reading.kind(at + 2) != k.NUMBER and _only_names(reading, at + 1):
        # 目标是…: what follows is hoped for.
        reading.carried.outlook = True
    reading.goal = True
    accomplished = any("accomplished" in t.senses for t in reading.tokens[:at])
    ends = at + 1 == len(reading.tokens) and reading.named and not reading.out
    told = last is not None and last.kind == "goal" and not reading.has_after(at, k.NUMBER)
    if accomplished and (ends or told):
        # 已完成全年21.5亿元的收入目标
        reading.state("alldone", reading.tokens[at])
    return at + 1


def _only_names(reading: Reading, at: int) -> bool:
    """Whether a word such as 是 says no more than what something is."""
    return not any(sense in reading.tokens[at].senses for sense in ("done", "rankverb"))


def _aim(reading: Reading) -> None:
    """Take the growth told just before, and what was joined to it, for what is aimed at."""
    told = [*reading.carried.statements, *reading.out]
    following = told[-1]
    for statement in reversed(told):
        if statement.kind != "change" or following.start - statement.end > _APART:
            return
        statement.outlook, following = True, statement


def _alldone(reading: Reading, at: int) -> int:
    if reading.kind(at + 1) == "halfdone":
        return at + 1
    if reading.goal or reading.has_after(at, "goal"):
        reading.goal = True
        reading.state("alldone", reading.tokens[at])
    return at + 1


def _early(reading: Reading, at: int) -> int:
    """任务提前一个季度完成."""
    done = next((n for n in range(at + 1, min(at + 4, len(reading.tokens))) if reading.kind(n) == "done"), -1)
    if reading.goal and done > 0:
        made = reading.state("alldone", reading.tokens[at])
        made.end = reading.tokens[done].end
        return done + 1
    return at + 1


def _halfdone(reading: Reading, at: int) -> int:
    reading.state("halfdone", reading.tokens[at])
    # “过半”目标
    return at + 2 if reading.kind(at + 1) == "goal" else at + 1


def _left(reading: Reading, at: int) -> int:
    if reading.slot == "than" and reading.than.places and _is_apart(reading, at):
        # 与全市平均水平还差0.8个百分点: it is behind.
        reading.slot = ""
        reading.state("compare", reading.tokens[at], -1)
        return at + 1
    verb = reading.kind(at + 1) in ("done", "reach") or _is_one_character(reading, at + 1)
    behind = at + 2 if verb else at + 1
    if reading.kind(behind) == k.INDICATOR and reading.kind(behind + 1) == k.NUMBER and not reading.out:
        # 还需完成预算收入9.74亿元
        reading.topic.indicators, reading.topic.unknown = reading.tokens[behind].value, False
        reading.named = True
        reading.state("left", reading.tokens[at])
        return behind + 1
    if reading.kind(at + 1) == k.NUMBER or (verb and reading.kind(at + 2) == k.NUMBER):
        reading.state("left", reading.tokens[at], flavour="half" if reading.is_of_half else "")
        return at + 1
    return _must(reading, at) if reading.sense(at, "must") is not None else at + 1


def _is_one_character(reading: Reading, at: int) -> bool:
    """须再收8.74亿元: a verb of one character need not be known."""
    return reading.kind(at) == k.UNKNOWN and reading.tokens[at].end - reading.tokens[at].start == 1


def _is_apart(reading: Reading, at: int) -> bool:
    """Whether points or a gap follow, which two places lie apart."""
    if reading.kind(at + 1) == k.NUMBER:
        return bool(reading.tokens[at + 1].value[0].base == POINTS) and reading.topic.measure != "gap"
    return reading.sense(at + 1, "measure") == "gap"


def _must(reading: Reading, at: int) -> int:
    """投资需增长15%: what has to be is not said to be so."""
    if reading.kind(at + 1) in ("updown", "pace", "cmp", "spread", "done", "reach", "turn"):
        reading.carried.outlook = True
    return at + 1


def _sum(reading: Reading, at: int) -> int:
    """合计 after a list means the list; else the numbers that the sentence gave before."""
    topic = reading.topic
    own = (reading.named and len(topic.indicators) > 1) or len(topic.places) > 1 or topic.members
    if reading.summed and reading.last is not None and reading.last.kind == "sum":
        return at + 1
    addends = () if own else _addends(reading)
    if len(addends) == 1 and reading.timed and len(topic.times) == 1 and not reading.out:
        # 一季度33.18亿元，上半年合计68.95亿元: the whole of another period
        return at + 1
    made = reading.state("sum", reading.tokens[at])
    made.extra = addends
    reading.summed = True
    return at + 1


def _addends(reading: Reading) -> tuple[Stated, ...]:
    """The numbers given before, as far back as they are of one unit and the last 其中."""
    stated = reading.carried.statements[reading.carried.which :] + reading.out[:-1]
    found: list[Stated] = []
    for statement in reversed(stated):
        numbers = statement.numbers
        if (
            statement.kind not in ("value", "pull")
            or not numbers
            or (found and numbers[0].base != found[0].base)
        ):
            if statement.kind in ("change", "share"):
                continue
            break
        found = [*numbers, *found]
    return tuple(found)


def _which(reading: Reading, at: int) -> int:
    if reading.kind(at + 1) == k.INDICATOR and any("within" in t.senses for t in reading.tokens[at + 2 :]):
        # 包括进出口在内，…均增长
        reading.carried.included = reading.tokens[at + 1].value
        return len(reading.tokens)
    reading.carried.which = len(reading.carried.statements) + len(reading.out)
    return at + 1


def _ratio(reading: Reading, at: int) -> int:
    if reading.slot == "origin" and reading.origin is not None:
        # 由上年同期的5.8∶45.2∶49.0调整为…
        time, now, reading.slot = reading.origin.time, reading.topic, ""
        reading.origin = None
        if time is not None:
            reading.topic = msgspec.structs.replace(now, times=(time,), time_sure=True)
            reading.state("structure", reading.tokens[at], extra=reading.tokens[at].value)
            reading.topic = now
        return at + 1
    reading.state("structure", reading.tokens[at], extra=reading.tokens[at].value)
    return at + 1


def _split(reading: Reading, at: int) -> int:
    made = reading.state("split", reading.tokens[at], extra=reading.tokens[at].value)
    made.flavour = "ranks" if reading.ranking else ""
    if (
        reading.kind(at + 1) == "of"
        and reading.kind(at + 2) in ("reach", "to")
        and reading.kind(at + 3) == k.INDICATOR
    ):
        made.topic = msgspec.structs.replace(reading.topic, indicators=reading.tokens[at + 3].value)
    return at + 1


def _times(reading: Reading, at: int) -> int:
    """翻番 and 腰斩."""
    token = reading.tokens[at]
    factor = Decimal(token.senses["times"])
    number = Stated(factor, TIMES, token.start, token.end, "least" if factor > 1 else "most", Decimal("0.1"))
    _rate_doubles(reading, at)
    reading.state("times", token, numbers=(number,), flavour="doubled")
    return at + 1


def _rate_doubles(reading: Reading, at: int) -> None:
    """由8.8%翻番到18.0%; 由6.2%升到12.9%，翻了一倍: it is the rate that doubled."""
    ends = reading.sense(at + 1, "to") is not None and reading.kind(at + 2) == k.NUMBER
    if ends and reading.tokens[at + 2].value[0].base == PERCENT:
        if reading.topic.measure == "":
            reading.topic = msgspec.structs.replace(reading.topic, measure="yoy", noun=True)
        return
    before = None if reading.out else reading.carried.last
    if before is None or before.mode != "to" or reading.named:
        return
    if before.numbers and before.numbers[0].base == PERCENT:
        reading.topic = msgspec.structs.replace(before.topic, measure="yoy", noun=True)


def _digits(reading: Reading, at: int) -> int:
    """两位数: a range that growth lies in."""
    token = reading.tokens[at]
    low, _, high = token.senses["digits"].partition("..")
    number = Stated(Decimal(low), "%", token.start, token.end, "", Decimal(0), upto=Decimal(high))
    if reading.slot == "origin" and reading.origin is not None:
        reading.origin.number = number
        return at + 1
    waiting = reading.waiting()
    if waiting is not None and waiting.kind == "change":
        reading.give(waiting, (number,), token.end)
        return at + 1
    if reading.streak is not None:
        reading.state("change", token, 1, numbers=(number,), flavour="updown")
        return at + 1
    if reading.kind(at + 1) == "updown":
        made = reading.state("change", token, 1, numbers=(number,), flavour="updown")
        made.sign = -1 if reading.tokens[at + 1].senses["updown"] == "-" else 1
        reading.slot = "who" if tells_whom(reading, at + 1) else ""
        return at + 2
    reading.state("value", token, numbers=(number,), flavour="digits")
    return at + 1


def _main(reading: Reading, at: int) -> int:
    """是经济增长的主动力: said of what was named first, not of the whole."""
    named = [t.value for t in reading.tokens[:at] if t.kind == k.INDICATOR]
    if len(named) > 1:
        reading.topic.indicators, reading.topic.unknown = named[0], False
    reading.state("main", reading.tokens[at], 1)
    return at + 1


HANDLERS: Final[dict[str, Callable[[Reading, int], int]]] = {
    k.RATIO: _ratio,
    k.SPLIT: _split,
    "main": _main,
    "goal": _goal,
    "alldone": _alldone,
    "early": _early,
    "halfdone": _halfdone,
    "left": _left,
    "must": _must,
    "sum": _sum,
    "which": _which,
    "times": _times,
    "digits": _digits,
}
