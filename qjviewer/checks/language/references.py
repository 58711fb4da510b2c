"""Prose with figures in braces: read as filled, and each reference held against the words beside it."""

from collections.abc import Sequence
from typing import TypeAlias

import msgspec

from qjviewer.checks.language.ground import Ground
from qjviewer.checks.language.judging import Judgement, contradicted
from qjviewer.checks.language.reader import Checked, Hint, Reader, hints_within
from qjviewer.checks.language.spots import Sight, Spot
from qjviewer.checks.language.statements import Statement, Topic


class Referred(msgspec.Struct, frozen=True):
    """A reference as the reader sees it: the words it is filled with, and the figure it means.

    `tells` is False where the words tell something that only follows from the figure (its progress).
    """

    text: str
    spot: Spot
    tells: bool = True


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
        hints.append(Hint(len(text), len(text) + len(piece.text), piece.spot, piece.tells))
        text += piece.text
    return text, tuple(hints)


def read(reader: Reader, pieces: Sequence[Piece], lang: str) -> tuple[str, tuple[Checked, ...]]:
    """The filled text and its claims; a reference to a figure that the words do not speak of is one more."""
    text, hints = filled(pieces)
    checked = reader.read(text, lang, hints)
    if not checked:
        return text, ()
    beside: dict[Hint, list[Checked]] = {hint: [] for hint in hints}
    for one in checked:
        for hint in hints_within(hints, one.start, one.end):
            beside[hint].append(one)
    strangers = [made for hint in hints if hint.tells for made in _strangers(hint, beside[hint], reader)]
    return text, (*(_of_other(c, hints, reader) for c in checked), *strangers)


def _of_other(checked: Checked, hints: Sequence[Hint], reader: Reader) -> Checked:
    """A refuted claim, told as what it is where a reference in it means another figure than its words."""
    judged = checked.judgement
    if judged.code == "no-observation" and checked.kind in ("change", "value"):
        return _of_unknown(checked, hints, reader)
    if judged.verdict != "contradicted" or not judged.cells:
        return checked
    said = {cell.partition("#")[0] for cell in judged.cells}
    for hint in hints_within(hints, checked.start, checked.end):
        own = reader.sight.get(hint.spot).cells if hint.tells else ()
        if own and not said.intersection(own):
            code = "period" if _differ_in_period(hint.spot, checked, reader) else "reference"
            return msgspec.structs.replace(checked, judgement=msgspec.structs.replace(judged, code=code))
    return checked


def _of_unknown(checked: Checked, hints: Sequence[Hint], reader: Reader) -> Checked:
    """A number said of a period that nothing is known of, where its reference is of another period."""
    for hint in hints_within(hints, checked.start, checked.end):
        inside = checked.start <= hint.start and hint.end <= checked.end
        sure = checked.statement.topic.time_sure
        if hint.tells and inside and sure and _differ_in_period(hint.spot, checked, reader):
            judged = contradicted("period", reader.sight.get(hint.spot))
            return msgspec.structs.replace(checked, judgement=judged)
    return checked


def _differ_in_period(spot: Spot, checked: Checked, reader: Reader) -> bool:
    """Whether the words speak of the indicator and place of a reference, and of another period."""
    topic = checked.statement.topic
    same = spot.indicator in topic.indicators and (not topic.places or spot.place in topic.places)
    return same and spot.period not in Ground(reader.sight, "").times(topic)


def _strangers(hint: Hint, beside: Sequence[Checked], reader: Reader) -> list[Checked]:
    """A finding where every claim made with a reference is true, and none is about its figure."""
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
