"""A figure read from a cell, how sure it is, and what is to be asked where it is not."""

from decimal import Decimal
from typing import Final, Literal, TypeAlias

import msgspec

from qjviewer.bundle.periods import Period
from qjviewer.problems import cell_address

FigureStatus: TypeAlias = Literal["ok", "missing", "flat", "error", "preliminary"]
DoubtField: TypeAlias = Literal["value", "measure", "unit", "indicator", "place", "period", "rank"]
# A whole project's life has no calendar period.
LIFETIME: Final = "total"


class DoubtChoice(msgspec.Struct, frozen=True):
    """One way to read a doubtful cell: a key for all cells of its kind, and what this one becomes."""

    key: str
    text: str


class Doubt(msgspec.Struct, frozen=True):
    """One thing that a cell leaves open: why (`reason`), of which field, and what it may be.

    Without choices the answer is to be typed: a unit, a place, a period, a path of names.
    """

    reason: str
    field: DoubtField
    choices: tuple[DoubtChoice, ...] = ()


class ReadFigure(msgspec.Struct, frozen=True):
    """What one cell was read as.

    `indicator` is the path of names, the innermost last. `value` is in `unit` as shown; None where
    the cell marks a missing value, whose kind `missing` names. `row_label` and `column_label` are the
    labels it is found by again; `doubts` is empty for what is sure; `how` names what had to be done;
    `of` is the measure that a rank is about, `section` the line without data that the row stands under.
    """

    sheet: str
    row: int
    column: int
    shown: str
    indicator: tuple[str, ...]
    measure: str
    place: str
    period: Period | None
    value: Decimal | None
    unit: str
    rank: int = 0
    rank_size: int = 0
    status: FigureStatus = "ok"
    missing: str = ""
    is_hidden: bool = False
    is_lifetime: bool = False
    is_approximate: bool = False
    how: str = ""
    row_label: str = ""
    column_label: str = ""
    table: int = 0
    doubts: tuple[Doubt, ...] = ()
    of: str = ""
    section: str = ""

    @property
    def cell(self) -> str:
        """The address of the cell within its sheet."""
        return cell_address(self.row, self.column)

    @property
    def is_sure(self) -> bool:
        """Whether nothing about it has to be asked."""
        return not self.doubts

    @property
    def period_code(self) -> str:
        """The period's code; `total` for a project's whole life; empty while unknown."""
        return LIFETIME if self.is_lifetime else self.period.code if self.period else ""

    @property
    def named(self) -> tuple[str, ...]:
        """The names that may say its indicator: the section's, then those of the path."""
        return (self.section, *self.indicator)

    @property
    def address(self) -> tuple[str, ...]:
        """What the figure is about; two figures of one address must agree."""
        return ("/".join(self.indicator), self.measure, self.place, self.period_code)


def doubt(reason: str, field: DoubtField, *choices: str | tuple[str, str]) -> Doubt:
    """A doubt; a choice given as one text is its own key."""
    made = (c if isinstance(c, tuple) else (c, c) for c in choices)
    return Doubt(reason, field, tuple(DoubtChoice(key, text) for key, text in made))
