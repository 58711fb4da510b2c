"""Comparisons: a figure with the same at another place or period, another indicator, or its target.

A difference is of the values as displayed. Where the source states it, its number counts and the two
sides are held against it elsewhere (checks); where it states only one side, the other follows from it.
"""

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from qjviewer.bundle.cell_index import Cell
from qjviewer.bundle.measures import MEASURES, measure_of
from qjviewer.bundle.periods import Period, parse_period, relative_name, relative_period
from qjviewer.bundle.units import PERCENT, POINTS
from qjviewer.figures.addresses import year_around
from qjviewer.figures.arithmetic import added, converted, rounded
from qjviewer.figures.figure import Figure, Input, decimals_of
from qjviewer.figures.lookup import Lookup

TARGET = "target"


class Side(msgspec.Struct, frozen=True):
    """What a figure is compared with: the word for it in ids, and the figure."""

    token: str
    figure: Figure


def side_of(cube: Lookup, figure: Figure, word: str, *, later: bool = False) -> Side | None:
    """What a word names beside a figure: its target, a place, period or indicator; None if nothing.

    With `later` the other side may be known only after the briefing's day, even where the figure is not.
    """
    if word in (TARGET, "目标", "年度目标"):
        return _target(cube, figure)
    place = cube.resolver.place_of(word)
    later = later or figure.is_later
    if place:
        other = cube.figure(figure.indicator, figure.measure, place, figure.period, later=later)
        return Side(place, other) if figure.indicator else None
    period = cube.period_for(word, figure) if figure.indicator else None
    if period is not None:
        other = cube.figure(figure.indicator, figure.measure, figure.place, period, later=later)
        return Side(period.code, other)
    return _indicator(cube, figure, word)


def _indicator(cube: Lookup, figure: Figure, word: str) -> Side | None:
    """Another indicator at the same place and time, or another fact."""
    name, _, typed = word.partition(".")
    found = cube.bundle.names.find(name, ("indicators", "facts"))
    if found is None:
        return None
    section, known = found
    if section == "facts":
        fact = cube.fact(known)
        return Side(known, fact) if fact else None
    measure = measure_of(typed) if typed else MEASURES[figure.measure]
    if measure is None:
        return None
    period = figure.period
    other = cube.figure(known, measure.id, figure.place, period, later=figure.is_later)
    return Side(f"{known}.{measure.id}", other)


def _target(cube: Lookup, figure: Figure) -> Side | None:
    measure = {"level": "target", "yoy": "yoy-target"}.get(figure.measure)
    if measure is None or not figure.indicator:
        return None
    own = cube.figure(figure.indicator, measure, figure.place, figure.period)
    year = cube.figure(figure.indicator, measure, figure.place, year_around(figure.period))
    # A target of the period itself (a quarter's share of the year) is nearer than the year's.
    return Side(TARGET, own if own.value is not None or own.mark else year)


def difference(cube: Lookup, figure: Figure, word: str) -> Figure | None:
    """The figure less what the word names, as published or as computed; None where the word names nothing.

    Without a value, `reason` says why not (`figures.why-…`), or `missing` of which kind one side is.
    """
    side = side_of(cube, figure, word)
    if side is None:
        return None
    made = between(cube, figure, side)
    stated = _stated(cube, figure, side)
    return stated if stated is not None else made


def _stated(cube: Lookup, figure: Figure, side: Side) -> Figure | None:
    """The difference as its source states it."""
    for against in _written(cube, figure, side):
        used = cube.vintages(
            figure.indicator, figure.measure, figure.place, figure.period, against, later=figure.is_later
        ).used
        if used and used[-1].quantity.value is not None:
            found = cube.published(f"{figure.id} vs {side.token}", used)
            inputs = (Input(figure.id), Input(side.figure.id, "−"))
            # Whoever knows one side and the difference knows the other.
            internal = found.internal or figure.internal or side.figure.internal
            return replace(found, against=side.token, how="stated", inputs=inputs, internal=internal)
    return None


def _written(cube: Lookup, figure: Figure, side: Side) -> Iterator[str]:
    """The ways a source's difference may have been written down."""
    yield side.token
    if cube.is_here(side.token):
        yield "here"
    if figure.indicator:
        basis = cube.resolver.basis_of(figure.indicator) or "cumulative"
        for name in ("prev", "year-ago", "last-year", "year-start"):
            period = relative_period(name, figure.period, cube.bundle.briefing.rhythm, basis)
            if period.code == side.token:
                yield name


