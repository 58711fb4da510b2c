"""`heattable`: indicators by places, or by periods, shaded by rank or by distance from the average."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, product

import msgspec
from msgspec.structs import replace

from qjviewer.charts.capacity import Capacity
from qjviewer.charts.kinds._common import data_table, link, number_label, own, summary
from qjviewer.charts.kinds._places import place_name
from qjviewer.charts.kinds._shades import SHADES, HeatCell, shade_of, shades_of
from qjviewer.charts.marks import (
    At,
    Bar,
    ColumnCell,
    Key,
    Label,
    Margins,
    Mark,
    PlotRange,
    Role,
    Rule,
    Scene,
    SideColumn,
)
from qjviewer.charts.palette import DEEP
from qjviewer.charts.request import CannotDraw, Request
from qjviewer.figures.figure import Figure
from qjviewer.figures.period_words import on_axis
from qjviewer.figures.teller import NOT_APPLICABLE, Teller
from qjviewer.text.measured import measured
from qjviewer.wording import Language, say

KEYS = ("by",)
CAPACITY = Capacity(14, periods=8, indicators=10)

_EDGE = 0.03  # of a cell, left free on each side
_HEAD_SIZE, _HEAD_AIR = 0.93, 0.32  # em
_LEAST_HEAD, _MOST_HEAD = 1.5, 9.0  # em that headings take
_USUAL_WIDTH = 34.0  # em that columns have together where there are few
_ROW, _CLOSE_ROW, _CELL, _BARE_CELL, _NAMES = 1.95, 1.4, 3.9, 2.9, 7.0  # em
_MOST_ROWS = 120


class Matrix(msgspec.Struct, frozen=True):
    """Cells by row and column, and what rows and columns are called; `heads` are short names of columns."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    heads: tuple[str, ...]
    cells: Mapping[tuple[int, int], HeatCell]
    mine: frozenset[int] = frozenset()
    is_turned: bool = False


def draw(request: Request) -> Scene:
    """Numbers in shaded cells; raises CannotDraw where more than two things vary, or nothing has a value."""
    if not any(f.value is not None for f in request.figures):
        raise CannotDraw("no-values")
    shades = shades_of(request)
    upright = _matrix(request, shades)
    matrices = [upright]
    if len(upright.columns) > len(upright.rows):
        matrices.append(_turned(upright))
    first, *others = (
        _scene(matrix, request, corner=corner, row=row)
        for matrix in matrices
        for corner, row in ((True, _ROW), (False, _ROW), (False, _CLOSE_ROW))
    )
    # In less width than the narrowest takes, words over the columns would be torn.
    return replace(first, others=tuple(others), whole_width=min(s.min_width for s in (first, *others)))


# What varies ---------------------------------------------------------------------------------


