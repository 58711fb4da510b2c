"""Vintages: the same cell given several times, put in order, and the one that is used."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

import msgspec

from qjviewer.bundle.about import STATUSES
from qjviewer.bundle.model import Bundle
from qjviewer.bundle.periods import Period
from qjviewer.bundle.quantities import Quantity
from qjviewer.bundle.store import Observation, Particulars
from qjviewer.figures.arithmetic import agree, converted

_ORDER: Final = {status: n for n, status in enumerate(STATUSES)}
# Later than any day: of what is published nobody knows when, the others decide.
_UNDATED: Final = 0


class Vintages(msgspec.Struct, frozen=True):
    """The observations of one cell, oldest first.

    `used` is the newest known on the briefing's day and those that say the same; `disputed` are kept as
    evidence; `later` were published after that day. `conflict` holds two of one status that disagree.
    """

    used: tuple[Observation, ...] = ()
    earlier: tuple[Observation, ...] = ()
    later: tuple[Observation, ...] = ()
    disputed: tuple[Observation, ...] = ()
    conflict: tuple[Observation, ...] = ()


def ordered(observations: Sequence[Observation], bundle: Bundle, *, later: bool = False) -> Vintages:
    """The vintages of a cell; with `later` those published after the briefing's day are used as well."""
    if len(observations) == 1 and not later:
        one = observations[0]
        if one.more.status == "disputed":
            return Vintages(disputed=(one,))
        return Vintages(later=(one,)) if is_later(one.more, bundle) else Vintages(used=(one,))
    disputed = tuple(o for o in observations if o.more.status == "disputed")
    rest = sorted((o for o in observations if o.more.status != "disputed"), key=lambda o: _key(o, bundle))
    known: list[Observation] = []
    after: list[Observation] = []
    for one in rest:
        (known if later or not is_later(one.more, bundle) else after).append(one)
    if not known:
        return Vintages(later=tuple(after), disputed=disputed)
    best = known[-1]
    same: list[Observation] = []
    others: list[Observation] = []
    for one in known:
        (same if says_the_same(one, best) else others).append(one)
    # What an earlier edition said is its history, never a conflict.
    own = (o for o in others if o.more.edition == best.more.edition)
    conflict = tuple(o for o in own if o.more.status == best.more.status and _has_value(o))
    both = (*conflict, best) if conflict else ()
    return Vintages(tuple(same), tuple(others), tuple(after), disputed, both)


def _key(observation: Observation, bundle: Bundle) -> tuple[int, int, int, int, int]:
    # A value replaces the mark of one that was missing, a later edition an earlier one, whatever the status.
    filled, more = 1 if _has_value(observation) else 0, observation.more
    day = day_of_source(observation.more, bundle)
    return filled, more.edition, _ORDER[more.status], day, observation.number


def day_of_source(more: Particulars, bundle: Bundle) -> int:
    """The day its newest source was published as a number; 0 where no day is known."""
    days = [_published(c.source, bundle) for c in more.cite]
    return max((p.end.toordinal() for p in days if p is not None), default=_UNDATED)


def _published(source: str, bundle: Bundle) -> Period | None:
    found = bundle.source_by_id.get(source)
    return found.published if found else None


def is_later(more: Particulars, bundle: Bundle) -> bool:
    """Whether it became known only after the briefing's day."""
    return day_of_source(more, bundle) > bundle.briefing.as_of.toordinal()


def _has_value(observation: Observation) -> bool:
    return observation.quantity.value is not None or bool(observation.more.ranks)


def says_the_same(one: Observation, other: Observation) -> bool:
    """Whether two observations give one value, units converted and the coarser rounded."""
    a, b = one.quantity, other.quantity
    if (a.value is None) != (b.value is None) or a.mark != b.mark:
        return a.value is None and b.value is not None and bool(one.more.ranks) and not a.missing
    if a.value is None or b.value is None:
        return a.missing == b.missing
    return _near(a.value, one, b.value, other) and _uppers_agree(a, b)


def _near(a: Decimal, one: Observation, b: Decimal, other: Observation) -> bool:
    turned = converted(a, one.more.unit, other.more.unit)
    return turned is not None and agree(turned, b)


def _uppers_agree(a: Quantity, b: Quantity) -> bool:
    return a.upper == b.upper
