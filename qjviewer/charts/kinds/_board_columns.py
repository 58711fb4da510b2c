"""A board of many rows in two or three columns side by side, for wide rooms and for paper."""

import math
from collections.abc import Iterator, Sequence

from qjviewer.charts.kinds._board import BoardMoves, BoardRow, Fold, fold_names, fold_words, rank_text
from qjviewer.charts.kinds._common import drawable, link, number_label, own, values_of
from qjviewer.charts.kinds._places import place_name
from qjviewer.charts.marks import At, Bar, Label, Link, Margins, Mark, PlotRange, Role, Rule, Scene
from qjviewer.charts.request import Request
from qjviewer.charts.scales import domain
from qjviewer.figures.figure import Figure
from qjviewer.figures.group_ranks import RankedFigure
from qjviewer.figures.teller import Teller

# Where the parts of a row stand, as shares of its column: rank, name, bar, value.
_RANK, _NAME, _NAMES, _BAR, _BARS, _VALUE = 0.115, 0.15, 0.33, 0.5, 0.28, 0.94
# What a rank may take: that of a tie is long, and the number of the column before it ends close by.
_RANKS = _RANK + 0.03
_MOVED = 0.08  # what the movement takes of the name's room
_HALF = 0.3
_ROW, _LEAST_COLUMN = 1.55, 16.0  # em


def in_columns(
    lines: Sequence[BoardRow], count: int, average: Figure | None, moves: BoardMoves, request: Request
) -> Scene:
    """The rows down one column after the other; words and bars of each within its share of the width."""
    teller = request.teller
    rows = math.ceil(len(lines) / count)
    low, high = domain(values_of([*request.figures, *([average] if average is not None else [])]))
    marks: list[Mark] = []
    for number, line in enumerate(lines):
        column, row = divmod(number, rows)
        marks += _row(float(column), float(row), line, (low, high), moves, teller)
    if average is not None:
        share = (drawable(average) - low) / (high - low)
        for column in range(math.ceil(len(lines) / rows)):
            x, last = column + _BAR + share * _BARS, min(rows, len(lines) - column * rows) - 0.5
            marks.append(Rule(At(x, -0.5), At(x, last), "text", dashed=True))
    return Scene(
        view=PlotRange(0, count, -0.5, rows - 0.5),
        margins=Margins(left=0.1, right=0.1, top=0.2, bottom=0.2),
        marks=tuple(marks),
        height=rows * _ROW + 0.4,
        min_width=count * _LEAST_COLUMN,
        lang=teller.lang,
    )


def _row(
    x: float, y: float, line: BoardRow, scale: tuple[float, float], moves: BoardMoves, teller: Teller
) -> Iterator[Mark]:
    if isinstance(line, Fold):
        words = fold_words(line, teller)
        to = Link("", f"{words}\n{fold_names(line, teller)}")
        yield Label(At(x + _NAME, y), words, 0.93, role="muted", width=1 - _NAME, fit="shrink", link=to)
        return
    figure = line.figure
    if own(figure, teller):
        yield Bar(x + 0.02, x + 0.98, y - 0.48, y + 0.48, "tile", link(figure, teller))
    yield from _words(x, y, line, moves, teller)
    if figure.value is None:
        why = teller.why(figure)
        room = _VALUE - _BAR - 0.12
        yield Label(
            At(x + _BAR, y), why, 0.93, role="muted", width=room, fit="shrink", link=link(figure, teller)
        )
        return
    low, high = scale
    zero, end = (x + _BAR + (v - low) / (high - low) * _BARS for v in (0.0, drawable(figure)))
    role: Role = "district" if own(figure, teller) else "peer"
    yield Bar(min(zero, end), max(zero, end), y - _HALF, y + _HALF, role, link(figure, teller))


def _words(x: float, y: float, line: RankedFigure, moves: BoardMoves, teller: Teller) -> Iterator[Label]:
    figure, moved, left = line.figure, moves.words(line), _MOVED if moves.gained else 0.0
    to, mine = link(figure, teller), own(figure, teller)
    quiet: Role = "text" if mine else "muted"
    yield Label(
        At(x + _RANK, y),
        rank_text(line, teller),
        0.93,
        mine,
        quiet,
        "right",
        width=_RANKS,
        fit="shrink",
        link=to,
    )
    name = place_name(figure, teller)
    if moved:
        yield Label(
            At(x + _RANK + 0.01, y), moved, 0.8, mine, quiet, width=_MOVED + 0.02, fit="shrink", link=to
        )
    yield Label(At(x + _NAME + left, y), name, 1.0, mine, "text", width=_NAMES - left, fit="shrink", link=to)
    yield Label(At(x + _VALUE, y), number_label(figure, teller), 1.0, mine, "text", "right", link=to)
