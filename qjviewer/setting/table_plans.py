"""How a table is set: widths fitted, decimals aligned, too wide ones split or laid across, long ones doubled.

The plan is in em of the table's own type, so paper, slides and office documents can share it.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final, Literal, TypeAlias

import msgspec
from msgspec.structs import replace

from qjviewer.charts.small import Small, width_of
from qjviewer.figures.teller import NOT_APPLICABLE
from qjviewer.pages.blocks import Cell, Table, head_spans
from qjviewer.setting.columns import split_number, units_differ
from qjviewer.setting.grids import TableGrid, shortened, taken, transposed
from qjviewer.text.measured import measured
from qjviewer.text.ruler import ruler

Measure: TypeAlias = Callable[[str, bool], float]
Draw: TypeAlias = Callable[[Small], str]
Way: TypeAlias = Literal["upright", "across"]
Cells: TypeAlias = tuple["PlannedCell", ...]

PAD: Final = 1.1  # em between columns
GUTTER: Final = 2.6  # em between the halves of a doubled table
_LEAST_NUMBER, _LEAST_TEXT = 3.2, 5.5
_WIDEST = 26.0
_DOUBLED_ROWS = 14
_LARGE = 64.0
_INDENT = "\u3000"
_BESIDE = 0.5  # em between a small drawing and the words behind it
_NUMBER = re.compile(r"^[^0-9]{0,2}[0-9][0-9,]*")


def of_ruler(text: str, bold: bool = False) -> float:
    """The width of a text in em, by the program's own fonts."""
    return ruler(bold=bold).ems(text)


class TableRoom(msgspec.Struct, frozen=True):
    """What a page offers, in em: its text's width upright, and its width turned (0: never)."""

    width: float
    turned: float = 0.0


class PlannedColumn(msgspec.Struct, frozen=True):
    """`width` includes the padding, `pad` is that of most of its numbers; both in em.

    Neighbours of one `group` share it as a heading over theirs.
    """

    head: str
    width: float
    numeric: bool
    pad: float = 0.0
    group: str = ""


class PlannedCell(msgspec.Struct, frozen=True):
    """A cell's words; `pad` em behind a number bring its point under those above.

    `small` is an SVG drawn before the words, `wide` em wide; where it is `drawn_only` it stands for them.
    """

    text: str
    numeric: bool = False
    pad: float = 0.0
    figure: str = ""
    small: str = ""
    wide: float = 0.0
    drawn_only: bool = False
    is_lesser: bool = False


class TablePart(msgspec.Struct, frozen=True):
    """A table as it is set; a row has a cell for each column, the head of a group one cell.

    `title` is what all rows are about. A narrow and long part is `doubled`: its rows stand in two halves
    side by side, page by page, and its widths are those of one half.
    """

    columns: tuple[PlannedColumn, ...]
    rows: tuple[Cells, ...]
    title: str = ""
    doubled: bool = False


class TablePlan(msgspec.Struct, frozen=True):
    """The parts that follow each other; `way` says how the pages lie they stand on."""

    parts: tuple[TablePart, ...]
    unit: str
    way: Way = "upright"


class _Fit(msgspec.Struct, frozen=True):
    """What a column needs, in em without padding: for all its words, for nine in ten, at the very least.

    `broken` is for all its words with a heading over numbers on two lines.
    """

    head: str
    natural: float
    usual: float
    least: float
    numeric: bool
    after: float = 0.0
    pad: float = 0.0
    group: str = ""
    at_unit: bool = False
    broken: float = 0.0


# The longest of these that has a line to itself, in em.
_LONGEST_RANK: Final = 10.0
_ONE_WORD: Final = re.compile(r" / |^[−+-]?\d[\d.,]*\S{0,6}$")


def no_drawing(small: Small) -> str:
    """Where cells are words alone."""
    del small
    return ""


def planned(table: Table, room: TableRoom, measure: Measure = of_ruler, draw: Draw = no_drawing) -> TablePlan:
    """The plan of a table for a page; `draw` makes the SVG of what is drawn in cells."""
    grids = [_lying(g, room, measure) for g in shortened(table)]
    fitted_grids = [(g, _fits(g, measure)) for g in grids]
    upright = [_groups(fits, room.width) for _, fits in fitted_grids]
    turned = [_groups(fits, room.turned or room.width) for _, fits in fitted_grids]
    across = sum(map(len, turned)) < sum(map(len, upright))
    width = room.turned if across else room.width
    parts = [
        _part(taken(grid, group), [fits[n] for n in group], width, (measure, draw))
        for (grid, fits), groups in zip(fitted_grids, turned if across else upright, strict=True)
        for group in groups
    ]
    return TablePlan(tuple(parts), table.unit, "across" if across else "upright")


