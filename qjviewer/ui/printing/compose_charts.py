"""Charts on paper: number and conclusion, measure, drawing, small table where asked, 注, sources."""

from collections.abc import Sequence

from qjviewer.pages.blocks import Cell, Chart, Table
from qjviewer.ui.printing.compose_tables import grid, notes_under
from qjviewer.ui.printing.desk import SMALL, Desk, beside, stacked
from qjviewer.ui.printing.headings import kept
from qjviewer.ui.printing.paginate import Brick
from qjviewer.ui.printing.sheet import Drawing, Face
from qjviewer.ui.printing.typeset import Span

EM = 9.0
_TITLE = Face("sans", 10.5, bold=True)
_GUTTER = 18.0
# A drawing never takes more of a page than this: its words need room too.
_MOST = 0.72


def chart_rows(blocks: Sequence[Chart], desk: Desk) -> list[Brick]:
    """Charts in order, two beside each other where both are narrow enough and alike in height."""
    bricks: list[Brick] = []
    waiting = list(blocks)
    while waiting:
        first, *rest = waiting
        if rest and _pair(first, rest[0], desk):
            half = (desk.width - _GUTTER) / 2
            left, right = (chart(c, desk.narrowed(half)) for c in (first, rest[0]))
            bricks.append(beside([(0.0, left), (half + _GUTTER, right)]))
            waiting = rest[1:]
        else:
            bricks.append(chart(first, desk))
            waiting = rest
    return bricks


def _pair(a: Chart, b: Chart, desk: Desk) -> bool:
    half = (desk.width - _GUTTER) / 2
    if a.with_table or b.with_table or max(a.scene.min_width, b.scene.min_width) * EM > half:
        return False
    one, other = (desk.ruler.scene_height(c.scene, half, EM) for c in (a, b))
    return min(one, other) >= 0.55 * max(one, other)


def chart(block: Chart, desk: Desk, em: float = EM) -> Brick:
    """One chart as a brick that is never broken."""
    number = desk.numbering.charts.get(block.path)
    label = desk.say("chart-n", n=number) + "　" if number else ""
    title = [Span(label, _TITLE), *desk.runs(block.title, _TITLE)]
    cites = desk.cites(block.source_marks)
    bricks = desk.paragraph(title, before=12, align="ragged", leading=1.45, cites=cites)
    if block.subtitle:
        bricks += desk.paragraph(desk.runs(block.subtitle, SMALL, "muted"), align="ragged", leading=1.4)
    bricks.append(drawing(block, desk, em))
    if block.with_table:
        bricks.append(stacked(figures_table(block, desk)))
    bricks += notes_under(block.notes, block.sources, block.source_marks, desk)
    return stacked(kept(bricks))


def drawing(block: Chart, desk: Desk, em: float = EM) -> Brick:
    """The drawing alone, as high as it wants but no higher than most of a page."""
    height = min(desk.ruler.scene_height(block.scene, desk.width, em), _MOST * desk.height)
    return Brick(height, (Drawing(0, 0, desk.width, height, block.scene, em),), before=3)


def figures_table(block: Chart, desk: Desk) -> list[Brick]:
    """The figures of a chart in a small table."""
    header, *rows = block.scene.table or ((),)
    cells = tuple(tuple(Cell(text, numeric=n > 0) for n, text in enumerate(row)) for row in rows)
    if not header or not cells:
        return []
    return grid(Table(block.path, (), "", tuple(header), cells), desk, SMALL).bricks
