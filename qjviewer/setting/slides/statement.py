"""一表统览 on one slide: groups named once, hairlines between rows, small drawings, pale grounds."""

from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from qjviewer.charts.layout.plane import Rect
from qjviewer.pages.blocks import Cell, Table
from qjviewer.setting.columns import split_number
from qjviewer.setting.slides.body import SCALES, SlideBody, SlideSetting
from qjviewer.setting.slides.chart import notes_together
from qjviewer.setting.slides.sheet import PlacedSmall, PlacedTable, SlideBox
from qjviewer.setting.slides.statement_plan import (
    StatementColumn,
    StatementPlan,
    is_number,
    name_words,
    number_width,
    over_words,
    statement_plan,
)
from qjviewer.setting.slides.style import FLOOR_SOURCE, Ink
from qjviewer.setting.slides.words import HitArea, SlideStretch, SlideWords

_NOTES_GAP = 10.0
_LEADING = 1.18


def statement(table: Table, setting: SlideSetting, room: float) -> SlideBody:
    """The table at a setting's scale, with its unit above and its notes in one paragraph below."""
    body = SlideBody()
    notes = notes_together(table.notes, FLOOR_SOURCE, setting)
    below = notes.height + _NOTES_GAP if table.notes else 0.0
    top = _unit(body, table, setting)
    plan = statement_plan(table, setting, room - below - top)
    body.too_wide = plan.too_wide
    if setting.scale > SCALES[-1] and (plan.too_wide or top + plan.height + below > room):
        # The next size is tried: what does not fit is not set in full.
        body.height = top + plan.height + below
        return body
    made = SlideBody()
    _rules(made, plan, setting)
    _over(made, plan, setting)
    _sections(made, plan, setting)
    for column in plan.columns:
        _column(made, column, plan, setting)
    made.table = _table(plan, setting)
    body.take(made, 0, top)
    if table.notes:
        body.put(notes, 0, top + plan.height + _NOTES_GAP)
    return body


def _table(plan: StatementPlan, setting: SlideSetting) -> PlacedTable:
    """Its cells meet in the middle of the gaps; a first column or rows are for the names of groups."""
    columns = plan.columns
    between = [(a.right + b.left) / 2 for a, b in pairwise(columns)]
    first = (columns[0].left - plan.size * 0.4,) if plan.sections and not plan.above else ()
    numeric = (*(False for _ in first), *(column.numeric for column in columns))
    over = tuple(replace(span, first=span.first + len(first)) for span in plan.over)
    begun = {plan.top_of(row) for row, _ in plan.sections}
    rows = sorted({0.0, plan.over_height, *plan.tops, *begun})
    return PlacedTable((0.0, *first, *between, setting.width), tuple(rows), numeric, over)


def _unit(body: SlideBody, table: Table, setting: SlideSetting) -> float:
    if not table.unit:
        return 0.0
    words = SlideWords([SlideStretch(table.unit, FLOOR_SOURCE, "muted")], 4000, setting.style, leading=1.2)
    return body.put(words, setting.width - words.natural_width, 0) + 4


def _rules(body: SlideBody, plan: StatementPlan, setting: SlideSetting) -> None:
    """Strong ones around the table, fine ones between rows, and darker where a group begins."""
    groups = {row for row, _ in plan.sections}
    for row, y in enumerate(plan.tops[1:-1], 1):
        ink: Ink = "strong" if row in groups else "border"
        body.box(SlideBox(Rect(0, y - 0.5, setting.width, 1), ink, radius=0))
    for y, thick in ((0.0, 3.0), (plan.head, 1.5), (plan.height - 3, 3.0)):
        body.box(SlideBox(Rect(0, y, setting.width, thick), "strong", radius=0))


def _over(body: SlideBody, plan: StatementPlan, setting: SlideSetting) -> None:
    """Headings over several columns, each centred over its own with a line below."""
    for over in plan.over:
        columns = [plan.columns[n] for n in over.columns]
        left, right = columns[0].left, columns[-1].right
        words = over_words(over, plan.size, setting)
        y = plan.over_height - words.height - plan.size * 0.06
        body.put(words, (left + right - words.natural_width) / 2, y)
        body.box(SlideBox(Rect(left, plan.over_height - 1, right - left, 1), "strong", radius=0))


def _sections(body: SlideBody, plan: StatementPlan, setting: SlideSetting) -> None:
    for row, name in plan.sections:
        words = SlideWords(
            [SlideStretch(name, plan.size, "primary", True)], 4000, setting.style, leading=_LEADING
        )
        # Close to the row it stands over.
        above = plan.tops[row] + plan.above - words.height + plan.size * 0.12
        body.put(words, 0, above if plan.above else _middle(plan, row, words.height))


def _middle(plan: StatementPlan, row: int, height: float) -> float:
    return (plan.top_of(row) + plan.tops[row + 1] - height) / 2


def _column(body: SlideBody, column: StatementColumn, plan: StatementPlan, setting: SlideSetting) -> None:
    head = column.head
    x = column.right - head.natural_width if column.numeric else column.left
    body.put(head, x, plan.head - head.height - plan.size * 0.15)
    for row, cell in enumerate(column.cells):
        for area in _areas(column, plan, row):
            if cell.is_lesser:
                body.box(SlideBox(area.grown(0, -2), "chip", radius=4))
            if cell.figure:
                body.box(SlideBox(area, hit=HitArea(area, cell.figure)))
        _words(body, cell, row, column, plan, setting)
        if cell.small is not None:
            middle, room = _middle(plan, row, 0.0), plan.tops[row + 1] - plan.top_of(row)
            high = min(room * 0.92, plan.size * 1.3)
            area = Rect(column.left, middle - high / 2, column.drawn, high)
            body.smalls.append(PlacedSmall(cell.small, area, plan.size, cell.text))


def _areas(column: StatementColumn, plan: StatementPlan, row: int) -> Iterator[Rect]:
    """The cell's whole area, half of the gap on each side."""
    gap = plan.size * 0.4
    top, bottom = plan.top_of(row), plan.tops[row + 1]
    yield Rect(column.left - gap, top, column.width + 2 * gap, bottom - top)


def _words(
    body: SlideBody,
    cell: Cell,
    row: int,
    column: StatementColumn,
    plan: StatementPlan,
    setting: SlideSetting,
) -> None:
    if not cell.shows_words:
        return
    if not column.numeric:
        words = name_words(cell, column.width, plan.size, setting)
        body.put(words, column.left, _middle(plan, row, words.height))
        return
    before, decimals, unit = split_number(cell.text) if is_number(cell.text) else (cell.text, "", "")
    looks = [SlideStretch(before + decimals, plan.size), SlideStretch(unit, plan.size, "muted")]
    words = SlideWords([look for look in looks if look.text], 4000, setting.style, leading=_LEADING)
    # What is missing has no point to stand on: its mark ends where the column does.
    whole = split_number(cell.text, at_unit=column.at_unit)[0] if is_number(cell.text) else cell.text
    point = column.tail if is_number(cell.text) else 0.0
    x = column.right - point - number_width(whole, plan.size, setting)
    body.put(words, min(x, column.right - words.natural_width), _middle(plan, row, words.height))
