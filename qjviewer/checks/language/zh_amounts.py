"""Chinese numbers and what they are numbers of: values, shares, contributions, targets, sums, multiples."""

from collections.abc import Callable
from typing import Final

import msgspec

from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.reading import Reading
from qjviewer.checks.language.stated import Stated
from qjviewer.checks.language.statements import MUTED, Origin, Statement, Than
from qjviewer.checks.language.unit_scale import COUNT, PERCENT, POINTS, TIMES, scale_of
from qjviewer.checks.language.zh_modifiers import streak_unit
from qjviewer.checks.language.zh_shares import is_ratio, of_whole, ratio_to
from qjviewer.checks.language.zh_values import value
from qjviewer.checks.language.zh_whom import tells_whom

# What so many places are said to do.
_OF_PLACES: Final = ("updown", "range", "turn", "cmp")
_RANK_UNITS: Final = frozenset(["位", "名", "个位次", "个名次", "位次", "名次", "个身位", "席"])


# Takes numbers in one way: the place after them, or None where they are meant otherwise.
Taking = Callable[[Reading, int, tuple[Stated, ...]], int | None]


def _number(reading: Reading, at: int) -> int:
    numbers = _points(reading.tokens[at].value)
    for take in _TAKINGS:
        end = take(reading, at, numbers)
        if end is not None:
            return end
    return value(reading, at, numbers)


def _start(reading: Reading, at: int, numbers: tuple[Stated, ...]) -> int | None:
    """Where a change began."""
    if reading.slot != "origin" or reading.origin is None:
        return None
    if (reading.ranking and numbers[0].unit == "") or numbers[0].unit in _RANK_UNITS:
        # 位次由12升至5
        reading.origin.ordinal = ("nth", int(numbers[0].value))
    else:
        reading.origin.number = numbers[0]
    return at + 1


def _left_aside(reading: Reading, at: int, numbers: tuple[Stated, ...]) -> int | None:
    """What tells nothing: a part of a sum, or how many were listed: GDP、工业、投资三项中."""
    lists = numbers[0].unit == "项" and reading.kind(at - 1) == k.INDICATOR and _sums_up(reading, numbers[0])
    return at + 1 if lists or _is_reckoned(reading, at) else None


def _end_of_move(reading: Reading, at: int, numbers: tuple[Stated, ...]) -> int | None:
    """The rank that a move ends at: 由12位升到5位."""
    last, number = reading.last, numbers[0]
    if last is None or last.kind != "move" or last.mode != "to" or last.extra is not None:
        return None
    if number.unit not in _RANK_UNITS:
        return None
    last.extra, last.end = ("nth", int(number.value)), number.end
    return at + 1


def _of_other(reading: Reading, at: int, numbers: tuple[Stated, ...]) -> int | None:
    """The value of what it is compared with: of another place, or of another time."""
    if _is_of_other(reading, at, numbers[0]):
        reading.than.value = numbers[0]
        return at + 1
    then = reading.slot == "than" and reading.kind(at - 1) == "of" and reading.kind(at - 2) == k.TIME
    if then and numbers[0].base != TIMES and not numbers[0].rough:
        # 比一季度的1.4个点有所扩大: what it was then.
        reading.origin = Origin(time=reading.than.times[-1], number=numbers[0])
        return at + 1
    return None


def _portion(reading: Reading, at: int, numbers: tuple[Stated, ...]) -> int | None:
    """How many of the places: 六县中，一半GDP增速高于全省; 半数县（市、区）."""
    portion = (numbers[0].value / 100, numbers[0].hedge)
    if _is_part_of_members(reading, at, numbers[0]):
        reading.topic.portion = portion
        return at + 1
    if numbers[0].rough and reading.kind(at + 1) == k.GROUP:
        reading.portion = portion
        return at + 1
    return None


def _of_whole(reading: Reading, at: int, numbers: tuple[Stated, ...]) -> int | None:
    """A ratio, a share, a sum."""
    if is_ratio(reading, at, numbers[0]):
        return ratio_to(reading, at, numbers[0])
    return of_whole(reading, at, numbers) if reading.slot == "whole" or reading.summed else None


def _streak(reading: Reading, at: int, numbers: tuple[Stated, ...]) -> int | None:
    """已连降两个季度."""
    waiting, unit = reading.waiting(), streak_unit(numbers[0].unit)
    if waiting is None or waiting.kind != "change" or waiting.streak != (None, "") or not unit:
        return None
    waiting.streak, waiting.end = (int(numbers[0].value), unit), reading.tokens[at].end
    return at + 1


def _rank_or_count(reading: Reading, at: int, numbers: tuple[Stated, ...]) -> int | None:
    if _is_rank(reading, numbers[0]):
        return _rank(reading, at, numbers[0])
    return _counted(reading, at, numbers[0]) if _is_count(reading, at, numbers[0]) else None


def _awaited(reading: Reading, at: int, numbers: tuple[Stated, ...]) -> int | None:
    """How much of what was said just before."""
    waiting, end = reading.waiting(), reading.tokens[at].end
    if waiting is None:
        return None
    if (waiting.kind, waiting.mode, reading.kind(at - 1)) == ("change", "", "of"):
        # 增长的8.1个百分点中: growth as what its parts make up.
        numbers = tuple(
            msgspec.structs.replace(n, unit="%", spoken=False) if n.base == POINTS else n for n in numbers
        )
    if _is_part_that_did(reading, at, waiting):
        # 六县中，投资下降的未过半
        told = numbers[0].hedge or ("just" if reading.kind(at - 1) == "sharev" else "")
        portion = (numbers[0].value / 100, told)
        waiting.topic = msgspec.structs.replace(waiting.topic, portion=portion)
        waiting.end = end
        return at + 1
    if waiting.kind == "compare" and _is_of_change(reading, at):
        # 低于全省1.9个百分点的提升幅度: how much that rose is compared, not what it is.
        waiting.kind = MUTED
        return at + 3
    if not _suits(waiting, numbers[0], reading, at):
        return None
    reading.give(waiting, numbers, end)
    # 转为增长3.1%的是石桥区
    reading.slot = "who" if tells_whom(reading, at) else ""
    return at + 1


