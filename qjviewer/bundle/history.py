"""Figures of earlier editions that lie beside a briefing (`history: ../*/`), as older vintages of its own.

Only folders and archives directly beside the briefing's own are looked at, and of these only editions of the
same briefing about earlier periods.
"""

from collections.abc import Callable, Iterator
from fnmatch import fnmatchcase
from itertools import islice
from pathlib import Path
from typing import Final, Protocol

from msgspec.structs import replace

from qjviewer.bundle.archive import SUFFIX
from qjviewer.bundle.files import MAIN_FILE, Folder
from qjviewer.bundle.model import Bundle, Source
from qjviewer.bundle.scalars import ReadingRun
from qjviewer.bundle.store import Observation, Particulars
from qjviewer.bundle.values import Citation
from qjviewer.problems import Span
from qjviewer.text.late import late

_PATTERN: Final = late(r"\.\./(?P<name>[^/\\]+)/?")
_MOST_LISTED: Final = 500
_MOST_EDITIONS: Final = 40


class Read(Protocol):
    """A briefing as it was read."""

    @property
    def bundle(self) -> Bundle | None: ...
    @property
    def digest(self) -> str: ...
    @property
    def files(self) -> tuple[Path, ...]: ...


def with_history(bundle: Bundle, folder: Folder, reading: ReadingRun, read: Callable[[Path], Read]) -> Bundle:
    """The bundle with the figures of earlier editions in its store, and their sources.

    `read` reads an edition without its own history; the fingerprint and the files to watch take part.
    """
    found = [(path, read(path)) for path in _beside(bundle, folder, reading)]
    editions = [(p, r, r.bundle) for p, r in found if r.bundle is not None and _is_earlier(r.bundle, bundle)]
    editions.sort(key=lambda e: e[2].briefing.period, reverse=True)
    sources = {s.id: s for s in bundle.sources}
    known = {(reading.store.key_of_row(n), reading.store.value_text(n)) for n in range(len(reading.store))}
    for number, (path, made, edition) in enumerate(editions[:_MOST_EDITIONS], 1):
        folder.add_beside(path.name, made.digest, made.files)
        _Taker(bundle, edition, path.name, number, sources, reading).take(known)
    return replace(bundle, sources=tuple(sources.values())) if editions else bundle


def _beside(bundle: Bundle, folder: Folder, reading: ReadingRun) -> Iterator[Path]:
    """The folders and archives beside the briefing's own that its patterns fit."""
    own = folder.root.resolve()
    for number, typed in enumerate(bundle.history):
        match = _PATTERN().fullmatch(typed)
        if match is None or match["name"] in (".", ".."):
            where = reading.origins.get(f"history[{number}]", Span(folder.main))
            reading.fail("history-pattern", where, "history", path=typed[:80])
            continue
        try:
            entries = sorted(islice(own.parent.iterdir(), _MOST_LISTED))
        except OSError:
            continue
        for entry in entries:
            if entry != own and fnmatchcase(entry.name, match["name"]) and _is_briefing(entry):
                yield entry


def _is_briefing(entry: Path) -> bool:
    if entry.name.startswith((".", "~$")) or entry.is_symlink():
        return False
    return (entry / MAIN_FILE).is_file() if entry.is_dir() else entry.suffix.lower() == SUFFIX


def _is_earlier(edition: Bundle, bundle: Bundle) -> bool:
    one, own = edition.briefing, bundle.briefing
    return one.id == own.id and one.period.end < own.period.end


class _Taker:
    """Takes the figures of one earlier edition."""

    def __init__(
        self,
        bundle: Bundle,
        edition: Bundle,
        name: str,
        number: int,
        sources: dict[str, Source],
        to: ReadingRun,
    ) -> None:
        self._bundle, self._edition, self._name, self._number = bundle, edition, name, number
        self._sources, self._to = sources, to
        self._renamed: dict[str, str] = {}

    def take(self, known: set[tuple[int, str]]) -> None:
        """Append its rows to the store; what is there already with the same value is left out."""
        store = self._to.store
        for row in self._edition.store.observations():
            text = self._edition.store.value_text(row.number)
            if not self._is_wanted(row):
                continue
            place = self._edition.briefing.place if row.place == "here" else row.place
            key = store.key(row.indicator, row.measure, row.against, place, row.period)
            if (key, text) not in known:
                known.add((key, text))
                where = Span(f"../{self._name}/{row.span.file}", row.span.line, row.span.column)
                store.add(key, text, self._particulars(row.more), where)

    def _is_wanted(self, row: Observation) -> bool:
        known = row.indicator in self._bundle.indicator_by_id
        place = row.place == "here" or row.place in self._bundle.place_by_id
        has_value = row.quantity.value is not None or (bool(row.more.ranks) and not row.quantity.missing)
        return known and place and has_value and row.period.end <= self._edition.briefing.period.end

    def _particulars(self, more: Particulars) -> Particulars:
        cite = tuple(replace(c, source=self._source(c)) for c in more.cite)
        groups = self._bundle.group_by_id.keys() | self._bundle.place_by_id.keys()
        ranks = tuple(r for r in more.ranks if r.among in groups)
        people = tuple(p for p in more.people if p in self._bundle.person_by_id)
        return replace(more, cite=cite, ranks=ranks, people=people, awaits=(), edition=-self._number)

    def _source(self, cite: Citation) -> str:
        """The id of a source here; one that is another thing here under this id gets one of its own."""
        if cite.source not in self._renamed:
            theirs = self._edition.source_by_id.get(cite.source)
            name, ours = cite.source, self._sources.get(cite.source)
            if theirs is not None and ours is not None and ours.title != theirs.title:
                name = f"{name}-{self._number}"
            if theirs is not None and name not in self._sources:
                self._sources[name] = replace(theirs, id=name, authors=(), editors=())
            self._renamed[cite.source] = name
        return self._renamed[cite.source]
