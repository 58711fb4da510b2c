"""English numbers and what they are numbers of: values, shares, contributions, targets, sums, multiples."""

from collections.abc import Callable
from decimal import Decimal
from typing import Final

import msgspec

from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.en_topics import fresh
from qjviewer.checks.language.reading import Reading
from qjviewer.checks.language.stated import Stated, is_rate
from qjviewer.checks.language.statements import Statement, Than
from qjviewer.checks.language.unit_scale import COUNT, PERCENT, POINTS, TIMES, scale_of


def _number(reading: Reading, at: int) -> int:
    token = reading.tokens[at]
    numbers: tuple[Stated, ...] = token.value
    first = numbers[0]
    if reading.slot == "origin" and reading.origin is not None:
        reading.origin.number, reading.slot = first, "origin"
        return at + 1
    if _is_ratio(reading, at, first):
        return _ratio_to(reading, at, first)
    if _is_of_goal(reading, at):
        return _done(reading, at, numbers)
    if _is_count(reading, at, first):
        return _counted(reading, at, first)
    if (
        reading.kind(at + 1) == "of"
        and reading.kind(at + 2) == k.NUMBER
        and reading.kind(at + 3) == k.INDICATOR
    ):
        made = reading.state("value", token, numbers=numbers)
        made.topic = msgspec.structs.replace(reading.topic)
        reading.partitive = made
        return at + 2
    waiting = reading.waiting()
    if waiting is not None and _suits(waiting, first, reading, at):
        reading.give(waiting, numbers, token.end)
        reading.slot = "whole" if waiting.kind in ("share", "pull") else ""
        return at + 1
    if _is_value_of_other(reading, first):
        reading.slot = ""
        return at + 1
    if _before_cmp(reading, at) or first.unit not in ("位", "个月", "个季度", "天"):
        reading.slot = "" if reading.slot != "value" else ""
        made = reading.state("value", token, numbers=numbers)
        made.sign = reading.gapped_sign(first)
        if reading.topic.measure == "share" and reading.whole:
            made.whole = reading.whole
    return at + 1


def _is_value_of_other(reading: Reading, number: Stated) -> bool:
    """1.3 points higher than the province's 6.8%: the last number is the province's."""
    last = reading.last
    if last is None or last.than is None:
        return False
    if (
        last.kind == "compare"
        and last.numbers
        and reading.slot == "than"
        and last.than.places
        and number.base == PERCENT
    ):
        last.than.value = number
    return last.than.value is number


def _before_cmp(reading: Reading, at: int) -> bool:
    return reading.kind(at + 1) in ("cmp", "adj")


def _suits(waiting: Statement, number: Stated, reading: Reading, at: int) -> bool:
    if waiting.kind == "move":
        return number.unit in ("位", "") and waiting.mode != "to"
    if waiting.kind == "equal":
        return waiting.than is None or not waiting.than
    if waiting.kind == "compare":
        if (
            reading.kind(at - 1) in (k.PLACE, "average", k.INDICATOR, "measure", "of")
            and waiting.than is not None
        ):
            if number.base == PERCENT and reading.slot == "than":
                waiting.than.value = number
                return False
        return True
    if waiting.kind == "change" and number.base == COUNT and number.unit == "":
        return False
    if waiting.kind == "change" and _before_cmp(reading, at):
        return False
    return waiting.kind != "done"


# Ratios, counts ----------------------------------------------------------------------------------


def _is_ratio(reading: Reading, at: int, number: Stated) -> bool:
    """twice the provincial pace, half that of Yi County, 1.5 times Yi County's."""
    if not (number.unit == TIMES or number.rough) or reading.slot == "than":
        return False
    place = at + 1
    while reading.kind(place) in ("of", "average", "fill", "measure"):
        place += 1
    if reading.kind(place) == "equal" and number.unit == TIMES:
        # twice as fast as
        return reading.kind(place + 1) in (k.PLACE, k.INDICATOR, "in")
    if reading.kind(place) == "equal" or reading.sense(place, "cmp") is not None:
        return False
    if number.rough and reading.waiting() is not None and reading.waiting().kind == "share":  # type: ignore[union-attr]
        return False
    return reading.kind(place) == k.PLACE or (reading.kind(place) == k.INDICATOR and number.unit == TIMES)


def _ratio_to(reading: Reading, at: int, number: Stated) -> int:
    token, last = reading.tokens[at], reading.last
    growing = last is not None and last.kind == "change" and not last.numbers
    if growing and last is not None:
        last.kind = "muted"
    made = reading.state("times", token, numbers=(number,), flavour="growth" if growing else "")
    reading.than, reading.slot = Than(), "than"
    made.than = reading.than
    return at + 2 if reading.kind(at + 1) == "equal" else at + 1


