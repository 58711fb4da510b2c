"""`sheets:` of a bundle: bureaus' own workbooks, found by pattern, read in place into the store.

Each figure keeps its cell. What an earlier month's workbook gave and a later one gives otherwise is
revised; what two workbooks, or a workbook and a typed figure, give otherwise for one month is left to
the rule of conflicts, which names both.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from msgspec.structs import replace

from qjviewer.bundle.files import WORKBOOK_ENDINGS, Folder
from qjviewer.bundle.model import Bundle, Source
from qjviewer.bundle.periods import Period, parse_period
from qjviewer.bundle.scalars import ReadingRun
from qjviewer.bundle.sheet_entry import SheetEntry
from qjviewer.bundle.values import plain
from qjviewer.intake.labels_in_time import PERIOD_PLACE
from qjviewer.intake.limits import MOST_BYTES
from qjviewer.intake.mapping_yaml import mapping_of_entry
from qjviewer.intake.name_matching import NameMatcher
from qjviewer.intake.observations import SheetReading, entry_files, observations_in
from qjviewer.intake.reading_again import HERE
from qjviewer.intake.sheet_problems import SheetProblems
from qjviewer.intake.sheet_rows import SheetRows, with_revisions
from qjviewer.intake.store_row import SheetRow
from qjviewer.intake.trouble import IntakeError
from qjviewer.intake.workbook_opening import read_workbook
from qjviewer.problems import Span

# Workbooks kept as read: a briefing that is watched is read again at each save.
_KEPT: Final = 40
Entries = tuple[tuple[int, SheetEntry], ...]


def read_sheets(bundle: Bundle, folder: Folder, to: ReadingRun) -> tuple[Source, ...]:
    """Read all workbooks of a bundle into the reading's store; gives each as a source."""
    return _Sheets(bundle, folder, to).read()


@lru_cache(maxsize=_KEPT)
def _read(
    data: bytes, name: str, entries: tuple[SheetEntry, ...], period: Period | None, place: str
) -> SheetReading:
    mappings = [mapping_of_entry(entry) for entry in entries]
    return observations_in(mappings, read_workbook(data, name), period=period, place=place)


@dataclass
class _Sheets:
    """One run over all entries."""

    bundle: Bundle
    folder: Folder
    to: ReadingRun
    rows: list[SheetRow] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)

    def read(self) -> tuple[Source, ...]:
        """Read the workbooks of every pattern, oldest first; then store what they gave."""
        by_file: dict[str, list[tuple[int, SheetEntry]]] = {}
        for number, entry in enumerate(self.bundle.sheets):
            by_file.setdefault(entry.file, []).append((number, entry))
        for pattern, entries in by_file.items():
            self._pattern(pattern, tuple(entries))
        telling = SheetProblems(self.to, Span(""), "sheets")
        for row in with_revisions(self.rows, telling):
            self.to.store.add(row.key(self.to.store), row.text, row.more, row.span)
        return tuple(self.sources)

    def _pattern(self, pattern: str, entries: Entries) -> None:
        number = entries[0][0]
        said_at = self.to.origins.get(f"sheets[{number}]", Span(self.folder.main))
        names = self.folder.matching(pattern.replace(PERIOD_PLACE, "*"), said_at, WORKBOOK_ENDINGS)
        files = entry_files(pattern, names)
        if names and not files:
            self.to.fail("sheet-no-period", said_at, f"sheets[{number}]", path=pattern[:200])
        for at, (name, period) in enumerate(files):
            file = self.folder.read_bytes(name, said_at, WORKBOOK_ENDINGS, limit=MOST_BYTES)
            if file is not None:
                self._workbook(file.data, name, period, entries, is_newest=at == len(files) - 1)

    def _workbook(
        self, data: bytes, name: str, period: Period | None, entries: Entries, *, is_newest: bool
    ) -> None:
        telling = SheetProblems(self.to, Span(name), f"sheets[{entries[0][0]}]")
        said = period or parse_period(entries[0][1].period)
        try:
            reading = _read(data, name, tuple(entry for _, entry in entries), said, self._place(entries))
        except IntakeError as error:
            telling.unreadable(error)
            return
        about = entries[0][1].about
        self.sources.append(self._source(name, period, about.source[:1]))
        matcher = NameMatcher(self.to.names, self.bundle.briefing.place, _own_words(entries))
        rows = SheetRows(self.bundle, self.to, matcher, tuple(entries), name, telling)
        found = rows.of(reading)
        self.rows += found
        telling.told(reading, rows, is_newest=is_newest, found=len(found))

    def _place(self, entries: Entries) -> str:
        """The name of the place that is counted where a workbook names none."""
        said = next((entry.place for _, entry in entries if entry.place), HERE)
        place = self.bundle.place_by_id.get(self.to.names.id_of(said, "places") or self.bundle.briefing.place)
        return place.name.get("zh-Hans") if place is not None else ""

    def _source(self, name: str, period: Period | None, known: Iterable[str]) -> Source:
        """The workbook as a source: published no earlier than the end of the month it reports."""
        stated = next((s for k in known if (s := self.bundle.source_by_id.get(k)) is not None), None)
        if stated is None:
            return Source(name, plain(name), published=period, kind="office")
        return replace(stated, id=name, published=period or stated.published)


def _own_words(entries: Entries) -> dict[str, str]:
    return {word: target for _, entry in entries for word, target in entry.names}
