"""Words of time agree with the periods of the figures beside them, in sentences and in titles.

Only what is certain counts: a word in the same clause straight before a figure, one that opens the
sentence (上半年，…), and in English one straight behind; the reader of clauses does the rest.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from qjviewer.bundle.measures import MEASURES
from qjviewer.bundle.periods import Period, parse_period
from qjviewer.checks.passages import Passage
from qjviewer.checks.subject import Mention, Subject
from qjviewer.checks.time_words import time_words
from qjviewer.figures.addresses import Unknown
from qjviewer.figures.figure import Figure
from qjviewer.problems import Problem, Severity

_SENTENCE: Final = re.compile(r"[。！？；\n]|[.;!?](?=\s)")
_CLAUSE: Final = re.compile(r"[，,、：:（(。！？；\n]|[.;!?](?=\s)")
_COMMA: Final = re.compile(r"\s*[，,]")
# 比上年, 较去年: what growth is always against, and no time of its own.
_AGAINST: Final = re.compile(r"(?:[比较同与]|than|from|over|against)\s*$", re.IGNORECASE)
_BEHIND: Final = re.compile(r"\s*(?:in|for|over|during)(?: the)? $", re.IGNORECASE)
# Forms that say nothing of a time.
_TIMELESS: Final = (
    "name",
    "short",
    "unit",
    "place",
    "period",
    "the",
    "名称",
    "简称",
    "单位",
    "地区",
    "期间",
    "时期",
)


class _Said(msgspec.Struct, frozen=True):
    """A time named in a text: where, and the period it means; whole years are told by their year alone."""

    start: int
    end: int
    period: Period
    only_year: bool = False


def check(subject: Subject) -> Iterator[Problem]:
    """Report words of time beside figures of another period."""
    for passage, mentions in subject.mentions_by_passage.items():
        said = _said(passage, mentions, subject)
        before = 0
        for mention in mentions if said else ():
            yield from _beside(mention, before, said, subject)
            before = mention.end if mention.figure is not None else before
    yield from _titles(subject)


def _said(passage: Passage, mentions: Sequence[Mention], subject: Subject) -> list[_Said]:
    year = subject.bundle.briefing.period.last_year
    found = []
    for word in time_words(passage.text, passage.lang):
        meant = word.in_year(year)
        inside = any(m.reference.offset < word.end and word.start < m.end for m in mentions)
        compared = _AGAINST.search(passage.text[max(0, word.start - 8) : word.start]) and word.back
        if meant is not None and not inside and not compared:
            found.append(_Said(word.start, word.end, meant, word.part is None and not word.year))
    for mention in mentions:
        address = subject.cube.resolve(mention.reference.address)
        if not isinstance(address, Unknown) and address.what == "period" and address.period is not None:
            found.append(_Said(mention.reference.offset, mention.end, address.period))
    return sorted(found, key=lambda s: s.start)


def _beside(mention: Mention, before: int, said: Sequence[_Said], subject: Subject) -> Iterator[Problem]:
    figure = mention.figure
    if figure is None or mention.form in _TIMELESS or MEASURES[figure.measure].is_target or figure.is_target:
        return
    governing = _governing(mention, before, said)
    periods = [figure.period, *_other_sides(mention.told)]
    if governing and not any(_agrees(s, p) for s in governing for p in periods):
        if subject.is_refuted(mention):
            return
        if figure.is_fact and any(_overlap(s.period, figure.period) for s in governing):
            return
        text = mention.passage.text
        severity = Severity.WARNING if figure.is_fact else Severity.ERROR
        yield subject.report_at(
            "period-beside",
            mention,
            severity,
            text=text[governing[-1].start : governing[-1].end],
            figure=subject.address(figure),
            period=subject.teller(subject.base).period(figure.period),
        )


def _governing(mention: Mention, before: int, said: Sequence[_Said]) -> list[_Said]:
    """The times a reference stands under; empty where none is certain."""
    text, at = mention.passage.text, mention.reference.offset
    if mention.passage.lang == "en":
        behind = [
            s for s in said if s.start >= mention.end and _BEHIND.fullmatch(text[mention.end : s.start])
        ]
        if behind:
            return behind[:1]
        return _opening(at, said, text)
    clause = max([m.end() for m in _CLAUSE.finditer(text, 0, at)], default=0)
    near = [s for s in said if s.start >= max(clause, before) and s.end <= at]
    if near:
        return near
    return _opening(at, said, text)


def _opening(at: int, said: Sequence[_Said], text: str) -> list[_Said]:
    """The time that opens the sentence before a place in it."""
    sentence = max([m.end() for m in _SENTENCE.finditer(text, 0, at)], default=0)
    return [s for s in said if sentence <= s.start and s.end <= at and _opens(s, sentence, text)][-1:]


def _opens(said: _Said, sentence: int, text: str) -> bool:
    """Whether a time is a clause of its own: 上半年，…"""
    lead = text[sentence : said.start].strip()
    return (not lead or lead[-1] in "，,：:" or lead.lower() in ("in", "in the")) and bool(
        _COMMA.match(text, said.end)
    )


def _other_sides(told: Figure | None) -> Iterator[Period]:
    """The period a difference or a movement is against: 比一季度加快…"""
    for word in told.against.split() if told is not None else ():
        period = parse_period(word)
        if period is not None:
            yield period


def _agrees(said: _Said, period: Period) -> bool:
    if said.only_year:
        return said.period.year in (period.year, period.last_year)
    if said.period == period or (period.day and _overlap(said.period, period)):
        return True
    # 上半年 and 6月末 are one and the same beside what is counted at a moment.
    return said.period.last == period.last and (period.is_moment or said.period.is_moment)


def _overlap(one: Period, other: Period) -> bool:
    return one.first <= other.last and other.first <= one.last


# Titles of blocks ----------------------------------------------------------------------------


def _titles(subject: Subject) -> Iterator[Problem]:
    """A title that names one time, over figures of other times alone."""
    figures = {block.path: block.figures for block in subject.shown if block.figures}
    for passage in subject.passages:
        block = passage.path.rpartition(".")[0]
        if passage.role != "title" or block not in figures:
            continue
        said = _said(passage, subject.mentions_by_passage.get(passage, ()), subject)
        shown = [f.period for f in figures[block] if not f.is_fact and not f.is_target]
        if len(said) == 1 and shown and not any(_agrees(said[0], p) for p in shown):
            yield subject.report_in(
                "title-of-other-period",
                passage,
                said[0].start,
                said[0].end,
                Severity.ERROR,
                text=passage.text[said[0].start : said[0].end],
                period=subject.teller(subject.base).period(shown[0]),
            )
