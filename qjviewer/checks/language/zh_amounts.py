"""Chinese numbers and what they are numbers of: values, shares, contributions, targets, sums, multiples."""

from collections.abc import Callable
from decimal import Decimal
from typing import Final

import msgspec

from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.reading import Reading
from qjviewer.checks.language.stated import Hedge, Stated, is_rate
from qjviewer.checks.language.statements import Statement, Than
from qjviewer.checks.language.unit_scale import COUNT, POINTS, TIMES, scale_of

_RANK_UNITS: Final = frozenset(["位", "名", "个位次", "个名次", "位次", "名次", "个身位", "席"])
_HEDGES: Final[dict[str, Hedge]] = {"below": "below", "above": "above", "near": "near", "about": "about"}
_PLACES: Final = frozenset(["个", "家", "地", "县", "项", ""])


def _number(reading: Reading, at: int) -> int:
    token = reading.tokens[at]
    numbers: tuple[Stated, ...] = token.value
    if reading.slot == "origin" and reading.origin is not None:
        reading.origin.number = numbers[0]
        return at + 1
    if numbers[0].rough and reading.kind(at + 1) == k.GROUP:
        reading.portion = (numbers[0].value / 100, numbers[0].hedge)
        return at + 1
    if _is_ratio(reading, at, numbers[0]):
        return _ratio_to(reading, at, numbers[0])
    if reading.slot == "whole" or reading.summed:
        return _of_whole(reading, at, numbers)
    waiting = reading.waiting()
    if _is_rank(reading, numbers[0]):
        return _rank(reading, at, numbers[0])
    if _is_count(reading, at, numbers[0]):
        return _counted(reading, at, numbers[0])
    if waiting is not None and _suits(waiting, numbers[0], reading, at):
        reading.give(waiting, numbers, token.end)
        reading.slot = ""
        return at + 1
    return _value(reading, at, numbers)


def _suits(waiting: Statement, number: Stated, reading: Reading, at: int) -> bool:
    if waiting.kind == "move":
        return scale_of(number.unit)[1] in (COUNT, "") or number.unit in _RANK_UNITS
    if waiting.kind == "compare":
        return _suits_compare(waiting, number, reading, at)
    return True


def _suits_compare(waiting: Statement, number: Stated, reading: Reading, at: int) -> bool:
    """高于全省的6.8% tells the other's value; 高于全省1.3个百分点 the difference."""
    than = waiting.than
    if (
        than is not None
        and reading.kind(at - 1) == "of"
        and not number.rough
        and number.base not in (POINTS, TIMES)
    ):
        than.value = number
        return False
    return True


def _value(reading: Reading, at: int, numbers: tuple[Stated, ...]) -> int:
    token, last = reading.tokens[at], reading.last
    if last is not None and last.than is not None and last.than.value is numbers[0]:
        reading.slot = ""
        return at + 1
    if reading.goal:
        reading.state("done" if is_rate(numbers[0].unit) else "goal", token, numbers=numbers)
        return at + 1
    if reading.topic.measure == "left":
        reading.state("left", token, numbers=numbers)
        return at + 1
    made = reading.state("value", token, numbers=numbers)
    made.sign = reading.gapped_sign(numbers[0])
    if numbers[0].unit == TIMES:
        made.kind = "times"
    return at + 1


# Ranks and counts ----------------------------------------------------------------------------


def _is_rank(reading: Reading, number: Stated) -> bool:
    return reading.slot == "group" and number.unit in ("位", "名") and not reading.negated


def _rank(reading: Reading, at: int, number: Stated) -> int:
    made = reading.state("rank", reading.tokens[at], extra=(("nth", int(number.value)),))
    if reading.tie is not None:
        made.flavour = "tied" if reading.tie else "alone"
    return at + 1


def _is_count(reading: Reading, at: int, number: Stated) -> bool:
    """有四个: how many of the places or indicators spoken of."""
    topic = reading.topic
    if scale_of(number.unit)[1] not in (COUNT, "") or not (
        topic.members or topic.set_of is not None or topic.groups
    ):
        return False
    if number.value >= 100:
        return False
    if reading.sense(at - 1, "have") is not None or reading.kind(at - 1) == "only":
        return True
    # 5个县正增长、1个零增长
    again = any(s.count is not None for s in reading.carried.statements)
    return again and reading.kind(at + 1) in ("updown", "range", "turn")


