"""How a table was read, kept by labels: enough to read next month's and to see what has changed."""

import re
from collections.abc import Iterable
from typing import Final, get_args

import msgspec

from qjviewer.bundle.periods import Period, parse_period
from qjviewer.intake.answers import ONCE, SKIP, Answer
from qjviewer.intake.folding_text import folded
from qjviewer.intake.labels_in_time import PERIOD_PLACE, file_pattern, moved_label, sheet_pattern
from qjviewer.intake.meaning.column_meanings import ColumnMeaning
from qjviewer.intake.measure_words import MEASURES, RANK, MeasureWords
from qjviewer.intake.period_reading import PeriodWords, TimeBasis, to_period
from qjviewer.intake.understanding import Understanding, UnderstoodTable
from qjviewer.intake.unit_words import unit_of
from qjviewer.problems import column_letters

# Read as headers, rows and titles say.
AUTO: Final = "auto"
_ENOUGH: Final = 0.4


class TableMapping(msgspec.Struct, frozen=True):
    """One table: where it stands, what its columns and rows are called, what was answered about it.

    `read` is the period it was confirmed for; `columns` gives each column's reading by its label;
    `rows` the unit of each row by its label, empty where the row has none of its own; `marked` the
    rows whose names carried a footnote's mark; `basis` how a month is meant where no header says;
    `names` leads from the workbook's words to the bundle's ids.
    """

    file: str
    sheet: str
    title: str = ""
    read: str = ""
    place: str = ""
    unit: str = ""
    columns: dict[str, str] = {}
    rows: dict[str, str] = {}
    answers: tuple[Answer, ...] = ()
    marked: tuple[str, ...] = ()
    basis: str = ""
    names: dict[str, str] = {}


def mapping_of(read: Understanding, answers: dict[int, list[Answer]] | None = None) -> list[TableMapping]:
    """The mapping of every table that was read, with the answers given for each."""
    given = answers or {}
    file = file_pattern(read.book.name)
    made = [_mapped(table, file, given.get(number, [])) for number, table in enumerate(read.tables)]
    # Sheets of one form, a month each, share a mapping: the last one's.
    return list({_form_of(mapping, number): mapping for number, mapping in enumerate(made)}.values())


def _form_of(mapping: TableMapping, number: int) -> tuple[object, ...]:
    """What the mappings of one form share; a table on no sheet of a month is a form of its own."""
    of_a_month = PERIOD_PLACE in mapping.sheet
    return (mapping.sheet, tuple(mapping.columns)) if of_a_month else (number,)


def _mapped(table: UnderstoodTable, file: str, answers: Iterable[Answer]) -> TableMapping:
    kept = tuple(answer for answer in answers if answer.reason not in ONCE)
    return TableMapping(
        file, sheet_pattern(table.table.grid.sheet.name), title_of(table), period_read(table),
        table.around.place, "、".join(table.around.units), column_specs(table), row_units(table), kept,
        tuple(row.label for row in table.rows if row.marks),
    )  # fmt: skip


def title_of(table: UnderstoodTable) -> str:
    """The line right over the table."""
    titles = [line.text for line in table.table.titles]
    lead = [text for text in table.table.grid.sheet.lead if len(text) < 70]
    return folded((titles or lead or [""])[-1])


def period_read(table: UnderstoodTable) -> str:
    """The code of the report's own period: what titles say, else the latest that columns name."""
    period = report_period(table)
    return period.code if period else ""


def report_period(table: UnderstoodTable) -> Period | None:
    """The period that the table reports."""
    period = to_period(table.around.time)
    if period is not None and table.around.time.has_months:
        return period
    periods = [f.period for f in table.figures if f.period is not None and f.value is not None]
    return max(periods, default=period)


def column_specs(table: UnderstoodTable) -> dict[str, str]:
    """What each column was read as, in words: level cumulative 亿元."""
    return {column.label or f"#{column.column}": _spec(column) for column in table.columns}


