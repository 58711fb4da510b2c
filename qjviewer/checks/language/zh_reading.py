"""Reads Chinese clauses from left to right: each kind of token has a handler that gathers or states."""

from collections.abc import Callable
from typing import Final

import msgspec

from qjviewer.checks.language import tokens as k
from qjviewer.checks.language import (
    zh_amounts,
    zh_bounds,
    zh_changes,
    zh_closers,
    zh_comparisons,
    zh_modifiers,
    zh_periods,
    zh_quantifiers,
    zh_ranks,
    zh_shares,
    zh_targets,
    zh_topics,
)
from qjviewer.checks.language.asides import value_of_than
from qjviewer.checks.language.clauses import Clause
from qjviewer.checks.language.reading import Carried, Reading
from qjviewer.checks.language.statements import Statement, Than, Topic
from qjviewer.checks.language.tokens import Token

Handler = Callable[[Reading, int], int]

_HANDLERS: Final[dict[str, Handler]] = {
    **zh_topics.HANDLERS,
    **zh_bounds.HANDLERS,
    **zh_periods.HANDLERS,
    **zh_modifiers.HANDLERS,
    **zh_quantifiers.HANDLERS,
    **zh_changes.HANDLERS,
    **zh_comparisons.HANDLERS,
    **zh_closers.HANDLERS,
    **zh_ranks.HANDLERS,
    **zh_amounts.HANDLERS,
    **zh_shares.HANDLERS,
    **zh_targets.HANDLERS,
}

_NAMING: Final = frozenset([k.PLACE, "reach", "distribute", "have", "to", "with"])
# What is told of a rate, and may name whose it is a clause later.
_OF_RATES: Final = frozenset(["change", "compare", "value", "rank", "move", "super"])
_TOLD_OF: Final = frozenset(["change", "sign", "turn", "compare"])


def read_clause(clause: Clause, carried: Carried) -> list[Statement]:
    """The statements of a clause; `carried` goes on to the next."""
    reading = Reading(clause.tokens, carried)
    reading.soft = clause.soft
    asides = list(clause.asides)
    zh_topics.open_clause(reading)
    at = 0
    while at < len(clause.tokens):
        while asides and asides[0][0] <= at:
            _aside(reading, asides.pop(0)[1], carried, at)
        handler = _HANDLERS.get(clause.tokens[at].kind)
        at = handler(reading, at) if handler else at + 1
    zh_topics.close_clause(reading)
    named = [] if reading.out else _counted_ones(reading, reading.topic.places)
    stated = [*reading.out, *named]
    _name_before(reading, carried)
    _carry(reading, carried, clause)
    main = carried.topic
    for _, aside in asides:
        stated += _late_aside(reading, aside, carried)
    # What brackets speak of is not what the sentence goes on with.
    carried.topic = main
    return [*reading.asides, *stated]


def _aside(reading: Reading, aside: Clause, carried: Carried, at: int) -> None:
    """Brackets within a clause say which indicators, places or periods the word before them means, or what
    value it has.
    """
    if aside.tokens and {t.kind for t in aside.tokens} == {k.NUMBER} and at:
        _value_aside(reading, aside, reading.tokens[at - 1])
        return
    for token in aside.tokens:
        if token.kind == k.INDICATOR and reading.among_set:
            reading.carried.listed = token.value
        elif token.kind == k.INDICATOR and reading.topic.set_of is not None:
            zh_topics.take_indicators(reading, token.value)
        elif token.kind == k.PLACE and reading.topic.members:
            reading.topic.places, reading.topic.members = token.value, False


def _value_aside(reading: Reading, aside: Clause, before: Token) -> None:
    """高于全市（5.2%）2.1个百分点, 最高的云川区（7.3%）: the value of what stands before it."""
    token = aside.tokens[0]
    topic = msgspec.structs.replace(reading.topic, unknown=False)
    if reading.slot == "than" and reading.than:
        than = _of_last(reading.than, before)
        reading.asides.append(value_of_than(Statement("", topic, 0, 0, than=than), aside))
        return
    last = reading.last
    if before.kind == k.PLACE and last is not None and last.kind == "super" and last.extra == before.value:
        topic = msgspec.structs.replace(topic, places=before.value, members=False, groups=())
    elif before.kind not in (k.PLACE, k.INDICATOR, "measure", k.TIME):
        return
    reading.asides.append(Statement("value", topic, token.start, token.end, numbers=token.value))


