"""English words of rank: ranked fifth, tied for second, the fastest."""

from collections.abc import Callable
from typing import Final

from qjviewer.bundle.periods import Period
from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.reading import Reading
from qjviewer.checks.language.statements import MUTED, Than

# What may stand between the fastest and whom that was: the steepest fall in retail sales was Ji County's.
_BEFORE_WHO: Final = ("reach", "measure", "updown", "by", "of", "in", k.INDICATOR, k.GROUP, "among")
_FAR: Final = 8
# What may stand between the highest and the years it is the highest of: level on record in the past three.
_BEFORE_YEARS: Final = ("in", "of", "measure", "updown", "average", k.UNKNOWN, k.INDICATOR, k.TIME)
_LONG: Final = ("年", "个月", "个季度")


def _rankverb(reading: Reading, at: int) -> int:
    if reading.has_after(at, k.ORDINAL, "super", "tie"):
        reading.ranking = True
    return at + 1


def _ordinal(reading: Reading, at: int) -> int:
    token, last = reading.tokens[at], reading.last
    if reading.slot == "origin" and reading.origin is not None:
        reading.origin.ordinal = token.value[0]
        kinds = [reading.kind(at + n) for n in range(1, 5)]
        dated = kinds[:2] == ["in", k.TIME] or kinds == ["in", k.PLACE, "in", k.TIME]
        reading.slot = "origin" if dated else ""
        reading.ranking = True
        return at + 1
    if last is not None and last.kind == "move" and last.extra is None:
        last.extra, last.mode, last.end = token.value[0], "to", token.end
        return at + 1
    if not _is_rank(reading, at):
        return at + 1
    upside_down = reading.kind(at + 1) == "super" and (reading.sense(at + 1, "super") or "").startswith("min")
    made = reading.state("rank", token, extra=(("last", token.value[0][1]),) if upside_down else token.value)
    if reading.kind(at + 1) == "super":
        # third fastest
        made.end = reading.tokens[at + 1].end
        return at + 2
    reading.ranking = True
    size = reading.tokens[at + 2].value[0] if reading.kind(at + 2) == k.NUMBER else None
    if size is not None and reading.kind(at + 1) == "of" and size.unit == "" and not made.topic.groups:
        # first of six
        made.topic.group_said, reading.told = int(size.value), at + 2
    made.mode = "left" if reading.sense(at - 1, "leaves") is not None else ""
    made.negated = made.negated and not made.mode
    made.flavour = {True: "tied", False: "alone", None: ""}[reading.tie]
    if reading.tie and reading.kind(at + 1) == k.PLACE and not _names_region(reading, at + 1):
        # shared first place with Ding County
        reading.than = made.than = Than()
        reading.slot = "than"
    return at + 1


def _names_region(reading: Reading, at: int) -> bool:
    return any(p in reading.carried.regions for p in reading.tokens[at].value)


def _is_rank(reading: Reading, at: int) -> bool:
    """first may be a rank only where something is said to rank."""
    if reading.kind(at + 1) == k.NUMBER and reading.tokens[at + 1].value[0].unit in ("", *_LONG):
        # only the first two, the last three years
        return False
    if reading.ranking or reading.tie is not None or reading.kind(at + 1) == "super":
        return True
    before = reading.kind(at - 1)
    if not before and reading.carried.ranking and reading.kind(at + 1) == "in":
        # fifth in GRP growth, fourth in industrial growth
        return True
    if before == k.PLACE and reading.tokens[at].value[0][0] in ("top", "bottom", "share"):
        # make the provincial top ten
        return _names_region(reading, at - 1)
    return (
        before in ("rankverb", "reach", "tie", "sole", "done", "in", "among")
        or reading.has_after(at, k.GROUP)
        or _in_region(reading, at)
        or (reading.sense(at - 1, "leaves") is not None)
    )


def _in_region(reading: Reading, at: int) -> bool:
    """third in the city"""
    if reading.kind(at + 1) not in ("in", "of") or reading.kind(at + 2) != k.PLACE:
        return False
    return any(p in reading.carried.regions for p in reading.tokens[at + 2].value)


