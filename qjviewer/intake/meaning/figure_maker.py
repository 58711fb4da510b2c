"""Puts together what a column, a row and the surroundings say of one cell."""

import re
from decimal import Decimal
from typing import Final

import msgspec

from qjviewer.bundle.periods import Period, year_of
from qjviewer.intake.cell_values import CellValue
from qjviewer.intake.folding_text import folded
from qjviewer.intake.indicator_words import (
    full_name, is_amount, is_cumulative_only, is_indicator, is_part_name, is_rate_name, is_stock, without_subject,
)  # fmt: skip
from qjviewer.intake.layout.tables import FoundTable
from qjviewer.intake.meaning.column_meanings import ColumnMeaning
from qjviewer.intake.meaning.row_meanings import RowMeaning
from qjviewer.intake.meaning.surroundings import Surroundings, TitleWords, read_title, triangle_signs
from qjviewer.intake.measure_words import (
    CHANGE, COMPLETION, CONTRIBUTION, DIFF, DIFF_PREV, DIFF_YTD, LEVEL, OWN_UNIT, QOQ, RANK, SHARE, TARGET, YOY, YTD,
)  # fmt: skip
from qjviewer.intake.period_words import PeriodWords, to_period
from qjviewer.intake.read_figure import Doubt, ReadFigure
from qjviewer.intake.unit_words import MONEY, PERCENT, POINTS, SCALED, is_rate

_OWN_TOTAL: Final = re.compile(r"(.+?)(?:合计|总计|小计|总数)")
_RATIO_DECIMALS: Final = 3
_GROWTH: Final = (YOY, QOQ, YTD, SHARE, COMPLETION)


