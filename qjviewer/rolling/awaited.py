"""Which figures the next period awaits: every one that the last period gave, under its new period."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec
from msgspec.structs import replace

from qjviewer.bundle.measures import MEASURES
from qjviewer.bundle.model import Bundle
from qjviewer.bundle.periods import BASES, Period, now_in
from qjviewer.bundle.quantities import Quantity
from qjviewer.bundle.store import Observation
from qjviewer.bundle.values import Text
from qjviewer.figures.cube import Cube
from qjviewer.figures.figure import Figure

# Targets are set for years.
_YEAR: Final = 12


class AwaitedFigure(msgspec.Struct, frozen=True):
    """One figure that is awaited: its address, and what is carried from the last period's.

    `basis` is given where it is not the indicator's; `groups` are those it was ranked in; `last` is the
    figure of the last period; `has_value` is false for a rank published alone.
    """

    indicator: str
    measure: str
    place: str
    period: Period
    last: Figure
    basis: str = ""
    unit: str = ""
    owner: Text = Text()
    own_owner: bool = False
    source: str = ""
    uncited: Text = Text()
    accounts: str = ""
    groups: tuple[str, ...] = ()
    has_value: bool = True
    context: bool = False
    internal: bool = False


def awaited_figures(cube: Cube, new: Period) -> tuple[AwaitedFigure, ...]:
    """The figures that a briefing about a later period awaits, in the order of the store."""
    found: dict[tuple[str, str, str, Period], AwaitedFigure] = {}
    for indicator in cube.bundle.store.indicators:
        for measure, _, place, period in cube.bundle.store.cells(indicator):
            wanted = _wanted(cube.bundle, indicator, measure, period, new)
            own = cube.here if place == "here" else place
            if wanted is None or (indicator, measure, own, wanted[0]) in found:
                continue
            one = _awaited(cube, (indicator, measure, own, period), *wanted)
            if one is not None:
                found[indicator, measure, own, wanted[0]] = one
    return tuple(found.values())


def cited_like_their_place(figures: Sequence[AwaitedFigure]) -> tuple[AwaitedFigure, ...]:
    """The figures; one that had no source (未见公布) now awaits the source most others of its place await."""
    by_place: dict[str, Counter[str]] = {}
    for one in figures:
        if one.source:
            by_place.setdefault(one.place, Counter())[one.source] += 1
    return tuple(
        replace(one, source=by_place[one.place].most_common(1)[0][0])
        if not one.source and one.place in by_place
        else one
        for one in figures
    )


def _wanted(
    bundle: Bundle, indicator: str, measure: str, period: Period, new: Period
) -> tuple[Period, str] | None:
    """The new period of what was given for a period, and its basis; None for what does not come again."""
    old, rhythm = bundle.briefing.period, bundle.briefing.rhythm
    if MEASURES[measure].is_target and period.months == _YEAR and period.is_span:
        years = new.last_year - old.last_year
        is_last = period.last_year == old.last_year and years
        return (period.shifted(_YEAR * years), "") if is_last else None
    if old.day or new.day:
        return (new, "") if period == old else None
    declared = bundle.indicator_by_id[indicator].basis if indicator in bundle.indicator_by_id else ""
    for basis in dict.fromkeys((declared or "cumulative", *BASES)):
        if period == now_in(old, rhythm, basis):
            return now_in(new, rhythm, basis), basis if basis != declared else ""
    return None


def _awaited(cube: Cube, cell: tuple[str, str, str, Period], new: Period, basis: str) -> AwaitedFigure | None:
    indicator, measure, place, old = cell
    if _is_given(cube, indicator, measure, place, new):
        return None
    vintages = cube.vintages(indicator, measure, place, old, later=True)
    rows = vintages.used or vintages.disputed
    if not rows:
        # Only a difference was stated; its two sides come again.
        rows = tuple(_stated(cube, indicator, measure, place, old))
    if not rows:
        return None
    row, declared = rows[-1], cube.indicator(indicator)
    has_value = measure != "rank" and any(o.quantity != Quantity() for o in rows)
    groups = (g for o in rows for g in (*(r.among for r in o.more.ranks), *o.more.awaits))
    last = cube.figure(indicator, measure, place, old)
    own_unit = declared.unit if declared else ""
    return AwaitedFigure(
        indicator,
        measure,
        place,
        new,
        last,
        basis,
        unit="" if own_unit or MEASURES[measure].unit else row.more.unit,
        owner=last.owner or row.more.owner,
        own_owner=bool(row.more.owner),
        source=row.more.cite[0].source if row.more.cite else "",
        uncited=row.more.uncited,
        accounts=row.more.accounts,
        groups=tuple(dict.fromkeys(groups)),
        has_value=has_value,
        context=row.more.context,
        internal=row.more.internal,
    )


def _is_given(cube: Cube, indicator: str, measure: str, place: str, period: Period) -> bool:
    """Whether anything is given for a cell already: a briefing may hold what was published later."""
    found = cube.vintages(indicator, measure, place, period, later=True)
    return bool(found.used or found.disputed)


def _stated(cube: Cube, indicator: str, measure: str, place: str, period: Period) -> Iterator[Observation]:
    """The rows that state a difference of a figure which is itself not given."""
    store = cube.bundle.store
    for cell in store.differences(indicator):
        own = cube.here if cell[2] == "here" else cell[2]
        if (cell[0], own, cell[3]) == (measure, place, period):
            yield from store.find(indicator, cell)
