"""Tables: rules above and below, numbers aligned on the decimal point."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from qjviewer.charts.layout.plane import Rect
from qjviewer.pages.blocks import Cell, Run, Table
from qjviewer.setting.columns import ColumnDemand, has_digits, share_width, split_number
from qjviewer.setting.slides.body import SCALES, SlideBody, SlideSetting
from qjviewer.setting.slides.sheet import PlacedTable, SlideBox
from qjviewer.setting.slides.statement import statement
from qjviewer.setting.slides.style import FLOOR_BODY, FLOOR_LABEL, FLOOR_SOURCE
from qjviewer.setting.slides.words import HitArea, SlideStretch, SlideWords, least_width_of, of_runs, width_of
from qjviewer.wording import say

# Of the size of words: what is left free on each side of a cell, and the least width of a heading and
# of a column of words.
_PAD: Final = 0.4
_LEAST: Final = 3.0
_LEAST_WORDS: Final = 4.6


def table(content: Table, setting: SlideSetting, room: float) -> SlideBody:
    """The table with its unit above and its notes below; a statement takes the room there is."""
    if content.is_statement:
        return statement(content, setting, room)
    body, y = SlideBody(), 0.0
    if content.unit:
        unit = SlideWords(
            [SlideStretch(content.unit, setting.size(34, FLOOR_LABEL), "muted")], 4000, setting.style
        )
        y = body.put(unit, setting.width - unit.natural_width, 0) + 8
    wanted = _columns(content, setting)
    if sum(c.natural for c in wanted) > setting.width:
        wanted = _columns(content, setting, broken=True)
    columns = share_width(wanted, setting.width)
    body.too_wide = sum(c.least for c in wanted) > setting.width + 1
    rows = [y]
    y = _rule(body, y, 3, setting)
    y = _header(body, content, columns, y, setting)
    y = _rule(body, y, 1.5, setting)
    rows.append(y)
    for row in content.rows:
        y = _row(body, row, content, columns, y, setting)
        rows.append(y)
        if y > room and setting.scale > SCALES[-1]:
            # The next size is tried: what does not fit is not set in full.
            return body
    numeric = tuple(n > 0 and _numeric(content, n) for n in range(len(columns)))
    body.table = PlacedTable(tuple(accumulate(columns, initial=0.0)), tuple(rows), numeric)
    y = _rule(body, y, 3, setting) + 12
    body.put(SlideWords(_notes(content, setting), setting.width, setting.style), 0, y)
    return body


def _notes(content: Table, setting: SlideSetting) -> tuple[SlideStretch, ...]:
    """The notes one behind the other: a line for each would take the rows' room."""
    gap = Run(" " if setting.lang == "en" else "\u3000")
    runs = [run for note in content.notes for run in (gap, *note)][1:]
    mark = [Run(say("present.note", setting.lang))] if runs else []
    return of_runs((*mark, *runs), setting.size(30, FLOOR_SOURCE), ink="muted")


def _rule(body: SlideBody, y: float, thick: float, setting: SlideSetting) -> float:
    body.box(SlideBox(Rect(0, y, setting.width, thick), "strong", radius=0))
    return y + thick


def _size(setting: SlideSetting) -> float:
    return setting.size(54, FLOOR_BODY)


def _header(
    body: SlideBody, content: Table, columns: Sequence[float], y: float, setting: SlideSetting
) -> float:
    """The headings, on as many lines as they need, all ending on one line."""
    size = _size(setting)
    pad = size * _PAD
    titles = [
        SlideWords(
            [SlideStretch(title, size, "muted", True)],
            width - pad * (2 if n else 1),
            setting.style,
            leading=1.2,
            heading=True,
        )
        for n, (title, width) in enumerate(zip(content.header, columns, strict=False))
    ]
    x, height = 0.0, max(words.height for words in titles)
    for n, (words, width) in enumerate(zip(titles, columns, strict=False)):
        right = n and _numeric(content, n)
        # Over the numbers, not over the words that may follow one of them.
        over = x + width - pad - _after(content, n, setting) - words.natural_width
        left = max(over, x + pad) if right else x + pad * bool(n)
        body.put(words, left, y + pad * 0.6 + height - words.height)
        x += width
    return y + pad * 0.6 + height + size * 0.24


