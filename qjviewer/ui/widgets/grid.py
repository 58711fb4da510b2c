"""A table, painted: open sides, decimals aligned, figures that lead to their source."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QFontMetrics,
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
from qjviewer.pages.blocks import Cell, Row, sectioned
from qjviewer.setting.columns import Column, has_digits, in_bands, share_width, split_number
from qjviewer.ui.draw.fonts import font
from qjviewer.ui.draw.lines import with_breaks
from qjviewer.ui.draw.paint import Ink
from qjviewer.ui.widgets.bands import Band, LaidTable
from qjviewer.ui.widgets.focus import scroll_to
from qjviewer.ui.widgets.grid_walk import At, walked
from qjviewer.ui.widgets.layouts import discard
from qjviewer.ui.widgets.sorting import Sorting, in_order
from qjviewer.ui.widgets.spoken_links import language_of
from qjviewer.ui.widgets.spoken_table import SpokenTable
from qjviewer.ui.widgets.themed import Themed
from qjviewer.wording import say

_PAD = 0.35  # em to the left and right of a cell's words
_TAG, _TAG_GAP = 0.82, 0.35  # em: the size of a tag behind a name, and the space before it
_SMALL_GAP = 0.6  # em between a small drawing and the words beside it
_LONG = 12  # rows of a table that stands closer, in smaller words
_AIR, _LITTLE_AIR = 0.7, 0.15  # em around the words of a row; in long tables
_SMALLER = 0.94  # of the usual size


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
        self._rows: tuple[Row, ...] = ()
        self._given: tuple[tuple[str, ...], tuple[Row, ...]] = ((), ())
        self._sorting = Sorting()
        self._starts: frozenset[int] = frozenset()
        self._laid: tuple[int, LaidTable] | None = None
        self._hovered = self._focused = (-1, -1)
        self._spoken: SpokenTable | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)

    def show_rows(self, header: tuple[str, ...], rows: tuple[tuple[Cell, ...], ...]) -> None:
        """Show a table; short rows are filled up with empty cells."""
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
        return round(sum(c.least for c in self._columns()))

    @property
    def _is_long(self) -> bool:
        return len(self._rows) > _LONG

    @property
    def _size(self) -> float:
        """The size of words, in em."""
        return _SMALLER if self._is_long else 1.0

    def _metrics(self, *, bold: bool = False) -> QFontMetrics:
        return QFontMetrics(font(self._theme, self._size, bold=bold))

    def _numeric(self, column: int) -> bool:
        return any(row[column].numeric for row in self._rows)

    def _at(self, width: int) -> LaidTable:
        if self._laid is None or self._laid[0] != width:
            self._laid = (width, self._lay_out(max(width, 1)))
        return self._laid[1]

    def _lay_out(self, width: int) -> LaidTable:
        columns = self._columns()
        tails = tuple(self._tail(n) for n in range(len(columns)))
        names = next((n for n in range(len(columns)) if self._numeric(n)), len(columns))
        bands: list[Band] = []
        for numbers in in_bands(columns, names, width):
            widths = share_width([columns[n] for n in numbers], width)
            heights = tuple(
                self._row_height(row, numbers, widths, tails) for row in range(-1, len(self._rows))
            )
            top = bands[-1].bottom + self._theme.px(0.8) if bands else 0
            bands.append(Band(numbers, widths, heights, top))
        return LaidTable(tuple(bands), tails)

    def _columns(self) -> list[Column]:
        pad = self._theme.px(1.4)
        return [self._column(n, title, pad) for n, title in enumerate(self._header)]

    def _column(self, n: int, title: str, pad: int) -> Column:
        bold = self._metrics(bold=True)
        cells = [self._cell_width(r[n]) for r in self._rows]
        natural = max([bold.horizontalAdvance(title), *cells])
        smalls = [self._small_width(r[n]) for r in self._rows if r[n].small]
        if smalls:
            least = max(*cells, max(smalls) + self._numbers_beside(n))
            return Column(max(natural, least) + pad, least + pad)
        if self._numeric(n):
            numbers = self._numbers_width(n)
            least = max(numbers, min(natural, self._theme.px(3)))
            return Column(max(natural, numbers) + pad, least + pad)
        return Column(natural + pad, min(natural, self._theme.px(6)) + pad)

    def _cell_width(self, cell: Cell) -> int:
        """The words of a cell on one line, with its tags and what is drawn beside them."""
        words = self._metrics().horizontalAdvance(cell.text) if cell.shows_words else 0
        return words + self._tags_width(cell)

    def _small_width(self, cell: Cell) -> int:
        if cell.small is None:
            return 0
        return round(self._theme.px(width_of(cell.small) + (_SMALL_GAP if cell.shows_words else 0)))

    def _numbers_width(self, n: int) -> int:
        """The room that the numbers of a column take, one point over the other."""
        cells, width = [row[n] for row in self._rows], self._metrics().horizontalAdvance
        numbers = [split_number(c.text)[0] for c in cells if c.numeric and has_digits(c.text)]
        aligned = max(map(width, numbers), default=0) + sum(self._tail(n))
        return max([aligned, *(width(c.text) for c in cells)])

    def _numbers_beside(self, n: int) -> int:
        """The room of those numbers of a column that have a drawing beside them."""
        cells = [row[n] for row in self._rows if row[n].small and row[n].shows_words]
        width = self._metrics().horizontalAdvance
        parts = [split_number(c.text) for c in cells]
        before, after = (
            max((width(p) for p in side), default=0)
            for side in ([head for head, _, _ in parts], [decimals + rest for _, decimals, rest in parts])
        )
        return before + max(after, sum(self._tail(n)))

    def _tail(self, n: int) -> tuple[int, int]:
        cells = [row[n] for row in self._rows]
        numbers = [split_number(c.text) for c in cells if c.numeric and has_digits(c.text)]
        width = self._metrics().horizontalAdvance
        decimals = max((width(d) for _, d, _ in numbers), default=0)
        return decimals, max((width(rest) for _, _, rest in numbers), default=0)

    def _row_height(
        self, row: int, numbers: Sequence[int], widths: Sequence[int], tails: Sequence[tuple[int, int]]
    ) -> int:
        shown = zip(numbers, widths, strict=True)
        broken = (self._broken(row, n, width, tails[n][1]) for n, width in shown)
        lines = max(text.count("\n") + 1 for text in broken)
        air = _LITTLE_AIR if self._is_long and row >= 0 else _AIR
        return lines * self._metrics(bold=row < 0).height() + self._theme.px(air)

    def _broken(self, row: int, column: int, width: int, after: int) -> str:
        """The words of a cell on its lines; numbers stay on one, their heads end over the numbers."""
        room = width - 2 * self._theme.px(_PAD)
        if row < 0:
            room -= after if self._numeric(column) else 0
            return with_breaks(self._header[column], room, self._theme, self._size, bold=True)
        cell = self._rows[row][column]
        if self._numeric(column):
            return cell.text
        if not cell.shows_words:
            return ""
        return with_breaks(cell.text, room - self._tags_width(cell), self._theme, self._size)

    def _tags_width(self, cell: Cell) -> int:
        """The room its tags take behind its words."""
        return sum(width + self._theme.px(_TAG_GAP) for _, width in self._tags(cell))

    def _tags(self, cell: Cell) -> list[tuple[str, int]]:
        """Each tag with the width of its box."""
        width = QFontMetrics(font(self._theme, _TAG)).horizontalAdvance
        return [(tag, width(tag) + self._theme.px(0.4)) for tag in cell.tags]

    # Paint -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._header:
            return
        painter, laid = QPainter(self), self._at(self.width())
        for band in laid.bands:
            self._rules(painter, band)
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

    def _paint_cell(self, painter: QPainter, laid: LaidTable, band: Band, row: int, place: int) -> None:
        column, width = band.columns[place], band.widths[place]
        area, pad = band.area(row, place), self._theme.px(_PAD)
        inner = area.adjusted(pad, 0, -pad, 0)
        painter.setFont(font(self._theme, self._size, bold=row < 0))
        painter.setPen(self._theme.chrome("text"))
        middle = Qt.AlignmentFlag.AlignVCenter
        if row < 0:
            side = Qt.AlignmentFlag.AlignRight if self._numeric(column) else Qt.AlignmentFlag.AlignLeft
            after = laid.tails[column][1]
            text = self._broken(row, column, width, after)
            painter.drawText(inner.adjusted(0, 0, -after, 0), side | middle, text)
            self._paint_focus(painter, area, (row, column))
            return
        cell = self._rows[row][column]
        self._paint_ground(painter, area, cell, column)
        if self._starts and column == 0:
            painter.setFont(font(self._theme, self._size, bold=True))
            painter.setPen(self._theme.chrome("primary"))
        if cell.numeric and has_digits(cell.text):
            self._paint_number(painter, inner, cell.text, laid.tails[column])
        elif self._numeric(column):
            painter.drawText(inner, Qt.AlignmentFlag.AlignRight | middle, cell.text)
        else:
            text = self._broken(row, column, width, 0)
            painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | middle, text)
            self._paint_tags(painter, inner, text, cell)
        self._paint_link(painter, area, cell, (row, column))

    def _paint_ground(self, painter: QPainter, area: QRect, cell: Cell, column: int) -> None:
        """The pale ground of what is below or behind, and the small drawing left of the numbers."""
        em = self._theme.px(1)
        if cell.is_lesser:
            painter.fillRect(area.adjusted(0, 2, 0, -1), self._theme.chrome("raised"))
        if cell.small is not None:
            left = area.left() + self._theme.px(_PAD)
            if cell.shows_words:
                right = area.right() - self._theme.px(_PAD) - self._numbers_beside(column)
                left = round(right - self._small_width(cell))
            room = Rect(left, area.top(), width_of(cell.small) * em, area.height())
            ink = Ink(painter, self._theme, Metrics(em))
            painter.save()
            ink.paint(small_pieces(cell.small, room, em))
            painter.restore()

    def _paint_tags(self, painter: QPainter, inner: QRect, text: str, cell: Cell) -> None:
        """Small boxes behind the last line: 初, 修, 期后."""
        lines, metrics = text.split("\n"), self._metrics()
        x = inner.left() + metrics.horizontalAdvance(lines[-1])
        middle = inner.center().y() + (len(lines) - 1) * metrics.height() // 2
        height = round(self._theme.px(1.25) * _TAG)
        painter.setFont(font(self._theme, _TAG))
        for tag, width in self._tags(cell):
            x += self._theme.px(_TAG_GAP)
            box = QRect(x, middle - height // 2, width, height)
            painter.setPen(QPen(self._theme.chrome("border-strong"), 1))
            painter.drawRoundedRect(box, 3, 3)
            painter.setPen(self._theme.chrome("muted"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tag)
            x += width

    def _paint_number(self, painter: QPainter, inner: QRect, text: str, tail: tuple[int, int]) -> None:
        head, decimals, rest = split_number(text)
        point = inner.right() + 1 - sum(tail)
        left = QRect(inner.left(), inner.top(), point - inner.left(), inner.height())
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(left, Qt.AlignmentFlag.AlignRight | middle, head)
        # Words after a whole number stand where they do after decimals: one column of words.
        for words, x in ((decimals, point), (rest, point + tail[0])):
            right = QRect(x, inner.top(), sum(tail) + 2, inner.height())
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
