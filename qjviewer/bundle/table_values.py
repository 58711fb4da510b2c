"""The values of a table's rows: plain numbers are settled all at once, only others are looked at."""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Any, Final, TypeAlias

import msgspec
from msgspec.structs import replace

from qjviewer.bundle.data import worded_target
from qjviewer.bundle.measures import MEASURES, measure_of
from qjviewer.bundle.quantities import Quantity, is_wide, parse_quantity
from qjviewer.bundle.row_checks import Told, fits, tell_wide, unit_of
from qjviewer.bundle.table_cells import TableCells
from qjviewer.bundle.table_headings import COLUMNS
from qjviewer.bundle.units import PERCENT, unit_as_read
from qjviewer.problems import Span

_NUMBER: Final = re.compile(r"[+-]?(?:0|[1-9]\d{0,25})(?:\.\d{1,20})?", re.ASCII)
_NUMBERS: Final = re.compile(rf"{_NUMBER.pattern}(?:\n{_NUMBER.pattern})*", re.ASCII)


Columns: TypeAlias = dict[str, Sequence[str]]
Numbers: TypeAlias = list[int | None]


class Chunk:
    """Some thousand rows of a table in columns; what is the same in all of them is told apart."""

    def __init__(self, columns: Columns, lines: Sequence[int], file: str) -> None:
        self.columns, self.lines, self.file = columns, lines, file
        read = {name: cells for name, cells in columns.items() if name in COLUMNS and name != "value"}
        self.alike = {name: cells[0].strip() for name, cells in read.items() if all_alike(cells)}
        self.varying = read.keys() - self.alike.keys()
        self.measures = {columns["measure"][0]} if "measure" in self.alike else set(columns["measure"])


class TableValues(msgspec.Struct, dict=True):
    """The values of some thousand rows, with the numbers of what is said of each row."""

    cells: TableCells
    chunk: Chunk
    more: Numbers

    @cached_property
    def joined(self) -> str:
        """All values, a line each."""
        return joined_by_lines(self.chunk.columns["value"])

    def settled(self) -> tuple[Numbers, set[int]]:
        """What is said of each row, its unit now settled by its value; and the rows whose value is wrong."""
        values = self.chunk.columns["value"]
        plain = _NUMBERS.fullmatch(self.joined) is not None
        bounded = self.cells.bounded
        if plain and bounded.isdisjoint(self.more):
            return self.more, set()
        odd = set() if plain else {v for v in set(values) if not _NUMBER.fullmatch(v)}
        rows = enumerate(zip(values, self.more, strict=True))
        looked_at = [n for n, (value, number) in rows if value in odd or number in bounded]
        more, wrong = list(self.more), set()
        for n in looked_at:
            number = more[n]
            if number is not None:
                more[n] = self._settled(n, number)
                if more[n] is None:
                    wrong.add(n)
        return more, wrong

    def _settled(self, n: int, number: int) -> int | None:
        """The number of a row's particulars, its unit settled; None after telling what is wrong."""
        told = Told(Span(self.chunk.file, self.chunk.lines[n], 1), "tables", self.cells.to)
        text = self.chunk.columns["value"][n].strip()
        said = self.cells.to.store.particulars[number]
        if not text:
            if not said.ranks:
                told.fail("no-value-in-row")
            return number if said.ranks else None
        typed = self._cell("measure", n)
        word, _, against = typed.partition(" vs ")
        head = self.cells.head(self._cell("indicator", n))
        measure = self.cells.measure_in(word, self._cell("unit", n), head)
        quantity = parse_quantity(text)
        if quantity is None and measure is not None and measure.is_target:
            quantity = worded_target(text)
        if quantity is None:
            told.fail("not-a-quantity", text=text[:40])
            return None
        if measure is None or head is None:
            return None
        unit = self._unit(n, quantity, said.unit, told)
        if unit is None or not fits(measure, against, quantity, unit, told):
            return None
        if not self.cells.told_wide and is_wide(text):
            # Once for a table: where one cell is so, many are.
            self.cells.told_wide = True
            tell_wide(text, told)
        return (
            number if unit == said.unit else self.cells.to.store.particulars_number(replace(said, unit=unit))
        )

    def _unit(self, n: int, quantity: Quantity, said: str, told: Told) -> str | None:
        """The unit typed behind a value, held against what its row says; else the row's."""
        if not quantity.unit:
            return said
        cell, word = unit_as_read(self._cell("unit", n)), self._cell("measure", n).partition(" vs ")
        head = self.cells.head(self._cell("indicator", n))
        measure = self.cells.measure_in(word[0], cell, head)
        assert measure is not None
        assert head is not None
        if measure.id in ("target", "stretch") and unit_as_read(quantity.unit) == PERCENT != unit_as_read(
            head.unit
        ):
            told.fail("target-unit")
            return None
        about = cell or self.cells.about.unit
        unit = unit_of(measure, word[2], quantity, about, head.unit, told)
        # 万 behind the number and 元 in the column make 万元; two whole units are one too many.
        if unit is not None and cell and unit not in (cell, said, quantity.unit + cell):
            told.fail("unit-contradicts", typed=quantity.unit, unit=cell)
            return None
        return unit

    def _cell(self, name: str, n: int) -> str:
        column = self.chunk.columns.get(name)
        return column[n].strip() if column else ""


def joined_by_lines(values: Sequence[str]) -> str:
    """Values a line each; a line end inside one (a quoted cell) becomes a blank."""
    joined = "\n".join(values)
    if joined.count("\n") == len(values) - 1:
        return joined
    return "\n".join(value.replace("\n", " ") for value in values)


def all_alike(cells: Sequence[Any]) -> bool:
    """Whether all cells say the same."""
    return cells[0] == cells[-1] and cells.count(cells[0]) == len(cells)


def ranks_in_their_column(columns: Columns) -> Columns:
    """The columns with the value of every row that is of ranks (位次) moved to the column of ranks."""
    rank = MEASURES["rank"]
    measures = columns["measure"][:1] if all_alike(columns["measure"]) else set(columns["measure"])
    if not any(measure_of(word.strip()) is rank for word in measures):
        return {"value": [""] * len(columns["measure"]), **columns} if "value" not in columns else columns
    values = columns.get("value") or [""] * len(columns["measure"])
    ranks = columns.get("rank") or [""] * len(values)
    moved = [
        ("", value) if measure_of(word.strip()) is rank and not known.strip() else (value, known)
        for word, value, known in zip(columns["measure"], values, ranks, strict=True)
    ]
    return {**columns, "value": [v for v, _ in moved], "rank": [r for _, r in moved]}
