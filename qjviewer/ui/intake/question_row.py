"""One question about a cell: what it shows, what it may be read as, and a button for each."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from qjviewer.intake.answers import KEEP, SKIP
from qjviewer.intake.listing import choice_text, read_text
from qjviewer.intake.questions import IntakeQuestion
from qjviewer.intake.review import IntakeReview
from qjviewer.ui.draw.fonts import font
from qjviewer.ui.widgets.push_button import PushButton
from qjviewer.ui.widgets.runs_label import RunsLabel, TextStyle
from qjviewer.ui.widgets.themed import Themed
from qjviewer.ui.widgets.wrapping_row import WrappingRow
from qjviewer.wording import Language, say


class NumberBadge(Themed):
    """The number of a question, as it stands on its cell; red while it is open."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._settled = number, False
        self.setFixedSize(self.sizeHint())

    def settle(self, settled: bool) -> None:
        """Show whether it is answered."""
        self._settled = settled
        self.update()

    def _restyle(self) -> None:
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(1.6), self._theme.px(1.6))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.chrome("primary" if self._settled else "accent"))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        face = QFont(font(self._theme, 0.85, bold=True))
        painter.setFont(face)
        painter.setPen(self._theme.chrome("on-primary"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))


class ChoiceButton(PushButton):
    """One way to read a cell; the one chosen is filled and ticked."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_text(words)
        self._chosen = False

    def choose(self, chosen: bool) -> None:
        """Look chosen or not, and say so."""
        self._chosen = self._primary = chosen
        self.setAccessibleDescription(self._words if chosen else "")
        self.updateGeometry()
        self.update()

    @property
    def is_chosen(self) -> bool:
        """Whether this is the answer."""
        return self._chosen

    def _shown(self) -> str:
        return f"✓ {self._words}" if self._chosen else self._words

    def sizeHint(self) -> QSize:
        # The same with and without the tick, so that nothing moves when one is chosen.
        width = QFontMetrics(self._font()).horizontalAdvance(f"✓ {self._words}") + self._theme.px(1.4)
        return QSize(width, self._theme.px(2.2))


class QuestionRow(Themed):
    """Nothing is preselected; an answer can be changed and taken back until all is written.

    `number` is the question's in the review, `shown_as` the one it bears here and on its cells.
    """

    answered = Signal(int, str)
    pointed = Signal(int)

    def __init__(
        self,
        number: int,
        shown_as: int,
        review: IntakeReview,
        lang: Language,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.number, self.shown_as, self._review, self._lang = number, shown_as, review, lang
        self.question = review.questions[number - 1]
        self.badge = NumberBadge(shown_as, self)
        self._cell = RunsLabel(self._place(), TextStyle(0.9, ink="muted"), self)
        self._shown = RunsLabel("", TextStyle(1.1, bold=True, leading=1.4), self)
        self._why = RunsLabel(self._reason(), TextStyle(0.9, ink="muted"), self)
        self.buttons: dict[str, ChoiceButton] = {}
        self.field: QLineEdit | None = None
        self._choices = WrappingRow[QWidget](self)
        self._lay_out()
        self._make_choices()
        self.setAccessibleName(self._spoken())
        self.refresh()

    def _lay_out(self) -> None:
        px = self._theme.px
        grid = QGridLayout(self)
        grid.setContentsMargins(0, px(0.5), 0, px(0.6))
        grid.setHorizontalSpacing(px(0.7))
        grid.setVerticalSpacing(px(0.1))
        grid.addWidget(self.badge, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._cell, 0, 1)
        grid.addWidget(self._shown, 1, 1)
        grid.addWidget(self._why, 2, 1)
        grid.setRowMinimumHeight(3, px(0.3))
        grid.addWidget(self._choices, 4, 1)
        grid.setColumnStretch(1, 1)

    def _place(self) -> str:
        first = self.question.cells[0]
        label = "/".join(first.indicator) or first.row_label
        words = " ".join(part for part in (first.sheet, first.cell, label) if part)
        more = len(self.question.cells) - 1
        return f"{words}　{say('intake.and-more', self._lang, count=more).strip()}" if more else words

    def _reason(self) -> str:
        return say(f"intake.reason-{self.question.reason}", self._lang)

    def _spoken(self) -> str:
        shown = " ".join(self.question.cells[0].shown.split())
        return say("intake.question-spoken", self._lang, n=self.shown_as, cell=self._place(), shown=shown)

    def _make_choices(self) -> None:
        self._choices.hold(self._choice_fields())

    def _choice_fields(self) -> Iterator[QWidget]:
        for choice in self.question.choices:
            words = self._words(choice.key, choice_text(choice, self.question.field, self._lang))
            yield self._button(choice.key, words)
        if not self.question.choices and self.question.field == "indicator":
            yield self._button(KEEP, say("intake.keep-as-read", self._lang))
        elif not self.question.choices:
            yield self._typed()
        yield self._button(SKIP, say("intake.ask-bureau", self._lang))

    def _words(self, key: str, plain: str) -> str:
        """What the cell would be: 同比增长 −2.7%."""
        made = self._review.becomes(self.number, key)
        return (
            read_text(made, self._lang)
            if made is not None and self.question.field in ("value", "measure")
            else plain
        )

    def _button(self, key: str, words: str) -> ChoiceButton:
        button = ChoiceButton(words, self)
        button.clicked.connect(lambda *_: self._toggle(key))
        self.buttons[key] = button
        return button

    def _typed(self) -> QLineEdit:
        """A field for what has no choices: a unit, a place, a period."""
        self.field = QLineEdit(self)
        hint = say(f"intake.type-{self.question.field}", self._lang)
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(f"{self._spoken()} {hint}")
        self.field.setMaximumWidth(self._theme.px(12))
        self.field.editingFinished.connect(self._take_typed)
        return self.field

    def _take_typed(self) -> None:
        assert self.field is not None
        words = self.field.text().strip()
        if words != self._review.answer_to(self.number):
            self.answered.emit(self.number, words)

    def _toggle(self, key: str) -> None:
        taken_back = self._review.answer_to(self.number) == key
        self.answered.emit(self.number, "" if taken_back else key)

    def refresh(self) -> None:
        """Show what is answered now."""
        key = self._review.answer_to(self.number)
        made = self._review.becomes(self.number, key) if key and key != SKIP else None
        # An answer that does not fit (a word that is no period) leaves the question open.
        is_open = not key or (made is not None and self.question.reason in {d.reason for d in made.doubts})
        self.badge.settle(not is_open)
        shown = " ".join(self.question.cells[0].shown.split())
        if key == SKIP:
            read = say("intake.left-out", self._lang)
        elif is_open or made is None:
            read = say("intake.not-yet", self._lang)
        else:
            read = _read_words(made, self.question, self._lang)
        self._shown.set_runs(say("intake.shown-read", self._lang, shown=shown, read=read))
        for name, button in self.buttons.items():
            button.choose(name == key)

    def mousePressEvent(self, event: object) -> None:
        self.pointed.emit(self.shown_as)


def _read_words(made: object, question: IntakeQuestion, lang: Language) -> str:
    from qjviewer.intake.read_figure import ReadFigure

    assert isinstance(made, ReadFigure)
    match question.field:
        case "place":
            return made.place
        case "period":
            return made.period_code
        case "indicator":
            return "/".join(made.indicator)
        case _:
            return read_text(made, lang)
