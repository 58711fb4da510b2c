"""What has to be asked about a workbook: one question for all cells that leave the same thing open."""

from collections.abc import Iterable

import msgspec

from qjviewer.intake.answers import Answer
from qjviewer.intake.read_figure import Doubt, DoubtChoice, DoubtField, ReadFigure


class IntakeQuestion(msgspec.Struct, frozen=True):
    """One question: why, of which field, the cells it is about and the ways to read the first of them.

    `row` and `column` are the labels its answer holds for: empty for the whole table.
    """

    reason: str
    field: DoubtField
    table: int
    row: str
    column: str
    cells: tuple[ReadFigure, ...]
    choices: tuple[DoubtChoice, ...] = ()

    def answered(self, key: str) -> Answer:
        """The answer that a choice's key, or a typed text, gives."""
        return Answer(self.reason, key, self.row, self.column)


def questions_of(figures: Iterable[ReadFigure]) -> list[IntakeQuestion]:
    """The questions in the order of their first cells; nothing is preselected."""
    groups: dict[tuple[object, ...], list[tuple[ReadFigure, Doubt]]] = {}
    for figure in figures:
        for doubt in figure.doubts:
            groups.setdefault(_kind(figure, doubt), []).append((figure, doubt))
    return [_question(members) for members in groups.values()]


def _kind(figure: ReadFigure, doubt: Doubt) -> tuple[object, ...]:
    """Cells of one kind: of a table, for one reason, with the same choices by key."""
    keys = tuple(choice.key for choice in doubt.choices)
    # What a single cell shows says nothing of another: each is asked by itself.
    alone = (figure.row, figure.column) if doubt.reason in ("second-number", "range", "contradiction") else ()
    return (figure.table, doubt.reason, keys, alone)


def _question(members: list[tuple[ReadFigure, Doubt]]) -> IntakeQuestion:
    figures = tuple(figure for figure, _ in members)
    first, doubt = members[0]
    rows = {figure.row_label for figure in figures}
    columns = {figure.column_label for figure in figures}
    return IntakeQuestion(
        doubt.reason, doubt.field, first.table,
        first.row_label if len(rows) == 1 else "",
        first.column_label if len(columns) == 1 else "",
        figures, doubt.choices,
    )  # fmt: skip
