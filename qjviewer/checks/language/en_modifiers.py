"""What bounds what an English clause says: sets, quantifiers, denials, exceptions, streaks."""

from collections.abc import Callable
from decimal import Decimal
from typing import Final

import msgspec

from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.en_targets import sums_before
from qjviewer.checks.language.en_topics import fresh
from qjviewer.checks.language.reading import Reading
from qjviewer.checks.language.statements import MAIN, MUTED, Than, Topic


def _set(reading: Reading, at: int) -> int:
    count = reading.tokens[at].value
    if "all" in reading.tokens[at].senses:
        reading.quantifier, reading.negated = "not all" if reading.negated else "all", False
    listed = reading.topic.indicators if reading.kind(at - 1) == k.INDICATOR else ()
    if listed:
        if count and count != len(listed):
            reading.state("listed", reading.tokens[at], extra=(len(listed), count))
        return at + 1
    if reading.quantifier == "only" and reading.named:
        # was the only main indicator to decline
        reading.carried.listed = (MAIN,)
        return at + 1
    if reading.out and not reading.topic.indicators and not reading.named and reading.kind(at - 1) == "all":
        # led the province in all four indicators
        reading.topic.set_of, reading.out[-1].quantifier = count, "all"
        return at + 1
    fresh(reading)
    reading.topic.indicators, reading.topic.set_of, reading.topic.unknown = (), count, False
    reading.topic.measure, reading.topic.falling = "", False
    return at + 1


def _except(reading: Reading, at: int) -> int:
    """except for foreign trade: kept apart from the topic."""
    excepted = Topic()
    place = at + 1
    while place < len(reading.tokens) and reading.kind(place) in (
        k.INDICATOR,
        k.PLACE,
        "with",
        "in",
        "of",
    ):
        token = reading.tokens[place]
        if token.kind == k.INDICATOR:
            excepted.indicators += token.value
        elif token.kind == k.PLACE:
            excepted.places += token.value
        place += 1
    reading.carried.excepted = reading.excepted = excepted
    last = reading.last
    if last is not None and last.quantifier == "all" and last.topic.members and excepted.places:
        # rose in all of the six counties but Ji County
        last.excepted = last.excepted or excepted
    return place


def _quantify(value: str) -> Callable[[Reading, int], int]:
    def handler(reading: Reading, at: int) -> int:
        last, token = reading.last, reading.tokens[at]
        if value == "all" and at + 1 == len(reading.tokens) and sums_before(reading, at):
            # 8.1 points in all
            return at + 1
        if value == "none" and reading.kind(at + 1) == "updown" and reading.kind(at + 2) in ("reach", "in"):
            # No decline was recorded in retail sales.
            reading.negated = True
            return at + 1
        following = reading.kind(at + 1)
        if value == "none" and token.end - token.start == len("no") and following not in (k.GROUP, k.SET):
            # no slowdown; grew no faster than
            reading.negated = reading.negated or following in ("cmp", "adj", "speedy")
            return at + 1
        changed = last is not None and last.kind in ("change", "sign") and not last.numbers
        if value == "only" and [reading.kind(at + n) for n in (1, 2)] == ["in", k.PLACE] and changed and last:
            # fell only in Meijiang County
            last.quantifier = value
        if "sole" in reading.tokens[at].senses and last is not None and last.kind in ("rank", "super"):
            # ranked second alone
            last.flavour += "alone" if last.kind == "rank" else ":alone"
            return at + 1
        meant = value
        if value == "all" and reading.negated:
            # not all counties: some did not
            meant, reading.negated = "not all", False
        group = reading.kind(at + 2 if following == "of" else at + 1) == k.GROUP
        if value == "all" and last is not None and not last.numbers and group:
            # rose in all six counties; of did not rise in all six, one that did not is enough
            last.quantifier, last.negated = "not all" if last.negated else value, False
        reading.quantifier = meant
        return at + 1

    return handler


