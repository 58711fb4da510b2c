"""一表统览 as a native table: columns and rows as projected, small drawings as shapes over the cells."""

import itertools
from typing import Any, Final

from qjviewer.charts.layout.plane import Rect
from qjviewer.charts.palette import look
from qjviewer.charts.small import Small, small_pieces
from qjviewer.exports.slides.drawn import draw_pieces
from qjviewer.exports.slides.slide_canvas import (
    INK,
    MAIN,
    MUTED,
    SAFETY,
    ParagraphSetting,
    SlideCanvas,
    TextSpan,
    emu,
    fitted,
    paint,
    place,
)
from qjviewer.pages.blocks import Cell, Table, text_of
from qjviewer.pages.whole_names import lexicon_of
from qjviewer.setting.slides.body import SCALES, SlideSetting
from qjviewer.setting.slides.statement_plan import StatementColumn, StatementPlan, statement_plan
from qjviewer.setting.slides.style import FLOOR_SOURCE, HEIGHT, SlideStyle
from qjviewer.wording import Language, say

_NOTHING: Final = "\u00a0"
_UNIT: Final = 540.0 / HEIGHT  # points of a slide 540 high, a unit of the projector's
_NO_STYLE: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # no lines, no fills
_NOTES_SIZE: Final = FLOOR_SOURCE * _UNIT
_RULES: Final = ("#D5DCE4", "#6B7885")  # between rows; around the table and where a group begins


def draw_statement(canvas: SlideCanvas, table: Table, area: Rect, lang: Language) -> None:
    """The table in an area with its unit above and its notes below."""
    notes = [TextSpan(_joined(table, lang), _NOTES_SIZE, colour=MUTED)] if table.notes else []
    low = _NOTES_SIZE * 3.2 if notes else 0.0
    top = area.top
    if table.unit:
        unit = [[TextSpan(table.unit, _NOTES_SIZE, colour=MUTED)]]
        canvas.text(Rect(area.left, top, area.width, 15), unit, ParagraphSetting("right"))
        top += 16
    room = Rect(area.left, top, area.width, area.bottom - top - low)
    plan = _plan(table, room, lang)
    _Grid(canvas, plan, room).fill()
    if notes:
        box = Rect(area.left, area.bottom - low + 4, area.width, low - 4)
        canvas.text(box, fitted([notes], box), ParagraphSetting())


def _plan(table: Table, room: Rect, lang: Language) -> StatementPlan:
    """The largest plan that fits; the smallest where none does."""
    style = SlideStyle(latin=lang == "en", words=lexicon_of(None, lang))
    width, height = room.width / _UNIT, room.height / _UNIT
    plans = (statement_plan(table, SlideSetting(style, lang, width, s), height) for s in SCALES)
    plan = None
    for plan in plans:
        if not plan.too_wide and plan.height <= height:
            break
    assert plan is not None
    return plan


def _joined(table: Table, lang: Language) -> str:
    gap = " " if lang == "en" else ""
    return say("exports.note", lang, text=gap.join(text_of(n) for n in table.notes))


