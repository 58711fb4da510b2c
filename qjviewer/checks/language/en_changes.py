"""English words of change, comparison and rank: grew, narrowed to, ahead of, ranked fifth, fastest."""

from collections.abc import Callable
from typing import Final

import msgspec

from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.en_amounts import adds_to_growth, pull
from qjviewer.checks.language.en_topics import fresh
from qjviewer.checks.language.reading import Reading
from qjviewer.checks.language.statements import Origin, Statement, Than
from qjviewer.checks.language.unit_scale import POINTS

_SIGNS: Final = {"+": 1, "-": -1, "0": 0}


def _sign(value: str | None) -> int:
    return _SIGNS[(value or "0")[0]]


def close_clause(reading: Reading) -> None:
    """Nothing is left open."""
    reading.slot = ""


def _change(reading: Reading, at: int) -> int:
    token = reading.tokens[at]
    kind = next(x for x in ("updown", "pace", "spread") if x in token.senses)
    sign = _sign(token.senses[kind]) if kind != "spread" else 0
    reading.slot = "" if reading.slot == "than" else reading.slot
    if (
        reading.slot == "origin"
        and reading.origin is not None
        and kind == "updown"
        and reading.sense(at + 1, "to") is None
    ):
        # from a fall of 0.9% to growth of 1.6%
        reading.origin.sign = sign
        return at + 1
    if "pull" in token.senses and adds_to_growth(reading, at):
        return pull(reading, at)
    if _is_move(reading, at):
        return _move(reading, at)
    if reading.slot == "whole":
        return at + 1
    if _names_the_rate(reading, at):
        fresh(reading)
        reading.topic.measure, reading.topic.falling, reading.topic.noun = "yoy", sign < 0, True
        return at + 1
    last = reading.last
    if last is not None and last.kind == "super" and last.flavour.startswith("steep") and kind == "updown":
        last.sign, last.flavour, last.end = (-1 if sign < 0 else 1), "growth", token.end
        return at + 1
    if last is not None and last.kind == "super" and kind == "updown" and reading.kind(at - 1) == "super":
        last.sign = last.sign * (-1 if sign < 0 else 1)
        last.flavour, last.end = "growth", token.end
        return at + 1
    if "spread" in token.senses and _spreads(reading):
        wide = token.senses["spread"] == "wide"
        reading.state("change", token, 1 if wide else -1, flavour="spread")
        return at + 1
    if kind == "spread":
        return at + 1
    if last is not None and last.flavour == "turned" and last.numbers and reading.kind(at - 1) == k.NUMBER:
        # to a 2.3% rise
        last.sign, last.flavour, last.mode, last.end = sign, "ended", "", token.end
        return at + 1
    if (
        last is not None
        and last.kind == "value"
        and reading.kind(at - 1) == k.NUMBER
        and last.topic is reading.topic
    ):
        # a 15.8% rise: the number comes first.
        last.kind, last.sign, last.flavour, last.end = "change", sign, kind, token.end
        last.topic.noun = False
        return at + 1
    reading.state("change", token, sign, flavour=kind)
    return at + 1


def _spreads(reading: Reading) -> bool:
    topic = reading.topic
    ratio = any("ratio" in i for i in topic.indicators)
    return topic.falling or topic.measure == "gap" or ratio


def _names_the_rate(reading: Reading, at: int) -> bool:
    """The decline in foreign trade narrowed: the noun is the rate that something is said of."""
    if reading.sense(at, "updown") == "-" and reading.sense(at + 1, "spread") is not None:
        return True
    if reading.kind(at + 1) not in ("in", "of") or reading.kind(at + 2) not in (k.INDICATOR, k.PLACE):
        return False
    return not reading.named and not reading.out and reading.has_after(at + 1, "spread", "pace", "updown")


def _is_move(reading: Reading, at: int) -> bool:
    if "move" not in reading.tokens[at].senses:
        return False
    place = at + 1
    while reading.kind(place) in ("by", "fill"):
        place += 1
    if reading.kind(place) == k.NUMBER:
        return reading.tokens[place].value[0].unit == "位"
    return (
        (reading.kind(place) == "from"
        and reading.kind(place + 1) == k.ORDINAL)
        or (reading.kind(place) in ("to", "fill") and reading.kind(place + 1) == k.ORDINAL)
        or (reading.ranking and not reading.named)
    )