def _axes(figures: Sequence[Figure], teller: Teller) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What tells the rows apart and what the columns: of places, indicators and periods two may vary."""
    varying = {
        "place": len({f.place for f in figures}) > 1,
        "indicator": len({(f.indicator or f.id, f.measure) for f in figures}) > 1,
        "period": len({f.period for f in figures}) > 1,
    }
    if sum(varying.values()) > 2:
        raise CannotDraw("three-ways")
    down = "place" if varying["place"] else "indicator"
    others = [name for name in ("indicator", "period") if varying[name] and name != down]
    return (down,), (others[0] if others else "indicator" if down == "place" else "period",)


def _key(figure: Figure, by: str) -> object:
    return {
        "place": figure.place,
        "indicator": (figure.indicator or figure.id, figure.measure),
        "period": figure.period,
    }[by]


def _word(figure: Figure, by: str, figures: Sequence[Figure], teller: Teller) -> str:
    if by == "place":
        return place_name(figure, teller)
    if by == "period":
        years = len({f.period.last_year for f in figures}) > 1
        return teller.period(figure.period) if years else on_axis(figure.period, teller.lang)
    measured = len({f.measure for f in figures}) > 1
    name = teller.measured(figure, short=True) if measured else teller.short(figure)
    units = len({f.unit for f in figures if f.value is not None}) > 1
    unit = teller.unit(figure)
    return say("charts.with-status", teller.lang, text=name, status=unit) if units and unit else name


def _head_words(
    columns: Sequence[Figure], by: str, figures: Sequence[Figure], teller: Teller
) -> Iterator[str]:
    """The names over columns; of periods each year is told once, over its first."""
    years: set[int] = set()
    for figure in columns:
        year, yearly = figure.period.last_year, figure.period.is_whole_year
        if by != "period" or (yearly and all(f.period.is_whole_year for f in columns)):
            yield _word(figure, by, figures, teller)
            continue
        new = year not in years and len({f.period.last_year for f in columns}) > 1
        years.add(year)
        words = on_axis(figure.period, teller.lang)
        yield f"{say('charts.year', teller.lang, y=year)}\n{words}" if new else words


def _matrix(request: Request, shades: Mapping[str, HeatCell]) -> Matrix:
    figures, teller = request.figures, request.teller
    (down,), (across,) = _axes(figures, teller)
    rows = list(dict.fromkeys(_key(f, down) for f in figures))[:_MOST_ROWS]
    in_time = sorted(figures, key=lambda f: f.period.last) if across == "period" else figures
    columns = list(dict.fromkeys(_key(f, across) for f in in_time))
    first = {(by, _key(f, by)): f for by in (down, across) for f in reversed(figures)}
    cells = {
        (rows.index(_key(f, down)), columns.index(_key(f, across))): shades[f.id]
        for f in figures
        if _key(f, down) in rows
    }
    return Matrix(
        tuple(_word(first[down, r], down, figures, teller) for r in rows),
        tuple(_word(first[across, c], across, figures, teller) for c in columns),
        tuple(_head_words([first[across, c] for c in columns], across, figures, teller)),
        cells,
        frozenset(n for n, r in enumerate(rows) if down == "place" and own(first[down, r], teller)),
    )


def _turned(matrix: Matrix) -> Matrix:
    """Rows made columns; our own place is then a column."""
    cells = {(c, r): cell for (r, c), cell in matrix.cells.items()}
    return Matrix(matrix.columns, matrix.rows, matrix.rows, cells, matrix.mine, is_turned=True)


# Drawing -------------------------------------------------------------------------------------


def _head(matrix: Matrix, cell: float, row: float, lang: Language) -> float:
    """How many rows, each so many em high, the headings are over columns so many em wide."""
    width = max(cell, _USUAL_WIDTH / max(1, len(matrix.columns))) - _HEAD_AIR
    lines = max(
        sum(len(measured(line, _HEAD_SIZE, latin=lang == "en").lines(width)) for line in head.split("\n"))
        for head in matrix.heads
    )
    return min(_MOST_HEAD, max(_LEAST_HEAD, lines * 1.3 + 0.3)) / row


def _words_width(matrix: Matrix, lang: Language) -> float:
    """How wide columns must be, in em, for no word of their headings to be broken."""
    lines = (line for head in matrix.heads for line in head.split("\n"))
    return max(measured(line, _HEAD_SIZE, latin=lang == "en").least_width for line in lines) + _HEAD_AIR


def _scene(matrix: Matrix, request: Request, *, corner: bool, row: float) -> Scene:
    """The cells; with `corner` the rank stands small in each."""
    teller = request.teller
    rows, columns = len(matrix.rows), len(matrix.columns)
    corner = corner and any(cell.rank for cell in matrix.cells.values())
    cell_width = max(_CELL if corner else _BARE_CELL, _words_width(matrix, teller.lang))
    head = _head(matrix, cell_width, row, teller.lang)
    marks: list[Mark] = [_names(matrix), *_heads(matrix, head, cell_width)]
    for (at, column), cell in matrix.cells.items():
        marks += _cell(at, column, cell, corner, teller)
    # No blank cell: what has no figure is not applicable there.
    empty = sorted(set(product(range(rows), range(columns))) - matrix.cells.keys())
    marks += [Label(At(c + 0.5, float(r)), NOT_APPLICABLE, role="muted", align="center") for r, c in empty]
    marks += [rule for number in matrix.mine for rule in _outline(number, matrix)]
    return Scene(
        view=PlotRange(0, columns, -0.5 - head, rows - 0.5),
        margins=Margins(left=0.2, right=0.2, top=0.2, bottom=0.2),
        marks=tuple(marks),
        height=(rows + head) * row + 0.4,
        min_width=_NAMES + columns * cell_width,
        legend=_legend(matrix, request),
        table=data_table(request.figures, teller, _ranks(matrix)),
        summary=summary(request),
        notes=_left_out(request),
        lang=teller.lang,
    )


def _ranks(matrix: Matrix) -> dict[str, str]:
    """The rank of each figure that has one."""
    return {cell.figure.id: str(cell.rank) for cell in matrix.cells.values() if cell.rank}


def _left_out(request: Request) -> tuple[str, ...]:
    places = len({f.place for f in request.figures})
    if places <= _MOST_ROWS:
        return ()
    return (say("charts.only-some", request.teller.lang, shown=_MOST_ROWS, count=places),)


def _names(matrix: Matrix) -> SideColumn:
    mine = frozenset() if matrix.is_turned else matrix.mine
    cells = (ColumnCell(float(n), name, n in mine) for n, name in enumerate(matrix.rows))
    return SideColumn("left", tuple(cells), align="left")


def _heads(matrix: Matrix, head: float, cell: float) -> Iterator[Label]:
    """The words over columns, which are at least so many em wide; neighbours do not touch."""
    width = 1 - _HEAD_AIR / cell
    for number, name in enumerate(matrix.heads):
        at, height = At(number + 0.5, -0.55), head - 0.1
        mine = matrix.is_turned and number in matrix.mine
        yield Label(
            at, name, _HEAD_SIZE, mine, "text" if mine else "muted", "center", "bottom", width, height
        )


def _cell(row: int, column: int, cell: HeatCell, corner: bool, teller: Teller) -> Iterator[Mark]:
    to = link(cell.figure, teller)
    x0, x1, y0, y1 = column + _EDGE, column + 1 - _EDGE, row - 0.5 + _EDGE, row + 0.5 - _EDGE
    yield Bar(x0, x1, y0, y1, cell.shade, to)
    ink: Role = "inverse" if cell.shade in DEEP else "text"
    text = number_label(cell.figure, teller)
    if corner and cell.rank:
        yield Label(At(x0, y0, dx=0.2, dy=0.1), str(cell.rank), 0.7, False, ink, "left", "top", link=to)
        yield Label(At(x1, float(row), dx=-0.3, dy=0.12), text, 1.0, False, ink, "right", link=to)
        return
    yield Label(At(column + 0.5, float(row)), text, 1.0, False, ink, "center", link=to)


def _outline(number: int, matrix: Matrix) -> Iterator[Rule]:
    """A frame around our own row, or column."""
    left, right, top, bottom = 0.0, float(len(matrix.columns)), number - 0.5, number + 0.5
    if matrix.is_turned:
        left, right, top, bottom = float(number), number + 1.0, -0.5, len(matrix.rows) - 0.5
    corners = [At(left, top), At(right, top), At(right, bottom), At(left, bottom), At(left, top)]
    yield from (Rule(a, b, "district", weight=1.8) for a, b in pairwise(corners))


def _legend(matrix: Matrix, request: Request) -> tuple[Key, ...]:
    lang = request.teller.lang
    ranks = {cell.rank for cell in matrix.cells.values() if cell.rank}
    if ranks:
        return tuple(_rank_keys(max(ranks), lang))
    by_average = request.block is not None and request.block.by == "average"
    strong, none = ("above-average", "below-average") if by_average else ("high", "low")
    return (Key(say(f"charts.{strong}", lang), SHADES[0]), Key(say(f"charts.{none}", lang), SHADES[-1]))


def _rank_keys(count: int, lang: Language) -> Iterator[Key]:
    """One rank a shade, or the ranks that share one."""
    by_shade: dict[Role, list[int]] = {}
    for rank in range(1, count + 1):
        by_shade.setdefault(shade_of(rank, count), []).append(rank)
    for shade, found in by_shade.items():
        words = str(found[0]) if len(found) == 1 else f"{found[0]}—{found[-1]}"
        yield Key(say("charts.position-key", lang, rank=words), shade)