class _Grid:
    """Fills a native table by a plan; a first column names the groups where there are such."""

    def __init__(self, canvas: SlideCanvas, plan: StatementPlan, room: Rect) -> None:
        self._canvas, self._plan, self._room = canvas, plan, room
        self._first = 1 if plan.sections else 0
        self._size = round(plan.size * _UNIT / SAFETY * 2) / 2
        self._edges = self._column_edges()
        self._made = self._table()

    def _column_edges(self) -> list[float]:
        """Where columns of the table begin and end, in points from its left: in the middle of the gaps."""
        columns = self._plan.columns
        between = [(a.right + b.left) / 2 for a, b in itertools.pairwise(columns)]
        left = [columns[0].left - self._plan.size * 0.4] if self._first else []
        edges = [0.0, *left, *between, columns[-1].right]
        return [e * _UNIT for e in edges]

    def _table(self) -> Any:
        plan, count = self._plan, len(self._plan.tops)
        box = Rect(self._room.left, self._room.top, self._room.width, plan.height * _UNIT)
        frame = self._canvas.shapes.add_table(count, len(self._edges) - 1, *place(box))
        made = frame.table
        made.first_row, made.horz_banding = True, False
        frame._element.graphic.graphicData.tbl.tblPr.find(_tag("tableStyleId")).text = _NO_STYLE
        for column, (a, b) in zip(made.columns, zip(self._edges, self._edges[1:], strict=False), strict=True):
            column.width = emu(b - a)
        tops = (0.0, *plan.tops)
        for row, (a, b) in zip(made.rows, itertools.pairwise(tops), strict=True):
            row.height = emu((b - a) * _UNIT)
        return made

    def fill(self) -> None:
        """Headings, names of groups, numbers; then what is drawn."""
        begins = {row for row, _ in self._plan.sections}
        for row in self._made.rows:
            for cell in row.cells:
                # An empty cell would be as high as text of the usual size.
                self._canvas.fill_text(cell.text_frame, [[TextSpan(_NOTHING, self._size)]])
                cell.margin_top = cell.margin_bottom = 0
        for number, column in enumerate(self._plan.columns):
            self._column(number + self._first, column)
        if self._first:
            self._groups()
        last = len(self._plan.tops) - 1
        for row in range(last + 1):
            strong = row in (0, last) or row in begins
            for cell in self._made.rows[row].cells:
                if not row:
                    _rule(cell, "lnT", _RULES[1], 1.5)
                _rule(cell, "lnB", _RULES[strong], 1.5 if row in (0, last) else 0.5)
        for column in self._plan.columns:
            for row, cell in enumerate(column.cells):
                if cell.small is not None:
                    self._drawn(row, cell.small, column, cell)

    def _column(self, number: int, column: StatementColumn) -> None:
        head = (
            "\n".join(column.head.stretches[0].text[line.start : line.end] for line in column.head.broken)
            if column.head.stretches
            else ""
        )
        self._cell(0, number, [TextSpan(head, self._size, True, MUTED)], right=column.numeric, low=True)
        for row, cell in enumerate(column.cells, 1):
            spans = [TextSpan(cell.text if cell.shows_words else _NOTHING, self._size, colour=INK)]
            spans += [TextSpan(f"\u2009[{tag}]", self._size * 0.8, colour=MUTED) for tag in cell.tags]
            self._cell(row, number, spans, right=column.numeric)
            if cell.is_lesser:
                paint(self._made.cell(row, number).fill, look("tint").fill)

    def _groups(self) -> None:
        """Each group's name once, in its first row."""
        for row, name in self._plan.sections:
            self._cell(row + 1, 0, [TextSpan(name, self._size, True, MAIN)], right=False)

    def _cell(self, row: int, column: int, spans: list[TextSpan], *, right: bool, low: bool = False) -> None:
        cell = self._made.cell(row, column)
        cell.text_frame.clear()
        self._canvas.fill_text(cell.text_frame, [spans], ParagraphSetting("right" if right else "left"))
        cell.vertical_anchor = _anchor("BOTTOM" if low else "MIDDLE")
        gap = self._plan.size * _UNIT * 0.4
        cell.margin_left = 0 if column == 0 else emu(gap)
        cell.margin_right = 0 if column == len(self._edges) - 2 else emu(gap)

    def _drawn(self, row: int, small: Small, column: StatementColumn, cell: Cell) -> None:
        top, bottom = (self._room.top + self._plan.tops[n] * _UNIT for n in (row, row + 1))
        em = self._plan.size * _UNIT
        high = min((bottom - top) * 0.92, em * 1.3)
        left, middle = self._room.left + column.left * _UNIT, (top + bottom) / 2
        area = Rect(left, middle - high / 2, column.drawn * _UNIT, high)
        draw_pieces(self._canvas, small_pieces(small, area, em), em, cell.text)


def _anchor(name: str) -> Any:
    from pptx.enum.text import MSO_ANCHOR

    return getattr(MSO_ANCHOR, name)


def _rule(cell: Any, side: str, colour: str, points: float) -> None:
    """A line along one side of a cell; the library knows of none."""
    properties = cell._tc.get_or_add_tcPr()
    line = properties.makeelement(_tag(side), {"w": str(emu(points)), "cap": "flat", "cmpd": "sng"})
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
