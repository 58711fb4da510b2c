"""What no single field can know: that a figure has a value and a name, and tabs have names of their own."""

from collections.abc import Iterator
from typing import Any

from qjviewer.bundle.model import Bundle, Figure
from qjviewer.bundle.scalars import Reading
from qjviewer.problems import Problem, Severity, Span, problem


def inspect(bundle: Bundle, reading: Reading) -> Iterator[Problem]:
    """Report figures that say nothing or two things at once, tabs that share a name, and no tabs."""
    for figure in bundle.figures:
        code = _flaw(figure, reading)
        if code:
            yield _at(code, f"figures.{figure.id}", reading)
    seen: set[str] = set()
    for index, tab in enumerate(bundle.tabs):
        if tab.tab in seen:
            yield _at("tab-twice", f"tabs[{index}].tab", reading, tab=tab.tab)
        seen.add(tab.tab)
    if "tabs[0]" not in reading.origins:
        yield problem("no-tabs", Span(reading.origins["format"].file), severity=Severity.WARNING)


def _flaw(figure: Figure, reading: Reading) -> str:
    # A value that was typed but could not be read has its own problem already.
    typed = f"figures.{figure.id}.value" in reading.origins
    # Where the rank itself is the fact there is no other value.
    ranked = figure.measure == "rank" and figure.rank
    if figure.value is None and not (figure.derive or typed or ranked):
        return "no-value"
    if figure.value is not None and figure.derive:
        return "value-and-derive"
    if not figure.indicator and not figure.name:
        return "no-name"
    return ""


def _at(code: str, path: str, reading: Reading, **args: Any) -> Problem:
    return problem(code, reading.origins.get(path, Span("")), subject=path, **args)
