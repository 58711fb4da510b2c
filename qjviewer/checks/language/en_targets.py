"""English words of targets, sums and what is left: of the annual target, together, to go."""

from collections.abc import Callable
from decimal import Decimal
from typing import Final

import msgspec

from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.reading import Reading
from qjviewer.checks.language.stated import Stated, is_rate
from qjviewer.checks.language.statements import MUTED, Statement
from qjviewer.checks.language.unit_scale import PERCENT

_BEFORE_GOAL: Final = frozenset(["of", k.INDICATOR, k.PLACE, k.TIME, "measure", k.NUMBER])


def is_of_goal(reading: Reading, at: int) -> bool:
    """Whether a rate is that of a target reached: 52.3% of the annual target."""
    place = at + 1
    if reading.kind(place) != "of":
        return False
    while reading.kind(place) in _BEFORE_GOAL and place < at + 6:
        place += 1
    return reading.kind(place) == "goal" and is_rate(reading.tokens[at].value[0].unit)


def done(reading: Reading, at: int, numbers: tuple[Stated, ...]) -> int:
    """State how much of a target is done, taking its indicator from what follows."""
    if reading.negated and not numbers[0].hedge:
        # has yet to reach half of its target: it has less
        numbers = tuple(msgspec.structs.replace(n, hedge="least", rough=False) for n in numbers)
    reading.state("done", reading.tokens[at], numbers=numbers)
    place = at + 1
    while reading.kind(place) not in ("goal", ""):
        if reading.kind(place) == k.NUMBER and reading.tokens[place].value[0].base == "元":
            # 54.7% of the 2.15 billion yuan target
            reading.state("goal", reading.tokens[place], numbers=reading.tokens[place].value)
        if reading.kind(place) == k.PLACE and not reading.placed:
            # half of Yi County's annual target
            reading.topic.places, reading.topic.members = reading.tokens[place].value, False
        if reading.kind(place) == k.INDICATOR and not reading.named:
            reading.topic.indicators, reading.topic.unknown, reading.named = (
                reading.tokens[place].value,
                False,
                True,
            )
        place += 1
    reading.goal = True
    amount = reading.tokens[place + 2].value if reading.kind(place + 2) == k.NUMBER else ()
    if amount and reading.kind(place + 1) == "of" and amount[0].base == "元":
        # 54.7% of the annual target of 2.15 billion yuan
        reading.state("goal", reading.tokens[place + 2], numbers=amount)
        return place + 3
    return place + 1


def _goal(reading: Reading, at: int) -> int:
    last = reading.last
    if _is_missed_by(reading, at + 1):
        return _missed(reading, at + 1)
    tells = reading.kind(at + 1) in ("of", "by", "reach", "to") and reading.kind(at + 2) == k.NUMBER
    if tells and reading.tokens[at + 2].value[0].base == "元":
        reading.state("goal", reading.tokens[at], numbers=reading.tokens[at + 2].value)
        if _is_missed_by(reading, at + 3):
            return _missed(reading, at + 3)
        if reading.kind(at + 3) == "reach" and reading.sense(at + 4, "metnow") is not None:
            # The target of 2.15 billion yuan was met by the end of June.
            reading.state("alldone", reading.tokens[at + 4])
            return at + 5
        return at + 3
    if _names_its_amount(reading, at):
        return at + 1
    rate = reading.tokens[at + 2].value[0] if reading.kind(at + 2) == k.NUMBER else None
    if rate is not None and is_rate(rate.unit) and reading.sense(at + 3, "met") is not None:
        # The annual target is 54.7% complete
        reading.state("done", reading.tokens[at + 2], numbers=reading.tokens[at + 2].value)
        return at + 4
    if _is_met(reading, at):
        made = reading.state("alldone", reading.tokens[at])
        made.negated = reading.kind(at + 2) == "no"
        return len(reading.tokens)
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


def _is_missed_by(reading: Reading, at: int) -> bool:
    """fell short of the target by 974 million yuan: how much, behind what something is short of."""
    if reading.kind(at) != "by" or reading.kind(at + 1) != k.NUMBER:
        return False
    short = any(s.kind == "compare" and s.sign < 0 and not s.numbers for s in reading.out)
    is_part = is_rate(reading.tokens[at + 1].value[0].unit)
    return short and not (is_part and reading.kind(at - 2) != "cmp")


