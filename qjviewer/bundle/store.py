"""The figures of indicators, in columns: a million fit; each becomes an Observation when asked for.

A row is found by its address (indicator, measure, what it is compared with, place, period). The same
address may be given several times: its vintages, in the order they were read.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from operator import eq
from typing import Final, Generic, TypeVar

import msgspec

from qjviewer.bundle.cell_index import Cell, CellIndex, Rows
from qjviewer.bundle.periods import Period
from qjviewer.bundle.quantities import AWAITED_WORDS, Quantity, parse_quantity
from qjviewer.bundle.typed_values import TypedValues
from qjviewer.bundle.values import NO_TEXT, Citation, Text
from qjviewer.problems import Span

# An address in 62 bits: indicator 16, measure 12, place 17, period 17.
_MEASURE_BITS, _PLACE_BITS, _PERIOD_BITS = 12, 17, 17
_INDICATOR_SHIFT: Final = _MEASURE_BITS + _PLACE_BITS + _PERIOD_BITS
_MEASURE_SHIFT: Final = _PLACE_BITS + _PERIOD_BITS
_WITHOUT_PLACE: Final = ~(((1 << _PLACE_BITS) - 1) << _PERIOD_BITS)
MOST_MEASURES: Final = 1 << _MEASURE_BITS
T = TypeVar("T")


class GroupRank(msgspec.Struct, frozen=True):
    """A rank as published: in a group or a place, out of how many (0: not stated), shared or not."""

    among: str
    rank: int
    of: int = 0
    tied: bool = False


class Particulars(msgspec.Struct, frozen=True):
    """What is said of an observation besides its address and value."""

    unit: str = ""
    ranks: tuple[GroupRank, ...] = ()
    status: str = "published"
    accounts: str = ""
    cite: tuple[Citation, ...] = ()
    context: bool = False
    internal: bool = False
    people: tuple[str, ...] = ()
    owner: Text = NO_TEXT
    overlap: str = ""
    note: Text = NO_TEXT
    uncited: Text = NO_TEXT
    # The groups a rank in which is still awaited (待填).
    awaits: tuple[str, ...] = ()
    # 0 for what this briefing says itself, -1 for the edition before it, and so on back.
    edition: int = 0


class Observation(msgspec.Struct, frozen=True):
    """A value at indicator × measure × place × period as one source gives it.

    `against` is empty but for a published difference: the place, period or indicator compared with.
    """

    indicator: str
    measure: str
    against: str
    place: str
    period: Period
    quantity: Quantity
    more: Particulars
    span: Span
    number: int


class Combination(msgspec.Struct, frozen=True):
    """What many rows share: indicator, measure, period, and the number of their particulars."""

    indicator: str
    measure: str
    against: str
    period: Period
    particulars: int
    key: int


class Codes(Generic[T]):
    """The distinct things in a column, each with a number."""

    def __init__(self) -> None:
        self.known: list[T] = []
        self.numbers: dict[T, int] = {}

    def number(self, thing: T) -> int:
        """The number of a thing, a new one where it is new."""
        found = self.numbers.get(thing)
        if found is None:
            found = self.numbers[thing] = len(self.known)
            self.known.append(thing)
        return found


class RowStretch(msgspec.Struct, frozen=True):
    """Rows that stand in one file: the line of each (of a table a mere range), and the column if not 1.

    In a workbook they stand in one sheet.
    """

    first: int
    file: str
    lines: Sequence[int]
    columns: Sequence[int]
    sheet: str = ""


class Store:
    """Rows of figures in columns; filled while a bundle is read, then only asked."""

    def __init__(self) -> None:
        self._indicators, self._places = Codes[str](), Codes[str]()
        self._measures, self._periods = Codes[tuple[str, str]](), Codes[Period]()
        self._particulars = Codes[Particulars]()
        self._keys = array("q")
        self._more = array("i")
        self._values = TypedValues()
        self._stretches: list[RowStretch] = []
        self._firsts: list[int] = []  # the first row of each
        self._cells: dict[str, CellIndex] = {}
        self._rows_of: dict[int, array[int]] | None = None

    def __len__(self) -> int:
        return len(self._keys)

    # Filling ---------------------------------------------------------------------------

    def indicator_part(self, indicator: str) -> int:
        """The indicator's part of an address as a number; the parts of an address are added."""
        return self._indicators.number(indicator) << _INDICATOR_SHIFT

    def measure_part(self, measure: str, against: str) -> int:
        """The part of a measure, and of what a published difference is against."""
        return self._measures.number((measure, against)) << _MEASURE_SHIFT

    def place_part(self, place: str) -> int:
        """The place's part."""
        return self._places.number(place) << _PERIOD_BITS

    def period_part(self, period: Period) -> int:
        """The period's part."""
        return self._periods.number(period)

    def key(self, indicator: str, measure: str, against: str, place: str, period: Period) -> int:
        """The whole address as a number."""
        where = self.place_part(place) + self.period_part(period)
        return self.indicator_part(indicator) + self.measure_part(measure, against) + where

    def add(self, key: int, value: str, more: Particulars, span: Span) -> None:
        """Append one row."""
        last = self._stretches[-1] if self._stretches else None
        where = (span.file, span.sheet)
        if last is None or (last.file, last.sheet) != where or not isinstance(last.columns, list):
            last = RowStretch(len(self._keys), span.file, [], [], span.sheet)
            self._append(last)
        last.lines.append(span.line)  # type: ignore[attr-defined]
        last.columns.append(span.column)  # type: ignore[attr-defined]
        self._keys.append(key)
        self._more.append(self._particulars.number(more))
        self._values.add(value)

    def add_columns(
        self, keys: Iterable[int], values: str, more: Sequence[int], lines: Sequence[int], file: str
    ) -> None:
        """Append many rows; `values` are joined by line ends, `more` numbers from `particulars_number`."""
        self._append(RowStretch(len(self._keys), file, lines, ()))
        self._values.extend(values, len(more))
        self._keys.extend(array("q", keys))
        self._more.extend(array("i", more))

    def _append(self, stretch: RowStretch) -> None:
        self._stretches.append(stretch)
        self._firsts.append(stretch.first)

    def particulars_number(self, more: Particulars) -> int:
        """The number that stands for particulars in a column."""
        return self._particulars.number(more)

    # Asking ----------------------------------------------------------------------------

    @property
    def indicators(self) -> tuple[str, ...]:
        """The indicators that have figures."""
        return tuple(self._indicators.known)

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods that have figures."""
        return tuple(self._periods.known)

    def cells(self, indicator: str) -> CellIndex:
        """The rows of every address of an indicator, in the order read."""
        if indicator not in self._cells:
            self._cells[indicator] = CellIndex(self, self._rows(indicator))
        return self._cells[indicator]

    def differences(self, indicator: str) -> "Iterator[Cell]":
        """The addresses of the published differences of an indicator."""
        if any(against for _, against in self._measures.known):
            yield from (cell for cell in self.cells(indicator) if cell[1])

    def find(self, indicator: str, cell: Cell) -> tuple[Observation, ...]:
        """The observations at an address, in the order they were read."""
        return tuple(self.observation(row) for row in self.cells(indicator).get(cell, ()))

    def only_rows(
        self, indicator: str, measure: str, places: Iterable[str], period: Period
    ) -> Iterator[tuple[str, int]]:
        """Places whose address is given once, and the row of each."""
        first = self._indicators.numbers.get(indicator)
        second, last = self._measures.numbers.get((measure, "")), self._periods.numbers.get(period)
        if first is None or second is None or last is None:
            return
        base = (first << _INDICATOR_SHIFT) + (second << _MEASURE_SHIFT) + last
        only, numbers = self.cells(indicator).only_row, self._places.numbers
        for place in places:
            number = numbers.get(place)
            row = only(base + (number << _PERIOD_BITS)) if number is not None else -1
            if row >= 0:
                yield place, row

    def particulars_of(self, row: int) -> int:
        """The number of what is said of a row besides its address and value."""
        return self._more[row]

    def observation(self, row: int) -> Observation:
        """The observation of a row."""
        key = self._keys[row]
        measure, against, place, period = self.cell_of(key)
        return Observation(
            indicator=self._indicators.known[key >> _INDICATOR_SHIFT],
            measure=measure,
            against=against,
            place=place,
            period=period,
            quantity=self.quantity(row),
            more=self._particulars.known[self._more[row]],
            span=self.span(row),
            number=row,
        )

    def observations(self) -> Iterator[Observation]:
        """Every observation in the order read."""
        return map(self.observation, range(len(self)))

    def quantity(self, row: int) -> Quantity:
        """The value of a row as read."""
        return _quantity(self.value_text(row))

    def value_text(self, row: int) -> str:
        """The value of a row as typed."""
        return self._values.of(row)

    def span(self, row: int) -> Span:
        """Where a row stands."""
        found = self._stretches[bisect_right(self._firsts, row) - 1]
        at = row - found.first
        column = found.columns[at] if found.columns else 1
        return Span(found.file, found.lines[at], column, sheet=found.sheet)

    @property
    def particulars(self) -> Sequence[Particulars]:
        """What is said of rows, each distinct set of it once; numbered from 0 as in `combinations`."""
        return self._particulars.known

    @property
    def places(self) -> tuple[str, ...]:
        """The places that have figures; the briefing's own may stand as `here`."""
        return tuple(self._places.known)

    def combinations(self) -> Iterator[Combination]:
        """The distinct rows where place and value do not count: for rules over very many rows."""
        rows = set(zip(map(_WITHOUT_PLACE.__and__, self._keys.tolist()), self._more.tolist(), strict=True))
        for key, number in rows:
            measure, against = self._measures.known[key >> _MEASURE_SHIFT & MOST_MEASURES - 1]
            period = self._periods.known[key & (1 << _PERIOD_BITS) - 1]
            yield Combination(
                self._indicators.known[key >> _INDICATOR_SHIFT], measure, against, period, number, key
            )

    def rows_of(self, combinations: Iterable[Combination]) -> Iterator[int]:
        """The rows of these combinations, in the order read."""
        wanted = {(c.key, c.particulars) for c in combinations}
        if wanted:
            pairs = zip(map(_WITHOUT_PLACE.__and__, self._keys), self._more, strict=True)
            yield from (row for row, pair in enumerate(pairs) if pair in wanted)

    def first_of(self, particulars: int) -> Observation | None:
        """The first row of which these particulars are said; None where no good row is left of them."""
        try:
            return self.observation(self._more.index(particulars))
        except ValueError:
            return None

    def uncited(self) -> int:
        """How many rows name no source."""
        without = {n for n, more in enumerate(self._particulars.known) if not more.cite and not more.uncited}
        return sum(map(without.__contains__, self._more)) if without else 0

    def awaited(self) -> Iterator[tuple[str, Cell]]:
        """The addresses whose value is written as awaited, one by one."""
        for row in self._values.rows_with(AWAITED_WORDS):
            if (parse_quantity(self.value_text(row)) or Quantity()).missing == "awaited":
                key = self._keys[row]
                yield self._indicators.known[key >> _INDICATOR_SHIFT], self.cell_of(key)

    def awaiting_ranks(self) -> Iterator[tuple[str, Cell, str]]:
        """The addresses a rank of which is written as awaited, with the group, one by one."""
        waiting = {n for n, more in enumerate(self._particulars.known) if more.awaits}
        for row, number in enumerate(self._more) if waiting else ():
            if number in waiting:
                key = self._keys[row]
                for group in self._particulars.known[number].awaits:
                    yield self._indicators.known[key >> _INDICATOR_SHIFT], self.cell_of(key), group

    def repeated(self) -> Iterator[tuple[str, Cell, Rows]]:
        """The addresses that are given more than once."""
        # Sorted neighbours tell in half the time of a set of all keys.
        keys = sorted(self._keys.tolist())
        if not any(map(eq, keys, islice(keys, 1, None))):
            return
        for indicator in self.indicators:
            yield from ((indicator, cell, rows) for cell, rows in self.cells(indicator).repeated())

    def _rows(self, indicator: str) -> "array[int]":
        if self._rows_of is None:
            self._rows_of = {number: array("i") for number in range(len(self._indicators.known))}
            append = {number: rows.append for number, rows in self._rows_of.items()}
            for row, key in enumerate(self._keys):
                append[key >> _INDICATOR_SHIFT](row)
        number = self._indicators.numbers.get(indicator)
        return self._rows_of[number] if number is not None else array("i")

    def key_of_row(self, row: int) -> int:
        """The address of a row as a number."""
        return self._keys[row]

    def known_key(self, indicator_key: int, cell: Cell) -> int | None:
        """The number of an address beside one of the same indicator; None where a part of it is new."""
        measure = self._measures.numbers.get((cell[0], cell[1]))
        place, period = self._places.numbers.get(cell[2]), self._periods.numbers.get(cell[3])
        if measure is None or place is None or period is None:
            return None
        indicator = indicator_key >> _INDICATOR_SHIFT << _INDICATOR_SHIFT
        return indicator + (measure << _MEASURE_SHIFT) + (place << _PERIOD_BITS) + period

    def measures_in(self, keys: Iterable[int]) -> frozenset[str]:
        """The measures in these addresses."""
        numbers = {key >> _MEASURE_SHIFT & MOST_MEASURES - 1 for key in keys}
        return frozenset(self._measures.known[number][0] for number in numbers)

    def periods_in(self, keys: Iterable[int]) -> frozenset[Period]:
        """The periods in these addresses."""
        numbers = {key & (1 << _PERIOD_BITS) - 1 for key in keys}
        return frozenset(self._periods.known[number] for number in numbers)

    def cell_of(self, key: int) -> Cell:
        """The address behind a number, without its indicator."""
        measure, against = self._measures.known[key >> _MEASURE_SHIFT & MOST_MEASURES - 1]
        place = self._places.known[key >> _PERIOD_BITS & (1 << _PLACE_BITS) - 1]
        return measure, against, place, self._periods.known[key & (1 << _PERIOD_BITS) - 1]


def _quantity(text: str) -> Quantity:
    """The value typed; of what was let in all else is a target in words (与经济增长同步)."""
    return parse_quantity(text) or Quantity(mark=text)
