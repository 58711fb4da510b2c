"""Where the parts of 一表统览 stand on one slide, projected or in PowerPoint: columns, rows, small drawings.

Its figures are read, not recited: its type may be as small as that of a source line, and it stays whole.
"""

from collections.abc import Sequence
from typing import Final

import msgspec
from msgspec.structs import replace

from qjviewer.charts import small
from qjviewer.pages.blocks import Cell, HeadSpan, Table, head_spans, sectioned
from qjviewer.setting.columns import ColumnDemand, share_width, split_number, units_differ
from qjviewer.setting.slides.body import SCALES, SlideSetting
from qjviewer.setting.slides.style import FLOOR_SOURCE
from qjviewer.setting.slides.words import SlideStretch, SlideWords, width_of

# In em of the table's own type.
_GAP: Final = 0.8  # between columns
_BESIDE: Final = 0.5  # between a small drawing and its number
_LEAST_PITCH, _MOST_PITCH = 1.18, 1.9  # from row to row
_LEADING: Final = 1.18  # of a name on two lines
_HEAD_LEADING: Final = 1.15
_HEAD_GAP: Final = 0.35  # below the headings
_OVER: Final = 1.3  # the line of headings over several columns
_LEAST_NAME: Final = 12.0  # longer names take two lines where there is little room
_NARROWED: Final = 0.7  # of its width, for a small drawing where there is little room
_SHORT_HEAD: Final = 4.5  # headings that are broken only where there is too little room
_TAG: Final = 0.72
_BEFORE_NUMBERS: Final = ("+", "-", "\u2212")
_LARGEST: Final = 48.0


class StatementColumn(msgspec.Struct, frozen=True):
    """A column at its place; `drawn` is the width of small drawings, `tail` what follows a number's point.

    Where units differ (`at_unit`) that is what follows the number.
    """

    head: SlideWords
    cells: tuple[Cell, ...]
    left: float
    width: float
    numeric: bool
    drawn: float
    tail: float
    at_unit: bool = False

    @property
    def right(self) -> float:
        """Its right edge, where numbers end."""
        return self.left + self.width


class StatementPlan(msgspec.Struct, frozen=True):
    """The table in a width and height; `tops` are the upper edges of its rows and the lower one of the last.

    `sections` are the names of groups by the row they begin with; they stand left of the columns, or in
    lines of their own, `above` high, over the row. `over` are the headings over several columns, in a line
    of the height `over_height` above the others.
    """

    size: float
    columns: tuple[StatementColumn, ...]
    sections: tuple[tuple[int, str], ...]
    head: float
    tops: tuple[float, ...]
    too_wide: bool
    over: tuple[HeadSpan, ...] = ()
    over_height: float = 0.0
    above: float = 0.0

    @property
    def height(self) -> float:
        """Where the table ends."""
        return self.tops[-1]

    def top_of(self, row: int) -> float:
        """Where a row's cells begin: below its group's name where that stands above."""
        begins = any(number == row for number, _ in self.sections)
        return self.tops[row] + (self.above if begins else 0.0)


def statement_plan(table: Table, setting: SlideSetting, room: float) -> StatementPlan:
    """The plan at a setting's scale; rows share what height there is, and take more where they must.

    Where names of groups beside the columns leave these too little room even at the smallest size they stand
    above their rows.
    """
    size = _size(setting)
    found = tuple((n, name) for n, (name, _) in enumerate(sectioned(table.rows)) if name)
    left = max((width_of(name, size, setting.style, bold=True) for _, name in found), default=0.0)
    left += _GAP * size if found else 0.0
    columns, too_wide = _placed(table, left, size, setting)
    above = 0.0
    if too_wide and found and setting.scale <= SCALES[-1]:
        columns, too_wide = _placed(table, 0.0, size, setting)
        above = size * _LEADING
    over = tuple(over for over in head_spans(table.heads) if over.text)
    over_height = _OVER * size if over else 0.0
    head = over_height + max(c.head.height for c in columns) + _HEAD_GAP * size
    begun = {row for row, _ in found}
    further = [above * (n in begun) + more for n, more in enumerate(_further(columns[0], size, setting))]
    tops = _tops(further, head, room, size)
    return StatementPlan(size, columns, found, head, tops, too_wide, over, over_height, above)


