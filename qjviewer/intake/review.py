"""A workbook under review: what is asked, how each column is read, answers given and taken back.

The model behind the window's pages 认行列 and 核对读数. It holds no widgets: a view shows `sheet`,
`columns`, `questions` and `spot_checks`, calls `answer` and `read_column`, and shows them anew.
"""

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from qjviewer.bundle.periods import Period, parse_period
from qjviewer.intake.answers import NO_PERIOD, SKIP, Answer, settled
from qjviewer.intake.drift import Drift
from qjviewer.intake.layout.column_roles import ColumnRole
from qjviewer.intake.mapping import TableMapping, adjusted, column_specs, mapping_of
from qjviewer.intake.meaning.surroundings import TitleWords
from qjviewer.intake.questions import IntakeQuestion, questions_of
from qjviewer.intake.read_figure import ReadFigure
from qjviewer.intake.reading_again import read_with
from qjviewer.intake.understanding import UnderstoodTable, made_figures, without_contradictions
from qjviewer.intake.workbook import MergedArea, Workbook
from qjviewer.problems import column_letters

_MOST_PREVIEWED: Final = 400
_MOST_CHECKS: Final = 12


class PreviewedCell(msgspec.Struct, frozen=True):
    """A cell of the sheet beside the questions; `question` is its number from 1, 0 where nothing is asked."""

    row: int
    column: int
    text: str
    question: int = 0
    is_figure: bool = False
    is_hidden: bool = False
    is_bold: bool = False


class ColumnReading(msgspec.Struct, frozen=True):
    """How one column is read: its letter, its label, its role, and for data the words of its reading."""

    table: int
    column: int
    letter: str
    label: str
    role: ColumnRole
    spec: str = ""

    @property
    def is_read(self) -> bool:
        """Whether figures are taken from it."""
        return self.role == "data" and SKIP not in self.spec.split()


class ReviewCounts(msgspec.Struct, frozen=True):
    """How many figures were read, are sure, and are still asked about; how many indicators they are of."""

    figures: int
    sure: int
    asked: int
    indicators: int


