"""How long each page took against its plan: kept during a show, told and exported over several of them."""

import csv
import io
from collections.abc import Sequence

import msgspec

from qjviewer.pages.blocks import text_of
from qjviewer.pages.deck import Slide
from qjviewer.ui.present.timer import Timer, minutes
from qjviewer.wording import Language, say


class Spent(msgspec.Struct, frozen=True):
    """The time on one page, in seconds."""

    section: str
    headline: str
    planned: int
    seconds: float
    # Of the slide: the same page in another show, whatever its headline says by then.
    key: str = ""

    @property
    def over(self) -> int:
        """Seconds over the plan; negative when under it."""
        return round(self.seconds - self.planned)


class Log(msgspec.Struct):
    """Adds up time by page: it grows with pages, never with time."""

    timer: Timer
    _spent: dict[str, Spent] = msgspec.field(default_factory=dict)
    _since: float = 0.0

    def leave(self, slide: Slide) -> None:
        """A page is left: what passed since the last leaving was its own."""
        now = self.timer.spoken
        gone, self._since = now - self._since, now
        if gone <= 0:
            return
        before = self._spent.get(slide.key)
        total = gone + (before.seconds if before else 0.0)
        self._spent[slide.key] = Spent(
            slide.section, text_of(slide.headline), slide.seconds, total, slide.key
        )

    @property
    def pages(self) -> tuple[Spent, ...]:
        """The pages in the order they were first shown."""
        return tuple(self._spent.values())


class Rehearsal(msgspec.Struct, frozen=True):
    """The times of one show; `when` is its day and hour in words."""

    when: str
    pages: tuple[Spent, ...]


class PageTimes(msgspec.Struct, frozen=True):
    """A page over several shows: its seconds in each, None where it was not shown."""

    section: str
    headline: str
    planned: int
    seconds: tuple[float | None, ...]

    @property
    def mean(self) -> float:
        """The seconds it takes, as a rule."""
        known = [s for s in self.seconds if s is not None]
        return sum(known) / len(known)

    @property
    def over(self) -> int:
        """Seconds over the plan, as a rule; negative when under it."""
        return round(self.mean - self.planned)


def by_page(shows: Sequence[Rehearsal]) -> tuple[PageTimes, ...]:
    """Every page with its times, in the order and by the words and the plan of the last show that has it."""
    newest: dict[str, Spent] = {}
    for show in reversed(shows):
        for page in show.pages:
            newest.setdefault(page.key, page)
    times = [{page.key: page.seconds for page in show.pages} for show in shows]
    return tuple(
        PageTimes(page.section, page.headline, page.planned, tuple(t.get(key) for t in times))
        for key, page in newest.items()
    )


def as_csv(shows: Sequence[Rehearsal], lang: Language) -> bytes:
    """The report for a spreadsheet, times in seconds; with a byte order mark Excel reads it as UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    names = [say(f"present.report-{k}", lang) for k in ("section", "page", "plan-s")]
    spent = [say("present.report-show-s", lang, when=show.when) for show in shows]
    if len(shows) == 1:
        spent = [say("present.report-spent-s", lang)]
    means = [] if len(shows) == 1 else [say("present.report-mean-s", lang)]
    writer.writerow([*names, *spent, *means, say("present.report-over-s", lang)])
    for page in by_page(shows):
        cells = (_safe(page.section), _safe(page.headline), page.planned)
        taken = ["" if s is None else round(s) for s in page.seconds]
        writer.writerow([*cells, *taken, *([round(page.mean)] if means else []), page.over])
    return out.getvalue().encode("utf-8-sig")


def _safe(text: str) -> str:
    """A cell no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text


def totals(shows: Sequence[Rehearsal], lang: Language) -> str:
    """The last show in one line: spent, planned; and how many there are."""
    pages = shows[-1].pages
    spent, planned = sum(p.seconds for p in pages), sum(p.planned for p in pages)
    key = "report-total" if len(shows) == 1 else "report-totals"
    return say(f"present.{key}", lang, count=len(shows), spent=minutes(spent), planned=minutes(planned))
