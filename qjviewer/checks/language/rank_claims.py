"""Claims about ranks: which, among whom, alone or tied, and how they moved; and about the extremes."""

from decimal import Decimal
from typing import Final

import msgspec

from qjviewer.bundle.periods import Period
from qjviewer.checks.language.border import KnownGroup
from qjviewer.checks.language.judging import Judgement, contradicted, lacking, proved, told, undecidable
from qjviewer.checks.language.spots import Got, Sight, Spot
from qjviewer.checks.language.stated import Stated, agrees
from qjviewer.checks.language.unit_scale import PERCENT, POINTS
from qjviewer.checks.language.value_claims import unit_flaw

# A test of a rank: nth 5, among the top 3, the last but one (last 2), among the bottom 3, and among so many
# ten-thousandths from the top (share 3333) or from the bottom (share -3333).
Test = tuple[str, int]
_WHOLE: Final = 10_000


class RankBounds(msgspec.Struct, frozen=True):
    """The bounds of a rank that the data allow: equal where it is known for certain."""

    best: int
    worst: int
    size: int
    found: tuple[Got, ...]
    tied: bool | None = None
    peers: tuple[str, ...] = ()


class RankClaim(msgspec.Struct, frozen=True):
    """An indicator's rank in a group passes a test; tied (True), alone (False), or not said (None).

    `said` is how many places the sentence says are ranked, 0 where it doesn't.
    """

    spot: Spot
    group: str
    test: Test
    tied: bool | None = None
    partner: str = ""
    said: int = 0

    def judge(self, sight: Sight) -> Judgement:
        """Hold the rank against the published one, or against the values of the members."""
        group = sight.data.groups.get(self.group)
        if group is None:
            return undecidable("no-group")
        ranked = rank_of(self.spot, group, sight)
        size = ranked.size if ranked else group.size
        if self.said and size and self.said != size:
            return contradicted("group-size", *_cell(self.spot, group, sight))
        if ranked is None:
            return self._elsewhere(group, sight)
        return self._tested(ranked, sight)

    def _elsewhere(self, group: KnownGroup, sight: Sight) -> Judgement:
        """Where no rank is known in this group, one published of another was put to the wrong one."""
        key = sight.indicator(self.spot.indicator)
        seen = sight.data.observed(key, self.spot.measure, self.spot.place, self.spot.period)
        for standing in seen.standings if seen else ():
            if seen and self.test == ("nth", standing.rank):
                cell = f"{seen.address}#{standing.group}"
                return contradicted("group", Got(Decimal(standing.rank), "第", (cell,)))
        return undecidable("no-rank", *_cell(self.spot, group, sight))

    def _tested(self, ranked: RankBounds, sight: Sight) -> Judgement:
        holds = passes(ranked, self.test)
        if holds is None:
            return undecidable("no-rank", *ranked.found)
        if not holds:
            return contradicted("rank", *ranked.found)
        if self.partner:
            with_partner = self.partner in ranked.peers
            return told(with_partner if ranked.tied is not None else None, "tie", *ranked.found)
        if self.tied is None:
            return proved(*ranked.found)
        if ranked.tied is None:
            return undecidable("no-rank", *ranked.found)
        return told(ranked.tied == self.tied, "tie", *ranked.found)


def passes(ranked: RankBounds, test: Test) -> bool | None:
    """Whether a rank passes a test, None where its bounds leave it open."""
    sort, n = test
    if sort in ("last", "bottom", "share") and not ranked.size:
        return None
    answers = {_passes(rank, ranked.size, sort, n) for rank in (ranked.best, ranked.worst)}
    if sort in ("nth", "last") and ranked.best != ranked.worst:
        target = n if sort == "nth" else ranked.size - n + 1
        return None if ranked.best <= target <= ranked.worst else False
    return answers.pop() if len(answers) == 1 else None


