"""A text with links to figures and items: plain text only, wrapped, reachable by keyboard."""

from collections.abc import Iterator
from functools import partial

import msgspec
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from qjviewer.pages.blocks import Run, Runs, text_of
from qjviewer.text.measured import BrokenLine, Fragment, MeasuredText, measured_fragments
from qjviewer.text.ruler import ruler
from qjviewer.ui.draw.fonts import font, pixels
from qjviewer.ui.draw.lines import set_lines
from qjviewer.ui.draw.spoken_part import Part, tell_focus
from qjviewer.ui.draw.theme import Chrome
from qjviewer.ui.widgets.spoken_links import language_of, link_names
from qjviewer.ui.widgets.themed import Themed
from qjviewer.ui.widgets.word_marks import WordMark, paint_mark


class TextStyle(msgspec.Struct, frozen=True):
    """How a text looks: size in em, weight, colour by role, line height in font heights.

    The lines of a `heading`, or of what is bold, are even and end between words. A `level` above 0
    makes it a heading for assistive technology: 1 of the tab, 2 of a block. The links of a `quiet` text are
    underlined only under the mouse or the keyboard: all of it is links.
    """

    size: float = 1.0
    bold: bool = False
    ink: Chrome = "text"
    leading: float = 1.5
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    heading: bool = False
    level: int = 0
    quiet: bool = False


PLAIN_STYLE = TextStyle()


class _Laid(msgspec.Struct):
    """Text broken into these lines, for a width; `drawn` is made when they are first painted."""

    width: int
    lines: tuple[BrokenLine, ...]
    links: list[tuple[Run, list[QRectF]]]
    drawn: QTextLayout | None = None


