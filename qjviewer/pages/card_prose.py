"""Cards as sentences an official would write: 地区生产总值同比增长13.4%，增速居全省第1位。

Similar figures are joined, what the headline said is not said again, names are full at first mention.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from qjviewer.figures import ranking
from qjviewer.figures.figure import Figure, Rank
from qjviewer.figures.teller import Teller
from qjviewer.pages.blocks import Card, Run, Runs, SourceMark, text_of, value_of
from qjviewer.pages.movement import without_sign
from qjviewer.wording import say

MOST_JOINED: Final = 4
# Growth that a sentence tells against when: 同比, 环比.
TOLD_GROWTH: Final = ("yoy", "qoq", "mom")


class CitedClause(msgspec.Struct, frozen=True):
    """Words without their stop, the stop, and the citations that stand between the two."""

    runs: Runs
    sources: tuple[SourceMark, ...] = ()
    stop: str = ""

    @property
    def text(self) -> str:
        """The words with their stop."""
        return text_of(self.runs) + self.stop


class _Growth(msgspec.Struct, frozen=True):
    """A card whose figure is growth, and what is said beside the number."""

    card: Card
    figure: Figure
    rank: str
    more: tuple[Runs, ...]

    @property
    def alike(self) -> tuple[object, ...]:
        """What figures of one sentence have in common."""
        f = self.figure
        sign = (f.value > 0) - (f.value < 0) if f.value is not None else 0
        return f.measure, sign, self.card.place, self.card.period, self.rank, self.card.sources


class Prose(msgspec.Struct):
    """Writes the sentences of one document; remembers which names were told in full.

    Without `joins` every figure has a clause of its own.
    """

    teller: Teller
    joins: bool = True
    _told: set[str] = msgspec.field(default_factory=set)

    def sentences(self, cards: Sequence[Card], headline: Runs = ()) -> tuple[CitedClause, ...]:
        """Cards as the clauses of one paragraph; what the headline says already is left out."""
        new = [c for c in cards if not self._repeats(c, headline)]
        groups = list(self._groups(new))
        clauses: list[CitedClause] = []
        said = ""
        for n, group in enumerate(groups):
            ends = n + 1 == len(groups) or self._ends(group[0], groups[n + 1][0])
            begins = not clauses or clauses[-1].stop == self._say("stop")
            period = group[0].period
            says = begins and period and period != said and group[0].number
            made = self._clause_of(group, begins=begins, when=period if says else "")
            said = period if group[0].number else ""
            clauses.append(msgspec.structs.replace(made, stop=self._stop(ends, n + 1 == len(groups))))
        return tuple(clauses)

    def _stop(self, ends: bool, last: bool) -> str:
        stop = self._say("stop" if ends else "semicolon")
        return stop.rstrip() if last else stop

    def _ends(self, card: Card, following: Card) -> bool:
        """Whether a sentence ends between two cards: another time, or one that needs its own semicolons."""
        own = (
            bool(c.number) and self._say("semicolon").strip() not in text_of(c.text)
            for c in (card, following)
        )
        return card.period != following.period or not all(own)

    def _say(self, key: str, /, **values: object) -> str:
        return say(f"prose.{key}", self.teller.lang, **values)

    # Choosing --------------------------------------------------------------------------

    def left_out(self, cards: Sequence[Card], headline: Runs) -> tuple[SourceMark, ...]:
        """The sources of cards that are not told because the headline tells them: it is to cite them."""
        return tuple(mark for card in cards if self._repeats(card, headline) for mark in card.sources)

    def _repeats(self, card: Card, headline: Runs) -> bool:
        """Whether the headline tells a card's number, and nothing is left to add."""
        said = text_of(headline)
        if not card.figure or card.figure not in {r.figure for r in headline} or text_of(card.text):
            return False
        found = self._growth(card)
        if found is None:
            return value_of(card, self.teller.lang) in said and not card.labels
        known = self._rank_of(card, found.figure)
        rank = self.teller.nth(known) if known is not None else ""
        told = all(
            words in said for words in (value_of(card, self.teller.lang), rank, *map(text_of, found.more))
        )
        if told:
            self._told.add(found.figure.indicator)
        return told

    def _growth(self, card: Card) -> _Growth | None:
        figure = self.teller.cube.by_id(card.figure) if card.figure else None
        if figure is None or figure.measure not in TOLD_GROWTH or figure.value is None or figure.is_fact:
            return None
        known = self._rank_of(card, figure)
        rank = self.teller.rank_text(known) if known is not None else ""
        gaps = ((Run(c.text, c.figure),) for c in card.chips if c.kind == "gap")
        return _Growth(card, figure, rank, (*gaps, *map(without_sign, card.moves)))

    def _rank_of(self, card: Card, figure: Figure) -> Rank | None:
        """The rank that the card shows, published or computed."""
        if not any(chip.kind in ("first", "rank") for chip in card.chips):
            return None
        cube = self.teller.cube
        group = ranking.default_group(cube, figure)
        return ranking.rank_in(cube, figure, group) if group else None

    def _groups(self, cards: Iterable[Card]) -> Iterator[tuple[Card, ...]]:
        """Neighbouring growth figures of which the same is said, else one card each."""
        group: tuple[Card, ...] = ()
        for card in cards:
            if group and len(group) < MOST_JOINED and self._joins(group[-1], card):
                group = (*group, card)
                continue
            if group:
                yield group
            group = (card,)
        if group:
            yield group

    def _joins(self, one: Card, other: Card) -> bool:
        a, b = self._growth(one), self._growth(other)
        plain = not (one.text or other.text)
        return (
            self.joins
            and plain
            and a is not None
            and b is not None
            and not a.more
            and not b.more
            and a.alike == b.alike
        )

    # Saying ----------------------------------------------------------------------------

    def _clause_of(self, group: tuple[Card, ...], *, begins: bool, when: str) -> CitedClause:
        grown = [g for g in map(self._growth, group) if g is not None]
        lead = self._when(group[0], when)
        begins = begins and not lead
        if not grown:
            return self._plain(group[0], lead, begins=begins)
        names = [self._name(g, begins=begins and n == 0) for n, g in enumerate(grown)]
        return self._one(grown[0], lead + names[0]) if len(grown) == 1 else self._several(grown, names, lead)

    def _name(self, grown: _Growth, *, begins: bool) -> str:
        """The indicator's name, in full at first mention, with the place where it is not the own."""
        first = grown.figure.indicator not in self._told
        self._told.add(grown.figure.indicator)
        name = self.teller.name(grown.figure) if first else self.teller.short(grown.figure)
        name = name if begins else self.teller.inside(name)
        return self._placed(name, grown.card.place)

    def _placed(self, name: str, place: str) -> str:
        return self._say("of-place", place=place, name=name) if place and place not in name else name

    def _one(self, grown: _Growth, name: str) -> CitedClause:
        runs = [Run(name + self._verb(grown.figure)), Run(self.teller.change(grown.figure), grown.figure.id)]
        runs += [Run(self._after(grown.figure))] if self._after(grown.figure) else []
        if grown.rank:
            runs.append(Run(self._say("rank", rank=grown.rank), grown.figure.id))
        runs += [run for said in grown.more for run in (Run(self._say("comma")), *said)]
        return CitedClause(tuple(runs), grown.card.sources)

    def _several(self, grown: Sequence[_Growth], names: Sequence[str], lead: str) -> CitedClause:
        first = grown[0].figure
        head, _, tail = self.teller.change(first).partition(self._amount(first))
        runs = [Run(lead + self._listed(names) + self._each(first) + head)]
        for n, g in enumerate(grown):
            runs += [Run(self._between(n, len(grown)))] if n else []
            runs.append(Run(self._amount(g.figure), g.figure.id))
        runs.append(Run(tail + self._say("respectively") + self._after(first)))
        if grown[0].rank:
            runs.append(Run(self._say("rank-all", rank=grown[0].rank)))
        return CitedClause(tuple(r for r in runs if r.text), grown[0].card.sources)

    def _verb(self, figure: Figure) -> str:
        return self._say("on-quarter" if figure.measure == "qoq" else "on-year")

    def _each(self, figure: Figure) -> str:
        return self._say("each-on-quarter" if figure.measure == "qoq" else "each-on-year")

    def _after(self, figure: Figure) -> str:
        """What English says behind the number, then how sure it is."""
        after = self._say("after-quarter" if figure.measure == "qoq" else "after-year")
        status = self.teller.status(figure)
        return after + (self._say("status", status=status) if status else "")

    def _amount(self, figure: Figure) -> str:
        """The size of a change with its unit."""
        return self.teller.value(figure).lstrip("\u2212")

    def _listed(self, names: Sequence[str]) -> str:
        return "".join(self._between(n, len(names)) + name for n, name in enumerate(names))

    def _between(self, number: int, count: int) -> str:
        if number == 0:
            return ""
        return self._say("and" if number == count - 1 else "list-comma")

    def _when(self, card: Card, period: str) -> str:
        """The time at the head of a sentence; a day is one until which something had happened."""
        if not period:
            return ""
        figure = self.teller.cube.by_id(card.figure) if card.figure else None
        item = self.teller.bundle.item_by_id.get(card.item)
        spoken = figure.period if figure else item.period if item else None
        return self._say("by-day" if spoken is not None and spoken.day else "when", period=period)

    def _plain(self, card: Card, lead: str, *, begins: bool) -> CitedClause:
        """An amount, a count, or an item."""
        value = value_of(card, self.teller.lang)
        own = card.name if begins or not card.figure else self.teller.inside(card.name)
        name = lead + self._placed(own, card.place)
        if not value and card.period and card.period not in name:
            name = self._say("name-when", name=name, period=card.period)
        runs = (
            [Run(name + self._say("amounts")), Run(value, card.figure)]
            if value
            else [Run(name, item=card.item)]
        )
        silent = {c.text for c in card.chips if c.kind == "context" or c.text in card.name}
        runs += [Run(self._say("comma") + c.text) for c in card.chips if c.text not in silent]
        runs += [run for line in card.moves for run in (Run(self._say("comma")), *without_sign(line))]
        said = self._without_stop(card.text)
        if said:
            runs += [Run(self._say("adds" if value else "colon")), *said]
        return CitedClause(tuple(runs), card.sources)

    def _without_stop(self, runs: Runs) -> Runs:
        """A sentence that goes on: its own stop taken away."""
        if not runs:
            return ()
        last = runs[-1]
        text = last.text.rstrip().rstrip(self._say("stops"))
        return (*runs[:-1], Run(text, last.figure, last.item)) if text else runs[:-1]
