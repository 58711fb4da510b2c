"""What may not share a line: cumulative periods and single ones."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from qjviewer.bundle.model import ChartBlock
from qjviewer.checks.subject import Subject
from qjviewer.figures.figure import Figure
from qjviewer.problems import Problem

LINES: Final = ("line", "lines", "slope", "area")
_QUARTER: Final = 3


def check(subject: Subject) -> Iterator[Problem]:
    """Report lines through periods of two sorts."""
    for block in subject.shown:
        if isinstance(block.block, ChartBlock) and block.block.chart in LINES:
            yield from _line(block.path, block.figures, subject)


def _line(path: str, figures: Sequence[Figure], subject: Subject) -> Iterator[Problem]:
    series: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        name = figure.indicator or figure.name.get(subject.base)
        series[name, figure.measure, figure.place].append(figure)
    for points in series.values():
        single = next((f for f in points if f.period.is_span and not f.period.is_cumulative), None)
        # January and the first quarter are both: they join either sort.
        added = next((f for f in points if f.period.is_cumulative and f.period.months > _QUARTER), None)
        if single is not None and added is not None:
            one, other = subject.address(added), subject.address(single)
            yield subject.report("line-mixes", path, one=one, other=other)
