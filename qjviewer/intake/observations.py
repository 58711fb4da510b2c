"""A bureau's workbook read in place: what a `sheets:` entry of a bundle brings into the cube.

This is the whole border to the data of a briefing: `entry_files` finds the workbooks that an entry's
pattern names, `observations_in` reads one of them. Each observation keeps its cell as its source.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Final

import msgspec

from qjviewer.bundle.periods import Period
from qjviewer.intake.drift import Drift
from qjviewer.intake.folding_text import folded
from qjviewer.intake.labels_in_time import PERIOD_PLACE
from qjviewer.intake.mapping import TableMapping
from qjviewer.intake.measure_words import (
    CONTRIBUTION,
    DIFF,
    DIFF_PLACE,
    DIFF_PREV,
    DIFF_SCHEDULE,
    DIFF_YTD,
    LEVEL,
    QOQ,
    YOY,
)  # fmt: skip
from qjviewer.intake.opening import open_workbook
from qjviewer.intake.outside import said_of
from qjviewer.intake.period_words import find_period, to_period
from qjviewer.intake.questions import IntakeQuestion, questions_of
from qjviewer.intake.read_figure import ReadFigure
from qjviewer.intake.reading_again import read_with
from qjviewer.intake.trouble import IntakeError
from qjviewer.intake.unit_words import POINTS, is_rate

_MOST_FILES: Final = 240
# A difference is kept under the measure it is of, beside what it is against.
_AGAINST: Final = {DIFF: "year-ago", DIFF_PREV: "prev", DIFF_YTD: "year-start", DIFF_SCHEDULE: "schedule"}


class SheetObservation(msgspec.Struct, frozen=True):
    """A figure as the cube takes it.

    `indicator` is the path of names as the bureau writes them; `measure` one of figures/measures.py;
    `against` is given for a published difference (year-ago, prev, year-start, schedule). `value` keeps
    its digits and is None where `missing` says why; `source` is file · sheet · cell.
    """

    indicator: tuple[str, ...]
    measure: str
    place: str
    period: Period | None
    value: Decimal | None
    unit: str
    against: str = ""
    rank: int = 0
    ranked: int = 0
    status: str = "published"
    missing: str = ""
    is_approximate: bool = False
    is_lifetime: bool = False
    file: str = ""
    sheet: str = ""
    cell: str = ""
    shown: str = ""

    @property
    def source(self) -> str:
        """Where it stands: 月报/2023-06.xlsx · 主要指标 · D7."""
        return " · ".join(part for part in (self.file, self.sheet, self.cell) if part)


class SheetReading(msgspec.Struct):
    """What one workbook brought: what is sure, what has to be asked first, what has changed in its form."""

    observations: list[SheetObservation]
    questions: list[IntakeQuestion]
    drift: list[Drift]
    figures: list[ReadFigure]


def entry_files(entry: TableMapping, folder: Path) -> list[tuple[Path, Period | None]]:
    """The workbooks an entry's pattern names, each with the period in its name, oldest first.

    Raises IntakeError for a pattern that leads out of the folder.
    """
    pattern = Path(entry.file)
    if pattern.is_absolute() or ".." in pattern.parts or not entry.file:
        raise IntakeError("outside-bundle", file=entry.file)
    head, place, tail = pattern.name.partition(PERIOD_PLACE)
    name = re.compile(re.escape(head) + ("(?P<period>.{4,24})" if place else "") + re.escape(tail))
    inside = folder / pattern.parent
    found: list[tuple[Path, Period | None]] = []
    for path in sorted(inside.iterdir()) if inside.is_dir() else ():
        match = name.fullmatch(path.name)
        period = _period_in(match["period"]) if match and place else None
        if match and path.is_file() and (period is not None or not place):
            found.append((path, period))
    return sorted(found, key=lambda entry: (entry[1] is not None, entry[1] or 0, entry[0].name))[
        -_MOST_FILES:
    ]


def _period_in(text: str) -> Period | None:
    words, rest = find_period(folded(text))
    return to_period(words) if not rest.strip(" -_.") else None


def observations_in(
    entries: Iterable[TableMapping],
    path: Path,
    *,
    period: Period | None = None,
    place: str = "",
    before: Iterable[ReadFigure] = (),
    name: str = "",
) -> SheetReading:
    """What entries of one file read in it; raises IntakeError for a file that cannot be read.

    `period` and `place` are counted where the workbook itself says none; `before` are the figures of
    earlier files, so that a revised value is listed; `name` is the file's in sources (月报/2023-06.xlsx).
    Cells that have to be asked about, hidden ones, and columns and tables that no entry names bring nothing.
    """
    reading = read_with(open_workbook(path), list(entries), before, said_of(period, place))
    figures = [f for f in reading.figures if f.column_label in reading.known.get(f.table, ())]
    seen = [figure for figure in figures if figure.is_sure and not figure.is_hidden]
    found = [observation(figure, name or path.name) for figure in seen]
    return SheetReading(found, questions_of(figures), reading.drift, reading.figures)


def observation(figure: ReadFigure, file: str) -> SheetObservation:
    """A sure figure as the cube takes it."""
    measure, against = _measure(figure)
    status = "preliminary" if figure.status == "preliminary" else "published"
    return SheetObservation(
        figure.indicator, measure, figure.place, figure.period, figure.value, figure.unit, against,
        figure.rank, figure.rank_size, status, "error" if figure.status == "error" else figure.missing,
        figure.is_approximate, figure.is_lifetime, file, figure.sheet, figure.cell, figure.shown,
    )  # fmt: skip


def _measure(figure: ReadFigure) -> tuple[str, str]:
    """The measure's name in the data, and what a difference is against."""
    if figure.measure in _AGAINST:
        against = _AGAINST[figure.measure]
        if against == "schedule":
            return "completion", against
        return (YOY if figure.measure == DIFF_PREV and is_rate(figure.unit) else LEVEL), against
    if figure.measure == DIFF_PLACE:
        return YOY, "average"
    if figure.measure == QOQ and figure.period is not None and figure.period.months == 1:
        return "mom", ""
    if figure.measure == CONTRIBUTION and figure.unit == POINTS:
        return "pull", ""
    return figure.measure, ""