def _is_count(reading: Reading, at: int, number: Stated) -> bool:
    """four of the six counties; three counties."""
    if number.unit not in ("", "个") or number.value >= 100 or number.step != 1:
        return False
    following = reading.kind(at + 1)
    if (
        reading.topic.groups
        and not reading.placed
        and not reading.named
        and following in ("reach", "updown", "turn")
    ):
        # three saw output rise and three saw it fall
        return True
    return following == k.GROUP or (following == "of" and reading.kind(at + 2) in (k.GROUP, k.SET))


def _counted(reading: Reading, at: int, number: Stated) -> int:
    count = int(number.value)
    most = 10**6 if number.hedge in ("above", "least") else count
    reading.count = (count + (number.hedge == "above"), most)
    last = reading.last
    said = last is not None and last.kind in ("change", "sign", "turn", "compare") and not last.numbers
    if last is not None and said:
        # rose in four of the six counties
        last.count = reading.count
    place = at + 2 if reading.kind(at + 1) == "of" else at + 1
    if reading.kind(at + 1) in ("reach", "updown", "turn"):
        reading.topic.members, reading.topic.places = True, ()
        return at + 1
    if reading.kind(place) == k.GROUP:
        named = reading.tokens[place].value
        reading.topic.groups, reading.topic.group_said, reading.topic.members = named.groups, named.said, True
        reading.topic.places = ()
        return place + 1
    return place


# Shares, contributions --------------------------------------------------------------------------


def _share(reading: Reading, at: int) -> int:
    reading.whole = Than()
    reading.state("share", reading.tokens[at], whole=reading.whole)
    return at + 1


def pull(reading: Reading, at: int) -> int:
    """contributed 4.7 points to growth, shaved 0.9 points off it; of GRP growth it is a share."""
    token = reading.tokens[at]
    if not adds_to_growth(reading, at):
        return at + 1
    reading.whole = Than()
    reading.state("pull", token, 1 if token.senses["pull"] == "+" else -1, whole=reading.whole)
    if reading.kind(at + 1) != k.NUMBER:
        reading.slot = "whole"
    return at + 1


def adds_to_growth(reading: Reading, at: int) -> bool:
    """Whether growth is what something is added to: added 2.9 points to GRP growth, lifted growth by 2.9 points."""
    following = reading.tokens[at + 1 :]
    has_number = any(t.kind == k.NUMBER and t.value[0].base in (POINTS, PERCENT) for t in following)
    return has_number and any(t.senses.get("measure") == "yoy" for t in following)


def _of(reading: Reading, at: int) -> int:
    """of: after a share or a contribution the whole follows."""
    last = reading.last
    if last is not None and last.kind in ("share", "pull") and last.numbers:
        reading.slot = "whole"
    return at + 1


def _source(reading: Reading, at: int) -> int:
    """Nearly half of GRP came from the tertiary industry: the part stands behind."""
    last = reading.last
    if last is None or last.kind != "value" or not reading.named:
        return at + 1
    place = at + 1
    while reading.kind(place) in ("fill", "in"):
        place += 1
    if reading.kind(place) not in (k.INDICATOR, k.PLACE):
        return at + 1
    whole = Than(indicators=last.topic.indicators, places=last.topic.places)
    last.kind, last.whole = "share", whole
    value = reading.tokens[place].value
    topic = reading.topic
    if reading.kind(place) == k.INDICATOR:
        topic.indicators, topic.unknown = value, False
    else:
        topic.places = value
    last.topic, last.end = topic, reading.tokens[place].end
    return place + 1


def _drag(reading: Reading, at: int) -> int:
    reading.whole = Than()
    reading.state("drag", reading.tokens[at], -1, whole=reading.whole)
    reading.slot = "whole"
    return at + 1


# Targets, sums, what remains ----------------------------------------------------------------------


def _is_of_goal(reading: Reading, at: int) -> bool:
    place = at + 1
    if reading.kind(place) != "of":
        return False
    while reading.kind(place) in ("of", k.INDICATOR, "fill", k.PLACE, "measure") and place < at + 6:
        place += 1
    return reading.kind(place) == "goal" and is_rate(reading.tokens[at].value[0].unit)


def _done(reading: Reading, at: int, numbers: tuple[Stated, ...]) -> int:
    reading.state("done", reading.tokens[at], numbers=numbers)
    place = at + 1
    while reading.kind(place) not in ("goal", ""):
        if reading.kind(place) == k.INDICATOR and not reading.named:
            reading.topic.indicators, reading.topic.unknown, reading.named = (
                reading.tokens[place].value,
                False,
                True,
            )
        place += 1
    reading.goal = True
    return place + 1


