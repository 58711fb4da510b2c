"""`bars`: horizontal bars, one row an indicator; other places stand on the row as points."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qjviewer.charts.kind import CannotDraw, Request
from qjviewer.charts.kinds._common import (
    MOST,
    PlaceMark,
    comparator_words,
    data_table,
    drawable,
    left_out,
    legend_of,
    link,
    one_unit,
    own,
    place_marks,
    place_name,
    role_of,
    summary,
    value_flow,
    values_of,
)
from qjviewer.charts.marks import At, Axis, Bar, Dot, Flow, Margins, Mark, Role, Rule, Scene, View
from qjviewer.charts.scales import domain
from qjviewer.figures.figure import Figure
from qjviewer.figures.teller import Teller

NATIVE = "bars"
# The order in which comparators are named under a bar: from near to far.
_NEARNESS: tuple[Role, ...] = ("town", "series5", "city", "province", "nation")
_HALF = 0.27  # half a bar, as a share of its row
_MOST_BESIDE = 8  # other places on a row
_LIFT = 0.14  # a bar moves up so that the words beneath have room


@dataclass(frozen=True, slots=True)
class Row:
    """One bar and the points beside it."""

    name: str
    main: Figure
    others: tuple[Figure, ...] = ()


def draw(request: Request) -> Scene:
    """Rows of bars; figures of one indicator share a row when there are several indicators."""
    one_unit(request.figures, request.teller)
    return scene_of(request, unit=False)


def scene_of(request: Request, *, unit: bool) -> Scene:
    """The drawing, its labels with units or without; raises CannotDraw for no figures."""
    figures, teller = request.figures, request.teller
    if not figures:
        raise CannotDraw("no-figures")
    rows = readable(rows_of(figures, teller))
    drawn = figures_of(rows)
    looks = place_marks(drawn, teller)
    low, high = domain(values_of(drawn))
    compared = any(row.others for row in rows)
    axis = Axis("left", tuple((_middle(n, row), row.name) for n, row in enumerate(rows)))
    base = Rule(At(0, -0.5), At(0, len(rows) - 0.5), "axis")
    return Scene(
        view=View(low, high, -0.5, len(rows) - 0.5),
        margins=Margins(left=0.5, right=0.5, top=0.2, bottom=0.2),
        marks=(
            axis,
            base,
            *(m for n, row in enumerate(rows) for m in _row(n, row, looks, teller, unit=unit)),
        ),
        height=len(rows) * (4.8 if compared else 3.0) + 0.4,
        legend=legend_of(drawn, (row.main for row in rows), looks, teller, "bar") if compared else (),
        table=data_table(figures, teller),
        summary=summary(request),
        notes=left_out(len(drawn), len(figures), teller),
        lang=teller.lang,
    )


def readable(rows: Sequence[Row]) -> Sequence[Row]:
    """As many rows, and places in a row, as can be told apart."""
    return [Row(r.name, r.main, r.others[:_MOST_BESIDE]) for r in rows[:MOST]]


def figures_of(rows: Sequence[Row]) -> list[Figure]:
    """Every figure in rows."""
    return [f for row in rows for f in (row.main, *row.others)]


def rows_of(figures: Sequence[Figure], teller: Teller) -> tuple[Row, ...]:
    """Group by indicator where there are several indicators and one has several places."""
    groups: dict[str, list[Figure]] = {}
    for figure in figures:
        groups.setdefault(figure.indicator or figure.id, []).append(figure)
    if len(groups) == 1 and len(figures) > 1:
        by_place = len({teller.place_of(f) for f in figures}) > 1
        return tuple(Row(_distinct(f, by_place, teller), f) for f in figures)
    if any(len({teller.place_of(f) for f in group}) < len(group) for group in groups.values()):
        # Several periods or measures of one place: none is a comparator of another.
        return tuple(Row(teller.short(f), f) for f in figures)
    return tuple(_group(group, teller) for group in groups.values())


def _distinct(figure: Figure, by_place: bool, teller: Teller) -> str:
    """What tells a row from the others: its place, or its period where the place is the same."""
    if by_place:
        return place_name(figure, teller)
    return teller.period(figure.period)


def _group(group: Sequence[Figure], teller: Teller) -> Row:
    main = next((f for f in group if own(f, teller)), group[0])
    others = sorted((f for f in group if f is not main), key=lambda f: _nearness(role_of(f, teller)))
    return Row(teller.short(main), main, tuple(others))


def _nearness(role: Role) -> int:
    return _NEARNESS.index(role) if role in _NEARNESS else len(_NEARNESS)


def _middle(number: int, row: Row) -> float:
    return number - _LIFT if row.others else float(number)


def _row(
    number: int, row: Row, looks: Mapping[str, PlaceMark], teller: Teller, *, unit: bool
) -> Iterator[Mark]:
    main, value = row.main, drawable(row.main)
    y = _middle(number, row)
    yield Bar(
        min(0.0, value),
        max(0.0, value),
        y - _HALF,
        y + _HALF,
        role_of(main, teller),
        link(main, teller),
        hollow=main.is_target,
    )
    # A bar to the left of zero has its words to the right of it, clear of the names.
    yield value_flow(main, teller, At(max(value, 0.0), y, dx=0.45), 1.2, unit=unit)
    for other in row.others:
        if other.value is not None:
            look, at = looks[other.place], At(drawable(other), y)
            to = link(other, teller)
            yield Dot(at, look.shape, look.role, 0.95, other.is_target, to, look.series)
    if row.others:
        at = At(0, y + _HALF, dx=0.1, dy=0.7)
        room = 1 - _LIFT - 2 * _HALF
        words = comparator_words(row.others, looks, teller, unit=unit)
        yield Flow(at, words, 1.1, wrap=True, height=room)
