"""`dumbbell`: a row an indicator, places as points on one scale, the gap between two of them in words."""

from collections.abc import Iterator, Mapping, Sequence

from qjviewer.charts.kinds._common import (
    comparator_words,
    data_table,
    drawable,
    gap_between,
    left_out,
    link,
    one_unit,
    summary,
    value_column,
    value_ticks,
    values_of,
)
from qjviewer.charts.kinds._places import PlaceMark, legend_of, place_marks
from qjviewer.charts.kinds._rows import Row, figures_of, readable, rows_of
from qjviewer.charts.marks import (
    At,
    Axis,
    Dot,
    Flow,
    Label,
    Line,
    Margins,
    Mark,
    PlotRange,
    Scene,
)
from qjviewer.charts.request import CannotDraw, Request
from qjviewer.charts.scales import domain
from qjviewer.figures.comparing import Comparer
from qjviewer.figures.figure import Figure
from qjviewer.figures.teller import Teller

NATIVE = "bars"
_LIFT = 0.02
_STEPS = 6  # between ticks, at most about


def draw(request: Request) -> Scene:
    """Points on one scale a row; the line from the reference to the main point is the gap to look at."""
    figures, teller = request.figures, request.teller
    if not figures:
        raise CannotDraw("no-figures")
    one_unit(figures, teller)
    rows = readable(_rows(figures, teller))
    drawn = figures_of(rows)
    looks = place_marks(drawn, teller)
    low, high = domain(values_of(drawn))
    ticks = value_ticks(drawn, (low, high), _STEPS, teller)
    low, high = domain([low, high, *(at for at, _ in ticks)])
    axes = (
        Axis("left", tuple((n - _LIFT, row.name) for n, row in enumerate(rows))),
        Axis("bottom", ticks, grid=True),
    )
    return Scene(
        view=PlotRange(low, high, -0.5, len(rows) - 0.5),
        margins=Margins(left=1.1, right=0.8, top=0.2, bottom=0.2),
        marks=(
            *axes,
            value_column([(n - _LIFT, row.main) for n, row in enumerate(rows)], teller, unit=True),
            *(m for n, row in enumerate(rows) for m in _row(n, row, looks, teller)),
        ),
        height=len(rows) * 6.0 + 2.2,
        legend=legend_of(drawn, (row.main for row in rows), looks, teller, "circle"),
        table=data_table(request.figures, teller),
        summary=summary(request),
        notes=left_out(len(drawn), len(figures), teller),
        lang=teller.lang,
    )


def _rows(figures: Sequence[Figure], teller: Teller) -> Sequence[Row]:
    rows = rows_of(figures, teller)
    if len(rows) > 1 and not any(row.others for row in rows) and len({f.indicator for f in figures}) == 1:
        # One indicator: all its places belong on one row.
        return (Row(teller.short(figures[0]), figures[0], tuple(figures[1:])),)
    return rows


def _row(number: int, row: Row, looks: Mapping[str, PlaceMark], teller: Teller) -> Iterator[Mark]:
    y = number - _LIFT
    points = [f for f in (*row.others, row.main) if f.value is not None]
    if len(points) > 1:
        # A line to each other point, so that none reaches where nothing is shown yet.
        start = drawable(row.main if row.main.value is not None else points[-1])
        for figure in points:
            if figure is not row.main:
                yield Line(((drawable(figure), y), (start, y)), "axis", series=looks[figure.place].series)
    for figure in points:
        look, main = looks[figure.place], figure is row.main
        at, to, target = At(drawable(figure), y), link(figure, teller), figure.is_target
        if main:
            yield Dot(at, "circle", look.role, 1.25, target, to, dodge=True)
        else:
            yield Dot(at, look.shape, look.role, 1.0, target, to, look.series, dodge=True)
    yield from _gap(row, y, looks, teller)
    if row.others:
        at = At(_lowest(row), y, dx=-0.5, dy=1.75)
        words = comparator_words(row.others, looks, teller, unit=False)
        yield Flow(at, words, 1.1, wrap=True, height=0.5)


def _lowest(row: Row) -> float:
    return min(drawable(f) for f in (row.main, *row.others))


def _gap(row: Row, y: float, looks: Mapping[str, PlaceMark], teller: Teller) -> Iterator[Mark]:
    """Above the line, how far the main point is from its province, or from the first other place."""
    known = [f for f in row.others if f.value is not None]
    province = [f for f in known if looks[f.place].role == "province"]
    reference = next(iter(province or known), None)
    if reference is None or row.main.value is None or reference.value is None:
        return
    gap = gap_between(row.main, reference, teller)
    if gap is None:
        return
    words = Comparer(teller).difference(row.main, gap)
    middle = (float(row.main.value) + float(reference.value)) / 2
    at, series = At(middle, y, dy=-1.25), looks[reference.place].series
    to = link(gap, teller)
    yield Label(at, words, 0.93, True, "accent", "center", "bottom", height=0.5, link=to, series=series)
