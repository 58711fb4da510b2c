"""`progress`: what is done of each annual target, beside the calendar and last year's pace (序时进度)."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import msgspec
from msgspec.structs import replace

from qjviewer.charts.kinds._common import MOST, drawable, first_ones, link, sentence
from qjviewer.charts.kinds._goal_words import folded_columns, goal_columns, goal_table, status_words
from qjviewer.charts.kinds._goals import AmountGoal, Goal, GrowthGoal, goals_of
from qjviewer.charts.marks import (
    At,
    Bar,
    Dot,
    Key,
    Label,
    Line,
    Margins,
    Mark,
    PlotRange,
    Role,
    Rule,
    Scene,
    SideColumn,
)
from qjviewer.charts.request import CannotDraw, Request
from qjviewer.figures.compute import schedule_share
from qjviewer.figures.figure import Figure
from qjviewer.figures.teller import Teller
from qjviewer.wording import say

_ROW, _FOLDED_ROW = 2.5, 3.4  # em
_FULL = 100.0
_NARROWEST = 20.0  # em
_LEAST_PLOT, _USUAL_PLOT = 0.15, 0.24  # of the width


class GoalRow(msgspec.Struct, frozen=True):
    """A goal at its height; growth goals stand below the others, under a heading of their own."""

    y: float
    goal: Goal


def draw(request: Request) -> Scene:
    """A row a target; raises CannotDraw where none of the indicators has one."""
    teller = request.teller
    goals, notes = first_ones(goals_of(request), teller, MOST)
    if not any(goal.target is not None for goal in goals):
        raise CannotDraw("no-targets")
    rows, heading = _placed(goals)
    right = max([_FULL, *(done for goal in goals if (done := _percent(goal)) is not None)])
    last = rows[-1].y + 0.5
    amounts = [row for row in rows if isinstance(row.goal, AmountGoal)]
    marks: list[Mark] = [*_axis(amounts), *_schedule(amounts, teller)]
    for row in rows:
        marks += _amount(row.y, row.goal, teller) if isinstance(row.goal, AmountGoal) else []
    marks += _growths([row for row in rows if isinstance(row.goal, GrowthGoal)], right, teller)
    told = [(row.y, row.goal) for row in rows]
    wide = tuple(goal_columns(told, heading, teller))
    folded = tuple(folded_columns(told, heading, teller))
    scene = Scene(
        view=PlotRange(0, right, -0.5, last),
        margins=Margins(0.3, 0.9, 0.3, 1.7 if amounts and heading is None else 0.2),
        marks=(*marks, *wide),
        height=(last + 0.5) * _ROW + (2.0 if amounts else 0.5),
        min_width=_least_width(wide, teller),
        least_plot=_LEAST_PLOT,
        legend=tuple(_legend(amounts, teller)),
        table=goal_table(goals, teller),
        summary=_summary(goals, teller),
        notes=(*_notes(rows, teller), *notes),
        lang=teller.lang,
    )
    # Where there is no room for all columns, two stand under each other: nothing is left out.
    narrow = replace(
        scene,
        marks=(*marks, *folded),
        height=(last + 0.5) * _FOLDED_ROW + (2.0 if amounts else 0.5),
        min_width=_least_width(folded, teller),
    )
    # On a screen as narrow as a telephone's those that can be spared are left out after all.
    least = replace(scene, min_width=_NARROWEST, least_plot=_USUAL_PLOT)
    return replace(scene, others=(narrow, least), whole_width=narrow.min_width)


def _least_width(columns: Sequence[SideColumn], teller: Teller) -> float:
    """How wide, in em, a drawing is that has room for all columns."""
    from qjviewer.charts.layout.metrics import Metrics
    from qjviewer.charts.layout.side_columns import width_for_all

    em = 100.0
    # A little more than that, for what rounding takes.
    return width_for_all(columns, _LEAST_PLOT, Metrics(em, latin=teller.lang == "en")) / em + 0.05


def _placed(goals: Sequence[Goal]) -> tuple[list[GoalRow], float | None]:
    """Rows from the top: targets of amounts, then those of growth; and where the heading of these stands."""
    amounts = [g for g in goals if isinstance(g, AmountGoal)]
    growths = [g for g in goals if isinstance(g, GrowthGoal)]
    rows = [GoalRow(float(n), g) for n, g in enumerate(amounts)]
    if not amounts or not growths:
        return rows + [GoalRow(float(n), g) for n, g in enumerate(growths)], None
    heading = float(len(amounts))
    return rows + [GoalRow(heading + 1 + n, g) for n, g in enumerate(growths)], heading


def _percent(goal: Goal) -> float | None:
    """What is done, or was by then last year, in % of the target."""
    if not isinstance(goal, AmountGoal):
        return None
    known = [float(f.value) for f in (goal.completion, goal.pace) if f is not None and f.value is not None]
    return max(known, default=None)


# Amounts -------------------------------------------------------------------------------------


def _axis(rows: Sequence[GoalRow]) -> Iterator[Mark]:
    if rows:
        bottom = rows[-1].y + 0.5
        for share in (0, 50, 100):
            at = At(float(share), bottom, dy=0.25)
            yield Label(at, f"{share}%", 0.93, role="muted", align="center", valign="top", apart="x")
        yield Rule(At(0, rows[0].y - 0.5), At(0, rows[-1].y + 0.5), "axis")


def _schedule(rows: Sequence[GoalRow], teller: Teller) -> Iterator[Rule]:
    """Where the calendar, or a target set for the period itself, would be."""
    for row in rows:
        if isinstance(row.goal, AmountGoal) and row.goal.target is not None:
            x = float(row.goal.schedule)
            yield Rule(At(x, row.y - 0.5), At(x, row.y + 0.5), "text", weight=2.0)


def _amount(y: float, goal: AmountGoal, teller: Teller) -> Iterator[Mark]:
    if goal.target is None:
        return
    to = goal.link(teller)
    yield Bar(0, _FULL, y - 0.3, y + 0.12, "axis", to, hollow=True)
    if goal.completion is not None and goal.completion.value is not None:
        done = float(goal.completion.value)
        yield Bar(min(0.0, done), max(0.0, done), y - 0.3, y + 0.12, "district", to)
    if goal.pace is not None and goal.pace.value is not None:
        yield Bar(0, float(goal.pace.value), y + 0.18, y + 0.32, "last-year", to)


# Growth --------------------------------------------------------------------------------------


def _growths(rows: Sequence[GoalRow], right: float, teller: Teller) -> Iterator[Mark]:
    """Target, value and last year's value as points on one scale for all rows of growth."""
    values = [drawable(f) for row in rows for f in _points(row.goal)]
    low, high = min(values, default=0.0), max(values, default=0.0)
    span = (high - low) or 1.0
    for row in rows:
        xs = {f.id: right * (0.04 + 0.92 * (drawable(f) - low) / span) for f in _points(row.goal)}
        yield from _growth(row, xs, right, teller)


