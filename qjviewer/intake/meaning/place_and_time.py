"""The place and the period of a cell: said by its row or column, else by what stands around the table."""

import msgspec

from qjviewer.bundle.periods import Period, year_of
from qjviewer.intake.indicator_words import is_count_of_firms, is_cumulative_only, is_stock
from qjviewer.intake.meaning.cell_context import CellContext
from qjviewer.intake.measure_words import RANK, TARGET
from qjviewer.intake.period_reading import NO_TIME, PeriodWords, to_period
from qjviewer.intake.read_figure import doubt


def place_of(cell: CellContext) -> str:
    """The place; asks where none is named anywhere."""
    row, column = cell.row, cell.column
    place, whole = (row.place, row.is_whole) if row.place else (column.place, column.is_whole)
    around = (cell.section.place if cell.section is not None else "") or cell.around.place
    if place:
        return _resolved(place, around) if whole else place
    if not around:
        cell.doubts.append(doubt("no-place", "place"))
    return around


def _resolved(whole: str, place: str) -> str:
    """The place that 全市 or 合计 means, where its kind agrees with the title's place."""
    kind = whole[1:2] if whole[:1] in ("全", "本") else ""
    if not place:
        return whole if kind else "合计"
    if not kind or place.endswith(kind) or (kind == "区" and place.endswith(("开发区", "新区"))):
        return place
    return whole


def period_of(cell: CellContext, measure: str, names: tuple[str, ...]) -> tuple[Period | None, bool]:
    """The period, and whether it is a project's whole life; asks where the words leave it open."""
    around = _around(cell)
    if cell.column.is_lifetime and not cell.row.time.says_time:
        return None, True
    words = _words(cell, around)
    if measure == TARGET and not (cell.column.own_time.has_months or cell.row.time.has_months):
        period = year_of(words.year - words.shift) if words.year else None
    else:
        words = _counted(cell, words, names)
        if measure == RANK and words.back and words.first < words.last:
            # 上月位次 of growth to date is of growth to the month before.
            words = msgspec.structs.replace(words, basis="cumulative")
        period = to_period(words)
    if period is None:
        cell.doubts.append(doubt("no-period", "period"))
        return None, False
    return _sure_of_basis(cell, words, around, names, period), False


def _around(cell: CellContext) -> PeriodWords:
    around = cell.around.time
    if cell.section is not None and cell.section.time.says_time:
        return cell.section.time.within(around)
    return around


def _words(cell: CellContext, around: PeriodWords) -> PeriodWords:
    """The words of time from the outermost to the innermost, footnotes heeded."""
    row, column = cell.row.time, cell.column
    words = row.within(column.time.within(around))
    if not words.has_months and not column.own_time.says_time and words.basis != "year":
        words = row.within(cell.facts.latest_time.within(around))
    if words.basis == "cumulative" and not words.has_months:
        words = words.within(cell.facts.latest_months)
    noted = _noted(cell)
    return _corrected(words, noted, around) if noted.has_months and not row.has_months else words


def _counted(cell: CellContext, words: PeriodWords, names: tuple[str, ...]) -> PeriodWords:
    """What is counted at a moment is read at the end of its period, whatever its column says."""
    name = names[-1] if names else ""
    if is_stock(name) or (is_count_of_firms(name) and (cell.column.unit or cell.row.unit) in ("家", "户")):
        # A column of years gives the year, however the indicator is counted.
        return msgspec.structs.replace(words, basis="moment" if words.has_months else words.basis)
    if words.basis == "moment" and not cell.column.time.basis and not cell.row.time.basis:
        return msgspec.structs.replace(words, basis="cumulative")
    return words


def _sure_of_basis(
    cell: CellContext, words: PeriodWords, around: PeriodWords, names: tuple[str, ...], period: Period
) -> Period:
    """A title's single month over what is only published for the year to date is asked about."""
    single = words.first == words.last > 1 and not words.basis
    same = (around.first, around.last) == (words.first, words.last)
    if not (single and same and names and is_cumulative_only(names[-1])):
        return period
    to_date = to_period(msgspec.structs.replace(words, basis="cumulative")) or period
    choices = (("cumulative", to_date.code), ("single", period.code))
    cell.doubts.append(doubt("basis", "period", *choices))
    return to_date


def _noted(cell: CellContext) -> PeriodWords:
    """The period that a footnote gives to marked rows, or to one it names (带*指标为1—5月数)."""
    found = NO_TIME
    name = cell.row.names[-1] if cell.row.names else ""
    for note in cell.around.notes:
        marked = bool(set(note.marks) & cell.marks)
        named = len(name) > 3 and name in note.text and not note.marks
        if note.time.has_months and (marked or named):
            found = note.time
    return found


def _corrected(words: PeriodWords, noted: PeriodWords, around: PeriodWords) -> PeriodWords:
    """The period of a marked row: what its column says of the report's period, said of the note's."""
    year = noted.year or words.year
    if (words.first, words.last) == (around.first, around.last) or not words.has_months:
        return msgspec.structs.replace(words, first=noted.first, last=noted.last, year=year)
    if words.last == around.last:
        first = noted.last if words.first == words.last else noted.first
        return msgspec.structs.replace(words, first=first, last=noted.last, year=year)
    return words
