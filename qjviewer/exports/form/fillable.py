"""What can be filled in: every figure that stands in a file, told by its address in words."""

from collections.abc import Iterator
from typing import Final

import msgspec

from qjviewer.exports.parts import Parts
from qjviewer.exports.rows import FigureRow, row_of
from qjviewer.figures.figure import Figure
from qjviewer.figures.teller import Teller
from qjviewer.problems import Span
from qjviewer.wording import DEFAULT_LANGUAGE

# The columns of the form in order; each names a phrase `exports.form-col-<key>`. Those from `new` on are
# open for filling in, an empty cell changes nothing; the others tell what a row is about.
TOLD: Final = ("address", "indicator", "measure", "against", "place", "period", "owner", "old", "status")
OPEN: Final = ("new", "new_status", "note")
COLUMNS: Final = (*TOLD, *OPEN)


class Fillable(msgspec.Struct, frozen=True):
    """A figure as the form shows it: its address, the words about it, its value as typed, where it stands."""

    address: str
    words: tuple[str, ...]
    typed: str
    status: str
    span: Span


def fillables(parts: Parts) -> Iterator[Fillable]:
    """Every typed figure of this view but ranks alone, in the order of the files' indicators; facts last."""
    teller = Teller(parts.cube, DEFAULT_LANGUAGE)
    for figure in parts.typed:
        span = span_of(figure, parts)
        is_rank = figure.value is None and not figure.missing and not figure.mark
        if span is None or is_rank or figure.how not in ("", "stated"):
            continue
        # In the units of the files, whatever language the form is in.
        yield Fillable(figure.id, _words(row_of(figure, parts)), teller.value(figure), figure.status, span)


def _words(row: FigureRow) -> tuple[str, ...]:
    """What stands in the told columns between the address and the value."""
    return row.indicator, row.measure, row.against, row.place, row.period, row.owner


def span_of(figure: Figure, parts: Parts) -> Span | None:
    """Where the value of a figure stands; None for what no file holds."""
    if figure.id in parts.bundle.fact_by_id:
        return parts.cube.origins.get(f"facts.{figure.id}.value")
    return figure.span
