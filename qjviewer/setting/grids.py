"""A table made shorter before it is laid out: silent columns dropped, repeated places or periods pivoted.

All of it works on a TableGrid of cells and changes only where a cell stands, never what it says.
"""

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from qjviewer.figures.teller import NOT_APPLICABLE, NOT_AVAILABLE
from qjviewer.pages.blocks import Cell, GroupedHead, Row, Table, sectioned, text_of

MOST_PIVOTED = 8
# A pivot pays where it saves rows and leaves few cells without a value.
_LEAST_ROWS, _LEAST_KEYS = 6, 2
EMPTY = Cell(NOT_APPLICABLE)
_SILENT = ("", NOT_APPLICABLE, NOT_AVAILABLE)


class TableGrid(msgspec.Struct, frozen=True):
    """Header and rows of equal length; a row of one cell is the head of the group that follows.

    `title` is what all rows are about, where their table has several grids or one thing to say; `heads`
    are those of the table.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    unit: str = ""
    title: str = ""
    heads: tuple[GroupedHead, ...] = ()

    @property
    def body(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows without the heads of groups."""
        return tuple(r for r in self.rows if len(r) == len(self.header))

    def column(self, number: int) -> tuple[Cell, ...]:
        """The cells of one column, heads of groups left out."""
        return tuple(r[number] for r in self.body)

    def is_numeric(self, number: int) -> bool:
        """Whether a column holds numbers."""
        return any(c.numeric for c in self.column(number))


def shortened(table: Table) -> tuple[TableGrid, ...]:
    """A table as one grid, or several, of as few rows and columns as say the same."""
    grid = TableGrid(table.header, _even(table.header, table.rows), table.unit, heads=table.heads)
    told = " ".join([table.sources, text_of(table.title), *map(text_of, table.notes)])
    found = pivoted(_without_silent(grid, told))
    return tuple(grouped(_without_silent(g, told) if len(found) > 1 else g) for g in found)


def _even(header: Sequence[str], rows: Iterable[Row]) -> tuple[Row, ...]:
    """Rows as long as the header; heads of groups stay one cell."""
    wanted = len(header)
    found: list[Row] = []
    for section, row in sectioned(rows):
        if section and wanted > 1:
            found.append((Cell(section),))
        found.append(row if len(row) == 1 and wanted > 1 else (row + (EMPTY,) * (wanted - len(row)))[:wanted])
    return tuple(found)


def _without_silent(grid: TableGrid, told: str) -> TableGrid:
    """Without columns that say nothing in any row, or in every row what stands beside the table already."""
    if len(grid.body) < 2:
        return grid
    kept = [n for n in range(len(grid.header)) if n == 0 or not _silent(grid.column(n), told)]
    return taken(grid, kept)


def _silent(cells: Sequence[Cell], told: str) -> bool:
    texts = {c.text for c in cells}
    if len(texts) != 1 or any(c.numeric for c in cells):
        return False
    (text,) = texts
    return text in _SILENT or text in told


def taken(grid: TableGrid, columns: Sequence[int]) -> TableGrid:
    """Some columns of a grid, in the order given."""
    full = len(grid.header)
    rows = tuple(r if len(r) != full else tuple(r[n] for n in columns) for r in grid.rows)
    header, heads = (tuple(h[n] for n in columns if h) for h in (grid.header, grid.heads))
    return msgspec.structs.replace(grid, header=header, rows=rows, heads=heads)


def transposed(grid: TableGrid) -> TableGrid | None:
    """Rows made columns, where one column names the rows and all others hold numbers of one unit."""
    others = range(1, len(grid.header))
    plain = len(grid.body) == len(grid.rows) and grid.unit and not grid.is_numeric(0)
    if not plain or not others or not all(grid.is_numeric(n) for n in others):
        return None
    header = (grid.header[0], *(r[0].text for r in grid.rows))
    rows = tuple((Cell(grid.header[n]), *(r[n] for r in grid.rows)) for n in others)
    return TableGrid(header, rows, grid.unit, grid.title)


# Pivot ----------------------------------------------------------------------------------


class _Crossing(msgspec.Struct, frozen=True):
    """Rows by what they are about: `down` names them, `across` tells the values of one of them apart."""

    grid: TableGrid
    down: int
    across: int
    value: int

    @property
    def others(self) -> list[int]:
        """Columns that only describe."""
        used = (self.down, self.across, self.value)
        return [n for n in range(len(self.grid.header)) if n not in used]

    def keyed(self) -> dict[str, dict[str, Row]]:
        """Rows by name, then by what varies; names under which two rows are called the same left out."""
        found: dict[str, dict[str, Row]] = {}
        twice: set[str] = set()
        for row in self.grid.rows:
            name, head = row[self.down].text, row[self.across].text
            if head in found.setdefault(name, {}):
                twice.add(name)
            found[name][head] = row
        return {name: rows for name, rows in found.items() if name not in twice}