class RunsLabel(Themed):
    """Wrapped text whose runs may be links; it is as high as its text needs at its width."""

    figure_requested = Signal(str)
    item_requested = Signal(str)
    mark_requested = Signal(object)  # WordMark

    def __init__(
        self, runs: Runs | str = (), style: TextStyle = PLAIN_STYLE, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._style = style
        self._runs: Runs = ()
        self._laid: _Laid | None = None
        self._measured: MeasuredText | None = None
        self._step = 0  # pixels from a line to the next
        self._hovered = self._focused = -1
        self._marks: tuple[WordMark, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)
        self.set_runs(runs)

    def set_runs(self, runs: Runs | str) -> None:
        """Show other words."""
        self._runs = (Run(runs),) if isinstance(runs, str) else tuple(runs)
        self.set_marks(())
        self._hovered = self._focused = -1
        linked = any(run.figure or run.item for run in self._runs)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if linked else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(text_of(self._runs))
        # An empty text takes no room; one without a parent would open as a window if shown.
        if not self.text:
            self.hide()
        elif self.parent() is not None:
            self.show()
        self._forget()

    def set_marks(self, marks: tuple[WordMark, ...]) -> None:
        """Mark some of the words, until other words are shown."""
        if marks != self._marks:
            self._marks = marks
            self.setAccessibleDescription("; ".join(mark.why for mark in marks))
            self.update()

    def mark_at(self, place: QPoint) -> WordMark | None:
        """The mark under a position."""
        spot = QPointF(place)
        return next((m for m, areas in self._marked() if any(a.contains(spot) for a in areas)), None)

    def _marked(self) -> Iterator[tuple[WordMark, list[QRectF]]]:
        lines, width = self._at(self.width()).lines, self.width()
        return ((m, list(self._areas(lines, width, m.start, m.end))) for m in self._marks)

    def set_style(self, style: TextStyle) -> None:
        """Look different."""
        self._style = style
        self._forget()

    @property
    def text(self) -> str:
        """The words shown."""
        return text_of(self._runs)

    # For those who hear it ---------------------------------------------------------------

    @property
    def spoken_level(self) -> int:
        """The level of a heading; 0 of other words."""
        return self._style.level

    @property
    def spoken_role(self) -> QAccessible.Role:  # type: ignore[override]
        """A heading, words with links, or words."""
        if self._style.level:
            return QAccessible.Role.Heading
        linked = self.focusPolicy() is not Qt.FocusPolicy.NoFocus
        return QAccessible.Role.Paragraph if linked else QAccessible.Role.StaticText

    @property
    def spoken_text(self) -> str:
        """The words, to be walked by character."""
        return self.text

    def spoken_area(self, offset: int) -> QRect:
        """Where a character stands on the screen."""
        lines = self._at(self.width()).lines
        area = next(self._areas(lines, self.width(), offset, offset + 1), QRectF())
        found = area.toAlignedRect()
        return QRect(self.mapToGlobal(found.topLeft()), found.size())

    def spoken_parts(self) -> list[Part]:
        """Its links, each with the words around it that say what it is."""
        links, names = self._at(self.width()).links, link_names(self._runs, language_of(self))
        return [
            Part(name, _first(areas), partial(self._follow, number), number == self._focused)
            for number, ((_, areas), name) in enumerate(zip(links, names, strict=True))
        ]

    @property
    def spoken_focus(self) -> int:
        """The number of the link the keyboard stands on, or -1."""
        return self._focused

    def _restyle(self) -> None:
        self._forget()

    def _forget(self) -> None:
        self._laid = self._measured = None
        self._step = round(pixels(self._theme, self._style.size) * self._style.leading)
        self.updateGeometry()
        self.update()

    # Size ------------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._step * len(self._lines(max(width, 1)))

    def sizeHint(self) -> QSize:
        width = int(min(self._set().natural_width + 2, self._theme.px(40))) + 1
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(4 * self._style.size), self._step)

    # Layout ----------------------------------------------------------------------------

    def _set(self) -> MeasuredText:
        """The words with their widths."""
        if self._measured is None:
            size, bold = pixels(self._theme, self._style.size), self._style.bold
            fragments = tuple(Fragment(run.text, size, bold, kept=bool(run.figure)) for run in self._runs)
            self._measured = measured_fragments(fragments, latin=self._theme.latin, words=self._theme.words)
        return self._measured

    def _at(self, width: int) -> _Laid:
        width, laid = max(width, 1), self._laid
        if laid is not None and laid.width == width:
            return laid
        lines = self._lines(width)
        if laid is not None and laid.lines == lines and self._style.align is Qt.AlignmentFlag.AlignLeft:
            # Most widths of a window being drawn larger break no line elsewhere.
            laid.width = width
            return laid
        self._laid = _Laid(width, lines, self._links(lines, width))
        return self._laid

    def _lines(self, width: int) -> tuple[BrokenLine, ...]:
        heading = self._style.heading or self._style.bold
        return self._set().lines(width, "title" if heading else "body")

    def _links(self, lines: tuple[BrokenLine, ...], width: int) -> list[tuple[Run, list[QRectF]]]:
        found, start = [], 0
        for run in self._runs:
            end = start + len(run.text)
            if run.figure or run.item:
                found.append((run, list(self._areas(lines, width, start, end))))
            start = end
        return found

    def _areas(self, lines: tuple[BrokenLine, ...], width: int, start: int, end: int) -> Iterator[QRectF]:
        """Where characters start to end stand: a rectangle a line."""
        size, used = pixels(self._theme, self._style.size), ruler(bold=self._style.bold)
        ascent, step = used.ascent(size), self._step
        above = (step - ascent - used.descent(size)) / 2
        for number, left, right in self._set().extents(lines, start, end):
            spare = width - lines[number].width
            shift = spare if self._style.align & Qt.AlignmentFlag.AlignRight else 0.0
            yield QRectF(left + shift, number * step + above + 1, right - left, ascent + 3)

    def _layout(self) -> QTextLayout:
        """The lines as they are painted at the label's width."""
        laid = self._at(self.width())
        if laid.drawn is None:
            look = QTextCharFormat()
            look.setFont(font(self._theme, self._style.size, bold=self._style.bold))
            looks = [look] * len(self._runs)
            laid.drawn = set_lines(
                self._set(),
                laid.lines,
                looks,
                self._step,
                width=self.width(),
                align=self._style.align,
            )
        return laid.drawn

    # Paint -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        laid, painter = self._at(self.width()), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark, areas in self._marked():
            paint_mark(painter, mark, areas, self._theme)
        for index, (_, areas) in enumerate(laid.links):
            self._paint_link(painter, areas, index)
        painter.setPen(self._theme.chrome(self._style.ink))
        self._layout().draw(painter, QPointF(0, 0))

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
        underlined = not self._style.quiet or index in (self._hovered, self._focused)
        for area in areas if underlined else ():
            y = min(area.bottom(), lowest)
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        if index == self._focused and self.hasFocus():
            painter.setPen(QPen(self._theme.ring(self._style.ink), 2))
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
        place = event.position().toPoint()
        inside = self.link_at(place) >= 0 or self.mark_at(place) is not None
        if event.button() is not Qt.MouseButton.LeftButton or not inside:
            event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if (link := self.link_at(place)) >= 0:
            self._follow(link)
        elif (mark := self.mark_at(place)) is not None:
            self.mark_requested.emit(mark)

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
            tell_focus(self, self._focused)
        self.update()


def _first(areas: list[QRectF]) -> QRect:
    """A link is pointed at on its first line."""
    return areas[0].toAlignedRect() if areas else QRect()
