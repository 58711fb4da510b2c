"""The cube: figures by address, made when asked for from observations, facts and computations.

Nothing is stored twice: a figure is found among the observations of its cell, else derived from a
published difference, else computed as its measure says, else missing, each time with what it rests on.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from msgspec.structs import replace

from qjviewer.bundle.build import Origins
from qjviewer.bundle.measures import LEVEL, MEASURES, Measure
from qjviewer.bundle.model import Bundle, Fact, Indicator
from qjviewer.bundle.periods import Period, parse_period, relative_name, relative_period
from qjviewer.bundle.quantities import AWAITED_WORDS
from qjviewer.bundle.store import Observation
from qjviewer.bundle.values import Citation, Text
from qjviewer.figures import compare, compute, counted, ranking
from qjviewer.figures.addresses import Address, Resolver, Unknown
from qjviewer.figures.figure import Figure, Rank, figure_id
from qjviewer.figures.group_ranks import GroupRanks, RankKey
from qjviewer.figures.vintages import Vintages, is_later, ordered
from qjviewer.problems import Span

# Computations may rest on computations; a circle ends here.
_DEEPEST: Final = 12
# Behind an address: with what became known only after the briefing's day, or is about a later period.
LATER: Final = "+"


class Cube:
    """The figures of one bundle."""

    def __init__(self, bundle: Bundle, origins: Origins | None = None) -> None:
        self.bundle = bundle
        self.origins: Origins = origins if origins is not None else {}
        self.resolver = Resolver(bundle)
        self._figures: dict[str, Figure] = {}
        # The same by place, for each indicator, measure, period and whether later data count: a table
        # of many places asks for each many times.
        self._columns: defaultdict[tuple[str, str, Period, bool], dict[str, Figure]] = defaultdict(dict)
        self.group_ranks: dict[RankKey, GroupRanks] = {}
        self._vintages: dict[tuple[str, str, str, str, Period, bool], Vintages] = {}
        # Whether what is said of an observation lets it be used, and whether its sources are outside ones.
        self._used: dict[int, bool] = {}
        self._outside: dict[tuple[Citation, ...], bool] = {}
        # For who words figures: names with their measure, by what they depend on.
        self.measured_names: dict[tuple[object, ...], str] = {}
        # What a word of time means beside a figure, by word, indicator and period.
        self._beside: dict[tuple[str, str, Period], Period | None] = {}
        self._open: list[str] = []

    # What there is -----------------------------------------------------------------------

    def owner_of(self, name: str) -> Text:
        """Who answers for a figure, by its id: who is named with it, else with its indicator."""
        figure = self.by_id(name)
        if figure is None:
            return Text()
        found = self.indicator(figure.indicator)
        return figure.owner or (found.owner if found is not None else figure.owner)

    def indicator(self, name: str) -> Indicator | None:
        """An indicator by its id."""
        return self.bundle.indicator_by_id.get(name)

    def __len__(self) -> int:
        return len(self.bundle.store) + len(self.bundle.facts)

    @cached_property
    def uncited(self) -> int:
        """How many figures name no source."""
        facts = sum(not (f.cite or f.uncited or f.is_computed) for f in self.bundle.facts)
        return self.bundle.store.uncited() + facts

    @cached_property
    def awaited(self) -> int:
        """How many figures are still to be filled in (待填)."""
        facts = sum(f.value is not None and f.value.missing == "awaited" for f in self.bundle.facts)
        figures = sum(f.missing == "awaited" for f in self._with_missing())
        return figures + facts + len(self.awaiting_ranks) + len(self.awaiting_sources)

    @cached_property
    def awaiting_ranks(self) -> tuple[tuple[Figure, str], ...]:
        """The figures a rank of which is still to be filled in, each with the group.

        Where the value itself is awaited it alone counts.
        """
        return tuple(
            (figure, group)
            for indicator, cell, group in self.bundle.store.awaiting_ranks()
            if (figure := self.figure(indicator, cell[0], cell[2], cell[3])).missing != "awaited"
            and group not in {r.among for r in figure.ranks}
        )

    @cached_property
    def awaiting_sources(self) -> tuple[str, ...]:
        """The sources whose title is still to be filled in, by id."""
        base = self.bundle.translations.language
        return tuple(s.id for s in self.bundle.sources if s.title.get(base) in AWAITED_WORDS)

    def awaited_figures(self) -> Iterator[Figure]:
        """The figures of indicators whose value is still to be filled in, each once."""
        yield from {f.id: f for f in self._with_missing() if f.missing == "awaited"}.values()

    def _with_missing(self) -> Iterator[Figure]:
        """The figures whose newest value is a mark of what is missing."""
        for indicator, cell in self.bundle.store.awaited():
            yield self.figure(indicator, cell[0], cell[2], cell[3])

    @cached_property
    def here(self) -> str:
        """The briefing's own place."""
        return self.bundle.briefing.place

    @property
    def is_computing(self) -> bool:
        """Whether a figure is being computed from others now."""
        return bool(self._open)

    def is_here(self, place: str) -> bool:
        """Whether a place is the briefing's own."""
        return place in ("here", self.here)

    def resolve(self, text: str) -> Address | Unknown:
        """What an address names."""
        return self.resolver.resolve(text)

    # Figures by address --------------------------------------------------------------------

    def by_id(self, name: str) -> Figure | None:
        """The figure behind an id as figures carry it: an address in full, with what was asked of it."""
        if name in self._figures:
            return self._figures[name]
        if name in self.bundle.fact_by_id:
            return self.fact(name)
        base, _, asked = name.partition(" ")
        found = self._parsed(base.removesuffix(LATER), later=base.endswith(LATER))
        if found is None or not asked:
            return found
        return self.asked(_may_be_later(found) if base.endswith(LATER) else found, asked)

    def _parsed(self, base: str, *, later: bool) -> Figure | None:
        if base in self.bundle.fact_by_id:
            return self.fact(base)
        head, _, rest = base.partition("@")
        place, _, code = rest.partition("@")
        indicator, _, measure = head.rpartition(".")
        period = parse_period(code)
        if period is None or measure not in MEASURES or indicator not in self.bundle.indicator_by_id:
            return None
        return self.figure(indicator, measure, place, period, later=later)

    def of_address(self, address: Address, *, later: bool = False) -> Figure | None:
        """The figure an address names; None where it names none."""
        if address.what == "fact":
            return self.fact(address.id)
        if address.what not in ("figure", "indicator") or address.period is None:
            return None
        measure = address.measure or self.only_measure(address.id)
        return self.figure(address.id, measure, address.place, address.period, later=later)

    def only_measure(self, indicator: str) -> str:
        """What an indicator named without a measure stands for: its rank where that alone is known."""
        return "rank" if self.bundle.store.cells(indicator).measures == {"rank"} else LEVEL.id

    def figure(
        self, indicator: str, measure: str, place: str, period: Period, *, later: bool = False
    ) -> Figure:
        """The figure at an address; where nothing is known of it, one whose value is missing.

        With `later` what was published after the briefing's day, or is about a later period, is used
        where that makes a difference; the figure's id then ends with LATER.
        """
        place = self.here if place == "here" else place
        column = self._columns[indicator, measure, period, later]
        known = column.get(place)
        if known is not None:
            return known
        if later and not self._differs_later(indicator, measure, place, period):
            return self.figure(indicator, measure, place, period)
        name = figure_id(indicator, measure, place, period) + (LATER if later else "")
        found = self._figures.get(name)
        if found is None:
            found = self._figures[name] = self._made(name, indicator, measure, place, period, later)
        # Within a circle of computations an answer holds only there.
        if not self._open:
            column[place] = found
        return found

    def column(
        self, indicator: str, measure: str, places: Sequence[str], period: Period, *, later: bool = False
    ) -> list[Figure]:
        """The figures of many places at one indicator, measure and period, in the order of the places."""
        if not later:
            self._take_rows(indicator, measure, places, period)
        known = self._columns[indicator, measure, period, later]
        return [known.get(p) or self.figure(indicator, measure, p, period, later=later) for p in places]

    def _take_rows(self, indicator: str, measure: str, places: Sequence[str], period: Period) -> None:
        """Make the figures of addresses that are given once and used as they stand: by far the most.

        Of rows that say the same but for place and value the first is made, the others after it.
        """
        known = self._columns[indicator, measure, period, False]
        others = [p for p in places if p not in known and p != self.here]
        if not others or self.is_beyond(measure, period):
            return
        store, like = self.bundle.store, dict[tuple[int, str], Figure]()
        for place, row in store.only_rows(indicator, measure, others, period):
            said = store.particulars_of(row)
            if not self._is_used(said):
                continue
            name, quantity = figure_id(indicator, measure, place, period), store.quantity(row)
            key, is_plain = (said, quantity.unit), quantity.is_exact
            first = like.get(key) if is_plain else None
            if first is None:
                found = self.published(name, (store.observation(row),))
                if is_plain:
                    like[key] = found
            else:
                found = replace(first, id=name, place=place, value=quantity.value, span=store.span(row))
            self._figures[name] = known[place] = found

    def _differs_later(self, indicator: str, measure: str, place: str, period: Period) -> bool:
        """Whether later data change what is known of an address."""
        later = self.vintages(indicator, measure, place, period).later
        return bool(later) or not self.figure(indicator, measure, place, period).is_known

    def _made(
        self, name: str, indicator: str, measure: str, place: str, period: Period, later: bool
    ) -> Figure:
        vintages = self.vintages(indicator, measure, place, period, later=later)
        if vintages.used and not (self.is_beyond(measure, period) and not later):
            return self.published(name, vintages.used, vintages)
        if name in self._open or len(self._open) > _DEEPEST:
            return self.absent(name, indicator, measure, place, period, "circle")
        self._open.append(name)
        try:
            return (
                compare.derived(self, name, indicator, measure, place, period, later=later)
                or compute.computed(self, name, indicator, measure, place, period)
                or self._unknown(name, indicator, measure, place, period, vintages)
            )
        finally:
            self._open.pop()

    def _is_used(self, particulars: int) -> bool:
        """Whether an observation of which these particulars are said is used where it is the only one."""
        found = self._used.get(particulars)
        if found is None:
            more = self.bundle.store.particulars[particulars]
            found = more.status != "disputed" and not is_later(more, self.bundle)
            self._used[particulars] = found
        return found

    def is_beyond(self, measure: str, period: Period) -> bool:
        """Whether an actual value lies after what the briefing is about."""
        return period.end > self.bundle.briefing.period.end and not MEASURES[measure].is_target

    def _unknown(
        self, name: str, indicator: str, measure: str, place: str, period: Period, vintages: Vintages
    ) -> Figure:
        reason = "later" if vintages.used or vintages.later else "disputed" if vintages.disputed else ""
        found = self.absent(name, indicator, measure, place, period, reason)
        return replace(found, has_history=bool(vintages.later or vintages.disputed))

    def absent(
        self, name: str, indicator: str, measure: str, place: str, period: Period, reason: str = ""
    ) -> Figure:
        """A figure without a value: not published, or not to be computed for a reason."""
        unit = self.unit_of(indicator, MEASURES[measure])
        return Figure(
            name,
            place,
            period,
            indicator,
            measure,
            unit=unit,
            missing="" if reason else "not-published",
            reason=reason,
        )

    def unit_of(self, indicator: str, measure: Measure) -> str:
        """The unit of a measure of an indicator."""
        found = self.indicator(indicator)
        return measure.unit or (found.unit if found and measure.is_in_own_unit else "")

    def vintages(
        self,
        indicator: str,
        measure: str,
        place: str,
        period: Period,
        against: str = "",
        *,
        later: bool = False,
    ) -> Vintages:
        """The observations of a cell in order."""
        key = (indicator, measure, against, place, period, later)
        if key not in self._vintages:
            self._vintages[key] = ordered(
                self._at(indicator, measure, against, place, period), self.bundle, later=later
            )
        return self._vintages[key]

    def _at(
        self, indicator: str, measure: str, against: str, place: str, period: Period
    ) -> list[Observation]:
        """The observations of a cell, whether its place was written out or as `here`."""
        places = (place, "here") if place == self.here else (place,)
        store = self.bundle.store
        return [o for p in places for o in store.find(indicator, (measure, against, p, period))]

    def published(self, name: str, used: Sequence[Observation], all_of_it: Vintages | None = None) -> Figure:
        """The figure that observations which say the same give; ranks and sources of all of them."""
        # One observation is by far the usual case, and there may be tens of thousands.
        is_one = len(used) == 1
        best = used[0] if is_one else max(used, key=digits_of)
        more, quantity = best.more, best.quantity
        cite = more.cite if is_one else tuple(dict.fromkeys(c for o in used for c in o.more.cite))
        return Figure(
            id=name,
            place=self.here if best.place == "here" else best.place,
            period=best.period,
            indicator=best.indicator,
            measure=best.measure,
            against=best.against,
            value=quantity.value,
            upper=quantity.upper,
            mark=quantity.mark,
            unit=more.unit or quantity.unit,
            missing=quantity.missing,
            ranks=() if is_one and not more.ranks else self.ranks_of(used),
            status=more.status,
            accounts=more.accounts
            if is_one
            else next((o.more.accounts for o in used if o.more.accounts), ""),
            cite=cite,
            uncited=more.uncited,
            context=any(o.more.context for o in used) or self.is_outside(cite),
            internal=any(o.more.internal for o in used),
            people=more.people if is_one else tuple(dict.fromkeys(p for o in used for p in o.more.people)),
            owner=more.owner or (i.owner if (i := self.indicator(best.indicator)) else more.owner),
            overlap=more.overlap,
            note=more.note,
            span=best.span,
            has_history=all_of_it is not None
            and bool(all_of_it.earlier or all_of_it.later or all_of_it.disputed),
            is_later=name.endswith(LATER),
        )

    def ranks_of(self, observations: Sequence[Observation]) -> tuple[Rank, ...]:
        """The published ranks, the briefing's peers first; a number ranked only where it was stated."""
        found = {}
        for observation in observations:
            for rank in observation.more.ranks:
                found[rank.among] = Rank(rank.among, rank.rank, rank.of, rank.tied)
        peers = self.bundle.briefing.peers
        return tuple(sorted(found.values(), key=lambda r: r.among != peers))

    def is_outside(self, cite: Sequence[Citation]) -> bool:
        """Whether all its sources are outside context."""
        cite = tuple(cite)
        found = self._outside.get(cite)
        if found is None:
            sources = [self.bundle.source_by_id.get(c.source) for c in cite]
            found = bool(sources) and all(s is not None and s.context for s in sources)
            self._outside[cite] = found
        return found

    # Facts ---------------------------------------------------------------------------------

    def fact(self, name: str) -> Figure | None:
        """A fact as a figure; a computed one with what it was counted from."""
        if name in self._figures:
            return self._figures[name]
        fact = self.bundle.fact_by_id.get(name)
        if fact is None:
            return None
        if name in self._open:
            return replace(self._typed_fact(fact), reason="circle")
        self._open.append(name)
        try:
            made = (
                counted.computed(self, fact, self._typed_fact(fact))
                if fact.is_computed
                else self._typed_fact(fact)
            )
        finally:
            self._open.pop()
        self._figures[name] = made
        return made

    def _typed_fact(self, fact: Fact) -> Figure:
        quantity = fact.value
        cite = fact.cite
        return Figure(
            id=fact.id,
            place=self.here if fact.place in ("", "here") else fact.place,
            period=fact.period or self.bundle.briefing.period,
            value=quantity.value if quantity else None,
            upper=quantity.upper if quantity else None,
            mark=quantity.mark if quantity else "",
            missing=quantity.missing if quantity else "",
            unit=(quantity.unit if quantity else "") or fact.unit,
            status=fact.status,
            accounts=fact.accounts,
            cite=cite,
            uncited=fact.uncited,
            context=fact.context or self.is_outside(cite),
            internal=fact.internal,
            people=fact.people,
            owner=fact.owner,
            overlap=fact.overlap,
            kind=fact.kind,
            part_of=fact.part_of,
            name=fact.name,
            short=fact.short,
            note=fact.note,
            span=self.origins.get(f"facts.{fact.id}", Span("")),
        )

    # What may be asked of a figure ---------------------------------------------------------

    def asked(self, figure: Figure, question: str, *, later: bool = False) -> Figure | None:
        """What was asked of a figure, by the words behind its id: `vs zhejiang`, `moved prev city6`.

        With `later` the other side may be known only after the briefing's day, where else there is no answer.
        """
        found = self._asked(figure, question)
        if later and not figure.is_later and (found is None or not found.is_known):
            return self._asked(_may_be_later(figure), question) or found
        return found

    def _asked(self, figure: Figure, question: str) -> Figure | None:
        word, *rest = question.split(" ")
        name = f"{figure.id} {question}"
        if name in self._figures:
            return self._figures[name]
        found = self._answer(figure, word, rest)
        if found is not None:
            self._figures[name] = found
        return found

    def _answer(self, figure: Figure, word: str, rest: Sequence[str]) -> Figure | None:
        match word, *rest:
            case "vs", other:
                return compare.difference(self, figure, other)
            case "rank", group:
                return ranking.rank_figure(self, figure, group)
            case "moved", then, group:
                return ranking.moved(self, figure, then, group)
            case (("ahead" | "behind"), group):
                return ranking.distance(self, figure, group, ahead=word == "ahead")
            case "close", group:
                return ranking.closing_growth(self, figure, group)
            case "progress", *_:
                return compute.schedule_gap(self, figure, pace="pace" in rest)
            case "needed", *_:
                return compute.needed_growth(self, figure)
            case "run", *_:
                return compute.run_length(self, figure)
            case _:
                return None

    def period_for(self, word: str, figure: Figure) -> Period | None:
        """The period a word means beside a figure: relative ones count from the figure's own period."""
        key = (word, figure.indicator, figure.period)
        if key not in self._beside:
            self._beside[key] = self._period_for(word, figure)
        return self._beside[key]

    def _period_for(self, word: str, figure: Figure) -> Period | None:
        name = relative_name(word)
        basis = self.resolver.basis_of(figure.indicator) or (
            "moment" if figure.period.is_moment else "cumulative"
        )
        if name == "now":
            return self.resolver.now_of(figure.indicator, basis)
        if name:
            return relative_period(name, figure.period, self.bundle.briefing.rhythm, basis)
        return self.resolver.period_of(word, basis)

    # All there is --------------------------------------------------------------------------

    def all_figures(self) -> Iterator[Figure]:
        """Every published figure and every fact: for lists, exports and finding; computed ones are not."""
        seen = set()
        for indicator in self.bundle.store.indicators:
            for measure, against, place, period in self.bundle.store.cells(indicator):
                if against:
                    continue
                found = self.figure(indicator, measure, place, period)
                if found.value is None and found.reason == "later":
                    found = self.figure(indicator, measure, place, period, later=True)
                if found.id not in seen:
                    seen.add(found.id)
                    yield found
        yield from (f for fact in self.bundle.facts if (f := self.fact(fact.id)) is not None)


def _may_be_later(figure: Figure) -> Figure:
    """A figure beside which later data may stand, though it is not later itself."""
    return figure if figure.is_later else replace(figure, id=figure.id + LATER, is_later=True)


def digits_of(observation: Observation) -> tuple[int, int]:
    """What makes one of several equal observations the one whose digits are shown: the most of them."""
    value = observation.quantity.value
    if value is None:
        return -1, -observation.number
    return len(value.as_tuple().digits), -observation.number
