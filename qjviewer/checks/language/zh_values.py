"""What a Chinese number is told of: a value, a goal, a share told once more, the size of a change."""

from typing import Final

import msgspec

from qjviewer.bundle.periods import Period
from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.reading import Reading
from qjviewer.checks.language.stated import Stated, is_rate
from qjviewer.checks.language.statements import Statement, Than
from qjviewer.checks.language.unit_scale import PERCENT, POINTS, TIMES
from qjviewer.checks.language.zh_whom import tells_whom

# What a clause may have beside a number that tells of nothing new.
_OF_A_NUMBER: Final = frozenset(
    [k.NUMBER, k.TIME, "cmp", "done", "reach", "no", "none", "all", "hedge", k.UNKNOWN]
)
# 占目标的45.3%: what the clause before told is such a part of it.
_OF_GOAL: Final = frozenset(["sharev", "goal", "of", k.TIME])
# In months.
_YEAR: Final = 12


def value(reading: Reading, at: int, numbers: tuple[Stated, ...]) -> int:
    """State a number of a target: its value, its goal, or how much of it is done."""
    token, last = reading.tokens[at], reading.last
    if last is not None and last.than is not None and last.than.value is numbers[0]:
        reading.slot = ""
        return at + 1
    before = None if reading.out else reading.carried.last
    if before is not None and _goes_on_comparing(reading, before, numbers):
        # 高于全国2.6个、全省1.3个百分点
        places, reading.topic = reading.topic.places, before.topic
        made = reading.state("compare", token, before.sign, flavour=before.flavour, numbers=numbers)
        reading.than = made.than = Than(places=places, measure=before.than.measure if before.than else "")
        return at + 1
    if _of_aim(reading, at, numbers):
        return at + 1
    if reading.topic.measure == "gap" and len(numbers) > 1 and _sizes(reading, numbers):
        return at + 1
    slot = reading.slot
    if reading.kind(at + 1) == "of" and reading.kind(at + 2) == k.PLACE:
        # 比75.0%的乙县高: the value is that place's.
        places = reading.tokens[at + 2].value
        reading.topic = msgspec.structs.replace(reading.topic, places=places, members=False)
    made = reading.state("value", token, numbers=numbers)
    reading.slot = slot if slot == "than" else ""
    if reading.topic.measure == "gap":
        # 最高的甲区与最低的乙县相差7.3个百分点; 略逊于全市，差0.8个百分点
        made.extra = reading.carried.whos[-2:]
        if made.than is None and reading.carried.than:
            made.than = msgspec.structs.replace(reading.carried.than, value=None)
    if reading.whole and reading.topic.measure == "share":
        # 在全市的占比为16.2%
        made.whole = reading.whole
    made.sign = reading.gapped_sign(numbers[0])
    _note(reading, at, made)
    reading.share_on(made)
    if tells_whom(reading, at):
        reading.slot = "who"
    if numbers[0].unit == TIMES:
        made.kind = "times"
    return at + 1


def _of_aim(reading: Reading, at: int, numbers: tuple[Stated, ...]) -> bool:
    """State a number of what is aimed at, or of what was told before; False where it is neither."""
    token = reading.tokens[at]
    if reading.goal and reading.goal_hedge and is_rate(numbers[0].unit):
        numbers = tuple(msgspec.structs.replace(n, hedge=reading.goal_hedge) for n in numbers)
    said = reading.carried.last
    of_left = any(t.kind == "left" for t in reading.tokens[:at]) or (
        said is not None and said.kind == "left" and {t.kind for t in reading.tokens[:at]} <= _OF_GOAL
    )
    if reading.goal and is_rate(numbers[0].unit) and of_left:
        # 还需完成目标任务的45.3%
        reading.state("left", token, numbers=numbers)
        return True
    if reading.goal:
        reading.state("done" if is_rate(numbers[0].unit) else "goal", token, numbers=numbers)
        return True
    if _said_again(reading, at, numbers) or _sized(reading, at, numbers):
        return True
    if is_rate(numbers[0].unit) and (_of_the_year(reading, at) or _rest_of_aim(reading, numbers[0])):
        reading.state("done", token, numbers=numbers)
        return True
    of_aim = reading.sense(at - 1, "done") is not None or (
        reading.topic.measure == "completion" and not reading.topic.indicators
    )
    if is_rate(numbers[0].unit) and of_aim and _aims(reading):
        # 年度目标15.6亿元，…完成76.5%
        reading.state("done", token, numbers=numbers)
        return True
    return False


