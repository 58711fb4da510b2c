"""Units: known, fitting the measure, and neither doubled nor exchanged in prose."""

import re
from collections.abc import Iterator
from typing import Final

from qjviewer.bundle.units import PERCENT, POINTS, UNITS, known
from qjviewer.checks.scanning import as_read, matching
from qjviewer.checks.subject import Mention, Subject
from qjviewer.figures.figure import Figure
from qjviewer.figures.teller import GROWTH
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


def check(subject: Subject) -> Iterator[Problem]:
    """Report units that are unknown, do not fit, or disagree with the words around a figure."""
    for figure in subject.bundle.figures:
        yield from _declared(figure, subject)
    for mention in subject.mentions:
        figure_ = subject.figure(mention.reference.target)
        if figure_ is not None:
            yield from _worded(figure_, mention, subject)


def _declared(figure: Figure, subject: Subject) -> Iterator[Problem]:
    path = f"figures.{figure.id}"
    if not known(figure.unit, subject.bundle):
        yield subject.report("unknown-unit", f"{path}.unit", Severity.WARNING, unit=figure.unit)
    if figure.against and figure.unit == PERCENT:
        yield subject.report("gap-in-percent", f"{path}.unit", figure=figure.id)
    if figure.against and not figure.against:
        yield subject.report("gap-against-whom", path, Severity.WARNING, figure=figure.id)
    if figure.measure in GROWTH and figure.unit == POINTS:
        yield subject.report("growth-in-points", f"{path}.unit", figure=figure.id)
    share = figure.value is not None and figure.measure == "share" and figure.unit == PERCENT
    if share and figure.value is not None and not 0 <= figure.value <= 100:
        yield subject.report("share-beyond", f"{path}.value", figure=figure.id, value=figure.value)


def _worded(figure: Figure, mention: Mention, subject: Subject) -> Iterator[Problem]:
    form, passage = mention.reference.form, mention.passage
    text = as_read(passage)
    after = text[mention.end : mention.end + 24]
    own = matching(subject.teller(passage.lang).unit(figure), passage.lang)
    if form in ("value", "change", "gap") and own and figure.value is not None:
        follows = after.lstrip()
        if follows.startswith(own) and not _WORDS.match(follows) and _ends(follows, own):
            yield subject.report_at("unit-twice", mention, Severity.ERROR, unit=own)
    if form == "number":
        typed = _UNIT.match(after.lstrip())
        if typed and own and not typed[0].startswith(own) and _UNIT.match(own):
            yield subject.report_at(
                "unit-exchanged", mention, Severity.ERROR, typed=typed[0], figure=figure.id, unit=own
            )
    start = mention.reference.offset
    percent = figure.unit == PERCENT and figure.measure in (*GROWTH, "share")
    if form in ("value", "number") and percent and _POINTS_WANTED.search(text[max(0, start - 16) : start]):
        yield subject.report_at("percent-for-points", mention, Severity.WARNING, figure=figure.id)


def _ends(text: str, unit: str) -> bool:
    """Whether the unit is a whole word there, where words have ends."""
    return not unit[-1].isascii() or not text[len(unit) : len(unit) + 1].isalpha()
