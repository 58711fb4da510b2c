"""Parts against their total: never more than the whole, rounding said, overlaps never summed."""

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal, localcontext
from itertools import combinations
from typing import Final

from qjviewer.bundle.model import ChartBlock, TableBlock
from qjviewer.bundle.units import PERCENT
from qjviewer.checks.quantity import quantity
from qjviewer.checks.subject import Subject
from qjviewer.figures.figure import Figure
from qjviewer.problems import Problem, Severity

# Kinds of chart whose pieces are read as making up a whole.
SUMMING: Final = ("parts", "pie", "donut", "stack", "stacked", "shares", "waffle")
_ROUNDING: Final = re.compile("四舍五入|四捨五入|舍入|捨入|进位|進位|round")
_MOST_PIECES: Final = 100


def check(subject: Subject) -> Iterator[Problem]:
    """Report parts that do not make up their total, and overlapping counts drawn as parts."""
    parts: dict[str, list[Figure]] = defaultdict(list)
    for figure in subject.bundle.figures:
        if figure.part_of:
            parts[figure.part_of].append(figure)
    for name, of_total in parts.items():
        total = subject.figure(name)
        if total is not None:
            yield from _against_total(total, of_total, subject)
        for one, other in _overlapping(of_total):
            yield subject.report("parts-overlap", f"figures.{other.id}", figure=one.id, other=other.id)
    for path, chart in subject.charts:
        if chart.chart in SUMMING:
            figures = [f for name in chart.figures if (f := subject.figure(name)) is not None]
            for one, other in _overlapping(figures):
                yield subject.report("chart-overlap", f"{path}.figures", figure=one.id, other=other.id)


def _overlapping(figures: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    for one, other in combinations(figures[:_MOST_PIECES], 2):
        if one.id in other.overlaps or other.id in one.overlaps:
            yield one, other


def _against_total(total: Figure, parts: list[Figure], subject: Subject) -> Iterator[Problem]:
    said = [(f, f.value) for f in parts if f.value is not None and not f.approx]
    same_time = all(
        subject.period_of(f) == subject.period_of(total) and subject.place_of(f) == subject.place_of(total)
        for f in parts
    )
    if total.value is None or total.approx or len(said) != len(parts) or not same_time:
        return
    shares = all(f.unit == PERCENT for f in parts) and total.unit != PERCENT
    units = {quantity(Decimal(1), f.unit) for f in parts} | (
        set() if shares else {quantity(Decimal(1), total.unit)}
    )
    if len(units) > 1:
        yield subject.report("parts-units", f"figures.{total.id}", Severity.WARNING, total=total.id)
        return
    whole = Decimal(100) if shares else total.value
    with localcontext() as context:
        context.prec = 60
        added = sum((v for _, v in said), Decimal(0))
        slack = sum((_half_step(v) for _, v in said), _half_step(whole))
    args = {"total": total.id, "shown": f"{whole:f}", "sum": f"{added:f}"}
    if added - whole > slack:
        yield subject.report("parts-exceed", f"figures.{total.id}.value", Severity.ERROR, **args)
    elif added != whole:
        yield from _unexplained(total, parts, abs(added - whole) <= slack, args, subject)


def _half_step(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return Decimal(5).scaleb(exponent - 1) if isinstance(exponent, int) else Decimal(0)


def _unexplained(
    total: Figure, parts: list[Figure], rounding: bool, args: dict[str, str], subject: Subject
) -> Iterator[Problem]:
    """Blocks that show all parts: rounding must be noted, a remainder must be named."""
    wanted = {f.id for f in parts}
    for path, block in subject.blocks:
        match block:
            case ChartBlock(figures=names, notes=notes):
                summing = block.chart in SUMMING
            case TableBlock(table=names, notes=notes):
                summing = total.id in names
            case _:
                continue
        noted = any(_ROUNDING.search(text) for note in notes for _, text in note.parts)
        if wanted <= set(names) and summing and not (rounding and noted):
            code = "parts-rounding" if rounding else "parts-short"
            yield subject.report(code, path, Severity.WARNING, **args)
