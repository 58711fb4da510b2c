"""What no single field can know: that a fact has a value and a name, and tabs have names of their own."""

from collections.abc import Iterator
from typing import Any

from qjviewer.bundle.model import Bundle, Fact
from qjviewer.bundle.scalars import Reading
from qjviewer.problems import Problem, Severity, Span, problem


def inspect(bundle: Bundle, reading: Reading) -> Iterator[Problem]:
    """Report facts that say nothing or two things at once, tabs that share a name, and no tabs."""
    for fact in bundle.facts:
        code = _flaw(fact, reading)
        if code:
            yield _at(code, f"facts.{fact.id}", reading)
    seen: set[str] = set()
    for index, tab in enumerate(bundle.tabs):
        if tab.tab in seen:
            yield _at("tab-twice", f"tabs[{index}].tab", reading, tab=tab.tab)
        seen.add(tab.tab)
    if "tabs[0]" not in reading.origins:
        yield problem("no-tabs", Span(reading.origins["format"].file), severity=Severity.WARNING)


def _flaw(fact: Fact, reading: Reading) -> str:
    # A value that was typed but could not be read has its own problem already.
    typed = f"facts.{fact.id}.value" in reading.origins
    if fact.value is None and not fact.is_computed and not typed:
        return "no-value"
    if fact.value is not None and fact.is_computed:
        return "value-and-derive"
    if fact.is_computed:
        return ""
    if not fact.name:
        return "no-name"
    if fact.period is None and f"facts.{fact.id}.period" not in reading.origins:
        return "no-period-of-fact"
    if not fact.place and f"facts.{fact.id}.place" not in reading.origins:
        return "no-place-of-fact"
    return ""


def _at(code: str, path: str, reading: Reading, **args: Any) -> Problem:
    return problem(code, reading.origins.get(path, Span("")), subject=path, **args)
