"""How wide the columns of a printed table are, and how a table too wide for any page is parted."""

import re
from collections.abc import Iterator
from dataclasses import replace

from qjviewer.pages.blocks import Cell, Table
from qjviewer.ui.printing.desk import SANS, Desk
from qjviewer.ui.printing.sheet import Face

PAD = 5.0
# Narrower than this many characters a column of words is a ladder: the page is turned instead.
_WORDS = 5.5
# A head over numbers may be narrower: on a turned page two characters a line, elsewhere more.
_HEAD, _HEAD_AT_EASE = 2.1, 3.6
# Latin words of a head stay whole up to this many characters' width.
_LATIN, _LONGEST = re.compile(r"[!-~]+"), 9.0


def table_width(block: Table, desk: Desk, face: Face = SANS) -> float:
    """The narrowest width at which the table reads at ease."""
    columns = range(len(block.header))
    return sum(_least(block, n, desk, face, _HEAD_AT_EASE) + 2 * PAD for n in columns)


def parted(block: Table, desk: Desk, face: Face = SANS) -> Iterator[Table]:
    """The table, or where its columns find no room beside each other, parts that repeat the first."""
    least = [_least(block, n, desk, face, _HEAD) + 2 * PAD for n in range(len(block.header))]
    if sum(least) <= desk.width or len(least) < 3:
        yield block
        return
    group: list[int] = []
    for column in range(1, len(least)):
        if group and least[0] + sum(least[n] for n in (*group, column)) > desk.width:
            yield _columns(block, (0, *group))
            group = []
        group.append(column)
    yield _columns(block, (0, *group))


def _columns(block: Table, chosen: tuple[int, ...]) -> Table:
    rows = tuple(tuple(row[n] for n in chosen if n < len(row)) for row in block.rows)
    return replace(block, header=tuple(block.header[n] for n in chosen), rows=rows)


def column_widths(block: Table, desk: Desk, face: Face) -> tuple[float, ...]:
    """Columns as wide as their words where there is room, else shared out over what they need."""
    count = len(block.header)
    natural = [_natural(block, n, desk, face) + 2 * PAD for n in range(count)]
    spare = desk.width - sum(natural)
    if spare >= 0:
        return tuple(w + spare / count for w in natural)
    least = [_least(block, n, desk, face, _HEAD) + 2 * PAD for n in range(count)]
    room = desk.width - sum(least)
    if room <= 0:
        return tuple(w * desk.width / sum(least) for w in least)
    want = [a - b for a, b in zip(natural, least, strict=True)]
    return tuple(b + room * w / (sum(want) or 1) for b, w in zip(least, want, strict=True))


def _cells(block: Table, column: int) -> list[Cell]:
    return [row[column] for row in block.rows if column < len(row)]


def _natural(block: Table, column: int, desk: Desk, face: Face) -> float:
    bold = replace(face, bold=True)
    widths = [desk.ruler.width(c.text, face) for c in _cells(block, column)]
    return max([desk.ruler.width(block.header[column], bold), *widths])


def _least(block: Table, column: int, desk: Desk, face: Face, head: float) -> float:
    """What a column needs at the least: numbers stay whole, words and heads may wrap."""
    natural = _natural(block, column, desk, face)
    numbers = [desk.ruler.width(c.text, face) for c in _cells(block, column) if c.numeric]
    narrow = head if numbers else _WORDS
    bold = replace(face, bold=True)
    words = [desk.ruler.width(w, bold) for w in _LATIN.findall(block.header[column])]
    whole = min(max(words, default=0.0), _LONGEST * face.size)
    return max([min(natural, narrow * face.size), whole, *numbers])


def before_point(block: Table, column: int, desk: Desk, face: Face) -> tuple[float, float] | None:
    """Widest part before and after the decimal point of the numbers in a column."""
    numbers = [c.text for c in _cells(block, column) if c.numeric]
    if not numbers:
        return None
    parts = [split_number(text) for text in numbers]
    before = max(desk.ruler.width(a, face) for a, _ in parts)
    return before, max(desk.ruler.width(b, face) for _, b in parts)


def split_number(text: str) -> tuple[str, str]:
    """A number before its decimal point and from it on; words after the digits count as after."""
    end = next((n for n, c in enumerate(text) if not (c.isdigit() or c in ",+−-")), len(text))
    return text[:end], text[end:]
