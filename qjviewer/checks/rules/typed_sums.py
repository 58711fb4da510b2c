"""A total typed behind the facts it is the total of: 4个、2个，合计7个."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from qjviewer.checks.quantity import BaseAmount, of_figure
from qjviewer.checks.scanning import Scanner, as_read
from qjviewer.checks.subject import Mention, Passage, Subject
from qjviewer.problems import Problem, Severity
from qjviewer.text.late import late

_TOTAL: Final = late(r"(?:合计|共计|总计|一共|总共|in total,?|totall?ing|a total of)\s*$")
_STOP: Final = late(r"[。；;！？\n]|\.\s")
_NEAR: Final = 20
_FEWEST: Final = 2
_MOST_IN_A_TEXT: Final = 20


def check(subject: Subject) -> Iterator[Problem]:
    """Report totals that are not the sum of the facts named before them."""
    scanner = Scanner(subject)
    for passage, mentions in subject.mentions_by_passage.items():
        facts = [m for m in mentions if m.figure is not None and m.figure.is_fact]
        if len(facts) >= _FEWEST:
            yield from _totals(passage, facts, scanner, subject)


def _totals(passage: Passage, facts: list[Mention], scanner: Scanner, subject: Subject) -> Iterator[Problem]:
    text = as_read(passage)
    for numeral in islice(scanner.typed(passage), _MOST_IN_A_TEXT):
        if _TOTAL().search(text[max(0, numeral.start - _NEAR) : numeral.start]):
            start = max((m.end() for m in _STOP().finditer(text, 0, numeral.start)), default=0)
            parts = _parts(facts, start, numeral.start, numeral.quantity.unit)
            total = sum(p.amount for p in parts)
            if len(parts) >= _FEWEST and total != numeral.quantity.amount:
                words = passage.text[numeral.start : numeral.end]
                yield subject.report_in(
                    "sum-typed", passage, numeral.start, numeral.end, Severity.ERROR, text=words, total=total
                )


def _parts(facts: list[Mention], start: int, end: int, unit: str) -> list[BaseAmount]:
    """What the facts named between two places say, as far as it is counted in the same unit."""
    named = [m.figure for m in facts if start <= m.reference.offset < end]
    said = [of_figure(f) for f in named if f is not None]
    return [s for s in said if s is not None and s.unit == unit]
