"""From what a clause speaks of to spots in the data: periods, places and indicators made definite."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

import msgspec

from qjviewer.bundle.periods import Period, before, span
from qjviewer.checks.language.border import ClaimData, KnownGroup, upwards
from qjviewer.checks.language.spots import AMOUNTS, RATES, Sight, Spot
from qjviewer.checks.language.stated import Stated
from qjviewer.checks.language.statements import MAIN, Statement, Than, Topic
from qjviewer.checks.language.unit_scale import PERCENT, POINTS, TIMES
from qjviewer.checks.language.vocabulary import EITHER

# What 主要指标 means where the sentence does not say.
_MAIN: Final = (
    "地区生产总值",
    "规模以上工业增加值",
    "固定资产投资",
    "社会消费品零售总额",
    "一般公共预算收入",
)


# What names of amounts hold that are told for something else, and do not add up over places.
_RELATIVE: Final = ("均", "率", "价", "比", "密度", "per ", "rate", "price", "ratio", "average")
# Units that only an amount is told in.
_AMOUNTS: Final = frozenset(["元", "美元", "千瓦时"])


# How many years before lies the period that a word means.
YEARS_AGO: Final = {
    "year-ago": 1,
    "two-years-ago": 2,
    "three-years-ago": 3,
    "four-years-ago": 4,
    "five-years-ago": 5,
    "ten-years-ago": 10,
}


class Ground:
    """The data a text is held against, with what its words mean there."""

    def __init__(self, sight: Sight, text: str) -> None:
        self.sight = sight
        self.data: ClaimData = sight.data
        self.text = text

    # Periods --------------------------------------------------------------------------------

    def period(self, time: Period | str | None, base: Period | None = None) -> Period | None:
        """The period a word means, seen from another; None for a word that names none we can tell."""
        base = base or self.data.period
        if isinstance(time, Period):
            return time
        if time in YEARS_AGO:
            return base.shifted(-12 * YEARS_AGO[time])
        match time:
            case None | "now" | "this-year-same" | "same":
                return base if time is None else self.data.period
            case "last-year":
                return whole_year(base.shifted(-12))
            case "last-month":
                return Period(base.last - 1, base.last - 1)
            case "last-quarter":
                return self._quarter_before(base)
            case "prev":
                return self.previous(base)
            case "now-month":
                return Period(base.last, base.last)
            case "now-quarter":
                return Period(base.last, base.last - 2)
            case "this-year":
                return self.data.period
        return None

    def compared(self, time: Period | str, base: Period) -> Period | None:
        """The period a word means in a comparison: 比上年 is with the same months of that year."""
        return base.shifted(-12) if time in ("last-year", "same") else self.period(time, base)

    def _quarter_before(self, base: Period) -> Period:
        return before(base, "quarter", "cumulative") if base.is_cumulative else base.shifted(-3)

    def previous(self, base: Period) -> Period:
        """The point before: of a cumulative span in the briefing's rhythm, else the span before."""
        if base.is_cumulative and base.months > 1:
            return before(base, self.data.rhythm, "cumulative")
        return base.shifted(-base.months)

    def times(self, topic: Topic) -> list[Period]:
        """The periods a topic is about."""
        found = [self.period(t) for t in topic.times]
        return [p for p in found if p is not None] or [self.data.period]

    # Places ---------------------------------------------------------------------------------

    def places(self, topic: Topic) -> tuple[str, ...]:
        """The places a topic is about: all members of its group, those named, or the briefing's own."""
        if topic.members:
            return self.members(topic)
        return topic.places or (self.data.place,)

    def members(self, topic: Topic) -> tuple[str, ...]:
        """The members of the group a topic names, where they are all known."""
        for group in self.groups(topic, self.data.place):
            if group.members:
                return self._rest(group, topic) if topic.others else group.members
        return ()

    def _rest(self, group: KnownGroup, topic: Topic) -> tuple[str, ...]:
        """The others of a group: without those named before, or without the briefing's own place."""
        for left in (topic.left, (self.data.place,)):
            rest = tuple(p for p in group.members if p not in left)
            if len(rest) < len(group.members) and topic.group_said in (0, len(rest)):
                return rest
        return ()

    def groups(self, topic: Topic, place: str) -> list[KnownGroup]:
        """The groups a place may be ranked in as the topic names them, the likeliest first."""
        named = [g for name in topic.groups for g in self._groups_named(name, place)]
        if not topic.groups:
            named = [g for g in self.data.groups.values() if not g.members or place in g.members]
            named.sort(key=lambda g: not g.members)
        return named

    def _groups_named(self, name: str, place: str) -> Iterator[KnownGroup]:
        if name.startswith("="):
            # The places named are the group.
            yield KnownGroup(name, (), members=tuple(name[1:].split("=")))
            return
        if not name.startswith("@"):
            group = self.data.groups.get(name)
            if group is not None:
                yield group
            return
        region = name[1:]
        for group in self.data.groups.values():
            if group.within == region and (
                place in group.members if group.members else self._fits(group, place)
            ):
                yield group

    def _fits(self, group: KnownGroup, place: str) -> bool:
        """Whether a place of this level may be ranked in a group whose members are unknown."""
        name = "".join(group.names)
        if "山区" in name:
            return False
        parent = self.data.places.get(place)
        is_city = parent is not None and parent.within == group.within
        return is_city == any(word in name for word in ("设区市", "地级市", "prefecture-level cities"))

    # Indicators -----------------------------------------------------------------------------

    def main_indicators(self) -> list[str]:
        """The main indicators as far as the data have them."""
        found = []
        for name in _MAIN:
            key = next((i.id for i in self.sight.indicators.values() if name in i.names), "")
            if key and self.data.measures(key):
                found.append(key)
        return found

    def listed(self, listed: tuple[str, ...]) -> tuple[str, ...]:
        """A list of indicators, with those that stand for the main ones named."""
        if not listed or not listed[0].startswith(MAIN):
            return listed
        main, count = self.main_indicators(), listed[0].removeprefix(MAIN)
        return tuple(main[: int(count)] if count else main)

    def with_growth(self) -> list[str]:
        """Every indicator whose growth the data have."""
        return [i for i in self.data.indicators if "yoy" in self.data.measures(i)]

    def with_target(self) -> tuple[str, ...]:
        """The indicator that has a target, where only one has."""
        found = [i for i in self.data.indicators if "target" in self.data.measures(i)]
        return tuple(found) if len(found) == 1 else ()

    def parts(self, whole: str) -> tuple[str, ...]:
        """The known parts of a whole."""
        return tuple(
            i.id
            for i in self.sight.indicators.values()
            if i.part_of == whole and i.id in self.data.indicators
        )

    # Spots ----------------------------------------------------------------------------------

    def spots(self, topic: Topic, measure: str) -> list[Spot]:
        """Every spot a topic points to, indicators first, then places, then periods."""
        if topic.unknown:
            return []
        return [
            Spot(indicator, measure, place, period, topic.time_sure)
            for indicator in topic.indicators
            for place in self.places(topic)
            for period in self.times(topic)
        ]

    def others(self, spot: Spot, than: Than) -> list[Spot]:
        """What a spot is compared with."""
        found = [spot]
        if than.times:
            periods = [self.compared(t, spot.period) for t in than.times]
            found = [
                msgspec.structs.replace(s, period=p, sure=True)
                for s in found
                for p in periods
                if p is not None
            ]
        if than.indicators:
            found = [msgspec.structs.replace(s, indicator=i) for s in found for i in than.indicators]
        if than.places:
            found = [
                msgspec.structs.replace(s, place=p)
                for s in found
                for name in than.places
                for p in self.named(name)
            ]
        if than.nth is not None and not than.places:
            found = [msgspec.structs.replace(s, place=p) for s in found for p in self._standing(s, than.nth)]
        if than.times and spot.measure == "two-year" and not (than.measure or than.places or than.indicators):
            # 两年平均增速比今年上半年低2.8个百分点: than the growth then.
            found = [msgspec.structs.replace(s, measure="yoy") for s in found]
        if than.measure and than.measure.partition(":")[0] in ("yoy", "two-year", "share", "amount"):
            found = [msgspec.structs.replace(s, measure=than.measure.partition(":")[0]) for s in found]
        return [s for s in found if s != spot]

    def _standing(self, spot: Spot, nth: tuple[str, int]) -> list[str]:
        """The place that stands so by its value in the group of a spot's own, where all values are known."""
        members = next((g.members for g in self.data.groups.values() if spot.place in g.members), ())
        values = {p: self.sight.get(msgspec.structs.replace(spot, place=p)).value for p in members}
        known = {p: v for p, v in values.items() if v is not None}
        sort, number = nth
        if len(known) < len(values) or number > len(known) or sort not in ("nth", "last"):
            return []
        order = sorted(known, key=known.__getitem__, reverse=sort == "nth")
        return [order[number - 1]]

    def named(self, name: str) -> tuple[str, ...]:
        """The place of this name, or the members of the group where it names one: @…, but for !… and !…."""
        if not name.startswith("@"):
            return (name,)
        key, *left = name[1:].split("!")
        group = self.data.groups.get(key)
        return tuple(m for m in group.members if m not in left) if group else ()

    # Measures -------------------------------------------------------------------------------

    def has(self, indicator: str, measure: str) -> bool:
        """Whether the data have any such observation of an indicator, or of what its name may mean."""
        wanted = AMOUNTS if measure == "amount" else (measure,)
        return any(m in self.data.measures(i) for i in indicator.split(EITHER) for m in wanted)

    def measure_of(self, statement: Statement, number: Stated | None, flavour: str = "") -> tuple[str, ...]:
        """The measures a comparison may be of, the likeliest first; of two those that the data have."""
        found = self._measures_of(statement, number, flavour)
        indicators = statement.topic.indicators
        known = tuple(m for m in found if all(self.has(i, m) for i in indicators))
        return known or tuple(m for m in found if any(self.has(i, m) for i in indicators)) or found

    def _measures_of(self, statement: Statement, number: Stated | None, flavour: str) -> tuple[str, ...]:
        topic = statement.topic
        if topic.measure in RATES and number is not None and number.base in _AMOUNTS:
            # 增幅为12.9%，比去年同期多7.88亿元
            return ("amount",)
        if topic.measure and topic.measure not in ("rank", "gap"):
            return (topic.measure,)
        if statement.after == "pull" and (number is None or number.base == POINTS):
            return ("pull",)
        if statement.after == "share" and (number is None or number.base == POINTS):
            # made up 48.1%, 1.7 points more than the secondary industry
            return ("share", "yoy")
        if number is not None and number.base == POINTS:
            return self._rate_measures(topic)
        if flavour == "growth":
            return ("yoy",)
        if flavour == "amount":
            return ("amount",)
        if number is not None and number.base not in (PERCENT, TIMES, ""):
            return ("amount",)
        if self._against_region(statement):
            # GDP高于全省: nobody holds an amount against that of where it lies.
            return ("yoy",)
        if statement.than is not None and statement.than.indicators and not statement.than.places:
            # Amounts of different indicators are seldom compared.
            return self._rate_measures(topic)
        if statement.after == "change" and not any(self.per_head(i) for i in topic.indicators):
            # 增长5.4%，略低于全国
            return self._rate_measures(topic)
        if (
            statement.named
            and statement.after in ("", "compare")
            and all(self.per_head(i) for i in topic.indicators)
        ):
            return ("amount",)
        return ("amount", "yoy") if not self._only_rates(topic) else ("amount",)

    def _against_region(self, statement: Statement) -> bool:
        """Whether what has growth, and adds up, is compared with that of a region it lies in."""
        than, topic = statement.than, statement.topic
        known = [self.sight.known(i) for i in topic.indicators]
        adds_up = all(k is not None and not any(m in n for n in k.names for m in _RELATIVE) for k in known)
        grows = adds_up and all(self.has(i, "yoy") for i in topic.indicators)
        regions = set(than.places) if than is not None else set()
        return bool(grows and regions) and all(regions <= self._regions_of(p) for p in self.places(topic))

    def _regions_of(self, place: str) -> set[str]:
        """What a place lies in, however far up."""
        return {known.within for known in upwards(self.data.places, place) if known.within}

    def per_head(self, indicator: str) -> bool:
        """Whether an indicator is an amount per head: places are then compared by the amount."""
        known = self.sight.known(indicator)
        return known is not None and any("人均" in name for name in known.names)

    def _rate_measures(self, topic: Topic) -> tuple[str, ...]:
        return ("yoy",) if not self._only_rates(topic) else ("amount",)

    def _only_rates(self, topic: Topic) -> bool:
        """Whether the indicator itself is a rate, as 开工率 is."""
        return bool(topic.indicators) and all(
            not self.has(i, "yoy") and self.has(i, "start-rate") and topic.measure == "start-rate"
            for i in topic.indicators
        )

    def word(self, statement: Statement) -> str:
        """The words a statement rests on."""
        return self.text[statement.start : statement.end]


def schedule_of(period: Period) -> Decimal:
    """The calendar's pace: how much of the year, in per cent, has passed at the end of a period."""
    return Decimal(period.last_month * 100) / 12


def whole_year(period: Period) -> Period:
    """The year a period ends in."""
    return span(period.last_year, 1, 12)
