"""The same cell given twice with two values of one status: nobody can say which is right."""

from collections.abc import Iterator, Sequence

from qjviewer.bundle.store import Observation
from qjviewer.checks.subject import Subject
from qjviewer.figures.vintages import Vintages, ordered
from qjviewer.problems import Problem


def check(subject: Subject) -> Iterator[Problem]:
    """Report conflicts of values and of ranks, both sides with their places."""
    for rows in _cells(subject):
        vintages = ordered(rows, subject.bundle, later=True)
        yield from _values(vintages, subject)
        yield from _ranks(vintages.used, subject)


def _cells(subject: Subject) -> Iterator[Sequence[Observation]]:
    """The observations of every address given more than once."""
    store, here = subject.bundle.store, subject.cube.here
    for _, _, numbers in store.repeated():
        yield [store.observation(n) for n in numbers]
    if "here" in store.places and here in store.places:
        # The briefing's own place may be written in two ways.
        for indicator in store.indicators:
            for measure, against, place, period in store.cells(indicator):
                other = store.find(indicator, (measure, against, here, period)) if place == "here" else ()
                if other:
                    yield [*store.find(indicator, (measure, against, "here", period)), *other]


def _values(vintages: Vintages, subject: Subject) -> Iterator[Problem]:
    if not vintages.conflict:
        return
    *others, best = vintages.conflict
    for other in others:
        first, second = sorted((other, best), key=lambda o: o.number)
        yield subject.report_row(
            "values-conflict",
            second,
            value=_told(second, subject),
            other=_told(first, subject),
            first=str(first.span),
        )


def _told(row: Observation, subject: Subject) -> str:
    """A value as the reader sees it."""
    quantity = row.quantity
    figure = subject.cube.published("", (row,))
    return subject.teller(subject.base).value(figure) if quantity.value is not None else quantity.missing


def _ranks(rows: Sequence[Observation], subject: Subject) -> Iterator[Problem]:
    known: dict[str, tuple[int, int, Observation]] = {}
    for row in rows:
        for rank in row.more.ranks:
            first = known.setdefault(rank.among, (rank.rank, rank.of, row))
            both_stated = rank.of and first[1] and rank.of != first[1]
            if rank.rank != first[0] or both_stated:
                yield subject.report_row(
                    "ranks-conflict", row, rank=rank.rank, other=first[0], first=str(first[2].span)
                )
