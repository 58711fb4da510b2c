"""Charts on paper: number and conclusion, measure, drawing, small table where asked, 注, sources."""

import re
from collections.abc import Sequence
from dataclasses import replace

from qjviewer.pages.blocks import Cell, Chart, Run, Runs, Table, text_of
from qjviewer.ui.printing.compose_tables import grid, notes_under
from qjviewer.ui.printing.desk import SMALL, Desk, beside, stacked
from qjviewer.ui.printing.headings import kept
from qjviewer.ui.printing.paginate import Brick
from qjviewer.ui.printing.sheet import Drawing, Face
from qjviewer.ui.printing.typeset import Span

EM = 9.0
_TITLE = Face("sans", 10.5, bold=True)
_GUTTER = 18.0
_NUMBER = re.compile(r"[+−-]?\d[\d,]*(\.\d+)?[^\d年月日]*")
# A drawing never takes more of a page than this: its words need room too.
_MOST = 0.72


def chart_rows(blocks: Sequence[Chart], desk: Desk) -> list[Brick]:
    """Charts in order, two beside each other where both are narrow enough and alike in height."""
    bricks: list[Brick] = []
    waiting = list(blocks)
    while waiting:
        row = waiting[:2] if len(waiting) > 1 and _pair(waiting[0], waiting[1], desk) else waiting[:1]
        bricks += chart_row(row, desk)
        waiting = waiting[len(row) :]
    return bricks


def _pair(a: Chart, b: Chart, desk: Desk) -> bool:
    half = (desk.width - _GUTTER) / 2
    if a.with_table or b.with_table or max(a.scene.min_width, b.scene.min_width) * EM > half:
        return False
    one, other = (desk.ruler.scene_height(c.scene, half, EM) for c in (a, b))
    return min(one, other) >= 0.55 * max(one, other)


def chart_row(row: Sequence[Chart], desk: Desk, em: float = EM) -> list[Brick]:
    """One chart, or two beside each other; what is said under them takes the whole width."""
    width = (desk.width - _GUTTER * (len(row) - 1)) / len(row)
    column = desk.narrowed(width)
    heads = [stacked(chart_head(c, column)) for c in row]
    level = max(h.height for h in heads)
    parts = []
    for n, (block, head) in enumerate(zip(row, heads, strict=True)):
        # Drawings side by side begin at one height, whatever their titles take.
        drawn = drawing(block, column, em)
        parts.append((n * (width + _GUTTER), stacked([replace(head, height=level), drawn])))
    bricks = [replace(beside(parts), before=desk.snapped(12), joined=True)]
    for block in row:
        if block.with_table:
            bricks += figures_table(block, desk)
        bricks += notes_under(notes_of(block), block.sources, block.source_marks, desk, _of(block, row, desk))
    bricks = [*kept(bricks[:-1]), replace(bricks[-1], joined=False)]
    cites = frozenset().union(*(desk.cites(c.source_marks) for c in row))
    return [replace(bricks[0], cites=cites, floats=True), *bricks[1:]]


def notes_of(block: Chart) -> list[Runs]:
    """The notes of the bundle, then what the drawing itself has to say."""
    said = {text_of(n) for n in block.notes}
    return [*block.notes, *((Run(text),) for text in block.scene.notes if text not in said)]


def _of(block: Chart, row: Sequence[Chart], desk: Desk) -> str:
    """Which chart a note belongs to, where two share the room under them."""
    return desk.say("chart-n", n=desk.numbering.charts.get(block.path, 0)) if len(row) > 1 else ""


def chart_head(block: Chart, desk: Desk) -> list[Brick]:
    """Number and conclusion, then measure, period and unit."""
    number = desk.numbering.charts.get(block.path)
    label = desk.say("chart-n", n=number) + "　" if number else ""
    title = [Span(label, _TITLE), *desk.runs(block.title, _TITLE)]
    bricks = desk.paragraph(title, align="ragged", leading=1.45)
    if block.subtitle:
        bricks += desk.paragraph(desk.runs(block.subtitle, SMALL, "muted"), align="ragged", leading=1.4)
    return bricks


def drawing(block: Chart, desk: Desk, em: float = EM) -> Brick:
    """The drawing alone, as high as it wants but no higher than most of a page."""
    height = desk.snapped(min(desk.ruler.scene_height(block.scene, desk.width, em), _MOST * desk.height))
    return Brick(height, (Drawing(0, 0, desk.width, height, block.scene, em),), before=desk.snapped(3))


def _number(text: str) -> bool:
    """Whether a cell holds a number, perhaps with a word after it: 37.7, 9.0（推算）, 500多."""
    return _NUMBER.fullmatch(text) is not None


def figures_table(block: Chart, desk: Desk) -> list[Brick]:
    """The figures of a chart in a small table."""
    header, *rows = block.scene.table or ((),)
    cells = tuple(tuple(Cell(text, numeric=_number(text)) for text in row) for row in rows)
    if not header or not cells:
        return []
    return grid(Table(block.path, (), "", tuple(header), cells), desk, SMALL).bricks
