"""Two figures compared in one sentence: faster and slower, rising and falling to, by how much."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from qjviewer.bundle.units import PERCENT, POINTS
from qjviewer.checks.scanning import as_read
from qjviewer.checks.subject import Mention, Subject
from qjviewer.figures.figure import Figure
from qjviewer.problems import Problem, Severity

_SENTENCE: Final = re.compile(r"[。；！？\n]|[.;!?]\s")
_TAIL: Final = r"[^，。；、\ufffc]{0,24}$"
_EN_TAIL: Final = r"[^,.;\ufffc]{0,40}$"
_MORE: Final = re.compile(
    rf"(?:快于|高于|超过|大于|多于|领先于|好于){_TAIL}"
    r"|\b(?:outpac(?:ed|es|ing)|faster than|higher than|above(?!-)|ahead of|exceed(?:s|ed|ing)|up from)"
    + _EN_TAIL
)
_LESS: Final = re.compile(
    rf"(?:慢于|低于|小于|少于|不及|落后于){_TAIL}"
    rf"|\b(?:slower than|lower than|below(?!-)|behind|down from){_EN_TAIL}"
)
_TO: Final = r"(?:至|到|为)[^，。；\ufffc]{0,14}$"
_RISING: Final = re.compile(rf"(?:[升增]|上升|提高|加快|回升|增加|扩大){_TO}")
_FALLING: Final = re.compile(rf"(?:[降减]|回落|放缓|下降|收窄|减少|降低){_TO}")
_FASTER_BY: Final = re.compile(r"^(?:加快|提高|上升|回升|高|快|扩大)出?了?$")
_SLOWER_BY: Final = re.compile(r"^(?:回落|放缓|下降|降低|低|慢|收窄)了?$")
_VALUES: Final = ("value", "number", "change")


@dataclass(frozen=True, slots=True)
class _Said:
    """A figure named in a sentence, with the words since the figure before it."""

    mention: Mention
    figure: Figure
    value: Decimal
    lead: str


def check(subject: Subject) -> Iterator[Problem]:
    """Report comparisons the figures refute."""
    for mentions in subject.mentions_by_passage.values():
        if len(mentions) > 1:
            text = as_read(mentions[0].passage)
            for sentence in _sentences(mentions, text, subject):
                yield from _compared(sentence, subject)


def _sentences(mentions: tuple[Mention, ...], text: str, subject: Subject) -> Iterator[list[_Said]]:
    said: list[_Said] = []
    end = 0
    for mention in mentions:
        lead = text[end : mention.reference.offset]
        end = mention.end
        if _SENTENCE.search(lead):
            yield said
            said = []
        figure = mention.figure
        if figure is not None and figure.value is not None and mention.form in _VALUES:
            said.append(_Said(mention, figure, figure.value, lead))
    yield said


def _compared(sentence: list[_Said], subject: Subject) -> Iterator[Problem]:
    topic: _Said | None = None
    for index, said in enumerate(sentence):
        more, less = _MORE.search(said.lead), _LESS.search(said.lead)
        before = sentence[index - 1] if index else None
        if topic is not None and (more or less) and _alike(topic, said):
            if topic.value <= said.value if more else topic.value >= said.value:
                yield _wrong(topic, said, subject)
            continue
        if before is not None and _alike(before, said):
            rising, falling = _RISING.search(said.lead), _FALLING.search(said.lead)
            if (rising and before.value >= said.value) or (falling and before.value <= said.value):
                yield _wrong(before, said, subject)
        yield from _difference(sentence, index, subject)
        topic = said


def _alike(a: _Said, b: _Said) -> bool:
    return a.figure.unit == b.figure.unit and a.figure.measure == b.figure.measure


def _wrong(one: _Said, other: _Said, subject: Subject) -> Problem:
    return subject.report_at(
        "comparison-wrong",
        other.mention,
        Severity.ERROR,
        one=subject.address(one.figure),
        left=subject.worded(one.figure, one.mention.passage.lang),
        other=subject.address(other.figure),
        right=subject.worded(other.figure, one.mention.passage.lang),
    )


def _difference(sentence: list[_Said], index: int, subject: Subject) -> Iterator[Problem]:
    """`{a}，比一季度{b}加快{c}`: c must be a − b."""
    if index < 2:
        return
    one, other, stated = sentence[index - 2 : index + 1]
    faster, slower = _FASTER_BY.search(stated.lead), _SLOWER_BY.search(stated.lead)
    percent = one.figure.unit == other.figure.unit == PERCENT and stated.figure.unit == POINTS
    if not percent or not (faster or slower) or not re.search("[比较]", other.lead):
        return
    computed = one.value - other.value if faster else other.value - one.value
    if computed != stated.value:
        yield subject.report_at(
            "difference-wrong",
            stated.mention,
            Severity.ERROR,
            figure=subject.address(stated.figure),
            shown=subject.worded(stated.figure),
            one=subject.address(one.figure),
            other=subject.address(other.figure),
            computed=computed,
        )
