"""CSV files -> rows of the store, column by column: what is right of many rows is settled once.

Each distinct text of a column is read once; rows get numbers. So a table costs little more than
splitting its lines, and only what is wrong is looked at row by row.
"""

from collections.abc import Iterable, Sequence
from itertools import repeat
from operator import add
from typing import Any, Final

import msgspec
from msgspec.structs import replace as replaced

from qjviewer.bundle.about import About
from qjviewer.bundle.csv_text import (
    BrokenRow,
    CsvTable,
    RawRows,
    RowChunk,
    cells_of,
    find_header,
    plain_lines,
)
from qjviewer.bundle.files import SourceFile
from qjviewer.bundle.scalars import ReadingRun, nearest
from qjviewer.bundle.table_cells import ADDRESS, PARTS, RowCells, TableCells
from qjviewer.bundle.table_headings import COLUMN_KEYS, COLUMNS, REQUIRED, is_note, is_wide
from qjviewer.bundle.table_values import (
    Chunk,
    Columns,
    Numbers,
    TableValues,
    all_alike,
    joined_by_lines,
    ranks_in_their_column,
)
from qjviewer.problems import Span

# Beyond this many wrong rows of one table a reader learns nothing new.
_MOST_WRONG: Final = 300


def read_table(file: SourceFile, about: About, to: ReadingRun) -> None:
    """Read the rows of one file into the reading's store; every wrong row is told, right ones are kept."""
    text = plain_lines(file.text)
    sheet = find_header(text, COLUMN_KEYS)
    if sheet is None:
        _tell_no_header(text, file.name, to)
        return
    if not _header_is_right(sheet, file.name, to):
        return
    table = _Table(sheet, file.name, to, TableCells(about, to))
    try:
        for chunk in sheet.chunks():
            table.read(chunk)
            if table.wrong > _MOST_WRONG:
                to.fail("table-many-wrong", Span(file.name, chunk.lines[-1], 1), "tables", count=table.wrong)
                return
    except BrokenRow as broken:
        to.fail("table-quotes", Span(file.name, broken.line, 1), "tables")


def _tell_no_header(text: str, file: str, to: ReadingRun) -> None:
    lines = [line for line in text[:2000].split("\n") if line.strip()]
    first = lines[0] if lines else ""
    where = Span(file, 1, 1)
    if not first:
        to.fail("table-empty", where, "tables")
    elif is_wide(cells_of(first, "\t" if "\t" in first else ";" if ";" in first else ",")):
        to.fail("table-wide", where, "tables", first=first[:40])
    else:
        wanted = "、".join(words[0] for words in COLUMNS.values())
        to.fail("table-header", where, "tables", first=first[:40], columns=wanted)


def _header_is_right(sheet: CsvTable, file: str, to: ReadingRun) -> bool:
    """Whether the rows below may be read; columns that are not known are told and left out."""
    seen: set[str] = set()
    right = True
    for number, key in enumerate(sheet.columns, 1):
        where = Span(file, sheet.header_line, number)
        if key and key in seen:
            to.fail("column-twice", where, "tables", column=_column_name(key))
            right = False
        elif key and key not in COLUMNS:
            meant = nearest(key, COLUMN_KEYS)
            (to.fail if meant else to.warn)("column-unknown", where, "tables", column=key[:40], meant=meant)
        seen.add(key)
    for key in REQUIRED:
        if key not in seen and not (key == "value" and "rank" in seen):
            to.fail("column-missing", Span(file, sheet.header_line, 1), "tables", column=_column_name(key))
            right = False
    return right


def _column_name(key: str) -> str:
    return f"{COLUMNS[key][0]}（{key}）" if key in COLUMNS else key[:40]


