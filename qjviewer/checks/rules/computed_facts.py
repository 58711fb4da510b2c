"""Facts counted or computed from figures: those that can't be."""

from collections.abc import Iterator
from typing import Final

from qjviewer.bundle.model import Fact
from qjviewer.checks.subject import Subject
from qjviewer.figures.addresses import Unknown
from qjviewer.figures.ranking import default_group, groups_for
from qjviewer.problems import Problem, Severity

# What is wrong with how a fact is written; the rest is wrong with the figures it rests on.
_WRITTEN: Final = ("unknown", "syntax", "circle", "units")


def check(subject: Subject) -> Iterator[Problem]:
    """Report computed facts without a value."""
    for fact in subject.bundle.facts:
        if fact.is_computed:
            yield from _refused(fact, subject)


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
