"""What an English clause speaks of: indicators, places, groups, periods."""

from collections.abc import Callable
from typing import Final

import msgspec

from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.reading import Reading
from qjviewer.checks.language.statements import Statement, Than
from qjviewer.checks.language.unit_scale import POINTS
from qjviewer.checks.language.vocabulary import EITHER

# Statements that are told among a group.
RANKS: Final = frozenset(["rank", "move", "super", "record"])
# Words that are not known and have fewer letters are more often no noun.
_A_NOUN: Final = 6
# What may stand behind a name whose noun is left out: the tertiary industry's fell.
_VERBS: Final = frozenset(["updown", "pace", "spread", "reach", "move"])
_PREPOSITIONS: Final = frozenset(["in", "of", "among", "from", "by"])


def open_clause(reading: Reading) -> None:
    """Start from what the sentence has spoken of so far."""
    before = reading.carried.topic
    reading.places_before = before.places
    reading.topic = msgspec.structs.replace(
        before,
        group_said=reading.carried.group_said,
        noun=False,
        time_carried=bool(before.times) and not reading.carried.time_leads,
    )


def fresh(reading: Reading) -> None:
    """A topic of its own for what follows, so that earlier statements keep theirs."""
    if reading.out:
        reading.topic = msgspec.structs.replace(reading.topic)


def _indicator(reading: Reading, at: int) -> int:
    token = reading.tokens[at]
    ids = token.value
    last = reading.last
    if "vague" in token.senses and (reading.carried.has_named or reading.named) and reading.slot != "whole":
        # Industrial output rose, and output in Yi County did: it is that which was named.
        return at + 1
    if last is not None and last.kind == "equal" and not (reading.named or reading.than or last.topic.noun):
        # posted the same rate of investment growth
        reading.slot = ""
    if reading.slot == "than" and not (reading.kind(at - 1) == "in" and not reading.named):
        reading.than.indicators += ids
        return at + 1
    if reading.slot == "whole" or _is_whole(reading, at):
        reading.whole.indicators = ids
        if len(ids) > 1 and reading.kind(at + 1) == k.NUMBER:
            # 81.0% of budget revenue, non-tax revenue 19.0%
            reading.whole.indicators, reading.slot = ids[:1], ""
            fresh(reading)
            reading.topic.indicators = ids[1:]
        return at + 1
    if reading.kind(at - 1) == "of" and reading.kind(at - 2) == k.INDICATOR and not reading.out:
        # profits of industrial enterprises: the first is what is spoken of, unless the second says which.
        if reading.topic.indicators and ids[0] in reading.topic.indicators[0].split(EITHER):
            reading.topic.indicators = ids
        return at + 1
    other = reading.kind(at - 1) == "of" and reading.kind(at - 2) == k.UNKNOWN and not reading.out
    if other or (at and reading.tokens[at - 1].kind == "modifier"):
        fresh(reading)
        reading.topic.unknown, reading.topic.indicators, reading.named = True, (), True
        return at + 1
    if reading.named and reading.out:
        fresh(reading)
    topic = reading.topic
    topic.indicators, topic.unknown, topic.set_of = ids, False, None
    reading.slot = "" if reading.slot == "than" else reading.slot
    _take_measure(reading, at)
    reading.named = True
    _shares_on(reading, at)
    reading.name_earlier()
    if reading.partitive is not None:
        reading.partitive.topic.indicators, reading.partitive.topic.unknown = ids, False
    if len(ids) > 1:
        reading.carried.listed = ids
    return at + 1


def _take_measure(reading: Reading, at: int) -> None:
    """Set what is measured of the indicator named at a place."""
    topic, token = reading.topic, reading.tokens[at]
    if not reading.named:
        keep = topic.noun or reading.out
        topic.measure = topic.measure if keep else reading.carried.basis
        topic.falling = topic.falling and bool(keep)
    if "possessive" in token.senses and reading.kind(at + 1) in _VERBS and not reading.out:
        # …the secondary industry's share rose and the tertiary industry's fell
        topic.measure = topic.measure or reading.carried.topic.measure
        topic.noun = bool(topic.measure)
    if "measured" in token.senses:
        topic.measure = token.senses["measured"]


def _shares_on(reading: Reading, at: int) -> None:
    """…16.2% of the city's GRP, 17.1% of its retail sales: the verb left out is the one before."""
    last, told = reading.last, reading.carried.last
    if last is None or last.kind != "value" or told is None or told.kind != "share" or not told.whole:
        return
    if reading.kind(at - 1) == "of" and reading.kind(at - 2) == k.NUMBER and told.whole.places:
        last.kind, last.whole = "share", Than(places=told.whole.places)
        last.topic = msgspec.structs.replace(reading.topic, places=told.topic.places)


