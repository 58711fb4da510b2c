"""English numbers and what they are numbers of: values, shares, contributions, targets, sums, multiples."""

from collections.abc import Callable
from typing import Final

import msgspec

from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.en_shares import is_ratio, ratio_to
from qjviewer.checks.language.en_targets import done, is_of_goal, sums_before
from qjviewer.checks.language.en_topics import fresh
from qjviewer.checks.language.reading import Reading
from qjviewer.checks.language.stated import Stated
from qjviewer.checks.language.statements import Statement, Than
from qjviewer.checks.language.unit_scale import PERCENT, POINTS, TIMES

# What only the size of a difference is told in.
_SIZES: Final = (POINTS, TIMES, "位", "")
# How many tokens a name stands before the number in "exports growth of 5.0%".
_BEHIND_NAME: Final = 3


def _number(reading: Reading, at: int) -> int:
    numbers: tuple[Stated, ...] = reading.tokens[at].value
    first = numbers[0]
    if at == reading.told:
        return at + 1
    if reading.slot == "origin" and reading.origin is not None:
        reading.origin.number, reading.slot = first, "origin"
        return at + 1
    if is_of_goal(reading, at):
        return done(reading, at, numbers)
    if is_ratio(reading, at, first):
        return ratio_to(reading, at, first)
    if first.rough and reading.kind(at + 1) == "of" and reading.kind(at + 2) == k.GROUP:
        return _part_of_group(reading, at, first)
    if first.unit == "位" and _counts_places(reading, at):
        return _so_many_places(reading, at, first)
    if _is_count(reading, at, first):
        return _counted(reading, at, first)
    return _parts_of_whole(reading, at) or _told_by_verb(reading, at) or _stands_alone(reading, at)


def _parts_of_whole(reading: Reading, at: int) -> int:
    """30 of Yi County's 40 key projects, 48.0% of GDP behind its part: where to go on, or 0."""
    token = reading.tokens[at]
    following = [reading.kind(at + n) for n in range(1, 5)]
    placed = following == ["of", k.PLACE, k.NUMBER, k.INDICATOR]
    if placed:
        reading.topic.places, reading.placed = reading.tokens[at + 2].value, True
    if placed or following[:3] == ["of", k.NUMBER, k.INDICATOR]:
        made = reading.state("value", token, numbers=token.value)
        made.topic = msgspec.structs.replace(reading.topic)
        if made.topic.measure in ("started", "unstarted"):
            # Work has begun on 25 of 35: the second number is of all that are planned.
            reading.topic = msgspec.structs.replace(reading.topic, measure="planned")
        reading.partitive = made
        return at + 2 + placed
    if _is_share_of_whole(reading, at, token.value[0]):
        reading.whole = Than(indicators=reading.tokens[at + 2].value)
        flavour = "contribution" if reading.kind(at + 3) == "measure" else ""
        reading.state("share", token, numbers=token.value, whole=reading.whole, flavour=flavour)
        return at + 3 + bool(flavour)
    return 0


def _told_by_verb(reading: Reading, at: int) -> int:
    """The number that what was stated before waits for, or that of what it is compared with."""
    token, waiting = reading.tokens[at], reading.waiting()
    first = token.value[0]
    if waiting is not None and _suits(waiting, first, reading, at):
        reading.give(waiting, token.value, token.end)
        reading.slot = "whole" if waiting.kind in ("share", "pull") else ""
        return at + 1
    if _is_value_of_other(reading, first):
        reading.slot = ""
        return at + 1
    return 0


def _stands_alone(reading: Reading, at: int) -> int:
    token = reading.tokens[at]
    first = token.value[0]
    before = reading.latest
    if before is not None and _compares_too(reading, at, before):
        # …the national average by 2.6 points and the provincial average by 1.3
        made = reading.state("compare", token, before.sign, numbers=token.value)
        made.than, made.flavour = Than(places=reading.topic.places), before.flavour
        made.topic = reading.topic = before.topic
        return at + 1
    if _is_growth_below_nought(reading, at, first):
        # managed growth of -5.0%: what fell did not grow
        reading.state("change", token, 1, numbers=token.value, flavour="updown")
        return at + 1
    if _before_cmp(reading, at) or first.unit not in ("位", "个月", "个季度", "天"):
        reading.slot = ""
        made = reading.state("value", token, numbers=token.value)
        made.sign = reading.gapped_sign(first)
        made.mumbled = _is_mumbled(reading, at)
        if "sum" in token.senses:
            sums_before(reading, at + 1)
        reading.share_on(made)
        if reading.topic.measure == "share" and reading.whole:
            made.whole = reading.whole
    return at + 1


def _compares_too(reading: Reading, at: int, before: Statement) -> bool:
    """Whether one more place is told by how much it is beaten, without a verb of its own."""
    told = before.kind == "compare" and bool(before.numbers) and before.than is not None
    sized = reading.tokens[at].value[0].base == POINTS and reading.kind(at - 1) == "by"
    return told and sized and reading.kind(at - 2) in (k.PLACE, "average") and reading.placed


