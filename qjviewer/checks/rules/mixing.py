"""What may not share a line or a panel without a word: periods of two sorts, real and nominal growth."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from qjviewer.bundle.model import ChartBlock, TableBlock
from qjviewer.checks.subject import Subject
from qjviewer.figures.figure import Figure
from qjviewer.figures.teller import GROWTH
from qjviewer.problems import Problem, Severity

LINES: Final = ("line", "lines", "slope", "area")
# These show ranks or dates, no growth.
_WITHOUT_VALUES: Final = ("rankstrip", "timeline")
_PRICES_NOTED: Final = re.compile(
    "口径|口徑|可比价|可比價|不变价|不變價|实际|實際|名义|名義|real terms|nominal|comparable prices",
    re.IGNORECASE,
)
_QUARTER: Final = 3


def check(subject: Subject) -> Iterator[Problem]:
    """Report lines through periods of two sorts, and unexplained mixtures of price bases."""
    for path, block in subject.blocks:
        match block:
            case ChartBlock(figures=names, notes=notes):
                if block.chart in LINES:
                    yield from _line(path, _figures(names, subject), subject)
                if block.chart in _WITHOUT_VALUES:
                    continue
            case TableBlock(table=names, notes=notes):
                pass
            case _:
                continue
        noted = any(_PRICES_NOTED.search(text) for note in notes for _, text in note.parts)
        if not noted and len(_prices(_figures(names, subject), subject)) > 1:
            yield subject.report("prices-mixed", path, Severity.WARNING)


def _figures(names: tuple[str, ...], subject: Subject) -> list[Figure]:
    return [f for name in names if (f := subject.figure(name)) is not None]


def _line(path: str, figures: list[Figure], subject: Subject) -> Iterator[Problem]:
    series: dict[tuple[str, str, str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        name = figure.indicator or figure.name.get("zh-Hans")
        series[(name, figure.measure, subject.place_of(figure), figure.unit)].append(figure)
    for points in series.values():
        single = next((f for f in points if not subject.period_of(f).is_cumulative), None)
        # January and the first quarter are both: they join either sort.
        added = next((f for f in points if _accumulates(f, subject)), None)
        if single is not None and added is not None:
            yield subject.report("line-mixes", f"{path}.figures", one=added.id, other=single.id)


def _accumulates(figure: Figure, subject: Subject) -> bool:
    period = subject.period_of(figure)
    return period.is_cumulative and period.months > _QUARTER


def _prices(figures: list[Figure], subject: Subject) -> set[str]:
    indicators = subject.bundle.indicator_by_id
    known = (indicators.get(f.indicator) for f in figures if f.measure in GROWTH)
    return {i.price for i in known if i is not None and i.price}