def _size(setting: SlideSetting) -> float:
    """The size of type: comfortable at full scale, down to the floor at the smallest."""
    share = (setting.scale - SCALES[-1]) / (SCALES[0] - SCALES[-1])
    return round(FLOOR_SOURCE + max(0.0, share) * (_LARGEST - FLOOR_SOURCE))


def name_words(cell: Cell, width: float, size: float, setting: SlideSetting) -> SlideWords:
    """A row's name with what its values are, small behind it: [初]."""
    tags = [SlideStretch(f"\u2009[{tag}]", max(size * _TAG, FLOOR_SOURCE), "muted") for tag in cell.tags]
    name = SlideStretch(cell.text, size, "text", figure=cell.figure)
    return SlideWords([name, *tags], width, setting.style, leading=_LEADING)


def number_width(text: str, size: float, setting: SlideSetting) -> float:
    """How wide a cell's words are on one line."""
    return width_of(text, size, setting.style)


def is_number(text: str) -> bool:
    """Whether a cell's words have a point to stand on; those of a target or of what is missing do not."""
    return text[:1] in _BEFORE_NUMBERS or text[:1].isdigit()


# Columns ---------------------------------------------------------------------------------


class _Wish(msgspec.Struct, frozen=True):
    """What a column would like to be wide, and the least; both without the gap beside it.

    `filled` is what it would like for what stands under its heading.
    """

    demand: ColumnDemand
    numeric: bool
    drawn: float
    tail: float
    filled: float

    def without_head(self) -> "_Wish":
        """The wish where the heading has no say but for its longest word."""
        filled = max(self.filled, self.demand.least)
        return replace(self, demand=ColumnDemand(filled, self.demand.least))


def _placed(
    table: Table, left: float, size: float, setting: SlideSetting
) -> tuple[tuple[StatementColumn, ...], bool]:
    room = setting.width - left - _GAP * size * (len(table.header) - 1)
    wishes, least = [], 0.0
    # Where not all have what they like, names come before headings, which are broken sooner.
    for most, with_heads in ((_SHORT_HEAD, True), (_SHORT_HEAD, False), (0.0, False)):
        wishes = [_wish(table, n, size, setting, most * size) for n in range(len(table.header))]
        wishes = wishes if with_heads else [w.without_head() for w in wishes]
        wishes = _under_groups(wishes, table, size, setting)
        least = sum(w.demand.least for w in wishes)
        if sum(w.demand.natural for w in wishes) <= room or (least <= room and not with_heads):
            break
    widths = share_width([w.demand for w in wishes], room)
    columns = []
    for number, (wish, width) in enumerate(zip(wishes, widths, strict=True)):
        cells = tuple(row[number] for row in table.rows)
        head = _head(_title(table, number), width + 1, size, setting)
        drawn = wish.drawn if width >= wish.demand.natural - 1 else wish.drawn * _NARROWED
        at_unit = units_differ(c.text for c in cells if c.numeric)
        columns.append(
            StatementColumn(head, cells, left, float(width), wish.numeric, drawn, wish.tail, at_unit)
        )
        left += width + _GAP * size
    return tuple(columns), least > room + 1


def _title(table: Table, number: int) -> str:
    """The heading of a column, the shorter one where another stands over it."""
    return table.heads[number].text if table.heads else table.header[number]


def over_words(over: HeadSpan, size: float, setting: SlideSetting) -> SlideWords:
    """A heading over several columns, on one line."""
    return SlideWords([SlideStretch(over.text, size, "muted")], 4000, setting.style, leading=_HEAD_LEADING)