def _goal(reading: Reading, at: int) -> int:
    last = reading.last
    if reading.kind(at + 1) in ("of", "by", "reach", "to") and reading.kind(at + 2) == k.NUMBER:
        if reading.tokens[at + 2].value[0].base == "元":
            reading.state("goal", reading.tokens[at], numbers=reading.tokens[at + 2].value)
            return at + 3
    if (
        last is not None
        and last.kind == "value"
        and reading.kind(at - 1) == k.NUMBER
        and not is_rate(last.numbers[0].unit)
    ):
        last.kind = "goal"
    elif (
        last is not None
        and last.kind in ("compare", "value")
        and last.than is not None
        and reading.slot == "than"
    ):
        _against_goal(reading, last)
    reading.goal = True
    return at + 1


def _against_goal(reading: Reading, last: Statement) -> None:
    """974 million yuan short of the target."""
    if last.numbers and not is_rate(last.numbers[0].unit) and last.sign < 0:
        last.kind, last.than = "left", None
    elif last.than is not None:
        last.than.target = True
    reading.slot = ""


def _alldone(reading: Reading, at: int) -> int:
    partly = any(s.kind == "done" for s in reading.out)
    if not partly and (reading.goal or reading.has_after(at, "goal")):
        reading.state("alldone", reading.tokens[at])
    return at + 1


def _left(reading: Reading, at: int) -> int:
    last = reading.last
    if reading.kind(at + 1) == k.NUMBER and is_rate(reading.tokens[at + 1].value[0].unit):
        return at + 1
    if reading.kind(at + 1) == k.NUMBER:
        reading.state("left", reading.tokens[at])
        return at + 1
    if last is not None and last.kind == "value" and reading.kind(at - 1) == k.NUMBER and _is_amount(last):
        last.kind, last.end = "left", reading.tokens[at].end
    return at + 1


def _is_amount(statement: Statement) -> bool:
    return bool(statement.numbers) and not is_rate(statement.numbers[0].unit)


def _measure_after(reading: Reading, at: int) -> int:
    return at + 1


def _sum(reading: Reading, at: int) -> int:
    topic = reading.topic
    own = (reading.named and len(topic.indicators) > 1) or len(topic.places) > 1 or topic.members
    if not reading.has_after(at, k.NUMBER) and not (
        reading.last is not None and reading.last.kind == "share"
    ):
        return at + 1
    if reading.has_after(at, "sharev"):
        return at + 1
    made = reading.state("sum", reading.tokens[at])
    made.extra = () if own else _addends(reading)
    if own or made.extra:
        return at + 1
    reading.out.pop()
    return at + 1


def _addends(reading: Reading) -> tuple[Stated, ...]:
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
    return tuple(found) if len(found) > 1 else ()


def _which(reading: Reading, at: int) -> int:
    reading.carried.which = len(reading.carried.statements) + len(reading.out)
    return at + 1


def _ratio(reading: Reading, at: int) -> int:
    reading.state("structure", reading.tokens[at], extra=reading.tokens[at].value)
    return at + 1


def _split(reading: Reading, at: int) -> int:
    reading.state("split", reading.tokens[at], extra=reading.tokens[at].value)
    return at + 1


def _digits(reading: Reading, at: int) -> int:
    token = reading.tokens[at]
    low, _, high = token.senses["digits"].partition("..")
    number = Stated(Decimal(low), "%", token.start, token.end, "", Decimal(0), upto=Decimal(high))
    waiting = reading.waiting()
    if waiting is not None and waiting.kind == "change":
        reading.give(waiting, (number,), token.end)
        return at + 1
    if reading.kind(at + 1) == "updown" or reading.sense(at + 1, "measure") == "yoy":
        sign = -1 if reading.sense(at + 1, "updown") == "-" else 1
        reading.state("change", token, sign, numbers=(number,), flavour="updown")
        return at + 2
    reading.state("value", token, numbers=(number,), flavour="digits")
    return at + 1


def unit_of(number: Stated) -> str:
    """The base of a number's unit."""
    return scale_of(number.unit)[1]


HANDLERS: Final[dict[str, Callable[[Reading, int], int]]] = {
    k.NUMBER: _number,
    k.RATIO: _ratio,
    k.SPLIT: _split,
    "sharev": _share,
    "pull": pull,
    "of": _of,
    "drag": _drag,
    "source": _source,
    "goal": _goal,
    "alldone": _alldone,
    "left": _left,
    "sum": _sum,
    "which": _which,
    "digits": _digits,
}
_ = fresh
