"""Readings that are unlikely although every word was understood: they are asked about, not believed."""

import itertools
from decimal import Decimal
from typing import Final

from qjviewer.intake.indicator_words import is_part_of, is_rate_name
from qjviewer.intake.meaning.cell_context import CellContext
from qjviewer.intake.measure_words import COMPLETION, LEVEL, QOQ, RANK, SHARE, YOY, YTD
from qjviewer.intake.read_figure import doubt
from qjviewer.intake.unit_words import PERCENT

_GROWTHS: Final = (YOY, QOQ, YTD)
_LOST_ALL: Final = -100
_MOST_SHARE: Final = 100
_MOST_RANK: Final = 3000
_LEAST: Final = 2


def note_second_thoughts(
    cell: CellContext, names: tuple[str, ...], measure: str, unit: str, number: Decimal | None
) -> None:
    """Ask about what can hardly be: an amount in percent, a name said twice, a growth below −100 %."""
    if measure == LEVEL and unit == PERCENT and names and not is_rate_name(names[-1]):
        cell.doubts.append(doubt("percent-level", "measure", YOY, SHARE, LEVEL))
    by_column = (pair for pair in itertools.pairwise(names) if pair[1] in cell.column.names)
    if any(_repeats(inner, outer) for outer, inner in by_column):
        cell.doubts.append(doubt("repeated-name", "indicator", "/".join(names[:-1]), "/".join(names)))
    # 4/6 in a column of growth is a rank in the wrong place.
    misplaced = cell.value.kind == "rank" and measure != RANK
    if number is not None and (misplaced or _is_impossible(measure, number)):
        cell.doubts.append(doubt("impossible", "measure"))


def _repeats(inner: str, outer: str) -> bool:
    """Whether a name only says again what it stands under: 零售额 under 社会消费品零售总额."""
    rest = iter(outer)
    return len(inner) >= _LEAST and not is_part_of(inner, outer) and all(char in rest for char in inner)


def _is_impossible(measure: str, number: Decimal) -> bool:
    if measure == RANK:
        return number != int(number) or not 0 < number <= _MOST_RANK
    if measure == SHARE:
        return abs(number) > _MOST_SHARE
    return measure in (*_GROWTHS, COMPLETION) and number < _LOST_ALL
