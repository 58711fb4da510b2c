"""CSV files -> figures: the keys of a figure in YAML are the columns of a table, a figure a row."""

import csv
import io
from collections.abc import Collection, Iterator
from typing import Any

from qjviewer.bundle.fields import keys_of
from qjviewer.bundle.files import MAX_TABLE_BYTES, Folder, SourceFile
from qjviewer.bundle.model import Bundle, Figure
from qjviewer.bundle.nodes import Scalar
from qjviewer.bundle.scalars import FAILED, Reading, nearest
from qjviewer.problems import Span

# A column rarely holds more different texts; where it does, the others are read each time.
_MOST_KNOWN = 10_000


def read_tables(bundle: Bundle, folder: Folder, reading: Reading) -> list[Figure]:
    """The figures of all tables a bundle names; what is wrong with them is added to the reading."""
    figures: list[Figure] = []
    taken = {f.id for f in bundle.figures}
    for index, name in enumerate(bundle.tables):
        said_at = reading.origins.get(f"tables[{index}]", Span(folder.main))
        file = folder.read(name, said_at, limit=MAX_TABLE_BYTES)
        if file is not None:
            figures.extend(_table(file, taken, reading))
    return figures


def _table(file: SourceFile, taken: set[str], reading: Reading) -> Iterator[Figure]:
    rows = csv.reader(io.StringIO(file.text.replace("\0", "\ufffe")))
    try:
        header = [cell.strip() for cell in next(rows, [])]
        if "id" not in header:
            reading.fail("table-without-id", Span(file.name, 1, 1), "tables")
            return
        _check_header(header, file.name, reading)
        table = _Table(header, reading)
        for row in rows:
            figure = table.figure(row, Span(file.name, rows.line_num, 1), taken)
            if figure is not None:
                yield figure
    except csv.Error as error:
        reading.fail("table-syntax", Span(file.name, rows.line_num, 1), "tables", detail=error)


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
    def __init__(self, header: list[str], reading: Reading) -> None:
        self._reading, self._width = reading, len(header)
        known = keys_of(Figure)
        # Of two columns with one name the last counts, as for a row read into a dict.
        last = {key: n for n, key in enumerate(header)}
        self._columns = [(n, _Column(key, reading)) for key, n in last.items() if key in known]
        self._id = last["id"]

    def figure(self, row: list[str], span: Span, taken: set[str]) -> Figure | None:
        """The figure of a row; None when it is empty, or after telling why there is none.

        Every field of a figure may be left out but its name. Only the whole row has an origin: a cell's
        place is its row's.
        """
        if not any(cell.strip() for cell in row):
            return None
        reading, width = self._reading, len(row)
        if width > self._width:
            reading.fail("table-row", span, "tables", cells=width, columns=self._width)
            return None
        name = row[self._id].strip() if self._id < width else ""
        if not name or name in taken:
            code = "duplicate-key" if name else "table-without-id"
            reading.fail(code, span, "tables", key=name[:64], first="…")
            return None
        taken.add(name)
        reading.origins[f"figures.{name}"] = span
        values = {}
        for number, column in self._columns:
            if number < width and (text := row[number].strip()):
                value = column.value(text, name, span)
                if value is not FAILED:
                    values[column.field] = value
        return Figure(id=name, **values)
