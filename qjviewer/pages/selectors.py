"""Selectors: what a block says it shows -> the figures, in the order of the selector.

A block names indicators, places and periods; the figures are their product. What varies among them tells
marks and rows apart; if two would still be called the same, that is an error, never a silent choice.
"""

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from qjviewer.bundle.model import ChartBlock
from qjviewer.bundle.names import ALL, HERE
from qjviewer.bundle.periods import Period, points, relative_name
from qjviewer.bundle.scalars import nearest
from qjviewer.figures.addresses import Address
from qjviewer.figures.figure import Figure
from qjviewer.figures.teller import Teller
from qjviewer.pages.maker import Maker

# More points than this of one series nobody tells apart.
MOST_POINTS: Final = 1200


class Selection(msgspec.Struct, frozen=True):
    """The figures of a block; `group` is the group whose members its places are, if one."""

    figures: tuple[Figure, ...]
    group: str = ""


def chosen(block: ChartBlock, path: str, maker: Maker) -> Selection:
    """The figures a chart asks for; what names nothing is reported, the rest is shown."""
    places, group = _places(block, path, maker)
    found: dict[str, Figure] = {}
    for number, text in enumerate(block.of):
        where = f"{path}.of[{number}]"
        address = maker.resolved(text, where)
        if address is None:
            continue
        for figure in _of_address(address, block, places, path, maker):
            found.setdefault(figure.id, figure)
    return Selection(tuple(f for f in found.values() if maker.shows(f)), group)


def _places(block: ChartBlock, path: str, maker: Maker) -> tuple[tuple[str, ...], str]:
    """The places a block names, a group standing for its members; and that group."""
    bundle = maker.bundle
    if block.group and not block.places:
        return _members(block.group, maker), block.group
    found: dict[str, None] = {}
    group = block.group
    for number, word in enumerate(block.places):
        place = bundle.briefing.place if word in HERE else maker.cube.resolver.place_of(word)
        members = bundle.names.id_of(word, "groups")
        if place:
            found[place] = None
        elif members:
            found |= dict.fromkeys(_members(members, maker))
            group = group or members
        else:
            known = bundle.names.known("places", "groups")
            maker.report(
                "unknown-part", f"{path}.places[{number}]", part=word[:40], meant=nearest(word, known)
            )
    return tuple(found), group


def _members(group: str, maker: Maker) -> tuple[str, ...]:
    """The places of a group; none of one that could not be read."""
    found = maker.bundle.group_by_id.get(group)
    return found.places if found is not None else ()


def _of_address(
    address: Address, block: ChartBlock, places: Sequence[str], path: str, maker: Maker
) -> Iterator[Figure]:
    cube = maker.cube
    if address.what == "fact":
        fact = cube.fact(address.id)
        yield from (fact,) if fact else ()
        return
    if address.what not in ("figure", "indicator") or address.period is None:
        return
    measure = address.measure or cube.only_measure(address.id)
    shown = places or (address.place,)
    if address.states_place:
        shown = (address.place,)
    if len(shown) > 1 and not block.later:
        # Most of what is shown is asked for at once: the others are found one by one below.
        for period in _periods(address, block, measure, shown[0], path, maker):
            cube.column(address.id, measure, shown, period)
    for place in shown:
        for period in _periods(address, block, measure, place, path, maker):
            yield cube.figure(address.id, measure, place, period, later=block.later)


def _periods(
    address: Address, block: ChartBlock, measure: str, place: str, path: str, maker: Maker
) -> Sequence[Period]:
    assert address.period is not None
    if address.states_period or not block.periods:
        return (address.period,)
    found: dict[Period, None] = {}
    for number, word in enumerate(block.periods):
        made = _period(word, address.id, measure, place, maker)
        if made is None:
            maker.report("not-a-period", f"{path}.periods[{number}]", text=word[:40])
            continue
        found |= dict.fromkeys(made)
    return tuple(found)[:MOST_POINTS]


def _period(word: str, indicator: str, measure: str, place: str, maker: Maker) -> Sequence[Period] | None:
    """The periods a word of `periods` means: one, all there are, or the points from one to another."""
    resolver = maker.cube.resolver
    basis = resolver.basis_of(indicator)
    if word in ALL:
        return sorted(_given(indicator, measure, place, maker))
    first, dots, last = word.partition("..")
    if not dots:
        one = (
            resolver.now_of(indicator, basis)
            if relative_name(word) == "now"
            else resolver.period_of(word, basis)
        )
        return None if one is None else (one,)
    start, end = (resolver.period_of(side.strip(), basis) for side in (first, last))
    if relative_name(last.strip()) == "now":
        end = resolver.now_of(indicator, basis)
    if start is None or end is None or start.last > end.last:
        return None
    return _between(start, end, indicator, measure, place, maker)


def _between(
    start: Period, end: Period, indicator: str, measure: str, place: str, maker: Maker
) -> Sequence[Period]:
    """The points of the briefing's rhythm and those that have data, of one kind, oldest first.

    A point of the rhythm without data stays: a line breaks there.
    """
    given = [p for p in _given(indicator, measure, place, maker) if start.last <= p.last <= end.last]
    alike = [p for p in given if _alike(p, end)]
    rhythm = [p for p in points(start, end, _rhythm(alike, maker), _basis(end)) if start.last <= p.last]
    return sorted({*alike, *rhythm, start, end})


def _rhythm(given: Sequence[Period], maker: Maker) -> str:
    """How far the points lie apart: years where only whole years are given, else as the briefing's."""
    yearly = bool(given) and all(p.is_whole_year for p in given)
    return "year" if yearly else maker.bundle.briefing.rhythm


def _basis(period: Period) -> str:
    return "moment" if period.is_moment else "cumulative" if period.is_cumulative else "single"


def _alike(one: Period, other: Period) -> bool:
    return _basis(one) == _basis(other) or (one.is_cumulative and other.is_whole_year)


def _given(indicator: str, measure: str, place: str, maker: Maker) -> frozenset[Period]:
    """The periods for which a place has data."""
    cells = maker.bundle.store.cells(indicator)
    here = cells.periods_at(measure, "here") if maker.cube.is_here(place) else frozenset()
    return cells.periods_at(measure, place) | here


def alike(figures: Sequence[Figure], teller: Teller) -> tuple[Figure, Figure] | None:
    """Two figures that would be called the same: by name, place, period and unit; None where all differ."""
    seen: dict[tuple[str, ...], Figure] = {}
    for figure in figures:
        key = (
            teller.measured(figure, short=True),
            teller.place(teller.place_of(figure)),
            teller.period(figure.period),
            teller.unit(figure),
        )
        other = seen.setdefault(key, figure)
        if other is not figure:
            return other, figure
    return None
