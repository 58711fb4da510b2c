"""Citations: raised numbers in the text, and which of them carries the note at the foot of its page."""

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Final

import msgspec

from qjviewer.pages.blocks import Run, SourceMark
from qjviewer.paper.contract import MarkData
from qjviewer.paper.facts import Facts

_CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


class Cited(msgspec.Struct):
    """A citation as it was set: where it came to stand, `y` in points from the page's upper edge."""

    id: str
    key: str
    spots: list[str]
    page: int
    y: float = 0.0
    label: str = ""


class Citing:
    """Hands out marks and remembers what is cited; notes on arithmetic are numbered in circles."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        # Every mark handed out, with the number of its tab in place of a page.
        self.handed: list[Cited] = []
        self.tab = 0
        self.numbers: set[int] = set()
        # Words of the notes on derived figures, by the key of their marks.
        self.derivations: dict[str, str] = {}
        self._circled: dict[str, str] = {}

    def marks(
        self, sources: Iterable[SourceMark], runs: Iterable[Run] = (), figure: str = ""
    ) -> list[MarkData]:
        """One mark a source with all its spots, then one a derived figure."""
        spots: dict[int, list[str]] = {}
        for mark in sources:
            spots.setdefault(mark.number, []).extend([mark.spot] if mark.spot else [])
        self.numbers |= set(spots)
        found = [self._mark(f"[{n}]", str(n), told) for n, told in sorted(spots.items())]
        named = dict.fromkeys([figure, *(r.figure for r in runs)])
        return found + [self._mark(self._circled[k], k, []) for k in map(self._derived, named) if k]

    def _mark(self, label: str, key: str, spots: list[str]) -> MarkData:
        name = str(len(self.handed) + 1)
        self.handed.append(Cited(name, key, spots, self.tab, label=label))
        return MarkData(name, label, key, spots)

    def _derived(self, figure: str) -> str:
        key = f"d:{figure}"
        if not figure or key in self.derivations:
            return key if figure else ""
        words = self._facts.derivation(figure)
        if not words:
            return ""
        self.derivations[key] = words
        number = len(self.derivations)
        self._circled[key] = _CIRCLED[number - 1] if number <= len(_CIRCLED) else f"({number})"
        return key

    def label(self, key: str) -> str:
        """The label of a source or of a derived figure."""
        return self._circled.get(key, f"[{key}]")


def carriers(cited: Sequence[Cited], unfit: Set[str] = frozenset()) -> dict[str, list[str]]:
    """The first mark of each source on each page, by its id, with all spots cited on that page.

    An `unfit` mark carries a note only where no other of its page can.
    """
    first: dict[tuple[int, str], str] = {}
    spots: dict[str, list[str]] = {}
    for mark in sorted(cited, key=lambda m: m.id in unfit):
        carrier = first.setdefault((mark.page, mark.key), mark.id)
        spots.setdefault(carrier, []).extend(mark.spots)
    return {carrier: _sorted(told) for carrier, told in spots.items()}


def kept(
    wanted: Mapping[str, list[str]],
    before: Mapping[str, list[str]],
    cited: Mapping[str, Cited],
    *,
    grow: bool,
) -> dict[str, list[str]]:
    """Notes wanted now, left with the mark that carried them where that is on the page still.

    Two layouts may call for each other's notes for ever; where spots only `grow`, this ends.
    """
    places = {(cited[m].page, cited[m].key): m for m in reversed(list(before)) if m in cited}
    found = {}
    for mark, spots in wanted.items():
        carrier = places.get((cited[mark].page, cited[mark].key), mark)
        found[carrier] = _sorted([*before.get(carrier, ()), *spots]) if grow else spots
    return found


def _sorted(spots: Iterable[str]) -> list[str]:
    """Spots once each, 第2段 before 第10段; one that lies within another is left out."""
    found = sorted((_numbers(s), s) for s in dict.fromkeys(spots))
    return [
        spot
        for numbers, spot in found
        if not any(
            other != spot and _covers(wide, numbers) and _bare(other) == _bare(spot) for wide, other in found
        )
    ]


def _numbers(spot: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall("[0-9]+", spot)[:2])) or (0,)


def _covers(wide: tuple[int, ...], numbers: tuple[int, ...]) -> bool:
    return len(wide) == 2 and wide[0] <= numbers[0] and numbers[-1] <= wide[1]


def _bare(spot: str) -> str:
    return re.sub("[0-9—–-]+", "", spot).replace("paragraphs", "paragraph").replace("pages", "page")