def pivoted(grid: TableGrid) -> tuple[TableGrid, ...]:
    """Places or periods that repeat under each label made columns; what does not repeat stays rows."""
    values = [n for n in range(len(grid.header)) if grid.is_numeric(n)]
    labels = [n for n in range(len(grid.header)) if n not in values]
    if len(grid.body) != len(grid.rows) or len(values) != 1 or len(labels) < 2:
        return (grid,)
    # The first column names the rows wherever that can be; else it is what repeats.
    pairs = [(0, n) for n in labels[1:]] + [(n, 0) for n in labels[1:2]] if 0 in labels else []
    made = (_crossed(_Crossing(grid, a, b, values[0])) for a, b in pairs)
    return next(filter(None, made), (grid,))


def _crossed(crossing: _Crossing) -> tuple[TableGrid, ...]:
    """The regular rows crossed, then the others; empty where a crossing does not pay."""
    keyed = crossing.keyed()
    shapes = Counter(tuple(found) for found in keyed.values())
    heads, count = max(shapes.items(), key=lambda i: i[1] * len(i[0]), default=((), 0))
    regular = {k: rows for k, rows in keyed.items() if len(rows) > 1 and set(rows) <= set(heads)}
    rows = sum(map(len, regular.values()))
    pays = 2 <= len(heads) <= MOST_PIVOTED and count >= _LEAST_KEYS and rows >= _LEAST_ROWS
    if not pays or 2 * rows < len(crossing.grid.rows):
        return ()
    described = _described(crossing, regular, heads)
    if described is None:
        return ()
    left = tuple(r for r in crossing.grid.rows if r[crossing.down].text not in regular)
    rest = [msgspec.structs.replace(crossing.grid, rows=left)] if left else []
    return (described, *rest)


def _described(
    crossing: _Crossing, regular: dict[str, dict[str, Row]], heads: Sequence[str]
) -> TableGrid | None:
    """The crossed grid: what hangs on a head stands in it, what hangs on a row in a column of its own."""
    in_head = dict.fromkeys(heads, "")
    columns: list[int] = []
    for n in crossing.others:
        by_head = {h: {r[h][n].text for r in regular.values() if h in r} for h in heads}
        if all(len(found) == 1 for found in by_head.values()) and _differ(by_head):
            in_head = {h: f"{told}\n{next(iter(by_head[h]))}" for h, told in in_head.items()}
        elif all(len(_said(rows.values(), n)) <= 1 for rows in regular.values()):
            columns.append(n)
        else:
            return None
    names = crossing.grid.header
    header = (names[crossing.down], *(h + in_head[h] for h in heads), *(names[n] for n in columns))
    rows = tuple(
        (
            next(iter(found.values()))[crossing.down],
            *(found[h][crossing.value] if h in found else EMPTY for h in heads),
            *(next(iter(_said(found.values(), n)), EMPTY) for n in columns),
        )
        for found in regular.values()
    )
    return TableGrid(header, rows, crossing.grid.unit)


def _differ(by_head: dict[str, set[str]]) -> bool:
    return len({next(iter(found)) for found in by_head.values()}) > 1


def _said(rows: Iterable[Row], number: int) -> dict[Cell, None]:
    """The different things a column says in these rows."""
    return dict.fromkeys(r[number] for r in rows if r[number].text not in _SILENT)


# Groups ---------------------------------------------------------------------------------


def grouped(grid: TableGrid) -> TableGrid:
    """A first column that repeats over neighbouring rows made the head of each group, or the title of all."""
    texts = [r[0].text for r in grid.rows]
    labels = sum(not grid.is_numeric(n) for n in range(len(grid.header)))
    runs = 1 + sum(a != b for a, b in itertools.pairwise(texts))
    plain = len(grid.body) == len(grid.rows) and not grid.is_numeric(0)
    if not plain or labels < 2 or len(texts) < 2 or runs != len(set(texts)) or runs * 2 > len(texts):
        return grid
    if runs == 1:
        return TableGrid(grid.header[1:], tuple(r[1:] for r in grid.rows), grid.unit, texts[0])
    rows: list[Row] = []
    for row, before in zip(grid.rows, ["", *texts], strict=False):
        if row[0].text != before:
            rows.append((row[0],))
        rows.append(row[1:])
    return TableGrid(grid.header[1:], tuple(rows), grid.unit)
