"""Reads .csv, .tsv and other text in columns: encoding, separator and quotes found by looking."""

import csv
import io
from typing import Final

from qjviewer.intake.limits import MOST_COLUMNS, MOST_TEXT, Budget
from qjviewer.intake.trouble import IntakeError
from qjviewer.intake.workbook import Place2D, ShownCell, ShownSheet, Workbook

_SEPARATORS: Final = ",\t;|，"
# One Chinese encoding holds the others; beyond it only UTF-16 with a mark is met in the field.
_ENCODINGS: Final = ("utf-8-sig", "gb18030", "big5")
_LOOK_LINES: Final = 60


def decode(data: bytes) -> str | None:
    """Text in whatever encoding Chinese offices use; None when it is no text."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return _decoded(data, encoding)
    if b"\0" in data[:4096]:
        return None
    texts = (_decoded(data, encoding) for encoding in _ENCODINGS)
    return next((text for text in texts if text is not None), None)


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, UnicodeError):
        return None


def read_delimited(data: bytes, name: str, budget: Budget) -> Workbook:
    """The one table of a text file; its sheet has no name."""
    text = decode(data)
    if text is None:
        raise IntakeError("unknown-kind", file=name)
    separator = _separator(text)
    cells: dict[Place2D, ShownCell] = {}
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=False)
        for row, fields in enumerate(rows, 1):
            budget.step(len(fields))
            for column, field in enumerate(fields[:MOST_COLUMNS], 1):
                if field.strip():
                    budget.cell()
                    cells[row, column] = ShownCell(field[:MOST_TEXT])
    except csv.Error as error:
        raise IntakeError("broken-file", file=name) from error
    kind = "tsv" if separator == "\t" else "csv"
    return Workbook(name, kind, (ShownSheet("", cells),))


def _separator(text: str) -> str:
    """The mark that cuts most lines into the same number of fields."""
    lines = [line for line in text.splitlines()[: _LOOK_LINES * 4] if line.strip()][:_LOOK_LINES]

    def score(mark: str) -> tuple[int, int]:
        counts = [_count(line, mark) for line in lines]
        cut = [count for count in counts if count]
        most = max(set(cut), key=cut.count) if cut else 0
        return (cut.count(most) * most, -_SEPARATORS.index(mark))

    return max(_SEPARATORS, key=score)


def _count(line: str, mark: str) -> int:
    """How often the mark stands outside quotes."""
    return sum(part.count(mark) for part in line.split('"')[::2])
