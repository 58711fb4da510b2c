"""Prose with figures in braces: read as filled, and each reference held against the words beside it."""

from collections.abc import Sequence
from typing import TypeAlias

import msgspec

from qjviewer.checks.language.judging import Judgement, contradicted
from qjviewer.checks.language.reader import Checked, Hint, Reader
from qjviewer.checks.language.spots import Sight, Spot
from qjviewer.checks.language.statements import Statement, Topic


class Referred(msgspec.Struct, frozen=True):
    """A reference as the reader sees it: the words it is filled with, and the figure it means."""

    text: str
    spot: Spot


Piece: TypeAlias = str | Referred


class SameFigure(msgspec.Struct, frozen=True):
    """The figure that a reference means is one of those the words beside it speak of."""

    spot: Spot
    cells: tuple[str, ...]

    def judge(self, sight: Sight) -> Judgement:
        """Contradicted where the words speak of other cells."""
        got = sight.get(self.spot)
        return contradicted("reference", got)


def filled(pieces: Sequence[Piece]) -> tuple[str, tuple[Hint, ...]]:
    """The text with its references filled in, and where each of them stands."""
    text, hints = "", []
    for piece in pieces:
        if isinstance(piece, str):
            text += piece
            continue
        hints.append(Hint(len(text), len(text) + len(piece.text), piece.spot))
        text += piece.text
    return text, tuple(hints)


def read(reader: Reader, pieces: Sequence[Piece], lang: str) -> tuple[str, tuple[Checked, ...]]:
    """The filled text and its claims; a reference to a figure that the words do not speak of is one more."""
    text, hints = filled(pieces)
    checked = reader.read(text, lang, hints)
    strangers = [made for hint in hints for made in _strangers(hint, checked, reader)]
    return text, (*checked, *strangers)


def _strangers(hint: Hint, checked: Sequence[Checked], reader: Reader) -> list[Checked]:
    """A finding where every claim made with a reference is true, and none is about its figure."""
    beside = [c for c in checked if c.start < hint.end and c.end > hint.start]
    own = set(reader.sight.get(hint.spot).cells)
    decided = [c for c in beside if c.judgement.verdict != "undecidable"]
    if not own or not decided or any(c.judgement.verdict == "contradicted" for c in decided):
        return []
    said = {cell.partition("#")[0] for c in beside for cell in c.judgement.cells}
    if own & said or not said:
        return []
    claim = SameFigure(hint.spot, tuple(sorted(said)))
    statement = Statement("reference", Topic(), hint.start, hint.end)
    return [Checked(hint.start, hint.end, "reference", statement, claim, claim.judge(reader.sight))]