def _planned(reading: Reading, at: int, numbers: tuple[Stated, ...]) -> int | None:
    """丙市35个开工25个: the first are those planned."""
    counts = reading.topic.measure in ("started", "unstarted") and not reading.out
    if counts and reading.sense(at + 1, "measure") == "started" and reading.kind(at + 2) == k.NUMBER:
        reading.topic = msgspec.structs.replace(reading.topic, measure="planned")
    return None


def _is_part_of_members(reading: Reading, at: int, number: Stated) -> bool:
    """Whether a round part stands before the name of what so many of the places do."""
    names = reading.kind(at + 2 if reading.kind(at + 1) == "of" else at + 1) == k.INDICATOR
    return number.rough and names and reading.topic.members and not (reading.named or reading.out)


def _is_part_that_did(reading: Reading, at: int, waiting: Statement) -> bool:
    number = reading.tokens[at].value[0]
    behind = at - 2 if reading.kind(at - 1) in (k.GROUP, "sharev") else at - 1
    told = waiting.kind in ("change", "compare") and waiting.topic.members
    return told and number.rough and number.base == PERCENT and reading.kind(behind) == "of"


def _points(numbers: tuple[Stated, ...]) -> tuple[Stated, ...]:
    """高1.9个和低5.0个百分点: what is counted in tenths can be nothing but points."""
    return tuple(
        msgspec.structs.replace(n, unit="个百分点", spoken=True) if n.unit == "个" and n.step < 1 else n
        for n in numbers
    )


def _sums_up(reading: Reading, number: Stated) -> bool:
    """Whether so many indicators were listed."""
    return not reading.out and number.value == len(reading.topic.indicators)


def _is_of_other(reading: Reading, at: int, number: Stated) -> bool:
    """比全市的6.8%高: the value of what it is compared with."""
    if reading.slot != "than" or number.base != PERCENT or number.rough:
        return False
    named = reading.kind(at - 2 if reading.kind(at - 1) == "of" else at - 1) == k.PLACE
    return named and reading.kind(at + 1) == "adj"


def _is_reckoned(reading: Reading, at: int) -> bool:
    """0.2+4.7=4.9: what is reckoned with is told of nothing."""
    if reading.kind(at - 1) != k.UNKNOWN or reading.kind(at - 2) != k.NUMBER:
        return False
    before, sign, this = reading.tokens[at - 2 : at + 1]
    return before.end == sign.start and sign.end == this.start and sign.end - sign.start == 1


def _is_of_change(reading: Reading, at: int) -> bool:
    return reading.kind(at + 1) == "of" and reading.kind(at + 2) in ("updown", "pace", "spread")


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
        and number.base != TIMES
        and (number.base != POINTS or waiting.after == "pull")
    ):
        if than.value is not None and reading.kind(at - 2) == k.PLACE:
            # 高于全省的6.8%和全国的5.5%
            reading.topic = waiting.topic
            other = reading.state("compare", reading.tokens[at - 2], waiting.sign, flavour=waiting.flavour)
            than = other.than = Than(places=reading.tokens[at - 2].value)
        than.value = number
        return False
    return True


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
    some = number.unit == "项" and 1 < len(topic.indicators) >= number.value
    if scale_of(number.unit)[1] not in (COUNT, "") or not (
        topic.members or topic.set_of is not None or topic.groups or some
    ):
        return False
    if number.value >= 100:
        return False
    last = reading.last
    if last is not None and last.kind == "compare" and reading.kind(at - 1) == "of" and last.topic is topic:
        # 高于全省的仅一个
        return number.base == COUNT
    if reading.sense(at - 1, "have") is not None or reading.kind(at - 1) in ("only", k.SET):
        return True
    # 5个县正增长、1个零增长; 六县中，四个工业在涨、两个在跌
    again = any(s.count is not None for s in reading.carried.statements)
    place = at + 1
    while reading.kind(place) in ("at", "average"):
        place += 1
    parts = topic.members and number.unit == "个" and reading.kind(place) == k.INDICATOR
    of_some = parts and not reading.out and reading.has_after(place, *_OF_PLACES)
    return bool(of_some) or (again and reading.kind(place) in _OF_PLACES)


def _counted(reading: Reading, at: int, number: Stated) -> int:
    count = (int(number.value), int(number.value))
    if number.hedge in ("above", "least"):
        count = (count[0] + (number.hedge == "above"), 10**6)
    last = reading.last
    said = last is not None and last.kind in ("change", "compare", "sign", "turn") and not last.numbers
    if last is not None and (said or (last.kind == "value" and last.topic.members)):
        last.count, last.end = count, reading.tokens[at].end
        return at + 1
    reading.count = count
    return at + 1


_TAKINGS: Final[tuple[Taking, ...]] = (
    _start,
    _left_aside,
    _end_of_move,
    _of_other,
    _portion,
    _of_whole,
    _streak,
    _rank_or_count,
    _awaited,
    _planned,
)
HANDLERS: Final[dict[str, Callable[[Reading, int], int]]] = {
    k.NUMBER: _number,
}
