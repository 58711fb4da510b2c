"""Ranks: within the number ranked, among a named whole, ties said once."""

import re
from collections.abc import Iterator
from typing import Final

from qjviewer.checks.quantity import COUNT, base_unit
from qjviewer.checks.scanning import as_read
from qjviewer.checks.subject import Subject
from qjviewer.figures.figure import Figure
from qjviewer.problems import Problem, Severity

_TIED: Final = re.compile(r"(?:并列|joint|tied)(?:\s*(?:for|at))?\s*$")


def check(subject: Subject) -> Iterator[Problem]:
    """Report ranks that cannot be, and ties worded twice or not at all."""
    for figure in subject.bundle.figures:
        yield from _declared(figure, subject)
    for mention in subject.mentions:
        figure_ = subject.figure(mention.reference.target)
        if figure_ is None or mention.reference.form not in ("rank", "place-of") or not figure_.rank:
            continue
        start = mention.reference.offset
        if _TIED.search(as_read(mention.passage)[max(0, start - 20) : start]):
            code = "tie-twice" if figure_.tied else "tie-undeclared"
            yield subject.report_at(code, mention, Severity.WARNING, figure=figure_.id)


def _declared(figure: Figure, subject: Subject) -> Iterator[Problem]:
    path = f"figures.{figure.id}"
    total = subject.figure(figure.of)
    if figure.rank and total is not None and total.value is not None and figure.rank > total.value:
        yield subject.report(
            "rank-beyond", f"{path}.rank", figure=figure.id, rank=figure.rank, total=total.value
        )
    if total is not None and not _counts(total):
        yield subject.report("of-no-count", f"{path}.of", Severity.WARNING, figure=total.id)
    if figure.tied and not figure.rank:
        yield subject.report("tied-unranked", f"{path}.tied", Severity.WARNING, figure=figure.id)
    if figure.of_inferred and not figure.of:
        yield subject.report("inferred-without-of", f"{path}.of_inferred", Severity.WARNING, figure=figure.id)
    if figure.rank and not subject.teller("zh-Hans").ranked_among(figure):
        yield subject.report("rank-among-whom", f"{path}.rank", Severity.WARNING, figure=figure.id)


def _counts(figure: Figure) -> bool:
    whole = figure.value is not None and figure.value == figure.value.to_integral_value()
    return whole and not figure.approx and base_unit(figure.unit) == COUNT
