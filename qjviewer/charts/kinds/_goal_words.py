"""The columns and the table of `progress`: owner, target, completion, distances, status."""

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, TypeAlias

from qjviewer.charts.kinds._common import link
from qjviewer.charts.kinds._goals import AmountGoal, Goal
from qjviewer.charts.marks import NO_LINK, ColumnCell, Link, Role, SideColumn
from qjviewer.figures.figure import Figure
from qjviewer.figures.teller import NOT_APPLICABLE, Teller
from qjviewer.wording import say

# Of a row, above and below its middle, where two values stand in it.
_FOLD = 0.24


def goal_columns(
    rows: Sequence[tuple[float, Goal]], heading: float | None, teller: Teller
) -> Iterator[SideColumn]:
    """Names, owners and what is done left of the bars; targets, distances and status right of them.

    At the height `heading` stands what the rows of growth below it are.
    """
    names = [ColumnCell(y, teller.short(g.done), link=g.link(teller)) for y, g in rows]
    if heading is not None:
        names.append(ColumnCell(heading, say("charts.growth-part", teller.lang), role="muted"))
    yield SideColumn("left", tuple(names), say("pages.col-indicator", teller.lang), "left")
    if any(_owner(g, teller) for _, g in rows):
        owners = tuple(ColumnCell(y, _owner(g, teller) or NOT_APPLICABLE, role="muted") for y, g in rows)
        yield SideColumn("left", owners, say("charts.col-owner", teller.lang), "left", spare=3, widest=8)
    yield _column("left", "col-done", rows, teller, _done, spare=2)
    yield _column("right", "col-target", rows, teller, _target, spare=1)
    if any(isinstance(g, AmountGoal) for _, g in rows):
        yield _column("right", "col-completion", rows, teller, _completion, bold=True)
        yield _column("right", "col-vs-schedule", rows, teller, _gap, spare=2)
        yield _column("right", "col-vs-pace", rows, teller, _pace_gap, spare=4)
        yield _column("right", "col-needed", rows, teller, _needed, spare=4)
    status = tuple(ColumnCell(y, status_words(g, teller), role=_ink(g), link=_to(g, teller)) for y, g in rows)
    yield SideColumn("right", status, say("charts.col-status", teller.lang), "left")


def folded_columns(
    rows: Sequence[tuple[float, Goal]], heading: float | None, teller: Teller
) -> Iterator[SideColumn]:
    """The same columns for less width, two values under each other in a row."""
    names = [ColumnCell(y - _FOLD, teller.short(g.done), link=g.link(teller)) for y, g in rows]
    if heading is not None:
        names.append(ColumnCell(heading, say("charts.growth-part", teller.lang), role="muted"))
    owned = [(y, owner) for y, g in rows if (owner := _owner(g, teller))]
    names += [ColumnCell(y + _FOLD, owner, role="muted") for y, owner in owned]
    heads = ["pages.col-indicator", *(["charts.col-owner"] if owned else [])]
    yield SideColumn("left", tuple(names), _heads(heads, teller), "left")
    yield _two_columns("col-target", _target, "col-done", _done, rows, teller)
    if any(isinstance(g, AmountGoal) for _, g in rows):
        yield _two_columns("col-completion", _completion, "col-needed", _needed, rows, teller)
        yield _two_columns("col-vs-schedule", _gap, "col-vs-pace", _pace_gap, rows, teller)
    status = tuple(ColumnCell(y, status_words(g, teller), role=_ink(g), link=_to(g, teller)) for y, g in rows)
    yield SideColumn("right", status, say("charts.col-status", teller.lang), "left")


def _heads(keys: Sequence[str], teller: Teller) -> str:
    return "\n".join(say(key, teller.lang) for key in keys)


