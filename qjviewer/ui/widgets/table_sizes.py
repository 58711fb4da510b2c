"""How wide and high the cells of a table on the screen must be for their words."""

from collections.abc import Sequence
from functools import cached_property

import msgspec
from PySide6.QtGui import QFontMetrics

from qjviewer.charts.small import width_of
from qjviewer.pages.blocks import Cell, GroupedHead, Row, head_spans
from qjviewer.setting.columns import (
    ColumnDemand,
    has_digits,
    in_bands,
    share_width,
    split_number,
    units_differ,
)
from qjviewer.ui.draw.fonts import font
from qjviewer.ui.draw.lines import least_width, with_breaks
from qjviewer.ui.draw.theme import Theme
from qjviewer.ui.widgets.bands import Band, LaidTable

PAD = 0.35  # em to the left and right of a cell's words
TAG, TAG_GAP = 0.82, 0.35  # em: the size of a tag behind a name, and the space before it
_SMALL_GAP = 0.6  # em between a small drawing and the words beside it
_LONG = 12  # rows of a table that stands closer, in smaller words
_AIR, _LITTLE_AIR = 0.7, 0.03  # em around the words of a row; in long tables
_OVER_AIR = 0.35  # em around a heading over several columns
_INDENT = "\u3000"
_LEAD = 1.4  # em at most before a column of small drawings: numbers end just before it
_BEHIND = 1.0  # em before a column of words behind one of numbers
_SMALLER = 0.94  # of the usual size