def _is_growth_below_nought(reading: Reading, at: int, number: Stated) -> bool:
    """Whether growth of so much is told as what was achieved, not as the name of a rate."""
    if number.value >= 0 or reading.kind(at - 1) != "of" or reading.sense(at - 2, "measure") != "yoy":
        return False
    growth = reading.tokens[at - 2]
    rated = growth.end - growth.start > len("growth")
    return not rated and (at < _BEHIND_NAME or reading.tokens[at - _BEHIND_NAME].end + 1 < growth.start)


def _is_mumbled(reading: Reading, at: int) -> bool:
    """Whether a word that is not known stands before the number, which may say which way it went."""
    before = at - 2 if reading.kind(at - 1) in ("by", "of", "to") else at - 1
    told = reading.carried.last
    behind_extreme = told is not None and told.kind == "super" and not reading.named
    return reading.kind(before) == k.UNKNOWN or behind_extreme


def _is_share_of_whole(reading: Reading, at: int, number: Stated) -> bool:
    """Services remain the largest sector, with 48.0% of GDP; exports were 83.8% of foreign trade."""
    ends = [reading.kind(at + n) for n in (1, 2)] == ["of", k.INDICATOR]
    grows = reading.kind(at + 3) == "measure" and reading.sense(at + 3, "measure") == "yoy"
    if not ends or not (grows or not reading.kind(at + 3)) or number.base != PERCENT or reading.out:
        return False
    whole = reading.tokens[at + 2].value
    if reading.named:
        verb = reading.kind(at - 1) == "reach" and not reading.topic.noun
        return verb and len(reading.topic.indicators) == 1 and reading.topic.indicators != whole
    told = reading.carried.last
    if not grows and told is not None and told.kind == "share":
        # 16.2% of the city's GDP, 17.1% of its retail sales
        return False
    before = reading.carried.topic.indicators
    return len(before) == 1 and before != whole and not reading.waiting()


def _is_value_of_other(reading: Reading, number: Stated) -> bool:
    """1.3 points higher than the province's 6.8%: the last number is the province's."""
    last = reading.last
    if last is None or last.than is None:
        return False
    if (
        last.kind in ("compare", "times")
        and last.numbers
        and reading.slot == "than"
        and last.than.places
        and number.base not in _SIZES
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
        behind_name = reading.kind(at - 1) in (k.PLACE, "average", k.INDICATOR, "measure", "of")
        if behind_name and waiting.than and number.base not in _SIZES and reading.slot == "than":
            waiting.than.value = number
            return False
        return True
    if waiting.kind == "change" and _before_cmp(reading, at):
        return False
    return waiting.kind != "done"


def _is_count(reading: Reading, at: int, number: Stated) -> bool:
    """four of the six counties; three counties."""
    if number.unit not in ("", "个") or number.value >= 100 or number.step != 1:
        return False
    following = reading.kind(at + 1)
    waiting = reading.waiting()
    if not following and reading.kind(at - 1) == "in" and len(reading.topic.indicators) >= number.value:
        # Of GDP, industry and investment, it fell behind the province in two.
        return waiting is not None and waiting.kind in ("compare", "change")
    if waiting is not None and waiting.kind == "change" and reading.topic.members and not following:
        # rose in five of the six counties and fell in one
        return reading.kind(at - 1) == "in"
    if (
        reading.topic.groups
        and not reading.placed
        and not reading.named
        and following in ("reach", "updown", "turn")
    ):
        # three saw output rise and three saw it fall
        return True
    if following == "of" and reading.kind(at + 2) == k.INDICATOR:
        # two of the three industries
        return "many" in reading.tokens[at + 2].senses
    return following == k.GROUP or (following == "of" and reading.kind(at + 2) in (k.GROUP, k.SET))


def _counts_places(reading: Reading, at: int) -> bool:
    """Three places beat the average, fell in two places: places are counted, no rank is moved."""
    before, following = reading.kind(at - 1), reading.kind(at + 1)
    if reading.carried.ranking:
        return False
    if not before:
        return following in ("cmp", "updown", "turn", "reach", "range") and not reading.ranking
    told = reading.last is not None and reading.last.kind in ("change", "sign", "turn", "compare")
    return before == "in" and told and not reading.ranking


def _so_many_places(reading: Reading, at: int, number: Stated) -> int:
    count, topic, last = int(number.value), reading.topic, reading.last
    reading.count = (count, count)
    topic.groups, topic.members, topic.places = topic.groups or reading.carried.home, True, ()
    if last is not None and last.topic is topic and not last.numbers:
        last.count = reading.count
    return at + 1


def _part_of_group(reading: Reading, at: int, number: Stated) -> int:
    """half of the six counties"""
    named = reading.tokens[at + 2].value
    topic = reading.topic
    topic.groups, topic.group_said, topic.members, topic.places = named.groups, named.said, True, ()
    topic.portion = (number.value / 100, number.hedge)
    return at + 3


def _counted(reading: Reading, at: int, number: Stated) -> int:
    count = int(number.value)
    most = 10**6 if number.hedge in ("above", "least") else count
    reading.count = (count + (number.hedge == "above"), most)
    last = reading.last
    said = last is not None and last.kind in ("change", "sign", "turn", "compare") and not last.numbers
    bounded = (
        last is not None and last.kind == "value" and last.numbers[0].hedge in ("above", "below", "least")
    )
    if last is not None and (said or bounded):
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


HANDLERS: Final[dict[str, Callable[[Reading, int], int]]] = {
    k.NUMBER: _number,
}


_ = fresh
