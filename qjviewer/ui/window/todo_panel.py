"""What a briefing still needs: awaited figures by owner, words to be confirmed by tab."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qjviewer.figures.cube import Cube
from qjviewer.figures.figure import Figure
from qjviewer.figures.teller import Teller
from qjviewer.problems import Span
from qjviewer.rolling.report import TodoTeller
from qjviewer.rolling.todo import Review, TabTodo, Todo, todo_of
from qjviewer.ui.widgets.push_button import PushButton
from qjviewer.ui.widgets.runs_label import RunsLabel, TextStyle
from qjviewer.ui.widgets.text_button import TextButton
from qjviewer.ui.window.rich_rows import RichRow, RichRows
from qjviewer.ui.window.side_panel import SidePanel
from qjviewer.ui.window.todo_bar import TodoBar
from qjviewer.wording import DEFAULT_LANGUAGE, Language, say

_LOW = 21  # em
# What the list can be narrowed to; each names a phrase `roll.only-<this>`.
KINDS = ("awaited", "confirm")


class TodoPanel(SidePanel):
    """A click goes to the place on screen; Enter opens the file; a tab is confirmed when it was read."""

    is_wide = True

    review_requested = Signal(object)  # Review
    figure_requested = Signal(str)
    file_requested = Signal(object)  # Span
    confirm_requested = Signal(str)  # a tab, or nothing for what lies outside them

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lang: Language = DEFAULT_LANGUAGE
        self._cube: Cube | None = None
        self.todo = Todo((), (), ())
        self.filters = {kind: PushButton(parent=self) for kind in KINDS}
        self.bars = {kind: TodoBar(self) for kind in KINDS}
        self._counts = {kind: RunsLabel("", TextStyle(0.93, ink="muted"), self) for kind in KINDS}
        self.list = RichRows()
        self.confirm_button = PushButton(primary=True, parent=self)
        self.next_button = PushButton(parent=self)
        self.open_button = TextButton(parent=self, side=Qt.AlignmentFlag.AlignRight)
        self._arrange()
        self._wire()

    def _arrange(self) -> None:
        self.scroller.hide()
        for kind in KINDS:
            self.column.addWidget(self._counts[kind])
            self.column.addWidget(self.bars[kind])
        self.add_filtered(self.filters.values(), self.list)
        foot = QHBoxLayout()
        foot.addWidget(self.confirm_button)
        foot.addWidget(self.next_button)
        foot.addStretch(1)
        foot.addWidget(self.open_button)
        self.column.addLayout(foot)

    def _wire(self) -> None:
        for button in self.filters.values():
            button.toggled.connect(lambda *_: self._fill())
        self.list.currentItemChanged.connect(lambda *_: self._tell())
        self.list.itemClicked.connect(lambda _: self._jump())
        self.list.itemActivated.connect(lambda _: self._open())
        self.confirm_button.clicked.connect(self._confirm)
        self.next_button.clicked.connect(self.step)
        self.open_button.clicked.connect(self._open)

    def _restyle(self) -> None:
        super()._restyle()
        self.list.dress(self._theme)
        self._spare()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spare()

    def _spare(self) -> None:
        """Where height is scarce the list has it: the filters tell the counts as well."""
        for kind in KINDS:
            for part in (self._counts[kind], self.bars[kind]):
                part.setVisible(self.height() >= self._theme.px(_LOW))

    # What is shown ---------------------------------------------------------------------

    def show_todo(self, cube: Cube, lang: Language) -> None:
        """Show what is to be done in a briefing."""
        self._cube, self._lang = cube, lang
        self.todo = todo_of(cube, lang)
        period = Teller(cube, lang).period(cube.bundle.briefing.period)
        self.head.show_words(say("roll.panel", lang, period=period), lang)
        self.list.setAccessibleName(say("roll.panel", lang, period=period))
        self._count()
        self.next_button.set_text(say("roll.next", lang))
        self.open_button.set_text(say("evidence.open-file", lang))
        self._fill()

    def _count(self) -> None:
        todo, lang = self.todo, self._lang
        told = {
            "awaited": (todo.filled, todo.awaited),
            "confirm": (todo.parts - len(todo.tabs), len(todo.tabs)),
        }
        for kind, (done, left) in told.items():
            words = say(f"roll.share-{kind}", lang, done=done, left=left, count=todo.to_confirm)
            self._counts[kind].set_runs(words)
            self.bars[kind].show_share(done, left, words)
            count = todo.awaited if kind == "awaited" else todo.to_confirm
            self.filters[kind].set_text(say(f"roll.only-{kind}", lang, count=count))
        self._spare()

    def _fill(self) -> None:
        row = self.list.currentRow()
        self.list.clear()
        if self._cube is not None:
            teller = TodoTeller(self._cube, self._lang)
            if self.filters["awaited"].isChecked():
                self._fill_awaited(self._cube, teller)
            if self.filters["confirm"].isChecked():
                self._fill_reviews(teller)
        if not self.list.count():
            self.list.add(RichRow(say("roll.all-done", self._lang)))
        self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
        self._tell()

    def _fill_awaited(self, cube: Cube, teller: TodoTeller) -> None:
        words = Teller(cube, self._lang)
        mark = words.say("missing-awaited")
        for owner in self.todo.owners:
            name = owner.owner or say("roll.no-owner", self._lang)
            small = say("roll.still", self._lang, count=owner.count)
            self.list.add(RichRow(name, small=small, heading=True))
            for figure in owner.figures:
                self.list.add(RichRow(teller.figure(figure), mark, small=_last(figure, cube, words)), figure)
            for figure, group in owner.ranks:
                self.list.add(RichRow(teller.rank(figure, group), mark), figure)
        if self.todo.sources:
            self.list.add(RichRow(say("editions.section-sources", self._lang), heading=True))
            for source in self.todo.sources:
                self.list.add(RichRow(source, mark), cube.origins.get(f"sources.{source}"))

    def _fill_reviews(self, teller: TodoTeller) -> None:
        for tab in self.todo.tabs:
            small = say("roll.tab-count", self._lang, count=len(tab.reviews), others=tab.others)
            self.list.add(RichRow(teller.title(tab), small=small, heading=True), tab)
            for review in tab.reviews:
                small = f"{teller.why(review)} · {review.where}"
                self.list.add(RichRow(" ".join(review.text.split()), small=small), review)

    # What is done ----------------------------------------------------------------------

    @property
    def tab(self) -> str | None:
        """The tab that the row under the keyboard belongs to; None where it belongs to none."""
        subject = self.list.subject
        return subject.tab if isinstance(subject, TabTodo | Review) else None

    def _tell(self) -> None:
        tab = next((t for t in self.todo.tabs if t.tab == self.tab), None)
        self.confirm_button.setEnabled(tab is not None)
        name = ""
        if tab is not None:
            name = tab.title or say("roll.rest-short", self._lang)
        self.confirm_button.set_text(say("roll.confirm-tab", self._lang, tab=name).strip())
        self.open_button.setEnabled(self._span() is not None)

    def _span(self) -> Span | None:
        subject = self.list.subject
        if isinstance(subject, Review):
            return subject.where
        if isinstance(subject, Figure):
            return subject.span
        return subject if isinstance(subject, Span) else None

    def _jump(self) -> None:
        subject = self.list.subject
        if isinstance(subject, Review):
            self.review_requested.emit(subject)
        elif isinstance(subject, Figure):
            self.figure_requested.emit(subject.id)

    def _open(self) -> None:
        span = self._span()
        if span is not None and span.file:
            self.file_requested.emit(span)

    def _confirm(self) -> None:
        if (tab := self.tab) is not None:
            self.confirm_requested.emit(tab)

    def step(self) -> None:
        """To the next thing to be done, round the end."""
        count = self.list.count()
        for row in _after(self.list.currentRow(), count):
            self.list.setCurrentRow(row)
            if not isinstance(self.list.subject, TabTodo) and self.list.subject is not None:
                break
        self._jump()


def _after(row: int, count: int) -> Iterator[int]:
    yield from ((row + step) % count for step in range(1, count + 1))


def _last(figure: Figure, cube: Cube, words: Teller) -> str:
    """What the last period gave."""
    then = cube.period_for("prev", figure) if figure.indicator else None
    if then is None:
        return ""
    before = cube.figure(figure.indicator, figure.measure, figure.place, then)
    if before.value is None and not before.ranks:
        return ""
    told = words.joined([*([words.value(before)] if before.value is not None else []),
                         *map(words.chip_of, before.ranks)])  # fmt: skip
    return say("roll.file-last", words.lang, last=told)
