"""English words of comparison: ahead of, trailed, in line with, doubled."""

from collections.abc import Callable
from typing import Final

import msgspec

from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.en_changes import is_move, move, sign_of
from qjviewer.checks.language.en_ranks import shares_rank
from qjviewer.checks.language.en_topics import fresh
from qjviewer.checks.language.reading import Reading
from qjviewer.checks.language.statements import MUTED, Statement, Than
from qjviewer.checks.language.unit_scale import PERCENT, POINTS, TIMES

# What a comparison is that has its size in such a unit.
_OF_UNIT: Final = {"倍": "times", "位": "move"}


def _cmp(reading: Reading, at: int) -> int:
    """ahead of, trailed: the size may stand before it or behind by."""
    token, last = reading.tokens[at], reading.last
    value = token.senses["cmp"]
    sign, flavour = sign_of(value), value[1:]
    if "orequal" in token.senses:
        # kept up with: it is not below.
        reading.negated = not reading.negated
    if "leads" in token.senses and reading.kind(at + 1) == "measure":
        # led growth: said of no other
        return at + 1
    if "leads" in token.senses and _leads_group(reading, at):
        reading.ranking = True
        if reading.kind(at + 1) == k.PLACE:
            reading.topic.groups = tuple(f"@{p}" for p in reading.tokens[at + 1].value)
            reading.state("rank", token, extra=(("nth", 1),))
            return at + 2
        reading.state("rank", token, extra=(("nth", 1),))
        return at + 1
    if reading.kind(at + 1) == k.NUMBER and _hedges(reading, at + 1, sign):
        return at + 1
    reading.than, reading.slot = Than(), "than"
    if (
        last is not None
        and last.kind == "value"
        and reading.kind(at - 1) == k.NUMBER
        and last.numbers[0].unit != ""
        and not (reading.kind(at - 2) == "of" and last.numbers[0].base in (PERCENT, "元"))
    ):
        last.sign, last.flavour, last.than, last.end = sign, flavour, reading.than, token.end
        last.kind = _OF_UNIT.get(last.numbers[0].unit, "compare")
        if last.kind == "times":
            last.flavour = "more"
        if sign < 0 and last.numbers[0].base == "元":
            _mute_fall(reading, at)
        return at + 1
    made = reading.state("compare", token, sign, flavour=flavour or _speed_before(reading))
    made.than = reading.than
    _of_a_fall(reading, made)
    reading.slot = "than"
    return at + 1


def _mute_fall(reading: Reading, at: int) -> None:
    """fell 974 million yuan short of the target: nothing fell."""
    before = reading.out[-2] if len(reading.out) > 1 else None
    if before is not None and before.kind == "change" and reading.kind(at - 2) == "updown":
        before.kind = MUTED


def _hedges(reading: Reading, at: int, sign: int) -> bool:
    """was above 50%: nothing is compared, the number is but the least that it was"""
    number = reading.tokens[at]
    if number.value[0].base in (POINTS, TIMES, "位", "") or number.value[0].hedge:
        return False
    if reading.kind(at + 1) in ("updown", "measure") or reading.has_after(at, k.PLACE, k.TIME):
        # less than the 12.5% drop of the first quarter: that is what the other one had
        return False
    hedged = tuple(msgspec.structs.replace(n, hedge="above" if sign > 0 else "below") for n in number.value)
    reading.tokens[at] = msgspec.structs.replace(number, value=hedged)
    return True


def _leads_group(reading: Reading, at: int) -> bool:
    """topped the six counties: to be first among them, unless it says by how much."""
    following = reading.tokens[at + 1] if reading.kind(at + 1) == k.PLACE else None
    region = following is not None and any(p in reading.carried.regions for p in following.value)
    group = reading.kind(at + 1) == k.GROUP or (region and reading.kind(at + 2) == "in")
    return group and not any(
        t.kind == k.NUMBER and t.value[0].base == POINTS for t in reading.tokens[at + 1 :]
    )


def _speed_before(reading: Reading) -> str:
    return "growth" if any(s.kind == "change" for s in reading.out) else ""


def _than(reading: Reading, at: int) -> int:
    place = _compared_before(reading, at)
    reading.than, reading.slot = Than(), "than"
    if place is not None:
        _compare_late(reading, place, at)
    return at + 1


