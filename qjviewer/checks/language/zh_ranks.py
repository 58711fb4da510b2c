"""Chinese words of rank: 居全省第5位, 并列首位, 独居, 最快, 创年内新高."""

from collections.abc import Callable
from typing import Final

import msgspec

from qjviewer.bundle.periods import Period
from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.reading import Reading
from qjviewer.checks.language.statements import MUTED, Statement, Than

_SAYS_RANK: Final = (k.ORDINAL, "super", "tie", "sole")


def _rankverb(reading: Reading, at: int) -> int:
    """居 and its like: the region or group behind it is the one ranked among."""
    token = reading.tokens[at]
    if reading.kind(at + 1) == k.PLACE and reading.kind(at + 2) == "afterwards":
        # 排在甲区、丁县之后
        than = Than(places=reading.tokens[at + 1].value)
        reading.state("compare", token, -1).than = than
        return at + 3
    if reading.slot == "origin" and reading.origin is not None and reading.origin.ordinal is not None:
        # 由第三跃居第一
        reading.state("move", token, 0, mode="to", flavour="turned")
        reading.ranking = True
        return at + 1
    if reading.has_after(at, *_SAYS_RANK) or reading.ranking:
        reading.slot, reading.ranking = "group", True
    return at + 1


def _ordinal(reading: Reading, at: int) -> int:
    token = reading.tokens[at]
    if token.value[0][0] == "share" and not (reading.ranking or reading.topic.groups):
        # 前10%的企业: of what is not ranked here.
        reading.uncertain = True
        return at + 1
    if reading.slot == "origin" and reading.origin is not None:
        reading.origin.ordinal = token.value[0]
        reading.ranking = True
        return at + 1
    if reading.slot == "than":
        # 高出第二名青溪县; 比第二名高
        reading.than.nth = token.value[0]
        return at + 1
    last = reading.last
    if last is not None and last.kind == "move" and last.mode == "to" and last.extra is None:
        last.extra, last.end = token.value[0], token.end
        return at + 1
    if reading.among and token.value == (("nth", 1),):
        made = reading.state("super", token, 1)
        made.listed = reading.among
        return at + 1
    if reading.among_set:
        # 居主要指标首位: among indicators, not places.
        made = reading.state("super" if reading.carried.listed else MUTED, token, 1)
        made.listed = reading.carried.listed
        return at + 1
    if reading.carried.group_said and reading.topic.members and not reading.placed:
        # 全省90个县中，增速居第6位: the group was named to be ranked among, not to be spoken of.
        reading.topic = msgspec.structs.replace(reading.topic, members=False)
    made = reading.state("rank", token, extra=token.value, flavour=_flavour(reading))
    if _who_follows(reading, at):
        reading.slot = "who"
    made.quantifier = reading.quantifier
    left = any(reading.sense(at - n, sense) is not None for n in (1, 2) for sense in ("leaves", "reverse"))
    made.mode = "left" if left else ""
    return at + 1


def _flavour(reading: Reading) -> str:
    if reading.tie is None:
        return ""
    return "tied" if reading.tie else "alone"


def _tie(reading: Reading, at: int) -> int:
    """并列 says that others hold the same rank."""
    reading.tie = True
    if reading.last is not None and reading.last.kind == "rank" and not reading.has_after(at, k.ORDINAL):
        reading.last.flavour = "tied"
    if at + 1 == len(reading.tokens) and reading.shares_rank(reading.than.places):
        return at + 1
    if reading.slot == "than":
        reading.slot = "group"
    reading.ranking = True
    return at + 1


def _sole(reading: Reading, at: int) -> int:
    """独居 and 一家 say that nobody else does; 一地下降 how many do."""
    if reading.topic.members and reading.kind(at + 1) in ("updown", "range", "equal", "turn"):
        reading.count = (1, 1)
        return at + 1
    if reading.last is not None and reading.last.kind in ("super", "rank"):
        reading.last.flavour += ":alone" if reading.last.kind == "super" else "alone"
        return at + 1
    if reading.has_after(at, *_SAYS_RANK, "leads"):
        reading.tie, reading.ranking, reading.slot = False, True, "group"
    return at + 1


