"""How long each page took against its plan: kept during a show, told and exported after it."""

import csv
import io
from dataclasses import dataclass, field

from qjviewer.pages.blocks import text_of
from qjviewer.pages.deck import Slide
from qjviewer.ui.present.timer import Timer, minutes
from qjviewer.wording import Language, say


@dataclass(frozen=True, slots=True)
class Spent:
    """The time on one page, in seconds."""

    section: str
    headline: str
    planned: int
    seconds: float

    @property
    def over(self) -> int:
        """Seconds over the plan; negative when under it."""
        return round(self.seconds - self.planned)


@dataclass
class Log:
    """Adds up time by page: it grows with pages, never with time."""

    timer: Timer
    _spent: dict[str, Spent] = field(default_factory=dict)
    _since: float = 0.0

    def leave(self, slide: Slide) -> None:
        """A page is left: what passed since the last leaving was its own."""
        now = self.timer.spoken
        gone, self._since = now - self._since, now
        if gone <= 0:
            return
        before = self._spent.get(slide.key)
        total = gone + (before.seconds if before else 0.0)
        self._spent[slide.key] = Spent(slide.section, text_of(slide.headline), slide.seconds, total)

    @property
    def pages(self) -> tuple[Spent, ...]:
        """The pages in the order they were first shown."""
        return tuple(self._spent.values())


def as_csv(pages: tuple[Spent, ...], lang: Language) -> bytes:
    """The report for a spreadsheet, times in seconds; with a byte order mark Excel reads it as UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(
        [say(f"present.report-{k}", lang) for k in ("section", "page", "plan-s", "spent-s", "over-s")]
    )
    for page in pages:
        cells = (_safe(page.section), _safe(page.headline))
        writer.writerow([*cells, page.planned, round(page.seconds), page.over])
    return out.getvalue().encode("utf-8-sig")


def _safe(text: str) -> str:
    """A cell no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text


def totals(pages: tuple[Spent, ...], lang: Language) -> str:
    """The whole in one line: spent, planned."""
    spent, planned = sum(p.seconds for p in pages), sum(p.planned for p in pages)
    return say("present.report-total", lang, spent=minutes(spent), planned=minutes(planned))