class FigureMaker:
    """Makes the figures of one table."""

    def __init__(
        self, table: FoundTable, number: int, around: Surroundings, *, rows_are_places: bool
    ) -> None:
        self._table, self._table_number, self._around = table, number, around
        self._rows_are_places = rows_are_places
        self._signs = triangle_signs(around.notes)
        self._sections: dict[str, TitleWords] = {}
        self._marks_seen: set[str] = set()
        self._minus_seen = False

    def look_at_signs(self, values: list[CellValue]) -> None:
        """See which marks of sign the whole table uses: a triangle that stands alone is ambiguous."""
        self._marks_seen = {value.mark for value in values if value.mark}
        self._minus_seen = any(v.value is not None and v.value < 0 and not v.mark for v in values)

    def make(self, row: RowMeaning, column: ColumnMeaning, value: CellValue) -> ReadFigure:
        """The figure of a cell."""
        doubts: list[Doubt] = []
        section = self._section(row)
        names = self._names(row, column, section)
        measure = self._measure(row, column, section, value, names, doubts)
        unit = self._unit(row, column, section, value, measure, names, doubts)
        if measure == LEVEL and unit == PERCENT and names and is_amount(names[-1]):
            measure = YOY
        number, status = self._number(row, column, value, measure, unit, doubts)
        period, lifetime = self._period(row, column, section, measure, names, doubts)
        cell = self._table.grid.cell(row.row, column.column)
        sheet = self._table.grid.sheet
        if not names:
            doubts.append(Doubt("no-indicator", "indicator"))
        return ReadFigure(
            sheet.name, row.row, column.column, cell.text, names, measure, self._place(row, column, section), period,
            number, unit, status=status, missing=value.missing, rank_size=value.of if measure == RANK else 0,
            is_hidden=sheet.hides(row.row, column.column), is_lifetime=lifetime,
            is_approximate=value.kind == "approximate", how=value.how, row_label=row.label,
            column_label=column.label, table=self._table_number, doubts=tuple(doubts),
        )  # fmt: skip

    def _section(self, row: RowMeaning) -> TitleWords | None:
        """The line without data above the row, read as a title."""
        if row.section is None:
            return None
        raw = row.section.raw
        if raw not in self._sections:
            self._sections[raw] = read_title(raw, "section")
        return self._sections[raw]

    # Indicator -----------------------------------------------------------------------------

    def _names(self, row: RowMeaning, column: ColumnMeaning, section: TitleWords | None) -> tuple[str, ...]:
        subject = self._around.subject
        names = [_own_name(name) for name in row.names]
        root = self._root(row, names)
        names = [*root, *(name for name in names if not root or name != root[0])]
        if not names and section is not None and section.subject:
            names = [section.subject]
        extra = [without_subject(name, names[0] if names else "") for name in column.names]
        if not names and extra and is_part_name(extra[0]) and subject and subject != extra[0]:
            names = [subject]
            extra = [without_subject(extra[0], subject), *extra[1:]]
        names += [name for name in extra if not names or name != names[-1]]
        if not names:
            names = self._unnamed(column, subject)
        return tuple(full_name(name) if len(names) == 1 else name for name in names)

    def _root(self, row: RowMeaning, names: list[str]) -> list[str]:
        """The table's subject over rows that are only its classes."""
        subject = self._around.subject
        if not subject or self._rows_are_places:
            return []
        if row.is_sum and not names:
            return [subject]
        return [subject] if names and self.splits_subject and not is_indicator(names[0]) else []

    # Set from outside, once all rows are known: whether a bare total stands among them.
    splits_subject = False

    def _unnamed(self, column: ColumnMeaning, subject: str) -> list[str]:
        if column.invests:
            return [subject if "投资" in subject else "固定资产投资"]
        return [subject] if subject else []

    # Measure and unit ------------------------------------------------------------------------

    def _measure(
        self, row: RowMeaning, column: ColumnMeaning, section: TitleWords | None, value: CellValue,
        names: tuple[str, ...], doubts: list[Doubt],
    ) -> str:  # fmt: skip
        own, other = column.measure, row.measure
        said = own.measure if own.measure and not own.is_plain else ""
        if said in ("", YOY) and other.measure and not other.is_plain:
            said = other.measure if said == "" or other.measure != YOY else said
        if not said and section is not None and section.measure.measure:
            said = section.measure.measure
        if not said and not own.is_plain and self._around.measure.measure:
            said = self._around.measure.measure
        if said == CHANGE:
            return self._change(row, column, value, names, doubts)
        if value.kind == "rank" and not said and value.how != "rank-of":
            return RANK
        if said == YOY and names and is_rate_name(names[-1]):
            return self._rate_change(column, value, doubts)
        return said or LEVEL

    def _change(
        self,
        row: RowMeaning,
        column: ColumnMeaning,
        value: CellValue,
        names: tuple[str, ...],
        doubts: list[Doubt],
    ) -> str:
        """A change that the header leaves open: the unit beside the number or of the row decides."""
        if value.unit:
            return YOY if value.unit == PERCENT else DIFF
        if row.unit == PERCENT and names and is_rate_name(names[-1]):
            return DIFF
        if value.kind in ("missing", "flat"):
            return YOY
        doubts.append(Doubt("change-kind", "measure", (YOY, DIFF)))
        return YOY

    def _rate_change(self, column: ColumnMeaning, value: CellValue, doubts: list[Doubt]) -> str:
        """A rate by its name changes by points; a header that says % leaves a question."""
        if (value.unit or column.unit) == PERCENT and value.kind == "number" and "%" not in value.unit:
            doubts.append(Doubt("rate-change", "measure", (DIFF, YOY)))
        return DIFF

    def _unit(
        self, row: RowMeaning, column: ColumnMeaning, section: TitleWords | None, value: CellValue, measure: str,
        names: tuple[str, ...], doubts: list[Doubt],
    ) -> str:  # fmt: skip
        if measure == CONTRIBUTION:
            return column.unit or row.unit or value.unit or POINTS
        base = self._base_unit(row, column, section, measure, names, doubts)
        if measure in OWN_UNIT:
            return POINTS if measure == YOY and POINTS in (value.unit, column.unit) else OWN_UNIT[measure]
        if value.unit in ("万", "亿", "千", "百万"):
            if SCALED.match(base):
                doubts.append(Doubt("two-scales", "unit", (value.unit + base, base)))
            return value.unit + base
        if value.unit:
            return value.unit
        return base

    def _base_unit(
        self, row: RowMeaning, column: ColumnMeaning, section: TitleWords | None, measure: str,
        names: tuple[str, ...], doubts: list[Doubt],
    ) -> str:  # fmt: skip
        """The unit that row, column or title give to an amount."""
        if measure in OWN_UNIT:
            return ""
        rate_row = is_rate(row.unit) or (row.measure.measure == YOY)
        if measure in (DIFF, DIFF_PREV, DIFF_YTD):
            fallback = POINTS if rate_row or (names and is_rate_name(names[-1])) else ""
            if is_rate(column.unit):
                return POINTS
            return column.unit or fallback or row.unit or self._stated(section, names, doubts)
        if row.measure.measure == YOY and measure == TARGET:
            return PERCENT
        if row.unit and column.unit and row.unit != column.unit and not is_rate(row.unit):
            doubts.append(Doubt("two-units", "unit", (row.unit, column.unit)))
        return row.unit or column.unit or self._stated(section, names, doubts)

    def _stated(self, section: TitleWords | None, names: tuple[str, ...], doubts: list[Doubt]) -> str:
        """The unit in a line or title over the table that fits the indicator."""
        units = section.units if section is not None and section.units else self._around.units
        name = names[-1] if names else ""
        if is_rate_name(name):
            return PERCENT
        amounts = [unit for unit in units if not is_rate(unit)]
        counted = _counting_unit(name)
        if counted and not any(unit.endswith(counted) for unit in amounts):
            return counted
        if counted:
            return next(unit for unit in amounts if unit.endswith(counted))
        if len(amounts) > 1:
            money = [unit for unit in amounts if MONEY.fullmatch(unit)]
            if len(money) != 1 or not is_amount(name):
                doubts.append(Doubt("which-unit", "unit", tuple(amounts)))
            return money[0] if money else amounts[0]
        if amounts:
            return amounts[0]
        if units:
            return units[0]
        if not re.search("比|指数|系数|倍|弹性", name):
            doubts.append(Doubt("no-unit", "unit"))
        return ""

    # Place and time --------------------------------------------------------------------------

    def _place(self, row: RowMeaning, column: ColumnMeaning, section: TitleWords | None) -> str:
        place, whole = (row.place, row.is_whole) if row.place else (column.place, False)
        if not place and column.is_whole:
            place, whole = folded(column.label.rpartition("/")[2]), True
        around = (section.place if section is not None else "") or self._around.place
        if not place:
            return around or "合计" * bool(row.is_whole or column.is_whole)
        return _resolved(place, around) if whole else place

    def _period(
        self, row: RowMeaning, column: ColumnMeaning, section: TitleWords | None, measure: str,
        names: tuple[str, ...], doubts: list[Doubt],
    ) -> tuple[Period | None, bool]:  # fmt: skip
        name = names[-1] if names else ""
        around = self._around.time
        if section is not None and section.time.says_time:
            around = section.time.within(around)
        noted = self._noted_time(row, column)
        words = row.time.within(column.time.within(around))
        if noted.has_months and not row.time.has_months:
            words = _corrected(words, noted, around)
        if column.is_lifetime and not row.time.says_time:
            return None, True
        if measure == TARGET and not column.own_time.has_months and not row.time.has_months:
            return (
                (year_of(words.year - words.shift), False) if words.year else (self._unknown(doubts), False)
            )
        if is_stock(name) or any(is_stock(n) for n in names[-1:]):
            # A column of years gives the year, however the indicator is counted.
            words = msgspec.structs.replace(words, basis="moment" if words.has_months else words.basis)
        elif words.basis == "moment" and not column.time.basis and not row.time.basis:
            words = msgspec.structs.replace(words, basis="cumulative")
        period = to_period(words)
        if period is None:
            self._unknown(doubts)
        elif self._basis_open(words, around, name):
            span = msgspec.structs.replace(words, basis="cumulative")
            choices = [p.code for p in (to_period(span), period) if p]
            doubts.append(Doubt("basis", "period", tuple(choices)))
            period = to_period(span)
        return period, False

    def _basis_open(self, words: PeriodWords, around: PeriodWords, name: str) -> bool:
        """A title's single month over what is only published for the year to date."""
        single = words.first == words.last > 1 and not words.basis
        return (
            single and is_cumulative_only(name) and (around.first, around.last) == (words.first, words.last)
        )

    def _unknown(self, doubts: list[Doubt]) -> None:
        doubts.append(Doubt("no-period", "period"))

    def _noted_time(self, row: RowMeaning, column: ColumnMeaning) -> PeriodWords:
        """The period that a footnote gives to marked rows (带*指标为1—5月数)."""
        found = PeriodWords()
        for note in self._around.notes:
            marked = set(note.marks) & {*row.marks, *column.marks}
            named = row.names and len(row.names[-1]) > 3 and row.names[-1] in note.text and not note.marks
            if note.time.has_months and (marked or (named and re.search("[为系是]", note.text))):
                found = note.time
        return found

    # Value -------------------------------------------------------------------------------------

    def _number(
        self,
        row: RowMeaning,
        column: ColumnMeaning,
        value: CellValue,
        measure: str,
        unit: str,
        doubts: list[Doubt],
    ) -> tuple[Decimal | None, str]:
        if value.kind in ("missing", "error"):
            return None, value.kind
        number = value.value
        if number is not None and value.mark:
            number = self._signed(number, value, row, column, doubts)
        if value.others:
            choices = (str(number), *map(str, value.others))
            doubts.append(Doubt(value.how, "value", choices))
        if number is not None and self._may_be_ratio(number, value, measure):
            doubts.append(Doubt("ratio", "value", (f"{number * 100:f}", f"{number:f}")))
        status = "flat" if value.kind == "flat" else "ok"
        if status == "ok" and (
            value.is_preliminary
            or row.is_preliminary
            or column.is_preliminary
            or self._preliminary(row, column)
        ):
            status = "preliminary"
        if number is not None and measure == RANK and number < 0:
            number = -number
        return number, status

    def _preliminary(self, row: RowMeaning, column: ColumnMeaning) -> bool:
        marks = {*row.marks, *column.marks}
        return any(note.is_preliminary and marks & set(note.marks) for note in self._around.notes)

    def _signed(
        self, number: Decimal, value: CellValue, row: RowMeaning, column: ColumnMeaning, doubts: list[Doubt]
    ) -> Decimal:
        """A number behind a triangle: the stored sign, the notes or the other marks tell what it means."""
        size = abs(number)
        stored = self._table.grid.cell(row.row, column.column).stored
        if stored is not None and stored:
            return size if stored > 0 else -size
        if value.mark in self._signs:
            return size * self._signs[value.mark]
        both = self._marks_seen & set("▲△▴▵") and self._marks_seen & set("▼▽▾▿")
        if both or value.mark in "▼▽▾▿":
            return number
        doubts.append(Doubt("triangle", "value", (f"-{size:f}", f"{size:f}")))
        return -size

    def _may_be_ratio(self, number: Decimal, value: CellValue, measure: str) -> bool:
        """Growth of 0.062 without a percent sign may be 6.2 %."""
        exponent = number.as_tuple().exponent
        decimals = -exponent if isinstance(exponent, int) else 0
        return measure in _GROWTH and not value.unit and abs(number) < 2 and decimals >= _RATIO_DECIMALS


