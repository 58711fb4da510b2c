"""What bounds what a Chinese clause says: measures, where a change begins, denials, streaks, outlooks."""

from collections.abc import Callable
from typing import Final

import msgspec

from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.reading import Reading
from qjviewer.checks.language.statements import MUTED, Origin, Than
from qjviewer.checks.language.zh_periods import cumulate
from qjviewer.checks.language.zh_shares import source
from qjviewer.checks.language.zh_topics import HELD, fresh, stands_before
from qjviewer.checks.language.zh_whom import tells_whom

# What may stand between 扭转 and the state that is no more.
_REVERSED: Final = frozenset([k.TIME, "updown", "range", "of", "chain", k.UNKNOWN, "spread", "pace", "by"])


def _measure(reading: Reading, at: int) -> int:
    value = reading.sense(at, "measure") or ""
    if "cumulative" in reading.tokens[at].senses:
        cumulate(reading)
    if reading.slot == "than":
        return _of_other(reading, at, value)
    measure, _, fall = value.partition(":")
    if measure in ("two-year", "mom") and not reading.named and reading.sense(at, "adverb") is not None:
        reading.carried.basis = measure
    if _names_number(reading, at, measure, bool(fall)) or _says_more(reading, at, measure):
        return at + 1
    if measure == "contribution" and reading.kind(at + 1) == "by":
        return _contributes(reading, at)
    if measure == "yoy":
        measure = _basis(reading, at)
    if reading.slot == "whole" and measure in ("yoy", "amount"):
        return at + 1
    if reading.slot == "whole" and measure in ("contribution", "share"):
        reading.slot = ""
    if reading.out and not (_says_of_counted(reading, at, measure) or _is_summed(reading)):
        fresh(reading)
    reading.topic.measure, reading.topic.falling = measure, bool(fall)
    reading.topic.noun = reading.tokens[at].senses.get("adverb") is None
    if measure == "started" and _is_all_told(reading, at):
        # 60个重点项目已全部开工
        reading.state("alldone", reading.tokens[at])
    return at + 1


def _of_other(reading: Reading, at: int, value: str) -> int:
    """The measure of what something is compared with; 与全省的差距 is the gap itself."""
    if value == "gap" and reading.than.places:
        fresh(reading)
        reading.slot, reading.topic.measure, reading.topic.noun = "", "gap", True
        if reading.than.indicators and not reading.named:
            # 与全省的GDP增速差距
            reading.topic.indicators, reading.than.indicators, reading.named = (
                reading.than.indicators,
                (),
                True,
            )
        return at + 1
    reading.than.measure = value
    if reading.last is not None and reading.last.than is reading.than and tells_whom(reading, at):
        # 快于GDP增速的有甲区、乙县
        reading.slot = "who"
    return at + 1


def _names_number(reading: Reading, at: int, measure: str, falling: bool) -> bool:
    """8.1%的增速: the number right before it is of this measure."""
    last = reading.last
    if last is None or last.kind != "value" or last.topic is not reading.topic:
        return False
    planned = last.topic.measure == "planned" and reading.kind(at + 1) == k.NUMBER
    planned = planned or (reading.kind(at - 2) == "of" and reading.kind(at - 3) == "measure")
    if planned or not _follows_number(reading, at):
        # 35个开工25个: the number is that of another measure.
        return False
    last.topic = reading.topic = msgspec.structs.replace(reading.topic, measure=measure, falling=falling)
    last.bare = False
    return True


def _says_more(reading: Reading, at: int, measure: str) -> bool:
    """Whether the word says something else here than what is measured."""
    if reading.sense(at, "adverb") is not None and measure == "yoy" and reading.topic.measure in HELD:
        # 占比48.1%，同比提高1.3个百分点: the share rose against the year before.
        reading.than = Than(times=("year-ago",))
    elif measure == "gap" and reading.goal and reading.sense(at, "left") is not None:
        reading.state("left", reading.tokens[at])
    elif measure == "rank":
        reading.ranking = True
    elif reading.slot == "whole" and measure == "planned" and reading.last is not None:
        # 占年度计划的85.9%; of what is not known it says nothing.
        reading.last.kind, reading.slot = MUTED, ""
        reading.goal = bool(reading.topic.indicators) and not reading.topic.unknown
    elif measure == "planned" and reading.kind(at + 1) in (k.TIME, "all"):
        # 计划三季度全部开工
        reading.carried.outlook = True
    elif measure == "planned" and reading.kind(at - 1) == "done" and reading.kind(at + 1) == "of":
        # 完成年度计划的54.7%
        reading.goal = True
    else:
        return False
    return True


def _contributes(reading: Reading, at: int) -> int:
    """贡献了经济增量的58.3%; of 第二产业为经济增长贡献了… the first is what it is told of."""
    fresh(reading)
    names = [t.value for t in reading.tokens[:at] if t.kind == k.INDICATOR]
    if len(names) > 1:
        reading.topic.indicators = names[0]
    reading.topic.measure, reading.topic.noun, reading.slot = "contribution", True, "whole"
    return at + 2


def _basis(reading: Reading, at: int) -> str:
    """The sort of growth that 增速 means: the one the sentence tells, or the clause before told."""
    if reading.carried.basis in ("two-year", "mom"):
        return reading.carried.basis
    # 环比分别增长7.1%、6.7%，增速放缓
    goes_on = not reading.named and reading.sense(at, "adverb") is None
    return "mom" if goes_on and reading.carried.topic.measure == "mom" else "yoy"


