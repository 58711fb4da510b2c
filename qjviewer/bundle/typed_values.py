"""The values of a million rows as they were typed, in a few stretches of text."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate


class TypedValues:
    """The values of rows as typed, in stretches of text, a line each."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._texts: list[str] = []
        # Where each value of a stretch begins; found when one of them is asked for.
        self._begins: list[array[int] | None] = []
        self._open: list[str] = []
        self._count = 0

    def add(self, value: str) -> None:
        """Append one."""
        self._open.append(value.replace("\n", " "))

    def extend(self, values: str, count: int) -> None:
        """Append many, joined by line ends."""
        self.close()
        self._starts.append(self._count)
        self._texts.append(values)
        self._begins.append(None)
        self._count += count

    def close(self) -> None:
        """Store those that were appended one by one."""
        if self._open:
            values, self._open = self._open, []
            self.extend("\n".join(values), len(values))

    def of(self, row: int) -> str:
        """The value of a row."""
        if self._open:
            self.close()
        at = bisect_right(self._starts, row) - 1
        begins, offset = self._begins[at] or self._begins_of(at), row - self._starts[at]
        return self._texts[at][begins[offset] : begins[offset + 1] - 1]

    def _begins_of(self, at: int) -> "array[int]":
        lengths = (len(value) + 1 for value in self._texts[at].split("\n"))
        found = self._begins[at] = array("I", accumulate(lengths, initial=0))
        return found

    def rows_with(self, words: Iterable[str]) -> Iterator[int]:
        """The rows whose value holds one of these words."""
        self.close()
        words = tuple(words)
        for start, text in zip(self._starts, self._texts, strict=True):
            if any(word in text for word in words):
                found = enumerate(text.split("\n"), start)
                yield from (row for row, value in found if any(word in value for word in words))
