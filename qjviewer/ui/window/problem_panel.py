"""The list of problems: filtered by severity, each leading to its place on screen and in the file."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from qjviewer.problems import Problem, Severity
from qjviewer.ui.draw.fonts import font
from qjviewer.ui.widgets.push_button import PushButton
from qjviewer.ui.widgets.runs_label import RunsLabel, TextStyle
from qjviewer.ui.widgets.text_button import TextButton
from qjviewer.ui.window.side_panel import SidePanel
from qjviewer.wording import DEFAULT_LANGUAGE, Language, say

SHAPES = {Severity.ERROR: "✗", Severity.WARNING: "△", Severity.INFO: "○"}
_MOST = 500


class ProblemPanel(SidePanel):
    """One click shows the place on screen; Enter or the button opens the file."""

    problem_requested = Signal(object)
    file_requested = Signal(object)  # Span

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problems: tuple[Problem, ...] = ()
        self._lang: Language = DEFAULT_LANGUAGE
        self.filters = {s: PushButton(parent=self) for s in sorted(Severity, reverse=True)}
        self.list = QListWidget(self)
        self._detail = RunsLabel("", TextStyle(1.0, leading=1.5), self)
        self._open = TextButton(parent=self, side=Qt.AlignmentFlag.AlignLeft)
        self._arrange()
        self._wire()

    def _arrange(self) -> None:
        self.scroller.hide()
        self.add_filtered(self.filters.values(), self.list)
        self.column.addWidget(self._detail)
        self.column.addWidget(self._open)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setSpacing(3)

    def _wire(self) -> None:
        for button in self.filters.values():
            button.toggled.connect(lambda *_: self._fill())
        self.list.currentItemChanged.connect(lambda *_: self._tell())
        self.list.itemClicked.connect(lambda _: self._jump())
        self.list.itemActivated.connect(lambda _: self._open_file())
        self._open.clicked.connect(self._open_file)

    def _restyle(self) -> None:
        super()._restyle()
        self.list.setFont(font(self._theme, 1.0))

    def show_problems(self, problems: Sequence[Problem], lang: Language) -> None:
        """Show these problems."""
        if (tuple(problems), lang) == (self._problems, self._lang) and self.list.count():
            return
        self._problems, self._lang = tuple(problems), lang
        words = say("window.problems-count", lang, count=len(problems))
        self.list.setAccessibleName(words)
        self.head.show_words(words, lang)
        for severity, button in self.filters.items():
            count = sum(p.severity is severity for p in problems)
            button.set_text(say(f"window.filter-{severity.word}", lang, count=count))
        self._open.set_text(say("evidence.open-file", lang))
        self._fill()

    @property
    def selected(self) -> Problem | None:
        """The problem picked in the list."""
        picked: Problem | None = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        return picked

    def _fill(self) -> None:
        row = self.list.currentRow()
        self.list.clear()
        wanted = {s for s, button in self.filters.items() if button.isChecked()}
        shown = [p for p in self._problems if p.severity in wanted]
        for problem in shown[:_MOST]:
            words = f"{problem.message(self._lang)}\n{problem.where}"
            item = QListWidgetItem(f"{SHAPES[problem.severity]} {words}")
            told = say(f"spoken.problem-{problem.severity.word}", self._lang, words=words)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
            item.setData(Qt.ItemDataRole.UserRole, problem)
            self.list.addItem(item)
        self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
        self._tell()

    def _tell(self) -> None:
        problem = self.selected
        self._open.setEnabled(problem is not None and bool(problem.where.file))
        if problem is None:
            self._detail.set_runs(say("window.no-problems", self._lang) if not self._problems else "")
        else:
            self._detail.set_runs(problem.hint(self._lang))

    def _jump(self) -> None:
        if (problem := self.selected) is not None:
            self.problem_requested.emit(problem)

    def _open_file(self) -> None:
        if (problem := self.selected) is not None and problem.where.file:
            self.file_requested.emit(problem.where)
