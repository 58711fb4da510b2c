"""What is told of workbooks read in place: what has to be asked, what has changed, what was left out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from qjviewer.bundle.scalars import ReadingRun
from qjviewer.intake.drift import Drift
from qjviewer.intake.name_matching import NameMatcher, NamePath, is_asked_of
from qjviewer.intake.observations import SheetObservation, SheetReading
from qjviewer.intake.questions import IntakeQuestion
from qjviewer.intake.store_row import SheetRow
from qjviewer.intake.trouble import IntakeError
from qjviewer.problems import Problem, Severity, Span, problem

# Of one kind no more are told of a workbook: a reader learns nothing from the next.
_MOST: Final = 30
_MOST_NAMES: Final = 6
# Changes that may take something away; the others only tell what is new.
_LOSSES: Final = ("row-gone", "column-gone", "table-gone", "unit-changed")
_BLANKS: Final = 40


class RowsRead(Protocol):
    """What is asked of the rows of a workbook: which names were known, and what was left out."""

    matcher: NameMatcher
    known_paths: set[NamePath]
    unknown: dict[str, None]
    unknown_places: dict[str, None]


@dataclass
class SheetProblems:
    """Tells of one workbook; `where` is its file."""

    to: ReadingRun
    where: Span
    subject: str

    def unreadable(self, error: IntakeError) -> None:
        """The file is no workbook that can be read."""
        self._tell(
            "sheet-unreadable", Severity.ERROR, self.where, reason=f"@intake.{error.reason}", **error.values
        )

    def several(self, indicator: str, paths: Sequence[NamePath]) -> None:
        """Several rows may be this indicator: none is read."""
        rows = "、".join("/".join(filter(None, path)) for path in paths[:_MOST_NAMES])
        self._tell("sheet-several-rows", Severity.WARNING, self.where, indicator=indicator, rows=rows)

    def rank_without_group(self, seen: SheetObservation) -> None:
        """Among whom a rank ranks is said nowhere; told once for a workbook."""
        where = self._cell(seen.sheet, seen.row, seen.column)
        if not any(p.code == "sheet-rank-group" and p.where.file == where.file for p in self.to.problems):
            self._tell("sheet-rank-group", Severity.WARNING, where, label=seen.label.strip()[:40])

    def revised(self, row: SheetRow, was: SheetRow) -> None:
        """A value differs from an earlier workbook's."""
        self._tell(
            "sheet-revised", Severity.INFO, row.span, value=row.text, other=was.text, first=str(was.span)
        )

    def told(self, reading: SheetReading, rows: RowsRead, *, is_newest: bool, found: int) -> None:
        """All that a reading leaves to tell; how the form has changed is told of the newest alone."""
        self._questions(q for q in reading.questions if is_asked_of(q, rows.matcher))
        broken = [figure for figure in reading.broken if figure.named in rows.known_paths]
        for figure in broken[:_MOST]:
            where = self._cell(figure.sheet, figure.row, figure.column)
            self._tell("sheet-broken-cell", Severity.WARNING, where, shown=figure.shown[:_BLANKS])
        if is_newest:
            self._drift(reading.drift)
            self._left_out("sheet-rows-left-out", rows.unknown)
            self._left_out("sheet-places-left-out", rows.unknown_places)
        if not found:
            self._tell("sheet-nothing", Severity.WARNING, self.where)

    def _questions(self, questions: Iterable[IntakeQuestion]) -> None:
        for question in list(questions)[:_MOST]:
            first = question.cells[0]
            self._tell(
                "sheet-ask",
                Severity.WARNING,
                self._cell(first.sheet, first.row, first.column),
                shown=" ".join(first.shown.split())[:_BLANKS],
                reason=f"@intake.reason-{question.reason}",
                count=len(question.cells),
            )

    def _drift(self, drift: Sequence[Drift]) -> None:
        for change in drift[:_MOST]:
            severity = Severity.WARNING if change.kind in _LOSSES else Severity.INFO
            where = Span(self.where.file, sheet=change.sheet)
            told = {"cell": change.cell, "old": change.old, "new": change.new}
            self._tell("sheet-drift", severity, where, change=f"@intake.drift-{change.kind}", **told)

    def _left_out(self, code: str, names: Iterable[str]) -> None:
        known = [name for name in names if name]
        if known:
            self._tell(
                code, Severity.INFO, self.where, names="、".join(known[:_MOST_NAMES]), count=len(known)
            )

    def _cell(self, sheet: str, row: int, column: int) -> Span:
        return Span(self.where.file, row, column, sheet=sheet)

    def _tell(self, code: str, severity: Severity, where: Span, **args: object) -> None:
        told: Problem = problem(code, where, severity=severity, subject=self.subject, **args)
        self.to.problems.append(told)
