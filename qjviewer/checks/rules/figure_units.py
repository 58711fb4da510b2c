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
from qjviewer.text.late import late

# 45项项目 is right: the unit is followed by a word that begins like it.
_WORDS: Final = late(
    "个[人体别案性股]|项目|家[庭园乡具电]|条[件例款]|名[单称义额校]|次[数日年]|人[员才口]|年[度份]|批[次准发]"
)
_UNIT: Final = late(
    "|".join(
        sorted((re.escape(u) for u in UNITS if u and u not in "个家条项位名人批次"), key=len, reverse=True)
    )
    + r"|percentage points?|per cent|percent"
)
_POINTS_WANTED: Final = late(
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
        if figure is not None and figure.value is not None and not figure.unit and not fact.is_computed:
            yield subject.report("unit-missing", f"facts.{fact.id}", Severity.WARNING, fact=fact.id)
        if figure is not None and figure.unit not in seen and not known(figure.unit, subject.bundle):
            seen.add(figure.unit)
            yield subject.report("unknown-unit", f"facts.{fact.id}", Severity.WARNING, unit=figure.unit)


def _worded(figure: Figure, mention: Mention, subject: Subject) -> Iterator[Problem]:
    own = matching(subject.teller(mention.passage.lang).unit(figure), mention.passage.lang)
    follows = as_read(mention.passage)[mention.end : mention.end + 24].lstrip()
    again = mention.form in _WITH_UNIT and own and follows.startswith(own)
    if again and not _WORDS().match(follows) and _ends(follows, own):
        yield subject.report_at("unit-twice", mention, Severity.ERROR, unit=own)
    if not subject.is_refuted(mention):
        yield from _exchanged(figure, own, follows, mention, subject)


def _exchanged(
    figure: Figure, own: str, follows: str, mention: Mention, subject: Subject
) -> Iterator[Problem]:
    """Another unit typed behind a number, or a growth rate where percentage points are wanted."""
    start, named = mention.reference.offset, subject.address(figure)
    typed = _UNIT().match(follows) if mention.form == "number" else None
    if typed and own and not typed[0].startswith(own) and _UNIT().match(own):
        yield subject.report_at(
            "unit-exchanged", mention, Severity.ERROR, typed=typed[0], figure=named, unit=own
        )
    before = as_read(mention.passage)[max(0, start - 16) : start]
    percent = figure.unit == PERCENT and MEASURES[figure.measure].axis == "percent" and figure.indicator
    if mention.form in ("value", "number") and percent and _POINTS_WANTED().search(before):
        yield subject.report_at("percent-for-points", mention, Severity.WARNING, figure=named)


def _ends(text: str, unit: str) -> bool:
    """Whether the unit is a whole word there, where words have ends."""
    return not unit[-1].isascii() or not text[len(unit) : len(unit) + 1].isalpha()
