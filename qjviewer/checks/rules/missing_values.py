"""Sentences whose value is missing, can't be computed, or is still awaited."""

from collections.abc import Iterator

from qjviewer.bundle.model import PointsBlock
from qjviewer.checks.passages import Passage
from qjviewer.checks.subject import Mention, Subject
from qjviewer.problems import Problem, Severity


def check(subject: Subject) -> Iterator[Problem]:
    """Report references without a value that are not marked `?`."""
    optional = _optional_points(subject)
    told: set[tuple[str, str, str]] = set()
    for mention in sorted(subject.mentions, key=lambda m: m.passage.lang != subject.base):
        worded = mention.worded
        if worded.problem or not worded.is_missing or mention.reference.if_there:
            continue
        # What is missing in a text is missing in its translations too: it is told once.
        key = (mention.passage.path, worded.figure or mention.reference.address, mention.form)
        if key in told or _is_optional(mention.passage, optional):
            continue
        told.add(key)
        yield _lack(mention, subject)


def _optional_points(subject: Subject) -> tuple[str, ...]:
    return tuple(
        f"{path}.points[{n}]."
        for path, block in subject.blocks
        if isinstance(block, PointsBlock)
        for n, point in enumerate(block.points)
        if point.optional
    )


def _is_optional(passage: Passage, optional: tuple[str, ...]) -> bool:
    return passage.path.startswith(optional)


def _lack(mention: Mention, subject: Subject) -> Problem:
    figure = mention.told or mention.figure
    address = mention.reference.address[:60]
    if figure is None:
        return subject.report_at("size-missing", mention, Severity.ERROR, group=address)
    if figure.value is None and figure.missing == "awaited" and not figure.reason:
        return subject.report_at("value-awaited", mention, Severity.INFO, figure=subject.address(figure))
    if figure.value is not None or (mention.form in _RANKED and not figure.reason):
        return subject.report_at("rank-missing", mention, Severity.ERROR, figure=subject.address(figure))
    code = "value-refused" if figure.reason else "value-missing"
    return subject.report_at(
        code, mention, Severity.ERROR, figure=subject.address(figure), why=subject.why(figure)
    )


_RANKED = ("rank", "nth", "位次", "排名", "名次")
