"""What the texts of a briefing claim: each read with its figures filled in, every claim with its verdict."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

import msgspec

from qjviewer.bundle.prose import Piece, Reference, parse_prose
from qjviewer.checks.language import across
from qjviewer.checks.language.cube_data import CubeData
from qjviewer.checks.language.ground import Ground
from qjviewer.checks.language.judging import Verdict
from qjviewer.checks.language.reader import Checked, Reader
from qjviewer.checks.language.references import Piece as ReadPiece
from qjviewer.checks.language.references import Referred
from qjviewer.checks.language.references import read as read_pieces
from qjviewer.checks.language.remedies import Remedy, remedy_for
from qjviewer.checks.language.spots import Spot
from qjviewer.checks.passages import Mention, Passage
from qjviewer.figures.cube import Cube
from qjviewer.figures.forms import FormProblem, parsed_form
from qjviewer.pages.maker import DECLINE

# Forms that tell the figure, its rank, or how it compares.
_TELLING: Final = ("value", "number", "size", "change", "rank", "nth", "moved", "gap", "vs")
# Forms that tell what follows from it, and of which measure that is.
_FOLLOWING: Final = {"progress": "completion"}
# Stands for what is left out of reading: a value that is missing, words that are no data.
_BLANK: Final = "…"
# So many characters before a reference may hold the word of decline that it follows.
_BEFORE: Final = 40


class TextClaim(msgspec.Struct, frozen=True):
    """One claim of a passage: `passage.text[start:end]`, its words as the audience reads them, its verdict.

    `kind` is what sort of thing is stated; `code` in what respect it fails, or why nothing can be told;
    `cells` are the ids of the figures it rests on, `#group` behind one for a rank in that group.
    """

    passage: Passage
    start: int
    end: int
    words: str
    kind: str
    verdict: Verdict
    code: str
    cells: tuple[str, ...]
    checked: Checked

    @property
    def figures(self) -> tuple[str, ...]:
        """The ids of the figures alone."""
        return tuple(dict.fromkeys(cell.partition("#")[0] for cell in self.cells))


class ReadText(msgspec.Struct, frozen=True):
    """A passage as read: its text with figures filled in, what stands where, and its claims."""

    passage: Passage
    text: str
    pieces: tuple[ReadPiece, ...]
    parts: tuple["TextPart", ...]
    claims: tuple[TextClaim, ...]

    @property
    def refuted(self) -> tuple[TextClaim, ...]:
        """The claims that fail, each stretch of words once."""
        found: dict[tuple[int, int], TextClaim] = {}
        for claim in self.claims:
            if claim.verdict == "contradicted":
                found.setdefault((claim.start, claim.end), claim)
        return tuple(found.values())

    def typed(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the text as read was typed in the passage."""
        return _outer(self.parts, start, end)


class TextPart(msgspec.Struct, frozen=True):
    """A piece of a text as read, and the stretch of the passage it was made from."""

    start: int
    end: int
    first: int
    last: int
    is_typed: bool


class ClaimReader:
    """Reads passages of one briefing; what it knows of names and figures is gathered once."""

    def __init__(self, cube: Cube) -> None:
        self.cube = cube

    @cached_property
    def _now(self) -> Reader:
        return Reader(CubeData(self.cube))

    @cached_property
    def _later(self) -> Reader:
        return self._now.over(CubeData(self.cube, later=True))

    def reader(self, *, later: bool = False) -> Reader:
        """The reader; with `later`, of what became known after the briefing's day as well."""
        return self._later if later else self._now

    def read(self, passage: Passage, mentions: Sequence[Mention], *, later: bool = False) -> ReadText:
        """A passage with every claim it makes."""
        pieces, parts = _filled(passage, mentions)
        text, checked = read_pieces(self.reader(later=later), pieces, passage.lang)
        claims = tuple(_claim(c, passage, text, parts) for c in checked if not _is_exempt(c, passage, parts))
        return ReadText(passage, text, pieces, parts, claims)

    def remedy(self, claim: TextClaim, read: ReadText, *, later: bool = False) -> Remedy | None:
        """Other words for what is refuted, found true before they are offered; None where there are none."""
        found = remedy_for(claim.checked, read.text, read.passage.lang, self.reader(later=later), read.pieces)
        if found is None:
            return None
        typed = next(p for p in read.parts if p.start <= found.start and found.end <= p.end)
        if not typed.is_typed:
            return None
        shift = typed.first - typed.start
        return Remedy(found.start + shift, found.end + shift, found.words)

    def difference(self, one: ReadText, other: ReadText, *, numbers: bool) -> across.Differing | None:
        """In what respect a translation says another thing than its text; `numbers` compares those too."""
        ground = Ground(self._now.sight, "")
        ours, theirs = ([c.checked for c in read.claims] for read in (one, other))
        return across.difference(ours, theirs, ground, numbers=numbers)


