"""run(cube): every rule over a briefing; a rule that fails becomes one problem."""

import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Protocol

from qjviewer.checks import rules
from qjviewer.checks.subject import Subject
from qjviewer.figures.cube import Cube
from qjviewer.problems import Problem, Severity, in_order, problem

# Nobody reads the hundred-and-first finding of a kind; a hostile table could make a million.
MOST_OF_A_KIND = 100


class Rule(Protocol):
    """A module of `checks/rules`."""

    def check(self, subject: Subject) -> Iterable[Problem]: ...


@cache
def rule_names() -> tuple[str, ...]:
    """The rules there are, found by walking the package."""
    return tuple(sorted(m.name for m in pkgutil.iter_modules(rules.__path__) if m.name[0] != "_"))


def run(cube: Cube) -> tuple[Problem, ...]:
    """Check a briefing; never raises."""
    subject = Subject(cube)
    found: list[Problem] = []
    for name in rule_names():
        found.extend(_limited(_findings(name, subject), subject))
    return in_order(found)


def _findings(name: str, subject: Subject) -> Iterator[Problem]:
    try:
        rule: Rule = importlib.import_module(f"{rules.__name__}.{name}")
        yield from rule.check(subject)
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"[:200]
        yield problem("rule-failed", subject.span("format"), rule=name, reason=reason)


def _limited(findings: Iterable[Problem], subject: Subject) -> Iterator[Problem]:
    counts: Counter[str] = Counter()
    for found in findings:
        counts[found.code] += 1
        if counts[found.code] <= MOST_OF_A_KIND:
            yield found
        if counts[found.code] > 10 * MOST_OF_A_KIND:
            break
    for code, count in counts.items():
        if count > MOST_OF_A_KIND:
            yield problem(
                "more-of-a-kind",
                subject.span("format"),
                severity=Severity.INFO,
                about=code,
                shown=MOST_OF_A_KIND,
            )
