"""All that is known about one cell of a table while its figure is put together."""

import msgspec

from qjviewer.intake.cell_values import CellValue
from qjviewer.intake.layout.region import SheetGrid
from qjviewer.intake.meaning.column_meanings import ColumnMeaning
from qjviewer.intake.meaning.row_meanings import RowMeaning
from qjviewer.intake.meaning.surroundings import Surroundings, TitleWords
from qjviewer.intake.period_reading import NO_TIME, PeriodWords
from qjviewer.intake.read_figure import Doubt
from qjviewer.intake.workbook import ShownCell


class TableFacts(msgspec.Struct, frozen=True):
    """What holds for all cells of a table.

    `splits_subject` says that rows are classes of what the title names, `has_sum` that a bare total of
    them stands among the rows; `latest_time` is the latest period a column names, `latest_months` the
    months of the last column that names some; `only_name` says that its columns all name one thing,
    `wholes` are what they name; `counted` are names of columns that have a unit of their own;
    `signs` what the notes say triangles mean, `marks` the triangles that occur.
    """

    grid: SheetGrid
    number: int
    around: Surroundings
    rows_are_places: bool = False
    splits_subject: bool = False
    has_sum: bool = False
    only_name: bool = False
    wholes: tuple[str, ...] = ()
    counted: frozenset[tuple[str, ...]] = frozenset()
    latest_time: PeriodWords = NO_TIME
    latest_months: PeriodWords = NO_TIME
    signs: dict[str, int] = {}
    marks: frozenset[str] = frozenset()


class CellContext(msgspec.Struct):
    """One cell: its row, its column, the line above it, its value; doubts gather in `doubts`."""

    facts: TableFacts
    row: RowMeaning
    column: ColumnMeaning
    section: TitleWords | None
    value: CellValue
    doubts: list[Doubt] = []

    @property
    def around(self) -> Surroundings:
        """What stands around the table."""
        return self.facts.around

    @property
    def cell(self) -> ShownCell:
        """The cell itself."""
        return self.facts.grid.cell(self.row.row, self.column.column)

    @property
    def marks(self) -> set[str]:
        """Footnote marks at the row's label and over the column."""
        return {*self.row.marks, *self.column.marks}

    @property
    def units_here(self) -> tuple[str, ...]:
        """The units stated in the line above, else around the table."""
        return self.section.units if self.section is not None and self.section.units else self.around.units
