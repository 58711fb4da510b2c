"""Reads English clauses: each kind of token has a handler that gathers or states."""

from collections.abc import Callable
from typing import Final

import msgspec

from qjviewer.checks.language import (
    en_amounts,
    en_changes,
    en_comparisons,
    en_measures,
    en_modifiers,
    en_origins,
    en_ranks,
    en_shares,
    en_targets,
    en_topics,
)
from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.asides import value_of_than
from qjviewer.checks.language.clauses import Clause
from qjviewer.checks.language.reading import Carried, Reading
from qjviewer.checks.language.statements import Origin, Statement, Than

# What a number in brackets may be the value of.
_TOLD_IN_BRACKETS: Final = frozenset(
    [
        k.INDICATOR,
        k.PLACE,
        k.TIME,
        k.GROUP,
        k.NUMBER,
        "measure",
        "updown",
        "pace",
        "average",
        "super",
        k.ORDINAL,
    ]
)
Handler = Callable[[Reading, int], int]
_HANDLERS: Final[dict[str, Handler]] = {
    **en_topics.HANDLERS,
    **en_measures.HANDLERS,
    **en_modifiers.HANDLERS,
    **en_changes.HANDLERS,
    **en_origins.HANDLERS,
    **en_comparisons.HANDLERS,
    **en_ranks.HANDLERS,
    **en_amounts.HANDLERS,
    **en_shares.HANDLERS,
    **en_targets.HANDLERS,
}


def read_clause(clause: Clause, carried: Carried) -> list[Statement]:
    """The statements of a clause; `carried` goes on to the next."""
    if _is_denied_too(clause, carried):
        return [_denied_too(clause, carried)]
    reading = Reading(clause.tokens, carried)
    en_topics.open_clause(reading)
    if carried.than_only:
        reading.than = msgspec.structs.replace(carried.than)
    reading.origin, reading.count = carried.start, carried.lead
    reading.quantifier = "all" if carried.leads_all else ""
    at = _sized(clause, carried)
    while at < len(clause.tokens):
        handler = _HANDLERS.get(clause.tokens[at].kind)
        at = handler(reading, at) if handler else at + 1
    en_changes.close_clause(reading)
    _name_completion(reading)
    _add_up(reading)
    _grow(reading)
    _carry_on(reading, carried)
    _adopt_orphan(reading, carried)
    _place_whole(reading, carried)
    _name_set_before(reading, carried)
    carried.has_named = carried.has_named or reading.named
    for statement in reading.out:
        if statement.kind == "change" and statement.sign:
            carried.sign = statement.sign
        carried.statements.append(statement)
    return [*reading.out, *_asides(clause, reading, carried)]


def _carry_on(reading: Reading, carried: Carried) -> None:
    """Keep for the next clause what it may leave out."""
    silent = not reading.out
    carried.start = reading.origin if silent else None
    carried.lead = reading.count if silent and reading.topic.members else None
    carried.leads_all = reading.quantifier == "all" and silent and reading.topic.members
    carried.topic = msgspec.structs.replace(reading.topic)
    carried.ranking = reading.ranking
    if reading.than:
        carried.than = reading.than
    carried.than_only = bool(reading.than) and silent
    carried.group_said = reading.topic.group_said if silent else 0
    if reading.timed:
        carried.time_leads = silent
    if [t.kind for t in reading.tokens] == ["measure"] and not carried.has_named:
        # Two-year average growth: GDP 5.8%, industry 9.1%
        carried.basis = (reading.sense(0, "measure") or "").partition(":")[0]


def _asides(clause: Clause, reading: Reading, carried: Carried) -> list[Statement]:
    """What the brackets of a clause state."""
    stated: list[Statement] = []
    for at, aside in clause.asides:
        if any(t.kind == k.INDICATOR for t in aside.tokens) and reading.topic.set_of is not None:
            _name_set(reading, aside)
        elif aside.tokens and (at == 0 or clause.tokens[at - 1].kind in _TOLD_IN_BRACKETS):
            stated += _aside(clause, at, aside, reading, carried)
    return stated


def _aside(clause: Clause, at: int, aside: Clause, reading: Reading, carried: Carried) -> list[Statement]:
    last = reading.last
    is_number = {t.kind for t in aside.tokens} == {k.NUMBER}
    if last is not None and is_number and at and clause.tokens[at - 1].end <= last.start:
        # Rural growth (8.2%) outstripped urban growth
        token = aside.tokens[0]
        value = Statement("value", last.topic, token.start, token.end, numbers=token.value)
        return [value] if last.kind == "compare" else []
    if last is not None and last.than and is_number:
        return [value_of_than(last, aside)]
    told = read_clause(aside, carried)
    if is_number and at and clause.tokens[at - 1].kind == k.PLACE:
        # the province (5.1%) and the nation (3.8%)
        _make_sure(told)
    return told


def _make_sure(told: list[Statement]) -> None:
    for statement in told:
        statement.bare = False


def _is_denied_too(clause: Clause, carried: Carried) -> bool:
    """Whether a clause says no more than of whom something told before does not hold."""
    kinds = [t.kind for t in clause.tokens if t.kind not in ("of", "in", "average")]
    told = carried.last
    return kinds == ["no", k.PLACE] and told is not None and told.kind == "compare" and bool(told.than)


def _denied_too(clause: Clause, carried: Carried) -> Statement:
    """…exceeded that of the city but not that of the province"""
    place = next(t for t in clause.tokens if t.kind == k.PLACE)
    than = Than(places=place.value)
    made = msgspec.structs.replace(
        carried.statements[-1], than=than, numbers=(), negated=True, start=place.start, end=place.end
    )
    carried.statements.append(made)
    return made