def _ended(reading: Reading, at: int) -> int:
    """The fall came to an end: it does not fall any more."""
    last = reading.last
    if last is not None and last.kind == "change" and not last.numbers:
        last.negated = not last.negated
    return at + 1


def _but_some(reading: Reading, at: int) -> int:
    """…in all counties but one: which one is not said, so nothing is held to it."""
    if reading.last is not None and reading.last.quantifier == "all":
        reading.last.kind = MUTED
    return at + 1


def _most(reading: Reading, at: int) -> int:
    """most of the six counties: more than half of them"""
    place = at + 1 if reading.kind(at + 1) == k.GROUP else at + 2
    if reading.kind(place) != k.GROUP:
        return at + 1
    named = reading.tokens[place].value
    topic = reading.topic
    topic.groups, topic.group_said, topic.members, topic.places = named.groups, named.said, True, ()
    topic.portion = (Decimal("0.5"), "above")
    return place + 1


def _no(reading: Reading, at: int) -> int:
    last = reading.last
    if (
        last is not None
        and last.kind == "value"
        and reading.kind(at - 1) == k.NUMBER
        and reading.kind(at + 1) == ""
    ):
        # 39 have started and three have not
        started = "started" in (last.topic.measure, reading.carried.topic.measure)
        last.topic = msgspec.structs.replace(last.topic, measure="unstarted")
        last.kind, last.bare = "value" if started else MUTED, False
        return at + 1
    reading.negated = True
    return at + 1


def _streak(reading: Reading, at: int) -> int:
    """three straight months may follow what it is said of."""
    token = reading.tokens[at]
    streak = token.value if isinstance(token.value, tuple) else (None, token.senses.get("every", ""))
    last = reading.last
    if (
        last is not None
        and last.kind in ("change", "sign", "value")
        and last.streak is None
        and not last.mode
    ):
        last.streak = streak
        return at + 1
    reading.streak = streak
    return at + 1


def _year_range(reading: Reading, at: int) -> int:
    reading.range = "year"
    if reading.last is not None and reading.last.kind == "super":
        reading.last.kind, reading.last.mode = "record", "year"
    return at + 1


def _since(reading: Reading, at: int) -> int:
    """since the first quarter: what it is compared with, though it stands behind."""
    if reading.kind(at + 1) != k.TIME:
        return at + 1
    than = Than(times=reading.tokens[at + 1].value)
    last = reading.last
    if last is not None and last.than is None:
        last.than = than
    else:
        reading.than = than
    return at + 2


def _all_but(reading: Reading, at: int) -> int:
    """all but two of the six counties"""
    if reading.kind(at + 1) != k.NUMBER or reading.kind(at + 2) != "of" or reading.kind(at + 3) != k.GROUP:
        reading.quantifier = "all"
        place = _except(reading, at)
        if reading.excepted is not None and reading.excepted.places and reading.kind(place) != k.GROUP:
            # All but Bing City recorded…: all others of its group.
            topic = reading.topic
            topic.groups, topic.members, topic.places = reading.carried.home, True, ()
        return place
    number, named = reading.tokens[at + 1].value[0], reading.tokens[at + 3].value
    topic = reading.topic
    topic.groups, topic.group_said, topic.members, topic.places = named.groups, named.said, True, ()
    count = named.said - int(number.value)
    reading.count = (count, count)
    return at + 4


def _outlook(reading: Reading, at: int) -> int:
    """力争, is expected to: what is hoped for is not said to be so."""
    reading.carried.outlook = True
    return at + 1


HANDLERS: Final[dict[str, Callable[[Reading, int], int]]] = {
    k.SET: _set,
    "except": _except,
    "allbut": _all_but,
    "outlook": _outlook,
    "all": _quantify("all"),
    "none": _quantify("none"),
    "only": _quantify("only"),
    "no": _no,
    "most": _most,
    "butsome": _but_some,
    "ended": _ended,
    "streak": _streak,
    "every": _streak,
    "year_range": _year_range,
    "since": _since,
}
