"""A card: a figure large with rank and gap, or an item in words where no number can honestly stand."""

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QWidget

from qjviewer.charts.layout.metrics import Metrics
from qjviewer.charts.layout.plane import Rect
from qjviewer.charts.small import small_pieces, width_of
from qjviewer.pages.blocks import Card, Run, Runs, text_of, value_of
from qjviewer.pages.movement import without_sign
from qjviewer.ui.draw.paint import Ink
from qjviewer.ui.widgets.big_number import Amount, BigNumber
from qjviewer.ui.widgets.chip_flow import ChipFlow
from qjviewer.ui.widgets.panel import RADIUS, Panel
from qjviewer.ui.widgets.runs_label import RunsLabel, TextStyle
from qjviewer.ui.widgets.source_pill import SourcePill
from qjviewer.wording import Language, say

_NAME = TextStyle(1.08, ink="muted", leading=1.35, heading=True)
_ITEM_NAME = TextStyle(1.15, bold=True, leading=1.35)
_SMALL = TextStyle(0.93, ink="muted", leading=1.45)
_MOVES = TextStyle(0.93, ink="muted", leading=1.45, quiet=True)
_TEXT = TextStyle(1.0, leading=1.5)


class FigureCard(Panel):
    """The whole card is one button that leads to the evidence of its figure or item."""

    # A group whose value, rank and change are read one by one; pressed, it leads on.
    spoken_role = QAccessible.Role.Grouping
    spoken_pressed = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: Card | None = None
        self.spoken_value = ""
        self._name = RunsLabel("", _NAME, self)
        self._pill = SourcePill(self)
        self._where = RunsLabel("", _SMALL, self)
        self._number = BigNumber(parent=self)
        self._chips = ChipFlow(self)
        self._moves = RunsLabel("", _MOVES, self)
        self._text = RunsLabel("", _SMALL, self)
        self._top = QHBoxLayout()
        self._gap = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._arrange()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._wire()

    def _arrange(self) -> None:
        self._top.addWidget(self._name, 1)
        self._top.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(self._top)
        self.column.addWidget(self._where)
        self.column.addItem(self._gap)
        for widget in (self._number, self._chips, self._moves, self._text):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def _wire(self) -> None:
        for source in (self._chips, self._moves, self._text):
            source.figure_requested.connect(self.figure_requested)
        self._text.item_requested.connect(self.item_requested)

    def _space(self) -> None:
        px = self._theme.px
        self.column.setContentsMargins(px(1.1), px(0.9), px(0.9), px(0.9))
        self.column.setSpacing(px(0.35))

    def show_card(self, card: Card, lang: Language, *, animate: bool = False) -> None:
        """Show a figure or an item."""
        animate = animate and self._card is not None and self._card.figure == card.figure
        self._card = card
        self._name.set_style(_NAME if card.number else _ITEM_NAME)
        self._name.set_runs(card.name)
        self._pill.show_marks(card.sources, lang)
        self._where.set_runs(" · ".join(x for x in (card.place, card.period) if x))
        before, after = (card.approx, "") if card.approx_before else ("", card.approx)
        self._number.setVisible(bool(card.number))
        self._number.show_amount(Amount(card.number, card.unit, before, after), animate=animate)
        self._chips.show_chips(card.chips, owner=card.figure)
        self._moves.set_runs(_lines(card.moves))
        self._text.set_style(_SMALL if card.number else _TEXT)
        self._text.set_runs(card.text)
        self.spoken_value = value_of(card, lang) or text_of(card.text)
        self.setAccessibleName(_spoken(card, lang))

    def head_height(self, width: int) -> int:
        """How high name, place and period stand over the number in a card of a width; 0 without one."""
        if self._card is None or not self._card.number:
            return 0
        margins = self.column.contentsMargins()
        inner = width - margins.left() - margins.right()
        pill = self._pill.sizeHint() if not self._pill.isHidden() else QSize(0, 0)
        beside = pill.width() + self._top.spacing() if pill.width() else 0
        height = max(self._name.heightForWidth(inner - beside), pill.height())
        if not self._where.isHidden():
            height += self.column.spacing() + self._where.heightForWidth(inner)
        return height

    def push_number(self, down: int) -> None:
        """Lower the number so that the numbers of a row stand on one line."""
        if self._gap.sizeHint().height() != down:
            self._gap.changeSize(0, down, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            self.column.invalidate()

    def heightForWidth(self, width: int) -> int:
        return self.column.totalHeightForWidth(width)

    def press(self) -> None:
        """Lead to the evidence."""
        if self._card and self._card.figure:
            self.figure_requested.emit(self._card.figure)
        elif self._card and self._card.item:
            self.item_requested.emit(self._card.item)

    def named_at(self, place: QPoint | None) -> str:
        """The figure or item it shows."""
        return (self._card.figure or self._card.item) if self._card else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.press()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.press()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.chrome("focus"), 2))
            painter.drawRoundedRect(area, RADIUS, RADIUS)
        elif self.underMouse():
            painter.setPen(QPen(self._theme.chrome("border-strong"), 1))
            painter.drawRoundedRect(area, RADIUS, RADIUS)
        elif self._card and self._card.context:
            # Outside context never looks like the briefing's own figures.
            painter.setPen(QPen(self._theme.chrome("border-strong"), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(area, RADIUS, RADIUS)
        self._paint_small(painter)

    def _paint_small(self, painter: QPainter) -> None:
        """A trend at the right end of the number's line, where the number leaves room."""
        small, em, line = (
            (self._card.small if self._card else None),
            self._theme.px(1),
            self._number.geometry(),
        )
        if small is None:
            return
        left = line.right() - width_of(small) * em
        if left < line.left() + self._number.natural_width():
            return
        high = 2.0 * em
        room = Rect(left, line.center().y() - high / 2, width_of(small) * em, high)
        Ink(painter, self._theme, Metrics(em)).paint(small_pieces(small, room, em))


def _lines(moves: tuple[Runs, ...]) -> Runs:
    """Lines as the runs of one text."""
    return tuple(part for line in moves for part in (Run("\n"), *line))[1:]


def _spoken(card: Card, lang: Language) -> str:
    """The card in one sentence, for assistive technology."""
    moves = (text_of(without_sign(line)) for line in card.moves)
    told = (card.small_words, *(chip.text for chip in card.chips), *moves, text_of(card.text))
    parts = (card.name, card.place, card.period, value_of(card, lang), *told)
    return say("figures.comma", lang).join(part for part in parts if part)
