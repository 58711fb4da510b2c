"""Published values that also follow from others: shares, completion, averages, ratios; within rounding."""

from collections.abc import Iterator
from decimal import Decimal, localcontext
from typing import Final

from qjviewer.bundle.measures import MEASURES
from qjviewer.checks.subject import Subject
from qjviewer.figures import compute
from qjviewer.figures.arithmetic import converted, step_of
from qjviewer.figures.figure import Figure
from qjviewer.problems import Problem, Severity

# What is computed from last year's shares at current prices is an estimate: sources know better.
_ESTIMATED: Final = ("pull", "contribution")
_STEPS_OF_ESTIMATE: Final = 3
_TENTH: Final = Decimal("0.1")


def check(subject: Subject) -> Iterator[Problem]:
    """Report published values that the figures they follow from refute."""
    for figure in subject.figures:
        if figure.indicator and figure.is_exact and not figure.how and _has_a_way(figure, subject):
            yield from _held(figure, subject)


def _has_a_way(figure: Figure, subject: Subject) -> bool:
    indicator = subject.cube.indicator(figure.indicator)
    derives = figure.measure == "level" and indicator is not None and bool(indicator.derive)
    return derives or bool(MEASURES[figure.measure].computed)


def _held(figure: Figure, subject: Subject) -> Iterator[Problem]:
    made = compute.computed(
        subject.cube, figure.id, figure.indicator, figure.measure, figure.place, figure.period
    )
    if made is None or made.value is None or figure.value is None:
        return
    turned = converted(made.value, made.unit, figure.unit)
    if turned is None:
        return
    off = abs(figure.value - turned)
    slack = _slack(figure.value, turned, made, subject)
    if off <= slack:
        return
    step = max(step_of(figure.value), step_of(turned))
    estimated = figure.measure in _ESTIMATED
    if estimated and off <= max(slack + _STEPS_OF_ESTIMATE * step, abs(figure.value) * _TENTH):
        return
    yield subject.report_figure(
        "computed-disagrees",
        figure,
        Severity.WARNING if estimated or off <= slack + step else Severity.ERROR,
        figure=subject.address(figure),
        shown=subject.worded(figure),
        computed=subject.worded(made),
        inputs=_inputs(made, subject),
    )


def _slack(stated: Decimal, computed: Decimal, made: Figure, subject: Subject) -> Decimal:
    """By how much rounding alone may part the two: of both values, and of what one was computed from."""
    with localcontext() as context:
        context.prec = 60
        half = (step_of(stated) + step_of(computed)) / 2
        for term in made.inputs:
            figure = subject.cube.by_id(term.figure)
            if figure is None or not figure.value:
                continue
            if made.how == "two-year":
                half += step_of(figure.value) / 4
            else:
                half += abs(computed) * step_of(figure.value) / (2 * abs(figure.value))
        return half


def _inputs(made: Figure, subject: Subject) -> str:
    known = (subject.cube.by_id(term.figure) for term in made.inputs[:4])
    return "、".join(f"{subject.address(f)} {subject.worded(f)}" for f in known if f is not None)
