"""Puts together what a column, a row and the surroundings say of one cell."""

from qjviewer.intake.cell_values import CellValue
from qjviewer.intake.meaning.cell_context import CellContext, TableFacts
from qjviewer.intake.meaning.column_meanings import ColumnMeaning
from qjviewer.intake.meaning.indicator_path import indicator_path, note_doubts
from qjviewer.intake.meaning.measure_choice import growth_by_unit, measure_of
from qjviewer.intake.meaning.number_choice import number_of, status_of
from qjviewer.intake.meaning.place_and_time import period_of, place_of
from qjviewer.intake.meaning.row_meanings import RowMeaning
from qjviewer.intake.meaning.second_thoughts import note_second_thoughts
from qjviewer.intake.meaning.surroundings import TitleWords, read_title
from qjviewer.intake.meaning.unit_choice import unit_for
from qjviewer.intake.measure_words import RANK
from qjviewer.intake.read_figure import ReadFigure, doubt


class FigureMaker:
    """Makes the figures of one table."""

    def __init__(self, facts: TableFacts) -> None:
        self._facts = facts
        self._sections: dict[str, TitleWords] = {}

    def make(self, row: RowMeaning, column: ColumnMeaning, value: CellValue) -> ReadFigure:
        """The figure of a cell."""
        cell = CellContext(self._facts, row, column, self._section(row), value, [])
        names = indicator_path(cell)
        said = measure_of(cell, names)
        unit = unit_for(cell, said, names)
        measure = growth_by_unit(said, unit, names)
        number = number_of(cell, measure)
        place = place_of(cell)
        period, lifetime = period_of(cell, measure, names)
        note_doubts(cell, names, measure)
        note_second_thoughts(cell, names, measure, unit, number)
        if cell.cell.formula:
            cell.doubts[:] = [doubt("formula", "value")]
        elif value.kind == "missing":
            # Nothing stands here: nothing is to be asked.
            cell.doubts.clear()
        sheet = self._facts.grid.sheet
        return ReadFigure(
            sheet.name, row.row, column.column, cell.cell.text, names, measure, place, period, number, unit,
            status=status_of(cell), missing=value.missing, rank_size=value.of if measure == RANK else 0,
            is_hidden=sheet.hides(row.row, column.column), is_lifetime=lifetime,
            is_approximate=value.kind == "approximate", how=value.how, row_label=row.label,
            column_label=column.label, table=self._facts.number, doubts=tuple(cell.doubts),
            section=(row.section.core or row.section.name) if row.section is not None else "",
        )  # fmt: skip

    def _section(self, row: RowMeaning) -> TitleWords | None:
        """The line without data above the row, read as a title."""
        if row.section is None:
            return None
        raw = row.section.raw
        if raw not in self._sections:
            self._sections[raw] = read_title(raw, "section")
        return self._sections[raw]
