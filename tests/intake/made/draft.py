"""A sheet under construction: cells as a clerk would type them, and beside them what each figure truly is."""

import csv
import datetime as dt
import io
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from qjviewer.problems import cell_address

FIELDS = ("sheet", "cell", "indicator", "measure", "place", "period", "value", "unit", "rank", "status")
DECIMALS = {
    "0": 0, "0.0": 1, "0.00": 2, "#,##0": 0, "#,##0.0": 1, "#,##0.00": 2, "0.0%": 1, "0%": 0, "0.00%": 2,
    "General": 2, "0.0_);[Red]\\(0.0\\)": 1, "0.0;-0.0;持平": 1,
}  # fmt: skip


@dataclass
class Put:
    """One cell as typed: a number with a format, a text, or a formula."""

    value: object
    fmt: str = "General"
    indent: int = 0
    bold: bool = False


@dataclass
class Draft:
    """One sheet."""

    name: str = "Sheet1"
    cells: dict[tuple[int, int], Put] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    hidden: bool = False
    truth: list[dict[str, str]] = field(default_factory=list)
    lead: list[str] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)

    def put(self, row, column, value, fmt="General", indent=0, bold=False):
        """Type one cell."""
        self.cells[row, column] = Put(value, fmt, indent, bold)

    def line(self, row, values, column=1):
        """Type a row of texts; None leaves a cell empty."""
        for at, value in enumerate(values, column):
            if value is not None:
                self.put(row, at, value)

    def merge(self, top, left, bottom, right):
        """Merge a rectangle."""
        self.merges.append((top, left, bottom, right))

    def title(self, text, width, row=1, merged=True):
        """A title over the table."""
        self.put(row, 1, text, bold=True)
        if merged and width > 1:
            self.merge(row, 1, row, width)

    def figure(
        self, row, column, value, fmt="0.00", *, of, measure="level", place, period, unit, rank="",
        status="ok", truth=None,
    ):  # fmt: skip
        """Type a figure and note what it is; `truth` where the cell's text says it in another way."""
        self.put(row, column, value, fmt)
        if status in ("missing", "error"):
            truth = ""
        told = plain(value, fmt) if truth is None else truth
        hidden = self.hidden or row in self.hidden_rows or column in self.hidden_columns
        row_of_truth = (
            self.name, cell_address(row, column), of, measure, place, period, str(told), unit, str(rank),
            "hidden" if hidden else status,
        )  # fmt: skip
        self.truth.append(dict(zip(FIELDS, row_of_truth, strict=True)))


def plain(value, fmt):
    """The number that a simple format shows, in percent points where it is a percentage."""
    number = Decimal(str(value)) * (100 if "%" in fmt else 1)
    return number.quantize(Decimal(1).scaleb(-DECIMALS[fmt]), ROUND_HALF_UP)


def shown(put):
    """The text of a cell, for files that hold only texts."""
    if isinstance(put.value, str):
        return put.value
    if isinstance(put.value, dt.date):
        return (
            put.fmt.replace("yyyy", str(put.value.year)).replace("m", str(put.value.month)).replace('"', "")
        )
    if put.fmt == "General":
        return str(put.value)
    number = plain(put.value, put.fmt)
    text = f"{number:,}" if "," in put.fmt else str(number)
    return f"{text}%" if "%" in put.fmt else text


def truth_text(drafts):
    """The truth of all sheets as a CSV file's text."""
    out = io.StringIO()
    writer = csv.DictWriter(out, FIELDS, lineterminator="\r\n")
    writer.writeheader()
    for draft in drafts:
        writer.writerows(draft.truth)
    return out.getvalue()
