"""What number a claim should have stated, where the data tell."""

from decimal import Decimal, localcontext
from typing import Final

import msgspec

from qjviewer.checks.language.judging import Claim, Either, Every, First, Likely, Somewhen
from qjviewer.checks.language.rank_claims import MoveClaim, RankClaim, rank_of
from qjviewer.checks.language.series_claims import SpreadClaim
from qjviewer.checks.language.spots import Sight
from qjviewer.checks.language.stated import Stated
from qjviewer.checks.language.unit_scale import PERCENT, POINTS, TIMES, scale_of
from qjviewer.checks.language.value_claims import (
    GapClaim,
    RatioClaim,
    ShareClaim,
    TotalClaim,
    ValueClaim,
)

# Rates are told with no more decimals; what is computed has more.
_DECIMALS: Final = 2


class Due(msgspec.Struct, frozen=True):
    """A number that was stated and the value, in base units, that would be right in its place."""

    stated: Stated
    value: Decimal


def due(claim: Claim, sight: Sight) -> tuple[Due, ...]:
    """The numbers a claim got wrong with what they should be; empty where that cannot be told."""
    if isinstance(claim, Either | First | Likely | Somewhen | Every):
        inner = (
            claim.claims
            if isinstance(claim, Every)
            else claim.ways
            if isinstance(claim, First | Somewhen)
            else claim.readings
        )
        return tuple(d for c in inner for d in due(c, sight))
    with localcontext() as context:
        context.prec = 40
        if isinstance(claim, ValueClaim):
            got = sight.get(claim.where)
            # An amount worked out from sums that may have been revised since is not offered.
            sure = got.unit in (PERCENT, POINTS) or not got.slack
            return (Due(claim.stated, abs(got.value)),) if got.value is not None and sure else ()
        if isinstance(claim, GapClaim) and claim.stated is not None:
            return _gap(claim, claim.stated, sight)
        if isinstance(claim, RatioClaim):
            return _ratio(claim, sight)
        if isinstance(claim, ShareClaim):
            return _share(claim, sight)
        if isinstance(claim, TotalClaim):
            return _total(claim, sight)
        return _spread(claim, sight) if isinstance(claim, SpreadClaim) else ()


def _gap(claim: GapClaim, stated: Stated, sight: Sight) -> tuple[Due, ...]:
    one, other = sight.get(claim.one), sight.get(claim.other)
    if one.value is None or other.value is None:
        return ()
    return (Due(stated, abs(one.value - other.value)),)


def _ratio(claim: RatioClaim, sight: Sight) -> tuple[Due, ...]:
    one, other = sight.get(claim.one), sight.get(claim.other)
    if one.value is None or not other.value:
        return ()
    ratio = one.value / other.value - claim.more
    if claim.stated.base == PERCENT:
        ratio *= 100
    return (Due(claim.stated, ratio),) if claim.stated.base in (PERCENT, TIMES) else ()


def _share(claim: ShareClaim, sight: Sight) -> tuple[Due, ...]:
    part, whole = sight.get(claim.part), sight.get(claim.whole)
    if part.value is None or not whole.value:
        return ()
    return (Due(claim.stated, part.value / whole.value * 100),)


def _total(claim: TotalClaim, sight: Sight) -> tuple[Due, ...]:
    parts = [sight.get(p).value for p in claim.parts]
    known = [p for p in parts if p is not None]
    return (Due(claim.stated, sum(known, Decimal(0))),) if len(known) == len(parts) else ()


def _spread(claim: SpreadClaim, sight: Sight) -> tuple[Due, ...]:
    now = sight.get(claim.spot).value
    then = (
        sight.get(msgspec.structs.replace(claim.spot, period=claim.earlier)).value if claim.earlier else None
    )
    found = []
    if claim.to is not None and now is not None:
        found.append(Due(claim.to, abs(now)))
    if claim.start is not None and then is not None:
        found.append(Due(claim.start, abs(then)))
    if claim.by is not None and now is not None and then is not None:
        found.append(Due(claim.by, abs(abs(now) - abs(then))))
    return tuple(found)


def due_rank(claim: Claim, sight: Sight) -> int | None:
    """The rank, or the number of places moved, that a claim should have told."""
    if isinstance(claim, Either | First):
        inner = claim.ways if isinstance(claim, First) else claim.readings
        return next((r for c in inner for r in [due_rank(c, sight)] if r is not None), None)
    if isinstance(claim, RankClaim):
        group = sight.data.groups.get(claim.group)
        ranked = rank_of(claim.spot, group, sight) if group else None
        return ranked.best if ranked and ranked.best == ranked.worst else None
    if isinstance(claim, MoveClaim):
        return _moved(claim, sight)
    return None


def _moved(claim: MoveClaim, sight: Sight) -> int | None:
    group = sight.data.groups.get(claim.group)
    if group is None:
        return None
    now = rank_of(claim.spot, group, sight)
    then = rank_of(msgspec.structs.replace(claim.spot, period=claim.earlier), group, sight)
    if now is None or then is None:
        return None
    return abs(then.best - now.best)


def written_like(value: Decimal, stated: Stated, text: str) -> str | None:
    """A value in the digits and unit in which another number was written; None for numbers in words."""
    words = text[stated.start : stated.end]
    digits = "".join(c for c in words if c.isdigit() or c in ".,")
    if not digits or digits not in words:
        return None
    shown = value / _scale(stated, digits)
    step = Decimal(1).scaleb(-len(digits.partition(".")[2]))
    rounded = shown.quantize(step)
    grouped = f"{rounded:,f}" if "," in digits else f"{rounded:f}"
    return words.replace(digits, grouped, 1)


def written_whole(value: Decimal, stated: Stated, text: str) -> str | None:
    """A rate with the digits the data have, whatever a slip of the decimal point made of it."""
    words = text[stated.start : stated.end]
    digits = "".join(c for c in words if c.isdigit() or c == ".")
    if stated.base != PERCENT or not digits or digits not in words or value != round(value, _DECIMALS):
        return None
    return words.replace(digits, f"{abs(value):f}", 1)


def _scale(stated: Stated, digits: str) -> Decimal:
    """How much one of the digits' units is worth in base units: million yuan count for a million."""
    written = Decimal(digits.replace(",", "")) or Decimal(1)
    return abs(stated.amount) / written if stated.amount else scale_of(stated.unit)[0]
