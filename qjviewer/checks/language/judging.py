"""What comes of holding a claim against the data."""

from collections.abc import Iterable
from typing import Literal, Protocol, TypeAlias

import msgspec

from qjviewer.checks.language.spots import Got, Sight, unlike_accounts

Verdict: TypeAlias = Literal["proved", "contradicted", "undecidable"]


class Judgement(msgspec.Struct, frozen=True):
    """A verdict on one claim: in what respect it fails, the cells it rests on, and what they say.

    `code` is empty where the claim is proved; where it cannot be decided it names what is lacking.
    """

    verdict: Verdict
    code: str = ""
    cells: tuple[str, ...] = ()
    found: tuple[Got, ...] = ()


class Claim(Protocol):
    """Something that can be held against the data."""

    def judge(self, sight: Sight) -> Judgement:
        """Hold it against the data."""
        ...


def proved(*found: Got) -> Judgement:
    """The claim holds."""
    return Judgement("proved", "", cells_of(found), found)


def contradicted(code: str, *found: Got) -> Judgement:
    """The claim fails in this respect."""
    return Judgement("contradicted", code, cells_of(found), found)


def undecidable(code: str, *found: Got) -> Judgement:
    """The data do not tell."""
    return Judgement("undecidable", code, cells_of(found), found)


def cells_of(found: Iterable[Got]) -> tuple[str, ...]:
    """The addresses that findings rest on, each once."""
    return tuple(dict.fromkeys(c for g in found for c in g.cells))


def lacking(*found: Got) -> Judgement | None:
    """Undecidable for what is lacking, or None where every value is there."""
    lack = next((g.lack or "no-observation" for g in found if g.value is None), "") or unlike_accounts(*found)
    return undecidable(lack, *found) if lack else None


def told(holds: bool | None, code: str, *found: Got) -> Judgement:
    """Proved, contradicted, or too close to call."""
    if holds is None:
        return undecidable("too-close", *found)
    return proved(*found) if holds else contradicted(code, *found)


class Either(msgspec.Struct, frozen=True):
    """A claim that may be read in several ways: it fails only where all readings fail."""

    readings: tuple[Claim, ...]

    def judge(self, sight: Sight) -> Judgement:
        """Proved by any reading, contradicted by all."""
        all_ = [r.judge(sight) for r in self.readings]
        if not all_:
            return undecidable("nothing-said")
        for verdict in ("proved", "undecidable"):
            first = next((j for j in all_ if j.verdict == verdict), None)
            if first is not None:
                return first
        return _merged(all_[0], all_)


class First(msgspec.Struct, frozen=True):
    """A claim that may be decided in several ways: the first that the data allow decides."""

    ways: tuple[Claim, ...]

    def judge(self, sight: Sight) -> Judgement:
        """The first decided judgement, else the first of all."""
        undecided: Judgement | None = None
        for way in self.ways:
            judgement = way.judge(sight)
            if judgement.verdict != "undecidable":
                return judgement
            undecided = undecided or judgement
        return undecided or undecidable("nothing-said")


class Likely(msgspec.Struct, frozen=True):
    """A claim that is read too loosely to be refuted: it is proved by any reading, or open."""

    readings: tuple[Claim, ...]

    def judge(self, sight: Sight) -> Judgement:
        """Proved by any reading, else undecidable."""
        all_ = [r.judge(sight) for r in self.readings]
        if not all_:
            return undecidable("nothing-said")
        first = next((j for j in all_ if j.verdict == "proved"), None)
        return first or Judgement("undecidable", "too-loose", all_[0].cells, all_[0].found)


class Somewhen(msgspec.Struct, frozen=True):
    """A claim about one period or another: proved of any, else decided by the first that can be."""

    ways: tuple[Claim, ...]

    def judge(self, sight: Sight) -> Judgement:
        """Proved by any way, else the first decided."""
        all_ = [w.judge(sight) for w in self.ways]
        for verdict in ("proved", "contradicted"):
            first = next((j for j in all_ if j.verdict == verdict), None)
            if first is not None:
                return first
        return all_[0]


class Every(msgspec.Struct, frozen=True):
    """Several claims at once: it fails where one of them fails."""

    claims: tuple[Claim, ...]

    def judge(self, sight: Sight) -> Judgement:
        """Contradicted by any, proved by all."""
        all_ = [c.judge(sight) for c in self.claims]
        for verdict in ("contradicted", "undecidable"):
            first = next((j for j in all_ if j.verdict == verdict), None)
            if first is not None:
                return _merged(first, all_)
        return _merged(all_[0], all_) if all_ else undecidable("nothing-said")


class Denied(msgspec.Struct, frozen=True):
    """The contrary of a claim."""

    claim: Claim

    def judge(self, sight: Sight) -> Judgement:
        """Proved where the claim fails, contradicted where it holds."""
        inner = self.claim.judge(sight)
        if inner.verdict == "undecidable":
            return inner
        if inner.verdict == "proved":
            return Judgement("contradicted", "denied", inner.cells, inner.found)
        return Judgement("proved", "", inner.cells, inner.found)


def denied(claim: Claim) -> Claim:
    """The contrary of a claim; of one that may be read in several ways, any contrary will do."""
    if isinstance(claim, Either):
        return Either(tuple(Denied(reading) for reading in claim.readings))
    return Denied(claim)


class Open(msgspec.Struct, frozen=True):
    """A claim that no data decide, and why."""

    why: str

    def judge(self, sight: Sight) -> Judgement:
        """Undecidable."""
        return undecidable(self.why)


def _merged(first: Judgement, all_: list[Judgement]) -> Judgement:
    found = (*first.found, *(g for j in all_ if j is not first for g in j.found))
    cells = tuple(dict.fromkeys((*first.cells, *(c for j in all_ for c in j.cells))))
    return Judgement(first.verdict, first.code, cells, found)


class Miscount(msgspec.Struct, frozen=True):
    """A list said to have another number of elements than it has."""

    listed: int
    said: int

    def judge(self, sight: Sight) -> Judgement:
        """Needs no data."""
        return proved() if self.listed == self.said else contradicted("count")
