"""The table of everything a briefing's texts claim: each claim with its verdict and what it rests on."""

from collections.abc import Iterator
from typing import Final

import msgspec

from qjviewer.checks.claims import ReadText, TextClaim
from qjviewer.checks.language.judging import Verdict
from qjviewer.checks.subject import Passage, Subject
from qjviewer.figures.figure import Figure
from qjviewer.problems import Span
from qjviewer.wording import Language, knows, say

# Of several claims made with the same words the first of these is told.
_VERDICTS: Final[tuple[Verdict, ...]] = ("contradicted", "proved", "undecidable")


class ClaimCell(msgspec.Struct, frozen=True):
    """A figure that a claim rests on: its address as an author writes it, its name, and what it says."""

    figure: str
    address: str
    name: str
    shown: str

    def __str__(self) -> str:
        return f"{self.address} = {self.shown}"


class ClaimLine(msgspec.Struct, frozen=True):
    """One claim: `text[start:end]` of a text as the audience reads it, where it stands, what came of it.

    `code` is in what respect it fails, or why nothing can be told; `meant` is what may stand there
    instead, where that is known and was found true.
    """

    where: Span
    path: str
    lang: Language
    text: str
    start: int
    end: int
    verdict: Verdict
    code: str
    cells: tuple[ClaimCell, ...]
    meant: str = ""

    @property
    def words(self) -> str:
        """The words that claim it."""
        return self.text[self.start : self.end]

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
        cells = (cell for c in same for cell in cells_of(c, subject, read.passage.lang))
        passage = read.passage
        yield ClaimLine(
            where=passage.where.within(passage.text, worst.start, worst.end),
            path=passage.path,
            lang=passage.lang,
            text=read.text,
            start=worst.checked.start,
            end=worst.checked.end,
            verdict=worst.verdict,
            code=worst.code,
            cells=tuple(dict.fromkeys(cells)),
            meant=meant(worst, read, subject) if worst.verdict == "contradicted" else "",
        )


def cells_of(claim: TextClaim, subject: Subject, lang: Language) -> tuple[ClaimCell, ...]:
    """The figures that a claim rests on, with what they say in a language; a rank where it is of one."""
    return tuple(cell for name in claim.cells if (cell := _cell(name, subject, lang)) is not None)


def _cell(cell: str, subject: Subject, lang: Language) -> ClaimCell | None:
    name, _, group = cell.partition("#")
    figure = subject.cube.by_id(name)
    if figure is None:
        return None
    ranks = sorted(figure.ranks, key=lambda r: r.among != group) if group else []
    shown = subject.teller(lang).chip_of(ranks[0]) if ranks else subject.worded(figure, lang)
    return ClaimCell(figure.id, subject.address(figure), _name(figure, subject, lang), shown)


def _name(figure: Figure, subject: Subject, lang: Language) -> str:
    """A figure's name, with place and period where they are not the briefing's."""
    teller = subject.teller(lang)
    place = "" if subject.cube.is_here(figure.place) else teller.place(teller.place_of(figure))
    period = "" if figure.period == subject.bundle.briefing.period else teller.period(figure.period)
    return " ".join(filter(None, (place, period, teller.measured(figure))))


def meant(claim: TextClaim, read: ReadText, subject: Subject) -> str:
    """What may stand there instead, as an author writes it: tried and found true, or nothing."""
    passage = read.passage
    remedy = subject.claims.remedy(claim, read, later=subject.is_later(passage.path))
    if remedy is None:
        return ""
    words = _referred(remedy.words, claim, passage, subject) or remedy.words
    if claim.start <= remedy.start and remedy.end <= claim.end:
        # The whole of what was said, so that it is clear what is changed.
        words = passage.text[claim.start : remedy.start] + words + passage.text[remedy.end : claim.end]
    return words.strip()


def _referred(words: str, claim: TextClaim, passage: Passage, subject: Subject) -> str:
    """The figure in braces that says these words, where the claim rests on one that does."""
    for name in claim.figures if passage.prose else ():
        figure = subject.cube.by_id(name)
        if figure is not None and subject.worded(figure, passage.lang) == words:
            return "{" + subject.reference(figure) + "}"
    return ""
