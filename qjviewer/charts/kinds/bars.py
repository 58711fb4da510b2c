"""`bars`: horizontal bars, one row an indicator; other places stand on the row as points.

With `beside` last year's value stands under each bar, the target around it, and how far off it is.
"""

from collections.abc import Iterator, Mapping, Sequence

from qjviewer.charts.capacity import Capacity
from qjviewer.charts.kinds._beside import beside_columns, beside_keys, beside_marks, with_beside
from qjviewer.charts.kinds._common import (
    bar_words,
    comparator_words,
    data_table,
    drawable,
    is_uncertain,
    left_out,
    link,
    one_unit,
    summary,
    value_column,
    values_of,
)
from qjviewer.charts.kinds._places import PlaceMark, legend_of, place_marks
from qjviewer.charts.kinds._rows import Row, figures_of, readable, rows_of
from qjviewer.charts.marks import At, Axis, Bar, Dot, Flow, Margins, Mark, PlotRange, Rule, Scene, SideColumn
from qjviewer.charts.request import CannotDraw, Request
from qjviewer.charts.scales import domain
from qjviewer.figures.teller import Teller

CAPACITY = Capacity(10)

KEYS = ("beside",)
NATIVE = "bars"
_HALF = 0.24  # half a bar, as a share of its row
_LIFT = 0.14  # a bar moves up so that the words beneath have room
_ROOM = 1 - _LIFT - 2 * _HALF
_TWO_LINES = 0.6  # of a name's width, the wider of its two lines
# Shares of the axis: how near its end a point touches a bar, and how far a digit behind it reaches.
_TOUCHING, _DIGIT = 0.02, 0.03


def draw(request: Request) -> Scene:
    """Rows of bars; figures of one indicator share a row when there are several indicators."""
    one_unit(request.figures, request.teller)
    return scene_of(request, unit=False)


def scene_of(request: Request, *, unit: bool) -> Scene:
    """The drawing, its labels with units or without; raises CannotDraw for no figures."""
    figures, teller = request.figures, request.teller
    if not figures:
        raise CannotDraw("no-figures")
    rows = [with_beside(row, request) for row in readable(rows_of(figures, teller))]
    drawn = figures_of(rows)
    looks = place_marks(drawn, teller, named=not any(row.others for row in rows))
    low, high = domain(values_of(drawn) + [drawable(f) for row in rows for f in row.beside])
    compared = any(row.others for row in rows)
    beside = any(_hides_words(row, teller, high - low, unit=unit) for row in rows)
    axis = Axis("left", tuple((_middle(n, row), row.name) for n, row in enumerate(rows)))
    base = Rule(At(0, -0.5), At(0, len(rows) - 0.5), "axis")
    columns = tuple(beside_columns([(_middle(n, row), row) for n, row in enumerate(rows)], teller))
    legend = legend_of(drawn, (row.main for row in rows), looks, teller, "bar") if compared else ()
    return Scene(
        view=PlotRange(low, high, -0.5, len(rows) - 0.5),
        margins=Margins(left=0.5, right=0.5, top=0.2, bottom=0.2),
        marks=(
            axis,
            base,
            *(m for n, row in enumerate(rows) for m in _row(n, row, looks, teller, unit=unit, beside=beside)),
            *([_column(rows, teller, unit=unit)] if beside else []),
            *columns,
        ),
        height=len(rows) * (4.8 if compared else 3.0) + 0.4,
        legend=(*legend, *beside_keys(rows, compared=compared, teller=teller)),
        table=data_table([*figures, *(f for row in rows for f in row.beside)], teller),
        summary=summary(request),
        notes=left_out(len(drawn), len(figures), teller),
        lang=teller.lang,
        whole_width=_least_width(axis, columns, teller) if columns else 0.0,
    )


def _least_width(axis: Axis, columns: Sequence[SideColumn], teller: Teller) -> float:
    """How wide, in em, a drawing with columns is that has room for the names of its rows on two lines."""
    # What measures text is needed for columns only.
    from qjviewer.charts.layout.geometry import NAMES_SHARE
    from qjviewer.charts.layout.metrics import Metrics
    from qjviewer.charts.layout.side_columns import width_for_all

    em = 100.0
    metrics = Metrics(em, latin=teller.lang == "en")
    names = (metrics.measured(text, 1.0, False) for _, text in axis.ticks)
    widest = max(max(name.least_width, name.natural_width * _TWO_LINES) for name in names)
    return (width_for_all(columns, 0.0, metrics) + widest / NAMES_SHARE) / em


def _middle(number: int, row: Row) -> float:
    return number - _LIFT if row.others else float(number)


def _row(
    number: int, row: Row, looks: Mapping[str, PlaceMark], teller: Teller, *, unit: bool, beside: bool
) -> Iterator[Mark]:
    """A bar with its value, unless all values stand `beside` the plot."""
    main, value = row.main, drawable(row.main)
    y = _middle(number, row)
    yield Bar(
        min(0.0, value),
        max(0.0, value),
        y - _HALF,
        y + (0.12 if row.year_ago else _HALF),
        looks[main.place].role,
        link(main, teller),
        hollow=main.is_target,
        hatched=is_uncertain(main),
    )
    yield from beside_marks(row, y, _HALF, teller)
    if not row.beside and not beside:
        yield bar_words(main, teller, y, 1.2, unit=unit)
    yield from _others(row, y, looks, teller, unit=unit)


def _hides_words(row: Row, teller: Teller, span: float, *, unit: bool) -> bool:
    """Whether a point would stand in the words behind a bar, or hide its end."""
    if row.beside:
        return False
    words = "".join(word.text for word in bar_words(row.main, teller, 0.0, 1.2, unit=unit).words)
    digits = max(4, sum(1 if c.isascii() else 2 for c in words))
    end = drawable(row.main)
    values = (drawable(f) for f in row.others if f.value is not None)
    beyond = (value - end if end >= 0 else end - value for value in values)
    return any(-_TOUCHING <= far / span <= digits * _DIGIT for far in beyond)


def _column(rows: Sequence[Row], teller: Teller, *, unit: bool) -> SideColumn:
    """The values of all rows beside the plot, where no point can hide them."""
    return value_column([(_middle(n, row), row.main) for n, row in enumerate(rows)], teller, unit=unit)


def _others(
    row: Row, y: float, looks: Mapping[str, PlaceMark], teller: Teller, *, unit: bool
) -> Iterator[Mark]:
    for other in row.others:
        if other.value is not None:
            look, at, to = looks[other.place], At(drawable(other), y), link(other, teller)
            yield Dot(at, look.shape, look.role, 0.95, other.is_target, to, look.series, dodge=True)
    if row.others:
        at = At(0, y + _HALF, dx=0.1, dy=0.7)
        beneath = comparator_words(row.others, looks, teller, unit=unit)
        yield Flow(at, beneath, 1.1, wrap=True, height=_ROOM)
