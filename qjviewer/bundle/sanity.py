"""What no single field can know: facts that say nothing, circles, doubled tabs."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from qjviewer.bundle.model import Bundle, Fact
from qjviewer.bundle.scalars import Reading
from qjviewer.bundle.units import unit_as_read
from qjviewer.problems import Problem, Severity, Span, problem


def inspect(bundle: Bundle, reading: Reading) -> Iterator[Problem]:
    """Report what is wrong with a bundle as a whole."""
    for look in _LOOKS:
        yield from look(bundle, reading)


def _facts(bundle: Bundle, reading: Reading) -> Iterator[Problem]:
    for fact in bundle.facts:
        code = _flaw(fact, reading)
        if code:
            yield _at(code, f"facts.{fact.id}", reading)
        typed = unit_as_read(fact.value.unit) if fact.value else ""
        if typed and fact.unit and unit_as_read(fact.unit) != typed:
            yield _at("unit-contradicts", f"facts.{fact.id}.value", reading, typed=typed, unit=fact.unit)


def _flaw(fact: Fact, reading: Reading) -> str:
    # A value that was typed but could not be read has its own problem already.
    typed = f"facts.{fact.id}.value" in reading.origins
    if fact.value is None and not fact.is_computed:
        return "" if typed else "no-value"
    if fact.value is not None and fact.is_computed:
        return "value-and-derive"
    if fact.is_computed:
        return _flaw_of_computed(fact, reading)
    if not fact.name:
        return "no-name"
    if fact.period is None and f"facts.{fact.id}.period" not in reading.origins:
        return "no-period-of-fact"
    if not fact.place and f"facts.{fact.id}.place" not in reading.origins:
        return "no-place-of-fact"
    return ""


def _flaw_of_computed(fact: Fact, reading: Reading) -> str:
    if (fact.sum or fact.top) and not fact.over and f"facts.{fact.id}.over" not in reading.origins:
        return "no-over"
    if fact.count and not (fact.above or fact.below or fact.rank):
        return "no-test"
    return ""


def _tabs(bundle: Bundle, reading: Reading) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, tab in enumerate(bundle.tabs):
        if tab.tab in seen:
            yield _at("tab-twice", f"tabs[{index}].tab", reading, tab=tab.tab)
        seen.add(tab.tab)
    if "tabs[0]" not in reading.origins:
        yield problem("no-tabs", Span(reading.origins["format"].file), severity=Severity.WARNING)


def _circles(bundle: Bundle, reading: Reading) -> Iterator[Problem]:
    """Places within, indicators and facts under or part of, themselves."""
    links: tuple[tuple[str, str, dict[str, tuple[str, ...]]], ...] = (
        ("places", "within", {p.id: (p.within,) for p in bundle.places}),
        ("indicators", "part_of", {i.id: (i.part_of,) for i in bundle.indicators}),
        ("indicators", "parts", {i.id: i.parts for i in bundle.indicators}),
        ("indicators", "under", {i.id: (i.under,) for i in bundle.indicators}),
        ("facts", "part_of", {f.id: (f.part_of,) for f in bundle.facts}),
        ("items", "items", {i.id: i.items for i in bundle.items}),
    )
    for section, key, graph in links:
        for name in _in_circles(graph):
            yield _at("circle", f"{section}.{name}.{key}", reading, name=name, key=key)


def _in_circles(graph: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """The first name of each circle of links, found without following any link twice."""
    done: set[str] = set()
    for start in graph:
        if start in done:
            continue
        # Each step: a name and what is still to be followed from it.
        path, steps = {start: None}, [iter(graph[start])]
        while steps:
            following = next(steps[-1], None)
            if following is None:
                steps.pop()
                done.add(path.popitem()[0])
            elif following in path:
                yield following
            elif following in graph and following not in done:
                path[following] = None
                steps.append(iter(graph[following]))


def _at(code: str, path: str, reading: Reading, **args: Any) -> Problem:
    return problem(code, reading.origins.get(path, Span("")), subject=path, **args)


_LOOKS: Final[tuple[Callable[[Bundle, Reading], Iterable[Problem]], ...]] = (
    _facts,
    _tabs,
    _circles,
)
