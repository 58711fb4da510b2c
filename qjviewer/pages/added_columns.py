"""Columns of change that a table has by itself: beside its growth and its ranks, where the data hold them."""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from qjviewer.bundle.kinds import OutlineRow
from qjviewer.bundle.measures import MEASURES
from qjviewer.figures.figure import Figure
from qjviewer.pages.maker import Maker
from qjviewer.pages.movement import has_sense
from qjviewer.pages.statement_columns import Column, asked_in, figure_in

# A table has no more columns than this by itself: wider ones can't be read from afar.
MOST_COLUMNS: Final = 8
# Of so many rows that have a value the change is known, or the column would be mostly dots.
_LEAST_KNOWN: Final = 0.5
# What changes from one period to the next are told of.
_CHANGING: Final = ("growth", "price")


def with_changes(
    columns: Sequence[Column], rows: Sequence[OutlineRow], then: Sequence[str], maker: Maker
) -> list[Column]:
    """The columns, with the changes against these periods that no column tells and that have room."""
    made = list(columns)
    for after, added in _wanted(made, rows, then, maker):
        if len(made) < MOST_COLUMNS and _is_known(after, added, rows, maker):
            made.insert(_place_of(after, made), added)
    return made


def _wanted(
    columns: Sequence[Column], rows: Sequence[OutlineRow], then: Sequence[str], maker: Maker
) -> Iterator[tuple[Column, Column]]:
    """Columns that could be added, each with the one it belongs to; what matters most comes first."""
    growth = next((c for c in columns if _is_growth(c)), None)
    rank = next((c for c in columns if c.form in ("rank", "nth") and not c.place and not c.period), None)
    for word in then:
        if growth is not None and not _is_told(word, growth, columns, rows, maker):
            yield growth, replace(growth, form="vs", args=(word,))
        if word == "prev" and rank is not None and all(c.form != "moved" for c in columns):
            yield rank, replace(rank, form="moved")


def _is_growth(column: Column) -> bool:
    own = column.form == "value" and column.measure and not column.place and not column.period
    return (
        bool(own) and MEASURES[column.measure].change in _CHANGING and not MEASURES[column.measure].is_target
    )


def _is_told(
    word: str, growth: Column, columns: Sequence[Column], rows: Sequence[OutlineRow], maker: Maker
) -> bool:
    """Whether a column compares with the period already, or shows its values."""
    figure = next((f for row in rows if (f := figure_in(row.of, growth, maker)) is not None), None)
    then = maker.cube.period_for(word, figure) if figure is not None else None
    if figure is None or then is None:
        return True
    named = [c.args[0] if c.form == "vs" and c.args else c.period for c in columns]
    return then in {maker.cube.period_for(name, figure) for name in named if name}


def _is_known(base: Column, added: Column, rows: Sequence[OutlineRow], maker: Maker) -> bool:
    """Whether most of the rows that have a value have the change as well."""
    found = [
        (f, asked_in(row.of, added, maker)) for row in rows if (f := _shown(row, base, maker)) is not None
    ]
    known = sum(
        change is not None and change.value is not None and maker.shows(change) for _, change in found
    )
    return known > 0 and known >= len(found) * _LEAST_KNOWN


def _shown(row: OutlineRow, base: Column, maker: Maker) -> Figure | None:
    figure = figure_in(row.of, replace(base, form="value", args=()), maker)
    ok = figure is not None and has_sense(figure, maker) and maker.shows(figure)
    return figure if ok else None


def _place_of(after: Column, columns: Sequence[Column]) -> int:
    """Behind the column it belongs to, and behind what that is compared with already."""
    at = columns.index(after) + 1
    while at < len(columns) and columns[at].form == "vs" and not columns[at].period:
        at += 1
    return at
