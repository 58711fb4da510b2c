"""The state of reading one clause, shared by the handlers of both languages."""

from decimal import Decimal
from functools import cached_property
from typing import Any, Final

import msgspec

from qjviewer.bundle.periods import Period
from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.stated import Hedge, Stated
from qjviewer.checks.language.statements import Origin, Statement, Than, Topic
from qjviewer.checks.language.tokens import Token
from qjviewer.checks.language.unit_scale import PERCENT

# Kinds of statement that wait for the number that says how much.
_WAITING: Final = frozenset(["change", "compare", "move", "share", "pull", "done", "left", "sum", "equal"])


class Carried(msgspec.Struct):
    """What a sentence has said so far that its later clauses may leave out."""

    topic: Topic
    than: Than = msgspec.field(default_factory=Than)
    # The direction last stated, for 出口下降5.0%，进口17.2%.
    sign: int = 0
    statements: list[Statement] = []
    # The indicators of the sentence's list, which a later 四项指标 or 合计 means.
    listed: tuple[str, ...] = ()
    excepted: Topic | None = None
    # How many statements stood before the last 其中.
    which: int = 0
    # The measure that an adverb set for the whole sentence: averaged over two years.
    basis: str = ""
    # Whether the sentence has gone over to what is hoped for or expected.
    outlook: bool = False
    ranking: bool = False
    # Whether the clause before did nothing but name what to compare with: 与全市相比，…
    than_only: bool = False
    # A number before what it is of: At 6.4%, growth of …
    orphan: Statement | None = None
    # Whether the sentence tells of the year so far: 今年以来，…
    year_so_far: bool = False
    # Places that groups lie in: one can be ranked in a province, not in a county.
    regions: frozenset[str] = frozenset()
    # Whether the period was named ahead of all that is said: 2022年上半年，…
    time_leads: bool = True
    # How many the group has that a clause named and said nothing of: 全省90个县中，…
    group_said: int = 0
    # Those last named as the ones who are highest, lowest or the like.
    whos: tuple[str, ...] = ()
    # Whether the clause before named a place to speak of.
    placed: bool = False
    # The group that the briefing's own place is a known member of.
    home: tuple[str, ...] = ()
    # The year of the briefing.
    year: int = 0
    # Whether what the sentence is about was taken from a reference, for want of a name.
    is_hinted: bool = False
    # Whether what is told is told of a stretch of time: 5月份以来，…
    spanning: bool = False
    # The months that were named together, among which one may be the extreme.
    months: tuple[Period, ...] = ()
    # The two that 前者 and 后者 mean, and what they are: places or indicators.
    pair: tuple[str, tuple[str, ...]] | tuple[()] = ()
    # The indicator named ahead of a list as one of it: 包括进出口在内，…
    included: tuple[str, ...] = ()
    # What was said one by one of a list that is told of in turn: 分别增长4.0%、下降6.5%.
    dealt: list[Statement] = []
    # Whether the sentence has named an indicator.
    has_named: bool = False
    # Whether the clause before told where a change began, not yet where it went: 由一季度的5.4%、…升至7.8%.
    is_leaving: bool = False
    # The same with all that was told of it: From 12th in the first quarter, …
    start: Origin | None = None
    # What was told of whoever is named next: Of 35 key projects planned, … With GDP up 6.6%, …
    wholes: list[Statement] = []
    # How many a clause named of which the next one tells: In four of the six counties, …
    lead: tuple[int, int] | None = None
    # Whether that one told of all: In all six counties, …
    leads_all: bool = False

    @property
    def last(self) -> Statement | None:
        """The statement made last in the clauses before."""
        return self.statements[-1] if self.statements else None


