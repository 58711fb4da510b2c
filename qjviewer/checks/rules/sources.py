"""Sources: each is used, and outside context is marked as such."""

from collections import defaultdict
from collections.abc import Iterator

from qjviewer.checks.subject import Subject
from qjviewer.figures.figure import Figure
from qjviewer.problems import Problem, Severity


def check(subject: Subject) -> Iterator[Problem]:
    """Report sources nothing cites, and context that is or is not marked against the evidence."""
    used = {cite.source for _, cite in subject.citations}
    figures: dict[str, list[Figure]] = defaultdict(list)
    for figure in subject.bundle.figures:
        for cite in figure.cite:
            figures[cite.source].append(figure)
    ours = subject.bundle.briefing.place
    for source in subject.bundle.sources:
        path = f"sources.{source.id}"
        about_us = [f for f in figures[source.id] if subject.place_of(f) == ours and not f.derive]
        if source.id not in used:
            yield subject.report("source-unused", path, Severity.WARNING, source=source.id)
        elif source.context and about_us:
            yield subject.report(
                "own-from-context",
                f"figures.{about_us[0].id}.cite",
                Severity.WARNING,
                source=source.id,
                figure=about_us[0].id,
            )
        elif not source.context and figures[source.id] and not about_us:
            yield subject.report("context-unmarked", path, Severity.WARNING, source=source.id)