def _unknown(reading: Reading, at: int) -> int:
    """…while the footfall lost 1.0 point: it is not about what was spoken of before."""
    token = reading.tokens[at]
    told = reading.kind(at + 1) in ("updown", "pace", "spread")
    alone = not (reading.named or reading.placed or reading.out)
    if told and alone and token.end - token.start >= _A_NOUN:
        reading.topic = msgspec.structs.replace(reading.topic, unknown=True, indicators=())
    return at + 1


def _is_whole(reading: Reading, at: int) -> bool:
    """Exports' share of total trade: what stands behind of is the whole."""
    return reading.named and reading.kind(at - 1) in ("of", "in") and reading.topic.measure == "share"


def _place(reading: Reading, at: int) -> int:
    token = reading.tokens[at]
    places = token.value
    if _is_equalled(reading, at):
        # had the same growth as Qingxi County
        reading.out[-1].than = Than(places=places)
        return at + 1
    if _said_there(reading, at, bool(reading.than.times or reading.than.indicators)):
        reading.slot = ""
    if reading.slot == "than" and reading.than.places and reading.kind(at - 1) == "in":
        there = reading.kind(at - 2) in ("measure", "average")
        if not there and set(places) <= reading.carried.regions:
            # ahead of Yi County in the city: where both lie
            return at + 1
        if there and not (reading.placed or set(places) & reading.carried.regions):
            # beat the national rate in Yi County: whose it is
            reading.slot = ""
    if reading.slot == "than":
        reading.than.places += places
        return at + 1
    if reading.slot in ("whole",):
        reading.whole.places = places
        return at + 1
    if reading.slot == "who":
        last = reading.last
        if last is not None:
            last.extra, last.end = places, token.end
            # What follows goes on about the one named last.
            reading.topic = msgspec.structs.replace(reading.topic, places=places)
        reading.slot = ""
        return at + 1
    if _is_group(reading, at):
        _part_ranks(reading)
        reading.topic.groups = tuple(f"@{p}" for p in places)
        return at + 1
    before = reading.kind(at - 2 if reading.kind(at - 1) == "all" else at - 1)
    if reading.out and before not in (*_PREPOSITIONS, k.NUMBER):
        # 3.8% nationwide is said of the nation.
        fresh(reading)
    reading.topic.places, reading.topic.members, reading.placed = places, False, True
    _told_here(reading)
    return at + 1


def _part_ranks(reading: Reading) -> None:
    """(first in the city, ninth in the province): each rank has a group of its own."""
    last = reading.last
    if last is not None and last.kind in RANKS and last.topic is reading.topic and last.topic.groups:
        reading.topic = last.topic = msgspec.structs.replace(reading.topic)


def _is_equalled(reading: Reading, at: int) -> bool:
    last = reading.last
    unmatched = last is not None and last.kind == "equal" and last.than is not None and not last.than
    behind = any(t.kind == k.INDICATOR for t in reading.tokens[:at])
    return unmatched and behind and reading.placed and reading.slot == "" and reading.kind(at - 1) != "in"


def _is_group(reading: Reading, at: int) -> bool:
    """ranked fifth in the province: the region that is ranked among."""
    if not any(p in reading.carried.regions for p in reading.tokens[at].value):
        return False
    last, before = reading.last, reading.kind(at - 1)
    if before in ("in", "of") and reading.ranking and not reading.out:
        # the ranking of investment growth in the province
        return True
    if last is not None and last.kind in RANKS:
        behind = before in ("in", "of", "among") or "possessive" in reading.tokens[at].senses
        if behind or last.kind == "super":
            return True
    following = reading.kind(at + 1)
    return following in (k.ORDINAL, "super") or reading.sense(at + 1, "measure") == "rank"


def _group(reading: Reading, at: int) -> int:
    named = reading.tokens[at].value
    if reading.slot == "than":
        reading.than.places += tuple(f"@{g}" for g in named.groups)
        return at + 1
    ranked = reading.last is not None and reading.last.kind in RANKS
    _part_ranks(reading)
    before = reading.kind(at - 1)
    topic = reading.topic
    topic.groups, topic.group_said, topic.others = named.groups, named.said, named.others
    topic.left = reading.places_before if named.others else ()
    if (
        named.others
        and before == "in"
        and reading.last is not None
        and reading.last.kind in ("change", "turn")
    ):
        # but grew in the other four
        topic.members, topic.places = True, ()
        return at + 1
    if (
        before == "of"
        and reading.quantifier in ("all", "none", "not all")
        and not (reading.placed or reading.ranking)
    ):
        # all of the city's counties
        topic.members, topic.places = True, ()
        return at + 1
    if before in ("of", "among", "in") or ranked or reading.placed or reading.ranking:
        return at + 1
    topic.members, topic.places = True, ()
    return at + 1


