"""A reference asks for what the figure has: a rank, a gap, a growth."""

import re
from collections.abc import Iterator
from typing import Final

from qjviewer.checks.subject import Mention, Subject
from qjviewer.figures.figure import Figure
from qjviewer.figures.teller import GROWTH
from qjviewer.problems import Problem, Severity

_BRACED: Final = re.compile(r"\{[A-Za-z][\w-]*(?::[a-z-]*)?\}|\{=[^{}]*\}")


def check(subject: Subject) -> Iterator[Problem]:
    """Report forms that would print a dash, and braces where nothing is filled in."""
    for mention in subject.mentions:
        figure = subject.figure(mention.reference.target)
        code = _flaw(figure, mention) if figure else _item_flaw(mention, subject)
        if code:
            severity = Severity.WARNING if code in ("change-of-level", "form-of-item") else Severity.ERROR
            name, form = mention.reference.target, mention.reference.form
            yield subject.report_at(code, mention, severity, figure=name, form=form)
    for passage in subject.passages:
        found = None if passage.prose else _BRACED.search(passage.text)
        if found:
            yield subject.report_in(
                "brace-in-plain", passage, found.start(), found.end(), Severity.ERROR, text=found[0]
            )


def _flaw(figure: Figure, mention: Mention) -> str:
    match mention.reference.form:
        case "rank" | "place-of" if not figure.rank:
            return "form-without-rank"
        case "gap" if not figure.against or not figure.against:
            return "form-without-gap"
        case "change" if figure.measure not in GROWTH:
            return "change-of-level"
        case "value" | "number" if figure.value is None and figure.rank:
            return "form-without-value"
        case _:
            return ""


def _item_flaw(mention: Mention, subject: Subject) -> str:
    # A name nothing declares is the reader's finding.
    known = mention.reference.target in subject.bundle.item_by_id
    return "form-of-item" if known and mention.reference.form not in ("value", "name") else ""