def _missed(reading: Reading, at: int) -> int:
    number = reading.tokens[at + 1]
    last = next(s for s in reversed(reading.out) if s.kind == "compare")
    last.kind, last.than, last.numbers, last.end = "left", None, number.value, number.end
    if is_rate(number.value[0].unit):
        # by 45.3%: so much less than all of it is done
        rest = (
            msgspec.structs.replace(n, value=100 - n.value, unit=PERCENT, spoken=False) for n in number.value
        )
        last.kind, last.sign, last.numbers = "done", 0, tuple(rest)
    reading.slot, reading.goal = "", True
    return at + 2


def _is_met(reading: Reading, at: int) -> bool:
    """The annual target was met by the end of June, with no word of how much of it."""
    place = at + 2 if reading.kind(at + 2) != "no" else at + 3
    told = reading.kind(at + 1) == "reach" and reading.sense(place, "metnow") is not None
    return told and not any(t.kind == k.NUMBER for t in reading.tokens) and not reading.quantifier


def _names_its_amount(reading: Reading, at: int) -> bool:
    """The annual target for budget revenue is 1.98 billion yuan."""
    place = at + 1
    while reading.kind(place) in ("of", "in", k.INDICATOR, k.PLACE, "reach"):
        place += 1
    said = [t for t in reading.tokens[at + 1 : place] if t.kind == k.INDICATOR]
    if reading.kind(place) != k.NUMBER or reading.kind(place - 1) != "reach" or reading.out:
        return False
    if reading.tokens[place].value[0].base != "元":
        return False
    if said and not reading.named:
        reading.topic.indicators, reading.topic.unknown, reading.named = said[0].value, False, True
    made = reading.state("goal", reading.tokens[at], numbers=reading.tokens[place].value)
    made.end = reading.tokens[place].end
    reading.told = place
    return True


def _against_goal(reading: Reading, last: Statement) -> None:
    """974 million yuan short of the target."""
    if last.numbers and not is_rate(last.numbers[0].unit) and last.sign < 0:
        last.kind, last.than = "left", None
    elif last.than is not None:
        last.than.target = True
    reading.slot = ""


def _remains(reading: Reading, at: int) -> int:
    """More than half of the target remained to be met: what is told is not what is done."""
    for statement in reading.out if at + 1 == len(reading.tokens) else ():
        if statement.kind == "done":
            statement.kind = MUTED
    return at + 1


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
    told = last is not None and last.kind in ("value", "change") and _is_amount(last)
    if last is not None and told and reading.kind(at - 1) == k.NUMBER:
        # fell 974 million yuan short of the target: nothing fell
        last.kind, last.end = "left", reading.tokens[at].end
    return at + 1


def _is_amount(statement: Statement) -> bool:
    return bool(statement.numbers) and not is_rate(statement.numbers[0].unit)


def _sum(reading: Reading, at: int) -> int:
    if sums_before(reading, at):
        return at + 1
    if at == 0 and not reading.carried.has_named and reading.has_after(at, k.INDICATOR, k.PLACE):
        # Together the three industries contributed 8.1 points.
        reading.summed = True
        return at + 1
    topic = reading.topic
    if _names_parts(reading, at):
        # Tax revenue (…) and non-tax revenue (…) summed to 1.2 billion yuan.
        topic.indicators = reading.carried.topic.indicators + topic.indicators
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


def _names_parts(reading: Reading, at: int) -> bool:
    """Whether the clause before did nothing but name one part, and this one names another."""
    before, said = reading.carried.topic.indicators, reading.carried.statements
    single = len(before) == len(reading.topic.indicators) == 1 and before != reading.topic.indicators
    return single and reading.kind(at - 1) == k.INDICATOR and all(s.kind == "value" for s in said)


def sums_before(reading: Reading, at: int) -> bool:
    """…0.2, 4.7 and 3.2 points, 8.1 points in all: the number that the parts add up to stands before."""
    last = reading.last
    if last is None or last.kind not in ("value", "pull") or reading.kind(at - 1) != k.NUMBER:
        return False
    last.extra = _addends(reading)
    if last.extra:
        last.kind, last.end = "sum", reading.tokens[min(at, len(reading.tokens) - 1)].end
    return bool(last.extra)


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
    if reading.slot == "origin" and reading.origin is not None:
        reading.origin.number = number
        return at + 1
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


HANDLERS: Final[dict[str, Callable[[Reading, int], int]]] = {
    k.RATIO: _ratio,
    k.SPLIT: _split,
    "goal": _goal,
    "alldone": _alldone,
    "left": _left,
    "remains": _remains,
    "sum": _sum,
    "which": _which,
    "digits": _digits,
}
