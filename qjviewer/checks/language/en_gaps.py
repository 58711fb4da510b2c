"""English gaps between two places that widen or narrow: the lead over the province grew from 0.8 points."""

from typing import Final

import msgspec

from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.reading import Reading
from qjviewer.checks.language.statements import Than
from qjviewer.checks.language.tokens import Token

_PAIR: Final = 2
_TELLING: Final = ("spread", "updown", "pace", "reach")
# What tells how far a gap moved, and with that ends what tells which gap it is.
_SIZING: Final = frozenset(["from", "to", "by", k.NUMBER, "since"])


def gap_ahead(reading: Reading, at: int) -> int:
    """The gap with the province in GDP growth widened, or was 1.7 points: takes all words before the verb.

    Returns the place of that verb, or 0 where the clause has none that tells of the gap.
    """
    verb = next((n for n in range(at + 1, len(reading.tokens)) if _tells(reading.tokens[n])), 0)
    if not verb or reading.out or any(t.kind in _SIZING for t in reading.tokens[:verb]):
        return 0
    _between(reading, reading.tokens[:verb])
    return verb


def gap_behind(reading: Reading, at: int) -> int:
    """widening its lead over the province from 0.8 points: takes the gap that a verb has for its object.

    Returns the place behind it, or 0 where there is none.
    """
    place = at + 1
    if reading.sense(place, "measure") != "gap":
        return 0
    end = next(
        (n for n in range(place, len(reading.tokens)) if reading.kind(n) in _SIZING), len(reading.tokens)
    )
    _between(reading, reading.tokens[place:end])
    return end


def is_gap(reading: Reading) -> bool:
    """Whether a gap is what the clause speaks of, as it still is in: …was 1.7 points, up from 0.8 points."""
    if reading.topic.measure != "gap" or (reading.named and not reading.topic.noun):
        return False
    if not reading.topic.noun:
        reading.than = Than(places=reading.carried.than.places)
    return True


def _tells(token: Token) -> bool:
    return any(kind in token.senses for kind in _TELLING)


def _between(reading: Reading, tokens: list[Token]) -> None:
    """Set which gap is spoken of: in what, whose, and to whom."""
    places = tuple(p for t in tokens if t.kind == k.PLACE for p in t.value)
    indicators = next((t.value for t in tokens if t.kind == k.INDICATOR), ())
    topic = msgspec.structs.replace(reading.topic, measure="gap", noun=True, falling=False)
    if indicators:
        topic.indicators, topic.unknown, reading.named = indicators, False, True
    if len(places) == _PAIR:
        topic.places, topic.members = places[:1], False
    reading.topic, reading.slot = topic, ""
    # Between two indicators lies a gap of its own.
    known = reading.carried.than.places if len(indicators) < _PAIR else ()
    reading.than = Than(places=places[-1:] or known)
