"""Items under a heading: what each is, its name, and a sentence."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from qjviewer.pages.blocks import Entries, EntryLine, Run
from qjviewer.ui.draw.fonts import font
from qjviewer.ui.draw.theme import Theme
from qjviewer.ui.widgets.block_view import BlockView
from qjviewer.ui.widgets.layouts import discard
from qjviewer.ui.widgets.points_panel import SAID, said_by
from qjviewer.ui.widgets.runs_label import RunsLabel, TextStyle
from qjviewer.ui.widgets.themed import Themed
from qjviewer.wording import Language

_BESIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
_BESIDE_FROM = 34  # em
_SPLIT_FROM = 72
_AIR = 1.0  # em, behind a tag and a name together
_LEAST_HEADS, _MOST_HEADS = 0.22, 0.45  # of the width


class Tag(Themed):
    """The kind of an item in a small quiet box: 项目."""

    spoken_role = QAccessible.Role.StaticText

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._room = text, 0
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _font(self) -> QFont:
        return font(self._theme, 0.87)

    def own_width(self) -> int:
        """As wide as its word."""
        return QFontMetrics(self._font()).horizontalAdvance(self._text) + self._theme.px(0.8)

    def align(self, room: int) -> None:
        """Keep as much room as the widest of its neighbours: what follows begins on one line."""
        self._room = room
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(max(self._room, self.own_width()), round(self._font().pixelSize() * 1.6))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.chrome("raised"))
        box = QRect(0, 0, self.own_width(), self.height())
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(self._font())
        painter.setPen(self._theme.chrome("on-chip"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._text)


class EntryRow(Themed):
    """One item: tag and name, its sentence beside them, or below where the row is narrow."""

    def __init__(self, entry: EntryLine, lang: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QBoxLayout(_BELOW, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        head.setSpacing(8)
        self.name = RunsLabel((Run(entry.name, item=entry.item),), TextStyle(1.05, bold=True), self)
        self.text = RunsLabel(entry.text, TextStyle(1.0, leading=1.55), self)
        self.people = RunsLabel(said_by(entry.people, lang), SAID, self)
        self.tag = Tag(entry.label, self)
        head.addWidget(self.tag, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.name, 1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.text)
        words.addWidget(self.people)
        self._row.addLayout(head, 1)
        self._row.addLayout(words, 1)

    def share(self, heads: float) -> None:
        """Give tags and names this share of the width where the sentence stands beside them."""
        self._row.setStretch(0, round(heads * 100))
        self._row.setStretch(1, 100 - round(heads * 100))

    def _turn(self, width: int) -> None:
        beside = width >= self._theme.px(_BESIDE_FROM)
        self._row.setDirection(_BESIDE if beside else _BELOW)
        self._row.setSpacing(self._theme.px(1) if beside else 0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        self._turn(width)
        height = self._row.totalHeightForWidth(width)
        # Asked for many widths, it stays arranged for its own.
        self._turn(self.width())
        return height

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._turn(event.size().width())


class EntriesPanel(BlockView[Entries]):
    """Shows items, in two columns where it is very wide."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = RunsLabel("", TextStyle(1.2, bold=True, leading=1.35, level=2), self)
        self._rows: list[EntryRow] = []
        self._halves = [QVBoxLayout(), QVBoxLayout()]
        self._split = False
        self._body = QHBoxLayout()
        for half in self._halves:
            half.addStretch(1)
            self._body.addLayout(half, 1)
        self.column.addWidget(self._title)
        self.column.addLayout(self._body)
        self.column.addStretch(1)
        self._connect(self._title)
        self._space()

    def _connect(self, label: RunsLabel) -> None:
        label.figure_requested.connect(self.figure_requested)
        label.item_requested.connect(self.item_requested)

    def _space(self) -> None:
        super()._space()
        if hasattr(self, "_halves"):
            for half in self._halves:
                half.setSpacing(self._theme.px(0.45))
            self._body.setSpacing(self._theme.px(2) if self._split else 0)

    def _show(self, block: Entries, *, animate: bool) -> None:
        self._title.set_runs(block.title)
        discard(self._rows)
        self._rows = [EntryRow(e, self.lang, self) for e in block.entries]
        for row in self._rows:
            row.set_theme(self._theme)
            self._connect(row.name)
            self._connect(row.text)
            row.show()
        self._align()
        self._deal()
        self.be_called(block.title)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._align()

    def _align(self) -> None:
        room = max((row.tag.own_width() for row in self._rows), default=0)
        names = max((row.name.sizeHint().width() for row in self._rows), default=0)
        heads = (room + names + self._theme.px(_AIR)) / self._theme.px(_BESIDE_FROM)
        for row in self._rows:
            row.tag.align(room)
            row.share(max(_LEAST_HEADS, min(_MOST_HEADS, heads)))

    def _deal(self) -> None:
        """Put the rows into one half, or the first of them into the left and the rest into the right."""
        for row in self._rows:
            for half in self._halves:
                half.removeWidget(row)
        left = (len(self._rows) + 1) // 2 if self._split else len(self._rows)
        for n, row in enumerate(self._rows):
            half = self._halves[n >= left]
            # Above the stretch at the foot.
            half.insertWidget(half.count() - 1, row, 0, Qt.AlignmentFlag.AlignTop)
        self._body.setStretch(1, int(self._split))
        self._space()

    def _turn(self, width: int) -> None:
        split = width >= self._theme.px(_SPLIT_FROM) and len(self._rows) > 3
        if split != self._split:
            self._split = split
            self._deal()

    def heightForWidth(self, width: int) -> int:
        self._turn(width)
        height = super().heightForWidth(width)
        self._turn(self.width())
        return height

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._turn(event.size().width())