def _corrected(words: PeriodWords, noted: PeriodWords, around: PeriodWords) -> PeriodWords:
    """The period of a marked row: what its column says of the report's period, said of the note's."""
    if (words.first, words.last) == (around.first, around.last) or not words.has_months:
        return msgspec.structs.replace(words, first=noted.first, last=noted.last, year=noted.year or words.year)
    if words.last == around.last:
        first = noted.last if words.first == words.last else noted.first
        return msgspec.structs.replace(words, first=first, last=noted.last, year=noted.year or words.year)
    return words


def _own_name(name: str) -> str:
    """A total's name without the word for it, where the rest is an indicator: 固定资产投资合计."""
    match = _OWN_TOTAL.fullmatch(name)
    return match[1] if match and is_indicator(match[1]) else name


def _counting_unit(name: str) -> str:
    """The unit of things that are counted one by one, by the indicator's name."""
    for ending, unit in (
        ("户数", "户"),
        ("企业数", "家"),
        ("单位数", "家"),
        ("家数", "家"),
        ("个数", "个"),
        ("项目数", "个"),
        ("人数", "人"),
        ("件数", "件"),
        ("辆数", "辆"),
    ):
        if name.endswith(ending):
            return unit
    return ""


def _resolved(whole: str, place: str) -> str:
    """The place that 全市 or 合计 means, where its kind agrees with the title's place."""
    kind = whole[1:2] if whole[:1] in ("全", "本") else ""
    if not place:
        return "合计" if not kind else whole
    if not kind or place.endswith(kind) or (kind == "区" and place.endswith(("开发区", "新区"))):
        return place
    return whole
