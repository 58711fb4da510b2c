"""Tables: 一表统览 (a row an indicator, typed columns) and facts in rows."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple, TypeAlias

from msgspec.structs import replace

from qjviewer.bundle.kinds import OutlineRow
from qjviewer.bundle.model import TableBlock
from qjviewer.bundle.periods import parse_period
from qjviewer.bundle.units import unit_gap
from qjviewer.charts.small import Meter, Trend
from qjviewer.figures import period_words
from qjviewer.figures.addresses import Unknown
from qjviewer.figures.comparing import Comparer
from qjviewer.figures.figure import Figure
from qjviewer.figures.teller import MINUS, NOT_APPLICABLE
from qjviewer.pages.added_columns import with_changes
from qjviewer.pages.blocks import Cell, GroupedHead, Row, Run, Runs, Table
from qjviewer.pages.column_groups import heads_of, in_points
from qjviewer.pages.maker import Maker
from qjviewer.pages.movement import has_sense, wanted
from qjviewer.pages.place_heads import place_heads
from qjviewer.pages.statement_columns import Column, cell_of, columns_of, heading
from qjviewer.pages.tags import tag_notes, tags_of


def make(block: TableBlock, path: str, maker: Maker) -> Table | None:
    """The table; None when this view shows none of its figures."""
    maker = maker.beyond() if block.later else maker
    made = _facts(block, path, maker) if block.table == "facts" else _statement(block, path, maker)
    if made is None:
        return None
    unit, header, rows, figures, heads, points = made
    cites = maker.cites_of(figures)
    notes = tuple(maker.runs(n) for n in block.notes if not maker.hides_part_of(n))
    legend = _legend(rows, figures, maker, points=points) if block.table == "statement" else ()
    notes += (*legend, *maker.notes_of(figures), *tag_notes(figures, maker))
    return Table(
        path=path,
        title=maker.runs(block.title) or (Run(maker.say("statement")),),
        unit=unit,
        header=header,
        rows=rows,
        notes=tuple(dict.fromkeys(notes)),
        sources=maker.source_names(cites),
        source_marks=maker.marks(cites),
        is_statement=block.table == "statement",
        heads=heads,
    )


class _Made(NamedTuple):
    """What a table holds: `unit` is what stands above it at the right.

    `points` where columns of differences have no heading that says their unit.
    """

    unit: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    figures: Sequence[Figure]
    heads: tuple[GroupedHead, ...] = ()
    points: bool = False


Shown: TypeAlias = tuple[Cell, Figure | None]


def _statement(block: TableBlock, path: str, maker: Maker) -> _Made | None:
    """A row an indicator, a column a measure, comparison or rank."""
    columns = with_changes(columns_of(block.columns, path, maker), block.of, wanted(block.beside), maker)
    lines = [
        (row, [cell_of(row.of, column, f"{path}.of[{n}]", maker) for column in columns])
        for n, row in enumerate(block.of)
    ]
    kept = [(row, cells) for row, cells in lines if any(f is not None for _, f in cells)]
    if not kept or not columns:
        return None
    figures = [f for _, cells in kept for _, f in cells if f is not None]
    common = _common_unit([f for f in figures if f.value is not None], maker)
    where = "" if common else block.units
    words = [
        heading(c, [cells[n][1] for _, cells in kept], path, maker, unit=not common)
        for n, c in enumerate(columns)
    ]
    shown = [(c, [f for _, cells in kept if (f := cells[n][1]) is not None]) for n, c in enumerate(columns)]
    headings, about = place_heads(shown, words, maker)
    heads = heads_of(shown, headings, maker)
    first = [maker.say("col-indicator"), *([maker.say("col-unit")] if where == "column" else [])]
    return _Made(
        _above(about, common, maker),
        (*first, *headings),
        tuple(_line(row, cells, columns, where, maker) for row, cells in kept),
        figures,
        (*(GroupedHead("", text) for text in first), *heads) if heads else (),
        in_points(shown, heads, maker),
    )


def _above(about: str, unit: str, maker: Maker) -> str:
    """What is said once for all numbers: what they show, where the columns don't say it, and their unit."""
    told = maker.say("unit-common", unit=unit) if unit else ""
    return maker.say("unit-about", about=about, unit=told) if about and told else about or told