def _row(
    body: SlideBody,
    row: tuple[Cell, ...],
    content: Table,
    columns: Sequence[float],
    y: float,
    setting: SlideSetting,
) -> float:
    size, x, bottom = _size(setting), 0.0, y
    pad = size * _PAD
    for n, (cell, width) in enumerate(zip(row, columns, strict=False)):
        look = SlideStretch(cell.text, size, "text", n > 0 and cell.numeric, cell.figure)
        looks = [look, *_tags(cell, setting)]
        words = SlideWords(looks, width - pad * (2 if n else 1), setting.style, leading=1.3)
        left = x + pad * bool(n)
        if n and cell.numeric:
            # What is missing has no point to stand on: its mark ends where the column does.
            point = _tail(content, n, setting) if has_digits(cell.text) else 0.0
            left = x + width - pad - point - _head(cell.text, setting)
        bottom = max(bottom, body.put(words, left, y + pad * 0.5))
        if cell.figure:
            body.box(
                SlideBox(
                    Rect(x, y, width, words.height + pad),
                    hit=HitArea(Rect(x, y, width, words.height + pad), cell.figure),
                )
            )
        x += width
    bottom += pad * 0.5
    body.box(SlideBox(Rect(0, bottom - 1, setting.width, 1), "border", radius=0))
    return bottom


def _tags(cell: Cell, setting: SlideSetting) -> list[SlideStretch]:
    """What a row's values are, small behind its name: [初]."""
    size = max(_size(setting) * 0.66, FLOOR_SOURCE)
    return [SlideStretch(f"\u2009[{tag}]", size, "muted") for tag in cell.tags]


def _told_width(cell: Cell, setting: SlideSetting, *, bold: bool) -> float:
    """How wide a cell's words are with its tags."""
    tags = (width_of(t.text, t.size, setting.style) for t in _tags(cell, setting))
    return width_of(cell.text, _size(setting), setting.style, bold=bold) + sum(tags)


def _numeric(content: Table, column: int) -> bool:
    cells = [row[column] for row in content.rows if column < len(row)]
    return sum(c.numeric for c in cells) * 2 > len(cells)


def _split(text: str) -> tuple[str, str]:
    """A number up to its decimal point, and the rest with its note: 4 | .7（推算）."""
    for n, c in enumerate(text):
        if not (c.isdigit() or c in ",\u2212-+"):
            return text[:n], text[n:]
    return text, ""


def _head(text: str, setting: SlideSetting) -> float:
    if not has_digits(text):
        return width_of(text, _size(setting), setting.style, bold=True)
    return width_of(_split(text)[0], _size(setting), setting.style, bold=True)


def _tail(content: Table, column: int, setting: SlideSetting) -> float:
    """The widest part right of the decimal point in a column."""
    cells = [row[column] for row in content.rows if column < len(row) and row[column].numeric]
    tails = (_split(cell.text)[1] for cell in cells if has_digits(cell.text))
    cells = [c for c in cells if has_digits(c.text)]
    return max((width_of(text, _size(setting), setting.style, bold=True) for text in tails), default=0.0)


def _after(content: Table, column: int, setting: SlideSetting) -> float:
    """The widest words behind a number in a column: （推算）."""
    cells = [row[column] for row in content.rows if column < len(row) and row[column].numeric]
    words = (split_number(cell.text)[2] for cell in cells)
    return max((width_of(text, _size(setting), setting.style, bold=True) for text in words), default=0.0)


def _columns(content: Table, setting: SlideSetting, *, broken: bool = False) -> list[ColumnDemand]:
    """What each column would like, and what it needs: numbers whole, headings and names on more lines.

    With `broken` a heading over numbers would like two lines, which leaves room for names.
    """
    lines = 2 if broken else 1
    return [_column(content, n, title, lines, setting) for n, title in enumerate(content.header)]


def _column(content: Table, n: int, title: str, lines: int, setting: SlideSetting) -> ColumnDemand:
    size = _size(setting)
    pad = size * _PAD * 2.25
    cells = [row[n] for row in content.rows if n < len(row)]
    numeric = [c for c in cells if c.numeric] if n else []
    widths = [_told_width(c, setting, bold=n > 0) for c in cells]
    if numeric:
        widths.append(max(_head(c.text, setting) for c in numeric) + _tail(content, n, setting))
    widest = max(widths, default=0.0)
    heading = width_of(title, size, setting.style, bold=True)
    word = least_width_of(title, size, setting.style, bold=True)
    shortest = min(heading, max(size * _LEAST, word))
    least = max(shortest, widest if numeric else min(widest, size * _LEAST_WORDS))
    natural = max(least, heading / lines * 1.1 if numeric and lines > 1 else heading, widest)
    return ColumnDemand(natural + pad, least + pad)
