"""Native tables: top and bottom rules, numbers to the right, the unit above."""

from typing import Any

from qjviewer.charts.layout.plane import Rect
from qjviewer.exports.slides.native_statement import draw_statement
from qjviewer.exports.slides.slide_canvas import (
    INK,
    MAIN,
    MUTED,
    SAFETY,
    WHITE,
    ParagraphSetting,
    SlideCanvas,
    TextSpan,
    emu,
    height_of,
    paint,
    place,
)
from qjviewer.pages.blocks import Table, text_of
from qjviewer.text.measured import measured
from qjviewer.text.ruler import ruler
from qjviewer.wording import Language, say

_SIZES = (18.0, 16.0, 14.0, 12.0, 11.0, 10.0)


def draw_table(canvas: SlideCanvas, table: Table, area: Rect, lang: Language) -> None:
    """The table as large as fits, its notes below."""
    if table.is_statement:
        draw_statement(canvas, table, area, lang)
        return
    notes = [[TextSpan(say("exports.note", lang, text=text_of(n)), 12, colour=MUTED)] for n in table.notes]
    low = min(80.0, height_of(notes, area.width)) if notes else 0.0
    top = area.top
    if table.unit:
        canvas.text(
            Rect(area.left, top, area.width, 20),
            [[TextSpan(table.unit, 14, colour=MUTED)]],
            ParagraphSetting("right"),
        )
        top += 24
    room = Rect(area.left, top, area.width, area.bottom - top - low - 6)
    rows = [table.header, *(tuple(c.text for c in row) for row in table.rows)]
    widths = _widths(rows, room.width)
    size = next((s for s in _SIZES if _height(rows, widths, s) <= room.height), _SIZES[-1])
    numeric = [any(c.numeric for c in column) for column in zip(*table.rows, strict=False)]
    shape = canvas.shapes.add_table(
        len(rows), len(rows[0]), *place(Rect(room.left, room.top, room.width, 10))
    )
    made = shape.table
    for column, width in zip(made.columns, widths, strict=True):
        column.width = emu(width)
    for number, row in enumerate(rows):
        made.rows[number].height = emu(size * 1.9)
        for column, text in enumerate(row):
            _cell(
                canvas,
                made.cell(number, column),
                text,
                size,
                head=number == 0,
                right=bool(column) and numeric[column],
            )
    if notes:
        canvas.text(
            Rect(area.left, area.bottom - low, area.width, low), notes, ParagraphSetting(anchor="bottom")
        )


def _widths(rows: list[tuple[str, ...]], width: float) -> list[float]:
    """Columns as wide as their longest words, within the whole; a single word is never broken."""

    em = ruler(bold=True).ems
    wanted = [
        max(max(min(em(t), 16), *(em(w) * 1.2 for w in t.split() or [""])) for t in column) + 1.8
        for column in zip(*rows, strict=True)
    ]
    return [w / sum(wanted) * width for w in wanted]


def _height(rows: list[tuple[str, ...]], widths: list[float], size: float) -> float:
    def lines(text: str, width: float) -> int:
        return len(measured(text, size, bold=True).lines(max(1.0, width - 14) / SAFETY))

    return sum(
        max(lines(t, w) for t, w in zip(row, widths, strict=True)) * size * 1.25 + size * 0.65 for row in rows
    )


def _cell(canvas: SlideCanvas, cell: Any, text: str, size: float, *, head: bool, right: bool) -> None:
    span = TextSpan(text, size, head, WHITE if head else INK)
    canvas.fill_text(cell.text_frame, [[span]], ParagraphSetting("right" if right else "left", "middle"))
    cell.margin_left = cell.margin_right = emu(6)
    cell.margin_top = cell.margin_bottom = emu(size * 0.2)
    paint(cell.fill, MAIN if head else WHITE)