class TableSizes(msgspec.Struct, frozen=True, dict=True):
    """The sizes of a header and rows of equal length in a theme.

    `heads` are the same headings, one or none a column, where some share one over them.
    """

    theme: Theme
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    heads: tuple[GroupedHead, ...] = ()

    @property
    def is_long(self) -> bool:
        """Whether its rows stand closer and its words are smaller."""
        return len(self.rows) > _LONG

    @property
    def size(self) -> float:
        """The size of words, in em."""
        return _SMALLER if self.is_long else 1.0

    def metrics(self, *, bold: bool = False) -> QFontMetrics:
        """How wide words are."""
        return QFontMetrics(font(self.theme, self.size, bold=bold))

    def is_numeric(self, column: int) -> bool:
        """Whether a column holds numbers."""
        return any(row[column].numeric for row in self.rows)

    @cached_property
    def at_unit(self) -> tuple[bool, ...]:
        """Of each column whether its numbers end on one edge, not one point over the other."""
        columns = range(len(self.header))
        return tuple(units_differ(row[n].text for row in self.rows if row[n].numeric) for n in columns)

    def lay_out(self, width: int) -> LaidTable:
        """Where everything stands in a width."""
        columns = self.columns()
        tails = tuple(self._tail(n) for n in range(len(columns)))
        names = next((n for n in range(len(columns)) if self.is_numeric(n)), len(columns))
        bands: list[Band] = []
        for numbers in in_bands(columns, names, width):
            widths = share_width([columns[n] for n in numbers], width)
            head, *heights = (
                self._row_height(row, numbers, widths, tails) for row in range(-1, len(self.rows))
            )
            over = self._over_height(numbers)
            top = bands[-1].bottom + self.theme.px(0.8) if bands else 0
            bands.append(Band(numbers, widths, (head + over, *heights), top, over))
        return LaidTable(tuple(bands), tails)

    def columns(self) -> list[ColumnDemand]:
        """What each column would like, and the least it can live with."""
        pad = self.theme.px(1.4)
        texts = [head.text for head in self.heads] or self.header
        return self._under_groups([self._column(n, title, pad) for n, title in enumerate(texts)])

    def _under_groups(self, columns: list[ColumnDemand]) -> list[ColumnDemand]:
        """The columns, as wide together as the heading over them."""
        for over in head_spans(self.heads):
            needed = self.over_width(over.text) + self.theme.px(2 * PAD) if over.text else 0
            for n in over.columns:
                share = -(-needed // over.count)
                columns[n] = ColumnDemand(max(columns[n].natural, share), max(columns[n].least, share))
        return columns

    def over_width(self, text: str) -> int:
        """The room of a heading over several columns."""
        return self.metrics().horizontalAdvance(text)

    def _over_height(self, numbers: Sequence[int]) -> int:
        shared = any(self.heads[n].group for n in numbers) if self.heads else False
        return self.metrics().height() + self.theme.px(_OVER_AIR) if shared else 0

    def _column(self, n: int, title: str, pad: int) -> ColumnDemand:
        bold = self.metrics(bold=True)
        cells = [self._cell_width(r[n]) for r in self.rows]
        natural = max([bold.horizontalAdvance(title), *cells])
        smalls = [self.small_width(r[n]) for r in self.rows if r[n].small]
        if smalls:
            least = max(*cells, max(smalls) + self.numbers_beside(n))
            return ColumnDemand(max(natural, least) + pad, least + pad)
        if self.is_numeric(n):
            numbers = self._numbers_width(n)
            word = least_width(title, self.theme, self.size, bold=True) + self._tail(n)[1]
            least = max(numbers, min(natural, self.theme.px(3)), word)
            return ColumnDemand(max(natural, numbers) + pad, least + self.theme.px(2 * PAD + 0.1))
        pad += self._behind_numbers(n)
        return ColumnDemand(natural + pad, min(natural, self.theme.px(6)) + pad)

    def _behind_numbers(self, n: int) -> int:
        """The space before a column of words behind one of numbers, which end just before it."""
        words = n > 0 and self.is_numeric(n - 1) and not self.is_numeric(n)
        return self.theme.px(_BEHIND) if words else 0

    def _cell_width(self, cell: Cell) -> int:
        """The words of a cell on one line, with its tags and what is drawn beside them."""
        words = self.metrics().horizontalAdvance(cell.text) if cell.shows_words else 0
        return words + self.tags_width(cell)

    def small_width(self, cell: Cell) -> int:
        """The room of what is drawn in a cell, with the space before its words."""
        if cell.small is None:
            return 0
        return round(self.theme.px(width_of(cell.small) + (_SMALL_GAP if cell.shows_words else 0)))

    def lead(self, n: int, width: int) -> int:
        """The space before a column of this width: of small drawings alone, or of words behind numbers."""
        smalls = [row[n] for row in self.rows if row[n].small]
        if not smalls or any(cell.shows_words for cell in smalls):
            return self._behind_numbers(n)
        spare = width - max(map(self.small_width, smalls)) - self.theme.px(2 * PAD)
        return max(0, min(self.theme.px(_LEAD), spare // 2))

    def _numbers_width(self, n: int) -> int:
        """The room that the numbers of a column take, one point over the other."""
        cells, width = [row[n] for row in self.rows], self.metrics().horizontalAdvance
        at_unit = self.at_unit[n]
        numbers = [
            split_number(c.text, at_unit=at_unit)[0] for c in cells if c.numeric and has_digits(c.text)
        ]
        aligned = max(map(width, numbers), default=0) + sum(self._tail(n))
        return max([aligned, *(width(c.text) for c in cells)])

    def numbers_beside(self, n: int) -> int:
        """The room of those numbers of a column that have a drawing beside them."""
        cells = [row[n] for row in self.rows if row[n].small and row[n].shows_words]
        width = self.metrics().horizontalAdvance
        parts = [split_number(c.text, at_unit=self.at_unit[n]) for c in cells]
        before, after = (
            max((width(p) for p in side), default=0)
            for side in ([head for head, _, _ in parts], [decimals + rest for _, decimals, rest in parts])
        )
        return before + max(after, sum(self._tail(n)))

    def _tail(self, n: int) -> tuple[int, int]:
        cells = [row[n] for row in self.rows]
        at_unit = self.at_unit[n]
        numbers = [split_number(c.text, at_unit=at_unit) for c in cells if c.numeric and has_digits(c.text)]
        width = self.metrics().horizontalAdvance
        decimals = max((width(d) for _, d, _ in numbers), default=0)
        return decimals, max((width(rest) for _, _, rest in numbers), default=0)

    def _row_height(
        self, row: int, numbers: Sequence[int], widths: Sequence[int], tails: Sequence[tuple[int, int]]
    ) -> int:
        shown = zip(numbers, widths, strict=True)
        broken = (self.broken(row, n, width, tails[n][1]) for n, width in shown)
        lines = max(text.count("\n") + 1 for text in broken)
        air = _LITTLE_AIR if self.is_long and row >= 0 else _AIR
        return lines * self.metrics(bold=row < 0).height() + self.theme.px(air)

    def broken(self, row: int, column: int, width: int, after: int) -> str:
        """The words of a cell on its lines; numbers stay on one, their heads end over the numbers."""
        room = width - 2 * self.theme.px(PAD) - self._behind_numbers(column)
        if row < 0:
            room -= after if self.is_numeric(column) else 0
            text = self.heads[column].text if self.heads else self.header[column]
            return with_breaks(text, room, self.theme, self.size, bold=True)
        cell = self.rows[row][column]
        if self.is_numeric(column):
            return cell.text
        if not cell.shows_words:
            return ""
        words = cell.text.lstrip(_INDENT)
        # Every line of an indented name is indented.
        indent = cell.text[: len(cell.text) - len(words)]
        room -= self.tags_width(cell) + self.metrics().horizontalAdvance(indent)
        lines = with_breaks(words, room, self.theme, self.size).split("\n")
        return "\n".join(indent + line for line in lines)

    def tags_width(self, cell: Cell) -> int:
        """The room its tags take behind its words."""
        return sum(width + self.theme.px(TAG_GAP) for _, width in self.tags(cell))

    def tags(self, cell: Cell) -> list[tuple[str, int]]:
        """Each tag with the width of its box."""
        width = QFontMetrics(font(self.theme, TAG)).horizontalAdvance
        return [(tag, width(tag) + self.theme.px(0.4)) for tag in cell.tags]
