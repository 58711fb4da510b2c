"""A reference asks for what fits: growth is told as a change, an item only has its name."""

from collections.abc import Iterator

from qjviewer.bundle.measures import MEASURES
from qjviewer.checks.subject import Mention, Subject
from qjviewer.figures.forms import FORMS
from qjviewer.problems import Problem, Severity

_CHANGES = ("change", *FORMS["change"])
_NAMES = ("value", "name", *FORMS["name"])


def check(subject: Subject) -> Iterator[Problem]:
    """Report amounts worded as growth, and items asked for more than their name."""
    for mention in subject.mentions:
        code = _flaw(mention)
        if code:
            named = mention.reference.address[:60]
            yield subject.report_at(code, mention, Severity.WARNING, figure=named, form=mention.form)


def _flaw(mention: Mention) -> str:
    if mention.worded.problem:
        return ""
    if mention.worded.item:
        return "" if mention.form in _NAMES else "form-of-item"
    figure = mention.figure
    if figure is not None and mention.form in _CHANGES and MEASURES[figure.measure].sign == "amount":
        return "change-of-level"
    return ""
