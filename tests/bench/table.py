"""The rows as a table to read, as Markdown and as JSON."""

import datetime as dt
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from tests.bench.stats import Row

HEAD = ("what", "reference", "ours", "reference's", "ratio", "goal", "verdict")
BEGIN, END = "<!-- bench -->", "<!-- /bench -->"
_DIGITS = {"s": 3, "ms": 1, "MB": 0}


def cells(row: Row) -> tuple[str, ...]:
    """One row in words."""
    goal = row.goal
    limit = f"≤ {goal.at_most:g}×" if goal.at_most is not None else "—"
    if not row.pairs:
        return (goal.what, goal.reference, "—", "—", "—", limit, f"{row.verdict}: {_why(row)}")
    digits = _DIGITS[goal.unit]
    ours, reference = (f"{x:.{digits}f} {goal.unit}" for x in (row.ours, row.reference))
    return (goal.what, goal.reference, ours, reference, f"{row.ratio:.2f}×", limit, row.verdict)


def text(rows: Sequence[Row]) -> str:
    """A table for a terminal."""
    lines = [HEAD, *map(cells, rows)]
    widths = [max(_width(line[n]) for line in lines) for n in range(len(HEAD))]
    return "\n".join(
        "  ".join(
            cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True)
        ).rstrip()
        for line in lines
    )


def markdown(rows: Sequence[Row]) -> str:
    """A table for a page."""
    lines = [HEAD, ("---",) * len(HEAD), *map(cells, rows)]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def renewed(page: str, rows: Sequence[Row], machine: Mapping[str, Any], today: dt.date) -> str:
    """A page with the table between its marks made anew, and under it when and on what it was measured."""
    before, rest = page.split(BEGIN)
    _, after = rest.split(END)
    about = "; ".join(f"{name} {said}" for name, said in machine.items())
    return f"{before}{BEGIN}\n{markdown(rows)}\n\n{today:%Y-%m-%d}; {about}\n{END}{after}"


def as_json(rows: Sequence[Row], machine: Mapping[str, Any]) -> dict[str, Any]:
    """All that was measured, and on what."""
    return {"machine": dict(machine), "goals": [_json_row(row) for row in rows]}


def _json_row(row: Row) -> dict[str, Any]:
    goal = row.goal
    told: dict[str, Any] = {
        "name": goal.name,
        "what": goal.what,
        "reference": goal.reference,
        "unit": goal.unit,
        "at_most": goal.at_most,
        "verdict": row.verdict,
    }
    if not row.pairs:
        return {**told, "missing": row.missing, "fault": row.fault}
    medians = {"ours": row.ours, "reference_value": row.reference, "ratio": row.ratio}
    return {**told, **medians, "runs": [list(pair) for pair in row.pairs]}


def _why(row: Row) -> str:
    return (row.fault or row.missing).splitlines()[0]


def _width(words: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in words)