def _compared_before(reading: Reading, at: int) -> int | None:
    """The place of the word that a than belongs to, though it stands apart: faster in Jia than in Yi."""
    for n in range(at - 1, -1, -1):
        if reading.kind(n) in ("than", "cmp", "against"):
            return None
        if reading.sense(n, "adj") is not None or reading.sense(n, "speedy") is not None:
            return n
    return None


def _compare_late(reading: Reading, place: int, at: int) -> None:
    sign = sign_of(reading.sense(place, "adj") or reading.sense(place, "speedy"))
    if reading.sense(place, "speedy") is not None and reading.sense(place - 1, "adj") == "-":
        sign = -sign
    last = reading.last
    if last is not None and _is_growth_since(reading, place, at):
        # 0.2% lower in June than a year earlier: so much growth
        last.kind, last.sign, last.flavour, last.end = "change", sign, "updown", reading.tokens[at].end
        return
    sized = last is not None and last.kind == "value" and last.numbers[0].base == POINTS
    if last is not None and sized:
        last.kind, last.sign, last.than, last.end = "compare", sign, reading.than, reading.tokens[at].end
        return
    made = reading.state("compare", reading.tokens[place], sign, flavour=_speed_before(reading))
    made.end, made.than, reading.slot = reading.tokens[at].end, reading.than, "than"
    _of_a_fall(reading, made)


def _is_growth_since(reading: Reading, place: int, at: int) -> bool:
    """Whether a per cent right before higher or lower is told against the year before."""
    when = at + 2 if reading.kind(at + 1) == "in" else at + 1
    ago = reading.kind(when) == k.TIME and reading.tokens[when].value in (("year-ago",), ("last-year",))
    told = reading.last is not None and reading.last.kind == "value"
    rate = reading.kind(place - 1) == k.NUMBER and reading.tokens[place - 1].value[0].base == PERCENT
    return bool(ago and told and rate)


def _of_a_fall(reading: Reading, made: Statement) -> None:
    """fell faster than exports: what is compared is how fast it fell."""
    told = (s for s in reading.out if s.kind == "change" and s.flavour == "updown" and not s.numbers)
    if any(s.sign < 0 for s in told):
        made.topic = msgspec.structs.replace(made.topic, falling=True)


def _others(reading: Reading, at: int) -> int:
    """faster than any other county: fastest of all"""
    last = reading.last
    if last is not None and last.kind == "compare" and reading.slot == "than" and not last.numbers:
        last.kind, last.than, reading.slot, reading.than = "super", None, "", Than()
        last.sign = -last.sign if last.topic.falling else last.sign
        last.flavour, last.end = "any", reading.tokens[at].end
    return at + 1


def _against(reading: Reading, at: int) -> int:
    """against 13.0% for January–May: the value of another period or place."""
    place = at + 1
    if reading.kind(place) == k.NUMBER:
        fresh(reading)
        reading.topic.times, reading.topic.time_sure, reading.slot = (), False, "value"
        return at + 1
    return _than(reading, at)


def _adj(reading: Reading, at: int) -> int:
    """1.3 points higher, with what it is higher than named before."""
    last = reading.last
    sign = sign_of(reading.sense(at, "adj"))
    if reading.sense(at + 1, "than") is not None:
        return _cmp_adj(reading, at, sign)
    if (
        last is not None
        and last.kind == "value"
        and reading.kind(at - 1) == k.NUMBER
        and reading.carried.than
    ):
        last.kind, last.sign, last.than = (
            "compare",
            sign,
            msgspec.structs.replace(reading.carried.than, value=None),
        )
    return at + 1


def _moved(reading: Reading, at: int) -> int:
    """climbed seven places; a word that also compares, as higher does, moves only what is ranked."""
    if "adj" in reading.tokens[at].senses and not is_move(reading, at):
        if _records(reading, at):
            # recorded higher investment
            sign = sign_of(reading.sense(at, "adj"))
            reading.state("change", reading.tokens[at], sign, flavour="updown")
            return at + 1
        return _adj(reading, at)
    return move(reading, at)


def _records(reading: Reading, at: int) -> bool:
    """Whether what is higher was recorded, and stands behind, with nothing that it is compared with."""
    told = reading.kind(at - 1) == "reach" and reading.kind(at + 1) == k.INDICATOR
    return told and not reading.out and not reading.has_after(at, k.NUMBER, "than", "cmp", "against")


