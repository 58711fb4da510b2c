"""Changes single cells of a CSV table and leaves every other character as it stands."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from qjviewer.bundle.csv_text import find_header, plain_lines
from qjviewer.bundle.tables import COLUMN_KEYS

_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


class NoColumn(ValueError):
    """The table has no column for a field."""


def changed(text: str, edits: Mapping[int, Mapping[str, str]]) -> str:
    """The text with new cells: `edits` by the line a row begins in (from 1) and by column key.

    Raises NoColumn naming a key there is no column for, and ValueError where a row is not there.
    """
    sheet = find_header(plain_lines(text), COLUMN_KEYS)
    if sheet is None:
        raise ValueError("no header")
    rows = dict(_rows(text))
    made: list[tuple[int, int, str]] = []
    for line, cells in edits.items():
        if line not in rows:
            raise ValueError(f"no row in line {line}")
        start, row = rows[line]
        spans = cells_of(row, sheet.separator)
        for key, value in cells.items():
            if key not in sheet.columns:
                raise NoColumn(key)
            made.append(_edit(start, spans, sheet.columns.index(key), value, sheet.separator))
    for begin, end, words in sorted(made, reverse=True):
        text = text[:begin] + words + text[end:]
    return text


def _edit(
    start: int, spans: list[tuple[int, int]], at: int, value: str, separator: str
) -> tuple[int, int, str]:
    """Where a cell's text stands and what takes its place; cells a short row lacks are added."""
    words = '"' + value.replace('"', '""') + '"' if any(c in value for c in f'{separator}"\r\n') else value
    if at < len(spans):
        return start + spans[at][0], start + spans[at][1], words
    end = start + spans[-1][1]
    return end, end, separator * (at - len(spans) + 1) + words


def _rows(text: str) -> Iterator[tuple[int, tuple[int, str]]]:
    """Rows without their line ends by the line they begin in, and where; a quoted cell may span lines."""
    line, start = 1, 0
    while start < len(text):
        end, count = start, 0
        while True:
            found = _LINE.match(text, end)
            assert found is not None
            end, count = found.end(), count + 1
            if text.count('"', start, end) % 2 == 0 or end == len(text):
                break
        yield line, (start, text[start:end].rstrip("\r\n"))
        line, start = line + count, end


def cells_of(row: str, separator: str) -> list[tuple[int, int]]:
    """Where each cell of a row stands, its quotes included."""
    found, start, quoted = [], 0, False
    for at, character in enumerate(row):
        if character == '"':
            quoted = not quoted
        elif character == separator and not quoted:
            found.append((start, at))
            start = at + 1
    return [*found, (start, len(row))]