def _of_last(than: Than, before: Token) -> Than:
    """高于全省（8.9%）和全国（8.2%）: each value is that of the place right before it."""
    return msgspec.structs.replace(than, places=before.value) if before.kind == k.PLACE else than


def _late_aside(reading: Reading, aside: Clause, carried: Carried) -> list[Statement]:
    """Brackets at the end of a clause: a list of periods, the value of what was named last, or a clause."""
    kinds = {t.kind for t in aside.tokens}
    if kinds == {k.TIME} and reading.last is not None and reading.last.streak:
        reading.last.extra = tuple(v for t in aside.tokens for v in t.value)
        return []
    if kinds == {k.INDICATOR} and reading.topic.set_of is not None and reading.last is not None:
        zh_topics.take_indicators(reading, aside.tokens[0].value)
        return []
    last = reading.last
    if kinds == {k.PLACE} and last is not None and (last.count is not None or reading.topic.members):
        return _counted_ones(reading, aside.tokens[0].value)
    if kinds <= {k.NUMBER} and reading.last is not None and reading.last.than and aside.tokens:
        than = _of_last(reading.last.than, reading.tokens[-1])
        return [value_of_than(msgspec.structs.replace(reading.last, than=than), aside)]
    if kinds == {k.NUMBER} and last is not None and last.kind == "super" and not last.extra:
        value = _value_of_extreme(last, aside.tokens[0])
        return [value] if value.topic.measure else read_clause(aside, carried)
    return read_clause(aside, carried) if aside.tokens else []


def _value_of_extreme(last: Statement, token: Token) -> Statement:
    """二产增速最快（8.8%）: the value of what was told to be extreme."""
    measure = "yoy" if last.flavour.startswith("growth") else last.topic.measure
    topic = msgspec.structs.replace(last.topic, measure=measure, noun=True, groups=())
    return Statement("value", topic, token.start, token.end, numbers=token.value, named=True)


def _counted_ones(reading: Reading, places: tuple[str, ...]) -> list[Statement]:
    """负增长的有2个，分别是丙市和己县: of each what was said of so many; nothing where no count waits."""
    before = reading.latest
    only_names = {t.kind for t in reading.tokens} <= _NAMING
    if before is None or before.count != (len(places), len(places)) or not (reading.out or only_names):
        return []
    if before.kind not in _TOLD_OF or before.topic.places == places:
        return []
    topic = msgspec.structs.replace(before.topic, places=places, members=False, groups=())
    return [msgspec.structs.replace(before, topic=topic, count=None, quantifier="")]


def _name_before(reading: Reading, carried: Carried) -> None:
    """降幅收窄到5.3%，外贸形势好转: what was told of no indicator is told of the one that the next clause
    names and says no number of.
    """
    ids, told = reading.topic.indicators, [s for s in reading.out if s.numbers or s.kind == "rank"]
    if not reading.named or len(ids) != 1 or told or carried.topic.indicators or carried.topic.unknown:
        return
    for statement in carried.statements:
        topic = statement.topic
        named = topic.indicators or topic.unknown or topic.members or topic.set_of is not None
        if statement.kind in _OF_RATES and topic.noun and not named:
            statement.topic = msgspec.structs.replace(topic, indicators=ids)


def _carry(reading: Reading, carried: Carried, clause: Clause) -> None:
    """Hand on what the next clause may leave out."""
    topic = reading.topic
    carried.topic = msgspec.structs.replace(topic)
    carried.ranking = reading.ranking and (carried.ranking or not reading.out)
    carried.is_leaving, carried.placed = reading.is_leaving, reading.placed or bool(carried.whos)
    if reading.than:
        carried.than = reading.than
    carried.than_only = bool(reading.than) and not reading.out
    carried.group_said = 0 if reading.out else topic.group_said
    if reading.timed:
        carried.time_leads = not reading.out
    for statement in reading.out:
        if statement.kind == "change" and statement.sign and statement.flavour != "spread":
            carried.sign = statement.sign
        carried.statements.append(statement)


def new_sentence(carried: Carried, linked: bool) -> Carried:
    """What goes on from one sentence to the next: only what it was about; past a semicolon, its measure."""
    topic = carried.topic
    kept = Topic(topic.indicators, topic.places, topic.times, unknown=topic.unknown)
    if linked:
        kept.measure, kept.falling, kept.groups = topic.measure, topic.falling, topic.groups
    return Carried(kept, statements=[])
