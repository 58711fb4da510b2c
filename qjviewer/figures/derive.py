"""Derived figures: a tiny arithmetic over figures, with units; no code is evaluated."""

import dataclasses
import re
from dataclasses import dataclass, field
from decimal import Decimal, localcontext
from typing import Any

from qjviewer.bundle.build import Origins
from qjviewer.bundle.model import Bundle, Figure
from qjviewer.bundle.values import Citation
from qjviewer.figures.units import combined
from qjviewer.problems import Problem, Span, problem

_TOKEN = re.compile(r"\s*(?:(?P<id>[A-Za-z]\w*(?:-\w+)*)|(?P<op>[+−-])|(?P<bad>\S))", re.ASCII)


@dataclass(frozen=True, slots=True)
class Term:
    """One figure of a sum, added or taken away."""

    sign: int
    figure: str


def parse_terms(expression: str) -> tuple[Term, ...] | None:
    """Read `a - b + c`; None when it is not such a sum."""
    terms: list[Term] = []
    sign, expect_id = 1, True
    for match in _TOKEN.finditer(expression):
        if expect_id and match["id"]:
            terms.append(Term(sign, match["id"]))
        elif not expect_id and match["op"]:
            sign = 1 if match["op"] == "+" else -1
        else:
            return None
        expect_id = not expect_id
    return tuple(terms) if terms and not expect_id else None


def inputs_of(figure: Figure) -> tuple[Term, ...]:
    """The figures a derived figure is computed from; empty for a published one."""
    return (parse_terms(figure.derive) or ()) if figure.derive else ()


@dataclass
class _Work:
    bundle: Bundle
    origins: Origins
    found: list[Problem] = field(default_factory=list)
    done: dict[str, Figure | None] = field(default_factory=dict)
    open: list[str] = field(default_factory=list)

    def fail(self, figure: Figure, code: str, **args: Any) -> None:
        subject = f"figures.{figure.id}.derive"
        # Of a figure in a table only the row has an origin.
        where = self.origins.get(subject) or self.origins.get(f"figures.{figure.id}", Span(""))
        self.found.append(problem(code, where, subject=subject, **args))


def complete(bundle: Bundle, origins: Origins) -> tuple[Bundle, tuple[Problem, ...]]:
    """The bundle with the value, unit and status of every derived figure filled in.

    A figure that cannot be derived keeps no value; why is among the problems.
    """
    if not any(f.derive for f in bundle.figures):
        return bundle, ()
    work = _Work(bundle, origins)
    figures = tuple((_figure(f, work) or f) if f.derive else f for f in bundle.figures)
    return dataclasses.replace(bundle, figures=figures), tuple(work.found)


def _figure(figure: Figure, work: _Work) -> Figure | None:
    if not figure.derive:
        return figure
    if figure.id in work.done:
        return work.done[figure.id]
    if figure.id in work.open:
        work.fail(figure, "derive-circle", figures=" → ".join([*work.open, figure.id]))
        return None
    if len(work.open) > 50:
        work.fail(figure, "derive-circle", figures=work.open[0] + " → … → " + figure.id)
        return None
    work.open.append(figure.id)
    work.done[figure.id] = result = _compute(figure, work)
    work.open.pop()
    return result


def _compute(figure: Figure, work: _Work) -> Figure | None:
    terms = parse_terms(figure.derive)
    if terms is None:
        work.fail(figure, "derive-syntax", expression=figure.derive[:80])
        return None
    total, unit = Decimal(0), ""
    for index, term in enumerate(terms):
        operand = work.bundle.figure_by_id.get(term.figure)
        if operand is None:
            work.fail(figure, "missing-reference", target=term.figure, meant="")
            return None
        operand = _figure(operand, work)
        if operand is None or operand.value is None:
            return None
        both = operand.unit if index == 0 else combined(unit, operand.unit, minus=term.sign < 0)
        if both is None:
            work.fail(figure, "derive-units", left=unit or "—", right=operand.unit or "—")
            return None
        unit = both
        with localcontext() as context:
            context.prec = 60
            total = total + operand.value if term.sign > 0 else total - operand.value
    if figure.unit and figure.unit != unit:
        work.fail(figure, "derive-unit-stated", stated=figure.unit, computed=unit)
        return None
    cite = figure.cite or _citations(terms, work)
    return dataclasses.replace(figure, value=total, unit=unit, status="derived", cite=cite)


def _citations(terms: tuple[Term, ...], work: _Work) -> tuple[Citation, ...]:
    """A derived figure stands where its inputs stand."""
    known = [work.done.get(t.figure) or work.bundle.figure_by_id[t.figure] for t in terms]
    return tuple(dict.fromkeys(cite for figure in known for cite in figure.cite))
