"""Tables of figures: by place, by period, or as plain facts."""

from collections.abc import Callable

from qjviewer.bundle.model import Figure, TableBlock
from qjviewer.figures.teller import NOT_APPLICABLE
from qjviewer.pages.blocks import Cell, Table
from qjviewer.pages.maker import Maker


def make(block: TableBlock, path: str, maker: Maker) -> Table | None:
    """The table; None when this view shows none of its figures."""
    figures = maker.figures(block.table)
    if not figures:
        return None
    units = dict.fromkeys(maker.teller.unit(f) for f in figures)
    common = next(iter(units)) if len(units) == 1 else ""
    mixed = len(units) > 1
    header, rows = _LAYOUTS[block.columns](figures, mixed, maker)
    cites = maker.cites_of(figures)
    notes = tuple(maker.runs(n) for n in block.notes if not maker.hides_part_of(n))
    return Table(
        path=path,
        title=maker.runs(block.title),
        unit=maker.say("unit-common", unit=common) if common else "",
        header=header,
        rows=rows,
        notes=notes + maker.derived_notes(figures),
        sources=maker.source_names(cites),
        source_marks=maker.marks(cites),
    )


Made = tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...]]
Figures = tuple[Figure, ...]


def _facts(figures: Figures, mixed: bool, maker: Maker) -> Made:
    """One row a figure: name, value, unit, period and place where they differ, rank, source."""
    teller = maker.teller
    ranked = any(f.rank for f in figures)
    periods = len({teller.period_of(f) for f in figures}) > 1
    places = len({f.place or maker.bundle.briefing.place for f in figures}) > 1
    columns: list[tuple[str, bool, Callable[[Figure], Cell]]] = [
        ("indicator", True, lambda f: Cell(teller.measured(f), f.id)),
        ("place", places, lambda f: Cell(teller.place(teller.place_of(f)))),
        ("period", periods, lambda f: Cell(teller.period(teller.period_of(f)))),
        ("value", True, lambda f: number_cell(f, maker)),
        ("unit", mixed, lambda f: Cell(teller.unit(f) or NOT_APPLICABLE)),
        ("rank", ranked, lambda f: Cell(teller.rank_chip(f) if f.rank else NOT_APPLICABLE)),
        ("source", True, lambda f: Cell(teller.joined(map(teller.citation, f.cite)) or NOT_APPLICABLE)),
    ]
    used = [(key, cell) for key, wanted, cell in columns if wanted]
    header = tuple(maker.say(f"col-{key}") for key, _ in used)
    return header, tuple(tuple(cell(f) for _, cell in used) for f in figures)


def _by_place(figures: Figures, mixed: bool, maker: Maker) -> Made:
    teller = maker.teller
    return _crossed(figures, mixed, maker, lambda f: teller.place(teller.place_of(f)))


def _by_period(figures: Figures, mixed: bool, maker: Maker) -> Made:
    teller = maker.teller
    return _crossed(figures, mixed, maker, lambda f: teller.period(teller.period_of(f)))


def _crossed(figures: Figures, mixed: bool, maker: Maker, column: Callable[[Figure], str]) -> Made:
    """A row an indicator, a column whatever `column` tells apart; no cell is left blank."""
    columns = tuple(dict.fromkeys(column(f) for f in figures))
    by_row: dict[tuple[str, str], dict[str, Figure]] = {}
    for figure in figures:
        row = (maker.teller.measured(figure), maker.teller.unit(figure))
        by_row.setdefault(row, {})[column(figure)] = figure
    header = [maker.say("col-indicator"), *([maker.say("col-unit")] if mixed else []), *columns]
    rows = []
    for (name, unit), cells in by_row.items():
        first = [Cell(name), *([Cell(unit or NOT_APPLICABLE)] if mixed else [])]
        found = (cells.get(c) for c in columns)
        rows.append((*first, *(number_cell(f, maker) if f else Cell(NOT_APPLICABLE) for f in found)))
    return tuple(header), tuple(rows)


def number_cell(figure: Figure, maker: Maker) -> Cell:
    """The number of a figure as a table shows it; targets and derived values say so."""
    number = maker.teller.approximate(figure, maker.teller.number(figure))
    status = maker.teller.status(figure) if figure.status in ("derived", "target") else ""
    text = maker.say("with-status", number=number, status=status) if status else number
    return Cell(text, figure.id, numeric=True)


_LAYOUTS: dict[str, Callable[[Figures, bool, Maker], Made]] = {
    "facts": _facts,
    "places": _by_place,
    "periods": _by_period,
}
