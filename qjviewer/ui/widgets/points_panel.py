"""Statements under a heading; highlights and weak points carry a word and a shape."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qjviewer.pages.blocks import PointLine, Points, Run, Runs
from qjviewer.ui.widgets.block_view import BlockView
from qjviewer.ui.widgets.layouts import discard
from qjviewer.ui.widgets.runs_label import RunsLabel, TextStyle
from qjviewer.ui.widgets.themed import Themed
from qjviewer.wording import Language, say

_TITLE = TextStyle(1.2, bold=True, leading=1.35, level=2)
_TEXT = TextStyle(1.08, leading=1.6)
# Who said it, under what was said.
SAID = TextStyle(0.93, ink="muted", leading=1.45)


class Bullet(Themed):
    """A round mark, or ▲ for a highlight and ▼ for a weak point."""

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._restyle()

    def _restyle(self) -> None:
        self.setFixedSize(self._theme.px(1.1), self._theme.px(1.08 * 1.6))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, em = QPainter(self), self._theme.em
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.chrome("primary" if self._kind else "text"))
        x, y = em * 0.36, self.height() / 2 + em * 0.05
        if not self._kind:
            painter.drawEllipse(QPointF(x, y), em * 0.2, em * 0.2)
            return
        up = -1 if self._kind == "highlight" else 1
        r = em * 0.36
        tips = [QPointF(x, y + up * r), QPointF(x - r, y - up * r * 0.8), QPointF(x + r, y - up * r * 0.8)]
        painter.drawPolygon(QPolygonF(tips))


class PointsPanel(BlockView[Points]):
    """Shows statements."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = RunsLabel("", _TITLE, self)
        self._title.figure_requested.connect(self.figure_requested)
        self._title.item_requested.connect(self.item_requested)
        self.column.addWidget(self._title)
        self.column.addStretch(1)
        self._lines: list[PointRow] = []

    def _show(self, block: Points, *, animate: bool) -> None:
        self._title.set_runs(block.title)
        discard(self._lines)
        self._lines = [PointRow(p, self.lang, self) for p in block.points]
        for n, row in enumerate(self._lines, 1):
            row.set_theme(self._theme)
            row.label.figure_requested.connect(self.figure_requested)
            row.label.item_requested.connect(self.item_requested)
            self.column.insertWidget(n, row)
            row.show()
        self.be_called(block.title)


class PointRow(Themed):
    """One statement with its mark."""

    def __init__(self, point: PointLine, lang: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.label = RunsLabel(_with_word(point, lang), _TEXT, self)
        self.people = RunsLabel(said_by(point.people, lang), SAID, self)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.label)
        words.addWidget(self.people)
        row.addWidget(Bullet(point.kind, self), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)


def said_by(people: str, lang: Language) -> str:
    """——衢江区经信局局长朱宏: who said it, with the office held."""
    return say("pages.said-by", lang, people=people) if people else ""


def _with_word(point: PointLine, lang: Language) -> Runs:
    """The statement, led by 亮点 or 短板 where it is one."""
    if not point.kind:
        return point.runs
    return (Run(say(f"window.{point.kind}", lang)), *point.runs)