def _growth(row: GoalRow, xs: Mapping[str, float], right: float, teller: Teller) -> Iterator[Mark]:
    goal = row.goal
    yield Line(((0.0, row.y), (right, row.y)), "grid", weight=0.5)
    if goal.target is not None and {goal.target.id, goal.done.id} <= set(xs):
        yield Line(((xs[goal.target.id], row.y), (xs[goal.done.id], row.y)), "district")
    for figure in _points(goal):
        to, at = link(figure, teller), At(xs[figure.id], row.y)
        aimed, now = figure is goal.target, figure is goal.done
        role: Role = "district" if aimed or now else "last-year"
        yield Dot(at, "circle", role, 1.0 if now else 0.95 if aimed else 0.75, aimed, to, dodge=True)


def _points(goal: Goal) -> list[Figure]:
    """Last year's growth, the target and the growth, as far as they have values."""
    figures = (goal.ago, goal.target, goal.done) if isinstance(goal, GrowthGoal) else ()
    return [f for f in figures if f is not None and f.value is not None]


# Words ---------------------------------------------------------------------------------------


def _legend(rows: Sequence[GoalRow], teller: Teller) -> Iterator[Key]:
    goals = [row.goal for row in rows if isinstance(row.goal, AmountGoal)]
    if not goals:
        return
    period = teller.period(goals[0].done.period)
    yield Key(say("charts.done-key", teller.lang, period=period), "district")
    if any(g.pace is not None for g in goals):
        yield Key(say("charts.pace-key", teller.lang), "last-year")
    yield Key(say("charts.whole-key", teller.lang), "axis", hollow=True)
    share = _number(schedule_share(goals[0].done.period))
    yield Key(say("charts.schedule-key", teller.lang, share=share), "text", "line")


def _number(value: Decimal) -> str:
    text = f"{value:f}"
    return text.removesuffix(".0")


def _notes(rows: Sequence[GoalRow], teller: Teller) -> Iterator[str]:
    goals = [row.goal for row in rows if isinstance(row.goal, AmountGoal)]
    if goals:
        yield say("charts.schedule-note", teller.lang)
    planned = [teller.short(g.done) for g in goals if g.schedule != schedule_share(g.done.period)]
    if planned:
        yield say("charts.planned-note", teller.lang, names=teller.joined(planned))
    if goals and len(goals) < len(rows):
        yield say("charts.growth-note", teller.lang)


def _summary(goals: Sequence[Goal], teller: Teller) -> str:
    return sentence([_said(goal, teller) for goal in goals], teller)


def _said(goal: Goal, teller: Teller) -> str:
    told = {"name": teller.short(goal.done), "done": teller.value(goal.told)}
    if goal.gap is None or goal.gap.value is None:
        return say("charts.said-unknown", teller.lang, **told)
    key = "charts.said-progress" if isinstance(goal, AmountGoal) else "charts.said-growth"
    return say(key, teller.lang, status=status_words(goal, teller).lstrip("▲▽● "), **told)
