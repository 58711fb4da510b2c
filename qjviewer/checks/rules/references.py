"""What is named in braces, in lists and in expressions exists, and can be asked what it is asked."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from qjviewer.bundle.model import Fact, RemarkPoint
from qjviewer.checks.subject import Subject
from qjviewer.figures.addresses import Unknown
from qjviewer.figures.compare import side_of
from qjviewer.figures.expressions import tokens_of
from qjviewer.problems import Problem, Severity
from qjviewer.text.late import late

_BRACED: Final = re.compile(r"\{[^\W\d_][^{}\n]{0,80}\}|\{=[^{}]*\}")
_NUMBER_OR_SIGN: Final = late(r"\d+(?:\.\d+)?|[+−×÷()]")


def check(subject: Subject) -> Iterator[Problem]:
    """Report what names nothing, and braces where nothing is filled in."""
    for mention in subject.mentions:
        worded = mention.worded
        if worded.problem:
            yield subject.report_at(
                worded.problem, mention, Severity.ERROR, part=worded.part[:60], meant=worded.meant
            )
    for passage in subject.passages:
        found = None if passage.prose else _BRACED.search(passage.text)
        if found:
            yield subject.report_in(
                "brace-in-plain", passage, found.start(), found.end(), Severity.ERROR, text=found[0]
            )
    for path, text in _listed(subject):
        yield from _address(path, text, subject)
    for fact in subject.bundle.facts:
        yield from _sides(fact, subject)


def _address(path: str, text: str, subject: Subject) -> Iterator[Problem]:
    found = subject.cube.resolve(text)
    if isinstance(found, Unknown):
        yield subject.report(found.code, path, part=found.part[:60], meant=found.meant)


def _listed(subject: Subject) -> Iterator[tuple[str, str]]:
    """Every address that is typed outside prose and blocks, with its origin path."""
    for fact in subject.bundle.facts:
        path = f"facts.{fact.id}"
        for key in ("count", "max", "min"):
            yield from _numbered(f"{path}.{key}", getattr(fact, key))
        yield from ((f"{path}.{key}", t) for key in ("sum", "top") if (t := getattr(fact, key)))
        yield from ((f"{path}.derive", t) for t in _names_in(fact.derive))
    for indicator in subject.bundle.indicators:
        path = f"indicators.{indicator.id}.derive"
        yield from ((path, t) for t in _names_in(indicator.derive))
    for item in subject.bundle.items:
        yield from _numbered(f"items.{item.id}.figures", item.figures)
    for remark in subject.bundle.remarks:
        path = f"remarks.{remark.id}"
        yield from _numbered(f"{path}.figures", remark.figures)
        for key in ("musts", "next"):
            points: tuple[RemarkPoint, ...] = getattr(remark, key)
            for number, point in enumerate(points):
                yield from _numbered(f"{path}.{key}[{number}].figures", point.figures)


def _numbered(path: str, texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((f"{path}[{number}]", text) for number, text in enumerate(texts))


def _names_in(expression: str) -> Iterator[str]:
    return (t for t in tokens_of(expression) if not _NUMBER_OR_SIGN().fullmatch(t))


def _sides(fact: Fact, subject: Subject) -> Iterator[Problem]:
    """What counted figures are compared with: places, periods, other indicators."""
    first = subject.cube.resolve(fact.count[0]) if fact.count else None
    figure = None if first is None or isinstance(first, Unknown) else subject.cube.of_address(first)
    if figure is None:
        return
    for key in ("above", "below"):
        for number, word in enumerate(getattr(fact, key)):
            if side_of(subject.cube, figure, word) is None:
                path = f"facts.{fact.id}.{key}[{number}]"
                yield subject.report("unknown-part", path, part=word[:60], meant="")
