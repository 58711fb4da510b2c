"""From a workbook to its figures: tables found, words understood, ranks joined, contradictions asked."""

from collections.abc import Iterable
from typing import Final

import msgspec

from qjviewer.intake.cell_values import CellValue
from qjviewer.intake.label_words import parse_label
from qjviewer.intake.layout.region import SheetGrid
from qjviewer.intake.layout.row_heads import RowHeads
from qjviewer.intake.layout.sheet_tables import FoundTable, find_tables
from qjviewer.intake.limits import Budget
from qjviewer.intake.meaning.cell_context import TableFacts
from qjviewer.intake.meaning.change_settling import settle_changes
from qjviewer.intake.meaning.column_meanings import ColumnMeaning, column_meanings, counted_names
from qjviewer.intake.meaning.figure_maker import FigureMaker
from qjviewer.intake.meaning.indicator_path import is_field_of
from qjviewer.intake.meaning.rank_joining import join_ranks
from qjviewer.intake.meaning.row_meanings import RowMeaning, SheetRowReader
from qjviewer.intake.meaning.surroundings import (
    Surroundings,
    TableNote,
    TitleWords,
    agreed_by,
    continues,
    read_notes,
    surroundings_of,
    titles_of_document,
    titles_of_other_sheets,
    triangle_signs,
)  # fmt: skip
from qjviewer.intake.measure_words import RANK
from qjviewer.intake.period_reading import NO_TIME, PeriodWords
from qjviewer.intake.read_figure import ReadFigure, doubt
from qjviewer.intake.unit_words import unscaled
from qjviewer.intake.workbook import ShownSheet, Workbook

# Steps that one figure counts for, so that the clock is looked at every few hundred.
_COST: Final = 16


class UnderstoodTable(msgspec.Struct):
    """A table with what its rows and columns mean, and the figures read from it."""

    table: FoundTable
    around: Surroundings
    rows: list[RowMeaning]
    columns: list[ColumnMeaning]
    figures: list[ReadFigure]
    rows_are_places: bool = False


class Understanding(msgspec.Struct):
    """All that was read from a workbook."""

    book: Workbook
    tables: list[UnderstoodTable]

    @property
    def figures(self) -> list[ReadFigure]:
        """All figures in the order of sheets, tables and cells."""
        return [figure for table in self.tables for figure in table.figures]


def understand(book: Workbook, said: Iterable[TitleWords] = ()) -> Understanding:
    """Read all figures of a workbook; `said` is known from outside (a period, a place) and counts last."""
    found = [(sheet, find_tables(SheetGrid(sheet))) for sheet in book.sheets]
    with_data = [(sheet, [t for t in tables if _is_data(t)]) for sheet, tables in found]
    others = [*said, *titles_of_other_sheets(book, (sheet for sheet, tables in with_data if not tables))]
    others += titles_of_document(book)
    placed: list[tuple[FoundTable, Surroundings]] = []
    for sheet, tables in with_data:
        notes = _sheet_notes(sheet, tables)
        _share_titles(tables)
        for table in tables:
            said_before = placed[-1][1].titles if placed and continues(table) else ()
            placed.append((table, surroundings_of(table, book, [*others, *said_before], notes)))
    agreed = agreed_by([around for _, around in placed])
    result = [_understood(table, n, around.within(agreed)) for n, (table, around) in enumerate(placed)]
    return Understanding(book, without_contradictions(result))


def _share_titles(tables: list[FoundTable]) -> None:
    """The titles of the first table of a sheet stand over the others too, but for its own numbered one."""
    if len(tables) < 2:
        return
    shared = [line for line in tables[0].titles if not parse_label(line.text, "title").numbering]
    for table in tables[1:]:
        known = {line.row for line in table.titles}
        table.titles = [*(line for line in shared if line.row not in known), *table.titles]


def _sheet_notes(sheet: ShownSheet, tables: Iterable[FoundTable]) -> list[TableNote]:
    texts = [line.text for table in tables for line in (*table.notes, *table.titles)]
    return read_notes([*texts, *sheet.tail])


