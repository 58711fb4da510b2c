"""A bureau's workbook read in place: what an entry of `sheets:` brings, each figure with its cell."""

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from typing import Final

import msgspec

from qjviewer.bundle.periods import Period
from qjviewer.bundle.quantities import parse_quantity
from qjviewer.intake.drift import Drift
from qjviewer.intake.folding_text import folded
from qjviewer.intake.labels_in_time import PERIOD_PLACE
from qjviewer.intake.mapping import TableMapping, rank_group
from qjviewer.intake.measure_words import (
    CONTRIBUTION,
    DIFF,
    DIFF_PLACE,
    DIFF_PREV,
    DIFF_SCHEDULE,
    DIFF_YTD,
    LEVEL,
    QOQ,
    RANK,
    RANK_CHANGE,
    YOY,
)  # fmt: skip
from qjviewer.intake.outside import said_of
from qjviewer.intake.period_reading import find_period, to_period
from qjviewer.intake.questions import IntakeQuestion, questions_of
from qjviewer.intake.read_figure import ReadFigure
from qjviewer.intake.reading_again import MappedReading, read_with
from qjviewer.intake.unit_words import POINTS, is_index_unit, is_rate
from qjviewer.intake.workbook import Workbook

_MOST_FILES: Final = 120
# A difference is kept under the measure it is of, beside what it is against.
_AGAINST: Final = {DIFF: "year-ago", DIFF_PREV: "prev", DIFF_YTD: "year-start"}
# Measures that have no place in the data of a briefing: it computes them.
_COMPUTED: Final = (DIFF_SCHEDULE, DIFF_PLACE, RANK_CHANGE)
_MISSING: Final = {"not-applicable": "—", "not-published": "…", "awaited": "待填", "withheld": "保密"}
_TIED: Final = "并列"
# The same period a year before is 100.
INDEX: Final = "index"


class SheetObservation(msgspec.Struct, frozen=True):
    """A figure as the cube takes it.

    `indicator` is the path of names as the bureau writes them, behind the name of its section;
    `measure` one of bundle/measures.py; `against` is given for a published difference (year-ago, prev,
    year-start). `text` is the value as a bundle would type it, empty for a rank alone. `of` is the
    measure that a rank is about, `group` among whom it ranks where the mapping says; `entry` numbers
    the mapping it was read with.
    """

    indicator: tuple[str, ...]
    measure: str
    place: str
    period: Period
    text: str
    unit: str
    row: int
    column: int
    sheet: str
    against: str = ""
    of: str = ""
    rank: int = 0
    ranked: int = 0
    is_tied: bool = False
    group: str = ""
    label: str = ""
    is_preliminary: bool = False
    entry: int = 0


class SheetReading(msgspec.Struct):
    """What one workbook brought: what is sure, what has to be asked first, what has changed in its form.

    `broken` are cells that hold the error of a formula.
    """

    observations: list[SheetObservation]
    questions: list[IntakeQuestion]
    drift: list[Drift]
    broken: list[ReadFigure]


def entry_files(pattern: str, names: Iterable[str]) -> list[tuple[str, Period | None]]:
    """Those names that a pattern leaves open (月报/{period}.xlsx), each with its period, oldest first."""
    path = PurePosixPath(pattern)
    head, place, tail = path.name.partition(PERIOD_PLACE)
    wanted = re.compile(re.escape(head) + ("(?P<period>.{4,24})" if place else "") + re.escape(tail))
    found: list[tuple[str, Period | None]] = []
    for name in names:
        match = wanted.fullmatch(PurePosixPath(name).name)
        period = _period_in(match["period"]) if match and place else None
        if match and (period is not None or not place):
            found.append((name, period))
    found.sort(key=lambda entry: (entry[1] is not None, entry[1] or 0, entry[0]))
    return found[-_MOST_FILES:]


def _period_in(text: str) -> Period | None:
    words, rest = find_period(folded(text))
    return to_period(words) if not rest.strip(" -_.") else None


def observations_in(
    mappings: Sequence[TableMapping], book: Workbook, *, period: Period | None = None, place: str = ""
) -> SheetReading:
    """What mappings of one file read in it; `period` and `place` count where the workbook says none.

    Cells that have to be asked about, hidden ones, and columns and tables that no mapping names bring
    nothing.
    """
    reading = read_with(book, mappings, (), said_of(period, place))
    figures = [f for f in reading.figures if f.column_label in reading.known.get(f.table, ())]
    sure = [figure for figure in figures if figure.is_sure and not figure.is_hidden]
    found = [o for figure in sure if (o := observation(figure, reading)) is not None]
    broken = [figure for figure in sure if figure.status == "error"]
    return SheetReading(found, questions_of(figures), reading.drift, broken)


def observation(figure: ReadFigure, reading: MappedReading) -> SheetObservation | None:
    """A sure figure as the cube takes it; None where it holds nothing that a cube has."""
    text = "" if figure.measure == RANK else _text(figure)
    if figure.period is None or figure.measure in _COMPUTED or (not text and not figure.rank):
        return None
    measure, against = _measure(figure)
    if is_index_unit(figure.unit) and measure != INDEX:
        # An index of the month before has no measure of its own.
        return None
    spec = reading.known[figure.table].get(figure.column_label, "")
    return SheetObservation(
        figure.named, measure, figure.place, figure.period, text, figure.unit, figure.row, figure.column,
        figure.sheet, against,
        of=figure.of if measure == RANK else "",
        rank=figure.rank if measure == RANK else 0,
        ranked=figure.rank_size,
        is_tied=measure == RANK and _TIED in figure.shown,
        group=rank_group(spec),
        label=f"{figure.column_label} {figure.row_label}",
        is_preliminary=figure.status == "preliminary",
        entry=reading.mapped.get(figure.table, 0),
    )  # fmt: skip


def _text(figure: ReadFigure) -> str:
    """The value as a bundle would type it; empty where the cell is blank or broken."""
    if figure.value is None:
        return _MISSING.get(figure.missing, "")
    shown = folded(figure.shown)
    quantity = parse_quantity(shown) if figure.is_approximate else None
    # What is near (500多) keeps its word.
    if quantity is not None and quantity.value == figure.value and quantity.mark:
        return (
            f"{figure.value:f}{quantity.mark}" if shown[:1].isdigit() else f"{quantity.mark}{figure.value:f}"
        )
    return f"{figure.value:f}"


def _measure(figure: ReadFigure) -> tuple[str, str]:
    """The measure's name in the data, and what a difference is against."""
    if is_index_unit(figure.unit) and figure.measure == YOY:
        return INDEX, ""
    if figure.measure in _AGAINST:
        of_growth = figure.measure == DIFF_PREV and is_rate(figure.unit)
        return (YOY if of_growth else LEVEL), _AGAINST[figure.measure]
    if figure.measure == QOQ and figure.period is not None and figure.period.months == 1:
        return "mom", ""
    if figure.measure == CONTRIBUTION and figure.unit == POINTS:
        return "pull", ""
    return figure.measure, ""
