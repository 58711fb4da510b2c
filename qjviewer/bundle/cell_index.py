"""The addresses of one indicator and the rows of each, found without holding one of them."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Protocol, TypeAlias

from qjviewer.bundle.periods import Period

Cell: TypeAlias = tuple[str, str, str, Period]  # measure, against, place, period
Rows: TypeAlias = tuple[int, ...]


class AddressedRows(Protocol):
    """Rows whose addresses are numbers: what an index needs of the store."""

    def key_of_row(self, row: int) -> int:
        """The address of a row as a number."""

    def known_key(self, indicator_key: int, cell: Cell) -> int | None:
        """The number of an address beside one of the same indicator; None where a part of it is new."""

    def cell_of(self, key: int) -> Cell:
        """The address behind a number, without its indicator."""

    def measures_in(self, keys: Iterable[int]) -> frozenset[str]:
        """The measures in these addresses."""

    def periods_in(self, keys: Iterable[int]) -> frozenset[Period]:
        """The periods in these addresses."""


class CellIndex(Mapping[Cell, Rows]):
    """The addresses of one indicator and the rows of each; made cell by cell, for there may be very many."""

    def __init__(self, store: AddressedRows, rows: "array[int]") -> None:
        self._store, self._rows = store, rows
        order = sorted(rows, key=store.key_of_row)
        self._by_key = array("i", order)
        self._keys = array("q", map(store.key_of_row, order))
        self._distinct = len(set(self._keys))

    def __len__(self) -> int:
        return self._distinct

    def __iter__(self) -> Iterator[Cell]:
        keys = map(self._store.key_of_row, self._rows)
        # Of an address given several times the first row stands for all.
        once: Iterable[int] = keys if self._distinct == len(self._rows) else dict.fromkeys(keys)
        return map(self._store.cell_of, once)

    def __getitem__(self, cell: Cell) -> Rows:
        key = self._store.known_key(self._keys[0], cell) if self._keys else None
        if key is None:
            raise KeyError(cell)
        first = bisect_left(self._keys, key)
        last = bisect_right(self._keys, key, first)
        if first == last:
            raise KeyError(cell)
        return tuple(self._by_key[first:last])

    def only_row(self, key: int) -> int:
        """The row of an address that is given once; -1 where it is given never, or several times."""
        first = bisect_left(self._keys, key)
        if first == len(self._keys) or self._keys[first] != key:
            return -1
        is_one = first + 1 == len(self._keys) or self._keys[first + 1] != key
        return self._by_key[first] if is_one else -1

    @cached_property
    def measures(self) -> frozenset[str]:
        """The measures the indicator has figures of."""
        return self._store.measures_in(self._keys)

    @cached_property
    def periods(self) -> frozenset[Period]:
        """The periods the indicator has figures of."""
        return self._store.periods_in(self._keys)

    def periods_at(self, measure: str, place: str) -> frozenset[Period]:
        """The periods for which there are figures of a measure in a place."""
        return self._periods_of.get((measure, place), frozenset())

    @cached_property
    def _periods_of(self) -> dict[tuple[str, str], frozenset[Period]]:
        found: dict[tuple[str, str], set[Period]] = {}
        for measure, against, place, period in self:
            if not against:
                found.setdefault((measure, place), set()).add(period)
        return {where: frozenset(periods) for where, periods in found.items()}

    def repeated(self) -> Iterator[tuple[Cell, Rows]]:
        """The addresses that are given more than once, with their rows."""
        if self._distinct < len(self._rows):
            yield from ((cell, rows) for cell, rows in self.items() if len(rows) > 1)
