"""Cells of a statement that tell of a course: a trend over two years, the way to a target."""

from collections.abc import Iterator
from typing import Protocol

from qjviewer.bundle.periods import Period, points
from qjviewer.charts.small import Meter, Trend
from qjviewer.figures.addresses import year_around
from qjviewer.figures.compute import planned_share
from qjviewer.figures.figure import Figure
from qjviewer.figures.teller import NOT_APPLICABLE
from qjviewer.pages.blocks import Cell
from qjviewer.pages.maker import Maker


class HasForm(Protocol):
    """What a column asks for."""

    @property
    def form(self) -> str: ...
    @property
    def measure(self) -> str: ...


def trend_cell(figure: Figure, maker: Maker) -> Cell:
    """The figure's course over last year and this, as a line; its words say from what to what."""
    course = [f for f in _course(figure, maker) if maker.shows(f)]
    known = [f for f in course if f.value is not None]
    if len(known) < 2:
        return Cell(NOT_APPLICABLE, figure.id)
    years = [f.period.last_year for f in course]
    turns = tuple(n for n in range(1, len(years)) if years[n] != years[n - 1])
    values = tuple(None if f.value is None else float(f.value) for f in course)
    number = maker.teller.number
    words = maker.say("trend-words", first=number(known[0]), last=number(known[-1]))
    return Cell(words, figure.id, small=Trend(values, turns))


def _course(figure: Figure, maker: Maker) -> Iterator[Figure]:
    """The same figure at the points of the briefing's rhythm, from the start of last year on."""
    now = figure.period
    start = Period(now.last_year * 12 - 12, now.last_year * 12 - 12)
    basis = "moment" if now.is_moment else "cumulative" if now.is_cumulative else "single"
    found = {p for p in points(start, now, maker.bundle.briefing.rhythm, basis) if p.last < now.last}
    for period in (*sorted(found), now):
        yield maker.cube.figure(figure.indicator, figure.measure, figure.place, period, later=maker.later)


def meter_of(completion: Figure, maker: Maker) -> Meter | None:
    """How much of a target is done, with the schedule."""
    if completion.value is None:
        return None
    return Meter(float(completion.value), float(planned_share(maker.cube, completion)))


def target_of_growth(figure: Figure, column: HasForm, maker: Maker) -> Cell | None:
    """What stands in place of a completion or a distance to the schedule for a target of growth."""
    if column.measure != "completion" and column.form != "progress":
        return None
    year = year_around(figure.period)
    amount = maker.cube.figure(figure.indicator, "target", figure.place, year)
    if amount.value is not None or amount.mark:
        return None
    target = maker.cube.figure(figure.indicator, "yoy-target", figure.place, year)
    if target.value is None or not maker.shows(target):
        return Cell(NOT_APPLICABLE)
    if column.form != "progress":
        return Cell(maker.say("target-words", value=maker.teller.value(target)), target.id)
    growth = maker.cube.figure(figure.indicator, "yoy", figure.place, figure.period, later=maker.later)
    gap = maker.cube.asked(growth, "vs target")
    if gap is None or gap.value is None or not maker.shows(gap):
        return Cell(NOT_APPLICABLE)
    words = maker.teller.number(gap, signed=True)
    return Cell(words, gap.id, numeric=True, value=gap.value, is_lesser=gap.value < 0)
