"""`multiples`: one small panel a place on one scale, the line of the whole behind each."""

import math
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from qjviewer.bundle.periods import Period
from qjviewer.charts.capacity import Capacity
from qjviewer.charts.kinds._board import ranked, whole_of_group
from qjviewer.charts.kinds._common import (
    data_table,
    first_ones,
    number_label,
    one_unit,
    own,
    summary,
    value_ticks,
    values_of,
)
from qjviewer.charts.kinds._panel import PanelScale, PlacePanel, panel_marks
from qjviewer.charts.kinds._places import place_name
from qjviewer.charts.kinds._time import in_order
from qjviewer.charts.marks import Key, Margins, Mark, PlotRange, Scene
from qjviewer.charts.request import CannotDraw, Request
from qjviewer.charts.scales import domain
from qjviewer.figures.comparing import Comparer
from qjviewer.figures.figure import Figure
from qjviewer.figures.group_ranks import RankedFigure
from qjviewer.figures.teller import Teller, ordinal
from qjviewer.wording import say

CAPACITY = Capacity(26)

_MOST = 90
_STEPS = 2  # between the ticks of a panel, about
_FEW = 9  # up to so many panels each has its own axes and words
_WIDE, _HIGH = 19.0, 10.5  # em of a panel with axes
_NARROW, _LOW = 8.2, 5.4  # em of a small one


def draw(request: Request) -> Scene:
    """Panels in the order given; raises CannotDraw for several indicators, or where nothing has a value."""
    teller, figures = request.teller, request.figures
    known = [f for f in figures if f.value is not None]
    if not known:
        raise CannotDraw("no-values")
    if len({(f.indicator, f.measure) for f in figures}) > 1:
        raise CannotDraw("one-order")
    one_unit(known, teller)
    shared = _shared(request)
    panels, notes = first_ones(_panels(request, shared), teller, _MOST)
    found = [_scene(panels, shared, columns, request, small=small) for columns, small in _shapes(len(panels))]
    first = replace(
        found[0],
        legend=_legend(panels, shared, teller),
        table=data_table(figures, teller),
        summary=summary(request),
        notes=(*notes, *_notes(panels, shared, teller)),
    )
    return replace(first, others=tuple(replace(one, legend=first.legend) for one in found[1:]))


def _shapes(count: int) -> list[tuple[int, bool]]:
    """Columns of panels and whether these are small, the best first; many are small at once."""
    # Rows as full as can be; of more than four panels two columns make a long page.
    order = sorted(range(1, min(4, count) + 1), key=lambda n: (n == 1, n == 2 and count > 4, -count % n, -n))
    large = [(n, False) for n in order]
    # As few columns as the same number of rows needs: the last row is then as full as can be.
    evened = (math.ceil(count / math.ceil(count / n)) for n in range(min(12, count), 0, -1))
    small = [(n, True) for n in dict.fromkeys(evened)]
    return large + small if count <= _FEW else small + large[-1:]


# What is shown -------------------------------------------------------------------------------


def _shared(request: Request) -> PanelScale:
    figures = request.figures
    periods = in_order(f.period for f in figures)
    behind = tuple(_behind(periods, request))
    values = values_of([*figures, *behind])
    ticks = value_ticks([*figures, *behind], domain(values, zero=False), _STEPS, request.teller)
    bare = domain(values, zero=False, room=0.08)
    framed = domain([*bare, *(at for at, _ in ticks)], zero=False)
    return PanelScale(periods, framed, bare, ticks, behind)


def _behind(periods: Sequence[Period], request: Request) -> Iterator[Figure]:
    """The figures of the place whose parts all these are, as far as they are known and shown."""
    for period in periods:
        like = next(f for f in request.figures if f.period == period)
        found = whole_of_group(like, request.group, request.teller)
        if found is not None and request.shows(found):
            yield found


def _panels(request: Request, shared: PanelScale) -> list[PlacePanel]:
    teller = request.teller
    by_place: dict[str, dict[Period, Figure]] = {}
    for figure in request.figures:
        by_place.setdefault(figure.place, {})[figure.period] = figure
    ranks = _ranks(request, shared.periods[-1])
    return [_panel(place, found, ranks, shared, teller) for place, found in by_place.items()]


