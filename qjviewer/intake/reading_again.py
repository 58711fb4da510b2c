"""Reads a workbook with mappings confirmed before: answers applied, changes of its form listed."""

from collections.abc import Iterable, Sequence
from typing import Final, cast, get_args

import msgspec

from qjviewer.intake.answers import Answer, settled
from qjviewer.intake.drift import Drift, revised, table_drift
from qjviewer.intake.mapping import TableMapping, adjusted, best_mapping, labels_now
from qjviewer.intake.meaning.surroundings import Surroundings, TitleWords
from qjviewer.intake.period_reading import PeriodWords, TimeBasis
from qjviewer.intake.read_figure import ReadFigure
from qjviewer.intake.understanding import (
    Understanding,
    UnderstoodTable,
    made_figures,
    understand,
    without_contradictions,
)  # fmt: skip
from qjviewer.intake.unit_words import units_of
from qjviewer.intake.workbook import Workbook

_ALL_BELOW: Final = "/*"
# The briefing's own place, which the caller knows.
HERE: Final = "here"


class MappedReading(msgspec.Struct):
    """What was read from a workbook with the help of mappings, and how its form has changed."""

    read: Understanding
    drift: list[Drift]
    unmapped: list[int]
    # The answers that mappings brought, by table.
    applied: dict[int, tuple[Answer, ...]] = {}
    # How mappings read the columns they know, by table and label.
    known: dict[int, dict[str, str]] = {}
    # The mapping that each table was read with, by its number among those given.
    mapped: dict[int, int] = {}

    @property
    def figures(self) -> list[ReadFigure]:
        """All figures."""
        return self.read.figures


def read_with(
    book: Workbook,
    mappings: Sequence[TableMapping],
    before: Iterable[ReadFigure] = (),
    said: Iterable[TitleWords] = (),
) -> MappedReading:
    """Read a workbook as it was read before; `before` are the figures known from earlier files."""
    read = understand(book, said)
    drift: list[Drift] = []
    fitting = [_fitting(table, mappings) for table in read.tables]
    mapped: dict[int, int] = {}
    known: dict[int, dict[str, str]] = {}
    for number, (table, found) in enumerate(zip(read.tables, fitting, strict=True)):
        if found is None:
            drift.append(Drift("table-new", table.table.grid.sheet.name, "", "", _title(table)))
            continue
        mapped[number], mapping = found
        known[number] = {now: mapping.columns[was] for now, was in labels_now(table, mapping).items()}
        drift += table_drift(table, mapping)
        _apply(table, number, mapping)
    drift += [
        Drift("table-gone", mapping.sheet, "", mapping.title or mapping.sheet)
        for at, mapping in enumerate(mappings)
        if at not in mapped.values()
    ]
    read.tables = without_contradictions(read.tables)
    for number, found in enumerate(fitting):
        if found is not None:
            read.tables[number].figures = settled(read.tables[number].figures, found[1].answers)
    applied = {number: found[1].answers for number, found in enumerate(fitting) if found is not None}
    changes = [*drift, *revised(before, read.figures)]
    unmapped = [number for number, found in enumerate(fitting) if found is None]
    return MappedReading(read, changes, unmapped, applied, known, mapped)


def _fitting(table: UnderstoodTable, mappings: Sequence[TableMapping]) -> tuple[int, TableMapping] | None:
    """The mapping of a table with its number, 2022年/* written out."""
    unfolded = [_unfolded(mapping, table) for mapping in mappings]
    best = best_mapping(table, unfolded)
    return (best, unfolded[best]) if best is not None else None


def _title(table: UnderstoodTable) -> str:
    return table.table.titles[-1].text if table.table.titles else ""


def _unfolded(mapping: TableMapping, table: UnderstoodTable) -> TableMapping:
    """The mapping with 2022年/* written out for the columns this table has."""
    if not any(label.endswith(_ALL_BELOW) for label in mapping.columns):
        return mapping
    columns: dict[str, str] = {}
    for label, spec in mapping.columns.items():
        if label.endswith(_ALL_BELOW):
            head = label.removesuffix("*")
            columns |= {c.label: spec for c in table.columns if c.label.startswith(head)}
        else:
            columns[label] = spec
    return msgspec.structs.replace(mapping, columns=columns)


def _apply(table: UnderstoodTable, number: int, mapping: TableMapping) -> None:
    """Let the mapping say what the table no longer says: its place, its unit, how columns are meant."""
    around = _completed(table.around, mapping)
    specs = {now: mapping.columns[was] for now, was in labels_now(table, mapping).items()}
    columns = adjusted(table.columns, specs)
    if around == table.around and columns == table.columns:
        return
    table.around, table.columns = around, columns
    table.figures = made_figures(
        table.table, number, around, table.rows, columns, rows_are_places=table.rows_are_places
    )


def _completed(around: Surroundings, mapping: TableMapping) -> Surroundings:
    place = mapping.place if not around.place and mapping.place != HERE else ""
    units = units_of(mapping.unit) if mapping.unit and not around.units else ()
    titles = around.titles
    if place or units:
        titles = (TitleWords("mapping", "", place=place, units=units), *titles)
    if mapping.basis in get_args(TimeBasis) and mapping.basis and not around.time.basis:
        titles = (*titles, TitleWords("mapping", "", PeriodWords(basis=cast(TimeBasis, mapping.basis))))
    return msgspec.structs.replace(around, titles=titles)
