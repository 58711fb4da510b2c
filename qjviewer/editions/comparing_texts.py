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


class _Sentence(msgspec.Struct, frozen=True):
    """A sentence at a kind of place as typed; `shown` is what it reads as and makes no difference."""

    place: str
    typed: str
    shown: str

    @property
    def key(self) -> tuple[str, str]:
        """What makes it the same sentence."""
        return self.place, self.typed


def _cut(texts: Sequence[EditionText]) -> list[_Sentence]:
    found = []
    for text in texts:
        typed, shown = sentences(text.typed), sentences(text.shown)
        if len(typed) != len(shown):
            shown = typed
        found += [_Sentence(text.place, *pair) for pair in zip(typed, shown, strict=True)]
    return found


def changed_sentences(
    before: Sequence[EditionText], after: Sequence[EditionText]
) -> Iterator[SentenceChange]:
    """Every sentence that differs, in order; then those that only read differently."""
    old, new = _cut(before), _cut(after)
    gone: list[_Sentence] = []
    came: list[_Sentence] = []
    matcher = SequenceMatcher(None, [s.key for s in old], [s.key for s in new], autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            gone += old[i:j]
            came += new[k:m]
    yield from _paired(gone, came)
    yield from _following(before, after)


def _paired(old: list[_Sentence], left: list[_Sentence]) -> Iterator[SentenceChange]:
    """Sentences beside those that they were: word for word elsewhere, else the likest in their place."""
    for one in old:
        there = next((s for s in left if s.typed == one.typed), None)
        if there is not None:
            left.remove(there)
            yield SentenceChange(there.place, one.shown, there.shown, was_at=one.place)
            continue
        beside = [s for s in left if s.place == one.place]
        best = max(beside, key=lambda s: _likeness(one.typed, s.typed), default=None)
        alone = len(beside) == 1 == sum(s.place == one.place for s in old)
        if best is not None and (alone or _likeness(one.typed, best.typed) > _ALIKE):
            left.remove(best)
            yield _changed(one, best)
        else:
            yield SentenceChange(one.place, one.shown, "")
    yield from (SentenceChange(s.place, "", s.shown) for s in left)


def _changed(old: _Sentence, new: _Sentence) -> SentenceChange:
    """A sentence as it read and reads; as typed where both read the same."""
    if old.shown == new.shown:
        return SentenceChange(old.place, old.typed, new.typed)
    return SentenceChange(old.place, old.shown, new.shown)


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
