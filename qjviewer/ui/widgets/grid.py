"""A table, painted: open sides, decimals aligned, figures that lead to their source."""

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from qjviewer.charts.layout.metrics import Metrics
from qjviewer.charts.layout.plane import Rect
from qjviewer.charts.small import small_pieces, width_of
from qjviewer.pages.blocks import Cell, GroupedHead, Row, head_spans, sectioned
from qjviewer.setting.columns import has_digits, split_number
from qjviewer.ui.draw.fonts import font
from qjviewer.ui.draw.paint import Ink
from qjviewer.ui.widgets.bands import Band, LaidTable
from qjviewer.ui.widgets.focus import scroll_to
from qjviewer.ui.widgets.grid_walk import At, walked
from qjviewer.ui.widgets.layouts import discard
from qjviewer.ui.widgets.sorting import Sorting, in_order
from qjviewer.ui.widgets.spoken_links import language_of
from qjviewer.ui.widgets.spoken_table import SpokenTable
from qjviewer.ui.widgets.table_sizes import PAD, TAG, TAG_GAP, TableSizes
from qjviewer.ui.widgets.themed import Themed
from qjviewer.wording import say


class Grid(Themed):
    """Header and rows; text wraps, numbers do not.

    Where not all columns have room they stand in bands one under the other, each with the names.
    A click on a heading sorts by its column. Sections stand once, left of the rows they head.
    """

    figure_requested = Signal(str)
    # The table itself is what `spoken_children` makes.
    spoken_role = QAccessible.Role.Grouping

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._header: tuple[str, ...] = ()
        self._shown_heads: tuple[GroupedHead, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._given: tuple[tuple[str, ...], tuple[Row, ...]] = ((), ())
        self._heads: tuple[GroupedHead, ...] = ()
        self._sorting = Sorting()
        self._starts: frozenset[int] = frozenset()
        self._sizes = TableSizes(self._theme, (), ())
        self._laid: tuple[int, LaidTable] | None = None
        self._hovered = self._focused = (-1, -1)
        self._spoken: SpokenTable | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)

    def show_rows(
        self,
        header: tuple[str, ...],
        rows: tuple[tuple[Cell, ...], ...],
        heads: tuple[GroupedHead, ...] = (),
    ) -> None:
        """Show a table; short rows are filled up with empty cells. `heads` as a Table has them."""
        self._heads = heads
        columns = max((len(header), *(len(r) for r in rows)), default=0)
        header += ("",) * (columns - len(header))
        if header != self._given[0]:
            self._sorting = Sorting()
        self._given = (header, tuple(row + (Cell(""),) * (columns - len(row)) for row in rows))
        self._arrange()

    def sort_by(self, column: int) -> None:
        """Sort by a column as shown; again for the other direction, and once more for the order given."""
        column -= bool(self._starts)
        if column >= 0:
            numeric = any(row[column].numeric for row in self._given[1])
            self._sorting = self._sorting.next(column, numeric=numeric)
            self._arrange()
            if self.hasFocus():
                self._go_to((-1, column + bool(self._starts)))

    def _arrange(self) -> None:
        """The rows in their order; as given they stand under their sections."""
        header, rows = self._given
        rows = tuple(in_order(rows, self._sorting))
        starts = [section for section, _ in sectioned(rows)] if self._sorting.column < 0 else []
        self._starts = frozenset(n for n, section in enumerate(starts) if section)
        header = tuple(title + self._sorting.mark(n) for n, title in enumerate(header))
        heads = (replace(head, text=head.text + self._sorting.mark(n)) for n, head in enumerate(self._heads))
        before = (GroupedHead("", ""),) if self._starts and self._heads else ()
        self._shown_heads = (*before, *heads)
        if self._starts:
            header = ("", *header)
            rows = tuple((Cell(section), *row) for section, row in zip(starts, rows, strict=True))
        self._header, self._rows = header, rows
        self._hovered = self._focused = (-1, -1)
        # Also where no cell leads anywhere: it can be read cell by cell and sorted.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if self._rows else Qt.FocusPolicy.NoFocus)
        size = {"rows": len(self._rows), "columns": len(self._header)}
        self.setAccessibleName(say("spoken.table", language_of(self), **size))
        if self._spoken is not None:
            discard([self._spoken])
            self._spoken = None
        self._restyle()

    # For those who hear it ---------------------------------------------------------------

    def spoken_children(self) -> SpokenTable:
        """The table that tells of this one."""
        if self._spoken is None:
            rows = [[_told(cell) for cell in row] for row in self._rows]
            self._spoken = SpokenTable(self._header, rows, 1 if self._starts else 0, self)
            self._spoken.show()
        self._place_spoken(self._spoken)
        return self._spoken

    def _place_spoken(self, spoken: SpokenTable) -> None:
        """Over the first band; the columns of further ones have no place of their own."""
        spoken.setGeometry(self.rect())
        if self._header:
            band = self._at(self.width()).bands[0]
            spoken.place(band.widths, band.heights)

    def _restyle(self) -> None:
        self._sizes = TableSizes(self._theme, self._header, self._rows, self._shown_heads)
        self._laid = None
        self.updateGeometry()
        self.update()

    # Size ------------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._at(width).bands[-1].bottom + 4 if self._header else 0

    def sizeHint(self) -> QSize:
        width = self._theme.px(36)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(10), 0)

    def least_width(self) -> int:
        """The width at which all its columns have room side by side."""
        return round(sum(c.least for c in self._sizes.columns()))

    def _at(self, width: int) -> LaidTable:
        if self._laid is None or self._laid[0] != width:
            self._laid = (width, self._sizes.lay_out(max(width, 1)))
        return self._laid[1]

    # Paint -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._header:
            return
        painter, laid = QPainter(self), self._at(self.width())
        for band in laid.bands:
            self._rules(painter, band)
            self._paint_groups(painter, band)
            for row in range(-1, len(self._rows)):
                for place in range(len(band.columns)):
                    self._paint_cell(painter, laid, band, row, place)

    def _rules(self, painter: QPainter, band: Band) -> None:
        ink, thin = self._theme.chrome("text"), self._theme.chrome("border")
        strong = self._theme.chrome("border-strong")
        y = band.top + 1
        painter.setPen(QPen(ink, 1.5))
        painter.drawLine(0, y, self.width(), y)
        for number, height in enumerate(band.heights):
            y += height
            last = number == len(band.heights) - 1
            colour = ink if number == 0 else strong if number in self._starts else thin
            painter.setPen(QPen(ink, 1.5) if last else QPen(colour, 1))
            painter.drawLine(0, y, self.width(), y)

    def _paint_groups(self, painter: QPainter, band: Band) -> None:
        """Headings over several columns, each with a line below it as long as they are wide."""
        pad, shown = self._theme.px(PAD), [self._shown_heads[n] for n in band.columns if band.over]
        for over in head_spans(shown):
            if not over.text:
                continue
            area = band.over_area(over.columns).adjusted(pad, 0, -pad, 0)
            size = min(1.0, area.width() / max(1, self._sizes.over_width(over.text)))
            painter.setFont(font(self._theme, self._sizes.size * size))
            painter.setPen(self._theme.chrome("muted"))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, over.text)
            painter.setPen(QPen(self._theme.chrome("border-strong"), 1))
            painter.drawLine(area.left(), area.bottom(), area.right(), area.bottom())

    def _paint_cell(self, painter: QPainter, laid: LaidTable, band: Band, row: int, place: int) -> None:
        column, width = band.columns[place], band.widths[place]
        area, pad = band.area(row, place), self._theme.px(PAD)
        inner = area.adjusted(pad + self._sizes.lead(column, width), 0, -pad, 0)
        painter.setFont(font(self._theme, self._sizes.size, bold=row < 0))
        painter.setPen(self._theme.chrome("text"))
        middle = Qt.AlignmentFlag.AlignVCenter
        if row < 0:
            side = (
                Qt.AlignmentFlag.AlignRight if self._sizes.is_numeric(column) else Qt.AlignmentFlag.AlignLeft
            )
            after = laid.tails[column][1]
            text = self._sizes.broken(row, column, width, after)
            painter.drawText(inner.adjusted(0, band.over, -after, 0), side | middle, text)
            self._paint_focus(painter, area, (row, column))
            return
        cell = self._rows[row][column]
        self._paint_ground(painter, area, cell, column)
        if self._starts and column == 0:
            painter.setFont(font(self._theme, self._sizes.size, bold=True))
            painter.setPen(self._theme.chrome("primary"))
        if cell.numeric and has_digits(cell.text):
            parts = split_number(cell.text, at_unit=self._sizes.at_unit[column])
            self._paint_number(painter, inner, parts, laid.tails[column])
        elif self._sizes.is_numeric(column):
            # What is missing has no unit: its mark ends where numbers do.
            ends = inner.adjusted(0, 0, -laid.tails[column][1], 0)
            wide = self._sizes.metrics().horizontalAdvance(cell.text) > ends.width()
            painter.drawText(inner if wide else ends, Qt.AlignmentFlag.AlignRight | middle, cell.text)
        else:
            text = self._sizes.broken(row, column, width, 0)
            painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | middle, text)
            self._paint_tags(painter, inner, text, cell)
        self._paint_link(painter, area, cell, (row, column))

    def _paint_ground(self, painter: QPainter, area: QRect, cell: Cell, column: int) -> None:
        """The pale ground of what is below or behind, and the small drawing left of the numbers."""
        em = self._theme.px(1)
        if cell.is_lesser:
            painter.fillRect(area.adjusted(0, 2, 0, -1), self._theme.chrome("lesser"))
        if cell.small is not None:
            left = area.left() + self._theme.px(PAD) + self._sizes.lead(column, area.width())
            if cell.shows_words:
                right = area.right() - self._theme.px(PAD) - self._sizes.numbers_beside(column)
                left = round(right - self._sizes.small_width(cell))
            room = Rect(left, area.top(), width_of(cell.small) * em, area.height())
            ink = Ink(painter, self._theme, Metrics(em))
            painter.save()
            ink.paint(small_pieces(cell.small, room, em))
            painter.restore()

    def _paint_tags(self, painter: QPainter, inner: QRect, text: str, cell: Cell) -> None:
        """Small boxes behind the last line: 初, 修, 期后."""
        lines, metrics = text.split("\n"), self._sizes.metrics()
        x = inner.left() + metrics.horizontalAdvance(lines[-1])
        middle = inner.center().y() + (len(lines) - 1) * metrics.height() // 2
        height = round(self._theme.px(1.25) * TAG)
        painter.setFont(font(self._theme, TAG))
        for tag, width in self._sizes.tags(cell):
            x += self._theme.px(TAG_GAP)
            box = QRect(x, middle - height // 2, width, height)
            painter.setPen(QPen(self._theme.chrome("border-strong"), 1))
            painter.drawRoundedRect(box, 3, 3)
            painter.setPen(self._theme.chrome("muted"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tag)
            x += width

    def _paint_number(
        self, painter: QPainter, inner: QRect, parts: tuple[str, str, str], tail: tuple[int, int]
    ) -> None:
        head, decimals, rest = parts
        point = inner.right() + 1 - sum(tail)
        left = QRect(inner.left(), inner.top(), point - inner.left(), inner.height())
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(left, Qt.AlignmentFlag.AlignRight | middle, head)
        # Words after a whole number stand where they do after decimals: one column of words.
        for words, x in ((decimals, point), (rest, point + tail[0])):
            right = QRect(x, inner.top(), sum(tail) + 2, inner.height())
            if words is rest:
                painter.setPen(self._theme.chrome("muted"))
            painter.drawText(right, Qt.AlignmentFlag.AlignLeft | middle, words)

    def _paint_link(self, painter: QPainter, area: QRect, cell: Cell, at: tuple[int, int]) -> None:
        if cell.figure and at == self._hovered:
            tint = self._theme.chrome("link")
            tint.setAlpha(24)
            painter.fillRect(area, tint)
        self._paint_focus(painter, area, at)

    def _paint_focus(self, painter: QPainter, area: QRect, at: tuple[int, int]) -> None:
        if at == self._focused and self.hasFocus():
            painter.setPen(QPen(self._theme.chrome("focus"), 2))
            painter.drawRect(area.adjusted(1, 1, -2, -2))

    # Mouse and keys --------------------------------------------------------------------

    def cell_at(self, place: QPoint) -> tuple[int, int]:
        """Row and column under a position, row -1 for the headings; (-1, -1) outside."""
        for band in self._at(self.width()).bands:
            found = band.at(place)
            if found is not None:
                return found
        return -1, -1

    def _figure(self, at: tuple[int, int]) -> str:
        return self._rows[at[0]][at[1]].figure if at[0] >= 0 else ""

    def named_at(self, place: QPoint | None) -> str:
        """The figure in the cell under a position or under the keyboard."""
        return self._figure(self._focused if place is None else self.cell_at(place))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self.cell_at(event.position().toPoint())
        if at != self._hovered:
            self._hovered = at
            leads = self._figure(at) or (at[0] < 0 <= at[1])
            self.setCursor(Qt.CursorShape.PointingHandCursor) if leads else self.unsetCursor()
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = (-1, -1)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._act(self.cell_at(event.position().toPoint()))

    def _act(self, at: tuple[int, int]) -> None:
        """Go to the source of a cell's figure; sort by the column of a heading."""
        if at[0] < 0 <= at[1]:
            self.sort_by(at[1])
        elif figure := self._figure(at):
            self.figure_requested.emit(figure)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        target = walked(self._focused, event.key(), len(self._rows), len(self._header))
        if target is not None:
            self._go_to(target)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._act(self._focused)
        else:
            # Beyond its edge the arrows scroll the page.
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._go_to(self._first() if self._focused == (-1, -1) else self._focused)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)

    def _first(self) -> At:
        """The first cell that leads somewhere, else the first cell."""
        cells = ((r, c) for r, row in enumerate(self._rows) for c, cell in enumerate(row) if cell.figure)
        return next(cells, (0, 0))

    def _go_to(self, at: At) -> None:
        """Bring the keyboard to a cell, and the cell into sight."""
        self._focused = row, column = at
        self.setAccessibleDescription(_told(self._rows[row][column]) if row >= 0 else self._header[column])
        if QAccessible.isActive():
            self.spoken_children().tell_focus(row, column)
        band = next((b for b in self._at(self.width()).bands if column in b.columns), None)
        if band is not None and self.isVisible():
            scroll_to(self, band.area(row, band.columns.index(column)))
        self.update()


def _told(cell: Cell) -> str:
    """A cell for those who hear it."""
    return " ".join((cell.text, *cell.tags))
