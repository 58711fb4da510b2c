"""Units: known, and neither doubled nor exchanged in prose."""

import re
from collections.abc import Iterator
from typing import Final

from qjviewer.bundle.measures import MEASURES
from qjviewer.bundle.units import PERCENT, UNITS, known
from qjviewer.checks.scanning import as_read, matching
from qjviewer.checks.subject import Mention, Subject
from qjviewer.figures.figure import Figure
from qjviewer.problems import Problem, Severity

# 45项项目 is right: the unit is followed by a word that begins like it.
_WORDS: Final = re.compile(
    "个[人体别案性股]|项目|家[庭园乡具电]|条[件例款]|名[单称义额校]|次[数日年]|人[员才口]|年[度份]|批[次准发]"
)
_UNIT: Final = re.compile(
    "|".join(
        sorted((re.escape(u) for u in UNITS if u and u not in "个家条项位名人批次"), key=len, reverse=True)
    )
    + r"|percentage points?|per cent|percent"
)
_POINTS_WANTED: Final = re.compile(
    r"(?:高于|低于|快于|慢于|高出|加快|放缓|回落)(?:全[国省市区县州])?(?:平均(?:水平)?)?$"
)
_WITH_UNIT: Final = ("value", "change", "gap", "vs", "size", "hanzi")


def check(subject: Subject) -> Iterator[Problem]:
    """Report units that are unknown, or disagree with the words around a figure."""
    yield from _declared(subject)
    for mention in subject.mentions:
        figure = mention.told
        if figure is not None and figure.value is not None:
            yield from _worded(figure, mention, subject)


def _declared(subject: Subject) -> Iterator[Problem]:
    store = subject.bundle.store
    seen: set[str] = set()
    for number, more in enumerate(store.particulars):
        if more.unit in seen or known(more.unit, subject.bundle):
            continue
        row = store.first_of(number)
        if row is not None:
            seen.add(more.unit)
            yield subject.report_row("unknown-unit", row, Severity.WARNING, unit=more.unit)
    for fact in subject.bundle.facts:
        figure = subject.cube.fact(fact.id)
        if figure is not None and figure.unit not in seen and not known(figure.unit, subject.bundle):
            seen.add(figure.unit)
            yield subject.report("unknown-unit", f"facts.{fact.id}", Severity.WARNING, unit=figure.unit)


def _worded(figure: Figure, mention: Mention, subject: Subject) -> Iterator[Problem]:
    form, passage = mention.form, mention.passage
    text = as_read(passage)
    after = text[mention.end : mention.end + 24]
    own = matching(subject.teller(passage.lang).unit(figure), passage.lang)
    if form in _WITH_UNIT and own:
        follows = after.lstrip()
        if follows.startswith(own) and not _WORDS.match(follows) and _ends(follows, own):
            yield subject.report_at("unit-twice", mention, Severity.ERROR, unit=own)
    if form == "number":
        typed = _UNIT.match(after.lstrip())
        if typed and own and not typed[0].startswith(own) and _UNIT.match(own):
            named = subject.address(figure)
            yield subject.report_at(
                "unit-exchanged", mention, Severity.ERROR, typed=typed[0], figure=named, unit=own
            )
    start = mention.reference.offset
    percent = figure.unit == PERCENT and MEASURES[figure.measure].axis == "percent" and figure.indicator
    if form in ("value", "number") and percent and _POINTS_WANTED.search(text[max(0, start - 16) : start]):
        named = subject.address(figure)
        yield subject.report_at("percent-for-points", mention, Severity.WARNING, figure=named)


def _ends(text: str, unit: str) -> bool:
    """Whether the unit is a whole word there, where words have ends."""
    return not unit[-1].isascii() or not text[len(unit) : len(unit) + 1].isalpha()
