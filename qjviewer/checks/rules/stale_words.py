"""Words typed for one period in a briefing of another: tabs read before, periods typed by hand."""

from collections.abc import Iterator

from qjviewer.bundle import model
from qjviewer.bundle.model import CardsBlock, ItemsBlock, RemarkBlock, Tab
from qjviewer.bundle.periods import Period
from qjviewer.checks.passages import Passage
from qjviewer.checks.subject import Subject
from qjviewer.checks.time_words import TimeWord, time_words
from qjviewer.problems import Problem, Severity


def check(subject: Subject) -> Iterator[Problem]:
    """Report tabs whose words were read for another period, and words of time that move with the header."""
    yield from _title(subject)
    for number, tab in enumerate(subject.bundle.tabs):
        yield from _tab(tab, f"tabs[{number}]", subject)
    yield from _dated(subject)
    yield from _definitions(subject)


# The briefing's own title ------------------------------------------------------------------


def _title(subject: Subject) -> Iterator[Problem]:
    briefing = subject.bundle.briefing
    for passage in subject.passages:
        if passage.path != "briefing.title":
            continue
        for word in time_words(passage.text, passage.lang):
            meant = word.in_year(briefing.period.last_year)
            agrees = meant is None or meant == briefing.period
            code, severity = (
                ("period-typed", Severity.WARNING) if agrees else ("title-of-other-period", Severity.ERROR)
            )
            yield _at(code, severity, passage, word, subject)


def _at(code: str, severity: Severity, passage: Passage, word: TimeWord, subject: Subject) -> Problem:
    return subject.report_in(
        code,
        passage,
        word.start,
        word.end,
        severity,
        text=passage.text[word.start : word.end],
        period=subject.teller(subject.base).period(subject.bundle.briefing.period),
    )


# Tabs --------------------------------------------------------------------------------------


def _tab(tab: Tab, path: str, subject: Subject) -> Iterator[Problem]:
    now = subject.bundle.briefing.period
    teller = subject.teller(subject.base)
    if tab.read is None and tab.headline:
        yield subject.report("tab-unread", path, Severity.WARNING, tab=tab.tab)
    elif tab.read is not None and tab.read != now:
        yield subject.report(
            "tab-stale",
            f"{path}.read",
            Severity.WARNING,
            tab=tab.tab,
            read=teller.period(tab.read),
            period=teller.period(now),
        )
    for passage in _passages_of(tab, path, subject):
        for word in time_words(passage.text, passage.lang):
            if word.moves:
                yield from _moving(word, passage, tab.read, subject)


def _passages_of(tab: Tab, path: str, subject: Subject) -> Iterator[Passage]:
    """What a tab says in words of its own: its texts, the remarks it shows, items without a period."""
    starts = [f"{path}."]
    for block in tab.blocks:
        if isinstance(block, RemarkBlock):
            starts.append(f"remarks.{block.remark}.")
        starts += [
            f"items.{name}." for name in _items_in(block, subject) if _period_of(name, subject) is None
        ]
    wanted = tuple(starts)
    return (p for p in subject.passages if p.path.startswith(wanted))


def _items_in(block: model.Block, subject: Subject) -> tuple[str, ...]:
    if isinstance(block, ItemsBlock):
        return block.items
    if isinstance(block, CardsBlock):
        return tuple(name for name in block.cards if name in subject.bundle.item_by_id)
    return ()


def _period_of(item: str, subject: Subject) -> Period | None:
    found = subject.bundle.item_by_id.get(item)
    return found.period if found else None


def _moving(word: TimeWord, passage: Passage, read: Period | None, subject: Subject) -> Iterator[Problem]:
    """A word whose period depends on the briefing's: right only where it was read for this one."""
    now = subject.bundle.briefing.period
    if read is None:
        yield _at("time-unread", Severity.ERROR, passage, word, subject)
        return
    meant, means = word.in_year(read.last_year), word.in_year(now.last_year)
    if read != now:
        # Still true where it named another period than the briefing's own, of the same year.
        if meant is None or meant != means or _is_own(meant, read):
            yield _at("time-stale", Severity.ERROR, passage, word, subject)
    elif means == now and not word.back and _may_be_worded(passage, subject):
        yield _at("period-typed", Severity.WARNING, passage, word, subject)


def _may_be_worded(passage: Passage, subject: Subject) -> bool:
    """Whether {period} may stand in a text: in titles and points; leaders and items speak for themselves."""
    return passage.role in ("title", "point") and passage.lang == subject.base


def _is_own(meant: Period, own: Period) -> bool:
    """Whether a word means the briefing's period, or its last part (6月, 二季度 in 上半年)."""
    return meant == own or (meant.last == own.last and own.first <= meant.first)


# Items, facts, definitions -----------------------------------------------------------------


def _dated(subject: Subject) -> Iterator[Problem]:
    """Texts of items and facts of another year: a word without its year is read as this year's."""
    year = subject.bundle.briefing.period.last_year
    shown = {name for block in subject.shown for name in block.items}
    shown |= {figure.id for block in subject.shown for figure in block.figures}
    shown |= {m.worded.figure or m.worded.item for m in subject.mentions}
    owners = [(f"items.{i.id}.", i.period) for i in subject.bundle.items if i.id in shown]
    owners += [(f"facts.{f.id}.", f.period) for f in subject.bundle.facts if f.id in shown]
    other = {path: period for path, period in owners if period is not None and period.last_year != year}
    for passage in subject.passages if other else ():
        owner = passage.path[: passage.path.find(".", passage.path.find(".") + 1) + 1]
        if owner in other and passage.role != "note":
            for word in time_words(passage.text, passage.lang):
                meant = word.in_year(year)
                if word.moves and (meant is None or not _overlap(meant, other[owner])):
                    yield _at("time-without-year", Severity.ERROR, passage, word, subject)


def _overlap(one: Period, other: Period) -> bool:
    return one.first <= other.last and other.first <= one.last


def _definitions(subject: Subject) -> Iterator[Problem]:
    """What lives through periods can't speak of one: indicators, groups, places."""
    for passage in subject.passages:
        if passage.path.startswith(("indicators.", "groups.", "places.")) and passage.lang == subject.base:
            for word in time_words(passage.text, passage.lang):
                if word.moves:
                    yield _at("time-in-definition", Severity.WARNING, passage, word, subject)
