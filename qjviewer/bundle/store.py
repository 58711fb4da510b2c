"""The figures of indicators, in columns: a million fit; each becomes an Observation when asked for.

A row is found by its address (indicator, measure, what it is compared with, place, period). The same
address may be given several times: its vintages, in the order they were read.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from operator import eq
from typing import Final, Generic, TypeAlias, TypeVar

import msgspec

from qjviewer.bundle.periods import Period
from qjviewer.bundle.quantities import AWAITED_WORDS, Quantity, parse_quantity
from qjviewer.bundle.values import NO_TEXT, Citation, Text
from qjviewer.problems import Span

# An address in 62 bits: indicator 16, measure 12, place 17, period 17.
_MEASURE_BITS, _PLACE_BITS, _PERIOD_BITS = 12, 17, 17
_INDICATOR_SHIFT: Final = _MEASURE_BITS + _PLACE_BITS + _PERIOD_BITS
_MEASURE_SHIFT: Final = _PLACE_BITS + _PERIOD_BITS
_WITHOUT_PLACE: Final = ~(((1 << _PLACE_BITS) - 1) << _PERIOD_BITS)
MOST_NAMES: Final = 1 << 16
MOST_MEASURES: Final = 1 << _MEASURE_BITS
T = TypeVar("T")
Cell: TypeAlias = tuple[str, str, str, Period]  # measure, against, place, period
Rows: TypeAlias = tuple[int, ...]


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


class Store:
    """Rows of figures in columns; filled while a bundle is read, then only asked."""

    def __init__(self) -> None:
        self._indicators, self._places = Codes[str](), Codes[str]()
        self._measures, self._periods = Codes[tuple[str, str]](), Codes[Period]()
        self._particulars = Codes[Particulars]()
        self._keys = array("q")
        self._more = array("l")
        self._lines = array("l")
        self._columns = array("l")
        # Values as typed, in stretches of text: (first row, values joined by line ends).
        self._starts: list[int] = []
        self._texts: list[str] = []
        self._open: list[str] = []
        self._files: list[tuple[int, str]] = []
        self._by_indicator: dict[str, dict[Cell, Rows]] = {}
        self._rows_of: dict[int, list[int]] | None = None

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
        self._file(span.file)
        self._keys.append(key)
        self._more.append(self._particulars.number(more))
        self._lines.append(span.line)
        self._columns.append(span.column)
        if not self._open:
            self._starts.append(len(self._keys) - 1)
        self._open.append(value)

    def add_columns(
        self, keys: Iterable[int], values: Sequence[str], more: Iterable[int], lines: Iterable[int], file: str
    ) -> None:
        """Append many rows; `more` are numbers from `particulars_number`, values hold no line ends."""
        self._close()
        self._file(file)
        self._starts.append(len(self._keys))
        self._texts.append("\n".join(values))
        self._keys.extend(keys)
        self._more.extend(more)
        self._lines.extend(lines)
        self._columns.extend([1] * len(values))

    def particulars_number(self, more: Particulars) -> int:
        """The number that stands for particulars in a column."""
        return self._particulars.number(more)

    def _close(self) -> None:
        if self._open:
            self._texts.append("\n".join(self._open))
            self._open = []

    def _file(self, name: str) -> None:
        if not self._files or self._files[-1][1] != name:
            self._files.append((len(self._keys), name))

    # Asking ----------------------------------------------------------------------------

    @property
    def indicators(self) -> tuple[str, ...]:
        """The indicators that have figures."""
        return tuple(self._indicators.known)

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods that have figures."""
        return tuple(self._periods.known)

    def cells(self, indicator: str) -> dict[Cell, Rows]:
        """The rows of every address of an indicator."""
        if indicator not in self._by_indicator:
            self._by_indicator[indicator] = self._indexed(indicator)
        return self._by_indicator[indicator]

    def find(self, indicator: str, cell: Cell) -> tuple[Observation, ...]:
        """The observations at an address, in the order they were read."""
        return tuple(self.observation(row) for row in self.cells(indicator).get(cell, ()))

    def observation(self, row: int) -> Observation:
        """The observation of a row."""
        key = self._keys[row]
        measure, against, place, period = self._cell(key)
        return Observation(
            indicator=self._indicators.known[key >> _INDICATOR_SHIFT],
            measure=measure,
            against=against,
            place=place,
            period=period,
            quantity=parse_quantity(self._value(row)) or Quantity(),
            more=self._particulars.known[self._more[row]],
            span=self.span(row),
            number=row,
        )

    def observations(self) -> Iterator[Observation]:
        """Every observation in the order read."""
        return map(self.observation, range(len(self)))

    def value_text(self, row: int) -> str:
        """The value of a row as typed."""
        return self._value(row)

    def span(self, row: int) -> Span:
        """Where a row stands."""
        at = bisect_right(self._files, row, key=lambda f: f[0]) - 1
        return Span(self._files[at][1], self._lines[row], self._columns[row])

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
        without = {n for n, more in enumerate(self._particulars.known) if not more.cite}
        return sum(map(without.__contains__, self._more)) if without else 0

    def awaited(self) -> Iterator[tuple[str, Cell]]:
        """The addresses whose value is written as awaited, one by one."""
        self._close()
        for start, text in zip(self._starts, self._texts, strict=True):
            if not any(word in text for word in AWAITED_WORDS):
                continue
            for offset, value in enumerate(_split(text)):
                if (parse_quantity(value) or Quantity()).missing == "awaited":
                    key = self._keys[start + offset]
                    yield self._indicators.known[key >> _INDICATOR_SHIFT], self._cell(key)

    def repeated(self) -> Iterator[tuple[str, Cell, Rows]]:
        """The addresses that are given more than once."""
        # Sorted neighbours tell in half the time of a set of all keys.
        keys = sorted(self._keys.tolist())
        if not any(map(eq, keys, islice(keys, 1, None))):
            return
        for indicator in self.indicators:
            if len(self._rows(indicator)) == len({self._keys[r] for r in self._rows(indicator)}):
                continue
            yield from ((indicator, c, rows) for c, rows in self.cells(indicator).items() if len(rows) > 1)

    def _rows(self, indicator: str) -> list[int]:
        if self._rows_of is None:
            self._close()
            self._rows_of = {}
            for row, key in enumerate(self._keys):
                self._rows_of.setdefault(key >> _INDICATOR_SHIFT, []).append(row)
        number = self._indicators.numbers.get(indicator)
        return self._rows_of.get(number, []) if number is not None else []

    def _indexed(self, indicator: str) -> dict[Cell, Rows]:
        found: dict[int, Rows] = {}
        for row in self._rows(indicator):
            key = self._keys[row]
            found[key] = (*found[key], row) if key in found else (row,)
        return {self._cell(key): rows for key, rows in found.items()}

    def _cell(self, key: int) -> Cell:
        measure, against = self._measures.known[key >> _MEASURE_SHIFT & MOST_MEASURES - 1]
        place = self._places.known[key >> _PERIOD_BITS & (1 << _PLACE_BITS) - 1]
        return measure, against, place, self._periods.known[key & (1 << _PERIOD_BITS) - 1]

    def _value(self, row: int) -> str:
        self._close()
        at = bisect_right(self._starts, row) - 1
        return _split(self._texts[at])[row - self._starts[at]]


@lru_cache(maxsize=16)
def _split(text: str) -> list[str]:
    """A stretch of values one by one; those asked for last are kept."""
    return text.split("\n")
