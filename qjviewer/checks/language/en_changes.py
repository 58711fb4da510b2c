"""English words of change, comparison and rank: grew, narrowed to, ahead of, ranked fifth, fastest."""

from collections.abc import Callable
from typing import Final

from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.en_gaps import gap_behind, is_gap
from qjviewer.checks.language.en_shares import adds_to_growth, pull
from qjviewer.checks.language.en_topics import fresh
from qjviewer.checks.language.reading import Reading
from qjviewer.checks.language.statements import Than
from qjviewer.checks.language.unit_scale import POINTS

_SIGNS: Final = {"+": 1, "-": -1, "0": 0}


def sign_of(value: str | None) -> int:
    """Which way a listed sense such as + or - goes: 1, −1 or 0."""
    return _SIGNS[(value or "0")[0]]


def close_clause(reading: Reading) -> None:
    """Nothing is left open."""
    reading.slot = ""


def _change(reading: Reading, at: int) -> int:
    """grew, slowed, narrowed: a statement, unless the word belongs to what was said before it."""
    token = reading.tokens[at]
    kind = next(x for x in ("updown", "pace", "spread") if x in token.senses)
    if "pace" in token.senses and reading.topic.noun and reading.topic.measure == "yoy":
        # growth weakened: it is less, not below nought
        kind = "pace"
    sign = sign_of(token.senses[kind]) if kind != "spread" else 0
    if _names_what_is_compared(reading, at):
        return at + 2
    reading.slot = "" if reading.slot == "than" else reading.slot
    behind = gap_behind(reading, at) if "spread" in token.senses else 0
    if behind or is_gap(reading):
        wide = token.senses["spread"] == "wide" if "spread" in token.senses else sign > 0
        reading.state("change", token, 1 if wide else -1, flavour="spread")
        return behind or at + 1
    if _comes_to_gap(reading, at, sign) or _only_compares(reading, at):
        return at + 1
    if reading.kind(at + 1) == "than":
        # was lower than the provincial average
        made = reading.state("compare", token, sign)
        reading.than = made.than = Than()
        reading.slot = "than"
        return at + 2
    if _begins(reading, at, kind, sign) or _ends_origin(reading, at, kind, sign):
        return at + 1
    if "pull" in token.senses and adds_to_growth(reading, at):
        return pull(reading, at)
    if is_move(reading, at):
        return move(reading, at)
    if reading.slot == "whole":
        return at + 1
    if _names_the_rate(reading, at):
        fresh(reading)
        reading.topic.measure, reading.topic.falling, reading.topic.noun = "yoy", sign < 0, True
        return at + 1
    if _ends_superlative(reading, at, sign, kind):
        return at + 1
    return _plain_change(reading, at, sign, kind)


def _plain_change(reading: Reading, at: int, sign: int, kind: str) -> int:
    token = reading.tokens[at]
    if "spread" in token.senses and _spreads(reading):
        wide = token.senses["spread"] == "wide"
        reading.state("change", token, 1 if wide else -1, flavour="spread")
        return at + 1
    if kind == "spread":
        return at + 1
    if _follows_its_number(reading, at, sign, kind):
        return at + 1
    reading.state("change", token, sign, flavour=kind)
    return at + 1


def _names_what_is_compared(reading: Reading, at: int) -> bool:
    """outdid the rise in rural incomes"""
    last = reading.last
    compares = last is not None and last.kind == "compare" and reading.slot == "than"
    return (
        compares and reading.kind(at + 1) in ("in", "of") and reading.kind(at + 2) in (k.INDICATOR, k.PLACE)
    )


def _comes_to_gap(reading: Reading, at: int, sign: int) -> bool:
    """fell 0.8 points short of the average: a verb of comparison with its size inside."""
    beside = reading.sense(at + 1, "cmp")
    if beside in ("+any", "-any") and reading.kind(at + 1) == "cmp" and sign_of(beside) == sign:
        # fell well short of it
        return True
    compared = reading.sense(at + 2, "cmp")
    sized = reading.kind(at + 1) == k.NUMBER and reading.tokens[at + 1].value[0].base == POINTS
    return sized and compared in ("+any", "-any") and sign_of(compared) == sign


def _only_compares(reading: Reading, at: int) -> bool:
    """No county grew slower than Ji County: nobody says that none grew."""
    limited = reading.negated or reading.count is not None or reading.quantifier in ("none", "only")
    place = at + 2 if reading.kind(at + 1) == k.INDICATOR else at + 1
    return limited and reading.sense(place, "cmp") is not None


