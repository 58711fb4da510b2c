"""Reads English clauses: each kind of token has a handler that gathers or states."""

from collections.abc import Callable
from typing import Final

import msgspec

from qjviewer.checks.language import en_changes, en_amounts, en_topics
from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.clauses import Clause
from qjviewer.checks.language.reading import Carried, Reading
from qjviewer.checks.language.statements import Statement

Handler = Callable[[Reading, int], int]
_HANDLERS: Final[dict[str, Handler]] = {
    **en_topics.HANDLERS,
    **en_changes.HANDLERS,
    **en_amounts.HANDLERS,
}


def read_clause(clause: Clause, carried: Carried) -> list[Statement]:
    """The statements of a clause; `carried` goes on to the next."""
    reading = Reading(clause.tokens, carried)
    en_topics.open_clause(reading)
    at = 0
    while at < len(clause.tokens):
        handler = _HANDLERS.get(clause.tokens[at].kind)
        at = handler(reading, at) if handler else at + 1
    en_changes.close_clause(reading)
    carried.topic = msgspec.structs.replace(reading.topic)
    carried.ranking = reading.ranking
    if reading.than:
        carried.than = reading.than
    for statement in reading.out:
        if statement.kind == "change" and statement.sign:
            carried.sign = statement.sign
        carried.statements.append(statement)
    stated = list(reading.out)
    for _, aside in clause.asides:
        if any(t.kind == k.INDICATOR for t in aside.tokens) and reading.topic.set_of is not None:
            _name_set(reading, aside)
        elif aside.tokens:
            stated += read_clause(aside, carried)
    return stated


def _name_set(reading: Reading, aside: Clause) -> None:
    ids = tuple(i for t in aside.tokens if t.kind == k.INDICATOR for i in t.value)
    reading.topic.indicators = ids
    for statement in reading.out:
        statement.topic.indicators = ids
