"""The measure of a cell, where its column, its row, the line above and the title may each name one."""

from qjviewer.intake.indicator_words import is_amount, is_rate_name
from qjviewer.intake.meaning.cell_context import CellContext
from qjviewer.intake.measure_words import CHANGE, DIFF, LEVEL, QOQ, RANK, YOY
from qjviewer.intake.read_figure import doubt
from qjviewer.intake.unit_words import PERCENT, POINTS, is_index_unit, is_rate


def measure_of(cell: CellContext, names: tuple[str, ...]) -> str:
    """The name of the measure; a level where nothing says otherwise."""
    said = _said(cell)
    if said == CHANGE:
        return _change(cell, names)
    if cell.value.kind == "rank" and not said and cell.value.how != "rank-of":
        return RANK
    if said == YOY and names and is_rate_name(names[-1]) and not is_index_unit(cell.column.unit):
        return _rate_change(cell)
    return said or _index_measure(cell.column.unit)


def _index_measure(unit: str) -> str:
    """What an index is compared with, by its base."""
    if not is_index_unit(unit):
        return LEVEL
    return YOY if unit.startswith("上年") else QOQ if unit.startswith("上月") else LEVEL


def growth_by_unit(measure: str, unit: str, names: tuple[str, ...]) -> str:
    """An amount given in percent is its growth."""
    if measure == LEVEL and unit == PERCENT and names and is_amount(names[-1]):
        return YOY
    return measure


def _said(cell: CellContext) -> str:
    """What is said nearest to the cell: by the column, by the row, by the line above, by a title."""
    own, other = cell.column.measure, cell.row.measure
    said = own.measure if own.measure and not own.is_plain else ""
    if said in ("", YOY) and other.measure and not other.is_plain and (not said or other.measure != YOY):
        said = other.measure
    if not said and cell.section is not None:
        said = cell.section.measure.measure
    if not said and not own.is_plain:
        said = cell.around.measure.measure
    return said


def _change(cell: CellContext, names: tuple[str, ...]) -> str:
    """A change that the header leaves open: the unit beside the number or of the row decides."""
    if {PERCENT, POINTS} <= set(cell.column.units):
        return DIFF if is_rate(cell.row.unit) or (names and is_rate_name(names[-1])) else YOY
    if cell.value.unit:
        return YOY if cell.value.unit == PERCENT else DIFF
    if cell.row.unit == PERCENT and names and is_rate_name(names[-1]):
        return DIFF
    if cell.value.kind in ("missing", "flat"):
        return YOY
    cell.doubts.append(doubt("change-kind", "measure", YOY, DIFF))
    return YOY


def _rate_change(cell: CellContext) -> str:
    """A rate by its name changes by points; a header that says % leaves a question."""
    says_percent = PERCENT in (cell.value.unit, cell.column.unit)
    if says_percent and cell.value.kind == "number" and cell.value.unit != PERCENT:
        cell.doubts.append(doubt("rate-change", "measure", DIFF, YOY))
    return DIFF