def _is_data(table: FoundTable) -> bool:
    """Whether headers or rows of the table say anything that figures have."""
    columns = column_meanings(table)
    if any(column.says_something for column in columns):
        return True
    heads = RowHeads(table).read()
    rows = SheetRowReader(table, heads).read()
    return any(row.unit or row.time.says_time or row.measure.measure for row in rows) or any(
        row.place for row in rows if row.place
    )


def _understood(table: FoundTable, number: int, around: Surroundings) -> UnderstoodTable:
    heads = RowHeads(table).read()
    reader = SheetRowReader(table, heads)
    rows, columns = reader.read(), column_meanings(table)
    figures = made_figures(table, number, around, rows, columns, rows_are_places=reader.has_places)
    return UnderstoodTable(table, around, rows, columns, figures, reader.has_places)


def made_figures(
    table: FoundTable,
    number: int,
    around: Surroundings,
    rows: list[RowMeaning],
    columns: list[ColumnMeaning],
    *,
    rows_are_places: bool,
) -> list[ReadFigure]:
    """The figures of all cells where these rows and columns meet."""
    cells = [(r, c, value) for r in rows for c in columns if (value := _value(table, r, c)) is not None]
    facts = TableFacts(
        table.grid, number, around, rows_are_places,
        splits_subject=around.splits,
        has_sum=any(row.is_sum or is_field_of(row.names, around.subject) for row in rows),
        only_name=len({column.names for column in columns if column.names}) == 1,
        wholes=tuple(dict.fromkeys(column.names[0] for column in columns if column.names)),
        counted=counted_names(columns),
        latest_time=_latest(columns),
        latest_months=_latest_months(columns),
        signs=triangle_signs(around.notes),
        marks=frozenset(value.mark for _, _, value in cells if value.mark),
    )  # fmt: skip
    maker = FigureMaker(facts)
    budget = Budget(table.grid.sheet.name)
    figures = []
    for row, column, value in cells:
        budget.step(_COST)
        figures.append(maker.make(row, column, value))
    return join_ranks(settle_changes(figures), columns)


def _latest(columns: Iterable[ColumnMeaning]) -> PeriodWords:
    """The latest period that a column's header names in full."""
    named = [
        c.own_time for c in columns if c.own_time.year and c.own_time.has_months and not c.own_time.shift
    ]
    return max(named, key=lambda time: (time.year, time.last, -time.first), default=NO_TIME)


def _latest_months(columns: Iterable[ColumnMeaning]) -> PeriodWords:
    """The latest months that a column's header names without a year."""
    named = [
        c.own_time for c in columns if c.own_time.has_months and not (c.own_time.year or c.own_time.shift)
    ]
    months = max(named, key=lambda time: time.last, default=NO_TIME)
    return PeriodWords(first=months.first, last=months.last)


def _value(table: FoundTable, row: RowMeaning, column: ColumnMeaning) -> CellValue | None:
    cell = table.grid.cell(row.row, column.column)
    if cell.formula:
        return CellValue("missing", missing="formula")
    return table.grid.value(row.row, column.column) if cell.text.strip() else None


def _key(figure: ReadFigure) -> tuple[str, ...]:
    """What two figures must agree on; one thing may be told in yuan and in dollars."""
    # Amount and growth have a rank each.
    own = (figure.column_label,) if figure.measure == RANK else ()
    return (*figure.address, unscaled(figure.unit), *own)


def without_contradictions(tables: list[UnderstoodTable]) -> list[UnderstoodTable]:
    """Cells of one address that show different values are asked about, all of them."""
    seen: dict[tuple[str, ...], set[object]] = {}
    for table in tables:
        for figure in table.figures:
            if figure.value is not None and not figure.is_hidden:
                seen.setdefault(_key(figure), set()).add((figure.value, figure.unit))
    contradiction = doubt("contradiction", "indicator")
    for table in tables:
        table.figures = [
            msgspec.structs.replace(f, doubts=(*f.doubts, contradiction))
            if f.value is not None and len(seen.get(_key(f), ())) > 1
            else f
            for f in table.figures
        ]
    return tables
