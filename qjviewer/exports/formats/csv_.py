"""`csv`: every figure as a row, UTF-8 with a mark so that Excel reads Chinese."""

import csv
import io
from collections.abc import Iterator

from qjviewer.exports.parts import Options, Parts
from qjviewer.exports.rows import COLUMNS, FigureRow, figure_rows, harmless

NAME = "csv"
SUFFIX = ".csv"
EXTRA = LIBRARY = ""
PER_CHART = PICTURES = False
OPTIONS: tuple[str, ...] = ()


def write(parts: Parts, options: Options) -> bytes:
    """All figures under a header in the language asked for."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(parts.say(f"col-{key}") for key in COLUMNS)
    writer.writerows(map(harmless, _cells(row, parts)) for row in figure_rows(parts))
    return text.getvalue().encode("utf-8-sig")


def _cells(row: FigureRow, parts: Parts) -> Iterator[str]:
    for key in COLUMNS:
        value = getattr(row, key)
        if isinstance(value, bool):
            yield parts.say("yes") if value else ""
        elif key in ("rank", "ranked"):
            yield str(value or "")
        else:
            yield "" if value is None else f"{value:f}" if key == "value" else str(value)
