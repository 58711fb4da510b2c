"""Changes single cells of a CSV table and leaves every other character as it stands."""

import csv
import re
from collections.abc import Iterator, Mapping
from typing import Final

from qjviewer.bundle.csv_text import find_header, plain_lines
from qjviewer.bundle.table_headings import COLUMN_KEYS

_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


class NoColumn(ValueError):
    """The table has no column for a field."""


class TableText:
    """The text of a table: its rows by the line they begin in (from 1), its columns by key.

    Raises ValueError for a text without a header, and for a row that is not there.
    """

    def __init__(self, text: str) -> None:
        sheet = find_header(plain_lines(text), COLUMN_KEYS)
        if sheet is None:
            raise ValueError("no header")
        self.text, self._columns, self._separator = text, sheet.columns, sheet.separator
        self._rows = dict(_rows(text))

    def cell(self, line: int, key: str) -> str:
        """What a cell says; nothing where the row is too short for it."""
        _, row = self._row(line)
        cells = next(csv.reader([row], delimiter=self._separator), [])
        at = self._column(key)
        return cells[at].strip() if at < len(cells) else ""

    def changed(self, edits: Mapping[int, Mapping[str, str]]) -> str:
        """The text with new cells, by line and column key; raises NoColumn naming one there is not."""
        made = [self._edit(line, key, value) for line, cells in edits.items() for key, value in cells.items()]
        text = self.text
        for begin, end, words in sorted(made, reverse=True):
            text = text[:begin] + words + text[end:]
        return text

    def _row(self, line: int) -> tuple[int, str]:
        if line not in self._rows:
            raise ValueError(f"no row in line {line}")
        return self._rows[line]

    def _column(self, key: str) -> int:
        if key not in self._columns:
            raise NoColumn(key)
        return self._columns.index(key)

    def _edit(self, line: int, key: str, value: str) -> tuple[int, int, str]:
        """Where a cell's text stands and what takes its place; cells a short row lacks are added."""
        start, row = self._row(line)
        at, spans = self._column(key), cell_spans(row, self._separator)
        words = value
        if any(c in value for c in f'{self._separator}"\r\n'):
            words = '"' + value.replace('"', '""') + '"'
        if at < len(spans):
            return start + spans[at][0], start + spans[at][1], words
        end = start + spans[-1][1]
        return end, end, self._separator * (at - len(spans) + 1) + words


def _rows(text: str) -> Iterator[tuple[int, tuple[int, str]]]:
    """Rows without their line ends by the line they begin in, and where; a quoted cell may span lines."""
    line, start = 1, 0
    while start < len(text):
        end, count = start, 0
        while end < len(text) and (not count or text.count('"', start, end) % 2):
            found = _LINE.match(text, end)
            assert found is not None
            end, count = found.end(), count + 1
        yield line, (start, text[start:end].rstrip("\r\n"))
        line, start = line + count, end


def cell_spans(row: str, separator: str) -> list[tuple[int, int]]:
    """Where each cell of a row stands, its quotes included."""
    found, start, quoted = [], 0, False
    for at, character in enumerate(row):
        if character == '"':
            quoted = not quoted
        elif character == separator and not quoted:
            found.append((start, at))
            start = at + 1
    return [*found, (start, len(row))]