def _line(
    row: OutlineRow, cells: Sequence[Shown], columns: Sequence[Column], where: str, maker: Maker
) -> Row:
    """A row: its name, its cells, and its unit where units differ from row to row (`where`: the place)."""
    tags, name = tags_of(_plain(cells, columns), maker), _row_name(row, cells, maker)
    unit = _unit_of(cells, columns, maker)
    if where == "names" and unit:
        name = maker.say("name-with-unit", name=name, unit=unit)
    first = [Cell(name, tags=tags, section=maker.text(row.section))]
    if where == "column":
        first.append(Cell(unit or NOT_APPLICABLE))
    told = (
        _with_unit(cell, figure, maker) if where == "numbers" and column.is_amount else cell
        for (cell, figure), column in zip(cells, columns, strict=True)
    )
    return (*first, *told)


def _with_unit(cell: Cell, figure: Figure | None, maker: Maker) -> Cell:
    """A cell's number with its unit behind it; a mark of what is missing has none."""
    if figure is None or figure.value is None or not cell.numeric or not figure.unit:
        return cell
    unit = maker.teller.unit(figure)
    return replace(cell, text=f"{cell.text}{unit_gap(unit, maker.view.lang)}{unit}")


def _legend(rows: Sequence[Row], figures: Sequence[Figure], maker: Maker, *, points: bool) -> Iterator[Runs]:
    """What cells look like that say more than their number: pale grounds, trends, comparisons."""
    cells = [cell for row in rows for cell in row]
    turns = [len(c.small.turns) for c in cells if isinstance(c.small, Trend)]
    if points:
        yield (Run(maker.say("points-note")),)
    if moved := next((f for f in figures if f.how == "moved" and f.value is not None), None):
        then = parse_period(moved.against.split()[1])
        other = period_words.beside(moved.period, then, maker.view.lang) if then is not None else ""
        yield (Run(maker.say("moved-note", other=other)),)
    if any(cell.is_lesser for cell in cells):
        yield (Run(maker.say("lesser-note")),)
    if any(turns):
        year = max(f.period.last_year for f in figures)
        yield (Run(maker.say("trend-note", before=year - 1, now=year)),)
    if any(isinstance(c.small, Meter) and c.small.due is not None for c in cells):
        yield (Run(maker.say("meter-note")),)


def _plain(cells: Sequence[Shown], columns: Sequence[Column]) -> list[Figure]:
    """The row's own values: not those of other places or times, nor what is made of them."""
    shown = [(f, c) for (_, f), c in zip(cells, columns, strict=True) if f is not None and c.form == "value"]
    return [f for f, c in shown if not c.place and not c.period]


def _row_name(row: OutlineRow, cells: Sequence[Shown], maker: Maker) -> str:
    figure = next(f for _, f in cells if f is not None)
    name = maker.teller.name(figure) if "." not in row.of else maker.teller.measured(figure)
    return "\u3000" * row.depth + _named_apart(row, name, maker)


def _named_apart(row: OutlineRow, name: str, maker: Maker) -> str:
    """A row's name with its place and period where it was given others than the briefing's."""
    address, own = maker.cube.resolve(row.of), maker.bundle.briefing
    if isinstance(address, Unknown):
        return name
    if address.states_place and address.place != own.place:
        place = maker.teller.place(maker.bundle.place_by_id.get(address.place))
        name = maker.say("row-of-place", name=name, place=place)
    if address.states_period and address.period is not None and address.period != own.period:
        name = maker.say("row-of-period", name=name, period=maker.teller.period(address.period))
    return name


def _unit_of(cells: Sequence[Shown], columns: Sequence[Column], maker: Maker) -> str:
    """The unit of a row's amounts: those of growth and ranks are said by their headings."""
    for (_, figure), column in zip(cells, columns, strict=True):
        if figure is not None and column.is_amount and figure.unit:
            return maker.teller.unit(figure)
    figure = next((f for _, f in cells if f is not None and f.value is not None), None)
    return maker.teller.unit(figure) if figure is not None else ""


