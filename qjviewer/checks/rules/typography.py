"""Punctuation, ranges, approximation: how Chinese official texts are set."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final

import msgspec

from qjviewer.bundle.prose import Reference, parse_prose
from qjviewer.checks.folding import fold, simplified
from qjviewer.checks.numerals import HOLE
from qjviewer.checks.subject import Passage, Subject
from qjviewer.problems import Problem, Severity
from qjviewer.text.han import HAN
from qjviewer.text.late import late


class _Slip(msgspec.Struct, frozen=True):
    """A pattern that should not occur, what it is called, and what to write instead.

    A text without any of the characters `needs` can't match: most texts are spared most patterns.
    """

    code: str
    needs: frozenset[str]
    pattern: Callable[[], re.Pattern[str]]
    instead: str = ""


def _slip(code: str, needs: str, pattern: str, instead: str = "") -> _Slip:
    return _Slip(code, frozenset(needs), late(pattern), instead)


# Characters in full width that a Chinese text writes in half width, and an English one altogether.
_WIDE: Final = (
    "".join(map(chr, (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)))) + "％．"
)
_WIDE_MARKS: Final = "，。；：！？（）％０１２３４５６７８９"
_N: Final = r"\d+(?:\.\d+)?"
# References stand as HOLE: beside one, punctuation is judged by its other neighbour.
_CHINESE: Final = (
    _slip(
        "half-width",
        ",:;!?",
        rf"(?<={HAN}|[{HOLE}”）》])[,;!?](?={HAN}|[{HOLE}“（《]|$)|(?<={HAN})[,;:!?]",
    ),
    _slip(
        "half-width",
        "()",
        rf"(?<={HAN})\(|\)(?={HAN}|[，。；])|\((?={HAN})|(?<={HAN})\)",
    ),
    _slip("half-width", ".\"'", rf"(?<={HAN})\.(?=\s|$)|[\"'](?={HAN})|(?<={HAN})[\"']"),
    _slip("full-width", _WIDE, r"[０-９Ａ-Ｚａ-ｚ％．]+"),
    _slip("about-twice", "多余", r"(?:约|大约|近)\s*[\d一二三四五六七八九十百千万亿]+(?:多|余)"),
    _slip("range-years", "-~～", r"(?:19|20)\d\d年?[\-~～](?:19|20)\d\d年", "2021—2025年"),
    _slip("range-months", "-~～", r"(?<!\d)\d{1,2}[\-~～]\d{1,2}月", "1—6月"),
    _slip("range-percent", "%", rf"{_N}%?[\-~—–]{_N}%|{_N}～{_N}%", "63%～68%"),
    _slip("zero-missing", ".", r"(?<![\d.])\.\d+"),
    _slip("amount-split", "亿", r"\d亿\d+(?:\.\d+)?万", "3.45亿"),
    _slip("minus-growth", "-−－", rf"(?:增长|上升|提高|下降|减少|降低)[\-−－]{_N}"),
    _slip("percent-points", "分", r"%\s*个?百分点|百分之\s*\d"),
    _slip("dots", ".。…", r"\.{3,}|。{2,}|…{3,}", "……"),
    _slip("dash", "-—", rf"--+|(?<!—)—(?={HAN})(?<={HAN}—)", "——"),
)
_ENGLISH: Final = (
    _slip("full-width-english", _WIDE_MARKS, r"[，。；：！？（）％０-９]"),
    _slip("zero-missing", ".", r"(?<![\d.\w])\.\d+"),
    _slip("percent-points", "%", r"(?i:%\s*(?:percentage )?points?)"),
)
_PAIRS: Final = ("“”", "‘’", "（）", "《》", "「」", "『』", "【】")
_BRACKETS: Final = frozenset("".join(_PAIRS))
# What tells of a slip in any language; a text without is passed over.
_TELLING: Final = _BRACKETS.union(*(slip.needs for slip in (*_CHINESE, *_ENGLISH)))


def check(subject: Subject) -> Iterator[Problem]:
    """Report slips of typography: of each kind the first in a text."""
    for passage in subject.passages:
        text = _visible(passage)
        for code, instead, start, end in _slips_in(text, passage.lang == "en"):
            yield _report(code, passage, start, end, instead, subject)
    yield from _about(subject)


@lru_cache(maxsize=2048)
def _slips_in(text: str, is_english: bool) -> tuple[tuple[str, str, int, int], ...]:
    """Code, what to write instead and place of each; Traditional texts are mostly as Simplified ones here."""
    present = _TELLING.intersection(text)
    if not present:
        return ()
    found: dict[str, tuple[str, str, int, int]] = {}
    for slip in _ENGLISH if is_english else _CHINESE:
        match = None if present.isdisjoint(slip.needs) else slip.pattern().search(text)
        if match:
            found.setdefault(slip.code, (slip.code, slip.instead, match.start(), match.end()))
    unpaired = () if present.isdisjoint(_BRACKETS) else _unpaired(text, is_english)
    return (*found.values(), *unpaired)


def _report(code: str, passage: Passage, start: int, end: int, instead: str, subject: Subject) -> Problem:
    text = passage.text[start:end]
    return subject.report_in(code, passage, start, end, Severity.WARNING, text=text, instead=instead)


def _visible(passage: Passage) -> str:
    """The passage with references blanked; of Traditional, only what is no punctuation is folded."""
    text = passage.text
    if passage.prose and "{" in text:
        chars = list(text)
        for piece in parse_prose(text):
            if isinstance(piece, Reference):
                chars[piece.offset : piece.offset + piece.length] = HOLE * piece.length
        text = "".join(chars)
    return simplified(text) if passage.lang == "zh-Hant" else text


def _unpaired(text: str, is_english: bool) -> Iterator[tuple[str, str, int, int]]:
    for opening, closing in _PAIRS:
        # An English apostrophe is a closing single quotation mark.
        if (opening not in text and closing not in text) or (opening == "‘" and is_english):
            continue
        open_at: list[int] = []
        for at, char in enumerate(text):
            if char == opening:
                open_at.append(at)
            elif char == closing and not open_at:
                open_at = [at]
                break
            elif char == closing:
                open_at.pop()
        if open_at:
            yield "unpaired", "", open_at[0], open_at[0] + 1


_ABOUT_BEFORE: Final = late(
    r"(?:约|大约|约为|近|超过?|逾|[^大]概|\b(?:about|nearly|almost|over|more than))\s*$"
)
_VALUES: Final = ("value", "number", "size", "值", "数值", "数字")
_ABOUT_AFTER: Final = late(r"[多余](?![少种样元])|以上|左右")


def _about(subject: Subject) -> Iterator[Problem]:
    """约{x} where the figure itself says 多."""
    for mention in subject.mentions:
        figure = mention.figure
        if figure is None or not figure.approx or mention.form not in _VALUES:
            continue
        text, start, end = fold(mention.passage.text), mention.reference.offset, mention.end
        before, after = text[max(0, start - 12) : start], text[end : end + 3]
        if _ABOUT_BEFORE().search(before) or _ABOUT_AFTER().match(after):
            named = subject.address(figure)
            yield subject.report_at("about-figure", mention, Severity.WARNING, figure=named)