def _lying(grid: TableGrid, room: TableRoom, measure: Measure) -> TableGrid:
    """Rows and columns exchanged where only so the table fits an upright page."""
    other = transposed(grid)
    if other is None or len(other.rows) <= len(grid.rows):
        return grid
    now, then = (_width(_fits(g, measure)) for g in (grid, other))
    return other if now > room.width >= then else grid


# Widths ---------------------------------------------------------------------------------


def _fits(grid: TableGrid, measure: Measure) -> list[_Fit]:
    """What columns need, those under one heading as wide together as it is."""
    fits = [_fit(grid, n, measure) for n in range(len(grid.header))]
    for over in head_spans(grid.heads):
        share = (measure(over.text, False) + PAD) / over.count - PAD if over.text else 0.0
        for n in over.columns:
            fits[n] = replace(fits[n], natural=max(fits[n].natural, share), least=max(fits[n].least, share))
    return fits


def _fit(grid: TableGrid, number: int, measure: Measure) -> _Fit:
    head, cells = grid.header[number], grid.column(number)
    group = grid.heads[number].group if grid.heads else ""
    head = grid.heads[number].text if grid.heads else head
    at_unit = units_differ(c.text for c in cells if _is_number(c))
    numbers = [(c, split(c.text, at_unit=at_unit)) for c in cells if _is_number(c)]
    parts = [part for _, part in numbers]
    before = max((measure(a, False) + _drawn(c) for c, (a, _) in numbers), default=0.0)
    after = max((measure(b, False) for _, b in parts), default=0.0)
    behind = Counter(measure(b, False) for _, b in parts).most_common(1)
    pad = after - behind[0][0] if behind else 0.0
    texts = sorted(_words_width(c, measure) for c in cells if not _is_number(c)) or [0.0]
    heads = max(measure(line, True) for line in head.split("\n")) + pad
    natural = min(_WIDEST, max(before + after, heads, texts[-1]))
    usual = min(natural, max(before + after, heads, texts[len(texts) * 9 // 10]))
    words = max((measure(w, True) + pad for w in _whole_words(head)), default=0.0)
    floor = _LEAST_NUMBER if parts else _LEAST_TEXT
    wordless = max((width_of(c.small) for c in cells if c.small and not c.shows_words), default=0.0)
    marks = max((_words_width(c, measure) for c in cells if c.numeric and not _is_number(c)), default=0.0)
    # A rank of how many is not parted, nor a period or a number: 全省第13 / 90, 2023年上半年.
    ranks = max((_words_width(c, measure) for c in cells if _ONE_WORD.search(c.text)), default=0.0)
    least = max(before + after, min(natural, floor), words, wordless, marks, min(ranks, _LONGEST_RANK))
    halved = max(before + after, texts[-1], least, heads / 2) if parts else natural
    return _Fit(head, natural, usual, least, bool(parts), after, pad, group, at_unit, min(natural, halved))


def _whole_words(head: str) -> Iterator[str]:
    """The English words of a heading, each with the sign behind it that begins no line: Share, %."""
    return (found[0] for found in re.finditer("[!-~]+(?: %)?", head))


def _drawn(cell: Cell) -> float:
    """The room of what is drawn in a cell before its words."""
    return width_of(cell.small) + _BESIDE if cell.small is not None and cell.shows_words else 0.0


def _is_number(cell: Cell) -> bool:
    """Whether a cell's number is to stand with its point under those above; marks and words have none."""
    return cell.numeric and _NUMBER.match(cell.text) is not None


def _words_width(cell: Cell, measure: Measure) -> float:
    if cell.small is not None and not cell.shows_words:
        return width_of(cell.small)
    return max(measure(line, False) for line in cell.text.split("\n"))


def split(number: str, *, at_unit: bool = False) -> tuple[str, str]:
    """A number's words up to its point, and the rest; with `at_unit` the number, and what follows it."""
    if at_unit:
        whole, _, unit = split_number(number, at_unit=True)
        return whole, unit
    found = _NUMBER.match(number)
    return (number[: found.end()], number[found.end() :]) if found else ("", number)


def _width(fits: Sequence[_Fit]) -> float:
    return sum(f.least + PAD for f in fits)


def _groups(fits: Sequence[_Fit], room: float) -> list[list[int]]:
    """Columns that fit beside each other; the labels stand first in every group."""
    labels = [0] if fits else []
    if _width(fits) <= room or len(fits) < 3:
        return [list(range(len(fits)))]
    groups: list[list[int]] = []
    now = list(labels)
    for number in range(len(labels), len(fits)):
        if _width([fits[n] for n in (*now, number)]) > room and len(now) > len(labels):
            groups.append(now)
            now = list(labels)
        now = [*now, number]
    return [*groups, now]


def fitted(fits: Sequence[_Fit], room: float) -> list[float]:
    """Widths that fill the room: what is left over goes to all, what lacks is taken from the widest.

    Headings over numbers are broken before names are.
    """
    natural = [f.natural + PAD for f in fits]
    if sum(natural) > room:
        natural = [f.broken + PAD for f in fits]
    spare = room - sum(natural)
    if spare >= 0:
        return [w + spare / len(fits) for w in natural]
    least = [f.least + PAD for f in fits]
    slack, wanted = room - sum(least), sum(natural) - sum(least)
    if slack <= 0 or wanted <= 0:
        return [w * room / sum(least) for w in least]
    return [a + (b - a) * slack / wanted for a, b in zip(least, natural, strict=True)]


# Parts ----------------------------------------------------------------------------------


def _part(grid: TableGrid, fits: Sequence[_Fit], width: float, ways: tuple[Measure, Draw]) -> TablePart:
    """A table, doubled where it is narrow and long; `ways` measure words and draw what is small."""
    rows = tuple(tuple(_cells(r, fits, *ways)) for r in grid.rows)
    plain = len(grid.body) == len(grid.rows) and len(rows) >= _DOUBLED_ROWS
    usual = sum(max(f.least, f.usual) + PAD for f in fits)
    doubled = plain and 2 * usual + GUTTER <= width
    room = (width - GUTTER) / 2 if doubled else min(width, _wide_enough(fits, width))
    columns = _columns(fits, room)
    return TablePart(columns, tuple(_named(r, columns) for r in rows), grid.title, doubled)


def _named(row: Cells, columns: Sequence[PlannedColumn]) -> Cells:
    """A row with its name on the lines it has room for; the head of a group has the whole width."""
    if len(row) < len(columns) or row[0].numeric:
        return row
    words = row[0].text.lstrip(_INDENT)
    # Every line of an indented name is indented.
    indent = row[0].text[: len(row[0].text) - len(words)]
    lines = _lines(words, columns[0].width - len(indent)).split("\n")
    return (replace(row[0], text="\n".join(indent + line for line in lines)), *row[1:])


def _lines(text: str, width: float, *, bold: bool = False) -> str:
    """Words on lines that end between words, as far as they can; the typesetter breaks Chinese anywhere."""
    # In a large size, as widths are whole 64ths: rounded up in one of 1 they tore a word that just fits.
    found = measured(text, _LARGE, bold=bold, latin=text.isascii())
    lines = found.lines(max(1.0, width - PAD) * _LARGE, "label")
    return "\n".join(text[line.start : line.end] for line in lines)


def _wide_enough(fits: Sequence[_Fit], width: float) -> float:
    """A table of few short columns isn't drawn out over the whole width: eyes lose the row."""
    natural = sum(f.natural + PAD for f in fits)
    return width if natural > 0.55 * width or len(fits) > 3 else max(0.6 * width, natural)


def _columns(fits: Sequence[_Fit], width: float) -> tuple[PlannedColumn, ...]:
    widths = fitted(fits, width)
    return tuple(
        PlannedColumn(_lines(f.head, w - f.pad, bold=True), round(w, 3), f.numeric, round(f.pad, 3), f.group)
        for f, w in zip(fits, widths, strict=True)
    )


def _cells(row: Sequence[Cell], fits: Sequence[_Fit], measure: Measure, draw: Draw) -> Iterator[PlannedCell]:
    for cell, fit in zip(row, fits, strict=False):
        behind = split(cell.text, at_unit=fit.at_unit)[1]
        pad = fit.after - measure(behind, False) if _is_number(cell) else 0.0
        small = draw(cell.small) if cell.small is not None else ""
        yield PlannedCell(
            text=cell.text or NOT_APPLICABLE,
            numeric=cell.numeric,
            pad=round(max(0.0, pad), 3),
            figure=cell.figure,
            small=small,
            wide=round(width_of(cell.small), 3) if small and cell.small is not None else 0.0,
            drawn_only=bool(small) and not cell.shows_words,
            is_lesser=cell.is_lesser,
        )
