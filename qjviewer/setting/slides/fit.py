"""Fits a deck to a shape of screen: slides whose text does not fit at the floor sizes are divided.

Whoever shows, prints or saves the slides takes them from here, so that all have the same pages.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias, TypeVar

import msgspec
from msgspec.structs import replace

from qjviewer.charts.describe import links_of
from qjviewer.charts.marks import Scene
from qjviewer.charts.parting import parted, row_count
from qjviewer.pages.blocks import (
    Cards,
    Cell,
    Chart,
    Entries,
    PointLine,
    Points,
    Row,
    Table,
    sectioned,
    text_of,
)
from qjviewer.pages.deck import Content, Deck, RemarkList, SideBySide, Slide, continued, numbered, steps_of
from qjviewer.pages.ideas import length
from qjviewer.pages.unstated import part_of
from qjviewer.setting.columns import has_digits, split_number
from qjviewer.setting.slides.chart import LIKE_TABLES, parts_shown, with_notes_of
from qjviewer.setting.slides.layout import Remembered, fits
from qjviewer.setting.slides.look import SlideLook
from qjviewer.setting.slides.shapes import Shape
from qjviewer.wording import Language

_T = TypeVar("_T")
Judged: TypeAlias = Callable[[Slide], bool]
# Rows, its header one of them, that a chart's table has at least to be divided; and at most, as more would
# be dozens of pages that nobody walks through.
_LEAST_TABLE, _MOST_TABLE = 3, 40
# Rows that a drawing has at least to be divided.
_LEAST_ROWS = 4
# Where a long statement may be cut in two, the strongest stop first.
_STOPS = ("。", "；", ". ", "; ", "，", ", ", "、")


class Fitted(msgspec.Struct, frozen=True):
    """A deck whose slides fit; `split` had to be divided, `tight` could not be and are squeezed."""

    deck: Deck
    split: tuple[Slide, ...] = ()
    tight: tuple[Slide, ...] = ()


def fit_deck(deck: Deck, look: SlideLook, shape: Shape, remembered: Remembered | None = None) -> Fitted:
    """The deck in the pages that everybody shows for screens of this shape.

    What is laid out for it is `remembered` for who lays its pages out afterwards.
    """
    return fitted(deck, lambda slide: fits(slide, look, *shape, remembered), look.lang)


def fitted(deck: Deck, fitting: Judged, lang: Language) -> Fitted:
    """Divide what does not fit until it does, or until it cannot be divided."""
    slides: list[Slide] = []
    split: list[Slide] = []
    tight: list[str] = []
    for slide in deck.slides:
        parts = list(_parts(slide, fitting, lang))
        slides += [part for part, _ in parts]
        split += [slide] if len(parts) > 1 else []
        tight += [part.key for part, is_fitting in parts if not is_fitting]
    made = Deck(numbered(slides))
    return Fitted(made, tuple(split), tuple(s for s in made.slides if s.key in tight))


def _parts(slide: Slide, fitting: Judged, lang: Language) -> Iterator[tuple[Slide, bool]]:
    """The slides made of one, each with whether it fits."""
    is_fitting = fitting(slide)
    halves = None if is_fitting else _by_columns(slide, fitting) or halved(slide.content)
    if halves is None:
        yield slide, is_fitting
        return
    first, second = halves
    before = slide.seconds // 2
    yield from _parts(_part(slide, first, before, ".0"), fitting, lang)
    rest = _part(slide, second, slide.seconds - before, ".1")
    further = replace(rest, headline=continued(slide.headline, lang), part=slide.part + 1)
    yield from _parts(further, fitting, lang)


def _by_columns(slide: Slide, fitting: Judged) -> tuple[Content, Content] | None:
    """Two tables of half the columns each, where all of them are too wide together.

    That is tried with the longest words of each column alone: fewer rows would help nothing then.
    """
    table = slide.content
    if not isinstance(table, Table) or not table.rows:
        return None
    longest = tuple(_longest(table))
    names = next((n for n in range(len(table.header)) if _is_numeric(table, n)), len(table.header))
    rest = range(names, len(table.header))
    if not names or len(rest) < 2 or fitting(replace(slide, content=replace(table, rows=longest))):
        return None
    middle = names + (len(rest) + 1) // 2
    return _columns(table, names, rest[: middle - names]), _columns(table, names, rest[middle - names :])


def _longest(table: Table) -> Iterator[Row]:
    """Rows as wide as the table: the longest words of each column, and parts of numbers before and behind."""
    columns = [[row[n] for row in table.rows if n < len(row)] for n in range(max(map(len, table.rows)))]
    for size in (_whole, _before, _behind):
        yield tuple(_widest(cells, size) for cells in columns)


def _widest(cells: Sequence[Cell], size: Callable[[Cell], int]) -> Cell:
    """The widest of a column, with what is drawn and what stands before a row."""
    section = max((c.section for c in cells), key=length)
    small = next((c.small for c in cells if c.small), None)
    return replace(max(cells, key=size), section=section, small=small)


def _whole(cell: Cell) -> int:
    return length(cell.text)


def _before(cell: Cell) -> int:
    return length(split_number(cell.text)[0]) if has_digits(cell.text) else 0


def _behind(cell: Cell) -> int:
    return length(cell.text) - _before(cell) if has_digits(cell.text) else 0


def _is_numeric(table: Table, column: int) -> bool:
    return any(row[column].numeric for row in table.rows if column < len(row))


def _columns(table: Table, names: int, others: Sequence[int]) -> Table:
    """The table with its columns of names and some of the others."""
    kept = (*range(names), *others)
    rows = tuple(tuple(row[n] for n in kept if n < len(row)) for row in table.rows)
    heads = tuple(table.heads[n] for n in kept if table.heads)
    return replace(table, header=tuple(table.header[n] for n in kept), rows=rows, heads=heads)


def _part(slide: Slide, content: Content, seconds: int, mark: str) -> Slide:
    steps = steps_of(content) if slide.steps else 0
    return replace(slide, content=content, seconds=seconds, key=slide.key + mark, steps=steps)


def halved(content: Content) -> tuple[Content, Content] | None:
    """Two contents that say the same; None when there is nothing to divide."""
    match content:
        case SideBySide(first=first, picture=picture):
            return first, picture
        case Cards(cards=cards) if len(cards) > 1:
            return _both(cards, lambda half: replace(content, cards=half))
        case Points(points=points) if len(points) > 1:
            return _both(points, lambda half: replace(content, points=half))
        case Points(points=(point,)):
            cut = _cut(point)
            return cut and (replace(content, points=(cut[0],)), replace(content, points=(cut[1],)))
        case Entries(entries=entries) if len(entries) > 1:
            return _both(entries, lambda half: replace(content, entries=half))
        case RemarkList(lines=lines, first=first) if len(lines) > 1:
            return _both(lines, lambda half: replace(content, lines=half, first=first + lines.index(half[0])))
        case Table(rows=rows, is_statement=True) if (at := _group_end(rows)) is not None:
            return replace(content, rows=rows[:at]), replace(content, rows=rows[at:])
        case Table(rows=rows) if len(rows) > 1:
            return _both(rows, lambda half: replace(content, rows=half))
        case Chart(scene=scene) if parts := parts_shown(scene):
            one, other = parts
            return with_notes_of(content, one), with_notes_of(content, other)
        case Chart(notes=notes) if notes:
            # The drawing stands alone; its notes follow on a page of their own.
            rest = Points(content.path, content.title, tuple(PointLine(n) for n in notes))
            return replace(content, notes=()), rest
        case Chart(kind=kind, scene=scene) if (
            kind in LIKE_TABLES and _LEAST_TABLE < len(scene.table) <= _MOST_TABLE
        ):
            return halved(_as_table(content))
        case Chart(scene=scene) if row_count(scene) >= _LEAST_ROWS:
            upper, lower = parted(scene, -(-row_count(scene) // 2))
            return _drawn(content, upper), _drawn(content, lower)
        case _:
            return None


def _drawn(chart: Chart, scene: Scene) -> Chart:
    """A part of a chart: its rows, and the figures of those alone."""
    shown, every = ({link.figure for link in links_of(s)} for s in (scene, chart.scene))
    figures = tuple(f for f in chart.figures if f in shown or f not in every)
    return replace(chart, scene=scene, figures=figures)


def _as_table(chart: Chart) -> Table:
    """The figures of a chart that has more rows than a slide can show."""
    header, *rows = chart.scene.table
    told = tuple(
        tuple(Cell(text, numeric=n > 0 and has_digits(text)) for n, text in enumerate(r)) for r in rows
    )
    return Table(chart.path, chart.title, text_of(chart.subtitle), header, told, sources=chart.sources)


def _group_end(rows: tuple[Row, ...]) -> int | None:
    """The row nearest the middle that begins a group; None where all are of one."""
    starts = [n for n, (name, _) in enumerate(sectioned(rows)) if name and n]
    return min(starts, key=lambda n: abs(n - len(rows) / 2), default=None)


def _both(items: tuple[_T, ...], made: Callable[[tuple[_T, ...]], Content]) -> tuple[Content, Content]:
    middle = (len(items) + 1) // 2
    return made(items[:middle]), made(items[middle:])


def _cut(point: PointLine) -> tuple[PointLine, PointLine] | None:
    """One long statement in two, at the stop nearest its middle."""
    text = text_of(point.runs)
    at = _stop(text)
    if at is None:
        return None
    # Who said it stands at the end of what was said.
    first = replace(point, runs=part_of(point.runs, 0, at), people="")
    return first, replace(point, runs=part_of(point.runs, at, len(text)))


def _stop(text: str) -> int | None:
    for stop in _STOPS:
        places = [n + len(stop) for n in range(1, len(text) - 1) if text.startswith(stop, n)]
        inside = [p for p in places if len(text) / 5 < p < len(text) * 4 / 5]
        if inside:
            return min(inside, key=lambda p: abs(p - len(text) / 2))
    return None