def _two_columns(
    upper: str,
    above: "Told",
    lower: str,
    below: "Told",
    rows: Sequence[tuple[float, Goal]],
    teller: Teller,
) -> SideColumn:
    """Two columns as one, the cells of the second below those of the first."""
    first = _column("right", upper, [(y - _FOLD, g) for y, g in rows], teller, above)
    second = _column("right", lower, [(y + _FOLD, g) for y, g in rows], teller, below)
    heads = _heads([f"charts.{upper}", f"charts.{lower}"], teller)
    return SideColumn("right", (*first.cells, *second.cells), heads, "right", widest=9)


Linked: TypeAlias = tuple[str, Figure | None]
Told: TypeAlias = Callable[[Goal, Teller], Linked]


def _column(
    side: Literal["left", "right"],
    head: str,
    rows: Sequence[tuple[float, Goal]],
    teller: Teller,
    cell: Callable[[Goal, Teller], Linked],
    *,
    bold: bool = False,
    spare: int = 0,
) -> SideColumn:
    """A column of numbers and what each leads to."""
    cells = []
    for y, goal in rows:
        text, figure = cell(goal, teller)
        to = link(figure, teller) if figure is not None else NO_LINK
        cells.append(ColumnCell(y, text, bold, "text" if text != NOT_APPLICABLE else "muted", to))
    return SideColumn(side, tuple(cells), say(f"charts.{head}", teller.lang), "right", spare, 6.5)


def _owner(goal: Goal, teller: Teller) -> str:
    return goal.done.owner.get(teller.lang)


def _done(goal: Goal, teller: Teller) -> Linked:
    return teller.value(goal.done), goal.done


def _target(goal: Goal, teller: Teller) -> Linked:
    if goal.target is None:
        return NOT_APPLICABLE, None
    words = teller.value(goal.target)
    if goal.stretch is not None:
        words = say("charts.stretch", teller.lang, target=words, stretch=teller.value(goal.stretch))
    return words, goal.target


def _completion(goal: Goal, teller: Teller) -> Linked:
    return _number(goal.completion if isinstance(goal, AmountGoal) else None, teller)


def _gap(goal: Goal, teller: Teller) -> Linked:
    return _number(goal.gap if isinstance(goal, AmountGoal) else None, teller, signed=True)


def _pace_gap(goal: Goal, teller: Teller) -> Linked:
    return _number(goal.pace_gap if isinstance(goal, AmountGoal) else None, teller, signed=True)


def _needed(goal: Goal, teller: Teller) -> Linked:
    return _number(goal.needed if isinstance(goal, AmountGoal) else None, teller)


def _number(figure: Figure | None, teller: Teller, *, signed: bool = False) -> Linked:
    if figure is None or figure.value is None:
        return NOT_APPLICABLE, None
    return teller.number(figure, signed=signed), figure


def status_words(goal: Goal, teller: Teller) -> str:
    """Word and shape: ▲ 快于序时, ▽ 慢于序时, ● 与序时持平; against the target itself for growth."""
    words = ("fast", "slow", "even") if isinstance(goal, AmountGoal) else ("met", "short", "level")
    if goal.gap is None or goal.gap.value is None:
        return say("charts.status-unknown", teller.lang)
    word = words[2] if not goal.gap.value else words[0] if goal.gap.value > 0 else words[1]
    return say(f"charts.status-{word}", teller.lang)


def _ink(goal: Goal) -> Role:
    return "text" if goal.gap is not None else "muted"


def _to(goal: Goal, teller: Teller) -> Link:
    return link(goal.gap, teller) if goal.gap is not None else NO_LINK


def goal_table(goals: Sequence[Goal], teller: Teller) -> tuple[tuple[str, ...], ...]:
    """Everything a row says, as text."""
    heads = ("owner", "done", "target", "completion", "vs-schedule", "vs-pace", "needed", "status")
    header = (say("pages.col-indicator", teller.lang), *(say(f"charts.col-{h}", teller.lang) for h in heads))
    ways = (_done, _target, _completion, _gap, _pace_gap, _needed)
    rows = (
        (
            teller.measured(goal.done),
            _owner(goal, teller) or NOT_APPLICABLE,
            *(way(goal, teller)[0] for way in ways),
            status_words(goal, teller),
        )
        for goal in goals
    )
    return (header, *rows)