def _super(reading: Reading, at: int) -> int:
    """最快: who is meant may follow (最快的是甲区)."""
    if reading.slot == "origin":
        # 由最低的一季度6.2%回升至…
        return at + 1
    if reading.slot == "than" and reading.kind(at + 1) == "of" and reading.kind(at + 2) == k.PLACE:
        # 高出最低的戊区26.2个百分点
        return at + 2
    if reading.sense(at + 1, "with") is not None and reading.sense(at + 2, "super") is not None:
        # 最高与最低的县（市、区）相差8.1个百分点
        return at + 3
    token = reading.tokens[at]
    side, _, rest = token.senses["super"].partition(":")
    flavour, _, record = rest.partition(":")
    sign = 1 if side == "max" else -1
    if reading.carried.year_so_far and reading.timed and not (reading.placed or reading.topic.groups):
        # 今年以来，…，上半年为最高
        reading.range = "year"
    kind = "record" if record or reading.range else "super"
    if reading.topic.falling and kind == "super":
        sign = -sign
    made = reading.state(kind, token, sign, flavour=flavour)
    if reading.tie is False:
        made.flavour += ":alone"
    made.listed = reading.among or made.listed
    if reading.kind(at + 1) == "of" and reading.kind(at + 2) == "gauge" and not made.listed:
        # 是增速最高的指标: of indicators that nobody named.
        made.kind = MUTED
    made.mode = reading.range
    _among_months(reading, made)
    when = _when(reading, at) if kind == "record" else 0
    if when:
        # 年内最高点出现在1—2月
        reading.topic = made.topic = msgspec.structs.replace(
            made.topic, times=reading.tokens[when].value, time_sure=True
        )
        return when + 1
    if reading.of_changes or (reading.ranking and _names_indicator(reading, at)):
        # 增速提升最多的是丙市, 排名最好的是规上工业: of changes or of ranks, which are not compared here.
        made.kind = MUTED
    if _who_follows(reading, at):
        reading.slot = "who"
    elif reading.placed and len(reading.topic.places) == 1:
        # 甲区最快、己县最慢，二者相差…
        reading.carried.whos += reading.topic.places
    return at + 1


def _among_months(reading: Reading, made: Statement) -> None:
    """四至六月，用电量以5月为最多: the extreme of the months named together, not of places."""
    topic, months = made.topic, reading.carried.months
    if made.kind == "super" and _is_when(reading, made):
        # 当月增速以4月份为最快: of the months of the year
        made.kind, made.mode = "record", "year"
        return
    one = reading.timed and len(topic.times) == 1 and topic.times[0] in months
    if one and made.kind == "super" and not (reading.placed or topic.groups or topic.members):
        made.kind, made.mode, made.extra = "record", "span", months


def _is_when(reading: Reading, made: Statement) -> bool:
    """Whether a month right before the extreme tells when it was, of a rate that the clause names."""
    at = next((n for n, t in enumerate(reading.tokens) if t.start == made.start), 0)
    before = reading.tokens[at - 1] if at and reading.kind(at - 1) == k.TIME else None
    months: tuple[Period | str, ...] = before.value if before is not None else ()
    one = len(months) == 1 and isinstance(months[0], Period) and months[0].months == 1
    alone = not (reading.carried.months or made.topic.groups or made.topic.members)
    return one and alone and reading.named and made.topic.noun


def _names_indicator(reading: Reading, at: int) -> bool:
    return any(t.kind == k.INDICATOR for t in reading.tokens[at + 1 : at + 4])


def _when(reading: Reading, at: int) -> int:
    """The place of the period that a high or low is told to have come in, or 0."""
    place = at + 1
    while reading.kind(place) in ("form", "at", "reach", "of", "to"):
        place += 1
    return place if place > at + 1 and reading.kind(place) == k.TIME else 0


def _who_follows(reading: Reading, at: int) -> bool:
    place = at + 1
    while reading.kind(place) in (
        "of",
        "reach",
        "have",
        "done",
        "to",
        "equal",
        "only",
        "distribute",
        "order",
        "all",
    ) or _is_word(reading, place):
        place += 1
    found = reading.kind(place) in (k.PLACE, k.INDICATOR) and place > at + 1
    if found and reading.last is not None and reading.kind(place - 1) == "only":
        reading.last.flavour += ":alone" if reading.last.kind == "super" else "alone"
    return found


def _is_word(reading: Reading, at: int) -> bool:
    """最大的县为己县: a word or two that only says what sort of thing is named."""
    if reading.kind(at) != k.UNKNOWN:
        return False
    token = reading.tokens[at]
    return token.end - token.start <= 2


def _second(reading: Reading, at: int) -> int:
    """最高的是甲区，其次是乙县: the one next to the extreme named before."""
    first = next((s for s in reversed(reading.carried.statements) if s.kind == "super"), None)
    if first is None and reading.named and reading.sense(at, "second") is not None and not reading.out:
        # 财政收入增速排第二
        reading.state("rank", reading.tokens[at], extra=(("nth", 2),))
        return at + 1
    if first is None or not _who_follows(reading, at):
        return at + 1
    groups = first.topic.groups or reading.carried.home
    reading.topic = msgspec.structs.replace(
        first.topic, places=(), members=False, groups=groups, falling=False
    )
    made = reading.state("rank", reading.tokens[at], extra=(("nth" if first.sign > 0 else "last", 2),))
    made.named = first.named
    reading.slot = "who"
    return at + 1


def _order(reading: Reading, at: int) -> int:
    """由高到低为甲区、乙县、丙市: a list of places told in order."""
    reading.order = 1 if reading.tokens[at].senses["order"] == "+" else -1
    return at + 1


def _long_range(reading: Reading, at: int) -> int:
    """近三年同期最高: of years that are not looked through here."""
    reading.range = "years"
    return at + 1


def _year_range(reading: Reading, at: int) -> int:
    reading.range, reading.carried.year_so_far = "year", True
    return at + 1


HANDLERS: Final[dict[str, Callable[[Reading, int], int]]] = {
    "rankverb": _rankverb,
    k.ORDINAL: _ordinal,
    "tie": _tie,
    "sole": _sole,
    "super": _super,
    "year_range": _year_range,
    "longago": _long_range,
    "order": _order,
    "second": _second,
}
