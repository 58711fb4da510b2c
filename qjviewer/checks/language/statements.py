"""What one clause states, before it is known which cells of the data it speaks of."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

import msgspec

from qjviewer.bundle.periods import Period
from qjviewer.checks.language.stated import Stated

# Stands in a list for the indicators that every briefing tells, or with a number for the first so many.
MAIN: Final = "@main"
# The kind of a statement that turned out to claim nothing.
MUTED: Final = "muted"


class Than(msgspec.Struct):
    """What something is compared with; `value` is what the sentence says that other one has."""

    indicators: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    times: tuple[Period | str, ...] = ()
    measure: str = ""
    schedule: bool = False
    target: bool = False
    # The one that stands so among the places of the same group: 比第二名高.
    nth: tuple[str, int] | None = None
    value: Stated | None = None

    def __bool__(self) -> bool:
        named = self.indicators or self.places or self.times or self.nth
        return bool(named or self.schedule or self.target)


class Origin(msgspec.Struct):
    """Where a change is said to start: a period, a value, a rank, a direction."""

    time: Period | str | None = None
    number: Stated | None = None
    ordinal: tuple[str, int] | None = None
    sign: int = 0


class Topic(msgspec.Struct):
    """What a clause speaks of. Whatever is empty is taken from the clauses before.

    `group` is the places among which something is ranked or of which all are meant; `members` says that all
    are meant. `noun` says that the measure was named as a thing in this clause (增速提高, not 同比提高).
    `unknown` marks a subject that is no known indicator. `set_of` is how many indicators are
    said to be meant without being named (四项指标), 0 for all main ones, None where no set is named.
    """

    indicators: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    times: tuple[Period | str, ...] = ()
    measure: str = ""
    falling: bool = False
    groups: tuple[str, ...] = ()
    group_said: int = 0
    others: bool = False
    # The places that 其余五县 leaves out, where they were named before.
    left: tuple[str, ...] = ()
    members: bool = False
    unknown: bool = False
    set_of: int | None = None
    time_sure: bool = False
    # The same part of another year, which a period told without a year may mean.
    or_times: tuple[Period | str, ...] = ()
    # The period stands in a clause before that has said something of its own.
    time_carried: bool = False
    noun: bool = False
    # The measure told of the indicator before, where this one names none.
    held: str = ""
    # How many of the group are meant, as a part of it with a hedge: 半数以上.
    portion: tuple[Decimal, str] | None = None


class Statement(msgspec.Struct):
    """One predicate with its arguments.

    `kind` says what sort of thing is stated (statements of one kind are worked out by one function),
    `sign` which way (+1, −1 or 0), `mode` whether a change is told as its end (to) or its size (by).
    """

    kind: str
    topic: Topic
    start: int
    end: int
    sign: int = 0
    numbers: tuple[Stated, ...] = ()
    mode: str = ""
    flavour: str = ""
    than: Than | None = None
    origin: Origin | None = None
    whole: Than | None = None
    negated: bool = False
    quantifier: str = ""
    excepted: Topic | None = None
    count: tuple[int, int] | None = None
    streak: tuple[int | None, str] | None = None
    # What it tells in a row ended before the period it is about.
    ended: bool = False
    extra: Any = None
    # Words stand beside it that the reader does not know, so that it may not mean what it seems to.
    loose: bool = False
    # The indicator, and the place, were named in its own clause.
    named: bool = False
    placed: bool = False
    # It tells what is hoped for or expected.
    outlook: bool = False
    # Where the change told before it began: 由22.5%降到18.0%，累计放缓4.5个百分点.
    since: Period | str | None = None
    # The kind of the statement before it in the sentence.
    after: str = ""
    # Neither indicator nor place nor measure was.
    bare: bool = False
    # A word that is not known stands right before the number: it may say which way it goes.
    mumbled: bool = False
    # The same was told of another place right before, in the same unit.
    alike: bool = False
    # The indicators listed before, among which one of them may be the extreme.
    listed: tuple[str, ...] = ()


def indicators_in(statement: Statement) -> Iterator[str]:
    """Every indicator that a statement names in any part."""
    yield from statement.topic.indicators
    yield from statement.listed
    for named in (statement.than, statement.whole):
        if named is not None:
            yield from named.indicators
    if statement.excepted is not None:
        yield from statement.excepted.indicators
    if isinstance(statement.extra, tuple):
        yield from (i for i in statement.extra if isinstance(i, str))
