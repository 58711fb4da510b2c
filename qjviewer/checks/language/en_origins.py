"""English words of where a change began and where it went: from 12.5% in the first quarter to 7.2%."""

from collections.abc import Callable
from typing import Final

import msgspec

from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.reading import Reading
from qjviewer.checks.language.statements import Origin, Statement, Than


def _from(reading: Reading, at: int) -> int:
    """from 12.5% in the first quarter; from a year earlier says only that growth is year on year."""
    following, last = reading.kind(at + 1), reading.last
    if following == k.TIME and reading.tokens[at + 1].value == ("year-ago",):
        if last is not None and last.kind == "equal":
            reading.than = last.than = Than(times=("year-ago",))
        return at + 2
    if following == "measure" and _growth_of(reading, at + 1):
        # from growth of 5.1% to a decline of 2.4%
        reading.origin, reading.slot = Origin(sign=1), "origin"
        return at + 3
    if following == k.INDICATOR and reading.kind(at - 1) == k.NUMBER and last is not None:
        return _from_part(reading, at, last)
    if following not in (k.NUMBER, k.ORDINAL, k.TIME, "updown", k.PLACE):
        return at + 1
    reading.origin, reading.slot = Origin(), "origin"
    if last is not None and last.kind in ("change", "move", "equal", "times"):
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


def _from_part(reading: Reading, at: int, last: Statement) -> int:
    """7.8 billion yuan from the secondary industry: the number is of what stands behind it."""
    if last.kind != "value" or last.numbers != reading.tokens[at - 1].value:
        return at + 1
    topic = msgspec.structs.replace(last.topic, indicators=reading.tokens[at + 1].value, unknown=False)
    last.topic = reading.topic = topic
    last.named, last.bare, reading.named = True, False, True
    return at + 2


def _growth_of(reading: Reading, at: int) -> bool:
    growth = reading.sense(at, "measure") == "yoy" and reading.kind(at + 1) == "of"
    return growth and reading.kind(at + 2) == k.NUMBER and reading.has_after(at, "to")


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
    if reading.kind(at + 1) not in (k.NUMBER, k.ORDINAL, "digits"):
        return at + 1
    if last is not None and last.kind in ("change", "move"):
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


HANDLERS: Final[dict[str, Callable[[Reading, int], int]]] = {
    "from": _from,
    "to": _to,
}
