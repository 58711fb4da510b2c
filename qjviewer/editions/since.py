"""What has changed since a sheet was printed, and the revision note that goes with it."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from qjviewer.bundle.periods import day_of
from qjviewer.editions.changes import EditionChange, EditionDiff
from qjviewer.editions.diffing import diff
from qjviewer.editions.edition import Edition, EditionFigure
from qjviewer.editions.print_memory import PrintMemory, PrintRecord
from qjviewer.editions.taking import edition_of
from qjviewer.figures.period_words import period_words
from qjviewer.load import Loaded, View, read
from qjviewer.paper.extras import ChangeKind, FigureChange, Revision
from qjviewer.wording import LANGUAGES, Language, say

_KINDS: dict[str, ChangeKind] = {"revised": "revised", "rank": "revised", "status": "revised",
                                 "new": "new", "gone": "gone"}  # fmt: skip


def since(edition: Edition, loaded: Loaded) -> EditionDiff:
    """What changed from an edition to a briefing as it is now, in the words the edition was printed in."""
    lang = language_of(edition)
    now = loaded if loaded.view.lang == lang else read(loaded.path, View(lang, loaded.view.context))
    return diff(edition, edition_of(now), lang)


def language_of(edition: Edition) -> Language:
    """The language of an edition's words."""
    return next((lang for lang in LANGUAGES if lang == edition.lang), LANGUAGES[0])


def earlier_edition(wanted: str, loaded: Loaded, memory: PrintMemory) -> Edition | None:
    """The edition named: a fingerprint, a path, or with nothing the last print that differs."""
    if not wanted:
        records = memory.records(loaded.cover.id if loaded.cover else "")
        other = next((r for r in records if r.digest != loaded.digest), None)
        return memory.edition(other.digest, loaded.view.lang) if other is not None else None
    if Path(wanted).exists():
        found = read(Path(wanted), loaded.view)
        return edition_of(found) if found.cover is not None else None
    digest = "".join(wanted.lower().split())
    return memory.edition(digest, loaded.view.lang)


def revision_of(
    found: EditionDiff,
    record: PrintRecord | None,
    lang: Language,
    figures: Mapping[str, EditionFigure] | None = None,
) -> Revision:
    """The revision note for paper; what is for the presenter alone is not on it.

    `figures` are those of today in the language of the note, by their ids, where the earlier print was in
    another: only what was printed then stays as it was.
    """
    told = [c for c in found.typed if not c.internal]
    words = sum(c.sort in ("words", "page") for c in told)
    notes = (say("editions.revision-words", lang, count=words),) if words else ()
    return Revision(since_words(found, record, lang), tuple(_figures(told, figures or {})), notes)


def since_words(found: EditionDiff, record: PrintRecord | None, lang: Language) -> str:
    """What the changes are counted from: the day it was printed and its fingerprint."""
    digest = " ".join(found.before.digest[n : n + 4] for n in range(0, len(found.before.digest), 4))
    if record is None:
        return say("editions.since-edition", lang, title=found.before.title, digest=digest)
    return say("editions.since-print", lang, day=day_words(record, lang), digest=digest)


def day_words(record: PrintRecord, lang: Language) -> str:
    """The day of a print as it is written in prose."""
    return period_words(day_of(dt.date.fromisoformat(record.day)), lang)


def _figures(changes: list[EditionChange], figures: Mapping[str, EditionFigure]) -> list[FigureChange]:
    found = []
    for c in changes:
        if c.sort in _KINDS:
            told = FigureChange(_KINDS[c.sort], c.what, c.place, c.period, c.before, c.after, c.source, c.why)
            figure = figures.get(c.subject)
            found.append(_in_words_of(figure, told, c) if figure else told)
    return found


def _in_words_of(figure: EditionFigure, told: FigureChange, change: EditionChange) -> FigureChange:
    """A change in the words of the figure as it is told now."""
    is_value = change.sort in ("revised", "new")
    return replace(
        told,
        name=figure.name,
        place=figure.place,
        period=figure.period,
        after=figure.value if is_value else told.after,
        source=figure.source if told.source else "",
        why="; ".join(w for w in (figure.status, figure.note) if w) if told.why and is_value else told.why,
    )
