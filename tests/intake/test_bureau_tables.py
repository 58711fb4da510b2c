"""Small tables as bureaus write them, each with what some of its cells must be read as.

A case in cases/*.txt: `== what it shows`, the table (cells parted by |), `--`, then `CELL path | measure |
place | period | unit`; `CELL path | 无` for a cell that is no figure; a lone `!` where all must be asked.

What every cell is read as, and by which labels and doubts, stands in tests/golden/bureaus.txt.
"""

from pathlib import Path

import pytest

from qjviewer.bundle.periods import parse_period
from qjviewer.intake.understanding import understand
from qjviewer.intake.workbook_opening import read_workbook
from tests.golden_parts import GoldenParts


def cases():
    for path in sorted((Path(__file__).parent / "cases").glob("*.txt")):
        for part in path.read_text(encoding="utf-8").split("== ")[1:]:
            head, _, body = part.partition("\n")
            table, _, wanted = body.partition("--\n")
            yield pytest.param(head.strip(), table, wanted.strip().splitlines(), id=head.strip())


def read(table):
    rows = ["\t".join(c.strip(" ") for c in line.split("|")) for line in table.rstrip("\n").split("\n")]
    return {f.cell: f for f in understand(read_workbook("\n".join(rows).encode(), "表.tsv")).figures}


GOLDEN = GoldenParts("bureaus.txt")


def line_of(figure):
    """A figure in a line: what it is about, what it says, what was done, by which labels, its doubts."""
    about = " ".join(("/".join(figure.indicator), figure.measure, figure.place, figure.period_code))
    rank = f" {figure.of} {figure.rank}/{figure.rank_size}" if figure.rank or figure.of else ""
    marks = [n for n in ("is_hidden", "is_lifetime", "is_approximate") if getattr(figure, n)]
    status = "" if figure.status == "ok" else figure.status
    said = f"{figure.value}{figure.unit}{rank} {' '.join((status, figure.missing, figure.how, *marks))}"
    doubts = "; ".join(f"{d.reason} {d.field} {[c.key for c in d.choices]}" for d in figure.doubts)
    labels = f"{figure.table or ''} {figure.section} > {figure.row_label} > {figure.column_label}"
    return f"{figure.cell} {about} = {' '.join(said.split())} | {labels.strip()} | {doubts}".rstrip(" |")


@pytest.mark.parametrize(("name", "table", "wanted"), list(cases()))
def test_a_bureaus_table_is_read(name, table, wanted):
    figures = read(table)
    GOLDEN.hold(name, [line_of(f) for f in figures.values()])
    for line in wanted:
        if line == "!":
            assert not [f for f in figures.values() if f.is_sure and f.value is not None]
            continue
        cell, _, said = line.partition(" ")
        parts = [part.strip() for part in said.split("|")]
        if parts[-1] == "无":
            assert cell not in figures
            continue
        figure = figures[cell]
        told = ["/".join(figure.indicator), figure.measure, figure.place, figure.period_code, figure.unit]
        period = parse_period(parts[3])
        parts[3] = period.code if period else parts[3]
        assert told == parts, f"{cell} {figure.shown}: {[d.reason for d in figure.doubts]}"
        assert figure.is_sure, f"{cell}: {[d.reason for d in figure.doubts]}"
