"""The bureau's sheet as it looks: a chip over each column, a number on every cell that is asked about."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from qjviewer.intake.answers import SKIP
from qjviewer.intake.listing import measure_text
from qjviewer.intake.measure_words import MEASURES, YOY
from qjviewer.intake.review import ColumnReading, IntakeReview, PreviewedCell
from qjviewer.problems import cell_address, column_letters
from qjviewer.ui.draw.theme import Chrome, Theme
from qjviewer.ui.widgets.tips import as_tip
from qjviewer.wording import Language, say

_QUESTION = Qt.ItemDataRole.UserRole
_SETTLED = Qt.ItemDataRole.UserRole + 1
_CENTRED = 8  # columns: the middle of a wider area is out of sight
_CHIPS = 1  # rows above the sheet's own
_OFFERED = ("level", "yoy", "rank", "share", "completion", "target", "diff")
_BASES = ("single", "cumulative", "moment")


class CellMarks(QStyledItemDelegate):
    """Paints an edge and a number on cells that are asked about: red while open, dark once settled."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        number = index.data(_QUESTION)
        if not number:
            return
        ink = self._theme.chrome("primary" if index.data(_SETTLED) else "accent")
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect).adjusted(1, 1, -1.5, -1.5)
        painter.setPen(QPen(ink, 2))
        painter.drawRect(area)
        self._badge(painter, area, str(number), ink)
        painter.restore()

    def _badge(self, painter: QPainter, area: QRectF, words: str, ink: QColor) -> None:
        size = min(area.height() - 4, self._theme.px(1.15))
        spot = QRectF(area.left() + 3, area.center().y() - size / 2, size, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(spot)
        face = QFont(painter.font())
        face.setPixelSize(round(size * 0.68))
        face.setBold(True)
        painter.setFont(face)
        painter.setPen(self._theme.chrome("on-primary"))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, words)


