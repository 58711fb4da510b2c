"""Headings over several columns of 一表统览: typed, or given by what columns show."""

from collections.abc import Sequence
from itertools import groupby
from typing import Final, TypeAlias

from qjviewer.bundle.measures import MEASURES
from qjviewer.bundle.units import POINTS
from qjviewer.figures.figure import Figure
from qjviewer.pages.blocks import GroupedHead
from qjviewer.pages.maker import Maker
from qjviewer.pages.statement_columns import Column, group_of

# A narrower table is read without a second line of headings, and one group alone explains nothing.
_LEAST_COLUMNS: Final = 6
_LEAST_GROUPS: Final = 2
# What a column tells of, by its form; values are told apart by their measure.
_KINDS: Final = {
    "vs": "compared",
    "rank": "rank",
    "nth": "rank",
    "moved": "rank",
    "progress": "goal",
    "needed": "goal",
}
# Headings that say less under one over them.
_SHORTER: Final = {"rank": "col-rank", "nth": "col-rank", "moved": "col-moved-short"}

# A column with the figures it shows.
Shown: TypeAlias = tuple[Column, Sequence[Figure]]


def heads_of(shown: Sequence[Shown], headings: Sequence[str], maker: Maker) -> tuple[GroupedHead, ...]:
    """The heads of columns; none where no heading is shared. `headings` are those of each column alone."""
    if any(column.over for column, _ in shown):
        return tuple(GroupedHead(c.over, text) for (c, _), text in zip(shown, headings, strict=True))
    if len(shown) < _LEAST_COLUMNS:
        return ()
    found: list[GroupedHead] = []
    at = 0
    for key, run in groupby(shown, lambda one: _key(one, maker)):
        columns = list(run)
        texts = headings[at : at + len(columns)]
        at += len(columns)
        name = _name(key, columns, maker) if len(columns) > 1 else ""
        for (column, _), text in zip(columns, texts, strict=True):
            short = _SHORTER.get(column.form) if name else None
            found.append(GroupedHead(name, maker.say(short) if short else text))
    return tuple(found) if len({head.group for head in found} - {""}) >= _LEAST_GROUPS else ()


def in_points(shown: Sequence[Shown], heads: Sequence[GroupedHead], maker: Maker) -> bool:
    """Whether a column shows differences in 百分点 and no heading over it says so."""
    said = {maker.say("group-compared-points")}
    groups = [head.group for head in heads] or [""] * len(shown)
    return any(
        group not in said and any(f.unit == POINTS for f in figures)
        for (_, figures), group in zip(shown, groups, strict=True)
    )


def _key(shown: Shown, maker: Maker) -> tuple[str, str]:
    """What a column tells of, and of ranks the group; columns of an equal key belong together."""
    column, figures = shown
    kind = _kind(column)
    group = group_of(figures[0], column, maker) if kind == "rank" and figures else ""
    return (kind, group) if kind else ("", column.text)


def _kind(column: Column) -> str:
    if column.form != "value" or column.place or column.period:
        return _KINDS.get(column.form, "")
    if column.measure == "completion":
        return "goal"
    growth = bool(column.measure) and MEASURES[column.measure].sign == "growth"
    return "size" if column.is_amount or growth else ""


def _name(key: tuple[str, str], run: Sequence[Shown], maker: Maker) -> str:
    """The heading over a run of columns; empty where they need none."""
    kind, group = key
    match kind:
        case "size":
            both = any(c.is_amount for c, _ in run) and not all(c.is_amount for c, _ in run)
            return maker.say("group-size") if both else ""
        case "compared":
            points = all(f.unit == POINTS for _, figures in run for f in figures)
            return maker.say("group-compared-points" if points else "group-compared")
        case "rank":
            return maker.say("col-rank-in", group=maker.teller.group_name(group)) if group else ""
        case "goal":
            return maker.say("group-goal")
        case _:
            return ""