def _common_unit(figures: Sequence[Figure], maker: Maker) -> str:
    units = {maker.teller.unit(f) for f in figures}
    return next(iter(units)) if len(units) == 1 else ""


def _facts(block: TableBlock, path: str, maker: Maker) -> _Made | None:
    """One row a figure: name, value, unit, period and place where they differ, rank, source."""
    figures = maker.figures([row.of for row in block.of])
    changes = {then: _changes(figures, then, maker) for then in wanted(block.beside)}
    for number, row in enumerate(block.of):
        maker.resolved(row.of, f"{path}.of[{number}]")
    if not figures:
        return None
    teller = maker.teller
    common = _common_unit(figures, maker)
    ranked = any(f.ranks for f in figures)
    periods = len({f.period for f in figures}) > 1
    places = len({f.place for f in figures}) > 1
    columns: list[tuple[str, bool, Callable[[Figure], Cell]]] = [
        ("indicator", True, lambda f: Cell(teller.measured(f), f.id, tags=tags_of([f], maker))),
        ("place", places, lambda f: Cell(teller.place(teller.place_of(f)))),
        ("period", periods, lambda f: Cell(teller.period(f.period))),
        ("value", True, lambda f: number_cell(f, maker)),
        ("unit", not common, lambda f: Cell(teller.unit(f) or NOT_APPLICABLE)),
        *((then, bool(gaps), partial(_change_cell, gaps)) for then, gaps in changes.items()),
        ("rank", ranked, lambda f: Cell(teller.rank_chip(f) if f.ranks else NOT_APPLICABLE)),
        ("source", True, lambda f: Cell(teller.joined(map(teller.citation, f.cite)) or NOT_APPLICABLE)),
    ]
    used = [(key, cell) for key, wanted, cell in columns if wanted]
    header = tuple(_facts_heading(key, changes.get(key, {}), figures, maker) for key, _ in used)
    rows = tuple(tuple(cell(f) for _, cell in used) for f in figures)
    return _Made(_above("", common, maker), header, rows, figures)


def _changes(figures: Sequence[Figure], then: str, maker: Maker) -> dict[str, tuple[Figure, str]]:
    """The differences to another period with their words, by figure; none where few rows have them."""
    comparer, found = Comparer(maker.teller), dict[str, tuple[Figure, str]]()
    for figure in figures:
        own = figure.period.end == maker.bundle.briefing.period.end
        gap = maker.cube.asked(figure, f"vs {then}") if own and has_sense(figure, maker) else None
        if gap is not None and gap.value is not None and maker.shows(gap):
            found[figure.id] = (
                gap,
                ("+" if gap.value > 0 else MINUS if gap.value < 0 else "") + comparer.amount(gap),
            )
    one = len({gap.against for gap, _ in found.values()}) == 1
    return found if one and len(found) * 2 >= len(figures) else {}


def _change_cell(gaps: Mapping[str, tuple[Figure, str]], figure: Figure) -> Cell:
    if figure.id not in gaps:
        return Cell(NOT_APPLICABLE)
    gap, words = gaps[figure.id]
    return Cell(words, gap.id, numeric=True, value=gap.value, is_lesser=(gap.value or 0) < 0)


def _facts_heading(
    key: str, gaps: Mapping[str, tuple[Figure, str]], figures: Sequence[Figure], maker: Maker
) -> str:
    if not gaps:
        return maker.say(f"col-{key}")
    figure = next(f for f in figures if f.id in gaps)
    return maker.say("col-vs-period", other=Comparer(maker.teller).other_side(figure, gaps[figure.id][0]))


def number_cell(figure: Figure, maker: Maker) -> Cell:
    """The number of a figure as a table shows it; targets and derived values say so."""
    number = maker.teller.approximate(figure, maker.teller.number(figure))
    told = figure.is_target or figure.status == "derived"
    status = maker.teller.status(figure) if told and figure.value is not None else ""
    text = maker.say("with-status", number=number, status=status) if status else number
    return Cell(text, figure.id, numeric=True)