def _counted(reading: Reading, at: int, number: Stated) -> int:
    count = (int(number.value), int(number.value))
    if number.hedge in ("above", "least"):
        count = (count[0] + (number.hedge == "above"), 10**6)
    last = reading.last
    if last is not None and last.kind in ("change", "compare", "sign", "turn") and not last.numbers:
        last.count, last.end = count, reading.tokens[at].end
        return at + 1
    reading.count = count
    return at + 1


# Shares and multiples ------------------------------------------------------------------------


def _is_ratio(reading: Reading, at: int, number: Stated) -> bool:
    """乙县的1.5倍, 不足甲区的六成: a multiple or a part of somebody's."""
    if number.unit != TIMES and not (number.rough or number.unit == "%"):
        return False
    if reading.kind(at - 1) != "of" or reading.kind(at - 2) not in (
        k.PLACE,
        k.INDICATOR,
        k.TIME,
        "measure",
        "average",
    ):
        return False
    if number.unit == "%" and not number.rough and reading.hedge is None:
        return False
    return reading.slot != "whole" and not reading.goal and reading.topic.measure not in ("contribution",)


def _ratio_to(reading: Reading, at: int, number: Stated) -> int:
    """The name before 的 is what is compared with, though it was first taken for the topic."""
    token, waiting = reading.tokens[at], reading.waiting()
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
    made = reading.state("times", token, numbers=(msgspec.structs.replace(number, hedge=hedge),))
    return at + 1


def _hedge(reading: Reading, at: int) -> int:
    """约为乙县的1.5倍: the hedge stands before the name, and what follows is compared with."""
    if not _ratio_ahead(reading, at):
        return at + 1
    reading.hedge, reading.than, reading.slot = reading.tokens[at].senses["hedge"], Than(), "than"
    return at + 1


def _ratio_ahead(reading: Reading, at: int) -> bool:
    place = at + 1
    while reading.kind(place) in (k.PLACE, k.INDICATOR, k.TIME, "measure", "average", "fill"):
        place += 1
    if place == at + 1 or reading.kind(place) != "of" or reading.kind(place + 1) != k.NUMBER:
        return False
    number = reading.tokens[place + 1].value[0]
    return bool(number.unit == TIMES or number.rough)


def _reach(reading: Reading, at: int) -> int:
    """为, 达, 是: usually nothing; before 乙县的1.5倍 the start of a comparison, after 由 the end of a change."""
    if "hedge" in reading.tokens[at].senses and _ratio_ahead(reading, at):
        return _hedge(reading, at)
    last = reading.last
    if "to" in reading.tokens[at].senses and reading.slot == "origin":
        reading.slot = ""
    if "to" in reading.tokens[at].senses and last is not None and last.kind == "change" and not last.numbers:
        # 缩小为1.79
        last.mode = "to" if reading.kind(at - 1) in ("spread", "updown", "pace") else last.mode
    if reading.slot == "than":
        reading.slot = ""
    return at + 1


def _share(reading: Reading, at: int) -> int:
    reading.whole = Than()
    if reading.kind(at - 1) == k.INDICATOR and reading.kind(at - 2) == "at":
        # 在一般公共预算收入中占75.0%
        reading.whole.indicators = reading.tokens[at - 1].value
        reading.topic = msgspec.structs.replace(reading.topic, indicators=reading.carried.topic.indicators)
    reading.state("share", reading.tokens[at], whole=reading.whole)
    reading.slot = "whole"
    return at + 1


def _toward(reading: Reading, at: int) -> int:
    if reading.has_after(at, "measure", "pull"):
        reading.slot = "whole"
    return at + 1


def _pull(reading: Reading, at: int) -> int:
    sign = 1 if reading.sense(at, "pull") == "+" else -1
    reading.whole = Than()
    if reading.has_after(at, "super") and not reading.has_after(at, k.NUMBER):
        # 对经济增长拉动最大
        reading.topic.measure, reading.topic.noun, reading.slot = "pull", True, ""
        return at + 1
    reading.state("pull", reading.tokens[at], sign, whole=reading.whole)
    reading.slot = "whole"
    return at + 1


def _drag(reading: Reading, at: int) -> int:
    last = reading.last
    if last is not None and last.kind == "pull":
        last.kind = "drag"
        reading.slot = ""
    return at + 1


