"""Sources: each is used, and outside context is marked as such."""

from collections import defaultdict
from collections.abc import Iterator

from qjviewer.checks.subject import Subject
from qjviewer.figures.figure import Figure
from qjviewer.problems import Problem, Severity


def check(subject: Subject) -> Iterator[Problem]:
    """Report sources nothing cites, and context that is or is not marked against the evidence."""
    used = {cite.source for _, cite in subject.citations}
    used |= {cite.source for more in subject.bundle.store.particulars for cite in more.cite}
    figures: dict[str, list[Figure]] = defaultdict(list)
    for figure in () if subject.is_large else subject.figures:
        for cite in () if figure.how else figure.cite:
            figures[cite.source].append(figure)
    ours = _places_of_ours(subject)
    for source in subject.bundle.sources:
        path, about = f"sources.{source.id}", figures[source.id]
        about_us = [f for f in about if subject.cube.is_here(f.place)]
        if source.id not in used:
            yield subject.report("source-unused", path, Severity.WARNING, source=source.id)
        elif source.context and about_us:
            named = subject.address(about_us[0])
            yield subject.report_figure(
                "own-from-context", about_us[0], Severity.WARNING, source=source.id, figure=named
            )
        elif not source.context and about and not any(f.place in ours for f in about):
            yield subject.report("context-unmarked", path, Severity.WARNING, source=source.id)


def _places_of_ours(subject: Subject) -> set[str]:
    """The briefing's own place and those that lie in it: a province's cities are no outside context."""
    found, fresh = {subject.cube.here}, {subject.cube.here}
    while fresh:
        fresh = {p.id for p in subject.bundle.places if p.within in fresh} - found
        found |= fresh
    return found
