"""A bulletin's text against the data: what it says that the data say, say otherwise, or do not say."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Literal, TypeAlias

import msgspec

from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.reader import Checked, Reader
from qjviewer.checks.language.stated import Stated, agrees, in_base
from qjviewer.checks.language.tokens import Token
from qjviewer.checks.language.unit_scale import scale_of

# said: the data say so; otherwise: they say another thing; elsewhere: they have this number, of something
# else or of what the reader could not tell; absent: they do not have it.
State: TypeAlias = Literal["said", "otherwise", "elsewhere", "absent"]


class BulletinNumber(msgspec.Struct, frozen=True):
    """One number, rank or ratio of a bulletin: where it stands (from 1), its words, and what the data have.

    `cells` are the cells that say so, otherwise, or the same number elsewhere; `start` and `end` are where
    it stands in its line.
    """

    line: int
    column: int
    words: str
    state: State
    cells: tuple[str, ...]
    start: int = 0
    end: int = 0
    is_ratio: bool = False


def compare(document: str, reader: Reader, lang: str = "zh-Hans") -> tuple[BulletinNumber, ...]:
    """Every number of a bulletin that is no date, order or name, in order, with what the data have of it."""
    bulletin = Bulletin(reader)
    return tuple(
        msgspec.structs.replace(found, line=number)
        for number, line in enumerate(document.splitlines(), 1)
        for found in bulletin.in_line(line, lang)
    )


class Bulletin:
    """Holds lines against the data; the values of the data are gathered once."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._elsewhere = _Values(reader)

    def in_line(self, line: str, lang: str) -> tuple[BulletinNumber, ...]:
        """The numbers of one line."""
        folded = self._reader.folded(line, lang)
        checked = self._reader.read(line, lang)
        return tuple(
            self._number(line, token, checked)
            for token in self._reader.tokens(folded, lang)
            if token.kind in (k.NUMBER, k.ORDINAL, k.RATIO)
        )

    def _number(self, line: str, token: Token, checked: Sequence[Checked]) -> BulletinNumber:
        start, end = token.start, token.end
        about = [c for c in checked if c.start < end and c.end > start and _rests_on(c, token)]
        state, cells = _state(token, about, self._elsewhere)
        words = line[start:end].strip()
        return BulletinNumber(1, start + 1, words, state, cells, start, end, token.kind == k.RATIO)


def _rests_on(checked: Checked, token: Token) -> bool:
    """Whether a claim is about this number, and not about another beside it."""
    numbers = checked.statement.numbers
    if token.kind != k.NUMBER or not numbers:
        return True
    stated: Stated = token.value
    return any(n.start == stated.start for n in numbers)


def _state(token: Token, about: list[Checked], elsewhere: "_Values") -> tuple[State, tuple[str, ...]]:
    for verdict, state in (("contradicted", "otherwise"), ("proved", "said")):
        found = [c for c in about if c.judgement.verdict == verdict]
        if found:
            return state, found[0].judgement.cells  # type: ignore[return-value]
    same = elsewhere.of(token.value) if token.kind == k.NUMBER else ()
    return ("elsewhere", same) if same else ("absent", ())


class _Values:
    """Every value of the data by its unit, to find a number that is something else's."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._by_unit: Mapping[str, list[tuple[Decimal, str]]] | None = None

    def of(self, stated: Stated) -> tuple[str, ...]:
        """The cells whose value is this number, a few of them."""
        if self._by_unit is None:
            self._by_unit = _collected(self._reader)
        near = self._by_unit.get(stated.base, [])
        return tuple(cell for value, cell in near if agrees(abs(value), stated))[:3]


def _collected(reader: Reader) -> Mapping[str, list[tuple[Decimal, str]]]:
    data = reader.data
    found: dict[str, list[tuple[Decimal, str]]] = defaultdict(list)
    for indicator in data.indicators:
        for measure in data.measures(indicator):
            for place in data.places:
                for period in data.periods(indicator, measure, place):
                    seen = data.observed(indicator, measure, place, period)
                    if seen is not None and seen.value is not None:
                        base = scale_of(seen.unit)[1]
                        found[base].append((in_base(seen.value, seen.unit), seen.address))
    return found