# From pieces to text ---------------------------------------------------------------------------


def _filled(
    passage: Passage, mentions: Sequence[Mention]
) -> tuple[tuple[ReadPiece, ...], tuple[TextPart, ...]]:
    """The passage cut into words and filled references, and where each piece was typed."""
    if not passage.prose or ("{" not in passage.text and "}" not in passage.text):
        return (passage.text,), (TextPart(0, len(passage.text), 0, len(passage.text), True),)
    by_offset = {m.reference.offset: m for m in mentions}
    pieces: list[ReadPiece] = []
    parts: list[TextPart] = []
    text = ""
    for piece in parse_prose(passage.text):
        made = _piece(piece, by_offset.get(piece.offset), text[-_BEFORE:])
        words = made if isinstance(made, str) else made.text
        typed = isinstance(made, str) and not isinstance(piece, Reference)
        last = piece.offset + (piece.length if isinstance(piece, Reference) else len(piece.text))
        parts.append(TextPart(len(text), len(text) + len(words), piece.offset, last, typed))
        pieces.append(made)
        text += words
    return tuple(pieces), tuple(parts)


def _piece(piece: Piece, mention: Mention | None, before: str) -> ReadPiece:
    if not isinstance(piece, Reference):
        return piece.text
    if mention is None or mention.worded.is_missing or mention.worded.problem:
        return _BLANK
    worded = mention.worded
    text = worded.size if worded.size and DECLINE.search(before) else worded.text
    figure = mention.figure
    if figure is None or figure.is_fact or not worded.figure:
        return text
    form = _form_of(mention)
    if form not in (*_TELLING, *_FOLLOWING):
        return text
    measure = _FOLLOWING.get(form, figure.measure)
    return Referred(text, Spot(figure.indicator, measure, figure.place, figure.period), form in _TELLING)


def _form_of(mention: Mention) -> str:
    try:
        return parsed_form(mention.reference.form)[0]
    except FormProblem:
        return ""


def _is_exempt(checked: Checked, passage: Passage, parts: Sequence[TextPart]) -> bool:
    """Whether a claim rests on a number that the author said is no data: {=百亿元}."""
    if "{=" not in passage.text:
        return False
    exempt = [p for p in parts if p.is_typed and passage.text[p.first - 2 : p.first] == "{="]
    numbers = [(n.start, n.end) for n in checked.statement.numbers] or [(checked.start, checked.end)]
    return any(p.start < end and start < p.end for p in exempt for start, end in numbers)


def _claim(checked: Checked, passage: Passage, text: str, parts: Sequence[TextPart]) -> TextClaim:
    start, end = _outer(parts, checked.start, checked.end)
    judged = checked.judgement
    return TextClaim(
        passage,
        start,
        end,
        text[checked.start : checked.end],
        checked.kind,
        judged.verdict,
        judged.code,
        judged.cells,
        checked,
    )


def _outer(parts: Sequence[TextPart], start: int, end: int) -> tuple[int, int]:
    """The stretch of a passage that a stretch of its text was made from; a reference counts as a whole."""
    first, last = _part_at(parts, start), _part_at(parts, end - 1)
    return (
        _typed(first, start, first.first) if first else 0,
        _typed(last, end, last.last) if last else (parts[-1].last if parts else 0),
    )


def _part_at(parts: Sequence[TextPart], at: int) -> TextPart | None:
    """The part that a character of the text as read stands in."""
    number = bisect_right(parts, at, key=lambda part: part.start) - 1
    return parts[number] if number >= 0 and at < parts[number].end else None


def _typed(part: TextPart, at: int, edge: int) -> int:
    return part.first + at - part.start if part.is_typed else edge


# Several passages ------------------------------------------------------------------------------


def pairs(read: Sequence[ReadText], base: str) -> Iterator[tuple[ReadText, ReadText]]:
    """Every translation with the text it translates."""
    originals = {r.passage.path: r for r in read if r.passage.lang == base}
    for one in read:
        original = originals.get(one.passage.path)
        if original is not None and one.passage.lang != base and not one.passage.for_all:
            yield original, one