class Reading:
    """One clause being read from left to right."""

    slot: str = ""
    origin: Origin | None = None
    negated: bool = False
    # 被: the subject is what something is done to.
    passive: bool = False
    ranking: bool = False
    goal: bool = False
    # 不足 or 超过 before the target: how what is done of it is hedged.
    goal_hedge: Hedge = ""
    # Whether half of the target is what is still to be reached: 距“过半”尚差2.1个百分点.
    is_of_half: bool = False
    # Whether it is how much a rate changed that is told to be the most: 增速提升最多.
    of_changes: bool = False
    # Which way a list of places is said to go: 由高到低.
    order: int = 0
    summed: bool = False
    tie: bool | None = None
    quantifier: str = ""
    count: tuple[int, int] | None = None
    streak: tuple[int | None, str] | None = None
    range: str = ""
    # 结束连续两个季度的下降: what is told in a row has ended.
    ended: bool = False
    hedge: str | None = None
    # 相当于: a share of somebody else's follows.
    likened: bool = False
    excepted: Topic | None = None
    # Whether an indicator was named in this clause.
    named: bool = False
    # Whether a place was named as the topic in this clause.
    placed: bool = False
    # Whether a period was named in this clause.
    timed: bool = False
    # Whether that period stands ahead of the number: 6月为14.2%.
    dated: bool = False
    # The indicators among which one is first: 居三次产业之首.
    among: tuple[str, ...] = ()
    portion: tuple[Decimal, str] | None = None
    # Whether a set of indicators was named as what one of them is compared with.
    among_set: bool = False
    # Whether the clause holds a word that makes its statements more than they seem.
    uncertain: bool = False
    # The places the clause before was about.
    places_before: tuple[str, ...] = ()
    # The place of a number that a statement has taken ahead of its turn.
    told: int = -1
    # Whether a list goes on in the next clause, and whether this one tells where a change begins.
    soft: bool = False
    is_leaving: bool = False
    # The first of two numbers: 39 of the 42 projects.
    partitive: Statement | None = None

    def __init__(self, tokens: list[Token], carried: Carried) -> None:
        self.tokens = tokens
        self.carried = carried
        self.topic = Topic()
        self.out: list[Statement] = []
        self.than = Than()
        self.whole = Than()
        # Values told in brackets.
        self.asides: list[Statement] = []

    @cached_property
    def has_unknown(self) -> bool:
        """Whether the clause has a word that is not known."""
        return any(t.kind == k.UNKNOWN and t.end - t.start > 1 for t in self.tokens)

    # Looking around -----------------------------------------------------------------------

    def kind(self, at: int) -> str:
        """The kind of a token, or an empty string beyond the ends."""
        return self.tokens[at].kind if 0 <= at < len(self.tokens) else ""

    def sense(self, at: int, kind: str) -> str | None:
        """A token's value as a word of this kind, or None."""
        return self.tokens[at].senses.get(kind) if 0 <= at < len(self.tokens) else None

    def has_after(self, at: int, *kinds: str) -> bool:
        """Whether a token of one of these kinds stands behind a place."""
        return any(t.kind in kinds or any(x in t.senses for x in kinds) for t in self.tokens[at + 1 :])

    def touches_unknown(self, at: int) -> bool:
        """Whether an unknown word stands directly before a token."""
        if at == 0:
            return False
        before = self.tokens[at - 1]
        named = before.kind in (k.UNKNOWN, "modifier") or (before.kind == "word" and not before.value)
        return named and before.end == self.tokens[at].start

    # Stating ------------------------------------------------------------------------------

    @property
    def last(self) -> Statement | None:
        """The statement made last in this clause."""
        return self.out[-1] if self.out else None

    @property
    def latest(self) -> Statement | None:
        """The statement made last, in this clause or before it."""
        return self.last or self.carried.last

    def state(self, kind: str, token: Token, sign: int = 0, **rest: Any) -> Statement:
        """Make a statement about the topic as it stands, with what the clause has gathered for it."""
        if self.quantifier in ("all", "not all"):
            self._of_all_said()
        made = Statement(kind, self.topic, token.start, token.end, sign, **rest)
        made.than = self.than if self.than else None
        made.origin, made.negated = self.origin, self.negated
        made.quantifier, made.count = self.quantifier, self.count
        made.excepted = self.excepted or self.carried.excepted
        if made.streak is None:
            made.streak = self.streak
        made.ended = self.ended
        made.listed, made.named, made.placed = self.carried.listed, self.named, self.placed
        made.outlook = self.carried.outlook
        before = self.latest
        if before is not None:
            if before.origin is not None and not (self.named or self.dated):
                made.since = before.origin.time
            made.after = _sort_of(before)
            if kind == "compare":
                self._go_on_comparing(made, before)
        made.bare = not (self.named or self.placed or self.topic.noun or self.dated)
        spans = self.carried.spanning and kind in ("value", "turn") and not self.timed
        made.loose = self.uncertain or spans or (self.has_unknown and (kind != "value" or not self.named))
        self.negated, self.slot = False, ""
        self.out.append(made)
        return made

    def _go_on_comparing(self, made: Statement, before: Statement) -> None:
        """高于乙县、低于丙市: what is compared is the same as before."""
        if made.after == "share" and not self.named:
            made.whole = before.whole
        elif made.after == "compare" and not self.named and not self.topic.noun:
            made.after, made.named = before.after, before.named
            told = before.numbers[0].base if before.numbers else ""
            if made.flavour == "any" and (before.flavour == "amount" or told in ("元", "美元")):
                # 高出甲区2140元，但低于全市平均
                made.flavour = "amount"

    def _of_all_said(self) -> None:
        """GDP增长8.1%、社零增长12.9%，均居全省前列: all are those that the sentence told of one by one."""
        topic, last = self.topic, self.last
        names_anew = (self.named or self.placed) and not (last is not None and last.topic is topic)
        if names_anew or topic.members or topic.set_of is not None:
            return
        before = [*self.carried.statements, *self.out]
        told = [s.topic for s in before if s.numbers and s.kind in ("value", "change")]
        indicators = tuple(dict.fromkeys(i for t in told for i in t.indicators))
        places = tuple(dict.fromkeys(p for t in told for p in t.places))
        if len(topic.indicators) == 1 and len(indicators) > 1 and len(places) < 2:
            self.topic = msgspec.structs.replace(topic, indicators=indicators)
        elif len(topic.places) == 1 and len(places) > 1 and len(indicators) == 1:
            self.topic = msgspec.structs.replace(topic, places=places)

    def said_level(self) -> bool:
        """Whether an amount per head was told just before: 26910元，高于全市平均."""
        before = self.latest
        return before is not None and before.kind == "value" and before.numbers[0].unit == "元"

    def waiting(self) -> Statement | None:
        """The last statement, if it still lacks the number that says how much."""
        last = self.last
        return last if last is not None and not last.numbers and last.kind in _WAITING else None

    def gapped_sign(self, number: Stated) -> int:
        """出口下降5.0%，进口17.2%: the verb left out is the one before."""
        topic = self.topic
        if not self.named and (self.dated or self.placed) and number.value > 0:
            # 一季度下降15.2%，上半年9.8%
            return min(self.carried.sign, 0) if topic.measure in ("", "yoy") else 0
        if number.base != PERCENT or not self.named or topic.measure not in ("", "yoy") or topic.noun:
            return 0
        return 0 if self.out[:-1] else self.carried.sign

    def shares_rank(self, places: tuple[str, ...]) -> bool:
        """The rank told just before is shared: 居第2位，与丁县并列; second, tied with Ding County."""
        told = self.carried.last
        if told is None or told.kind != "rank" or self.out or self.named:
            return False
        told.flavour = "tied"
        if places:
            told.than = Than(places=places)
        return True

    def share_on(self, made: Statement) -> None:
        """占一般公共预算收入的81.0%，非税19.0%: what is left out is the verb before, with its whole."""
        said = self.out[-2] if len(self.out) > 1 else self.carried.last
        if said is None or said.kind != "share" or not said.whole:
            return
        another = self.named and made.topic.indicators != said.topic.indicators
        if another and made.numbers[0].base == PERCENT and not (self.topic.measure or self.topic.noun):
            made.kind, made.whole = "share", said.whole

    def name_earlier(self) -> None:
        """3,874 new business entities: what was said before the name is of the name, too."""
        for statement in self.out:
            if statement.topic is self.topic:
                statement.named, statement.bare = True, False
                statement.loose = self.uncertain or self.has_unknown

    def give(self, statement: Statement, numbers: tuple[Stated, ...], end: int) -> None:
        """Give a statement its number."""
        statement.numbers, statement.end = numbers, end


def _sort_of(statement: Statement) -> str:
    """The kind of a statement; a share of growth is told apart from a share."""
    return "contribution" if statement.flavour == "contribution" else statement.kind
