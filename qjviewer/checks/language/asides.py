"""Numbers in brackets behind what something is compared with: 高于全省（6.8%）, outpacing exports (3.7%)."""

import msgspec

from qjviewer.checks.language.clauses import Clause
from qjviewer.checks.language.statements import Statement, Than


def value_of_than(last: Statement, aside: Clause) -> Statement:
    """State that what a statement compares with has the value in the brackets."""
    than = last.than or Than()
    topic = msgspec.structs.replace(last.topic, unknown=False)
    if than.places:
        topic = msgspec.structs.replace(topic, places=than.places, groups=())
    if than.times:
        topic = msgspec.structs.replace(topic, times=than.times)
    if than.indicators:
        topic = msgspec.structs.replace(topic, indicators=than.indicators)
    token = aside.tokens[0]
    return Statement("value", topic, token.start, token.end, numbers=token.value)
