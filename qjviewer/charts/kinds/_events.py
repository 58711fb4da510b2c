"""Things with a time: on a timeline, and as short notes on a line of figures."""

from collections.abc import Iterator, Sequence

import msgspec

from qjviewer.bundle.model import Item
from qjviewer.bundle.periods import Period
from qjviewer.bundle.values import Citation
from qjviewer.charts.kinds._common import drawable
from qjviewer.charts.marks import At, Dot, Label, Link, Mark
from qjviewer.charts.scales import month_index
from qjviewer.figures.figure import Figure
from qjviewer.figures.teller import NOT_APPLICABLE, Teller
from qjviewer.wording import say

_LONGEST = 25  # characters of a note on a line


class Event(msgspec.Struct, frozen=True):
    """Something with a time; `ahead` when it is a target or was still to come when told."""

    period: Period
    when: str
    what: str
    link: Link
    ahead: bool


def event_of(item: Item, teller: Teller) -> Event | None:
    """An item with its time; None for one without."""
    if item.period is None:
        return None
    name, when = item.name.get(teller.lang), teller.period(item.period)
    lines = [name, when, *_sources(item.cite, teller)]
    ahead = item.kind == "target" or is_after_report(item.period, item.cite, teller)
    return Event(item.period, when, name, Link(item.id, "\n".join(lines)), ahead)


def _sources(cites: Sequence[Citation], teller: Teller) -> list[str]:
    return [teller.citation(c) for c in cites]


def is_after_report(period: Period, cites: Sequence[Citation], teller: Teller) -> bool:
    """Whether a period ended only after its source told of it: then it was still to come."""
    sources = [teller.bundle.source_by_id.get(c.source) for c in cites]
    told = [s.published.end for s in sources if s and s.published]
    return period.end > max(told, default=teller.bundle.briefing.as_of)


def events_of(items: Sequence[Item], teller: Teller) -> list[Event]:
    """Those of the items that have a time, oldest first."""
    found = [event for item in items if (event := event_of(item, teller)) is not None]
    return sorted(found, key=lambda e: (e.period.end, e.period.months))


def notes_on_line(events: Sequence[Event], figures: Sequence[Figure]) -> Iterator[Mark]:
    """A ring on the line where each happened, and its name beside wherever there is a free place."""
    known = [(float(month_index(f.period)), drawable(f)) for f in figures if f.value is not None]
    for event in events:
        x = float(month_index(event.period))
        if not known or not known[0][0] <= x <= known[-1][0]:
            continue
        at = At(x, _height(x, known))
        yield Dot(at, "circle", "text", 0.75, hollow=True, link=event.link)
        text = event.what if len(event.what) <= _LONGEST else event.what[: _LONGEST - 1] + "…"
        above = At(at.x, at.y, dy=-2.3)
        yield Label(above, text, 0.86, align="center", around=True, optional=True, link=event.link)


def _height(x: float, known: Sequence[tuple[float, float]]) -> float:
    """Where a line through the points is at a time."""
    before = max((p for p in known if p[0] <= x), key=lambda p: p[0])
    after = min((p for p in known if p[0] >= x), key=lambda p: p[0])
    if after[0] == before[0]:
        return before[1]
    return before[1] + (after[1] - before[1]) * (x - before[0]) / (after[0] - before[0])


def events_note(events: Sequence[Event], teller: Teller) -> tuple[str, ...]:
    """All of them in a sentence: a name for which the line had no room stands here."""
    told = [say("charts.event", teller.lang, when=e.when, what=e.what) for e in events]
    return (say("charts.events", teller.lang, told=teller.joined(told)),) if told else ()


def event_rows(events: Sequence[Event]) -> tuple[tuple[str, ...], ...]:
    """Rows for a table of figures."""
    return tuple((e.what, NOT_APPLICABLE, e.when, *(NOT_APPLICABLE,) * 3) for e in events)