def _move(reading: Reading, at: int) -> int:
    reading.ranking = True
    reading.state("move", reading.tokens[at], _sign(reading.sense(at, "move")))
    return at + 1


def _turn(reading: Reading, at: int) -> int:
    reading.state("turn", reading.tokens[at], _sign(reading.sense(at, "turn")))
    return at + 1


def _range(reading: Reading, at: int) -> int:
    reading.state("sign", reading.tokens[at], _sign(reading.sense(at, "range")))
    return at + 1


def _from(reading: Reading, at: int) -> int:
    """from 12.5% in the first quarter; from a year earlier says only that growth is year on year."""
    following, last = reading.kind(at + 1), reading.last
    if following == k.TIME and reading.tokens[at + 1].value == ("year-ago",):
        if last is not None and last.kind == "equal":
            last.than = Than(times=("year-ago",))
        return at + 2
    if following not in (k.NUMBER, k.ORDINAL, k.TIME, "updown", k.PLACE):
        return at + 1
    reading.origin, reading.slot = Origin(), "origin"
    if last is not None and last.kind in ("change", "move", "equal"):
        last.origin = reading.origin
        if last.kind == "equal" and following == k.TIME:
            last.than = last.than or Than()
            last.than.times = reading.tokens[at + 1].value
            reading.slot = ""
            return at + 2
    elif following == k.NUMBER:
        # from 12.5% to 7.2%: the change may be told later.
        return at + 1
    return at + 1


def _to(reading: Reading, at: int) -> int:
    last = reading.last
    if reading.slot == "origin":
        reading.slot = ""
    if reading.topic.measure == "contribution" and reading.kind(at + 1) == k.INDICATOR:
        reading.slot = "whole"
        return at + 1
    if _closes_origin(reading, at):
        reading.state("change", reading.tokens[at], 0, mode="to", flavour="turned")
        return at + 1
    if reading.kind(at + 1) not in (k.NUMBER, k.ORDINAL):
        return at + 1
    if last is not None and last.kind in ("change", "move") and reading.kind(at + 1) in (k.NUMBER, k.ORDINAL):
        if last.numbers and last.kind == "change":
            made = reading.state("change", reading.tokens[at], last.sign, mode="to", flavour=last.flavour)
            made.origin, made.topic = last.origin, last.topic
        elif last.numbers:
            return at + 1
        elif reading.tokens[at].senses.get("to") is not None and not _says_at(reading, at):
            last.mode = "to"
    return at + 1


def _closes_origin(reading: Reading, at: int) -> bool:
    """from a fall of 0.9% to growth of 1.6%: a change told by its two ends alone."""
    origin = reading.origin
    if origin is None or any(s.origin is origin for s in reading.out):
        return False
    return bool(origin.number or origin.sign) and reading.has_after(at, k.NUMBER)


def _says_at(reading: Reading, at: int) -> bool:
    return reading.tokens[at].end - reading.tokens[at].start == 2 and "in" in reading.tokens[at].senses


# Comparing -------------------------------------------------------------------------------------


def _cmp(reading: Reading, at: int) -> int:
    """ahead of, trailed: the size may stand before it or behind by."""
    token, last = reading.tokens[at], reading.last
    value = token.senses["cmp"]
    sign, flavour = _sign(value), value[1:]
    if "leads" in token.senses and _leads_group(reading, at):
        reading.ranking = True
        reading.state("rank", token, extra=(("nth", 1),))
        return at + 1
    reading.than, reading.slot = Than(), "than"
    if (
        last is not None
        and last.kind == "value"
        and reading.kind(at - 1) == k.NUMBER
        and last.numbers[0].unit != ""
    ):
        last.sign, last.flavour, last.than, last.end = sign, flavour, reading.than, token.end
        last.kind = "times" if last.numbers[0].unit == "倍" else "compare"
        if last.kind == "times":
            last.flavour = "more"
        return at + 1
    if last is not None and last.kind == "change" and last.numbers and last.numbers[0].base == POINTS:
        return at + 1
    made = reading.state("compare", token, sign, flavour=flavour or _speed_before(reading))
    made.than = reading.than
    reading.slot = "than"
    return at + 1


def _leads_group(reading: Reading, at: int) -> bool:
    """topped the six counties: to be first among them, unless it says by how much."""
    group = reading.kind(at + 1) == k.GROUP or (
        reading.kind(at + 1) == k.PLACE and reading.kind(at + 2) == "in"
    )
    return group and not any(
        t.kind == k.NUMBER and t.value[0].base == POINTS for t in reading.tokens[at + 1 :]
    )


