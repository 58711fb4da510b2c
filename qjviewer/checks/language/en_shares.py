"""English words of shares, contributions and multiples: accounted for, contributed, twice that of."""

from collections.abc import Callable
from typing import Final

import msgspec

from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.reading import Reading
from qjviewer.checks.language.stated import Stated, is_rate
from qjviewer.checks.language.statements import MUTED, Than
from qjviewer.checks.language.tokens import Token
from qjviewer.checks.language.unit_scale import PERCENT, POINTS, TIMES


def is_ratio(reading: Reading, at: int, number: Stated) -> bool:
    """twice the provincial pace, half that of Yi County, 1.5 times Yi County's."""
    waiting = reading.waiting()
    if waiting is not None and waiting.kind == "equal" and number.rough and reading.kind(at + 1) == "of":
        # equal to a sixth of the city's
        waiting.kind, reading.slot = MUTED, ""
    if not (number.unit == TIMES or number.rough) or reading.slot == "than":
        return False
    place = at + 1
    while reading.kind(place) in ("of", "average", "measure", "all"):
        place += 1
    if number.unit == TIMES and _is_rise_in(reading, place):
        return True
    if reading.kind(place) == "equal" and number.unit == TIMES:
        # twice as fast as
        place += reading.kind(place + 1) == "all"
        return reading.kind(place + 1) in (k.PLACE, k.INDICATOR, "in")
    if reading.kind(place) == "equal" or reading.sense(place, "cmp") is not None:
        return False
    if number.rough and reading.waiting() is not None and reading.waiting().kind == "share":  # type: ignore[union-attr]
        return False
    if reading.kind(place) == "in" and number.unit == TIMES:
        # twice that in the first quarter, or in exports
        return reading.kind(place + 1) in (k.TIME, k.INDICATOR, k.PLACE)
    return reading.kind(place) == k.PLACE or (reading.kind(place) == k.INDICATOR and number.unit == TIMES)


def _is_rise_in(reading: Reading, at: int) -> bool:
    """three times the fall in exports"""
    return [reading.kind(at + n) for n in range(3)] == ["updown", "in", k.INDICATOR]


def ratio_to(reading: Reading, at: int, number: Stated) -> int:
    """State that the topic is a multiple or fraction of what follows."""
    token, last = reading.tokens[at], reading.last
    growing = last is not None and last.kind == "change" and not last.numbers
    if growing and last is not None:
        last.kind = MUTED
    made = reading.state("times", token, numbers=(number,), flavour="growth" if growing else "")
    reading.than, reading.slot = Than(), "than"
    made.than = reading.than
    if _is_rise_in(reading, at + 1):
        made.flavour, reading.than.indicators = "growth", reading.tokens[at + 3].value
        return at + 4
    return at + 2 if reading.kind(at + 1) == "equal" else at + 1


def _share(reading: Reading, at: int) -> int:
    if reading.sense(at + 1, "measure") == "yoy" and reading.kind(at + 2) == "of":
        # represented growth of 8.1%
        return at + 1
    amounts: tuple[Stated, ...] = reading.tokens[at + 1].value if reading.kind(at + 1) == k.NUMBER else ()
    if len(amounts) > 1 and not is_rate(amounts[0].unit):
        # produced 0.9, 7.8 and 8.1 billion yuan
        return at + 1
    if _is_made_of(reading, at):
        topic = msgspec.structs.replace(reading.topic, indicators=reading.tokens[at + 3].value, unknown=False)
        made = reading.state("value", reading.tokens[at + 1], numbers=reading.tokens[at + 1].value)
        made.topic = reading.topic = topic
        made.named, made.bare, reading.named = True, False, True
        return at + 4
    if [reading.kind(at + n) for n in (1, 2, 3)] == [k.INDICATOR, "of", k.NUMBER]:
        # make up budget revenue of 1.2 billion yuan: the number is the whole's
        reading.topic = msgspec.structs.replace(reading.topic, indicators=reading.tokens[at + 1].value)
        reading.state("value", reading.tokens[at + 3], numbers=reading.tokens[at + 3].value)
        return at + 4
    if reading.kind(at + 1) == "sum":
        # made up the total of 1.176 billion yuan
        return at + 1
    reading.whole = Than()
    reading.state("share", reading.tokens[at], whole=reading.whole)
    return at + 1


