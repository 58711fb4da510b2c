"""Tables on paper: open sides, decimals aligned, head and unit again (续表) where a page ends."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from qjviewer.pages.blocks import Cell, Run, SourceMark, Table
from qjviewer.ui.printing.columns import PAD, before_point, column_widths, parted, split_number
from qjviewer.ui.printing.desk import SANS, SMALL, Desk, stacked
from qjviewer.ui.printing.headings import kept
from qjviewer.ui.printing.paginate import Brick
from qjviewer.ui.printing.sheet import Face, Placed, Stroke, Words, moved
from qjviewer.ui.printing.typeset import Span

_TITLE = Face("sans", 10.5, bold=True)
_HEAVY, _FINE = 1.5, 0.5
_LINE = 1.4
# A table lower than this share of a page is not broken.
_SMALL = 0.45


@dataclass(frozen=True, slots=True)
class Grid:
    """A table set: its rows, and its head to be laid again on the next page."""

    bricks: list[Brick]
    head: Brick


def table(block: Table, desk: Desk, *, wide: bool = False) -> list[Brick]:
    """A table with title, unit, rows, 注 and sources; `wide` when it lies on a turned page."""
    bricks: list[Brick] = []
    for number, part in enumerate(parted(block, desk)):
        bricks += _part(part, desk, continued=number > 0)
    bricks[0] = replace(bricks[0], before=desk.snapped(14), cites=desk.cites(block.source_marks))
    under = notes_under(block.notes, block.sources, block.source_marks, desk)
    if under:
        bricks[-1] = replace(bricks[-1], joined=True)
    bricks += under
    if sum(b.height for b in bricks) < _SMALL * desk.height:
        bricks = [*kept(bricks[:-1]), replace(bricks[-1], joined=False)]
        bricks[0] = replace(bricks[0], floats=True)
    return [replace(b, wide=wide) for b in bricks]


def _part(block: Table, desk: Desk, *, continued: bool) -> list[Brick]:
    """Title, head and rows; every row knows what is laid again over it on a new page."""
    whole = grid(block, desk, SANS)
    above = replace(stacked(_above(block, desk, continued=continued)), before=desk.snapped(14), joined=True)
    again: tuple[Brick, ...] = (stacked(_above(block, desk, continued=True)), whole.head)
    if sum(b.height for b in again) > desk.height / 2:
        # A head that takes half the page leaves no room for what it heads.
        again = ()
    rows = [replace(b, repeat=again, tail=_close(desk)) for b in whole.bricks[1:]]
    return [above, whole.bricks[0], *rows]


def _close(desk: Desk) -> tuple[Placed, ...]:
    """The heavy rule under the last row of a page, laid over that row's fine one."""
    return (Stroke(0, 0, desk.width, 0, _HEAVY, "text"),)


def _above(block: Table, desk: Desk, *, continued: bool) -> list[Brick]:
    number = desk.numbering.tables.get(block.path)
    label = desk.say("table-n", n=number) if number else ""
    lead = desk.say("continued", table=label) if continued else label
    title = (
        [Span(lead + "　", _TITLE), *desk.runs(block.title, _TITLE)]
        if lead
        else desk.runs(block.title, _TITLE)
    )
    bricks = desk.paragraph(title, align="center", leading=1.45)
    if block.unit:
        bricks += desk.paragraph(desk.text(block.unit, SMALL), align="right", leading=1.4)
    return kept(bricks)


def grid(block: Table, desk: Desk, face: Face) -> Grid:
    """Head and rows; the first brick is the head, joined to the first row."""
    widths = column_widths(block, desk, face)
    points = tuple(before_point(block, n, desk, face) for n in range(len(block.header)))
    bold = replace(face, bold=True)
    header = tuple(Cell(text) for text in block.header)
    head = _row(header, widths, desk, bold, (None,) * len(widths), top=_HEAVY, bottom=_FINE, centred=True)
    last = len(block.rows) - 1
    rows = [
        _row(row, widths, desk, face, points, top=0.0, bottom=_HEAVY if n == last else _FINE)
        for n, row in enumerate(block.rows)
    ]
    rows = [replace(b, joined=n == last - 1 and last > 1) for n, b in enumerate(rows)]
    head = replace(head, joined=True)
    return Grid([head, *rows], head)


# Rows -----------------------------------------------------------------------------------


def _row(
    cells: Sequence[Cell],
    widths: Sequence[float],
    desk: Desk,
    face: Face,
    points: Sequence[tuple[float, float] | None],
    *,
    top: float,
    bottom: float,
    centred: bool = False,
) -> Brick:
    """One row with the rules above and under it and the fine rules between its columns."""
    parts: list[tuple[float, Brick]] = []
    x = 0.0
    for n, (cell, width) in enumerate(zip(cells, widths, strict=False)):
        inner = desk.narrowed(width - 2 * PAD)
        align = "center" if centred else "ragged"
        parts.append((x + PAD, _cell(cell, inner, face, points[n], align)))
        x += width
    height = desk.snapped(max((b.height for _, b in parts), default=face.size) + 5)
    placed: list[Placed] = []
    for at, brick in parts:
        down = (height - brick.height) / 2
        placed += [moved(p, at, down) for p in brick.placed]
    return Brick(height, (*placed, *_rules(widths, height, top, bottom, desk.width)))


def _rules(widths: Sequence[float], height: float, top: float, bottom: float, width: float) -> list[Placed]:
    rules: list[Placed] = [Stroke(0, height, width, height, bottom, "text")]
    if top:
        rules.append(Stroke(0, 0, width, 0, top, "text"))
    x = 0.0
    for column in widths[:-1]:
        x += column
        rules.append(Stroke(x, 0, x, height, _FINE, "axis"))
    return rules


def _cell(cell: Cell, desk: Desk, face: Face, point: tuple[float, float] | None, align: str) -> Brick:
    if cell.numeric and point is not None and sum(point) <= desk.width + 0.01:
        before, after = point
        left = (desk.width - before - after) / 2
        x = left + before - desk.ruler.width(split_number(cell.text)[0], face)
        step = face.size * _LINE
        return Brick(step, tuple(desk.on_line((Words(x, 0, cell.text, face),), 0, 0, step)))
    align = "center" if cell.numeric or cell.text in ("—", "…") else align
    return stacked(desk.paragraph(desk.text(cell.text or "—", face), align=align, leading=_LINE))


def notes_under(
    notes: Sequence[Sequence[Run]], sources: str, marks: Sequence[SourceMark], desk: Desk, of: str = ""
) -> list[Brick]:
    """注 and 资料来源 under a chart or table; `of` names it where several share the room."""
    bricks: list[Brick] = []
    for number, runs in enumerate(notes, 1):
        lead = desk.say("note") if len(notes) == 1 else desk.say("note-n", n=number)
        spans = [Span(of + lead, SMALL, "muted"), *desk.runs(runs, SMALL, "muted")]
        bricks += desk.paragraph(spans, leading=1.4, before=0 if bricks else 3)
    if sources:
        spans = [*desk.text(of + sources, SMALL, "muted"), *desk.marks(marks, SMALL.size)]
        bricks += desk.paragraph(spans, leading=1.4, align="ragged", before=0 if bricks else 3)
    return bricks