def _passes(rank: int, size: int, sort: str, n: int) -> bool:
    match sort:
        case "nth":
            return rank == n
        case "top":
            return rank <= n
        case "last":
            return rank == size - n + 1
        case "share":
            # 前10% of 84: the first eight, to the nearest whole place.
            part = (abs(n) * size + _WHOLE // 2) // _WHOLE
            return rank <= part if n > 0 else rank > size - part
        case _:
            return rank > size - n


def rank_of(spot: Spot, group: KnownGroup, sight: Sight) -> RankBounds | None:
    """The rank of a spot's place in a group: published, else what the members' values allow."""
    key = sight.indicator(spot.indicator)
    seen = sight.data.observed(key, spot.measure, spot.place, spot.period)
    values = _values(spot, group, sight)
    own = values.get(spot.place)
    peers = tuple(p for p, v in values.items() if p != spot.place and v is not None and v == own)
    complete = bool(group.members) and None not in values.values()
    tied = True if peers else False if complete else None
    for standing in seen.standings if seen else ():
        if standing.group == group.id:
            got = Got(Decimal(standing.rank), "第", (f"{seen.address}#{group.id}",) if seen else ())
            size = standing.size or group.size
            return RankBounds(standing.rank, standing.rank, size, (got,), standing.tied or tied, peers)
    if own is None or not group.members:
        return None
    return _bounded(spot, group, sight, values, own, tied, peers)


def _bounded(
    spot: Spot,
    group: KnownGroup,
    sight: Sight,
    values: dict[str, Decimal | None],
    own: Decimal,
    tied: bool | None,
    peers: tuple[str, ...],
) -> RankBounds:
    others = [v for p, v in values.items() if p != spot.place]
    higher = sum(1 for v in others if v is not None and v > own)
    unknown = sum(1 for v in others if v is None)
    found = tuple(sight.get(msgspec.structs.replace(spot, place=p)) for p in group.members)
    return RankBounds(higher + 1, higher + 1 + unknown, len(group.members), found, tied, peers)


def _values(spot: Spot, group: KnownGroup, sight: Sight) -> dict[str, Decimal | None]:
    return {p: sight.get(msgspec.structs.replace(spot, place=p)).value for p in group.members}


def _cell(spot: Spot, group: KnownGroup, sight: Sight) -> tuple[Got, ...]:
    return (sight.get(spot),)


class SpanClaim(msgspec.Struct, frozen=True):
    """The highest and the lowest of several values lie so far apart."""

    spots: tuple[Spot, ...]
    stated: Stated

    def judge(self, sight: Sight) -> Judgement:
        """Every value must be known."""
        found = [sight.get(s) for s in self.spots]
        lack = lacking(*found)
        if lack is not None:
            return lack
        values = [g.value for g in found if g.value is not None]
        flaw = unit_flaw(self.stated, POINTS if found[0].unit == PERCENT else found[0].unit)
        if flaw:
            return flaw if isinstance(flaw, Judgement) else contradicted(flaw, *found)
        return told(agrees(max(values) - min(values), self.stated), "difference", *found)


class MoveClaim(msgspec.Struct, frozen=True):
    """A rank moved forward (+1), back (−1) or stayed (0) since an earlier period, by so many places.

    `start` and `end` are the ranks it is said to have moved between.
    """

    spot: Spot
    earlier: Period
    group: str
    sign: int
    places: int | None = None
    start: Test | None = None
    end: Test | None = None

    def judge(self, sight: Sight) -> Judgement:
        """Compare the ranks of both periods."""
        group = sight.data.groups.get(self.group)
        if group is None:
            return undecidable("no-group")
        now = rank_of(self.spot, group, sight)
        then = rank_of(msgspec.structs.replace(self.spot, period=self.earlier), group, sight)
        if now is None or then is None or now.best != now.worst or then.best != then.worst:
            return self._by_one(now)
        found = (*now.found, *then.found)
        moved = then.best - now.best
        for ranked, test in ((then, self.start), (now, self.end)):
            if test is not None and passes(ranked, test) is False:
                return contradicted("rank", *found)
        if (moved > 0) - (moved < 0) != self.sign:
            return contradicted("moved", *found)
        if self.places is not None and abs(moved) != self.places:
            return contradicted("moved", *found)
        return proved(*found)

    def _by_one(self, now: RankBounds | None) -> Judgement:
        """With one rank known only the rank it is said to be now can be wrong."""
        if now is not None and self.end is not None and passes(now, self.end) is False:
            return contradicted("rank", *now.found)
        return undecidable("no-rank", *(now.found if now else ()))


class ExtremeClaim(msgspec.Struct, frozen=True):
    """Of several spots one is the highest (+1) or the lowest (−1); `alone` denies a tie."""

    who: Spot
    among: tuple[Spot, ...]
    sign: int
    alone: bool = False

    def judge(self, sight: Sight) -> Judgement:
        """Compare with each of the others; one that is beyond it is enough to refute."""
        own = sight.get(self.who)
        rest = [sight.get(s) for s in self.among if s != self.who]
        if own.value is None:
            return undecidable(own.lack, own, *rest)
        values = [g.value for g in rest]
        beyond = [g for g in rest if g.value is not None and (g.value - own.value) * self.sign > 0]
        if beyond:
            return contradicted("extreme", own, *beyond, *rest)
        if self.alone and any(v == own.value for v in values):
            return contradicted("tie", own, *rest)
        if None in values or not rest:
            return undecidable("not-all-known", own, *rest)
        return proved(own, *rest)