def _time(reading: Reading, at: int) -> int:
    token, last = reading.tokens[at], reading.last
    if _is_level_in(reading, at) or _said_there(reading, at, bool(reading.than.places)):
        reading.slot = ""
    if reading.slot == "than":
        reading.than.times += token.value
        reading.slot = "than"
        return at + 1
    if reading.slot == "origin" and reading.origin is not None:
        reading.origin.time = token.value[0]
        reading.slot = ""
        if "possessive" in token.senses and reading.kind(at + 1) == k.NUMBER:
            # from the first quarter's 9.1%
            reading.origin.number = reading.tokens[at + 1].value[0]
            return at + 2
        return at + 1
    if last is not None and _moved_over(reading, at, last):
        # gained 3.6 points over the first quarter
        last.than = Than(times=token.value)
        return at + 1
    if last is not None and (token.value == ("year-ago",) or _is_since_last_year(reading, at)):
        # over the same period last year: growth is year on year anyway.
        if reading.kind(at - 1) == k.NUMBER and not last.topic.times:
            # grew 3.6% a year earlier: that it grew then is as likely meant.
            last.topic = msgspec.structs.replace(last.topic, or_times=("year-ago",))
        return at + 1
    if last is not None and last.topic.time_sure and last.topic is reading.topic and reading.timed:
        fresh(reading)
        if len(reading.out) > 1 and [reading.kind(at - n) for n in (2, 1)] == [k.NUMBER, "in"]:
            # May's 11.2% rise was followed by 13.6% in June
            last.topic = reading.topic
    if last is not None and not reading.timed and not reading.has_after(at, k.NUMBER):
        # rose 13.6% year on year and 6.7% month on month in June: both are of June.
        for statement in reading.out[:-1]:
            if not statement.topic.times:
                statement.topic = msgspec.structs.replace(statement.topic, times=token.value, time_sure=True)
    reading.topic.times, reading.topic.time_sure, reading.timed = token.value, True, True
    if reading.kind(at - 2) == k.NUMBER:
        _told_here(reading)
    return at + 1


def _said_there(reading: Reading, at: int, compared: bool) -> bool:
    """higher than a year earlier in the province: behind what it is compared with, in tells of both."""
    here = not (reading.placed if reading.kind(at) == k.PLACE else reading.timed)
    return compared and here and reading.slot == "than" and reading.kind(at - 1) == "in"


def _is_level_in(reading: Reading, at: int) -> bool:
    """Whether a period is that in which something was flat, not one that it was level with."""
    flat = reading.sense(at - 2, "still") is not None and reading.kind(at - 1) == "in"
    return flat and reading.slot == "than" and not isinstance(reading.tokens[at].value[0], str)


def _moved_over(reading: Reading, at: int, last: Statement) -> bool:
    """Whether over a period tells from where something moved by so many points, not during which it did."""
    before = reading.tokens[at - 1] if at else None
    over = before is not None and before.kind == "in" and before.end - before.start == len("over")
    sized = last.kind in ("change", "value") and last.numbers and last.numbers[0].base == POINTS
    return bool(over and sized and last.than is None and reading.kind(at - 2) == k.NUMBER)


def _told_here(reading: Reading) -> None:
    """fell 12.5% in the first quarter and 7.2% in the first half: the number before a period or place is
    told of it, and goes the way the one before it went.
    """
    last = reading.last
    if last is None or last.topic is not reading.topic:
        return
    last.bare = False
    if last.kind == "value" and not (last.sign or last.named) and last.topic.measure in ("", "yoy"):
        said = [*reading.carried.statements, *reading.out[:-1]]
        last.sign = min(said[-1].sign, 0) if said and said[-1].kind in ("change", "value") else 0


def _is_since_last_year(reading: Reading, at: int) -> bool:
    """Whether growth is told over, from or on last year, not in it."""
    before = reading.tokens[at - 1] if at else None
    said_in = (
        before is None or before.kind == k.NUMBER or (before.end - before.start == 2 and before.kind == "in")
    )
    return reading.tokens[at].value == ("last-year",) and not said_in


HANDLERS: Final[dict[str, Callable[[Reading, int], int]]] = {
    k.INDICATOR: _indicator,
    k.PLACE: _place,
    k.GROUP: _group,
    k.TIME: _time,
    k.UNKNOWN: _unknown,
}
