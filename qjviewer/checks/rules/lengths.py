"""Texts so long that no page holds them and no rule reads them."""

from collections.abc import Iterator

from qjviewer.checks.subject import LONGEST, Subject
from qjviewer.problems import Problem, Severity


def check(subject: Subject) -> Iterator[Problem]:
    """Report each text that is too long."""
    for passage in subject.endless:
        size = len(passage.text)
        yield subject.report("text-endless", passage.path, Severity.WARNING, size=size, limit=LONGEST)
