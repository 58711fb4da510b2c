"""CSV files -> figures: the keys of a figure in YAML are the columns of a table, a figure a row."""

import csv
import io
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from qjviewer.bundle.fields import keys_of
from qjviewer.bundle.files import MAX_TABLE_BYTES, Folder, SourceFile
from qjviewer.bundle.model import Bundle, Figure
from qjviewer.bundle.nodes import Scalar
from qjviewer.bundle.scalars import FAILED, ID, Reading, nearest
from qjviewer.problems import Span

# Rows beyond which a table is worth reading twice: what is named first, then all.
_MANY = 5_000
# A column rarely holds more different texts; where it does, the others are read each time.
_MOST_KNOWN = 10_000


@dataclass
class Tables:
    """The tables of a bundle; `figures` are those read so far.

    `only_named` leaves out the rows of a long table that nothing read so far names: a page can be shown
    before all of it is read. `is_whole` says whether none was left out.
    """

    reading: Reading
    only_named: bool = False
    figures: list[Figure] = field(default_factory=list)
    _waiting: dict[str, "_Row"] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        """Whether every row was read."""
        return not self._waiting

    def read(self, bundle: Bundle, folder: Folder) -> None:
        """Read all that the bundle names; what is wrong with them is added to the reading."""
        taken = {f.id for f in bundle.figures}
        for index, name in enumerate(bundle.tables):
            said_at = self.reading.origins.get(f"tables[{index}]", Span(folder.main))
            file = folder.read(name, said_at, limit=MAX_TABLE_BYTES)
            if file is not None:
                self._read_file(file, taken)
        self._read_named([f.derive for f in bundle.figures])

    def _read_file(self, file: SourceFile, taken: set[str]) -> None:
        rows = csv.reader(io.StringIO(file.text.replace("\0", "\ufffe")))
        waits = self.only_named and file.text.count("\n") > _MANY
        try:
            header = [cell.strip() for cell in next(rows, [])]
            if "id" not in header:
                self.reading.fail("table-without-id", Span(file.name, 1, 1), "tables")
                return
            _check_header(header, file.name, self.reading)
            table = _Table(header, file.name, self.reading)
            for cells in rows:
                name = table.name(cells, rows.line_num, taken)
                if name and waits:
                    self._waiting[name] = _Row(table, cells, rows.line_num)
                elif name:
                    self.figures.append(table.figure(name, cells, rows.line_num))
        except csv.Error as error:
            self.reading.fail("table-syntax", Span(file.name, rows.line_num, 1), "tables", detail=error)

    def _read_named(self, derivations: list[str]) -> None:
        """Read the rows that others name, and those that these name."""
        done = 0
        while self._waiting and (derivations or done < len(self.reading.references)):
            names = [target for _, target, _, _ in self.reading.references[done:]]
            done = len(self.reading.references)
            names += [name for text in derivations for name in ID.findall(text)]
            derivations = []
            for name in names:
                if (row := self._waiting.pop(name, None)) is not None:
                    figure = row.table.figure(name, row.cells, row.line)
                    self.figures.append(figure)
                    derivations.append(figure.derive)


def _check_header(header: Collection[str], name: str, reading: Reading) -> None:
    known = ["id", *keys_of(Figure)]
    for column, key in enumerate(header, 1):
        if key not in known:
            where = Span(name, 1, column)
            reading.fail("unknown-key", where, f"tables.{key}", key=key[:64], meant=nearest(key, known))


class _Column:
    """The cells under one key; a text met before is not read again, for most say the same in many rows."""

    def __init__(self, key: str, reading: Reading) -> None:
        declaration = keys_of(Figure)[key]
        self.key, self.field = key, declaration.name
        self._kind, self._reading = declaration.metadata["kind"], reading
        self._known: dict[str, Any] = {}

    def value(self, text: str, name: str, span: Span) -> Any:
        """What a cell holds, or FAILED after telling why."""
        if text in self._known:
            return self._known[text]
        reading, path = self._reading, f"figures.{name}.{self.key}"
        problems = len(reading.problems)
        value = self._kind.read(Scalar(span, text, plain=False), path, reading)
        if value is FAILED:
            reading.origins[path] = span
        elif len(reading.problems) == problems and len(self._known) < _MOST_KNOWN:
            self._known[text] = value
        return value


class _Table:
    """One table: its columns, and how a row becomes a figure."""

    def __init__(self, header: list[str], file: str, reading: Reading) -> None:
        self._reading, self._file, self._width = reading, file, len(header)
        known = keys_of(Figure)
        # Of two columns with one name the last counts, as for a row read into a dict.
        last = {key: n for n, key in enumerate(header)}
        self._id = last["id"]
        self._columns = [(n, _Column(key, reading)) for key, n in last.items() if key in known]

    def name(self, cells: list[str], line: int, taken: set[str]) -> str:
        """The name of a row's figure; none when it is empty, or after telling what is wrong with it."""
        width = len(cells)
        name = cells[self._id].strip() if self._id < width else ""
        if name and width <= self._width and name not in taken:
            taken.add(name)
            return name
        if any(cell.strip() for cell in cells):
            span = Span(self._file, line, 1)
            if width > self._width:
                self._reading.fail("table-row", span, "tables", cells=width, columns=self._width)
            else:
                code = "duplicate-key" if name else "table-without-id"
                self._reading.fail(code, span, "tables", key=name[:64], first="…")
        return ""

    def figure(self, name: str, cells: list[str], line: int) -> Figure:
        """The figure of a row.

        Every field of a figure may be left out but its name. Only the whole row has an origin: a cell's
        place is its row's.
        """
        width, span = len(cells), Span(self._file, line, 1)
        self._reading.origins[f"figures.{name}"] = span
        values = {}
        for number, column in self._columns:
            if number < width and (text := cells[number].strip()):
                value = column.value(text, name, span)
                if value is not FAILED:
                    values[column.field] = value
        return Figure(id=name, **values)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that waits to be read."""

    table: _Table
    cells: list[str]
    line: int
