"""`bars`: horizontal bars, one row an indicator; other places stand on the row as points.

With `beside` last year's value stands under each bar, the target around it, and how far off it is.
"""

from collections.abc import Iterator, Mapping

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
    values_of,
)
from qjviewer.charts.kinds._places import PlaceMark, legend_of, place_marks
from qjviewer.charts.kinds._rows import Row, figures_of, readable, rows_of
from qjviewer.charts.marks import At, Axis, Bar, Dot, Flow, Margins, Mark, PlotRange, Rule, Scene
from qjviewer.charts.request import CannotDraw, Request
from qjviewer.charts.scales import domain
from qjviewer.figures.teller import Teller

CAPACITY = Capacity(10)

NATIVE = "bars"
_HALF = 0.27  # half a bar, as a share of its row
_LIFT = 0.14  # a bar moves up so that the words beneath have room
_ROOM = 1 - _LIFT - 2 * _HALF
# Shares of the axis: how near its end a point touches a bar, and how far a digit behind it reaches.
_TOUCHING, _DIGIT = 0.02, 0.03
_OVER_WORDS = 1.05  # em


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
    axis = Axis("left", tuple((_middle(n, row), row.name) for n, row in enumerate(rows)))
    base = Rule(At(0, -0.5), At(0, len(rows) - 0.5), "axis")
    legend = legend_of(drawn, (row.main for row in rows), looks, teller, "bar") if compared else ()
    return Scene(
        view=PlotRange(low, high, -0.5, len(rows) - 0.5),
        margins=Margins(left=0.5, right=0.5, top=0.2, bottom=0.2),
        marks=(
            axis,
            base,
            *(m for n, row in enumerate(rows) for m in _row(n, row, looks, teller, high - low, unit=unit)),
            *beside_columns([(_middle(n, row), row) for n, row in enumerate(rows)], teller),
        ),
        height=len(rows) * (4.8 if compared else 3.0) + 0.4,
        legend=(*legend, *beside_keys(rows, compared=compared, teller=teller)),
        table=data_table([*figures, *(f for row in rows for f in row.beside)], teller),
        summary=summary(request),
        notes=left_out(len(drawn), len(figures), teller),
        lang=teller.lang,
    )


def _middle(number: int, row: Row) -> float:
    return number - _LIFT if row.others else float(number)


def _row(
    number: int, row: Row, looks: Mapping[str, PlaceMark], teller: Teller, span: float, *, unit: bool
) -> Iterator[Mark]:
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
    if not row.beside:
        yield bar_words(main, teller, y, 1.2, unit=unit)
    yield from _others(row, y, looks, teller, span, unit=unit)


def _lift(value: float, row: Row, span: float, digits: int) -> float:
    """How far up a point stands, in em: above the words at the bar's end where it would stand in them."""
    end = drawable(row.main)
    beyond = value - end if end >= 0 else end - value
    return -_OVER_WORDS if not row.beside and -_TOUCHING <= beyond / span <= digits * _DIGIT else 0.0


def _others(
    row: Row, y: float, looks: Mapping[str, PlaceMark], teller: Teller, span: float, *, unit: bool
) -> Iterator[Mark]:
    words = "".join(word.text for word in bar_words(row.main, teller, y, 1.2, unit=unit).words)
    digits = max(4, sum(1 if c.isascii() else 2 for c in words))
    for other in row.others:
        if other.value is not None:
            value = drawable(other)
            look, at = looks[other.place], At(value, y, dy=_lift(value, row, span, digits))
            to = link(other, teller)
            yield Dot(at, look.shape, look.role, 0.95, other.is_target, to, look.series, dodge=True)
    if row.others:
        at = At(0, y + _HALF, dx=0.1, dy=0.7)
        beneath = comparator_words(row.others, looks, teller, unit=unit)
        yield Flow(at, beneath, 1.1, wrap=True, height=_ROOM)
