"""Reads a workbook with mappings confirmed before: answers applied, changes of its form listed."""

from collections.abc import Iterable, Sequence
from typing import Final, cast, get_args

import msgspec

from qjviewer.intake.answers import Answer, settled
from qjviewer.intake.drift import Drift, revised, table_drift
from qjviewer.intake.mapping import TableMapping, adjusted, best_mapping, labels_now
from qjviewer.intake.meaning.surroundings import Surroundings, TitleWords
from qjviewer.intake.period_words import PeriodWords, TimeBasis
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
    unmapped: list[int] = []
    used: set[int] = set()
    known: dict[int, dict[str, str]] = {}
    mapped: dict[int, int] = {}
    applied: dict[int, tuple[Answer, ...]] = {}
    for number, table in enumerate(read.tables):
        mapping = best_mapping(table, [_unfolded(m, table) for m in mappings])
        if mapping is None:
            unmapped.append(number)
            drift.append(Drift("table-new", table.table.grid.sheet.name, "", "", _title(table)))
            continue
        used |= {at for at, m in enumerate(mappings) if (m.sheet, m.title) == (mapping.sheet, mapping.title)}
        known[number] = {now: mapping.columns[was] for now, was in labels_now(table, mapping).items()}
        mapped[number] = next(
            at for at, m in enumerate(mappings) if (m.sheet, m.title) == (mapping.sheet, mapping.title)
        )
        drift += table_drift(table, mapping)
        _apply(table, number, mapping)
    drift += [
        Drift("table-gone", mapping.sheet, "", mapping.title or mapping.sheet)
        for at, mapping in enumerate(mappings) if at not in used
    ]  # fmt: skip
    read.tables = without_contradictions(read.tables)
    for number, table in enumerate(read.tables):
        mapping = (
            best_mapping(table, [_unfolded(m, table) for m in mappings]) if number not in unmapped else None
        )
        if mapping is not None:
            table.figures = settled(table.figures, mapping.answers)
            applied[number] = mapping.answers
    changes = [*drift, *revised(before, read.figures)]
    return MappedReading(read, changes, unmapped, applied, known, mapped)


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