def _tie(reading: Reading, at: int) -> int:
    if shares_rank(reading, at):
        return at + 2
    reading.tie = True
    if (
        reading.kind(at + 1) == k.PLACE
        and not (reading.placed or reading.out)
        and reading.has_after(at, k.ORDINAL)
    ):
        # …tying with Songling County for first
        reading.than = Than(places=reading.tokens[at + 1].value)
        return at + 2
    if reading.last is not None and reading.last.kind == "rank":
        reading.last.flavour = "tied"
        if reading.has_after(at, k.PLACE):
            reading.than, reading.slot = Than(), "than"
            reading.last.than = reading.than
    return at + 1


def shares_rank(reading: Reading, at: int) -> bool:
    """Whether a clause says only with whom the rank before it is shared: second, tied with Ding County."""
    ends = reading.kind(at + 1) == k.PLACE and at + 2 == len(reading.tokens)
    return ends and not _names_region(reading, at + 1) and reading.shares_rank(reading.tokens[at + 1].value)


def _sole(reading: Reading, at: int) -> int:
    if reading.last is not None and reading.last.kind in ("rank", "super"):
        reading.last.flavour += "alone" if reading.last.kind == "rank" else ":alone"
        return at + 1
    if reading.has_after(at, k.ORDINAL):
        reading.tie = False
    elif "only" in reading.tokens[at].senses:
        reading.quantifier = "only"
    return at + 1


def _super(reading: Reading, at: int) -> int:
    token = reading.tokens[at]
    side, _, rest = token.senses["super"].partition(":")
    flavour, _, record = rest.partition(":")
    sign = 1 if side == "max" else -1
    falls = reading.sense(at - 1, "updown") == "-" and flavour == "growth"
    if reading.topic.falling or falls:
        # fell fastest
        sign = -sign
    made = reading.state("record" if record or reading.range else "super", token, sign, flavour=flavour)
    made.mode = "year" if record or reading.range else ""
    if reading.tie is False:
        made.flavour += ":alone"
    if _of_years(reading, at):
        # the highest level in three years: of years that are not looked through here
        made.kind = MUTED
    if _who_follows(reading, at):
        reading.slot = "who"
    return at + 1


def _of_years(reading: Reading, at: int) -> bool:
    place = at + 1
    while place < at + _FAR and reading.kind(place) in _BEFORE_YEARS:
        place += 1
    if reading.kind(place) == "longago":
        return True
    if reading.kind(place) == "since":
        when = reading.tokens[place + 1].value[0] if reading.kind(place + 1) == k.TIME else None
        return isinstance(when, Period) and when.last_year != reading.carried.year
    if place == at + 1 or reading.kind(place) != k.NUMBER:
        return False
    return any(n.unit in _LONG for n in reading.tokens[place].value)


def _is_places(reading: Reading, at: int) -> bool:
    """the lowest of the three places"""
    return reading.kind(at) == k.NUMBER and reading.tokens[at].value[0].unit == "位"


def _second_to(reading: Reading, at: int) -> int:
    """the fastest after Yunchuan District's, second only to it"""
    reading.topic.groups = reading.topic.groups or reading.carried.home
    reading.state("rank", reading.tokens[at], extra=(("nth", 2),))
    return at + 2 if reading.kind(at + 1) == k.PLACE else at + 1


def _who_follows(reading: Reading, at: int) -> bool:
    place = at + 1
    while place < at + _FAR and (reading.kind(place) in _BEFORE_WHO or _is_places(reading, place)):
        place += 1
    return reading.kind(place) == k.PLACE and any(reading.kind(n) == "reach" for n in range(at + 1, place))


HANDLERS: Final[dict[str, Callable[[Reading, int], int]]] = {
    "rankverb": _rankverb,
    k.ORDINAL: _ordinal,
    "tie": _tie,
    "sole": _sole,
    "super": _super,
    "secondto": _second_to,
}