def _is_made_of(reading: Reading, at: int) -> bool:
    """comprised 953 million yuan in taxes: the amount is that of a part"""
    if [reading.kind(at + n) for n in (1, 3)] != [k.NUMBER, k.INDICATOR]:
        return False
    amount = not is_rate(reading.tokens[at + 1].value[0].unit) and not reading.tokens[at + 1].value[0].rough
    return amount and reading.kind(at + 2) in ("in", "of", "from")


def pull(reading: Reading, at: int) -> int:
    """contributed 4.7 points to growth, shaved 0.9 points off it; of GRP growth it is a share."""
    token = reading.tokens[at]
    if not adds_to_growth(reading, at):
        return _contributes(reading, at)
    reading.whole = Than()
    reading.state("pull", token, 1 if token.senses["pull"] == "+" else -1, whole=reading.whole)
    if reading.kind(at + 1) != k.NUMBER:
        reading.slot = "whole"
    return at + 1


def _contributes(reading: Reading, at: int) -> int:
    """contributed more than the primary industry, contributed more to growth than it"""
    more = reading.sense(at + 1, "adj")
    compares = reading.kind(at + 1) == "cmp" or more is not None
    if not (compares and reading.named):
        return at + 1
    reading.topic.measure, reading.topic.noun = "contribution", True
    than = next((n for n in range(at + 1, len(reading.tokens)) if reading.sense(n, "than") is not None), 0)
    if more is None or not than:
        return at + 1
    made = reading.state("compare", reading.tokens[at + 1], 1 if more == "+" else -1)
    reading.than = made.than = Than()
    reading.slot = "than"
    return than + 1


def adds_to_growth(reading: Reading, at: int) -> bool:
    """Whether growth is what something is added to: added 2.9 points to growth, lifted growth by 2.9."""
    following = reading.tokens[at + 1 :]
    has_number = any(t.kind == k.NUMBER and t.value[0].base in (POINTS, PERCENT) for t in following)
    if "updown" not in reading.tokens[at].senses and reading.kind(at + 1) == k.NUMBER:
        # contributed 0.2, 4.7 and 3.2 points: to growth, what else
        points = reading.tokens[at + 1].value[0].base == POINTS
        return bool(points) or (has_number and _tells_growth(following))
    if has_number and reading.carried.topic.measure == "yoy" and not reading.carried.has_named:
        # Of the 8.1% growth, the tertiary industry contributed 3.2 points.
        return any(t.kind == k.NUMBER and t.value[0].base == POINTS for t in following)
    return has_number and _tells_growth(following)


def _tells_growth(tokens: list[Token]) -> bool:
    return any(t.senses.get("measure") == "yoy" for t in tokens)


def _of(reading: Reading, at: int) -> int:
    """of: after a share or a contribution the whole follows."""
    last = reading.last
    if last is not None and last.kind in ("share", "pull") and last.numbers:
        reading.slot = "whole"
    return at + 1


def _source(reading: Reading, at: int) -> int:
    """Nearly half of GRP came from the tertiary industry: the part stands behind."""
    last = reading.last
    if last is None or last.kind != "value" or not (reading.named or reading.topic.measure == "yoy"):
        return at + 1
    place = at + 1
    if reading.kind(place) not in (k.INDICATOR, k.PLACE):
        return at + 1
    whole = Than(indicators=last.topic.indicators, places=last.topic.places)
    last.kind, last.whole = "share", whole
    if not reading.named or reading.topic.measure == "yoy":
        # Nearly six-tenths of growth came from the tertiary industry.
        last.flavour, reading.topic.measure, last.named = "contribution", "", True
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


def _reach(reading: Reading, at: int) -> int:
    """83.8% of foreign trade was exports: the part stands behind the whole."""
    last, place = reading.last, at - 1
    if reading.kind(place) != k.INDICATOR or reading.kind(at + 1) != k.INDICATOR or len(reading.out) != 1:
        return at + 1
    number = reading.tokens[place - 2].value[0] if reading.kind(place - 2) == k.NUMBER else None
    told = last is not None and last.kind == "value" and reading.kind(place - 1) == "of"
    rate = number is not None and (number.base == PERCENT or number.rough)
    return _source(reading, at) if told and rate else at + 1


def _main(reading: Reading, at: int) -> int:
    """was the main driver of growth, contributed most to it"""
    reading.state("main", reading.tokens[at], 1)
    return len(reading.tokens)


HANDLERS: Final[dict[str, Callable[[Reading, int], int]]] = {
    "sharev": _share,
    "pull": pull,
    "of": _of,
    "drag": _drag,
    "source": _source,
    "reach": _reach,
    "main": _main,
}
