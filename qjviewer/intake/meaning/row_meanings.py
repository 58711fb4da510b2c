"""What the labels at the left of a row say together: indicator, place, time, measure, unit."""

import re
from collections import Counter
from typing import Final

import msgspec

from qjviewer.intake.indicator_words import is_indicator, is_part_name
from qjviewer.intake.label_words import ParsedLabel
from qjviewer.intake.layout.column_roles import ColumnFacts
from qjviewer.intake.layout.row_heads import RowHead
from qjviewer.intake.layout.sheet_tables import FoundTable
from qjviewer.intake.measure_words import NO_MEASURE, MeasureWords
from qjviewer.intake.period_reading import NO_TIME, PeriodWords
from qjviewer.intake.place_words import is_own_part, is_subtotal, is_total
from qjviewer.intake.unit_words import unit_of

# A word of time behind a name says how it is counted: 一般公共预算收入本月.
_BASIS_BEHIND: Final = re.compile(r"(?<=[㐀-鿿]{2})(?:本月|当月|累计|本期|当期|本季|当季)$")
_PLACE_HEADINGS: Final = (
    "地区",
    "区域",
    "县",
    "镇",
    "乡",
    "街",
    "区划",
    "市区",
    "园区",
    "district",
    "region",
    "county",
    "area",
    "town",
)
_NOT_PLACES: Final = ("项目", "指标", "企业", "行业", "国别", "国家")


class RowMeaning(msgspec.Struct, frozen=True):
    """What a row of data means, before its table's surroundings are asked.

    `names` is the path of its indicator as far as rows name it; empty where the row is a place, a
    time or a measure of something named elsewhere. `is_whole` is said by 全市 and 合计 among places,
    `is_sum` by a bare 合计 among classes.
    """

    row: int
    label: str
    names: tuple[str, ...] = ()
    measure: MeasureWords = NO_MEASURE
    unit: str = ""
    time: PeriodWords = NO_TIME
    place: str = ""
    is_whole: bool = False
    is_sum: bool = False
    section: ParsedLabel | None = None
    marks: tuple[str, ...] = ()
    is_preliminary: bool = False