class _Table(msgspec.Struct):
    """One table while it is read: what each distinct text of its columns means."""

    sheet: CsvTable
    file: str
    to: ReadingRun
    cells: TableCells
    wrong: int = 0
    is_wrong: bool = False
    _known: dict[tuple[str, ...], "_KnownCells"] = msgspec.field(default_factory=dict)

    def read(self, raw: RowChunk) -> None:
        """Read some thousand rows."""
        lines, columns = raw.lines, self._columns(raw.columns)
        if columns is None:
            rows, lines = self._sifted(raw)
            columns = self._columns(list(zip(*rows, strict=True)))
        if columns is None:
            return
        chunk = Chunk(ranks_in_their_column(columns), lines, self.file)
        parts = [self._numbers(part, chunk) for part in (*ADDRESS, "particulars")]
        values = TableValues(self.cells, chunk, parts[-1])
        more, odd = values.settled()
        # Looking for None in every row costs; only once something was wrong there can be one.
        if odd or (self.is_wrong and any(None in part for part in parts)):
            self._add_good(parts[:-1], more, odd, chunk)
        else:
            self._add(parts[:-1], values.joined, more, lines)

    def _add_good(self, parts: list[Numbers], more: Numbers, odd: set[int], chunk: Chunk) -> None:
        """Add the rows of which nothing is wrong."""
        rows = enumerate(zip(*parts, more, strict=True))
        good = [n for n, row in rows if None not in row and n not in odd]
        self.wrong += len(more) - len(good)
        values, lines = chunk.columns["value"], chunk.lines
        if good:
            parts = [[part[n] for n in good] for part in parts]
            joined = joined_by_lines([values[n] for n in good])
            self._add(parts, joined, [more[n] for n in good], [lines[n] for n in good])

    def _add(self, parts: list[Numbers], values: str, more: Numbers, lines: Sequence[int]) -> None:
        # What is the same in every row is added once.
        alike = [all_alike(part) for part in parts]
        fixed = sum(part[0] or 0 for part, same in zip(parts, alike, strict=True) if same)
        keys: Iterable[Any] = repeat(fixed, len(more))
        for part, same in zip(parts, alike, strict=True):
            keys = keys if same else map(add, keys, part)
        self.to.store.add_columns(keys, values, more, lines, self.file)  # type: ignore[arg-type]

    # Rows that are not like the others ---------------------------------------------------------

    def _columns(self, columns: Sequence[Sequence[str]]) -> Columns | None:
        """Columns by their names; None where some rows are short, long, blank or remarks."""
        if len(columns) != len(self.sheet.columns):
            return None
        made: Columns = dict(zip(self.sheet.columns, columns, strict=True))
        return None if "" in made["indicator"] or "" in made["measure"] else made

    def _sifted(self, raw: RowChunk) -> tuple[RawRows, list[int]]:
        """The rows with as many cells as the header has; what is no figure is left out, or told."""
        width = len(self.sheet.columns)
        needed = [self.sheet.columns.index(name) for name in ("indicator", "measure")]
        kept, at = [], []
        for row, line in zip(map(list, raw.rows), raw.lines, strict=True):
            filled = [cell for cell in row if cell.strip()]
            if not filled or (len(filled) == 1 and is_note(filled[0])):
                continue
            whole = row[:width] + [""] * (width - len(row))
            if len(filled) == 1:
                self._fail("table-row-alone", line, text=filled[0].strip()[:30])
            elif any(map(str.strip, row[width:])):
                self._fail("table-row", line, cells=len(row), columns=width)
            elif not all(whole[n].strip() for n in needed):
                self._fail(
                    "cell-empty", line, columns="、".join(COLUMNS[k][0] for k in ("indicator", "measure"))
                )
            else:
                kept.append(whole)
                at.append(line)
        return kept, at

    def _fail(self, code: str, line: int, **args: object) -> None:
        self.wrong += 1
        self.to.fail(code, Span(self.file, line, 1), "tables", **args)

    # Numbers for cells -------------------------------------------------------------------------

    def _numbers(self, part: str, chunk: Chunk) -> Numbers:
        """A number for each row from the cells that this part depends on, each distinct set read once."""
        names = self.cells.that_matter(part, PARTS[part], chunk.measures)
        varying = tuple(name for name in names if name in chunk.varying)
        alike = {name: chunk.alike.get(name, "") for name in names if name not in varying}
        known = self._known.setdefault(
            (part, *varying, "", *alike.values()), _KnownCells(self, part, varying, alike)
        )
        if not varying:
            known.met, known.chunk = ((),), chunk
            return [known[()]] * len(chunk.lines)
        columns = [chunk.columns[name] for name in varying]
        known.met, known.chunk = columns[0] if len(varying) == 1 else list(zip(*columns, strict=True)), chunk
        return list(map(known.__getitem__, known.met))


class _KnownCells(dict[Any, "int | None"]):
    """The numbers of the distinct texts of some columns; a text that is new is read when first asked for.

    Where one is wrong, the problem is told at the first row that has it.
    """

    def __init__(self, table: _Table, part: str, varying: tuple[str, ...], alike: RowCells) -> None:
        super().__init__()
        self._table, self._part, self._varying, self._alike = table, part, varying, alike
        self.met: Sequence[Any] = ()
        self.chunk: Chunk | None = None
        self._rows: dict[Any, int] = {}

    def __missing__(self, cell: Any) -> int | None:
        problems = self._table.to.problems
        before = len(problems)
        typed = zip(self._varying, (cell,) if len(self._varying) == 1 else cell, strict=True)
        cells = self._alike | {name: text.strip() for name, text in typed}
        number = self[cell] = self._table.cells.read(self._part, cells, Span(self._table.file))
        self._table.is_wrong |= number is None
        if len(problems) > before:
            where = self._first(cell)
            problems[before:] = [replaced(p, where=where) for p in problems[before:]]
        return number

    def _first(self, cell: Any) -> Span:
        """Where the first row with these cells stands."""
        assert self.chunk is not None
        if cell not in self._rows:
            last = len(self.met) - 1
            self._rows = {c: last - n for n, c in enumerate(reversed(self.met))}
        return Span(self._table.file, self.chunk.lines[self._rows[cell]], 1)
