"""A text with links to figures and items: plain text only, wrapped, reachable by keyboard."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from qjviewer.pages.blocks import Run, Runs, text_of
from qjviewer.ui.draw.fonts import font
from qjviewer.ui.draw.theme import Chrome
from qjviewer.ui.widgets.themed import Themed

_LINE_SEPARATOR = "\u2028"


@dataclass(frozen=True)
class Style:
    """How a text looks: size in em, weight, colour by role, line height in font heights."""

    size: float = 1.0
    bold: bool = False
    ink: Chrome = "text"
    leading: float = 1.5
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft


@dataclass
class _Laid:
    layout: QTextLayout
    height: int
    links: list[tuple[Run, list[QRectF]]]


class RunsLabel(Themed):
    """Wrapped text whose runs may be links; it is as high as its text needs at its width."""

    figure_requested = Signal(str)
    item_requested = Signal(str)

    def __init__(self, runs: Runs | str = (), style: Style = Style(), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._runs: Runs = ()
        self._laid: dict[int, _Laid] = {}
        self._hovered = self._focused = -1
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)
        self.set_runs(runs)

    def set_runs(self, runs: Runs | str) -> None:
        """Show other words."""
        self._runs = (Run(runs),) if isinstance(runs, str) else tuple(runs)
        self._hovered = self._focused = -1
        linked = any(run.figure or run.item for run in self._runs)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if linked else Qt.FocusPolicy.NoFocus)
        self.spoken_role = QAccessible.Role.Link if linked else QAccessible.Role.StaticText
        self.setAccessibleName(text_of(self._runs))
        # An empty text takes no room; one without a parent would open as a window if shown.
        if not self.text:
            self.hide()
        elif self.parent() is not None:
            self.show()
        self._forget()

    def set_style(self, style: Style) -> None:
        """Look different."""
        self._style = style
        self._forget()

    @property
    def text(self) -> str:
        """The words shown."""
        return text_of(self._runs)

    def _restyle(self) -> None:
        self._forget()

    def _forget(self) -> None:
        self._laid.clear()
        self.updateGeometry()
        self.update()

    # Size ------------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._at(width).height

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._font())
        width = min(metrics.horizontalAdvance(self.text) + 2, self._theme.px(40))
        return QSize(int(width) + 1, self.heightForWidth(int(width) + 1))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(4 * self._style.size), self._line_height())

    def _font(self) -> QFont:
        return font(self._theme, self._style.size, bold=self._style.bold)

    def _line_height(self) -> int:
        return round(self._font().pixelSize() * self._style.leading)

    # Layout ----------------------------------------------------------------------------

    def _at(self, width: int) -> _Laid:
        width = max(width, 1)
        if width not in self._laid:
            if len(self._laid) > 8:
                self._laid.clear()
            self._laid[width] = self._lay_out(width)
        return self._laid[width]

    def _lay_out(self, width: int) -> _Laid:
        text = self.text.replace("\n", _LINE_SEPARATOR)
        layout = QTextLayout(text, self._font())
        option = QTextOption(self._style.align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        height, step = 0.0, self._line_height()
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            # Every line takes the same step, whatever fallback font a glyph came from.
            line.setPosition(QPointF(0, height + (step - line.height()) / 2))
            height += step
        layout.endLayout()
        return _Laid(layout, round(height), self._link_areas(layout))

    def _link_areas(self, layout: QTextLayout) -> list[tuple[Run, list[QRectF]]]:
        found, start = [], 0
        for run in self._runs:
            # Positions in a QTextLayout count UTF-16 units.
            end = start + len(run.text.encode("utf-16-le")) // 2
            if run.figure or run.item:
                found.append((run, _areas(layout, start, end)))
            start = end
        return found

    # Paint -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        laid, painter = self._at(self.width()), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, (_, areas) in enumerate(laid.links):
            self._paint_link(painter, areas, index)
        painter.setPen(self._theme.chrome(self._style.ink))
        laid.layout.draw(painter, QPointF(0, 0))

    def _paint_link(self, painter: QPainter, areas: list[QRectF], index: int) -> None:
        # On a dark panel the link colour would vanish: there the words' own colour marks it.
        ink = self._theme.chrome("link" if self._style.ink != "on-banner" else "on-banner")
        if index == self._hovered:
            tint = QColor(ink)
            tint.setAlpha(28)
            for area in areas:
                painter.fillRect(area.adjusted(-1, 0, 1, 2), tint)
        painter.setPen(QPen(ink, max(1.2, self._theme.em / 12), Qt.PenStyle.DotLine))
        lowest = self.height() - 1.0
        for area in areas:
            y = min(area.bottom(), lowest)
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        if index == self._focused and self.hasFocus():
            painter.setPen(QPen(self._theme.chrome("focus"), 2))
            for area in areas:
                painter.drawRoundedRect(area.adjusted(-2, 0, 2, 3), 3, 3)

    # Mouse and keys --------------------------------------------------------------------

    def link_at(self, place: QPoint) -> int:
        """The number of the link under a position, or -1."""
        spot = QPointF(place)
        for index, (_, areas) in enumerate(self._at(self.width()).links):
            if any(area.adjusted(0, -3, 0, 4).contains(spot) for area in areas):
                return index
        return -1

    def named_at(self, place: QPoint | None) -> str:
        """The figure or item of the link under a position or under the keyboard."""
        links = self._at(self.width()).links
        index = self._focused if place is None else self.link_at(place)
        return (links[index][0].figure or links[index][0].item) if 0 <= index < len(links) else ""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.link_at(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)

    def _hover(self, index: int) -> None:
        if index != self._hovered:
            self._hovered = index
            shape = Qt.CursorShape.PointingHandCursor
            self.setCursor(shape) if index >= 0 else self.unsetCursor()
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # Without a link under it the click belongs to the card that holds this text.
        if event.button() is not Qt.MouseButton.LeftButton or self.link_at(event.position().toPoint()) < 0:
            event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._follow(self.link_at(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._focused >= 0:
            self._follow(self._focused)
        else:
            super().keyPressEvent(event)

    def press(self) -> None:
        """Follow the link the keyboard stands on, else the first."""
        self._follow(max(0, self._focused))

    def _follow(self, index: int) -> None:
        links = self._at(self.width()).links
        if 0 <= index < len(links):
            run = links[index][0]
            self.figure_requested.emit(run.figure) if run.figure else self.item_requested.emit(run.item)

    def focusInEvent(self, event: QFocusEvent) -> None:
        last = len(self._at(self.width()).links) - 1
        if event.reason() is Qt.FocusReason.BacktabFocusReason:
            self._focused = last
        elif self._focused < 0 or event.reason() is Qt.FocusReason.TabFocusReason:
            self._focused = min(0, last)
        self._tell_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks through the links before it leaves the text."""
        target = self._focused + (1 if forward else -1)
        if self.hasFocus() and 0 <= target < len(self._at(self.width()).links):
            self._focused = target
            self._tell_focus()
            return True
        return super().focusNextPrevChild(forward)

    def _tell_focus(self) -> None:
        links = self._at(self.width()).links
        if 0 <= self._focused < len(links):
            self.setAccessibleDescription(links[self._focused][0].text)
        self.update()


def _areas(layout: QTextLayout, start: int, end: int) -> list[QRectF]:
    """Where characters start to end stand: a rectangle a line."""
    found = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        if first < last:
            left, right = _x(line, first), _x(line, last)
            top = line.y() + 1
            found.append(QRectF(left, top, right - left, line.ascent() + 3))
    return found


def _x(line: object, position: int) -> float:
    got = line.cursorToX(position)  # type: ignore[attr-defined]
    return float(got[0] if isinstance(got, tuple) else got)