def _speedy(reading: Reading, at: int) -> int:
    """grew more slowly here than across the province"""
    if reading.sense(at + 1, "than") is None:
        return at + 1
    sign = sign_of(reading.sense(at, "speedy"))
    sign = -sign if reading.sense(at - 1, "adj") == "-" else sign
    made = reading.state("compare", reading.tokens[at], sign, flavour="growth")
    reading.than, reading.slot = Than(), "than"
    made.than = reading.than
    _of_a_fall(reading, made)
    return at + 2


def _cmp_adj(reading: Reading, at: int, sign: int) -> int:
    last = reading.last
    if (
        last is not None
        and last.kind == "value"
        and reading.kind(at - 1) == k.NUMBER
        and last.numbers[0].unit
    ):
        # 4.1 percentage points more than total investment
        reading.than = last.than = Than()
        reading.slot, last.sign, last.end = "than", sign, reading.tokens[at + 1].end
        last.kind = _OF_UNIT.get(last.numbers[0].unit, "compare")
        return at + 2
    made = reading.state("compare", reading.tokens[at], sign)
    reading.than, reading.slot = Than(), "than"
    made.than = reading.than
    _of_a_fall(reading, made)
    return at + 2


def _equal(reading: Reading, at: int) -> int:
    token = reading.tokens[at]
    if reading.negated and "asas" in token.senses and not reading.ranking:
        # was not as fast as
        made = reading.state("compare", token, -1)
        made.negated, reading.than, reading.slot = False, Than(), "than"
        made.than = reading.than
        return at + 1
    if shares_rank(reading, at):
        return at + 2
    still_ranking = reading.carried.ranking and not reading.named and not reading.topic.noun
    kind = "move" if reading.ranking or still_ranking else "equal"
    if any(t.senses.get("measure") == "rank" for t in reading.tokens[at + 1 :]):
        kind = "move"
    made = reading.state(kind, token, 0)
    if kind == "equal":
        reading.than, reading.slot = Than(), "than"
        made.than = reading.than
    return at + 1


def _schedule(reading: Reading, at: int) -> int:
    if (
        reading.last is not None
        and reading.last.than is not None
        and reading.last.kind in ("compare", "equal")
    ):
        reading.last.than.schedule = True
    else:
        reading.than.schedule = True
    return at + 1


def _times(reading: Reading, at: int) -> int:
    """doubled; tripled the provincial rate."""
    from decimal import Decimal

    from qjviewer.checks.language.stated import Stated

    token = reading.tokens[at]
    factor = Decimal(token.senses["times"])
    named = reading.kind(at + 1) in (k.PLACE, k.INDICATOR)
    hedge = "about" if named else "least" if factor > 1 else "most"
    number = Stated(factor, "倍", token.start, token.end, hedge, Decimal("0.1"))  # type: ignore[arg-type]
    last = reading.last
    if last is not None and last.kind == "change" and not last.numbers and reading.kind(at - 1) == "updown":
        # The decline halved: the rate did.
        falling, last.kind = last.sign < 0, MUTED
        fresh(reading)
        reading.topic.measure, reading.topic.falling, reading.topic.noun = "yoy", falling, True
    made = reading.state("times", token, numbers=(number,), flavour="" if named else "doubled")
    if named:
        reading.than, reading.slot = Than(), "than"
        made.than = reading.than
    return at + 1


def _puts(reading: Reading, at: int) -> int:
    """GRP growth of 6.6% put Ding County second: the number is that of who it puts there."""
    last = reading.last
    if last is not None and last.kind == "value" and reading.kind(at + 1) == k.PLACE and not reading.placed:
        reading.topic.places, reading.topic.members, reading.placed = (
            reading.tokens[at + 1].value,
            False,
            True,
        )
        return at + 2
    return at + 1


HANDLERS: Final[dict[str, Callable[[Reading, int], int]]] = {
    "cmp": _cmp,
    "than": _than,
    "others": _others,
    "puts": _puts,
    "against": _against,
    "adj": _adj,
    "move": _moved,
    "speedy": _speedy,
    "equal": _equal,
    "schedule": _schedule,
    "times": _times,
}
