"""The number of a cell with its sign and its status; asks where the cell leaves either open."""

from decimal import Decimal
from typing import Final

from qjviewer.intake.meaning.cell_context import CellContext
from qjviewer.intake.measure_words import COMPLETION, QOQ, RANK, SHARE, YOY, YTD
from qjviewer.intake.read_figure import FigureStatus, doubt

_RATES: Final = (YOY, QOQ, YTD, SHARE, COMPLETION)
_RATIO_DECIMALS: Final = 3
_MOST_RATIO: Final = 2
_UPWARD: Final = frozenset("▲△▴▵")
_DOWNWARD: Final = frozenset("▼▽▾▿")


def number_of(cell: CellContext, measure: str) -> Decimal | None:
    """The number, in percent points where it is a percentage; None for a missing value or an error."""
    value = cell.value
    if value.kind in ("missing", "error") or value.value is None:
        return None
    number = _signed(cell, value.value) if value.mark else _with_stored_sign(cell, value.value)
    if value.others:
        texts = (number, *value.others)
        choices = zip(("first", "second", "third"), map(str, texts), strict=False)
        cell.doubts.append(doubt(value.how, "value", *choices))
    if _may_be_ratio(cell, number, measure):
        as_percent = ("percent", f"{number * 100:f}")
        cell.doubts.append(doubt("ratio", "value", as_percent, ("as-shown", f"{number:f}")))
    return abs(number) if measure == RANK else number


def status_of(cell: CellContext) -> FigureStatus:
    """Whether the value is there, missing, an error, no change, or preliminary."""
    kind = cell.value.kind
    if kind in ("missing", "error", "flat"):
        return kind
    said = cell.value.is_preliminary or cell.row.is_preliminary or cell.column.is_preliminary
    noted = any(note.is_preliminary and cell.marks & set(note.marks) for note in cell.around.notes)
    return "preliminary" if said or noted else "ok"


def _signed(cell: CellContext, number: Decimal) -> Decimal:
    """A number behind a triangle: the stored sign, the notes or the other marks tell what it means."""
    size, mark, stored = abs(number), cell.value.mark, cell.cell.stored
    if stored:
        return size if stored > 0 else -size
    if mark in cell.facts.signs:
        return size * cell.facts.signs[mark]
    if mark in _DOWNWARD or (cell.facts.marks & _UPWARD and cell.facts.marks & _DOWNWARD):
        return number
    cell.doubts.append(doubt("triangle", "value", ("down", f"{-size:f}"), ("up", f"{size:f}")))
    return -size


def _with_stored_sign(cell: CellContext, number: Decimal) -> Decimal:
    """A minus that the format shows by red alone, or not at all."""
    stored = cell.cell.stored
    if stored is None or stored >= 0 or number <= 0:
        return number
    if not cell.cell.is_red:
        cell.doubts.append(doubt("lost-sign", "value", ("down", f"{-number:f}"), ("up", f"{number:f}")))
    return -number


def _may_be_ratio(cell: CellContext, number: Decimal, measure: str) -> bool:
    """Growth of 0.062 without a percent sign may be 6.2 %."""
    exponent = number.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) else 0
    small = abs(number) < _MOST_RATIO and decimals >= _RATIO_DECIMALS
    return measure in _RATES and not cell.value.unit and small
