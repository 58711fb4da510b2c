"""The text of a CSV file as people save it -> its header and rows: separators, title rows, line ends.

Understood without a word: comma, semicolon, tab or full-width comma between cells, a `sep=` line, title
rows above the header, line ends of any system, empty columns at the end.
"""

import csv
import io
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Final, TypeAlias

import msgspec

_SEPARATORS: Final = (",", "\t", ";", "，", "；", "|")
# A header stands in one of the first lines or nowhere.
_SEARCHED: Final = 9
_MOST_OF_HEAD: Final = 100_000
_CHUNK: Final = 1_000
# Characters handed to the reader at once: a whole file would be copied at four bytes a character.
_PIECE: Final = 1 << 20
RawRows: TypeAlias = list[list[str]]


class BrokenRow(Exception):
    """A row that can't be split: a quotation mark that nothing closes; `line` counts from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class CsvTable(msgspec.Struct, frozen=True):
    """A table whose header was found: its columns by key, the header's line, where its rows begin."""

    text: str
    separator: str
    header_line: int
    columns: tuple[str, ...]
    begins: int

    def chunks(self) -> Iterator[tuple[RawRows, Sequence[int]]]:
        """The rows below the header with their line numbers, some thousands at a time; raises BrokenRow."""
        pieces = map(io.StringIO, _pieces(self.text, self.begins))
        reader = csv.reader(
            chain.from_iterable(pieces), delimiter=self.separator, strict=True, skipinitialspace=True
        )
        yield from self._quoted(reader) if '"' in self.text else self._plain(reader)

    def _plain(self, reader: Iterator[list[str]]) -> Iterator[tuple[RawRows, Sequence[int]]]:
        first = self.header_line + 1
        try:
            while rows := list(islice(reader, _CHUNK)):
                yield rows, range(first, first + len(rows))
                first += len(rows)
        except csv.Error as error:
            raise BrokenRow(first) from error

    def _quoted(self, reader: Iterator[list[str]]) -> Iterator[tuple[RawRows, Sequence[int]]]:
        """As `chunks` where a cell may hold line ends: the line of each row is what the reader counted."""
        rows: RawRows = []
        lines: list[int] = []
        before = self.header_line
        try:
            for row in reader:
                rows.append(row)
                lines.append(before + 1)
                before = self.header_line + reader.line_num  # type: ignore[attr-defined]
                if len(rows) == _CHUNK:
                    yield rows, lines
                    rows, lines = [], []
        except csv.Error as error:
            if rows:
                yield rows, lines
            raise BrokenRow(before + 1) from error
        if rows:
            yield rows, lines


def _pieces(text: str, start: int) -> Iterator[str]:
    while start < len(text):
        end = text.find("\n", start + _PIECE)
        end = len(text) if end < 0 else end + 1
        yield text[start:end]
        start = end


def plain_lines(text: str) -> str:
    """The text with one kind of line end, and NUL as a character that the reader lets pass."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\0", "\ufffe") if "\0" in text else text


def find_header(text: str, keys: Mapping[str, str]) -> CsvTable | None:
    """The table behind a text; `keys` leads from every word for a column to its key; None without one."""
    head = text[:_MOST_OF_HEAD].split("\n")[:_SEARCHED]
    best: tuple[int, CsvTable] | None = None
    for separator in _separators(head):
        begins = 0
        for number, line in enumerate(head, 1):
            begins += len(line) + 1
            cells = cells_of(line, separator)
            known = sum(keys.get(folded_header(cell), "") != "" for cell in cells)
            if known > (best[0] if best else 1):
                columns = tuple(keys.get(folded_header(c), c.strip()) for c in cells)
                best = known, CsvTable(text, separator, number, columns, begins)
    return best[1] if best else None


def _separators(head: list[str]) -> tuple[str, ...]:
    stated = head[0].strip('\ufeff "').lower() if head else ""
    if stated.startswith("sep=") and len(stated) == 5:
        return (stated[4], *_SEPARATORS)
    return _SEPARATORS


def cells_of(line: str, separator: str) -> list[str]:
    """The cells of one line; none where it can't be split."""
    try:
        return next(csv.reader([line], delimiter=separator, skipinitialspace=True), [])
    except csv.Error:
        return []


def folded_header(cell: str) -> str:
    """A heading as compared: half-width, no blanks, small letters."""
    return "".join(unicodedata.normalize("NFKC", cell).split()).lower()
