"""Other words for what the data refute. A remedy is offered only after the reader has found it true."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice

import msgspec

from qjviewer.checks.language.numbers_due import due, due_rank, written_like, written_whole
from qjviewer.checks.language.reader import Checked, Reader
from qjviewer.checks.language.references import Piece, read
from qjviewer.resources import resource

_DIGITS = re.compile(r"\d+")
# Farther around the words than this nothing is changed.
_AROUND = 12
_MOST_TRIED = 12


class Remedy(msgspec.Struct, frozen=True):
    """Put `words` in the place of `text[start:end]`, and the sentence is true."""

    start: int
    end: int
    words: str


def remedy_for(
    checked: Checked, text: str, lang: str, reader: Reader, pieces: Sequence[Piece] = ()
) -> Remedy | None:
    """The first change of a number, a word or a unit that makes the sentence true; None where none does.

    `pieces` are what the text was made of, where it refers to figures: only typed words are changed.
    """
    if checked.judgement.verdict != "contradicted" or checked.statement.quantifier == "not all":
        # Of those that are not all so, no one word tells what is wrong.
        return None
    pieces = pieces or (text,)
    _, before = read(reader, pieces, lang)
    wrong = sum(1 for c in before if c.judgement.verdict == "contradicted")
    for tried in islice(_candidates(checked, text, lang, reader), _MOST_TRIED):
        changed = _changed(pieces, tried)
        if changed is not None and _is_better(read(reader, changed, lang)[1], tried, wrong, len(before)):
            return tried
    return None


def _changed(pieces: Sequence[Piece], tried: Remedy) -> tuple[Piece, ...] | None:
    """The pieces with a change made; None where it would change what a reference says."""
    at = 0
    for number, piece in enumerate(pieces):
        size = len(piece if isinstance(piece, str) else piece.text)
        if at <= tried.start and tried.end <= at + size and isinstance(piece, str):
            mended = piece[: tried.start - at] + tried.words + piece[tried.end - at :]
            return (*pieces[:number], mended, *pieces[number + 1 :])
        at += size
    return None


def _is_better(after: tuple[Checked, ...], tried: Remedy, wrong: int, count: int) -> bool:
    """Whether fewer claims fail, none of those that touch the change, and one of them is proved."""
    end = tried.start + len(tried.words)
    touching = [c.judgement.verdict for c in after if c.start < end and c.end > tried.start]
    still = sum(1 for c in after if c.judgement.verdict == "contradicted")
    return "proved" in touching and "contradicted" not in touching and still < wrong and len(after) >= count


def _candidates(checked: Checked, text: str, lang: str, reader: Reader) -> Iterator[Remedy]:
    if checked.judgement.code in ("percent", "points"):
        # The unit is what is wrong; the number may be right.
        yield from _units(checked, text, lang)
    for wanted in due(checked.claim, reader.sight):
        stated = wanted.stated
        ways = (written_whole(wanted.value, stated, text), written_like(wanted.value, stated, text))
        for words in dict.fromkeys(ways):
            if words is not None and words != text[stated.start : stated.end]:
                yield Remedy(stated.start, stated.end, words)
    yield from _ranks(checked, text, reader)
    yield from _opposites(checked, text, lang)
    yield from _units(checked, text, lang)


def _ranks(checked: Checked, text: str, reader: Reader) -> Iterator[Remedy]:
    rank = due_rank(checked.claim, reader.sight)
    if rank is None:
        return
    for m in _DIGITS.finditer(text, checked.start, checked.end):
        if m[0] != str(rank):
            yield Remedy(m.start(), m.end(), str(rank))


def _opposites(checked: Checked, text: str, lang: str) -> Iterator[Remedy]:
    """The words of direction in and shortly before what was said, each turned round."""
    start = max(0, checked.start - _AROUND)
    stretch = text[start : checked.end]
    for word, opposite in _turned("en" if lang == "en" else lang).items():
        at = stretch.lower().rfind(word)
        if at >= 0:
            yield Remedy(start + at, start + at + len(word), opposite)


def _units(checked: Checked, text: str, lang: str) -> Iterator[Remedy]:
    points = {"en": " percentage points", "zh-Hant": "個百分點"}.get(lang, "个百分点")
    for number in checked.statement.numbers:
        words = text[number.start : number.end]
        if words.endswith("%"):
            yield Remedy(number.start, number.end, words[:-1] + points)
        elif number.unit == "个百分点":
            digits = re.match(r"[\d.,]+", words)
            if digits:
                yield Remedy(number.start, number.end, digits[0] + "%")


@cache
def _turned(lang: str) -> Mapping[str, str]:
    """Words of direction and their opposites, the longer first."""
    raw = json.loads(resource("language", "opposites.json").read_text(encoding="utf-8"))
    pairs: list[list[str]] = raw.get(lang) or raw["zh-Hans"]
    both = {**{b: a for a, b in pairs}, **dict(pairs)}
    return dict(sorted(both.items(), key=lambda p: -len(p[0])))
