"""One must or next step of a leader's remarks."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qjviewer.pages.blocks import RemarkLine, Run, Runs
from qjviewer.ui.draw.fonts import font
from qjviewer.ui.widgets.runs_label import RunsLabel, TextStyle
from qjviewer.ui.widgets.step_chain import StepChain
from qjviewer.ui.widgets.text_button import TextButton
from qjviewer.ui.widgets.themed import Themed
from qjviewer.wording import Language, say

_TITLE = TextStyle(1.15, bold=True, leading=1.5)
_SMALL = TextStyle(0.93, ink="muted", leading=1.5)


class CircledNumber(Themed):
    """The number of a point in a filled circle."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self._restyle()

    def _restyle(self) -> None:
        self.setFixedSize(self._theme.px(1.7), self._theme.px(1.7))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.chrome("primary"))
        painter.drawEllipse(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setFont(font(self._theme, 0.95, bold=True))
        painter.setPen(self._theme.chrome("on-primary"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))


class RemarkLineView(Themed):
    """Number, title, explanation, steps, links, and the way to the tab it speaks of."""

    figure_requested = Signal(str)
    item_requested = Signal(str)
    tab_requested = Signal(str)

    def __init__(self, number: int, line: RemarkLine, lang: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(CircledNumber(number, self), 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        row.addLayout(self._column, 1)
        self._add(RunsLabel(line.title, _TITLE, self))
        self._add(RunsLabel(line.text, TextStyle(1.0, leading=1.55), self))
        if line.steps:
            self._column.addWidget(StepChain(line.steps, self))
        self._add(RunsLabel(_further_links(line), _SMALL, self))
        self._add(RunsLabel(_who_and_when(line, lang), _SMALL, self))
        if line.tab:
            self._add_jump(line, lang)
        self._column.addStretch(1)

    def _add(self, label: RunsLabel) -> None:
        label.figure_requested.connect(self.figure_requested)
        label.item_requested.connect(self.item_requested)
        self._column.addWidget(label)

    def _add_jump(self, line: RemarkLine, lang: Language) -> None:
        button = TextButton(
            say("window.go-to-tab", lang, tab=line.tab_title), parent=self, side=Qt.AlignmentFlag.AlignLeft
        )
        button.clicked.connect(lambda *_: self.tab_requested.emit(line.tab))
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


def _further_links(line: RemarkLine) -> Runs:
    """The links that the explanation does not name already."""
    named = {(run.figure, run.item) for run in line.text}
    further = [run for run in line.links if (run.figure or run.item) and (run.figure, run.item) not in named]
    comma = next((run for run in line.links if not run.figure and not run.item), Run(" "))
    return tuple(part for run in further for part in (comma, run))[1:]


def _who_and_when(line: RemarkLine, lang: Language) -> str:
    words = []
    if line.responsible:
        words.append(say("window.responsible", lang, who=line.responsible))
    if line.deadline:
        words.append(say("window.deadline", lang, when=line.deadline))
    return "　".join(words) if lang != "en" else " · ".join(words)