def _speed_before(reading: Reading) -> str:
    return "growth" if any(s.kind == "change" for s in reading.out) else ""


def _than(reading: Reading, at: int) -> int:
    reading.than, reading.slot = Than(), "than"
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
    sign = _sign(reading.sense(at, "adj"))
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


def _cmp_adj(reading: Reading, at: int, sign: int) -> int:
    made = reading.state("compare", reading.tokens[at], sign)
    reading.than, reading.slot = Than(), "than"
    made.than = reading.than
    return at + 2


def _equal(reading: Reading, at: int) -> int:
    token = reading.tokens[at]
    kind = "move" if reading.ranking else "equal"
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


# Ranks -----------------------------------------------------------------------------------------


def _rankverb(reading: Reading, at: int) -> int:
    if reading.has_after(at, k.ORDINAL, "super", "tie"):
        reading.ranking = True
    return at + 1


def _ordinal(reading: Reading, at: int) -> int:
    token, last = reading.tokens[at], reading.last
    if reading.slot == "origin" and reading.origin is not None:
        reading.origin.ordinal, reading.slot = token.value[0], ""
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
    made.mode = "left" if reading.sense(at - 1, "leaves") is not None else ""
    made.flavour = {True: "tied", False: "alone", None: ""}[reading.tie]
    return at + 1


def _is_rank(reading: Reading, at: int) -> bool:
    """first may be a rank only where something is said to rank."""
    if reading.ranking or reading.tie is not None or reading.kind(at + 1) == "super":
        return True
    before = reading.kind(at - 1)
    return (
        before in ("rankverb", "reach", "tie", "sole", "done", "in", "among")
        or reading.has_after(at, k.GROUP)
        or (reading.sense(at - 1, "leaves") is not None)
    )


def _tie(reading: Reading, at: int) -> int:
    reading.tie = True
    if reading.last is not None and reading.last.kind == "rank":
        reading.last.flavour = "tied"
        if reading.has_after(at, k.PLACE):
            reading.than, reading.slot = Than(), "than"
            reading.last.than = reading.than
    return at + 1


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
    if reading.topic.falling:
        sign = -sign
    made = reading.state("record" if record or reading.range else "super", token, sign, flavour=flavour)
    made.mode = "year" if record or reading.range else ""
    if reading.tie is False:
        made.flavour += ":alone"
    if _who_follows(reading, at):
        reading.slot = "who"
    return at + 1


def _who_follows(reading: Reading, at: int) -> bool:
    place = at + 1
    while reading.kind(place) in ("reach", "fill", "measure", "updown", "by", "of", "in") and place < at + 4:
        place += 1
    return reading.kind(place) == k.PLACE and any(reading.kind(n) == "reach" for n in range(at + 1, place))


def _times(reading: Reading, at: int) -> int:
    """doubled; tripled the provincial rate."""
    from decimal import Decimal

    from qjviewer.checks.language.stated import Stated

    token = reading.tokens[at]
    factor = Decimal(token.senses["times"])
    named = reading.kind(at + 1) in (k.PLACE, k.INDICATOR)
    hedge = "about" if named else "least" if factor > 1 else "most"
    number = Stated(factor, "倍", token.start, token.end, hedge, Decimal("0.1"))  # type: ignore[arg-type]
    made = reading.state("times", token, numbers=(number,), flavour="" if named else "doubled")
    if named:
        reading.than, reading.slot = Than(), "than"
        made.than = reading.than
    return at + 1


def waiting(reading: Reading) -> Statement | None:
    """The statement that a number may still belong to."""
    return reading.waiting()


HANDLERS: Final[dict[str, Callable[[Reading, int], int]]] = {
    "updown": _change,
    "pace": _change,
    "spread": _change,
    "move": _move,
    "turn": _turn,
    "range": _range,
    "from": _from,
    "to": _to,
    "cmp": _cmp,
    "than": _than,
    "against": _against,
    "adj": _adj,
    "equal": _equal,
    "schedule": _schedule,
    "rankverb": _rankverb,
    k.ORDINAL: _ordinal,
    "tie": _tie,
    "sole": _sole,
    "super": _super,
    "times": _times,
}
