"""Rows of the word list that translate nothing: the text they are for was changed, or has gone."""

from collections.abc import Iterator

from qjviewer.checks.subject import Subject
from qjviewer.problems import Problem, Severity, problem

_SHOWN = 40
NONE = "—"


def check(subject: Subject) -> Iterator[Problem]:
    """Report each row that no text of the briefing uses."""
    for typed, rows in subject.bundle.translations.rows.items():
        for row in rows:
            if not row.used:
                text = typed if len(typed) <= _SHOWN else typed[:_SHOWN] + "…"
                yield problem(
                    "words-unused", row.span, severity=Severity.WARNING, text=text, place=row.where or NONE
                )
