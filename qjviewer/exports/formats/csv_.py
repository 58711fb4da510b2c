"""`csv`: every figure as a row, UTF-8 with a mark so that Excel reads Chinese."""

import csv
import io
from decimal import Decimal

from qjviewer.exports.parts import Options, Parts
from qjviewer.exports.rows import COLUMNS, cell, figure_rows, harmless

NAME = "csv"
SUFFIX = ".csv"
EXTRA = LIBRARY = ""
PER_CHART = PICTURES = False
OPTIONS: tuple[str, ...] = ()


def write(parts: Parts, options: Options) -> bytes:
    """All figures under a header in the language asked for; above it why they should not have left."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    if parts.mark:
        writer.writerow([harmless(parts.mark)])
    writer.writerow(parts.say(f"col-{key}") for key in COLUMNS)
    writer.writerows([_written(cell(row, key, parts)) for key in COLUMNS] for row in figure_rows(parts))
    return text.getvalue().encode("utf-8-sig")


def _written(value: str | Decimal | None) -> str:
    if value is None:
        return ""
    return f"{value:f}" if isinstance(value, Decimal) else harmless(value)