class IntakeReview:
    """One workbook being confirmed; every change reads it anew, at once."""

    def __init__(
        self,
        book: Workbook,
        mappings: Sequence[TableMapping] = (),
        before: Iterable[ReadFigure] = (),
        said: Iterable[TitleWords] = (),
    ) -> None:
        reading = read_with(book, mappings, before, said)
        self.book = book
        self.drift: list[Drift] = reading.drift if mappings else []
        self._read = reading.read
        self._kept = {number: reading.applied.get(number, ()) for number in range(len(reading.read.tables))}
        self._answers: dict[int, list[Answer]] = {}
        self._specs: dict[int, dict[str, str]] = {}
        self._asked = questions_of(self._read.figures)
        self._plain = [list(table.figures) for table in self._read.tables]

    # What is seen ----------------------------------------------------------------------------

    @property
    def questions(self) -> list[IntakeQuestion]:
        """All questions, answered ones included, in the order of the cells; their numbers never change."""
        return list(self._asked)

    @property
    def figures(self) -> list[ReadFigure]:
        """The figures as they stand with the answers given so far."""
        tables = range(len(self._read.tables))
        return [figure for number in tables for figure in self._settled(number)]

    @property
    def counts(self) -> ReviewCounts:
        """The numbers in the heading."""
        figures = self.figures
        sure = sum(figure.is_sure for figure in figures)
        names = {figure.indicator for figure in figures}
        return ReviewCounts(len(figures), sure, len(figures) - sure, len(names))

    def answer_to(self, number: int) -> str:
        """The key given for a question (numbered from 1); empty while it is open."""
        question = self._asked[number - 1]
        given = self._answers.get(question.table, [])
        return next((a.key for a in given if _same(a, question)), "")

    def becomes(self, number: int, key: str) -> ReadFigure | None:
        """What a question's first cell would be read as with this answer; None where it is left out."""
        question = self._asked[number - 1]
        made = settled([question.cells[0]], [question.answered(key)])
        return made[0] if made else None

    def spot_checks(self) -> list[ReadFigure]:
        """Figures that are sure but were not plain to read: one for each way."""
        found: dict[str, ReadFigure] = {}
        for figure in self.figures:
            if figure.is_sure and (figure.how or figure.missing):
                found.setdefault(figure.how or figure.missing, figure)
        return list(found.values())[:_MOST_CHECKS]

    def columns(self, table: int) -> list[ColumnReading]:
        """The chips over a table's columns."""
        understood = self._read.tables[table]
        specs = column_specs(understood) | self._specs.get(table, {})
        by_column = {column.column: column.label for column in understood.columns}
        return [
            ColumnReading(
                table, column, column_letters(column),
                by_column.get(column, "/".join(understood.table.paths[column])), role,
                specs.get(by_column.get(column, ""), ""),
            )
            for column, role in sorted(understood.table.roles.items())
        ]  # fmt: skip

    def sheet(self, table: int) -> list[list[PreviewedCell]]:
        """The rows of the table's sheet, from the first title to the last note."""
        understood = self._read.tables[table]
        grid = understood.table.grid
        rows = [row for row in sorted(grid.by_row) if row <= _last_row(understood)][:_MOST_PREVIEWED]
        asked = self._numbers(table)
        figures = {(figure.row, figure.column) for figure in understood.figures}
        return [
            [
                PreviewedCell(
                    row, column, grid.cell(row, column).text, asked.get((row, column), 0),
                    (row, column) in figures, grid.sheet.hides(row, column), grid.cell(row, column).is_bold,
                )
                for column in range(understood.table.left, understood.table.right + 1)
            ]
            for row in rows
        ]  # fmt: skip

    def merged(self, table: int) -> tuple[MergedArea, ...]:
        """The merged cells of the table's sheet."""
        return self._read.tables[table].table.grid.sheet.areas

    @property
    def tables(self) -> list[UnderstoodTable]:
        """The tables that were found."""
        return self._read.tables

    # What is done ----------------------------------------------------------------------------

    def answer(self, number: int, key: str) -> None:
        """Settle a question (from 1) by a choice's key or a typed text; an empty key takes it back."""
        question = self._asked[number - 1]
        given = [a for a in self._answers.get(question.table, []) if not _same(a, question)]
        self._answers[question.table] = [*given, question.answered(key)] if key else given

    def read_column(self, table: int, label: str, spec: str) -> None:
        """Read a column in another way (`yoy cumulative`, `skip`), or as its header says (empty)."""
        specs = {**self._specs.get(table, {}), label: spec}
        self._specs[table] = {name: words for name, words in specs.items() if words}
        understood = self._read.tables[table]
        columns = adjusted(understood.columns, self._specs[table])
        understood.figures = made_figures(
            understood.table, table, understood.around, understood.rows, columns,
            rows_are_places=understood.rows_are_places,
        )  # fmt: skip
        without_contradictions(self._read.tables)
        self._plain[table] = list(understood.figures)
        self._asked = questions_of(self._read.figures)

    @property
    def is_changed(self) -> bool:
        """Whether anything was answered or read in another way here."""
        return any(self._answers.values()) or any(self._specs.values())

    @property
    def period_given(self) -> Period | None:
        """The period that was typed for a workbook that names none."""
        keys = (a.key for given in self._answers.values() for a in given if a.reason == NO_PERIOD)
        return next((period for key in keys if (period := parse_period(key)) is not None), None)

    def mappings(self) -> list[TableMapping]:
        """What is to be kept for next month."""
        made = mapping_of(self._read, {n: [*self._kept[n], *self._answers.get(n, [])] for n in self._kept})
        changed = {label: spec for specs in self._specs.values() for label, spec in specs.items()}
        return [
            msgspec.structs.replace(m, columns={k: changed.get(k, v) for k, v in m.columns.items()})
            for m in made
        ]

    def _settled(self, number: int) -> list[ReadFigure]:
        return settled(self._plain[number], self._answers.get(number, []))

    def _numbers(self, table: int) -> dict[tuple[int, int], int]:
        """The question each cell belongs to."""
        found: dict[tuple[int, int], int] = {}
        for number, question in enumerate(self._asked, 1):
            if question.table == table:
                for figure in question.cells:
                    found.setdefault((figure.row, figure.column), number)
        return found


def _same(answer: Answer, question: IntakeQuestion) -> bool:
    return (answer.reason, answer.row, answer.column) == (question.reason, question.row, question.column)


def _last_row(understood: UnderstoodTable) -> int:
    notes = [line.row for line in understood.table.notes]
    return max([*understood.table.body, *notes], default=0)
