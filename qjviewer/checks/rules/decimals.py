"""Decimals: growth with one, and one number of them to a column of the same kind."""

from collections import defaultdict
from collections.abc import Iterator

from qjviewer.bundle.model import TableBlock
from qjviewer.bundle.units import PERCENT
from qjviewer.checks.quantity import decimals
from qjviewer.checks.subject import Subject
from qjviewer.figures.figure import Figure
from qjviewer.figures.teller import GROWTH
from qjviewer.problems import Problem, Severity


def check(subject: Subject) -> Iterator[Problem]:
    """Report growth without its one decimal, and tables that mix decimals."""
    for figure in subject.bundle.figures:
        growth = figure.measure in GROWTH and figure.unit == PERCENT
        if growth and not figure.approx and figure.value is not None and decimals(figure) != 1:
            path = f"figures.{figure.id}." + ("derive" if figure.derive else "value")
            yield subject.report(
                "growth-decimals", path, Severity.WARNING, figure=figure.id, shown=subject.worded(figure)
            )
    for path, block in subject.blocks:
        if isinstance(block, TableBlock):
            figures = [f for name in block.table if (f := subject.figure(name)) is not None]
            yield from _table(path, figures, subject)


def _table(path: str, figures: list[Figure], subject: Subject) -> Iterator[Problem]:
    columns: dict[tuple[str, str], set[int]] = defaultdict(set)
    for figure in figures:
        if figure.value is not None and not figure.approx:
            columns[figure.measure, figure.unit].add(decimals(figure))
    for (_, unit), found in columns.items():
        if len(found) > 1:
            yield subject.report("mixed-decimals", f"{path}.table", Severity.WARNING, unit=unit)
