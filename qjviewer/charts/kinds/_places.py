"""How places look in one chart: each told apart by role, symbol and dash, alike in every medium.

Our own place is navy and heavy. A place around us has the look of its level. Sister places, of one level
beside each other, differ in shade, symbol and dash; where there are too many for that they are one grey
and told apart by their names, which then stand at each of them.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec
from msgspec.structs import replace

from qjviewer.charts.marks import Dash, Key, Role, Shape
from qjviewer.figures.figure import Figure
from qjviewer.figures.teller import Teller

_LEVELS: Final[dict[str, Role]] = {
    "nation": "nation",
    "province": "province",
    "city": "city",
    "county": "peer1",
    "town": "town",
}
_SHAPES: Final[dict[Role, Shape]] = {
    "district": "circle",
    "city": "diamond",
    "province": "circle",
    "nation": "square",
    "town": "triangle",
}
_DASHES: Final[dict[Role, Dash]] = {"city": "dash-dot", "province": "long", "nation": "dot"}
_PEERS: Final[tuple[Role, ...]] = ("peer1", "peer2", "peer3", "peer4")
_PEER_SHAPES: Final[tuple[Shape, ...]] = ("triangle", "square", "diamond", "circle")
_PEER_DASHES: Final[tuple[Dash, ...]] = ("", "long", "dot", "dash-dot")
# More sister places than this nobody tells apart by shade, symbol and dash.
MOST_TOLD: Final = 12
HEAVY, LIGHT = 1.7, 0.8  # of a line's usual width: our own, one of many


class PlaceMark(msgspec.Struct, frozen=True):
    """How a place looks in one chart; `series` is what a click on its name hides."""

    role: Role
    shape: Shape
    dash: Dash
    series: str
    weight: float = 1.0


def place_marks(figures: Iterable[Figure], teller: Teller, *, named: bool = False) -> Mapping[str, PlaceMark]:
    """The look of every place, by its id.

    With `named` each mark carries the name of its place, so that sister places may be one grey.
    """
    places = list(dict.fromkeys(f.place for f in figures))
    around = set(teller.around())
    own = [p for p in places if teller.cube.is_here(p)]
    found = {p: PlaceMark("district", "circle", "", "district", HEAVY) for p in own}
    found |= {p: _of_level(p, teller) for p in places if p in around and p not in found}
    rest = [p for p in places if p not in found]
    alone = _alone(rest, {m.role for m in found.values()}, teller)
    found |= {p: _of_level(p, teller) for p in alone}
    peers = [p for p in rest if p not in alone]
    grey = named or len(peers) > MOST_TOLD
    found |= {p: _grey(p) if grey else _peer(n, p) for n, p in enumerate(peers)}
    return {p: found[p] for p in places}


def _level(place: str, teller: Teller) -> str:
    known = teller.bundle.place_by_id.get(place)
    return known.level if known is not None else ""


def _alone(places: Sequence[str], taken: set[Role], teller: Teller) -> list[str]:
    """Those that are the only ones of their level: their level tells them apart."""
    own = _level(teller.bundle.briefing.place, teller)
    levels = [_level(p, teller) for p in places]
    return [
        p
        for p, level in zip(places, levels, strict=True)
        if levels.count(level) == 1 and level != own and _LEVELS.get(level, "peer1") not in taken
    ]


def _of_level(place: str, teller: Teller) -> PlaceMark:
    role = _LEVELS.get(_level(place, teller), "peer1")
    return PlaceMark(role, _SHAPES.get(role, "triangle"), _DASHES.get(role, ""), role)


def _grey(place: str) -> PlaceMark:
    return PlaceMark("peer", "circle", "", f"peer-{place}", LIGHT)


def _peer(number: int, place: str) -> PlaceMark:
    """The so many-th sister place from 0: neighbours differ in all three, all of them in one at least."""
    turn = number // len(_PEERS)
    return PlaceMark(
        _PEERS[number % len(_PEERS)],
        _PEER_SHAPES[(number + turn) % len(_PEER_SHAPES)],
        _PEER_DASHES[(number + turn) % len(_PEER_DASHES)],
        f"peer-{place}",
    )


def place_name(figure: Figure, teller: Teller) -> str:
    """The place as a comparison names it: 全省 for the province around us, else its name."""
    if teller.cube.is_here(figure.place) or teller.lang == "en":
        return teller.place(teller.place_of(figure))
    return teller.compared_place(figure.place)


def legend_of(
    figures: Iterable[Figure],
    mains: Iterable[Figure],
    marks: Mapping[str, PlaceMark],
    teller: Teller,
    shape: Shape,
) -> tuple[Key, ...]:
    """An entry a place: those that are a row's main as `shape`, others as points that can be hidden."""
    keys: dict[str, Key] = {}
    main_ids = {f.id for f in mains}
    for figure in figures:
        mark = marks[figure.place]
        entry = Key(place_name(figure, teller), mark.role, mark.shape, mark.series)
        if figure.id in main_ids:
            entry = replace(entry, shape=shape, series="")
        keys.setdefault(figure.place, entry)
    return tuple(keys.values())