def _begins(reading: Reading, at: int, kind: str, sign: int) -> bool:
    """from a fall of 0.9% to growth of 1.6%: which way it went at the start"""
    origin = reading.origin if reading.slot == "origin" and kind == "updown" else None
    if origin is None or reading.sense(at + 1, "to") is not None:
        return False
    origin.sign = sign
    return True


def _ends_origin(reading: Reading, at: int, kind: str, sign: int) -> bool:
    """Whether the word says which way the number right before it went, where that one tells the start."""
    origin = reading.origin
    if origin is None or kind != "updown" or reading.kind(at - 1) != k.NUMBER or reading.out:
        return False
    if origin.number is not reading.tokens[at - 1].value[0] or reading.kind(at + 1) != "to":
        return False
    origin.sign = sign
    return True


def _ends_superlative(reading: Reading, at: int, sign: int, kind: str) -> bool:
    """the steepest fall: which way the extreme lies."""
    last, token = reading.last, reading.tokens[at]
    if last is None or last.kind != "super" or kind != "updown":
        return False
    if last.flavour.startswith("steep"):
        last.sign = -1 if sign < 0 else 1
    elif reading.kind(at - 1) == "super":
        last.sign *= -1 if sign < 0 else 1
    else:
        return False
    last.flavour, last.end = "growth", token.end
    return True


def _follows_its_number(reading: Reading, at: int, sign: int, kind: str) -> bool:
    """a 15.8% rise, to a 2.3% rise: the number comes first."""
    last, token = reading.last, reading.tokens[at]
    if last is None or reading.kind(at - 1) != k.NUMBER:
        return False
    if last.flavour == "turned" and last.numbers:
        last.sign, last.flavour, last.mode, last.end = sign, "ended", "", token.end
        return True
    if last.kind == "value" and last.topic is reading.topic:
        last.kind, last.sign, last.flavour, last.end = "change", sign, kind, token.end
        last.topic.noun = False
        return True
    return False


def _spreads(reading: Reading) -> bool:
    topic = reading.topic
    ratio = any("ratio" in i for i in topic.indicators)
    return topic.falling or topic.measure == "gap" or ratio


def _names_the_rate(reading: Reading, at: int) -> bool:
    """The decline in foreign trade narrowed: the noun is the rate that something is said of."""
    place = at + 2 if reading.kind(at + 1) == "reach" else at + 1
    if reading.sense(at, "updown") == "-" and reading.sense(place, "spread") is not None:
        return True
    if reading.kind(at + 1) not in ("in", "of") or reading.kind(at + 2) not in (k.INDICATOR, k.PLACE):
        return False
    return (
        not reading.named
        and not reading.out
        and reading.has_after(at + 1, "spread", "pace", "updown", "cmp", "adj", "turn")
    )


def is_move(reading: Reading, at: int) -> bool:
    """Whether a word of change tells of a rank: by so many places, from or to one."""
    if "move" not in reading.tokens[at].senses:
        return False
    place = at + 1
    while reading.kind(place) == "by":
        place += 1
    if reading.kind(place) == k.NUMBER:
        return bool(reading.tokens[place].value[0].unit == "位")
    return (
        (reading.kind(place) in ("from", "to") and reading.kind(place + 1) == k.ORDINAL)
        or _in_ranking(reading, place)
        or (reading.ranking and (not reading.named or _tells_of_rank(reading, at)))
    )


def _in_ranking(reading: Reading, at: int) -> bool:
    """moved up in the provincial ranking"""
    place = at + 1 if reading.kind(at) == "in" else at
    place += reading.kind(place) == k.PLACE
    return place > at and reading.sense(place, "measure") == "rank"


def _tells_of_rank(reading: Reading, at: int) -> bool:
    """The rank of retail sales growth improved."""
    return any(
        t.senses.get("measure") == "rank" and reading.kind(n + 1) == "of"
        for n, t in enumerate(reading.tokens[:at])
    )


def move(reading: Reading, at: int) -> int:
    """State that a rank moves."""
    reading.ranking = True
    reading.state("move", reading.tokens[at], sign_of(reading.sense(at, "move")))
    return at + 1


def _turn(reading: Reading, at: int) -> int:
    reading.state("turn", reading.tokens[at], sign_of(reading.sense(at, "turn")))
    return at + 1


def _range(reading: Reading, at: int) -> int:
    if reading.kind(at + 1) == "of":
        # ranked last in growth of industry
        reading.slot = ""
        return at + 1
    reading.state("sign", reading.tokens[at], sign_of(reading.sense(at, "range")))
    return at + 1


HANDLERS: Final[dict[str, Callable[[Reading, int], int]]] = {
    "updown": _change,
    "pace": _change,
    "spread": _change,
    "turn": _turn,
    "range": _range,
}
