"""Dates as one system: sources after what they report, nothing shown before its time."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

from qjviewer.bundle.measures import MEASURES
from qjviewer.bundle.model import Fact
from qjviewer.bundle.periods import Period
from qjviewer.bundle.values import Citation
from qjviewer.checks.subject import Subject
from qjviewer.checks.time_words import time_words
from qjviewer.problems import Problem, Severity

# A briefing about one day is made within days of it.
_DAYS_AFTER: Final = 45
# What may be told before its time: aims, limits, and what is expected.
_AHEAD: Final = ("target", "threshold")


def check(subject: Subject) -> Iterator[Problem]:
    """Report sources older than what they report, figures shown before their time, doubtful periods."""
    yield from _header(subject)
    yield from _rows(subject)
    for fact in subject.bundle.facts:
        yield from _fact(fact, subject)
    yield from _days(subject)
    yield from _deadlines(subject)
    for block in subject.shown:
        for figure in block.figures:
            if figure.reason == "later":
                period = subject.teller(subject.base).period(figure.period)
                yield subject.report("shown-later", block.path, figure=subject.address(figure), period=period)


def _header(subject: Subject) -> Iterator[Problem]:
    briefing = subject.bundle.briefing
    if briefing.period.day and (briefing.as_of - briefing.period.end).days > _DAYS_AFTER:
        yield subject.report(
            "period-one-day", "briefing.period", Severity.WARNING, period=briefing.period.code
        )
    if briefing.as_of < briefing.period.end and not briefing.period.day:
        yield subject.report(
            "as-of-early", "briefing.as_of", Severity.WARNING, day=briefing.as_of.isoformat(),
            period=briefing.period.code,
        )  # fmt: skip


def _deadlines(subject: Subject) -> Iterator[Problem]:
    """Deadlines in words that were over before the briefing was made."""
    briefing = subject.bundle.briefing
    for passage in subject.passages:
        if passage.path.endswith(".deadline"):
            for word in time_words(passage.text, passage.lang):
                meant = word.in_year(briefing.period.last_year)
                if meant is not None and meant.end < min(briefing.as_of, briefing.period.end):
                    text = passage.text[word.start : word.end]
                    yield subject.report_in(
                        "deadline-past", passage, word.start, word.end, Severity.WARNING, text=text
                    )


def _published(cites: Sequence[Citation], subject: Subject) -> dt.date | None:
    """The last day on which one of the sources may have come out; None where none is dated."""
    sources = (subject.bundle.source_by_id.get(c.source) for c in cites)
    return max((s.published.end for s in sources if s is not None and s.published), default=None)


def _rows(subject: Subject) -> Iterator[Problem]:
    store = subject.bundle.store
    days = {
        n: day
        for n, more in enumerate(store.particulars)
        if more.status != "estimate" and (day := _published(more.cite, subject)) is not None
    }
    last = max((p.end for p in store.periods), default=dt.date.min)
    if not any(day < last for day in days.values()):
        return
    ends = {period: period.end for period in store.periods}
    early = (
        c
        for c in subject.combinations
        if c.particulars in days
        and days[c.particulars] < ends[c.period]
        and not MEASURES[c.measure].is_target
    )
    for row in map(store.observation, store.rows_of(early)):
        source, day = row.more.cite[0].source, _published(row.more.cite, subject)
        yield subject.report_row("source-early", row, **_told(row.period, source, day))


def _told(period: Period, source: str, day: dt.date | None) -> dict[str, str]:
    return {"period": period.code, "source": source, "day": day.isoformat() if day else ""}


def _fact(fact: Fact, subject: Subject) -> Iterator[Problem]:
    day = _published(fact.cite, subject)
    if day is None:
        return
    ahead = fact.kind in _AHEAD or fact.status == "estimate"
    if fact.period is not None and not ahead and day < fact.period.end:
        yield subject.report(
            "source-early", f"facts.{fact.id}", **_told(fact.period, fact.cite[0].source, day)
        )
    if day > subject.bundle.briefing.as_of and not fact.later:
        yield subject.report(
            "source-after-as-of",
            f"facts.{fact.id}",
            Severity.WARNING,
            source=fact.cite[0].source,
            day=day.isoformat(),
        )


def _days(subject: Subject) -> Iterator[Problem]:
    """A figure of an indicator that is about one day: a span of months was probably meant."""
    store = subject.bundle.store
    if any(p.day for p in store.periods):
        wanted = [c for c in subject.combinations if c.period.day]
        for row in map(store.observation, store.rows_of(wanted)):
            yield subject.report_row("figure-one-day", row, Severity.WARNING, period=row.period.code)
