"""What has changed between the table a mapping was made for and the one read now: listed, not guessed."""

from collections.abc import Iterable
from typing import Final, Literal, TypeAlias

import msgspec

from qjviewer.bundle.periods import parse_period
from qjviewer.intake.label_words import parse_label
from qjviewer.intake.mapping import TableMapping, labels_now, row_units, unit_in
from qjviewer.intake.read_figure import ReadFigure
from qjviewer.intake.understanding import UnderstoodTable
from qjviewer.problems import cell_address, column_letters

DriftKind: TypeAlias = Literal[
    "row-new", "row-gone", "row-renamed", "column-new", "column-gone", "column-moved", "column-renamed",
    "unit-changed", "table-new", "table-gone", "value-revised",
]  # fmt: skip
# How much of a name must stay for it to be the same row, or column, renamed.
_ALIKE_ROWS: Final = 0.8
_ALIKE_COLUMNS: Final = 0.6
_MOST_RENAMED: Final = 200


class Drift(msgspec.Struct, frozen=True):
    """One change: what kind, where it is now, how it was and how it is."""

    kind: DriftKind
    sheet: str
    cell: str
    old: str = ""
    new: str = ""


def table_drift(table: UnderstoodTable, mapping: TableMapping) -> list[Drift]:
    """Rows and columns that came, went, moved or were renamed; units that changed."""
    if not mapping.rows:
        # Written by hand without its rows: there is nothing to compare with.
        return _unit_drift(table, mapping)
    return [*_row_drift(table, mapping), *_column_drift(table, mapping), *_unit_drift(table, mapping)]


def _row_drift(table: UnderstoodTable, mapping: TableMapping) -> list[Drift]:
    sheet, name_column = table.table.grid.sheet.name, _name_column(table)
    rows = {row.label: row for row in table.rows}
    new = [label for label in rows if label not in mapping.rows]
    gone = [label for label in mapping.rows if label not in rows]
    pairs = _renamed(gone, new, _ALIKE_ROWS)
    found = [Drift("row-renamed", sheet, cell_address(rows[b].row, name_column), a, b) for a, b in pairs]
    found += [
        Drift("row-new", sheet, cell_address(rows[label].row, name_column), "", label)
        for label in new if label not in {b for _, b in pairs}
    ]  # fmt: skip
    found += [Drift("row-gone", sheet, "", label) for label in gone if label not in {a for a, _ in pairs}]
    found += _marked(table, mapping, name_column)
    return found


def _marked(table: UnderstoodTable, mapping: TableMapping, column: int) -> list[Drift]:
    """Rows whose names carry a footnote's mark: the name as it is found, and as it is shown."""
    sheet = table.table.grid.sheet.name
    shown = {row.row: table.table.grid.covering(row.row, column) for row in table.rows}
    return [
        Drift("row-renamed", sheet, cell_address(row.row, column), parse_label(text).name, text)
        for row in table.rows
        if row.marks and row.label not in mapping.marked and (text := shown[row.row])
    ]  # fmt: skip


def _renamed(gone: list[str], new: list[str], alike: float) -> list[tuple[str, str]]:
    """Labels that went and came and are nearly the same."""
    import difflib

    pairs = []
    free = list(new[:_MOST_RENAMED])
    for label in gone[:_MOST_RENAMED]:
        close = difflib.get_close_matches(label, free, n=1, cutoff=alike)
        if close:
            pairs.append((label, close[0]))
            free.remove(close[0])
    return pairs


def _name_column(table: UnderstoodTable) -> int:
    names = table.table.columns("name")
    return names[0] if names else table.table.left


def _column_drift(table: UnderstoodTable, mapping: TableMapping) -> list[Drift]:
    sheet = table.table.grid.sheet.name
    known = labels_now(table, mapping)
    here = {column.label: column.column for column in table.columns}
    top = table.table.headers[-1] if table.table.headers else 1
    gone = [label for label in known if label not in here]
    new = [label for label in here if label not in known]
    pairs = _renamed(gone, new, _ALIKE_COLUMNS)
    found = [Drift("column-renamed", sheet, cell_address(top, here[b]), a, b) for a, b in pairs]
    found += [
        Drift("column-new", sheet, cell_address(top, here[label]), "", label)
        for label in new if label not in {b for _, b in pairs}
    ]  # fmt: skip
    found += [Drift("column-gone", sheet, "", label) for label in gone if label not in {a for a, _ in pairs}]
    found = [
        drift
        for drift in found
        if drift.kind != "column-new" or not _is_next(table, here[drift.new], mapping)
    ]
    return found + _moved_columns(sheet, top, [label for label in known if label in here], here)


def _is_next(table: UnderstoodTable, column: int, mapping: TableMapping) -> bool:
    """Whether a new column only brings a later period: that is what a new month is for."""
    read = parse_period(mapping.read)
    periods = {f.period for f in table.figures if f.column == column and f.period is not None}
    return read is not None and bool(periods) and all(period.last > read.last for period in periods)


def _moved_columns(sheet: str, top: int, kept: list[str], here: dict[str, int]) -> list[Drift]:
    """Columns that stand in another order than before: the fewest whose moving explains it."""
    order = [here[label] for label in kept]
    stay = _longest_rising(order)
    return [
        Drift("column-moved", sheet, cell_address(top, here[label]), label, column_letters(here[label]))
        for at, label in enumerate(kept) if at not in stay
    ]  # fmt: skip


def _longest_rising(order: list[int]) -> set[int]:
    """The places of a longest run of rising numbers."""
    runs: list[list[int]] = []
    for at, number in enumerate(order):
        before: list[int] = []
        for run in runs:
            if order[run[-1]] < number and len(run) > len(before):
                before = run
        runs.append([*before, at])
    best: list[int] = []
    for run in runs:
        best = run if len(run) > len(best) else best
    return set(best)


def _unit_drift(table: UnderstoodTable, mapping: TableMapping) -> list[Drift]:
    sheet = table.table.grid.sheet.name
    rows = {row.label: row.row for row in table.rows}
    found = [
        Drift("unit-changed", sheet, cell_address(rows[label], _name_column(table)), old, unit)
        for label, unit in row_units(table).items()
        if (old := mapping.rows.get(label, unit)) != unit and label in rows
    ]
    stated = "、".join(table.around.units)
    if mapping.unit and stated and stated != mapping.unit:
        found.append(Drift("unit-changed", sheet, "", mapping.unit, stated))
    specs = {now: mapping.columns[was] for now, was in labels_now(table, mapping).items()}
    for column in table.columns:
        old = unit_in(specs.get(column.label, ""))
        if old and column.unit and old != column.unit:
            found.append(Drift("unit-changed", sheet, cell_address(1, column.column), old, column.unit))
    return found


def revised(before: Iterable[ReadFigure], now: Iterable[ReadFigure]) -> list[Drift]:
    """Figures of the same address and period that had another value in the file before."""
    old = {figure.address: figure for figure in before if figure.value is not None and not figure.doubts}
    found = []
    for figure in now:
        was = old.get(figure.address)
        if was is None or figure.value is None or figure.doubts or was.unit != figure.unit:
            continue
        if was.value != figure.value:
            found.append(Drift("value-revised", figure.sheet, figure.cell, str(was.value), str(figure.value)))
    return found
