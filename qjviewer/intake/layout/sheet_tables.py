"""Finds the tables of a sheet: stacked, side by side, with their titles, headers, bodies and notes."""

import itertools
from collections.abc import Sequence
from typing import Final

import msgspec

from qjviewer.intake.layout.column_roles import (
    ColumnFacts,
    ColumnRole,
    is_name_heading,
    is_rank_heading,
    is_serial_heading,
    role_of,
)
from qjviewer.intake.layout.header_paths import header_path
from qjviewer.intake.layout.region import SheetGrid
from qjviewer.intake.layout.row_kinds import RowJudge, RowKind
from qjviewer.intake.trouble import IntakeError

_MOST_SPLITS: Final = 12
# Rows by columns: a sheet with a cell in its far corner is as large as all between.
_MOST_PLACES: Final = 4_000_000


class TableLine(msgspec.Struct, frozen=True):
    """A line of words above, within or below a table: its row (0 for a document's paragraph) and its text."""

    row: int
    text: str


class FoundTable(msgspec.Struct):
    """One table: the rows of its header, the rows of its body, what each column holds.

    `paths` are the header texts over each column, outermost first, as typed. `kinds` tells of each
    body row whether it is data, a label without data, or a line of its own (title).
    """

    grid: SheetGrid
    left: int
    right: int
    headers: list[int]
    body: list[int]
    kinds: dict[int, RowKind]
    titles: list[TableLine]
    abouts: list[TableLine]
    notes: list[TableLine]
    roles: dict[int, ColumnRole] = msgspec.field(default_factory=dict)
    paths: dict[int, tuple[str, ...]] = msgspec.field(default_factory=dict)

    @property
    def data_rows(self) -> list[int]:
        """The body rows that hold values."""
        return [row for row in self.body if self.kinds[row] == "data"]

    def columns(self, role: ColumnRole) -> list[int]:
        """The columns of a role, from the left."""
        return [column for column, other in sorted(self.roles.items()) if other == role]


class _Segment:
    """Rows that belong to one table, or to several side by side."""

    def __init__(self, context: list[tuple[int, RowKind]]) -> None:
        self.context = context
        self.headers: list[int] = []
        self.body: list[int] = []
        self.notes: list[int] = []
        self.has_data = False

    @property
    def rows(self) -> list[int]:
        own = [row for row, _ in self.context]
        return sorted({*own, *self.headers, *self.body, *self.notes})


def find_tables(grid: SheetGrid) -> list[FoundTable]:
    """The tables of a sheet in reading order."""
    rows = sorted(grid.by_row)
    if not rows:
        return []
    if len(rows) * grid.last_column > _MOST_PLACES:
        raise IntakeError("too-many-cells", file=grid.sheet.name, most=_MOST_PLACES)
    found = _within(grid, rows, 1, grid.last_column, [], 0)
    return [table for table in found if table.data_rows and table.columns("data")]


def _within(
    grid: SheetGrid, rows: Sequence[int], left: int, right: int, above: list[TableLine], depth: int
) -> list[FoundTable]:
    """The tables in these rows and columns; `above` are lines that stand over all of them."""
    kinds = RowJudge(grid, left, right).kinds(rows)
    tables: list[FoundTable] = []
    for segment in _segments(rows, kinds):
        splits = _splits(grid, segment, left, right) if depth < 3 else []
        if not splits:
            tables.append(_table(grid, segment, kinds, left, right, above))
            continue
        lines = above + _shared_lines(grid, segment, splits, left, right)
        taken = {line.row for line in lines}
        inner = [row for row in segment.rows if row not in taken]
        edges = [left, *splits, right + 1]
        for start, end in itertools.pairwise(edges):
            tables += _within(grid, inner, start, end - 1, lines, depth + 1)
    return tables


def _segments(rows: Sequence[int], kinds: dict[int, RowKind]) -> list[_Segment]:
    """Cut where a header follows data; lines between belong to what comes after."""
    segments = [_Segment([])]
    pending: list[int] = []
    for row in rows:
        kind, current = kinds[row], segments[-1]
        if kind == "header":
            if current.has_data:
                segments.append(_Segment([(r, kinds[r]) for r in pending]))
            else:
                current.body += pending
            pending = []
            segments[-1].headers.append(row)
        elif kind == "note":
            (current.notes if current.has_data or current.headers else pending).append(row)
        elif kind in ("data", "label"):
            if current.has_data or current.headers:
                current.body += pending
            else:
                current.context += [(r, kinds[r]) for r in pending]
            pending = []
            current.body.append(row)
            current.has_data = current.has_data or kind == "data"
        elif kind in ("title", "about"):
            if current.has_data or (current.headers and kind == "title"):
                pending.append(row)
            else:
                current.context.append((row, kind))
    segments[-1].notes += pending
    return segments