def _under_groups(wishes: Sequence[_Wish], table: Table, size: float, setting: SlideSetting) -> list[_Wish]:
    """The columns at least as wide together as the heading over them."""
    made = list(wishes)
    for over in head_spans(table.heads):
        needed = over_words(over, size, setting).natural_width if over.text else 0.0
        share = (needed - _GAP * size * (over.count - 1)) / over.count
        for n in over.columns:
            wish = made[n].demand
            demand = ColumnDemand(max(wish.natural, share), max(wish.least, share))
            made[n] = replace(made[n], demand=demand)
    return made


def _wish(table: Table, number: int, size: float, setting: SlideSetting, whole: float) -> _Wish:
    """The wish of a column; its heading stays on one line up to a width of `whole`."""
    cells = [row[number] for row in table.rows]
    title = _title(table, number)
    head = width_of(title, size, setting.style, bold=True)
    two_lines = head if head <= whole else _two_lines(title, head, size, setting)
    drawn = max((small.width_of(c.small) for c in cells if c.small is not None), default=0.0) * size
    if number and any(c.numeric for c in cells):
        numbers, tail = _numbers_width(cells, size, setting)
        beside = drawn + _BESIDE * size if drawn else 0.0
        # Words without a drawing have the room of both.
        paired, _ = _numbers_width([c for c in cells if c.small is not None], size, setting)
        least = max(numbers, paired + beside * _NARROWED, two_lines)
        demand = ColumnDemand(max(paired + beside, least, head), least)
        return _Wish(demand, True, drawn, tail, paired + beside)
    if drawn:
        least = max(drawn * _NARROWED, two_lines)
        return _Wish(ColumnDemand(max(drawn, least), least), False, drawn, 0.0, drawn)
    widest = max(name_words(c, 10_000, size, setting).natural_width for c in cells) + 1
    least = min(widest, _LEAST_NAME * size) if number == 0 else widest
    demand = ColumnDemand(max(widest, head), max(least, two_lines))
    return _Wish(demand, False, 0.0, 0.0, widest)


def _two_lines(text: str, whole: float, size: float, setting: SlideSetting) -> float:
    """The least width, in steps of a quarter of an em, at which a heading takes two lines of whole words."""
    measured = _head(text, whole, size, setting).measured
    least, width = measured.least_width, whole / 2
    while width < whole and (width < least or len(measured.lines(width, "title")) > 2):
        width += size / 4
    return min(width, whole) + 1


def _head(text: str, width: float, size: float, setting: SlideSetting) -> SlideWords:
    stretch = SlideStretch(text, size, "muted", True)
    return SlideWords([stretch], width, setting.style, leading=_HEAD_LEADING, heading=True)


def _numbers_width(cells: Sequence[Cell], size: float, setting: SlideSetting) -> tuple[float, float]:
    """How wide numbers are that stand with their points below each other, and their part behind the point."""
    told = [c.text for c in cells if c.shows_words]
    at_unit = units_differ(c.text for c in cells if c.numeric)
    parts = [split_number(text, at_unit=at_unit) for text in told if is_number(text)]
    before = max((number_width(a, size, setting) for a, _, _ in parts), default=0.0)
    tail = max((number_width(b + c, size, setting) for _, b, c in parts), default=0.0)
    return max([before + tail, *(number_width(text, size, setting) for text in told)]), tail


# Rows ------------------------------------------------------------------------------------


def _further(names: StatementColumn, size: float, setting: SlideSetting) -> list[float]:
    """How much higher each row is than one whose name takes one line."""
    lines = [name_words(c, names.width, size, setting).lines for c in names.cells]
    return [(n - 1) * size * _LEADING for n in lines]


def _tops(further: Sequence[float], head: float, room: float, size: float) -> tuple[float, ...]:
    """Even rows, each as much higher as it must be."""
    shared = (room - head - sum(further)) / max(1, len(further))
    pitch = min(max(shared, size * _LEAST_PITCH), size * _MOST_PITCH)
    tops = [head]
    for more in further:
        tops.append(tops[-1] + pitch + more)
    return tuple(tops)
