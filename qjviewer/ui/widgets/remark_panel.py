"""A leader's remarks: the slogan large on dark, then the musts, then the next steps."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from qjviewer.pages.blocks import RemarkLine, RemarkPanel
from qjviewer.ui.draw.theme import Chrome
from qjviewer.ui.widgets.block_view import BlockView
from qjviewer.ui.widgets.layouts import discard
from qjviewer.ui.widgets.panel import RADIUS, Panel
from qjviewer.ui.widgets.remark_line import RemarkLineView
from qjviewer.ui.widgets.runs_label import RunsLabel, TextStyle
from qjviewer.wording import Language, listed, say

_ROW, _COLUMN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
_SIDE_BY_SIDE = 56  # em: below this width everything stands in one column


class SloganPanel(Panel):
    """Who said it and the slogan large; beside it the background in a few sentences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ink: Chrome = "on-banner"
        self._mode = RunsLabel("", TextStyle(0.93, ink=ink), self)
        self._slogan = RunsLabel("", TextStyle(2.4, bold=True, ink=ink, leading=1.35, level=2), self)
        self._who = RunsLabel("", TextStyle(1.08, ink=ink), self)
        self._text = RunsLabel("", TextStyle(1.08, ink=ink, leading=1.65), self)
        self.row = QBoxLayout(_ROW)
        left = QVBoxLayout()
        # Else it would take over the wide spacing between the halves.
        left.setSpacing(2)
        for label in (self._mode, self._slogan, self._who):
            left.addWidget(label)
        self.row.addLayout(left, 5)
        self.row.addWidget(self._text, 6, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(self.row)
        for label in (self._mode, self._slogan, self._who, self._text):
            label.figure_requested.connect(self.figure_requested)
            label.item_requested.connect(self.item_requested)
        self._space()

    def _space(self) -> None:
        super()._space()
        if hasattr(self, "row"):
            self.row.setSpacing(self._theme.px(2))

    def show_remark(self, block: RemarkPanel, lang: Language) -> None:
        """Show the head of the remarks."""
        numbers = listed(dict.fromkeys(str(m.number) for m in block.sources), lang)
        source = say("window.source-mark", lang, numbers=numbers) if numbers else ""
        self._mode.set_runs(" · ".join(p for p in (block.occasion, block.mode_text, source) if p))
        self._slogan.set_runs(block.slogan)
        self._who.set_runs("　".join(p for p in (block.speaker, block.role) if p))
        self._text.set_runs(block.text)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.chrome("banner"))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)


class RemarkLines(Panel):
    """A heading and numbered points, one under the other or side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = RunsLabel("", TextStyle(1.2, bold=True, leading=1.35, level=2), self)
        self._points: list[RemarkLineView] = []
        self.body = QBoxLayout(_ROW)
        self.column.addWidget(self._title)
        self.column.addLayout(self.body, 1)

    def _space(self) -> None:
        super()._space()
        if hasattr(self, "body"):
            self.body.setSpacing(self._theme.px(1.0))

    def show_lines(self, title: str, lines: tuple[RemarkLine, ...], lang: Language) -> None:
        """Show points."""
        self._title.set_runs(title)
        discard(self._points)
        self._points = [RemarkLineView(n, line, lang, self) for n, line in enumerate(lines, 1)]
        for point in self._points:
            point.set_theme(self._theme)
            point.figure_requested.connect(self.figure_requested)
            point.item_requested.connect(self.item_requested)
            point.tab_requested.connect(self.tab_requested)
            self.body.addWidget(point, 1)
            point.show()
        self.setVisible(bool(lines))


class RemarkView(BlockView[RemarkPanel]):
    """The remarks in full; takes the whole width."""

    wide = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lead = SloganPanel(self)
        self._musts = RemarkLines(self)
        self._next = RemarkLines(self)
        for part in (self._lead, self._musts, self._next):
            self.column.addWidget(part)
        self._wire()
        self._space()

    def _wire(self) -> None:
        for part in (self._lead, self._musts, self._next):
            part.figure_requested.connect(self.figure_requested)
            part.item_requested.connect(self.item_requested)
            part.tab_requested.connect(self.tab_requested)

    def _space(self) -> None:
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(self._theme.px(1))

    def _show(self, block: RemarkPanel, *, animate: bool) -> None:
        self._lead.show_remark(block, self.lang)
        self._musts.show_lines(block.musts_title, block.musts, self.lang)
        self._next.show_lines(block.next_title, block.next, self.lang)
        told = (word for word in (block.speaker, block.slogan) if word)
        self.setAccessibleName(say("figures.comma", self.lang).join(told))

    def _turn(self, width: int) -> None:
        direction = _ROW if width >= self._theme.px(_SIDE_BY_SIDE) else _COLUMN
        for row in (self._lead.row, self._musts.body, self._next.body):
            row.setDirection(direction)

    def heightForWidth(self, width: int) -> int:
        self._turn(width)
        height = super().heightForWidth(width)
        # Asked for many widths, it stays arranged for its own.
        self._turn(self.width())
        return height

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._turn(event.size().width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Its parts are the surfaces; only a flash is drawn, around all of them."""
        if self._flash.state() is self._flash.State.Running:
            painter = QPainter(self)
            painter.setPen(QPen(self._theme.chrome("focus"), 3))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
