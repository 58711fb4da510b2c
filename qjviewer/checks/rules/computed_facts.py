"""Facts counted or computed from figures: those that can't be, and words that claim all of a list."""

import re
from collections.abc import Iterator
from typing import Final

from qjviewer.bundle.model import Fact
from qjviewer.checks.scanning import as_read
from qjviewer.checks.subject import Mention, Subject
from qjviewer.figures.addresses import Unknown
from qjviewer.figures.ranking import default_group, groups_for
from qjviewer.problems import Problem, Severity

# What is wrong with how a fact is written; the rest is wrong with the figures it rests on.
_WRITTEN: Final = ("unknown", "syntax", "circle", "units")
_ALL_AFTER: Final = re.compile(r"[^，。；！？,.;\n\ufffc]{0,12}?(?:都|均|全部|皆|悉数)")
_ALL_BEFORE: Final = re.compile(r"(?:全部|\ball(?: of the)?)\s*$", re.IGNORECASE)
_COUNTED: Final = ("value", "hanzi", "number", "word")


def check(subject: Subject) -> Iterator[Problem]:
    """Report computed facts without a value, and 都 beside a count that is not of all."""
    for fact in subject.bundle.facts:
        if fact.is_computed:
            yield from _refused(fact, subject)
    for mention in subject.mentions:
        fact_ = subject.bundle.fact_by_id.get(mention.worded.figure)
        if fact_ is not None and fact_.count and mention.form in _COUNTED:
            yield from _claims_all(fact_, mention, subject)


def _refused(fact: Fact, subject: Subject) -> Iterator[Problem]:
    figure = subject.cube.fact(fact.id)
    if figure is None or figure.value is not None:
        return
    group = subject.bundle.group_by_id.get(fact.over)
    if (fact.sum or fact.top) and (group is None or not group.places):
        yield subject.report("over-whom", f"facts.{fact.id}.over", fact=fact.id)
        return
    yield from _unranked(fact, subject)
    # Of a name that is none the name itself is reported.
    if figure.reason and figure.reason != "unknown":
        severity = Severity.ERROR if figure.reason in _WRITTEN else Severity.WARNING
        yield subject.report(
            "fact-refused", f"facts.{fact.id}", severity, fact=fact.id, why=subject.why(figure)
        )
    elif not figure.reason:
        lacking = [f for i in figure.inputs if (f := subject.cube.by_id(i.figure)) and f.value is None]
        names = "、".join(subject.address(f) for f in lacking[:3])
        if names:
            yield subject.report(
                "fact-missing", f"facts.{fact.id}", Severity.WARNING, fact=fact.id, figures=names
            )


def _unranked(fact: Fact, subject: Subject) -> Iterator[Problem]:
    """Counted figures of which it is not clear in which group their rank counts."""
    for number, text in enumerate(fact.count if fact.rank else ()):
        address = subject.cube.resolve(text)
        figure = None if isinstance(address, Unknown) else subject.cube.of_address(address, later=fact.later)
        if figure is not None and not default_group(subject.cube, figure):
            code = "which-group" if groups_for(subject.cube, figure) else "rank-missing"
            named = subject.address(figure)
            yield subject.report(code, f"facts.{fact.id}.count[{number}]", part=named, figure=named, meant="")


def _claims_all(fact: Fact, mention: Mention, subject: Subject) -> Iterator[Problem]:
    text = as_read(mention.passage)
    start, end = mention.reference.offset, mention.end
    says_all = _ALL_AFTER.match(text, end) or _ALL_BEFORE.search(text[max(0, start - 12) : start])
    value = mention.told.value if mention.told else None
    if says_all and value is not None and value != len(fact.count):
        yield subject.report_at(
            "not-all", mention, Severity.ERROR, fact=fact.id, count=value, all=len(fact.count)
        )