def _add_up(reading: Reading) -> None:
    """Together the three industries contributed 8.1 points: one number, of all of them."""
    for statement in reading.out if reading.summed else ():
        several = len(statement.topic.indicators) > 1 or len(statement.topic.places) > 1
        if several and statement.kind in ("value", "pull") and len(statement.numbers) == 1:
            statement.kind, statement.extra = "sum", ()


def _grow(reading: Reading) -> None:
    """Growth was recorded in investment and retail sales: that they grew."""
    kinds = [t.kind for t in reading.tokens if t.kind != "reach"]
    verbs = [n for n, t in enumerate(reading.tokens) if t.kind == "reach"]
    plain = kinds == ["measure", "in", k.INDICATOR] and reading.sense(0, "measure") == "yoy"
    if plain and 1 in verbs and not reading.out:
        reading.topic.noun, reading.quantifier = False, "all"
        reading.state("change", reading.tokens[0], 1, flavour="updown")


def _name_completion(reading: Reading) -> None:
    """The completion rate was 54.7%: of the target, where nothing is named."""
    for statement in reading.out:
        topic = statement.topic
        alone = not (topic.indicators or topic.unknown or reading.has_unknown)
        if statement.kind == "value" and topic.measure == "completion" and alone:
            statement.kind = "done"


def _sized(clause: Clause, carried: Carried) -> int:
    """…rose, by 5.2% and 7.7%: how much may follow in a clause of its own. Returns where to go on."""
    tokens = clause.tokens
    if len(tokens) > 1 and tokens[0].kind == "from" and carried.statements:
        return _started(clause, carried.statements[-1])
    if len(tokens) < 2 or tokens[0].kind != "by" or tokens[1].kind != k.NUMBER or not carried.statements:
        return 0
    last = carried.statements[-1]
    if last.kind not in ("change", "compare", "move") or last.numbers:
        return 0
    last.numbers = tokens[1].value
    return 2


def _started(clause: Clause, last: Statement) -> int:
    """…picked up to 7.3%, from 5.8% in the first quarter: where the change told before began."""
    tokens = [t for t in clause.tokens if t.kind not in ("in", "of")]
    kinds = [t.kind for t in tokens]
    if last.kind != "change" or last.mode != "to" or last.origin is not None:
        return 0
    if kinds not in (["from", k.NUMBER], ["from", k.NUMBER, k.TIME]):
        return 0
    last.origin = Origin(number=tokens[1].value[0], time=tokens[2].value[0] if len(tokens) > 2 else None)
    return len(clause.tokens)


def _adopt_orphan(reading: Reading, carried: Carried) -> None:
    """At 6.4%, growth of …: the number takes the topic that follows it."""
    if carried.orphan is not None and reading.named:
        topic = msgspec.structs.replace(reading.topic, measure=reading.topic.measure or "yoy", noun=True)
        led = carried.orphan.topic
        topic.groups, topic.places = led.groups or topic.groups, led.places or topic.places
        carried.orphan.topic, carried.orphan.bare = topic, False
        carried.orphan = None
    elif _leads_with_rank(reading):
        carried.orphan = reading.out[0]
    elif (
        reading.tokens
        and reading.tokens[0].senses.get("in") is not None
        and not (reading.named or carried.has_named)
    ):
        lone = reading.out[0] if len(reading.out) == 1 and reading.out[0].kind == "value" else None
        carried.orphan = lone


def _leads_with_rank(reading: Reading) -> bool:
    """Ranking third in the city, investment grew…: of what, is named in the next clause."""
    alone = len(reading.out) == 1 and reading.out[0].kind in ("rank", "super")
    return alone and not (reading.named or reading.topic.indicators or reading.has_unknown)


def _place_whole(reading: Reading, carried: Carried) -> None:
    """Of 35 key projects planned, Baihe City had started 25; with GDP up 6.6%, it…: of whoever comes next."""
    for whole in carried.wholes if reading.placed else ():
        if not whole.topic.places:
            whole.topic = msgspec.structs.replace(whole.topic, places=reading.topic.places)
    told = carried.last
    if [t.kind for t in reading.tokens] == [k.PLACE] and told is not None and told.quantifier == "only":
        # …was the only one to report a drop, along with Shiqiao District
        named = told.topic.places + reading.tokens[0].value
        told.topic = msgspec.structs.replace(told.topic, places=named)
    first = reading.tokens[0].kind if reading.tokens else ""
    leads = first == "having" or (first == "of" and [s.kind for s in reading.out] == ["value"])
    carried.wholes = list(reading.out) if leads and not (reading.placed or reading.topic.members) else []


def _name_set_before(reading: Reading, carried: Carried) -> None:
    """…in all four indicators: GDP, industry, investment and retail sales: a clause that but names them."""
    only_names = [t.kind for t in reading.tokens] == [k.INDICATOR]
    told = carried.last
    if not only_names or told is None or told.topic.indicators:
        return
    named = reading.tokens[0].value
    if len(named) == told.topic.set_of:
        told.topic = msgspec.structs.replace(told.topic, indicators=named)


def _name_set(reading: Reading, aside: Clause) -> None:
    ids = tuple(i for t in aside.tokens if t.kind == k.INDICATOR for i in t.value)
    reading.topic.indicators = reading.carried.listed = ids
    for statement in reading.out:
        statement.topic.indicators = ids