class WorkbookGrid(QTableWidget):
    """One table of a workbook; says when a column is to be read otherwise and when a cell is picked."""

    column_chosen = Signal(str, str)  # the column's label and how it is to be read
    question_picked = Signal(int)

    def __init__(self, theme: Theme, lang: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._lang = theme, lang
        self._asked: Mapping[int, int] = {}
        self.setItemDelegate(CellMarks(theme, self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setAccessibleName(say("intake.sheet-beside", lang))
        self.horizontalHeader().setAccessibleName(say("intake.columns", lang))
        self.verticalHeader().setAccessibleName(say("intake.rows", lang))
        self.setCornerButtonEnabled(False)
        self.currentCellChanged.connect(self._picked)
        self._restyle()

    def _restyle(self) -> None:
        theme = self._theme
        rules: dict[str, str] = {name: theme.hex(name) for name in _STYLED}
        self.setStyleSheet(_SHEET.format_map(rules))
        self.verticalHeader().setDefaultSectionSize(theme.px(1.75))
        self.verticalHeader().setMinimumSectionSize(theme.px(1.4))

    def show_table(self, review: IntakeReview, table: int, asked: Mapping[int, int]) -> None:
        """Show one table of a review with the answers given so far.

        `asked` are the questions that are shown, each with the number it is shown under.
        """
        self._asked = asked
        rows, columns = review.sheet(table), review.columns(table)
        here = self.currentRow(), self.currentColumn()
        self.blockSignals(True)
        self.clear()
        self.clearSpans()
        self.setRowCount(len(rows) + _CHIPS)
        self.setColumnCount(max((len(row) for row in rows), default=0))
        first = rows[0][0].column if rows and rows[0] else 1
        self.setHorizontalHeaderLabels([column_letters(first + n) for n in range(self.columnCount())])
        self.setVerticalHeaderLabels(["", *(str(row[0].row) for row in rows if row)])
        settled = {n for n in range(1, len(review.questions) + 1) if review.answer_to(n)}
        read = {column.column for column in columns if column.is_read}
        for y, row in enumerate(rows, _CHIPS):
            for x, cell in enumerate(row):
                self.setItem(y, x, self._item(cell, settled, cell.column in read))
        self._merge(review, table, rows)
        self._put_chips(columns, first)
        self._fit()
        if here[0] >= 0:
            self.setCurrentCell(*here)
        self.blockSignals(False)

    def _item(self, cell: PreviewedCell, settled: set[int], is_read: bool) -> QTableWidgetItem:
        # Lines broken within a heading have no room in a row of one line.
        item = QTableWidgetItem(cell.text.replace("\r", "").replace("\n", ""))
        # An empty cell is told by its place.
        told = f"{cell_address(cell.row, cell.column)} {cell.text}".strip()
        item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
        number = self._asked.get(cell.question, 0)
        item.setData(_QUESTION, number)
        item.setData(_SETTLED, cell.question in settled)
        if cell.is_figure:
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if cell.is_bold or number:
            face = QFont(self.font())
            face.setBold(True)
            item.setFont(face)
        if cell.is_hidden or (cell.is_figure and not is_read):
            item.setForeground(self._theme.chrome("muted"))
            item.setBackground(self._theme.chrome("raised"))
        if number:
            item.setToolTip(say("intake.question-number", self._lang, n=number))
        return item

    def _merge(self, review: IntakeReview, table: int, rows: Sequence[Sequence[PreviewedCell]]) -> None:
        at = {
            (cell.row, cell.column): (y, x)
            for y, row in enumerate(rows, _CHIPS)
            for x, cell in enumerate(row)
        }
        for area in review.merged(table):
            inside = [
                at[spot] for spot in area_cells(area.top, area.left, area.bottom, area.right) if spot in at
            ]
            if len(inside) > 1 and (area.top, area.left) in at:
                top, left = at[area.top, area.left]
                bottom, right = max(inside)
                self.setSpan(top, left, bottom - top + 1, right - left + 1)
                item = self.item(top, left)
                if item is not None and right - left < _CENTRED:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)

    # Chips -------------------------------------------------------------------------------

    def _put_chips(self, columns: Sequence[ColumnReading], first: int) -> None:
        for x in range(self.columnCount()):
            self._put_role(x, say("intake.role-empty", self._lang))
        for column in columns:
            x = column.column - first
            if not 0 <= x < self.columnCount():
                continue
            if column.role == "data":
                self._put_role(x, "")
                self.item(0, x).setData(Qt.ItemDataRole.AccessibleTextRole, column.letter)  # type: ignore[union-attr]
                self.setCellWidget(0, x, self._chip(column))
            else:
                self._put_role(x, say(f"intake.role-{column.role}", self._lang))

    def _put_role(self, x: int, words: str) -> None:
        """What a column is for, where it holds no figures."""
        item = QTableWidgetItem(words)
        item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
        item.setForeground(self._theme.chrome("muted"))
        item.setBackground(self._theme.chrome("raised"))
        self.setItem(0, x, item)

    def _chip(self, column: ColumnReading) -> QComboBox:
        chip = QComboBox()
        chip.setStyleSheet(f"QComboBox {{ padding: 2px {self._theme.px(0.35)}px; }}")
        chip.setAccessibleName(say("intake.column-read-as", self._lang, column=column.letter))
        chip.setToolTip(as_tip(column.label))
        words = spec_text(column.spec, self._lang)
        chip.addItem(words, column.spec)
        for spec in (*_OFFERED, SKIP):
            if spec != column.spec and spec_text(spec, self._lang) != words:
                chip.addItem(spec_text(spec, self._lang), spec)
        # A wheel that scrolls the table must not change how a column is read.
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.wheelEvent = lambda event: event.ignore()  # type: ignore[method-assign]
        chip.activated.connect(lambda n, chip=chip: self.column_chosen.emit(column.label, chip.itemData(n)))
        return chip

    def _fit(self) -> None:
        theme = self._theme
        for x in range(self.columnCount()):
            widest = max(
                (self._asks(y, x) for y in range(self.rowCount()) if self.columnSpan(y, x) == 1), default=0
            )
            self.setColumnWidth(x, min(max(widest, theme.px(4.5)), theme.px(17)))
        self.setRowHeight(0, theme.px(2.1))

    def _asks(self, y: int, x: int) -> int:
        widget, item = self.cellWidget(y, x), self.item(y, x)
        if isinstance(widget, QComboBox):
            return self.fontMetrics().horizontalAdvance(widget.currentText()) + self._theme.px(2.6)
        words = item.text() if item is not None else ""
        badge = self._theme.px(1.6) if item is not None and item.data(_QUESTION) else 0
        return self.fontMetrics().horizontalAdvance(words) + self._theme.px(1.1) + badge

    def _picked(self, row: int, column: int, *_: int) -> None:
        item = self.item(row, column)
        if item is not None and item.data(_QUESTION):
            self.question_picked.emit(item.data(_QUESTION))

    def point_at(self, number: int) -> None:
        """Bring the first cell of a question into sight."""
        for y in range(self.rowCount()):
            for x in range(self.columnCount()):
                item = self.item(y, x)
                if item is not None and item.data(_QUESTION) == number:
                    self.scrollToItem(item)
                    return


def area_cells(top: int, left: int, bottom: int, right: int) -> list[tuple[int, int]]:
    """The places of a merged area, as far as a sheet of ordinary size goes."""
    rows, columns = range(top, min(bottom, top + 60) + 1), range(left, min(right, left + 60) + 1)
    return [(row, column) for row in rows for column in columns]


def spec_text(spec: str, lang: Language) -> str:
    """How a column is read, in words: 总量（累计）."""
    words = spec.split()
    if SKIP in words:
        return say("intake.role-skipped", lang)
    measure = next((word for word in words if word in MEASURES), "")
    basis = next((word for word in words if word in _BASES), "")
    if not measure:
        return say(f"intake.basis-{basis}", lang) if basis else say("intake.as-headed", lang)
    told = say("intake.chip-yoy", lang) if measure == YOY else measure_text(measure, lang)
    return (
        say("intake.measure-basis", lang, measure=told, basis=say(f"intake.basis-{basis}", lang))
        if basis
        else told
    )


_STYLED: tuple[Chrome, ...] = ("surface", "text", "border", "raised", "muted", "selection", "on-selection")
_SHEET = """
QTableWidget {{ background: {surface}; color: {text}; gridline-color: {border}; border: 1px solid {border}; }}
QTableWidget::item:selected {{ background: {selection}; color: {on-selection}; }}
QHeaderView::section {{ background: {raised}; color: {muted}; border: 0; border-right: 1px solid {border};
  border-bottom: 1px solid {border}; padding: 2px 6px; }}
QTableCornerButton::section {{ background: {raised}; border: 0; }}
"""