def between(cube: Lookup, figure: Figure, side: Side) -> Figure:
    """The difference computed from both sides as displayed, whatever a source states."""
    other = side.figure
    inputs = (Input(figure.id), Input(other.id, "−"))
    base = Figure(
        id=f"{figure.id} vs {side.token}",
        place=figure.place,
        period=figure.period,
        indicator=figure.indicator,
        measure=figure.measure,
        name=figure.name,
        short=figure.short,
        against=side.token,
        unit=difference_unit(figure.unit),
        status="derived",
        cite=tuple(dict.fromkeys((*figure.cite, *other.cite))),
        context=figure.context or other.context,
        internal=figure.internal or other.internal,
        how="difference",
        inputs=inputs,
        is_later=figure.is_later,
    )
    absent = next((f for f in (figure, other) if f.value is None), None)
    if absent is not None:
        return replace(base, missing=absent.missing, reason=absent.reason)
    reason = refusal(figure, other)
    if reason:
        return replace(base, reason=reason)
    assert figure.value is not None
    assert other.value is not None
    turned = converted(other.value, other.unit, figure.unit)
    if turned is None:
        return replace(base, reason="units")
    if MEASURES[other.measure].is_target and decimals_of(turned) < figure.decimals:
        # A target of 8% is 8.0%: nobody sets one rounded.
        turned = rounded(turned, figure.decimals)
    return replace(base, value=added(figure.value, turned, minus=True))


def difference_unit(unit: str) -> str:
    """The unit of a difference: of percentages it is 个百分点, never %."""
    return POINTS if unit == PERCENT else unit


def refusal(figure: Figure, other: Figure) -> str:
    """Why two figures with values can't be subtracted; an empty string where they can."""
    measure, theirs = MEASURES[figure.measure], MEASURES[other.measure]
    if not other.is_exact and theirs.is_target and other.upper is None and other.value is not None:
        # 7.0%以上 is met or missed by what it names.
        pass
    elif not figure.is_exact or not other.is_exact:
        return "approximate"
    of_accounts = measure.is_of_accounts or theirs.is_of_accounts
    if of_accounts and figure.accounts != other.accounts and figure.indicator and other.indicator:
        return "accounts"
    if figure.overlap and figure.overlap == other.overlap:
        return "overlap"
    if measure.is_additive and not theirs.is_target and unlike(figure.period, other.period):
        return "unlike-periods"
    return ""


def unlike(one: Period, other: Period) -> bool:
    """Whether amounts of two periods can't be compared: half a year's with a quarter's."""
    if one == other:
        return False
    return one.is_moment != other.is_moment or bool(one.day) != bool(other.day) or one.months != other.months


# What follows from a published difference ----------------------------------------------------


def derived(
    cube: Lookup, name: str, indicator: str, measure: str, place: str, period: Period, *, later: bool
) -> Figure | None:
    """A value that no source states but that follows from one that states a difference; None without one."""
    for cell in cube.bundle.store.differences(indicator):
        if cell[0] != measure:
            continue
        found = _from_difference(cube, name, indicator, cell, place, period, later)
        if found is not None:
            return found
    return None


def _from_difference(
    cube: Lookup, name: str, indicator: str, cell: Cell, place: str, period: Period, later: bool
) -> Figure | None:
    measure, against, their_place, their_period = cell
    their_place = cube.here if their_place == "here" else their_place
    other_place, other_period = _other_side(cube, indicator, against, their_place, their_period)
    mine = (their_place, their_period) == (place, period)
    theirs = (other_place, other_period) == (place, period)
    if not mine and not theirs:
        return None
    known_place, known_period = (other_place, other_period) if mine else (their_place, their_period)
    if (known_place, known_period) == (place, period):
        return None
    used = cube.vintages(indicator, measure, known_place, known_period, later=later).used
    stated = cube.vintages(indicator, measure, their_place, their_period, against, later=later).used
    if not used or not stated or (cube.is_beyond(measure, period) and not later):
        return None
    known = cube.figure(indicator, measure, known_place, known_period, later=later)
    gap = stated[-1].quantity
    if not known.is_exact or not gap.is_exact or known.value is None or gap.value is None:
        return None
    whole = cube.figure(indicator, measure, their_place, their_period, later=later).id if theirs else name
    token = other_place if other_place != their_place else other_period.code
    return Figure(
        id=name,
        place=place,
        period=period,
        indicator=indicator,
        measure=measure,
        value=added(known.value, gap.value, minus=theirs),
        unit=known.unit,
        status="derived",
        cite=tuple(dict.fromkeys((*known.cite, *stated[-1].more.cite))),
        context=known.context or cube.is_outside(stated[-1].more.cite),
        internal=known.internal or stated[-1].more.internal,
        note=stated[-1].more.note,
        how="from-difference",
        inputs=(Input(known.id), Input(f"{whole} vs {token}", "−" if theirs else "+")),
        is_later=later,
    )


def _other_side(cube: Lookup, indicator: str, against: str, place: str, period: Period) -> tuple[str, Period]:
    """The place and period that a published difference is against."""
    if against == "here":
        return cube.here, period
    if against in cube.bundle.place_by_id:
        return against, period
    name = relative_name(against)
    basis = cube.resolver.basis_of(indicator) or "cumulative"
    if name:
        return place, relative_period(name, period, cube.bundle.briefing.rhythm, basis)
    return place, parse_period(against) or period
