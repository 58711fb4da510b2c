"""Derived figures: nothing is computed that the inputs do not support."""

from collections.abc import Iterator
from itertools import combinations

from qjviewer.checks.quantity import decimals
from qjviewer.checks.subject import Subject
from qjviewer.figures.derive import inputs_of
from qjviewer.figures.figure import Figure
from qjviewer.problems import Problem, Severity

_MOST_TERMS = 50


def check(subject: Subject) -> Iterator[Problem]:
    """Report sums over approximate or overlapping inputs, and mixed precision."""
    for figure in subject.bundle.figures:
        if figure.derive:
            yield from _inputs(figure, subject)


def _inputs(figure: Figure, subject: Subject) -> Iterator[Problem]:
    path = f"figures.{figure.id}.derive"
    terms = inputs_of(figure)[:_MOST_TERMS]
    known = [(t.sign, f) for t in terms if (f := subject.figure(t.figure)) is not None]
    for _, one in known:
        if one.approx:
            shown = subject.worded(one)
            yield subject.report("derive-approx", path, figure=figure.id, input=one.id, shown=shown)
    for (sign, one), (other_sign, other) in combinations(known, 2):
        if sign == other_sign and (one.id in other.overlaps or other.id in one.overlaps):
            yield subject.report("derive-overlap", path, figure=figure.id, one=one.id, other=other.id)
    if len({decimals(f) for _, f in known if f.value is not None}) > 1:
        yield subject.report("derive-decimals", path, Severity.WARNING, figure=figure.id)
    yield from _gap_fits(figure, [f for _, f in known], path, subject)


def _gap_fits(figure: Figure, inputs: list[Figure], path: str, subject: Subject) -> Iterator[Problem]:
    """ours − gap = theirs: the gap must be ours, against them, and of the same indicator."""
    if len(inputs) != 2 or inputs[1].measure != "gap" or inputs[0].measure == "gap":
        return
    ours, gap = inputs
    fits = (
        gap.against == subject.place_of(figure)
        and subject.place_of(gap) == subject.place_of(ours)
        and gap.indicator == ours.indicator == figure.indicator
    )
    if not fits:
        yield subject.report("derive-gap", path, Severity.WARNING, figure=figure.id, gap=gap.id)