class SheetRowReader:
    """Turns heads into meanings; remembers the last indicator for rows that only name a measure."""

    def __init__(self, table: FoundTable, heads: list[RowHead]) -> None:
        self._heads = heads
        self._places = names_places(table, heads)
        self._last: tuple[str, ...] = ()
        self._last_time = NO_TIME
        self._repeated = self._repeated_measures()
        self._are_whole = self._rows_are_whole()

    @property
    def has_places(self) -> bool:
        """Whether the rows are places."""
        return self._places

    def read(self) -> list[RowMeaning]:
        """The meanings of all rows."""
        meanings = [self._meaning(head) for head in self._heads]
        labels = Counter(meaning.label for meaning in meanings)
        return [_told_apart(meaning) if labels[meaning.label] > 1 else meaning for meaning in meanings]

    def _meaning(self, head: RowHead) -> RowMeaning:
        labels = [*head.groups, *head.parents, head.label]
        place, whole = self._place(head)
        names = self._names(head)
        measure = self._measure(head)
        if names == self._last[:-1] and _measure_row(head) in self._repeated and not self._name(head.label):
            # One row of growth for each part: of the part it follows.
            names = self._last
        if names:
            self._last = names
        elif not place and (measure.measure or _is_time_alone(head.label)):
            # 增长, 上年同期, 累计: of what stands above.
            names = self._last
        time = NO_TIME
        for label in (*head.sections, *labels):
            time = label.time.within(time) if label.time.says_time else time
        time = self._leaning(head, names, time)
        unit = unit_of(head.unit_text) or next((label.unit for label in reversed(labels) if label.unit), "")
        return RowMeaning(
            head.row, _anchor(head), names, measure, unit, time, place, whole,
            self._is_sum(head.label), head.sections[-1] if head.sections else None,
            head.label.marks, head.label.is_preliminary,
        )  # fmt: skip

    def _leaning(self, head: RowHead, names: tuple[str, ...], time: PeriodWords) -> PeriodWords:
        """The time of a row; growth under 累计 is of the year to date."""
        if head.label.time.says_time:
            self._last_time = head.label.time if head.label.time.basis else NO_TIME
        elif self._name(head.label):
            self._last_time = NO_TIME
        elif names == self._last and not time.says_time:
            return self._last_time
        return time

    def _repeated_measures(self) -> frozenset[tuple[str, ...]]:
        """Rows of a measure alone (增速) that stand several times under one row."""
        rows = Counter(_measure_row(head) for head in self._heads if not self._name(head.label))
        return frozenset(row for row, count in rows.items() if count > 1 and len(row) > 1)

    def _rows_are_whole(self) -> bool:
        """Whether the rows beside groups are mostly whole indicators, so that the groups only sort them."""
        own = [self._name(head.label) for head in self._heads if head.groups]
        whole = sum(is_indicator(name) and not is_part_name(name) for name in own if name)
        return 2 * whole > len(own) and len(set(own)) == len(own)

    def _is_place(self, label: ParsedLabel) -> bool:
        if label.place:
            return True
        named = bool(label.name) and not label.measure.measure and not label.is_whole
        return self._places and named and not label.time.has_months and not is_indicator(label.name)

    def _place(self, head: RowHead) -> tuple[str, bool]:
        """The place a row names, and whether it is the whole."""
        for label in (head.label, *reversed(head.groups), *reversed(head.parents)):
            if self._is_place(label):
                return label.name, False
            if is_subtotal(label.name) and self._places and head.groups:
                return head.groups[-1].name, head.groups[-1].is_whole
            if label.is_whole and (self._places or label.name[:1] in ("全", "本")):
                return label.name, True
        for heading, label in head.attributes:
            if label.place and any(word in heading for word in ("属地", "地点", "所在", "镇", "区", "县")):
                return label.place, False
        return "", False

    def _is_sum(self, label: ParsedLabel) -> bool:
        return not self._places and (
            is_total(label.name) or (label.is_whole and label.name[:1] not in ("全", "本"))
        )

    def _names(self, head: RowHead) -> tuple[str, ...]:
        own = self._name(head.label)
        # Groups set beside their rows (工业 | 规模以上工业增加值) name a field, as lines above them do;
        # they are part of the name only where the row's own name needs them.
        groups = head.groups if is_part_name(own) or not (self._are_whole or is_indicator(own)) else ()
        labels = [*groups, *head.parents, head.label]
        found: list[str] = []
        for label in labels:
            name = self._name(label)
            if name and (not found or found[-1] != name):
                found.append(name)
        # A row that is no indicator itself (a place, a time) is about what stands above it.
        return tuple(found) if own or not self._is_sum(head.label) else ()

    def _name(self, label: ParsedLabel) -> str:
        if self._is_place(label) or label.is_whole or is_total(label.name):
            return ""
        if is_own_part(label.name) and self._places:
            return ""
        dated = label.measure.measure or label.time.has_months or label.time.year
        name = label.name if dated or _BASIS_BEHIND.search(label.core) else label.core
        return "" if label.measure.is_plain else name

    def _measure(self, head: RowHead) -> MeasureWords:
        if head.label.measure.measure:
            return head.label.measure
        # Under a row that is a measure alone (增速), places and times share it.
        for label in (*reversed(head.groups), *reversed(head.parents)):
            if label.measure.measure and not label.name and not self._name(head.label):
                return label.measure
        return NO_MEASURE


def _is_time_alone(label: ParsedLabel) -> bool:
    """Whether a row says a time that leans on the row above: 上年同期, 上月, 累计."""
    leans = label.time.basis in ("single", "cumulative") and not label.time.has_months and not label.time.year
    return bool(label.time.shift or label.time.back or (leans and not label.name))


def _measure_row(head: RowHead) -> tuple[str, ...]:
    """The measure a row names, and the rows it stands under."""
    measure = head.label.measure.measure
    return (measure, *(parent.raw for parent in head.parents)) if measure else ()


def _told_apart(meaning: RowMeaning) -> RowMeaning:
    """A row whose label occurs again, with the line above it."""
    if meaning.section is None:
        return meaning
    section = meaning.section.core or meaning.section.name
    return msgspec.structs.replace(meaning, label=f"{section}/{meaning.label}")


def _anchor(head: RowHead) -> str:
    """The labels a row is found by again."""
    above = [
        label for label in (*head.groups, *head.parents) if not label.is_whole and not is_total(label.name)
    ]
    return "/".join(label.core or label.name or label.raw for label in (*above, head.label) if label.raw)


def names_places(table: FoundTable, heads: list[RowHead]) -> bool:
    """Whether the rows of a table are places: by the heading of their column, else by their endings."""
    if not heads:
        return False
    column = heads[0].column
    heading = "".join(table.paths.get(column, ()))
    if any(word in heading.lower() for word in _PLACE_HEADINGS) and not any(
        w in heading for w in _NOT_PLACES
    ):
        return True
    facts = ColumnFacts(table.grid, column, heading, table.data_rows) if column else None
    return facts is not None and facts.names_places