def _ranks(request: Request, last: Period) -> Mapping[str, RankedFigure]:
    """The standings at the last period, where every place has a value."""
    order = ranked([f for f in request.figures if f.period == last], request.group, request.teller)
    return {s.figure.place: s for s in order} if len(order) > 1 and all(s.rank for s in order) else {}


def _panel(
    place: str,
    found: Mapping[Period, Figure],
    ranks: Mapping[str, RankedFigure],
    shared: PanelScale,
    teller: Teller,
) -> PlacePanel:
    figures = tuple(found[p] for p in shared.periods if p in found)
    last = next((f for f in reversed(figures) if f.value is not None), figures[-1])
    rank = ranks.get(place)
    return PlacePanel(
        name=place_name(last, teller),
        mine=own(last, teller),
        figures=figures,
        last=last,
        value=number_label(last, teller),
        rank=_rank_words(rank, teller) if rank else "",
        gap=_gap(last, shared, teller),
    )


def _rank_words(standing: RankedFigure, teller: Teller) -> str:
    """第2, 并列第4."""
    number = ordinal(standing.rank) if teller.lang == "en" else str(standing.rank)
    return say("charts.rank-short-tied" if standing.tied else "charts.rank-short", teller.lang, rank=number)


def _gap(last: Figure, shared: PanelScale, teller: Teller) -> str:
    """How far the last value is from the whole's, in words."""
    whole = next((f for f in shared.behind if f.period == last.period and f.value is not None), None)
    gap = teller.cube.asked(last, f"vs {whole.place}") if whole is not None else None
    return Comparer(teller).difference(last, gap) if gap is not None else ""


# Drawing -------------------------------------------------------------------------------------


def _scene(
    panels: Sequence[PlacePanel], shared: PanelScale, columns: int, request: Request, *, small: bool
) -> Scene:
    rows = math.ceil(len(panels) / columns)
    marks: list[Mark] = []
    for number, panel in enumerate(panels):
        row, column = divmod(number, columns)
        corner = (float(column), float(row))
        marks += panel_marks(panel, corner, shared, request.teller, small=small)
    wide, high = (_NARROW, _LOW) if small else (max(_WIDE, _words_width(panels)), _HIGH)
    return Scene(
        view=PlotRange(0, columns, 0, rows),
        margins=Margins(left=0.1, right=0.1, top=0.1, bottom=0.1),
        marks=tuple(marks),
        height=rows * high + 0.2,
        min_width=columns * wide,
        lang=request.teller.lang,
    )


def _words_width(panels: Sequence[PlacePanel]) -> float:
    """How wide, in em, the words over the panels may come out in any font."""
    return max(_ems(p.name) * 1.1 + (_ems(p.rank) + _ems(p.gap)) * 0.9 + 2.5 for p in panels)


def _ems(text: str) -> float:
    return sum(0.6 if c.isascii() else 1.0 for c in text)


def _legend(panels: Sequence[PlacePanel], shared: PanelScale, teller: Teller) -> tuple[Key, ...]:
    keys = [Key(p.name, "district", "line") for p in panels if p.mine]
    if any(not p.mine for p in panels):
        keys.append(Key(say("charts.each-place", teller.lang), "peer1", "line"))
    if any(f.value is not None for f in shared.behind):
        keys.append(Key(place_name(shared.behind[0], teller), "empty", "line"))
    if len({p.last_year for p in shared.periods}) > 1:
        keys.append(Key(say("charts.earlier-key", teller.lang), "last-year", "line"))
    return tuple(keys)


def _notes(panels: Sequence[PlacePanel], shared: PanelScale, teller: Teller) -> Iterator[str]:
    low, high = shared.scale
    if len(panels) > 1 and not low <= 0 <= high:
        yield say("charts.one-scale", teller.lang)
    lacking = [p.name for p in panels if any(f.value is None for f in p.figures)]
    if lacking:
        yield say("charts.gaps-of", teller.lang, names=teller.joined(lacking[:8]))
