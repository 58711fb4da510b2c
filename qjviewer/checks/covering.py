"""Coverage: every numeral of a source document, and what in the briefing carries it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Final

from qjviewer.checks.numerals import Numeral, Sort
from qjviewer.checks.quantity import COUNT, RANK, Quantity, of_figure
from qjviewer.checks.scanning import matching, scan
from qjviewer.checks.subject import Subject, is_chinese
from qjviewer.figures.cube import Cube
from qjviewer.figures.figure import Figure

_AROUND: Final = 12
_SMALL: Final = 20
_LARGE: Final = 1000
# Words are compared by pairs of neighbouring characters; markup and digits say nothing.
_SILENT: Final = re.compile(r"[^\u3400-\u9fffa-z]")
_STOP: Final = re.compile(r"[。；;！？]|\.\s")
_SAME_DATE: Final = re.compile(r"[\s\-–—～~至到年月日号:：./]*")


@dataclass(frozen=True, slots=True)
class Found:
    """One numeral of the document: its place (from 1), the text around, and what carries it.

    `carriers` are addresses of figures and ids of items; a numeral that is no data (a date, an ordinal)
    needs none.
    """

    line: int
    column: int
    text: str
    before: str
    after: str
    sort: Sort
    carriers: tuple[str, ...]

    @property
    def missing(self) -> bool:
        """Whether the briefing should carry it and does not."""
        return self.sort == "data" and not self.carriers


def cover(document: str, cube: Cube) -> tuple[Found, ...]:
    """Every numeral of a document in Chinese or English, in order."""
    carrier = _Carrier(Subject(cube))
    return tuple(
        found
        for number, line in enumerate(document.splitlines(), 1)
        for found in _in_line(number, line, carrier)
    )


def _in_line(number: int, line: str, carrier: "_Carrier") -> Iterator[Found]:
    lang = "zh-Hans" if is_chinese(line) else "en"
    text = matching(line, lang)
    for numeral in _joined(scan(text, lang), text):
        start, end = numeral.start, numeral.end
        yield Found(
            line=number,
            column=start + 1,
            text=line[start:end].strip(),
            before=line[max(0, start - _AROUND) : start].lstrip(),
            after=line[end : end + _AROUND].rstrip(),
            sort=numeral.sort,
            carriers=carrier.of(numeral, text) if numeral.sort in ("data", "name") else (),
        )


def _joined(numerals: tuple[Numeral, ...], text: str) -> Iterator[Numeral]:
    """Dates and telephone numbers come in pieces: each is one entry of the list."""
    last: Numeral | None = None
    for numeral in numerals:
        whole = (
            last is not None
            and numeral.sort == last.sort
            and numeral.sort in ("date", "contact")
            and _SAME_DATE.fullmatch(text, last.end, numeral.start)
        )
        if whole and last is not None:
            last = replace(last, end=numeral.end)
            continue
        if last is not None:
            yield last
        last = numeral
    if last is not None:
        yield last


class _Carrier:
    """Finds the figures and items of a briefing that say what a numeral says."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject

    @cached_property
    def _figures(self) -> dict[Quantity, list[Figure]]:
        figures: dict[Quantity, list[Figure]] = defaultdict(list)
        for figure in self._subject.sayable:
            # A source document carries what was published; what we computed stands nowhere.
            said = None if figure.how not in ("", "stated") else of_figure(figure)
            if said is not None:
                figures[said].append(figure)
            if figure.rank:
                figures[Quantity(Decimal(figure.rank), RANK)].append(figure)
        return figures

    @cached_property
    def _texts(self) -> list[tuple[str, str]]:
        """Names and texts of items, sources and figures: (owner, folded text)."""
        texts = []
        for passage in self._subject.passages:
            section, _, rest = passage.path.partition(".")
            if section in ("items", "sources", "facts", "remarks", "people") and passage.lang != "zh-Hant":
                texts.append((rest.partition(".")[0], matching(passage.text, passage.lang)))
        return texts

    def of(self, numeral: Numeral, text: str) -> tuple[str, ...]:
        """The names of what carries a numeral, the likeliest first."""
        around = _pairs(_clause(text, numeral))
        figures = self._figures.get(numeral.quantity, [])
        names = sorted(figures, key=lambda f: -self._likeness(f, around))
        if numeral.quantity.unit in (COUNT, RANK) and numeral.quantity.amount < _LARGE:
            # Small counts agree by chance: the words around must speak of the figure.
            enough = 2 if numeral.quantity.amount < _SMALL and numeral.quantity.unit == COUNT else 1
            names = [f for f in names if self._likeness(f, around) >= enough]
        if names:
            return tuple(self._subject.address(f) for f in names[:3])
        return self._named(text, numeral)

    def _likeness(self, figure: Figure, around: set[str]) -> int:
        teller = self._subject.teller("zh-Hans" if any(is_chinese(p) for p in around) else "en")
        indicator = self._subject.bundle.indicator_by_id.get(figure.indicator)
        notes = [x.note.get(teller.lang) for x in (figure, indicator) if x is not None]
        words = (teller.name(figure), teller.short(figure), *notes)
        own = set().union(*(_pairs(matching(w, teller.lang)) for w in words))
        return len(own & around)

    def _named(self, text: str, numeral: Numeral) -> tuple[str, ...]:
        """Owners of texts that hold the numeral with a neighbour on either side."""
        start, end = numeral.start, numeral.end
        phrases = {_bare(text[max(0, start - a) : end + b]) for a, b in ((2, 2), (0, 3), (3, 0))}
        wanted = [p for p in phrases if len(p) >= end - start + 1]
        found = dict.fromkeys(owner for owner, words in self._texts if any(p in _bare(words) for p in wanted))
        return tuple(found)[:3]


def _clause(text: str, numeral: Numeral) -> str:
    """The words around a numeral as far as they speak of the same thing."""
    before, after = text[max(0, numeral.start - 40) : numeral.start], text[numeral.end : numeral.end + 30]
    return _STOP.split(before)[-1] + text[numeral.start : numeral.end] + _STOP.split(after)[0]


def _bare(text: str) -> str:
    return re.sub(r"[\s“”‘’「」『』《》,，、。；;（）()]", "", text)


def _pairs(text: str) -> set[str]:
    said = _SILENT.sub(" ", text.lower())
    return {said[n : n + 2] for n in range(len(said) - 1) if " " not in said[n : n + 2]}
