"""A rectangle of a sheet, seen cell by cell: what is there, what a merge covers, what kind it is."""

import re
from functools import cached_property
from typing import Final, Literal, TypeAlias

from qjviewer.intake.cell_values import CellValue, read_value
from qjviewer.intake.folding_text import folded
from qjviewer.intake.label_words import parse_label
from qjviewer.intake.period_reading import find_period
from qjviewer.intake.workbook import MergedArea, Place2D, ShownCell, ShownSheet

# Nothing; a value or a mark for a missing one; a time; words.
CellKind: TypeAlias = Literal["", "value", "gap", "time", "words"]
_YEAR: Final = re.compile(r"(?:19[89]|20[0-4])\d(?:[.\-/]?(?:0[1-9]|1[0-2])|\.[1-9])?")
_NOTHING: Final = ShownCell("")
_LONG: Final = 60
_MOST_COVERED: Final = 300_000


class SheetGrid:
    """One sheet with merges looked up and kinds of cells known; rows and columns count from 1."""

    def __init__(self, sheet: ShownSheet) -> None:
        self.sheet = sheet
        self.last_row = sheet.last_row
        self.last_column = sheet.last_column
        self._texts: dict[Place2D, str] = {}
        self._kinds: dict[Place2D, CellKind] = {}
        self._values: dict[Place2D, CellValue | None] = {}

    @cached_property
    def _heads(self) -> dict[Place2D, MergedArea]:
        """The merged area each covered cell lies in; areas far larger than the sheet's content are cut."""
        found: dict[Place2D, MergedArea] = {}
        for area in self.sheet.areas:
            if len(found) > _MOST_COVERED:
                break
            if (area.top, area.left) not in self.sheet.cells:
                continue
            for row in range(area.top, min(area.bottom, self.last_row) + 1):
                for column in range(area.left, min(area.right, self.last_column) + 1):
                    found[row, column] = area
        return found

    @cached_property
    def by_row(self) -> dict[int, list[int]]:
        """The columns with own cells, by row."""
        rows: dict[int, list[int]] = {}
        for row, column in sorted(self.sheet.cells):
            if self.sheet.cells[row, column].text.strip() or self.sheet.cells[row, column].formula:
                rows.setdefault(row, []).append(column)
        return rows

    def area(self, row: int, column: int) -> MergedArea | None:
        """The merged area a cell belongs to."""
        return self._heads.get((row, column))

    def cell(self, row: int, column: int) -> ShownCell:
        """The cell itself, empty where a merge covers it."""
        return self.sheet.cells.get((row, column), _NOTHING)

    def text(self, row: int, column: int) -> str:
        """What the cell shows, folded; empty where a merge covers it."""
        at = (row, column)
        if at not in self._texts:
            self._texts[at] = folded(self.cell(row, column).text)
        return self._texts[at]

    def covering(self, row: int, column: int) -> str:
        """What is shown at this place: the cell's own text or that of the merge over it."""
        area = self.area(row, column)
        return self.text(area.top, area.left) if area else self.text(row, column)

    def raw_covering(self, row: int, column: int) -> str:
        """The same, blanks in front kept."""
        area = self.area(row, column)
        return self.cell(area.top, area.left).text if area else self.cell(row, column).text

    def value(self, row: int, column: int) -> CellValue | None:
        """What the cell says as a value; None for words and dates."""
        at = (row, column)
        if at not in self._values:
            cell = self.cell(row, column)
            self._values[at] = None if cell.is_date or cell.formula else read_value(cell.text)
        return self._values[at]

    def kind(self, row: int, column: int) -> CellKind:
        """The kind of the cell's own content."""
        at = (row, column)
        if at not in self._kinds:
            self._kinds[at] = self._judged(row, column)
        return self._kinds[at]

    def _judged(self, row: int, column: int) -> CellKind:
        cell = self.cell(row, column)
        if cell.formula:
            return "value"
        text = cell.text.strip()
        if not text:
            return ""
        if cell.is_date:
            return "time"
        value = self.value(row, column)
        if value is not None:
            return "gap" if value.kind == "missing" else "value"
        return "time" if is_time(text) else "words"

    def is_written_time(self, row: int, column: int) -> bool:
        """Whether the cell holds a bare year, or a year and month as digits (2023.06, 202306)."""
        return _YEAR.fullmatch(self.text(row, column)) is not None


def is_time(text: str) -> bool:
    """Whether a text says a time and nothing else."""
    if len(text) > _LONG:
        return False
    words, rest = find_period(folded(text))
    return words.says_time and not rest.strip(" ()-、,:")


def is_month_label(text: str) -> bool:
    """Whether a label names months or a year (not 本月, 累计)."""
    label = parse_label(text, "row")
    return not label.name and not label.measure.measure and bool(label.time.last or label.time.year)