def _of_whole(reading: Reading, at: int, numbers: tuple[Stated, ...]) -> int:
    """The number after 占…, 拉动… or 合计."""
    token, waiting = reading.tokens[at], reading.waiting()
    reading.slot = ""
    if waiting is None or waiting.kind not in ("share", "pull", "sum"):
        reading.summed = False
        return _value(reading, at, numbers)
    if reading.topic.noun and reading.topic.measure in ("share", "contribution"):
        waiting.flavour = reading.topic.measure
    reading.give(waiting, numbers, token.end)
    reading.summed = False
    return at + 1


# Targets, sums, what remains -------------------------------------------------------------------


def _done(reading: Reading, at: int) -> int:
    return _reach(reading, at)


def _goal(reading: Reading, at: int) -> int:
    last = reading.last
    if last is not None and last.kind == "share" and not last.numbers:
        # 占年度目标的76.5%
        last.kind, reading.slot, reading.goal = "muted", "", True
        return at + 1
    if (
        last is not None
        and last.kind == "value"
        and not is_rate(last.numbers[0].unit)
        and reading.kind(at - 1) in ("of", k.NUMBER)
    ):
        # 21.5亿元的年度目标: the number is the target's.
        last.kind = "goal"
    reading.goal = True
    return at + 1


def _alldone(reading: Reading, at: int) -> int:
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
    return at + 1


def _left(reading: Reading, at: int) -> int:
    if reading.kind(at + 1) == k.NUMBER or (
        reading.kind(at + 1) in ("done", "reach") and reading.kind(at + 2) == k.NUMBER
    ):
        reading.state("left", reading.tokens[at])
    return at + 1


def _sum(reading: Reading, at: int) -> int:
    """合计 after a list means the list; else the numbers that the sentence gave before."""
    topic = reading.topic
    own = (reading.named and len(topic.indicators) > 1) or len(topic.places) > 1 or topic.members
    made = reading.state("sum", reading.tokens[at])
    made.extra = () if own else _addends(reading)
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
    reading.carried.which = len(reading.carried.statements) + len(reading.out)
    return at + 1


def _ratio(reading: Reading, at: int) -> int:
    reading.state("structure", reading.tokens[at], extra=reading.tokens[at].value)
    return at + 1


def _split(reading: Reading, at: int) -> int:
    reading.state("split", reading.tokens[at], extra=reading.tokens[at].value)
    return at + 1


def _times(reading: Reading, at: int) -> int:
    """翻番 and 腰斩."""
    token = reading.tokens[at]
    factor = Decimal(token.senses["times"])
    number = Stated(factor, TIMES, token.start, token.end, "least" if factor > 1 else "most", Decimal("0.1"))
    reading.state("times", token, numbers=(number,), flavour="doubled")
    return at + 1


def _digits(reading: Reading, at: int) -> int:
    """两位数: a range that growth lies in."""
    token = reading.tokens[at]
    low, _, high = token.senses["digits"].partition("..")
    reading.bounds = (int(low), int(high))
    waiting = reading.waiting()
    number = Stated(Decimal(low), "%", token.start, token.end, "", Decimal(0), upto=Decimal(high))
    if waiting is not None and waiting.kind == "change":
        reading.give(waiting, (number,), token.end)
        return at + 1
    if reading.streak is not None:
        reading.state("change", token, 1, numbers=(number,), flavour="updown")
        return at + 1
    if reading.kind(at + 1) == "updown":
        made = reading.state("change", token, 1, numbers=(number,), flavour="updown")
        made.sign = -1 if reading.tokens[at + 1].senses["updown"] == "-" else 1
        return at + 2
    reading.state("value", token, numbers=(number,), flavour="digits")
    return at + 1


def _main(reading: Reading, at: int) -> int:
    reading.state("main", reading.tokens[at], 1)
    return at + 1


HANDLERS: Final[dict[str, Callable[[Reading, int], int]]] = {
    k.NUMBER: _number,
    k.RATIO: _ratio,
    k.SPLIT: _split,
    "hedge": _hedge,
    "reach": _reach,
    "done": _done,
    "sharev": _share,
    "toward": _toward,
    "pull": _pull,
    "drag": _drag,
    "main": _main,
    "goal": _goal,
    "alldone": _alldone,
    "early": _early,
    "halfdone": _halfdone,
    "left": _left,
    "sum": _sum,
    "which": _which,
    "times": _times,
    "digits": _digits,
}
