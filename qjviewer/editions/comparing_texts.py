"""Texts sentence by sentence: which were changed, added and taken away, and which only read differently."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

import msgspec

from qjviewer.editions.edition import EditionText

_STOP: Final = re.compile(r"(?<=[。！？；!?;\n])(?!$)|(?<=[.])\s+(?=[A-Z])")
# Sentences this alike are one that was changed.
_ALIKE: Final = 0.3


class SentenceChange(msgspec.Struct, frozen=True):
    """A sentence at a kind of place, before and after; `was_at` where it stood before, if elsewhere.

    With `follows` it was typed alike and only shows another figure.
    """

    place: str
    before: str
    after: str
    follows: bool = False
    was_at: str = ""


def sentences(text: str) -> list[str]:
    """A text cut behind its stops."""
    return [s.strip() for s in _STOP.split(text) if s.strip()]


def changed_sentences(
    before: Sequence[EditionText], after: Sequence[EditionText]
) -> Iterator[SentenceChange]:
    """Every sentence that differs, in order; then those that only read differently."""
    old = [(t.place, s) for t in before for s in sentences(t.typed)]
    new = [(t.place, s) for t in after for s in sentences(t.typed)]
    gone: list[tuple[str, str]] = []
    came: list[tuple[str, str]] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            gone += old[i:j]
            came += new[k:m]
    yield from _paired(gone, came)
    yield from _following(before, after)


def _paired(old: list[tuple[str, str]], left: list[tuple[str, str]]) -> Iterator[SentenceChange]:
    """Sentences beside those that they were: word for word elsewhere, else the likest in their place."""
    for place, sentence in old:
        there = next((p for p, s in left if s == sentence), None)
        if there is not None:
            left.remove((there, sentence))
            yield SentenceChange(there, sentence, sentence, was_at=place)
            continue
        beside = [s for p, s in left if p == place]
        best = max(beside, key=lambda s: _likeness(sentence, s), default="")
        alone = len(beside) == 1 == sum(p == place for p, _ in old)
        if best and (alone or _likeness(sentence, best) > _ALIKE):
            left.remove((place, best))
            yield SentenceChange(place, sentence, best)
        else:
            yield SentenceChange(place, sentence, "")
    yield from (SentenceChange(place, "", sentence) for place, sentence in left)


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one[:400], other[:400], autojunk=False).ratio()


def _following(before: Sequence[EditionText], after: Sequence[EditionText]) -> Iterator[SentenceChange]:
    """Texts typed alike that show something else."""
    old = {(t.place, t.typed): t.shown for t in before}
    for text in after:
        shown = old.get((text.place, text.typed))
        if shown is not None and shown != text.shown:
            yield SentenceChange(text.place, *_differing(shown, text.shown), follows=True)


def _differing(before: str, after: str) -> tuple[str, str]:
    """The sentences that differ where both have as many, else the whole."""
    old, new = sentences(before), sentences(after)
    if len(old) != len(new):
        return before, after
    pairs = [(a, b) for a, b in zip(old, new, strict=True) if a != b]
    return "".join(a for a, _ in pairs), "".join(b for _, b in pairs)
