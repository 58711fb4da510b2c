"""What an English clause measures: growth, share, rank; and what that is the measure of."""

from collections.abc import Callable
from typing import Final

import msgspec

from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.en_gaps import gap_ahead
from qjviewer.checks.language.en_topics import RANKS, fresh
from qjviewer.checks.language.reading import Reading
from qjviewer.checks.language.statements import Statement

# What projects are counted as: 52 key projects are under way.
_COUNTED: Final = ("planned", "started", "unstarted")


def _that_of(reading: Reading, at: int) -> int:
    """…growth of GRP was 5.8%, and that of industry 9.1%: it is the same that is measured."""
    measure = reading.topic.measure if reading.out else reading.carried.topic.measure
    fresh(reading)
    reading.slot = ""
    if measure:
        reading.topic.measure, reading.topic.noun = measure, True
    return at + 1


def _measure(reading: Reading, at: int) -> int:
    value = reading.sense(at, "measure") or ""
    measure, _, fall = value.partition(":")
    verb = gap_ahead(reading, at) if measure == "gap" else 0
    if verb:
        return verb
    if reading.slot == "than" and not (
        reading.than and reading.kind(at - 1) == k.INDICATOR and reading.named
    ):
        reading.than.measure = measure if measure in ("yoy", "share") else ""
        return at + 1
    if reading.slot == "whole":
        if measure == "yoy" and reading.last is not None:
            reading.last.flavour = (
                "contribution" if reading.last.kind in ("share", "pull") else reading.last.flavour
            )
        return at + 1
    if measure == "rank":
        reading.ranking = True
        return at + 1
    said = reading.carried.last
    if reading.sense(at, "adverb") is not None and said is not None:
        # GRP growth averaged 6.2% and investment growth 12.8% over two years: it may hold of both.
        said.loose = said.loose or (said.kind == "value" and said.topic.noun)
    last = reading.last
    if reading.partitive is not None and measure in ("planned", "started", "unstarted"):
        reading.partitive.topic.measure, reading.partitive.bare = measure, False
        return at + 1
    if last is not None and _after_number(reading, at) and _names_number(reading, last, measure, bool(fall)):
        return at + 1
    if last is not None and last.kind in RANKS:
        last.topic.measure = last.topic.measure or measure
        return at + 1
    if reading.sense(at, "adverb") is not None:
        reading.carried.basis = measure
        if last is not None and last.kind == "change" and last.topic is reading.topic:
            last.topic.measure = measure
            return at + 1
    elif _says_growth(reading, at, measure):
        reading.state("change", reading.tokens[at], 1, flavour="updown")
        return at + 1
    elif measure == "yoy" and reading.carried.basis:
        measure = reading.carried.basis
    verb = at - 2 if reading.kind(at - 1) == "reach" and measure in _COUNTED else at - 1
    if not (last is not None and last.topic is reading.topic and reading.kind(verb) == k.INDICATOR):
        # in GRP growth, behind what is said of it, belongs to what was said.
        fresh(reading)
    reading.topic.measure, reading.topic.falling = measure, bool(fall)
    reading.topic.noun = reading.sense(at, "adverb") is None
    return at + 1


def _names_number(reading: Reading, last: Statement, measure: str, falling: bool) -> bool:
    """Take the measure for that of the number right before it, where it is."""
    if last.kind == "value" and last.topic is reading.topic:
        last.topic = reading.topic = msgspec.structs.replace(reading.topic, measure=measure, falling=falling)
        last.bare = False
        before = reading.out[-2] if len(reading.out) > 1 else None
        if before is not None and before.kind == "change" and before.flavour == "updown" and measure == "mom":
            # fell 0.2% year on year and 0.3% month on month
            last.kind, last.sign, last.flavour = "change", before.sign, before.flavour
        return True
    if last.flavour == "turned" and last.numbers:
        # from a 0.9% fall to 1.6% growth
        last.sign, last.flavour, last.mode = 1, "ended", ""
        return True
    return False


def _says_growth(reading: Reading, at: int, measure: str) -> bool:
    """recorded growth: that it grew, where nothing says by how much."""
    verb = at - 2 if reading.kind(at - 1) == k.INDICATOR else at - 1
    if measure != "yoy" or reading.kind(verb) not in ("reach", "met") or reading.out:
        return False
    later = reading.tokens[at + 1 :]
    return not any(
        t.kind in (k.NUMBER, "cmp", "super", k.ORDINAL, "digits", "than", "pace") for t in later
    ) and not (reading.has_after(-1, k.NUMBER) and reading.count is None)


def _after_number(reading: Reading, at: int) -> bool:
    return reading.kind(at - 1) == k.NUMBER


HANDLERS: Final[dict[str, Callable[[Reading, int], int]]] = {
    "measure": _measure,
    "thatof": _that_of,
}
