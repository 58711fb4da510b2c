"""One print: a briefing, the pages chosen, the options, the time."""

import datetime as dt
import os
from collections.abc import Sequence

import msgspec

from qjviewer.pages.blocks import Cover, Page
from qjviewer.paper.facts import Facts, Printable, facts_of
from qjviewer.paper.options import PrintOptions
from qjviewer.paper.print_errors import PrintError
from qjviewer.wording import Language, listed


class Job(msgspec.Struct, frozen=True):
    """What is to be printed.

    `extra` is what a style is given beside the briefing: changes for a revision note, claims for a sheet.
    """

    briefing: Printable
    facts: Facts
    cover: Cover
    pages: tuple[Page, ...]
    options: PrintOptions
    now: dt.datetime
    extra: object = None

    @property
    def lang(self) -> Language:
        """The language of all words."""
        return self.facts.lang


def job_for(
    briefing: Printable, options: PrintOptions, now: dt.datetime | None = None, extra: object = None
) -> Job:
    """What is to be printed; a tab that does not exist is an error."""
    facts = facts_of(briefing)
    assert briefing.cover is not None
    pages = _chosen(briefing.pages, options.tabs, facts.lang)
    return Job(briefing, facts, briefing.cover, pages, options, now or time_of_printing(), extra)


def time_of_printing() -> dt.datetime:
    """Now, or the moment that SOURCE_DATE_EPOCH names, so that a print can be repeated to the byte."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    if fixed.isdigit():
        return dt.datetime.fromtimestamp(int(fixed), dt.timezone.utc)
    return dt.datetime.now().astimezone()


def _chosen(pages: Sequence[Page], tabs: Sequence[str], lang: Language) -> tuple[Page, ...]:
    known = {p.id for p in pages}
    for tab in tabs:
        if tab not in known:
            raise PrintError("no-tab", tab=tab, known=listed((p.id for p in pages), lang))
    return tuple(p for p in pages if not tabs or p.id in tabs)