def _table(
    grid: SheetGrid,
    segment: _Segment,
    kinds: dict[int, RowKind],
    left: int,
    right: int,
    above: list[TableLine],
) -> FoundTable:
    before = [row for row in segment.body if segment.headers and row < segment.headers[0]]
    lines = [*segment.context, *((row, "title") for row in before)]
    table = FoundTable(
        grid, left, right, segment.headers, [row for row in segment.body if row not in before], kinds,
        [*above, *(_line(grid, r, left, right) for r, k in sorted(lines) if k in ("title", "label", "data"))],
        [line for r, k in sorted(lines) if k == "about" for line in _parts(grid, r, left, right)],
        [_line(grid, r, left, right) for r in [r for r, k in lines if k == "note"] + segment.notes],
    )  # fmt: skip
    _give_roles(table)
    return table


def _line(grid: SheetGrid, row: int, left: int, right: int) -> TableLine:
    texts = [grid.text(row, c) for c in grid.by_row.get(row, ()) if left <= c <= right]
    return TableLine(row, "  ".join(dict.fromkeys(texts)))


def _parts(grid: SheetGrid, row: int, left: int, right: int) -> list[TableLine]:
    """The cells of a line about the table, each by itself; 单位： and 万元 beside each other as one."""
    texts = [grid.text(row, c) for c in grid.by_row.get(row, ()) if left <= c <= right]
    joined: list[str] = []
    for text in texts:
        if joined and joined[-1].endswith(":"):
            joined[-1] += text
        else:
            joined.append(text)
    return [TableLine(row, text) for text in joined]


def _give_roles(table: FoundTable) -> None:
    named = False
    for column in range(table.left, table.right + 1):
        table.paths[column] = header_path(table.grid, table.headers, column, table.left, table.right)
        facts = _facts(table.grid, table.body, table.headers, column, table.left, table.right)
        role = role_of(facts, before_names=not named)
        named = named or role == "name"
        table.roles[column] = role
    _extend_names(table)


def _extend_names(table: FoundTable) -> None:
    """Words right after the first column of names, before any data, are names too."""
    names = table.columns("name")
    if not names:
        return
    for column in range(names[0] + 1, table.right + 1):
        role = table.roles[column]
        if role in ("data", "empty"):
            return
        if role == "remark" and not any(table.paths[column]):
            table.roles[column] = "name"


def _facts(
    grid: SheetGrid, body: list[int], headers: list[int], column: int, left: int, right: int
) -> ColumnFacts:
    path = header_path(grid, headers, column, left, right)
    return ColumnFacts(grid, column, path[-1] if path else "", body)


def _splits(grid: SheetGrid, segment: _Segment, left: int, right: int) -> list[int]:
    """The columns at which another table begins to the right."""
    rows = [row for row in segment.body if not segment.headers or row > segment.headers[0]]
    facts = [_facts(grid, rows, segment.headers, c, left, right) for c in range(left, right + 1)]
    first = next((f.heading for f in facts if f.heading and f.has_names), "")
    starts: list[int] = []
    values_seen = False
    for at, fact in enumerate(facts):
        if values_seen and fact.has_names and _begins_table(facts, at, first):
            start = _with_serial(facts, at)
            starts.append(facts[start].column)
            values_seen = False
        elif fact.values and not fact.has_names and not _counts(fact):
            values_seen = True
    return starts[:_MOST_SPLITS]


def _counts(fact: ColumnFacts) -> bool:
    """Whether the numbers of a column only number rows, rank them, date them or code them."""
    heads = is_serial_heading(fact.heading) or is_rank_heading(fact.heading)
    return heads or fact.is_serial or role_of(fact, before_names=False) != "data"


def _begins_table(facts: list[ColumnFacts], at: int, first: str) -> bool:
    """Whether a column of words after values is the name column of a further table."""
    fact = facts[at]
    if fact.is_units or not any(f.values and not f.has_names for f in facts[at + 1 :]):
        return False
    if fact.heading == first and first:
        return True
    after_gap = facts[at - 1].is_empty and not facts[at - 1].heading
    return after_gap or is_name_heading(fact.heading)


def _first_heading(facts: list[ColumnFacts]) -> str:
    return next((fact.heading for fact in facts if fact.heading), "")


def _with_serial(facts: list[ColumnFacts], at: int) -> int:
    """The serial numbers in front of the names belong to them."""
    before = facts[at - 1]
    # Ranks stand in front of the names in all of these tables or in none.
    counts = is_serial_heading(before.heading) or (
        is_rank_heading(before.heading) and is_rank_heading(_first_heading(facts))
    )
    return at - 1 if counts or (before.is_serial and not before.heading) else at


def _shared_lines(
    grid: SheetGrid, segment: _Segment, splits: list[int], left: int, right: int
) -> list[TableLine]:
    """Lines over the whole width: titles of all the tables side by side."""
    lines = []
    for row, _ in segment.context:
        columns = [c for c in grid.by_row.get(row, ()) if left <= c <= right]
        areas = [grid.area(row, c) for c in columns]
        wide = any(area is not None and area.right >= splits[0] for area in areas)
        if wide or (len(columns) == 1 and columns[0] < splits[0]):
            lines.append(_line(grid, row, left, right))
    return lines
