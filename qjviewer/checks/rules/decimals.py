"""Decimals: growth with one, and one number of them to a column of the same kind."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from qjviewer.bundle.measures import MEASURES
from qjviewer.bundle.model import TableBlock
from qjviewer.bundle.units import PERCENT
from qjviewer.checks.subject import Subject
from qjviewer.figures.figure import Figure
from qjviewer.problems import Problem, Severity


def check(subject: Subject) -> Iterator[Problem]:
    """Report growth without its one decimal, and tables that mix decimals."""
    for figure in subject.visible:
        if _is_growth(figure) and figure.is_exact and not figure.how and figure.decimals != 1:
            yield subject.report_figure(
                "growth-decimals",
                figure,
                Severity.WARNING,
                figure=subject.address(figure),
                shown=subject.worded(figure),
            )
    for block in subject.shown:
        if isinstance(block.block, TableBlock):
            yield from _table(block.path, block.figures, subject)


def _is_growth(figure: Figure) -> bool:
    return MEASURES[figure.measure].sign == "growth" and figure.unit == PERCENT and not figure.is_target


def _table(path: str, figures: Sequence[Figure], subject: Subject) -> Iterator[Problem]:
    columns: dict[tuple[str, str], set[int]] = defaultdict(set)
    for figure in figures:
        if figure.value is not None and figure.is_exact and figure.measure != "rank":
            columns[figure.measure, figure.unit].add(figure.decimals)
    for (_, unit), found in columns.items():
        if len(found) > 1:
            yield subject.report("mixed-decimals", path, Severity.WARNING, unit=unit)
