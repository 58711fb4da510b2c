"""Tables as native ones: cells, words, rules and grounds where the laid-out slide has them."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Final

from qjviewer.exports.slides.slide_canvas import SlideCanvas, paint
from qjviewer.exports.slides.text_body import ParagraphSetting, TextSpan, spans_of
from qjviewer.setting.slides.sheet import PlacedTable, PlacedWords, SlideBox
from qjviewer.setting.slides.style import SlideStyle

_NOTHING: Final = "\u00a0"
_NOTHING_HIGH: Final = 12.0  # an empty cell would be as high as text of the usual size
_NO_STYLE: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # no lines, no fills
_RULE: Final = 3.0  # a box that is thinner is a line


def draw_table(
    canvas: SlideCanvas,
    table: PlacedTable,
    words: Sequence[PlacedWords],
    boxes: Sequence[SlideBox],
    style: SlideStyle,
) -> None:
    """The table with the words, rules and grounds that stand in it."""
    _Grid(canvas, table, style).fill(words, boxes)


class _Grid:
    def __init__(self, canvas: SlideCanvas, table: PlacedTable, style: SlideStyle) -> None:
        self._canvas, self._table, self._style = canvas, table, style
        self._made = self._table_shape()

    def _table_shape(self) -> Any:
        table, emu = self._table, self._canvas.emu
        shape = self._canvas.shapes.add_table(
            len(table.rows) - 1, len(table.columns) - 1, *self._canvas.place(table.area)
        )
        made = shape.table
        made.first_row, made.horz_banding = True, False
        shape._element.graphic.graphicData.tbl.tblPr.find(_tag("tableStyleId")).text = _NO_STYLE
        for column, (a, b) in zip(made.columns, pairwise(table.columns), strict=True):
            column.width = emu(b - a)
        for row, (a, b) in zip(made.rows, pairwise(table.rows), strict=True):
            row.height = emu(b - a)
        for over in table.over:
            made.cell(0, over.first).merge(made.cell(0, over.columns[-1]))
        return made

    def fill(self, words: Sequence[PlacedWords], boxes: Sequence[SlideBox]) -> None:
        """Fill every cell: words first, since what is empty needs something small."""
        cells: dict[tuple[int, int], PlacedWords] = {}
        for placed in words:
            cells[self._table.cell_at(placed.area)] = placed
        for row in range(len(self._table.rows) - 1):
            for column in range(len(self._table.columns) - 1):
                self._cell(row, column, cells.get((row, column)))
        for box in boxes:
            if box.fill and box.area.height <= _RULE:
                self._rule(box)
            elif box.fill:
                paint(self._made.cell(*self._table.cell_at(box.area)).fill, self._style.hex(box.fill))

    def _cell(self, row: int, column: int, placed: PlacedWords | None) -> None:
        cell, emu = self._made.cell(row, column), self._canvas.emu
        cell.margin_left = cell.margin_right = cell.margin_top = cell.margin_bottom = 0
        over = self._table.over_at(row, column)
        if placed is None:
            setting = ParagraphSetting(step=_NOTHING_HIGH)
            self._canvas.fill_text(cell.text_frame, [[TextSpan(_NOTHING, _NOTHING_HIGH)]], setting)
            return
        right = self._table.numeric[column]
        align = "center" if over else "right" if right else "left"
        setting = ParagraphSetting(align, step=placed.words.step)
        self._canvas.fill_text(cell.text_frame, [spans_of(placed.words, self._style)], setting)
        area = placed.area
        cell.margin_top = emu(max(0.0, area.top - self._table.rows[row]))
        if over:
            return
        if right:
            cell.margin_right = emu(max(0.0, self._table.columns[column + 1] - area.right))
        else:
            cell.margin_left = emu(max(0.0, area.left - self._table.columns[column]))

    def _rule(self, box: SlideBox) -> None:
        """A line along the edge of the rows it is nearest to, as far as it reaches."""
        edges, y = self._table.rows, box.area.centre.y
        edge = min(range(len(edges)), key=lambda n: abs(edges[n] - y))
        assert box.fill is not None
        colour, width = self._style.hex(box.fill), self._canvas.emu(box.area.height)
        row = self._made.rows[max(0, edge - 1)]
        for cell, (left, right) in zip(row.cells, pairwise(self._table.columns), strict=True):
            if box.area.left <= (left + right) / 2 <= box.area.right:
                _line(cell, "lnB" if edge else "lnT", colour, width)


def _line(cell: Any, side: str, colour: str, width: int) -> None:
    """A line along one side of a cell; the library knows of none."""
    properties = cell._tc.get_or_add_tcPr()
    for old in properties.findall(_tag(side)):
        properties.remove(old)
    line = properties.makeelement(_tag(side), {"w": str(width), "cap": "flat", "cmpd": "sng"})
    fill = line.makeelement(_tag("solidFill"), {})
    fill.append(fill.makeelement(_tag("srgbClr"), {"val": colour.removeprefix("#")}))
    line.append(fill)
    # The one above comes before the one below, and lines come before fills.
    above = properties.find(_tag("lnT"))
    properties.insert(0 if above is None else 1, line)


def _tag(name: str) -> str:
    from pptx.oxml.ns import qn

    found: str = qn(f"a:{name}")
    return found