def _note(reading: Reading, at: int, made: Statement) -> None:
    """What stands beside a value that says how surely it is of the topic."""
    unit, before = made.numbers[0].unit, reading.tokens[at - 1] if at else reading.tokens[at]
    told = reading.carried.last
    if told is not None and told.numbers and reading.placed and told.kind == "value":
        # 甲区4126户、乙县2880户
        made.alike = told.numbers[0].unit == unit and told.topic.indicators == made.topic.indicators
    made.mumbled = before.kind == k.UNKNOWN and before.end - before.start > 1


def _goes_on_comparing(reading: Reading, before: Statement, numbers: tuple[Stated, ...]) -> bool:
    """Whether a clause is but a place and a difference, behind a comparison with another place."""
    kinds = {t.kind for t in reading.tokens}
    alike = before.kind == "compare" and bool(before.numbers) and before.than is not None
    return (
        alike
        and reading.placed
        and kinds <= {k.PLACE, k.NUMBER, "average"}
        and numbers[0].base == POINTS == before.numbers[0].base
        and bool(before.than and before.than.places)
    )


def _sizes(reading: Reading, numbers: tuple[Stated, ...]) -> bool:
    """高于全国、低于全省，分别相差0.7个、0.6个百分点: how much each comparison before came to."""
    told = [s for s in (*reading.carried.statements, *reading.out) if s.kind == "compare" and not s.numbers]
    if len(told) == 1 and _fits(told[0], len(numbers)):
        # 甲、乙均低于全市，差距分别为6.2和0.8个百分点
        told[0].numbers = numbers
        return True
    if len(told) != len(numbers):
        return False
    for statement, number in zip(told, numbers, strict=True):
        statement.numbers = (number,)
    return True


def _fits(statement: Statement, count: int) -> bool:
    """Whether a comparison is of so many, each with one other."""
    topic, than = statement.topic, statement.than
    others = max(1, len(than.places)) if than is not None else 0
    return max(1, len(topic.indicators)) * max(1, len(topic.places)) * others == count


def _of_the_year(reading: Reading, at: int) -> bool:
    """完成了全年的49.7%: of what is aimed at for the year."""
    year = reading.tokens[at - 2].value[0] if reading.kind(at - 2) == k.TIME else None
    whole = isinstance(year, Period) and year.months == _YEAR
    done = any(t.kind == "done" for t in reading.tokens[: max(at - 2, 0)])
    return whole and done and reading.kind(at - 1) == "of"


def _rest_of_aim(reading: Reading, number: Stated) -> bool:
    """目标20亿元，完成9.42亿元，已超过一半: a part of what was aimed at, where nothing else is named."""
    said = reading.carried.statements
    aimed = any(s.kind in ("goal", "done") for s in said)
    told = said[-1] if said else None
    # 目标20亿元，完成9.42亿元，为47.1%
    exact = told is not None and told.kind == "value" and told.numbers[0].base == "元"
    return _is_alone(reading) and (number.rough or exact) and not reading.out and aimed


def _is_alone(reading: Reading) -> bool:
    """Whether a clause has but a number that says something of what was told before."""
    return {t.kind for t in reading.tokens} <= _OF_A_NUMBER


def _said_again(reading: Reading, at: int, numbers: tuple[Stated, ...]) -> bool:
    """占48%，不到一半; 为丙市的一半多，约57%: the share or part told before, told once more."""
    before = None if reading.out else reading.carried.last
    if before is None or before.kind not in ("share", "times") or not before.numbers:
        return False
    if not _is_alone(reading) or reading.has_unknown or numbers[0].base != PERCENT:
        return False
    if not (numbers[0].rough or before.numbers[0].rough):
        return False
    reading.topic = before.topic
    made = reading.state(before.kind, reading.tokens[at], flavour=before.flavour, numbers=numbers)
    made.than, made.whole = before.than, before.whole
    return True


def _sized(reading: Reading, at: int, numbers: tuple[Stated, ...]) -> bool:
    """由45.2%升至46.5%，升幅1.3个百分点: how much the change came to that was told by its ends."""
    before = None if reading.out else reading.carried.last
    if before is None or before.kind != "change" or before.mode != "to" or before.origin is None:
        return False
    alone = {t.kind for t in reading.tokens} <= {k.NUMBER, "measure", "reach", "by", "to"}
    if not alone or numbers[0].base != POINTS or reading.named or before.topic.falling:
        return False
    reading.topic = before.topic
    made = reading.state("change", reading.tokens[at], before.sign, flavour="updown", numbers=numbers)
    made.mode, made.origin = "by", before.origin
    return True


def _aims(reading: Reading) -> bool:
    return any(s.kind in ("goal", "done", "left") for s in reading.carried.statements)
