"""The table of everything a briefing's texts claim: each claim with its verdict and what it rests on."""

from collections.abc import Iterator
from typing import Final

import msgspec

from qjviewer.checks.claims import ReadText, TextClaim
from qjviewer.checks.language.judging import Verdict
from qjviewer.checks.subject import Subject
from qjviewer.figures.figure import Figure
from qjviewer.problems import Span
from qjviewer.wording import Language, knows, say

# Of several claims made with the same words the first of these is told.
_VERDICTS: Final[tuple[Verdict, ...]] = ("contradicted", "proved", "undecidable")


class Cell(msgspec.Struct, frozen=True):
    """A figure that a claim rests on: its address as an author writes it, its name, and what it says."""

    figure: str
    address: str
    name: str
    shown: str

    def __str__(self) -> str:
        return f"{self.address} = {self.shown}"


class ClaimLine(msgspec.Struct, frozen=True):
    """One claim: where it stands, its language, its words as they are read, the verdict, its cells.

    `code` is in what respect it fails, or why nothing can be told.
    """

    where: Span
    path: str
    lang: Language
    words: str
    verdict: Verdict
    code: str
    cells: tuple[Cell, ...]

    def outcome(self, lang: Language) -> str:
        """What came of it in words: that it agrees, that it does not, or why nothing can be told."""
        key = f"claims.{self.code if self.verdict == 'undecidable' else self.verdict}"
        return say(key if knows(key) else "claims.nothing-said", lang)


def claim_table(subject: Subject) -> tuple[ClaimLine, ...]:
    """Every claim of a briefing in the order of the text, its translations behind."""
    lines = [line for read in subject.read for line in _lines(read, subject)]
    return tuple(sorted(lines, key=lambda line: line.lang != subject.base))


def _lines(read: ReadText, subject: Subject) -> Iterator[ClaimLine]:
    """The claims of a text, those made with the same words as one."""
    together: dict[tuple[int, int], list[TextClaim]] = {}
    for claim in read.claims:
        together.setdefault((claim.start, claim.end), []).append(claim)
    for claims in together.values():
        worst = min(claims, key=lambda c: _VERDICTS.index(c.verdict))
        same = [c for c in claims if c.verdict == worst.verdict]
        cells = (cell for c in same for cell in cells_of(c, subject))
        passage = read.passage
        yield ClaimLine(
            passage.where.within(passage.text, worst.start, worst.end),
            passage.path,
            passage.lang,
            worst.words,
            worst.verdict,
            worst.code,
            tuple(dict.fromkeys(cells)),
        )


def cells_of(claim: TextClaim, subject: Subject) -> tuple[Cell, ...]:
    """The figures that a claim rests on, with what they say; a rank where the claim is of one."""
    return tuple(cell for name in claim.cells if (cell := _cell(name, subject)) is not None)


def _cell(cell: str, subject: Subject) -> Cell | None:
    name, _, group = cell.partition("#")
    figure = subject.cube.by_id(name)
    if figure is None:
        return None
    ranks = sorted(figure.ranks, key=lambda r: r.among != group) if group else []
    shown = subject.teller(subject.base).chip_of(ranks[0]) if ranks else subject.worded(figure)
    return Cell(figure.id, subject.address(figure), _name(figure, subject), shown)


def _name(figure: Figure, subject: Subject) -> str:
    """A figure's name, with place and period where they are not the briefing's."""
    teller = subject.teller(subject.base)
    place = "" if subject.cube.is_here(figure.place) else teller.place(teller.place_of(figure))
    period = "" if figure.period == subject.bundle.briefing.period else teller.period(figure.period)
    return " ".join(filter(None, (place, period, teller.measured(figure))))
