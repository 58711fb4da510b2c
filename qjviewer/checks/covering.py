"""Coverage: whether the briefing says each numeral of a document, says otherwise, or does not say it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Final, Literal, TypeAlias

import msgspec
from msgspec.structs import replace

from qjviewer.checks.documents import Paragraph, paragraphs
from qjviewer.checks.language.bulletins import Bulletin, BulletinNumber
from qjviewer.checks.numerals import Numeral, Sort
from qjviewer.checks.quantity import COUNT, RANK, BaseAmount, of_figure
from qjviewer.checks.scanning import matching, scan
from qjviewer.checks.subject import Subject, is_chinese
from qjviewer.figures.cube import Cube
from qjviewer.figures.figure import Figure
from qjviewer.text.han import NO_HAN
from qjviewer.wording import Language

# said: the briefing says so; otherwise: of the same thing it says another number; elsewhere: it has this
# number, of another thing; absent: it does not have it; aside: no data.
State: TypeAlias = Literal["said", "otherwise", "elsewhere", "absent", "aside"]

_AROUND: Final = 12
_SMALL: Final = 20
# So many pairs of characters around a numeral must be those of a figure's name.
_ENOUGH: Final = 2
_MOST: Final = 3
# Words are compared by pairs of neighbouring characters; markup and digits say nothing.
_SILENT: Final = re.compile(rf"(?![a-z])[{NO_HAN}]")
_STOP: Final = re.compile(r"[。；;！？]|\.\s")
_SAME_DATE: Final = re.compile(r"[\s\-–—～~至到年月日号:：./]*")


class Found(msgspec.Struct, frozen=True):
    """One numeral of the document: its place (from 1), the text around, and what the briefing has of it.

    `carriers` are addresses of figures and ids of items; a numeral that is no data (a date, an ordinal)
    needs none.
    """

    line: int
    column: int
    text: str
    before: str
    after: str
    sort: Sort
    state: State
    carriers: tuple[str, ...]

    @property
    def missing(self) -> bool:
        """Whether the briefing should say it and does not."""
        return self.state not in ("said", "aside")


def cover(document: str, cube: Cube) -> tuple[Found, ...]:
    """Every numeral of a document in Chinese or English, in order."""
    coverage = _Coverage(Subject(cube))
    return tuple(found for paragraph in paragraphs(document) for found in coverage.of(paragraph))


class _Coverage:
    """Holds the numerals of paragraphs against a briefing."""

    def __init__(self, subject: Subject) -> None:
        self._carrier = _Carrier(subject)
        self._bulletin = Bulletin(subject.claims.reader(later=True))
        self._subject = subject

    def of(self, paragraph: Paragraph) -> list[Found]:
        """What a paragraph says in numerals, in order."""
        return sorted(self._in(paragraph), key=lambda found: (found.line, found.column))

    def _in(self, paragraph: Paragraph) -> Iterator[Found]:
        line = paragraph.text
        lang: Language = "zh-Hans" if is_chinese(line) else "en"
        text, claimed = matching(line, lang), self._bulletin.in_line(line, lang)
        ratios = [c for c in claimed if c.is_ratio]
        for ratio in ratios:
            yield self._found(paragraph, ratio.start, ratio.end, "data", ratio.state, self._named(ratio))
        for numeral in _joined(scan(text, lang), text):
            if not any(r.start <= numeral.start < r.end for r in ratios):
                state, carriers = self._judged(numeral, text, claimed)
                yield self._found(paragraph, numeral.start, numeral.end, numeral.sort, state, carriers)

    def _found(
        self, paragraph: Paragraph, start: int, end: int, sort: Sort, state: State, carriers: tuple[str, ...]
    ) -> Found:
        text = paragraph.text
        return Found(
            *paragraph.place(start),
            text=text[start:end].strip(),
            before=text[max(0, start - _AROUND) : start].lstrip(),
            after=text[end : end + _AROUND].rstrip(),
            sort=sort,
            state=state,
            carriers=carriers,
        )

    def _judged(
        self, numeral: Numeral, text: str, claimed: Sequence[BulletinNumber]
    ) -> tuple[State, tuple[str, ...]]:
        """What the briefing has of a numeral: never included by its number alone."""
        if numeral.sort not in ("data", "name"):
            return "aside", ()
        about = [c for c in claimed if c.start < numeral.end and numeral.start < c.end]
        for number in about:
            if number.state in ("said", "otherwise"):
                return number.state, self._named(number)
        named = self._carrier.of(numeral, text)
        if named or numeral.sort == "name":
            return ("said", named) if named else ("aside", ())
        same = self._carrier.elsewhere(numeral) or tuple(n for c in about for n in self._named(c))
        return ("elsewhere", same) if same else ("absent", ())

    def _named(self, number: BulletinNumber) -> tuple[str, ...]:
        """The figures a number rests on, as an author writes them."""
        ids = dict.fromkeys(cell.partition("#")[0] for cell in number.cells)
        figures = (self._subject.cube.by_id(name) for name in ids)
        return tuple(dict.fromkeys(self._subject.address(f) for f in figures if f is not None))[:_MOST]


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
    def _figures(self) -> dict[BaseAmount, list[Figure]]:
        figures: dict[BaseAmount, list[Figure]] = defaultdict(list)
        for figure in self._subject.sayable:
            # A source document carries what was published; what we computed stands nowhere.
            said = None if figure.how not in ("", "stated") else of_figure(figure)
            if said is not None:
                figures[said].append(figure)
            if figure.rank:
                figures[BaseAmount(Decimal(figure.rank), RANK)].append(figure)
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
        # Numbers agree by chance: the words around must speak of the figure.
        alike = {f: n for f in figures if (n := self._likeness(f, around)) >= self._enough(f)}
        if alike:
            names = sorted(alike, key=lambda f: -alike[f])
            return tuple(self._subject.address(f) for f in names[:_MOST])
        return self._named(text, numeral)

    def _enough(self, figure: Figure) -> int:
        """The name of a group is parted by its size: 全省90个县."""
        return 1 if figure.id in self._subject.bundle.group_by_id else _ENOUGH

    def elsewhere(self, numeral: Numeral) -> tuple[str, ...]:
        """Figures with the same number, whatever they are of; small counts are nobody's."""
        figures = self._figures.get(numeral.quantity, [])
        small = numeral.quantity.unit in (COUNT, RANK) and numeral.quantity.amount < _SMALL
        return () if small else tuple(self._subject.address(f) for f in figures[:_MOST])

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
        return tuple(found)[:_MOST]


def _clause(text: str, numeral: Numeral) -> str:
    """The words around a numeral as far as they speak of the same thing."""
    before, after = text[max(0, numeral.start - 40) : numeral.start], text[numeral.end : numeral.end + 30]
    return _STOP.split(before)[-1] + text[numeral.start : numeral.end] + _STOP.split(after)[0]


def _bare(text: str) -> str:
    return re.sub(r"[\s“”‘’「」『』《》,，、。；;（）()]", "", text)


def _pairs(text: str) -> set[str]:
    said = _SILENT.sub(" ", text.lower())
    return {said[n : n + 2] for n in range(len(said) - 1) if " " not in said[n : n + 2]}
