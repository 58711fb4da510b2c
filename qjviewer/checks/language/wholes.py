"""What the statements of one sentence claim together: parts of one whole told one by one."""

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from qjviewer.checks.language.spots import Sight
from qjviewer.checks.language.stated import Stated
from qjviewer.checks.language.statements import Statement
from qjviewer.checks.language.value_claims import WholeClaim

# 第一、第二、第三产业 are all there is; of other shares nobody says that they are.
_INDUSTRIES: Final = 3


class Together(msgspec.Struct, frozen=True):
    """A claim of several statements: the last of them and what it and those before say together."""

    statement: Statement
    claim: WholeClaim


def together(statements: Sequence[Statement], sight: Sight) -> Iterator[Together]:
    """第一产业占60%，第二产业占35%，第三产业占12%: together they are no more than the whole."""
    shares: dict[str, tuple[Stated, Statement]] = {}
    for statement in statements:
        part = _part(statement, sight)
        if part:
            shares[part] = statement.numbers[0], statement
    if len(shares) == _INDUSTRIES:
        numbers = tuple(number for number, _ in shares.values())
        yield Together(list(shares.values())[-1][1], WholeClaim(numbers))


def _part(statement: Statement, sight: Sight) -> str:
    """The one part of gross product that a statement tells the share of."""
    topic = statement.topic
    alone = len(topic.indicators) == 1 and len(statement.numbers) == 1
    if statement.kind != "share" or not alone or statement.flavour or topic.places:
        return ""
    return topic.indicators[0] if _is_industry(topic.indicators[0], sight) else ""


def _is_industry(key: str, sight: Sight) -> bool:
    known = sight.known(key)
    return known is not None and any(n in _NAMES for n in known.names)


_NAMES: Final = frozenset(["第一产业增加值", "第二产业增加值", "第三产业增加值"])