def _is_all_told(reading: Reading, at: int) -> bool:
    ends = reading.quantifier == "all" and at + 1 == len(reading.tokens)
    return ends and not reading.has_after(-1, "pull")


def _says_of_counted(reading: Reading, at: int, measure: str) -> bool:
    """5个项目没有开工: what is said of those counted just before."""
    if measure not in ("started", "unstarted") or reading.has_after(at, k.NUMBER):
        return False
    return reading.kind(at - 1) == k.INDICATOR and stands_before(reading, at - 1)


def _is_summed(reading: Reading) -> bool:
    """二、三产业合计贡献率: the sum is of what follows."""
    return reading.last is not None and reading.last.kind == "sum" and not reading.last.numbers


def _follows_number(reading: Reading, at: int) -> bool:
    return reading.kind(at - 1) == k.NUMBER or (
        reading.kind(at - 1) == "of" and reading.kind(at - 2) == k.NUMBER
    )


def _from(reading: Reading, at: int) -> int:
    """由/从 opens an origin where something is said to lead away from it."""
    following = [t.kind for t in reading.tokens[at + 1 :] if t.kind != "of"]
    if following[:2] == [k.TIME, "updown"] and not reading.has_after(at, "to", "turn", "pace"):
        # 由一季度的下降2.6%，到…: the end is told in another clause.
        return at + 1
    if reading.soft and following[:1] == [k.TIME] and following[1:] in ([k.NUMBER], [k.ORDINAL]):
        reading.is_leaving = True
    if following == [k.INDICATOR, "measure"] and reading.sense(at + 2, "measure") == "contribution":
        # 增量中近六成由二产贡献
        return source(reading, at)
    ranks = next((n for n, kind in enumerate(following) if kind == k.ORDINAL), len(following))
    climbs = "rankverb" in following[ranks:] and k.ORDINAL in following[ranks + 1 :]
    if (
        climbs
        or following.count(k.RATIO) > 1
        or reading.has_after(at, "to", "spread", "pace", "updown", "turn", "move")
    ):
        reading.origin, reading.slot = Origin(), "origin"
    return at + 1


def _reverse(reading: Reading, at: int) -> int:
    """扭转上半年下降局面: that it turned, and from when."""
    if reading.kind(at + 1) == "streak":
        # 结束连续两个季度的下降
        reading.ended = True
        return at + 1
    origin, sign, place = Origin(), 0, at + 1
    while reading.kind(place) in _REVERSED and place < at + 6:
        token = reading.tokens[place]
        if token.kind == k.TIME:
            origin.time = token.value[0]
        elif token.kind in ("updown", "range"):
            sign = 1 if token.senses[token.kind] == "-" else -1
        place += 1
        if token.kind == "chain":
            break
    if not sign:
        # 走出一季度的低谷: it names the period for no more than that.
        return place if origin.time is not None else at + 1
    reading.origin = origin
    made = reading.state("turn", reading.tokens[at], sign)
    made.end, reading.origin = reading.tokens[place - 1].end, None
    return place


def _no(reading: Reading, at: int) -> int:
    reading.negated = not reading.negated
    return at + 1


def _streak(reading: Reading, at: int) -> int:
    """连续三个月: how many in a row, and of what."""
    number = reading.tokens[at + 1].value[0] if reading.kind(at + 1) == k.NUMBER else None
    if number is None or number.unit in ("%", "个百分点"):
        reading.streak = (None, "")
        return at + 1
    reading.streak = (int(number.value), streak_unit(number.unit) or "point")
    return at + 2


def streak_unit(unit: str) -> str:
    """What a streak is counted in, or nothing where a unit counts no periods."""
    if "月" in unit:
        return "month"
    if "季" in unit:
        return "quarter"
    if unit == "年":
        return "year"
    return "point" if "期" in unit or "点" in unit[-1:] else ""


def _afterwards(reading: Reading, at: int) -> int:
    """连续两个月上涨后，…: what went on before has ended."""
    for statement in reading.out:
        statement.ended = statement.streak is not None
    return at + 1


def _run(reading: Reading, at: int) -> int:
    """四连升"""
    number, sign = reading.tokens[at].value
    reading.state("change", reading.tokens[at], sign, flavour="pace", streak=(number, "point"))
    return at + 1


def _every(reading: Reading, at: int) -> int:
    token = reading.tokens[at]
    word = token.senses.get("every", "")
    reading.streak = (None, word)
    if isinstance(token.value, int):
        # 一月低过一月
        reading.state("change", token, token.value, flavour="pace")
    return at + 1


def _per(reading: Reading, at: int) -> int:
    """每100元财政收入中有81元: what is told of so many is told of nothing else."""
    place = at + 2 if reading.kind(at + 1) == "updown" else at + 1
    if reading.kind(place) == k.NUMBER:
        reading.carried.outlook = True
    return at + 1


def _outlook(reading: Reading, at: int) -> int:
    """力争, is expected to: what is hoped for is not said to be so."""
    slogan = reading.sense(at, "aims") is not None and not reading.has_after(at, k.NUMBER)
    reading.carried.outlook = reading.carried.outlook or not slogan
    return at + 1


HANDLERS: Final[dict[str, Callable[[Reading, int], int]]] = {
    "measure": _measure,
    "from": _from,
    "outlook": _outlook,
    "per": _per,
    "reverse": _reverse,
    "no": _no,
    "streak": _streak,
    "every": _every,
    "run": _run,
    "afterwards": _afterwards,
}
