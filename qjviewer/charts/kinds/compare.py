"""`compare`: places under each other for one indicator, the gap between the first two in a bracket."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from qjviewer.charts.capacity import Capacity
from qjviewer.charts.kinds._common import (
    bar_words,
    data_table,
    drawable,
    first_ones,
    gap_between,
    is_uncertain,
    link,
    one_unit,
    summary,
    values_of,
)
from qjviewer.charts.kinds._places import PlaceMark, place_marks, place_name
from qjviewer.charts.marks import (
    At,
    Axis,
    Bar,
    Bracket,
    Flow,
    FlowWord,
    Margins,
    Mark,
    PlotRange,
    Rule,
    Scene,
)
from qjviewer.charts.request import CannotDraw, Request
from qjviewer.charts.scales import domain
from qjviewer.figures.figure import Figure
from qjviewer.figures.teller import Teller

CAPACITY = Capacity(6)

NATIVE = "bars"
_HALF = 0.27
_GAP = "gap"  # the series of the bracket
_BRACKET_ROW = 0.7  # how much farther apart the first two bars stand, for the bracket between them


def draw(request: Request) -> Scene:
    """Bars of one indicator by place, the difference of the first two in a bracket."""
    teller = request.teller
    bars, notes = first_ones(request.figures, teller)
    if not bars:
        raise CannotDraw("no-figures")
    one_unit(bars, teller)
    looks = place_marks(bars, teller, named=True)
    bracket = _bracket(bars, teller)
    rows = [n + (_BRACKET_ROW if n and bracket else 0.0) for n in range(len(bars))]
    low, high = domain(values_of(bars))
    bottom = rows[-1] + 0.5
    return Scene(
        view=PlotRange(low, high, -0.5, bottom),
        margins=Margins(left=0.5, right=0.5, top=0.2, bottom=0.2),
        marks=(*_frame(bars, rows, looks, teller), *bracket),
        height=(bottom + 0.5) * 3.1 + 0.4,
        table=data_table(request.figures, teller),
        summary=summary(request),
        notes=notes,
        lang=teller.lang,
    )


def _frame(
    bars: Sequence[Figure], rows: Sequence[float], looks: Mapping[str, PlaceMark], teller: Teller
) -> Iterator[Mark]:
    names = tuple((y, place_name(f, teller)) for y, f in zip(rows, bars, strict=True))
    yield Axis("left", names)
    yield Rule(At(0, -0.5), At(0, rows[-1] + 0.5), "axis")
    for y, figure in zip(rows, bars, strict=True):
        value, target = drawable(figure), figure.is_target
        role, to = looks[figure.place].role, link(figure, teller)
        hatched = is_uncertain(figure)
        ends = (min(0.0, value), max(0.0, value))
        # The own place stands there from the start; the others, each a series, can be revealed one by one.
        series = "" if figure is bars[0] else looks[figure.place].series
        yield Bar(*ends, y - _HALF, y + _HALF, role, to, target, series, hatched)
        words = bar_words(figure, teller, y, 1.4, unit=True)
        yield _with_rank(words, figure, teller) if figure is bars[0] else _of_series(words, series)


def _with_rank(flow: Flow, figure: Figure, teller: Teller) -> Flow:
    """The first place's value with its rank behind it."""
    if not figure.rank:
        return flow
    rank = FlowWord(teller.rank_chip(figure), 0.93, role="muted", link=link(figure, teller))
    return replace(flow, words=(*flow.words, rank))


def _of_series(flow: Flow, series: str) -> Flow:
    return replace(flow, words=tuple(replace(word, series=series) for word in flow.words))


def _bracket(bars: Sequence[Figure], teller: Teller) -> tuple[Bracket, ...]:
    """The gap between the first two: as stated, else computed from the values as displayed."""
    gap = gap_between(bars[0], bars[1], teller) if len(bars) > 1 else None
    if gap is None:
        return ()
    words = teller.with_unit(teller.number(gap, signed=True), gap)
    low, high = sorted((drawable(bars[0]), drawable(bars[1])))
    return (Bracket(low, high, (1 + _BRACKET_ROW) / 2, words, link=link(gap, teller), series=_GAP),)
