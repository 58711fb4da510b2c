"""The text of a CSV file as people save it -> its header and rows: separators, title rows, line ends.

Understood without a word: comma, semicolon, tab or full-width comma between cells, a `sep=` line, title
rows above the header, line ends of any system, empty columns at the end.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

_SEPARATORS: Final = (",", "\t", ";", "，", "；", "|")
# A header stands in one of the first lines or nowhere.
_SEARCHED: Final = 8
_CHUNK: Final = 20_000


@dataclass(frozen=True)
class Sheet:
    """A table whose header was found: its columns by key, and where its rows begin."""

    text: str
    separator: str
    header_line: int
    columns: tuple[str, ...]

    def chunks(self) -> Iterator[tuple[list[list[str]], list[int]]]:
        """The rows below the header with their line numbers, some thousands at a time.

        Raises csv.Error for quotes that never close.
        """
        reader = csv.reader(io.StringIO(self.text), delimiter=self.separator, strict=True)
        while reader.line_num < self.header_line:
            next(reader)
        if '"' in self.text:
            yield from self._quoted(reader)
            return
        first = self.header_line + 1
        while rows := list(islice(reader, _CHUNK)):
            yield rows, list(range(first, first + len(rows)))
            first += len(rows)

    def _quoted(self, reader: "Iterator[list[str]]") -> Iterator[tuple[list[list[str]], list[int]]]:
        """As `chunks` where a cell may hold line ends: the line of each row is what the reader counted."""
        rows: list[list[str]] = []
        lines: list[int] = []
        before = self.header_line
        for row in reader:
            rows.append(row)
            lines.append(before + 1)
            before = reader.line_num  # type: ignore[attr-defined]
            if len(rows) == _CHUNK:
                yield rows, lines
                rows, lines = [], []
        if rows:
            yield rows, lines


def plain_lines(text: str) -> str:
    """The text with one kind of line end and without marks of order at its start."""
    return text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffe")


def find_header(text: str, keys: Mapping[str, str]) -> Sheet | None:
    """The table behind a text; `keys` leads from every word for a column to its key; None without one."""
    head = text.split("\n", _SEARCHED + 1)[: _SEARCHED + 1]
    best: tuple[int, Sheet] | None = None
    for separator in _separators(head):
        for number, line in enumerate(head, 1):
            cells = _cells(line, separator)
            known = sum(keys.get(folded_header(cell), "") != "" for cell in cells)
            if known > (best[0] if best else 1):
                columns = tuple(keys.get(folded_header(c), c.strip()) for c in cells)
                best = known, Sheet(text, separator, number, columns)
    return best[1] if best else None


def _separators(head: list[str]) -> tuple[str, ...]:
    stated = head[0].strip().lower() if head else ""
    if stated.startswith("sep=") and len(stated) == 5:
        return (stated[4], *_SEPARATORS)
    return _SEPARATORS


def _cells(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return []


def folded_header(cell: str) -> str:
    """A heading as compared: no blanks around, small letters."""
    return cell.strip().strip("\u3000\u00a0").lower()
