"""The dialog that takes a workbook in: the sheet on the left, questions on the right, then written."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from qjviewer.intake.listing import drift_text, read_text
from qjviewer.intake.questions import IntakeQuestion
from qjviewer.intake.read_figure import ReadFigure
from qjviewer.intake.review import IntakeReview
from qjviewer.pages.blocks import Cell
from qjviewer.ui.draw.theme import Theme
from qjviewer.ui.intake.question_row import QuestionRow
from qjviewer.ui.intake.step_strip import StepStrip
from qjviewer.ui.intake.workbook_grid import WorkbookGrid
from qjviewer.ui.widgets.grid import Grid
from qjviewer.ui.widgets.panel import Panel
from qjviewer.ui.widgets.push_button import PushButton
from qjviewer.ui.widgets.runs_label import RunsLabel, TextStyle
from qjviewer.ui.widgets.scroller import Scroller
from qjviewer.ui.widgets.sizes import resize_within
from qjviewer.ui.widgets.themed import Themed
from qjviewer.wording import Language, knows, listed, say

_MOST_CHECKED = 10
_MOST_NAMES = 8
_STACKED_BELOW = 60  # em
_LEAST_GRID, _LEAST_QUESTIONS = 12, 18  # em, where they stand above each other


class ReviewDialog(QDialog):
    """Nothing is written while a cell that matters to the briefing is open.

    `write` is called with the review once all is settled; it gives what went wrong, or an empty text.
    `matters` tells which questions are about figures of the briefing, `unknown` the indicators that it
    does not declare.
    """

    def __init__(
        self,
        parent: QWidget | None,
        review: IntakeReview,
        theme: Theme,
        lang: Language,
        *,
        title: str,
        matters: Callable[[IntakeQuestion], bool],
        known: Callable[[ReadFigure], bool],
        write: Callable[[IntakeReview], str],
    ) -> None:
        super().__init__(parent)
        self.review, self._lang, self._theme = review, lang, theme
        self._matters, self._known, self._write_it = matters, known, write
        self.table = 0
        self.rows: list[QuestionRow] = []
        self.setWindowTitle(say("intake.dialog-title", lang, file=review.book.name))
        self._make(title)
        self._lay_out()
        self._wire()
        self._fill()
        self._root.set_theme(theme)
        self.questions.set_theme(theme)
        resize_within(self, theme.px(96), theme.px(54))
        # What is to be decided comes first, not the table beside it.
        # No choice has the keyboard at first: a stray blank would choose it.
        self.questions.setFocus()

    # Parts -----------------------------------------------------------------------------

    def _make(self, title: str) -> None:
        lang = self._lang
        self._root = _Ground(self)
        self._root.set_theme(self._theme)
        self.heading = RunsLabel(
            say("intake.heading", lang), TextStyle(1.7, bold=True, leading=1.3, level=1), self._root
        )
        self._title = RunsLabel(title, TextStyle(1.0, ink="muted"), self._root)
        self.steps = StepStrip(lang, self._root)
        self.summary = RunsLabel("", TextStyle(1.25, bold=True, leading=1.4), self._root)
        self.left, self.right = Panel(self._root), Panel(self._root)
        self.file_name = RunsLabel(self.review.book.name, TextStyle(1.1, bold=True), self.left)
        self.where = RunsLabel("", TextStyle(0.92, ink="muted"), self.left)
        self.chooser = QComboBox(self.left)
        self.chooser.setAccessibleName(say("intake.choose-table", lang))
        self.grid = WorkbookGrid(self._theme, lang, self.left)
        self._as_shown = RunsLabel(say("intake.as-shown", lang), TextStyle(0.9, ink="muted"), self.left)
        self.counts = RunsLabel("", TextStyle(1.1, bold=True), self.right)
        self._arrow = RunsLabel(say("intake.shows-reads", lang), TextStyle(0.92, ink="muted"), self.right)
        self.questions = Scroller(self.right)
        self.questions.setAccessibleName(say("intake.questions", lang))
        self.message = RunsLabel("", TextStyle(0.95, ink="bad"), self.right)
        self.next_month = RunsLabel("", TextStyle(0.9, ink="muted"), self.right)
        self.write_button = PushButton(primary=True, parent=self.right)
        self.close_button = PushButton(parent=self.right)
        self.close_button.set_text(say("intake.leave", lang))

    def _lay_out(self) -> None:
        px = self._theme.px
        head = QHBoxLayout()
        head.setSpacing(px(1))
        head.addWidget(self.heading)
        head.addWidget(self._title, 1, Qt.AlignmentFlag.AlignBottom)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(px(0.9))
        self._across.addWidget(self.left, 12)
        self._across.addWidget(self.right, 10)
        inside = QVBoxLayout(self._root)
        inside.setContentsMargins(px(1.4), px(0.8), px(1.4), px(1.0))
        inside.setSpacing(px(0.5))
        inside.addLayout(head)
        inside.addWidget(self.steps)
        inside.addWidget(self.summary)
        inside.addLayout(self._across, 1)
        for widget in (self.file_name, self.where, self.chooser):
            self.left.column.addWidget(widget)
        self.left.column.addWidget(self.grid, 1)
        self.left.column.addWidget(self._as_shown)
        self.right.column.addWidget(self.counts)
        self.right.column.addWidget(self._arrow)
        self.right.column.addWidget(self.questions, 1)
        self.right.column.addWidget(self.message)
        self.right.column.addWidget(self.next_month)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(0.7))
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.write_button)
        self.right.column.addLayout(buttons)
        column, around = QVBoxLayout(self), QScrollArea(self)
        around.setFrameShape(QFrame.Shape.NoFrame)
        around.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        around.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        around.setWidgetResizable(True)
        around.setWidget(self._root)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(around)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where letters are large for the screen, the questions stand below the sheet, and all scrolls."""
        super().resizeEvent(event)
        px, directions = self._theme.px, QBoxLayout.Direction
        stacked = self.width() < px(_STACKED_BELOW)
        self._across.setDirection(directions.TopToBottom if stacked else directions.LeftToRight)
        self.grid.setMinimumHeight(px(_LEAST_GRID) if stacked else 0)
        self.questions.setMinimumHeight(px(_LEAST_QUESTIONS) if stacked else 0)

    def _wire(self) -> None:
        self.chooser.activated.connect(self.show_table)
        self.grid.column_chosen.connect(self._read_column)
        self.grid.question_picked.connect(self._focus_question)
        self.write_button.clicked.connect(self._write)
        self.close_button.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._write)

    # Contents --------------------------------------------------------------------------

    def _fill(self) -> None:
        """Everything anew: the questions are others once a column is read in another way."""
        lang, review = self._lang, self.review
        self.chooser.clear()
        for table in review.tables:
            sheet, titles = table.table.grid.sheet.name, table.table.titles
            words = f"{sheet}　{titles[-1].text}" if titles else sheet
            self.chooser.addItem(words.strip() or review.book.name)
        self.chooser.setVisible(len(review.tables) > 1)
        self.questions.body.empty()
        self.rows = [
            QuestionRow(number, shown, review, lang, self.questions.body)
            for shown, number in enumerate(self._asked(), 1)
        ]
        for row in self.rows:
            row.answered.connect(self._answer)
            row.pointed.connect(self.grid.point_at)
            self.questions.body.add(row)
        self._add_drift()
        self._add_checks()
        self._add_unknown()
        self.questions.body.set_theme(self._theme)
        self.next_month.set_runs(say("intake.next-month", lang))
        if review.tables:
            self.show_table(min(self.table, len(review.tables) - 1))
        self._refresh()

    def _asked(self) -> list[int]:
        """The numbers of the questions that matter to the briefing."""
        return [n for n, question in enumerate(self.review.questions, 1) if self._matters(question)]

    def _add_drift(self) -> None:
        changes = [drift_text(change, self._lang) for change in self.review.drift]
        if changes:
            self._section(say("intake.drift-head", self._lang))
            for words in changes[: _MOST_CHECKED * 2]:
                self.questions.body.add(RunsLabel(words, TextStyle(0.92), self.questions.body))

    def _add_checks(self) -> None:
        checks = self._checks()
        if not checks:
            return
        self._section(say("intake.sure-head", self._lang))
        grid = Grid(self.questions.body)
        names = tuple(say(f"intake.check-{key}", self._lang) for key in ("cell", "shown", "read", "why"))
        grid.show_rows(names, tuple(self._check(figure) for figure in checks))
        self.questions.body.add(grid)

    def _checks(self) -> list[ReadFigure]:
        """Figures that were not plain to read, then the first plain one of each indicator."""
        found = [figure for figure in self.review.spot_checks() if self._known(figure)]
        named = {figure.indicator for figure in found}
        for figure in self.review.figures:
            if (
                figure.is_sure
                and figure.value is not None
                and figure.indicator not in named
                and self._known(figure)
            ):
                named.add(figure.indicator)
                found.append(figure)
        return found[:_MOST_CHECKED]

    def _check(self, figure: ReadFigure) -> tuple[Cell, ...]:
        why = f"intake.how-{figure.how}" if figure.how else f"intake.missing-{figure.missing}"
        shown, about = " ".join(figure.shown.split()), f"{figure.place} {figure.period_code}".strip()
        label = f"{figure.cell} {'/'.join(figure.indicator[-1:])}"
        words = (label, shown, read_text(figure, self._lang), say(why, self._lang) if knows(why) else about)
        return tuple(map(Cell, words))

    def _add_unknown(self) -> None:
        names = list(
            dict.fromkeys("/".join(filter(None, f.named)) for f in self.review.figures if not self._known(f))
        )
        if names:
            told = listed(names[:_MOST_NAMES], self._lang)
            self._section(say("intake.unknown-head", self._lang, count=len(names)))
            words = say("intake.unknown-names", self._lang, names=told)
            self.questions.body.add(RunsLabel(words, TextStyle(0.92, ink="muted"), self.questions.body))

    def _section(self, words: str) -> None:
        self.questions.body.add(RunsLabel(words, TextStyle(1.0, bold=True, leading=1.9), self.questions.body))

    def show_table(self, number: int) -> None:
        """Bring one table of the workbook to the front."""
        self.table = number
        self.chooser.setCurrentIndex(number)
        table = self.review.tables[number].table
        heads, body = table.headers, table.body
        self.where.set_runs(
            say(
                "intake.where", self._lang, sheet=table.grid.sheet.name or "—",
                head=heads[-1] if heads else 0, first=min(body, default=0), last=max(body, default=0),
            )
        )  # fmt: skip
        self.grid.show_table(self.review, number, self._shown_numbers())

    def _shown_numbers(self) -> dict[int, int]:
        return {row.number: row.shown_as for row in self.rows}

    # What is done ----------------------------------------------------------------------

    @property
    def open_count(self) -> int:
        """How many questions that matter are open."""
        return sum(not self._is_settled(row.number) for row in self.rows)

    def _is_settled(self, number: int) -> bool:
        question = self.review.questions[number - 1]
        if not self.review.answer_to(number):
            return False
        cells = {(f.table, f.row, f.column) for f in question.cells}
        left = (f for f in self.review.figures if (f.table, f.row, f.column) in cells)
        return not any(doubt.reason == question.reason for figure in left for doubt in figure.doubts)

    def _answer(self, number: int, key: str) -> None:
        self.review.answer(number, key)
        for row in self.rows:
            row.refresh()
        self.grid.show_table(self.review, self.table, self._shown_numbers())
        self._refresh()

    def _read_column(self, label: str, spec: str) -> None:
        self.review.read_column(self.table, label, spec)
        self._fill()

    def _focus_question(self, number: int) -> None:
        row = next((row for row in self.rows if row.shown_as == number), None)
        if row is not None:
            self.questions.ensureWidgetVisible(row)

    def _refresh(self) -> None:
        lang = self._lang
        mine = [figure for figure in self.review.figures if self._known(figure)]
        left, names = self.open_count, {figure.indicator for figure in mine}
        sure = sum(figure.is_sure for figure in mine)
        key = "summary-open" if left else "summary-done" if mine else "summary-none"
        self.summary.set_runs(say(f"intake.{key}", lang, all=len(mine), sure=sure, left=left))
        told = say("intake.counts", lang, indicators=len(names), figures=len(mine), asked=len(self.rows))
        self.counts.set_runs(told)
        self.steps.show_step(2 if left else 3)
        words = say("intake.write-left", lang, count=left) if left else say("intake.write", lang)
        self.write_button.set_text(words)
        self.write_button.setEnabled(not left and bool(mine))

    def _write(self) -> None:
        if not self.write_button.isEnabled():
            return
        wrong = self._write_it(self.review)
        self.message.set_runs(wrong)
        if not wrong:
            self.accept()


class _Ground(Themed):
    """What everything stands on."""