def _spec(column: ColumnMeaning) -> str:
    place = f"@{column.place}" if column.place else ""
    unit = f"({column.unit})" if " " in column.unit else column.unit
    parts = (column.measure.measure, _time_word(column.time), unit, place)
    return " ".join(part for part in parts if part) or AUTO


def rank_group(spec: str) -> str:
    """Among whom a column of ranks ranks: the word behind `rank` (yoy rank counties)."""
    _, found, rest = f" {spec} ".partition(f" {RANK} ")
    words = [word for word in rest.split() if word not in get_args(TimeBasis) and not unit_of(word)]
    return words[0] if found and words and not words[0].startswith(("@", "(")) else ""


def unit_in(spec: str) -> str:
    """The unit that a column's reading names."""
    bracketed = re.search(r"\(([^)]*)\)", spec)
    if bracketed:
        return unit_of(bracketed[1])
    return next((unit for word in spec.split() if (unit := unit_of(word))), "")


def adjusted(columns: Iterable[ColumnMeaning], specs: dict[str, str]) -> list[ColumnMeaning]:
    """The columns with what a mapping says of them instead of what their headers say."""
    found = [_adjusted(column, specs.get(column.label, AUTO).split()) for column in columns]
    return [column for column in found if column is not None]


def _adjusted(column: ColumnMeaning, words: list[str]) -> ColumnMeaning | None:
    if SKIP in words:
        return None
    measure = RANK if RANK in words else next((word for word in words if word in MEASURES), "")
    basis = next((word for word in words if word in get_args(TimeBasis)), "")
    if measure and measure != column.measure.measure:
        of = words[0] if measure == RANK and words[0] in MEASURES[:3] else ""
        column = msgspec.structs.replace(column, measure=MeasureWords(measure, of))
    if basis and basis != column.time.basis:
        column = msgspec.structs.replace(column, time=msgspec.structs.replace(column.time, basis=basis))
    return column


def _time_word(time: PeriodWords) -> str:
    back = {0: "", 1: "year-ago"}.get(time.shift, f"{time.shift}-years-ago")
    return " ".join(word for word in (time.basis, back) if word)


def row_units(table: UnderstoodTable) -> dict[str, str]:
    """The unit of each row by the row's label."""
    return {row.label: row.unit for row in table.rows}


def best_mapping(table: UnderstoodTable, mappings: Iterable[TableMapping]) -> int | None:
    """The number of the mapping made for this table; None where none of them fits it."""
    scored = [(_score(table, mapping), -at) for at, mapping in enumerate(mappings)]
    best, at = max(scored, default=(0.0, 0))
    return -at if best >= _ENOUGH else None


def _score(table: UnderstoodTable, mapping: TableMapping) -> float:
    """How much of a mapping's labels the table has; 0 for another sheet's."""
    if sheet_pattern(table.table.grid.sheet.name) != mapping.sheet:
        return 0.0
    columns = _shared(set(labels_now(table, mapping)), {column.label for column in table.columns})
    # An entry written by hand may leave the rows to the names of indicators.
    rows = _shared(set(mapping.rows), {row.label for row in table.rows}) if mapping.rows else columns
    titled = 0.2 * (_moved(mapping.title, table, mapping) == title_of(table))
    return (columns + rows) / 2 + titled


def _shared(known: set[str], here: set[str]) -> float:
    return len(known & here) / max(len(known), 1)


def labels_now(table: UnderstoodTable, mapping: TableMapping) -> dict[str, str]:
    """The mapping's columns by the labels they have in this table: as they were, or moved to its period.

    A key that is a column's letter stands for the label over that column.
    """
    here = {column.label for column in table.columns}
    lettered = {column_letters(column.column): column.label for column in table.columns}
    if mapping.columns and all(label in lettered for label in mapping.columns):
        return {lettered[letter]: letter for letter in mapping.columns}
    return {(label if label in here else _moved(label, table, mapping)): label for label in mapping.columns}


def _moved(label: str, table: UnderstoodTable, mapping: TableMapping) -> str:
    read, now = parse_period(mapping.read), report_period(table)
    return moved_label(label, read, now) if read is not None and now is not None else label
