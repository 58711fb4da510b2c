"""The text of a CSV file as people save it -> its header and rows: separators, title rows, line ends.

Understood without a word: comma, semicolon, tab or full-width comma between cells, a `sep=` line, title
rows above the header, line ends of any system, empty columns at the end.
"""

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final, TypeAlias

import msgspec

_SEPARATORS: Final = (",", "\t", ";", "，", "；", "|")
# A header stands in one of the first lines or nowhere.
_SEARCHED: Final = 9
_MOST_OF_HEAD: Final = 100_000
_CHUNK: Final = 1_000
# Characters handed to the reader at once: a whole file would be copied at four bytes a character.
_PIECE: Final = 1 << 20
# Characters cut at once where no cell is quoted.
_CHUNK_CHARACTERS: Final = 24_000
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

    def chunks(self) -> Iterator["RowChunk"]:
        """The rows below the header, some thousand at a time; raises BrokenRow."""
        return self._quoted() if '"' in self.text else self._plain()

    def _plain(self) -> Iterator["RowChunk"]:
        first = self.header_line + 1
        for text in _pieces(self.text, self.begins, _CHUNK_CHARACTERS):
            lines = range(first, first + text.count("\n") + (text[-1] != "\n"))
            first = lines.stop
            columns = _split_in_columns(text, self.separator)
            yield RowChunk(lines, columns, [] if columns else self._rows(text, lines.start))

    def _rows(self, text: str, first: int) -> RawRows:
        try:
            return list(_reader([text], self.separator))
        except csv.Error as error:
            raise BrokenRow(first) from error

    def _quoted(self) -> Iterator["RowChunk"]:
        """As `chunks` where a cell may hold line ends: the line of each row is what the reader counted."""
        rows: RawRows = []
        lines: list[int] = []
        before = self.header_line
        reader = _reader(_pieces(self.text, self.begins, _PIECE), self.separator)
        try:
            for row in reader:
                rows.append(row)
                lines.append(before + 1)
                before = self.header_line + reader.line_num  # type: ignore[attr-defined]
                if len(rows) == _CHUNK:
                    yield RowChunk(lines, _turned(rows), rows)
                    rows, lines = [], []
        except csv.Error as error:
            if rows:
                yield RowChunk(lines, _turned(rows), rows)
            raise BrokenRow(before + 1) from error
        if rows:
            yield RowChunk(lines, _turned(rows), rows)


class RowChunk(msgspec.Struct, frozen=True):
    """Some rows of a table: the line of each, and their cells, in columns where all are equally wide."""

    lines: Sequence[int]
    columns: Sequence[Sequence[str]]
    _rows: RawRows

    @property
    def rows(self) -> Iterable[Sequence[str]]:
        """The cells row by row."""
        return self._rows or zip(*self.columns, strict=True)


def _split_in_columns(text: str, separator: str) -> list[list[str]]:
    """Lines without a quotation mark cut into columns; none where they differ in width.

    It takes half as long as the csv module, which goes from character to character, and says the same:
    where that would leave out a blank before a cell, or refuse a long one, nothing is cut here.
    """
    if text[0] == " " or f"{separator} " in text or "\n " in text or len(text) > csv.field_size_limit():
        return []
    text = text.removesuffix("\n")
    width, ends = text.partition("\n")[0].count(separator) + 1, text.count("\n")
    # Each line end becomes a cell: where lines are equally wide, these and only these are a column.
    cells = text.replace("\n", f"{separator}\n{separator}").split(separator)
    is_even = len(cells) == (width + 1) * ends + width and cells[width :: width + 1].count("\n") == ends
    # The csv module gives no cell for a blank line.
    if width == 1 or not is_even:
        return []
    return [cells[n :: width + 1] for n in range(width)]


def _turned(rows: RawRows) -> list[tuple[str, ...]]:
    """Rows as columns; none where they differ in width."""
    try:
        return list(zip(*rows, strict=True))
    except ValueError:
        return []


def _reader(pieces: Iterable[str], separator: str) -> Iterator[list[str]]:
    texts = map(io.StringIO, pieces)
    return csv.reader(chain.from_iterable(texts), delimiter=separator, strict=True, skipinitialspace=True)


def _pieces(text: str, start: int, size: int) -> Iterator[str]:
    """Whole lines of a text, at least so many characters at a time."""
    while start < len(text):
        end = text.find("\n", start + size)
        end = len(text) if end < 0 else end + 1
        yield text[start:end]
        start = end


def plain_lines(text: str) -> str:
    """The text with one kind of line end, and NUL as a character that the reader lets pass."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffe")


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
