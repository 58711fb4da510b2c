"""run(cube): every rule over a briefing; a rule that fails becomes one problem."""

import importlib
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, Protocol

import msgspec

from qjviewer.checks import rules
from qjviewer.checks.claim_table import ClaimLine, claim_table
from qjviewer.checks.subject import Subject
from qjviewer.figures.cube import Cube
from qjviewer.pages.build_pages import Pages
from qjviewer.problems import Problem, Severity, in_order, problem
from qjviewer.resources import modules_in

# Nobody reads the hundred-and-first finding of a kind; a hostile table could make a million.
MOST_OF_A_KIND = 100
# Rules that find no error: whoever asks only whether a briefing may be released goes without them.
ADVISING: Final = frozenset(
    ("decimals", "glyphs", "lengths", "sources", "tenfold", "told_deck", "typography", "word_rows")
)


class CheckRule(Protocol):
    """A module of `checks/rules`."""

    def check(self, subject: Subject) -> Iterable[Problem]: ...


@cache
def rule_names() -> tuple[str, ...]:
    """The rules there are, found by walking the package."""
    return tuple(name for name in modules_in(rules.__path__) if name[0] != "_")


class Examined(msgspec.Struct, frozen=True):
    """What the rules find in a briefing, and every claim that its texts make where those are listed."""

    problems: tuple[Problem, ...]
    claims: tuple[ClaimLine, ...]


def run(cube: Cube) -> tuple[Problem, ...]:
    """Check a briefing; never raises."""
    return in_order(_problems(Subject(cube), rule_names()))


def examine(
    cube: Cube, laid_out: Pages | None = None, *, claims: bool = True, advice: bool = True
) -> Examined:
    """Check a briefing and list its claims, unless nobody asks for `claims`; never raises.

    `laid_out` are its pages in full and in its own language, where somebody has them. Without `advice` the
    rules that only advise are left out: the errors are the same.
    """
    subject = Subject(cube, laid_out)
    names = (name for name in rule_names() if advice or name not in ADVISING)
    return Examined(in_order(_problems(subject, names)), _claims(subject) if claims else ())


def _problems(subject: Subject, names: Iterable[str]) -> Iterator[Problem]:
    for name in names:
        yield from _limited(_findings(name, subject), subject)


def _claims(subject: Subject) -> tuple[ClaimLine, ...]:
    try:
        return claim_table(subject)
    except Exception:
        # The rule that reads them has told of it.
        return ()


def _findings(name: str, subject: Subject) -> Iterator[Problem]:
    try:
        rule: CheckRule = importlib.import_module(f"{rules.__name__}.{name}")
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
